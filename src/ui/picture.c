/* A canvas in the terms of curses: how each cell looks, and which rows have changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#undef ERR /* is ours */

#include "ui/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/arrange.h"
#include "ui/cellpaint.h"

static bool coloured, repaint;
static struct canvas shown; /* what is on the screen now */
static enum row_mode mode;
static enum cellpaint cellpaint;

/* Only pairs that read well on a dark and on a light background: the terminal does not say which it
 * has. */
enum { PAIR_TITLE = 1, PAIR_ERROR, PAIR_WARN, PAIR_SELECTED, PAIR_CELLS };

static void start_colours(void)
{
    const char *no = getenv("NO_COLOR");
    coloured = has_colors() && !(no && *no) && start_color() == OK;
    if (!coloured)
        return;
    short back = use_default_colors() == OK ? -1 : COLOR_BLACK;
    init_pair(PAIR_TITLE, COLOR_WHITE, COLOR_BLUE);
    init_pair(PAIR_ERROR, COLOR_RED, back);
    init_pair(PAIR_WARN, COLOR_MAGENTA, back);
    init_pair(PAIR_SELECTED, COLOR_BLACK, COLOR_CYAN);
    for (int i = 0; cellpaint == CELLPAINT_CELLS && i < CELLPAINT_COLOURS; i++)
        init_pair((short)(PAIR_CELLS + i), cellpaint_dark(i) ? 231 : 16, (short)cellpaint_colour(i));
}

void picture_start(void)
{
    cellpaint = cellpaint_wanted();
    start_colours();
    canvas_init(&shown);
}

void picture_done(void)
{
    canvas_done(&shown);
}

void picture_repaint(void)
{
    repaint = true;
}

void picture_set_mode(enum row_mode wanted)
{
    mode = wanted;
    repaint = true; /* VTE keeps the mode with each row: they all have to be sent again */
}

enum row_mode picture_mode(void)
{
    return mode;
}

static attr_t attributes(enum style style, short *ret_pair)
{
    static const struct {
        attr_t plain, coloured; /* colour only ever repeats what a word or sign says */
        short pair;
    } looks[STYLE_COUNT] = {
        [STYLE_TITLE] = {A_BOLD, A_BOLD, 0},
        [STYLE_LABEL] = {A_BOLD, A_BOLD, 0},
        [STYLE_FIELD] = {A_UNDERLINE, A_UNDERLINE, 0},
        [STYLE_FOCUS] = {A_UNDERLINE | A_BOLD, A_UNDERLINE | A_BOLD, 0},
        [STYLE_SELECTED] = {A_REVERSE, A_NORMAL, PAIR_SELECTED},
        [STYLE_BAR] = {A_REVERSE, A_NORMAL, PAIR_TITLE},
        [STYLE_KEY] = {A_REVERSE | A_BOLD, A_BOLD, PAIR_TITLE},
        [STYLE_ERROR] = {A_BOLD | A_REVERSE, A_BOLD, PAIR_ERROR},
        [STYLE_WARN] = {A_BOLD, A_BOLD, PAIR_WARN},
        [STYLE_GOOD] = {A_BOLD, A_BOLD, 0},
        [STYLE_DIM] = {A_DIM, A_DIM, 0},
    };
    *ret_pair = coloured ? looks[style].pair : 0;
    return coloured ? looks[style].coloured : looks[style].plain;
}

/* How a cell looks; where every cell has its own colour, `x` is the column that it is drawn in. */
static attr_t look_of(const struct canvas_cell *cell, int row, int x, short *ret_pair)
{
    if (cellpaint != CELLPAINT_CELLS)
        return attributes(cell->style, ret_pair);
    *ret_pair = (short)(PAIR_CELLS + cellpaint_index(row, x));
    return A_NORMAL;
}

static void put_cell(cchar_t *out, const struct canvas_cell *cell, attr_t look, short pair)
{
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int k = 0; k < GLYPH_MARKS && k < CCHARW_MAX && cell->ch[k]; k++)
        text[k] = (wchar_t)cell->ch[k];
    if (setcchar(out, text, look, pair, NULL) != OK)
        setcchar(out, L"?", look, pair, NULL);
}

/* Room for one row on its way. */
struct sending {
    struct canvas_cell *thinned, *cells;
    struct sent_to *to;
    cchar_t *line;
};

static bool is_bold(const struct canvas_cell *cell)
{
    short pair;
    return attributes(cell->style, &pair) & A_BOLD;
}

/* A cell that must stand apart from the Arabic beside it does so already if the weights differ. */
static attr_t weight_apart(const struct canvas_cell *row, int cols, int x)
{
    bool bold = is_bold(&row[x]);
    bool alike = (x > 0 && row[x - 1].ch[0] != ' ' && is_bold(&row[x - 1]) == bold) ||
                 (x + 1 < cols && row[x + 1].ch[0] != ' ' && is_bold(&row[x + 1]) == bold);
    return alike ? A_BOLD : A_NORMAL;
}

static void arrange_for_terminal(const struct canvas_cell *cells, int cols, struct sending *s)
{
    arrange_cells(mode, cells, cols, s->cells, s->to);
    if (cellpaint != CELLPAINT_EVEN && cellpaint != CELLPAINT_ODD)
        return;
    struct sent_to *thinned_to = mem_array((size_t)cols, sizeof *thinned_to);
    memcpy(s->thinned, cells, (size_t)cols * sizeof *cells);
    cellpaint_thin(cellpaint, s->thinned, cols);
    arrange_cells(mode, s->thinned, cols, s->cells, thinned_to);
    for (int x = 0; x < cols; x++)
        s->to[x].column = thinned_to[x].column; /* but in the weight that it has in full */
    free(thinned_to);
}

/* One row as this terminal must get it. Returns the number of characters. */
static int arrange_row(const struct canvas *c, int row, struct sending *s)
{
    int n = 0;
    const struct canvas_cell *cells = &c->cells[(size_t)row * (size_t)c->cols];
    arrange_for_terminal(cells, c->cols, s);
    for (int x = 0; x < c->cols; x++) {
        int k = s->to[x].column;
        short pair;
        attr_t look = look_of(&s->cells[k], row, x, &pair);
        if (s->to[x].apart && cellpaint != CELLPAINT_CELLS)
            look ^= weight_apart(cells, c->cols, x);
        if (s->cells[k].ch[0])
            put_cell(&s->line[k], &s->cells[k], look, pair);
    }
    for (int k = 0; k < c->cols; k++) {
        if (s->cells[k].ch[0])
            s->line[n++] = s->line[k];
    }
    return n;
}

static struct sending sending_new(int cols)
{
    size_t n = (size_t)cols;
    return (struct sending){.thinned = mem_array(n, sizeof(struct canvas_cell)),
                            .cells = mem_array(n, sizeof(struct canvas_cell)),
                            .to = mem_array(n, sizeof(struct sent_to)),
                            .line = mem_array(n + 1, sizeof(cchar_t))};
}

static void sending_done(struct sending *s)
{
    free(s->thinned);
    free(s->cells);
    free(s->to);
    free(s->line);
}

int picture_column(int row, int sent)
{
    int found = -1;
    if (row < 0 || row >= shown.rows || sent < 0 || sent >= shown.cols)
        return found;
    struct sending s = sending_new(shown.cols);
    arrange_row(&shown, row, &s);
    for (int x = 0; x < shown.cols && found < 0; x++)
        found = s.to[x].column == sent ? x : -1;
    sending_done(&s);
    return found;
}

static void show_rows(const struct canvas *c, struct sending *s)
{
    size_t row_size = (size_t)c->cols * sizeof *c->cells;
    for (int row = 0; row < c->rows; row++) {
        size_t at = (size_t)row * (size_t)c->cols;
        bool same = memcmp(&c->cells[at], &shown.cells[at], row_size) == 0;
        if (same && !repaint)
            continue;
        int n = arrange_row(c, row, s);
        move(row, 0);
        add_wchnstr(s->line, n);
        memcpy(&shown.cells[at], &c->cells[at], row_size);
    }
}

static void show_cursor(const struct canvas *c, struct sending *s)
{
    bool cursor = c->cursor_row >= 0 && c->cursor_row < c->rows && c->cursor_col < c->cols &&
                  cellpaint == CELLPAINT_NONE;
    curs_set(cursor ? 1 : 0);
    if (!cursor)
        return;
    arrange_row(c, c->cursor_row, s);
    move(c->cursor_row, s->to[c->cursor_col < 0 ? 0 : c->cursor_col].column);
}

void picture_put(const struct canvas *c)
{
    if (shown.rows != c->rows || shown.cols != c->cols) {
        canvas_resize(&shown, c->rows, c->cols);
        repaint = true;
    }
    if (repaint)
        clearok(curscr, TRUE);
    struct sending s = sending_new(c->cols);
    show_rows(c, &s);
    repaint = false;
    show_cursor(c, &s);
    sending_done(&s);
}
