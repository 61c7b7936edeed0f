/* Cells in memory. The only place that turns start and end into left and right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/canvas.h"

#include "base/mem.h"
#include "text/utf8.h"
#include "ui/entry.h"

#include <stdlib.h>
#include <string.h>


void canvas_init(struct canvas *c)
{
    *c = (struct canvas){.cursor_row = -1};
}

void canvas_done(struct canvas *c)
{
    free(c->cells);
    free(c->targets);
    canvas_init(c);
}

void canvas_resize(struct canvas *c, int rows, int cols)
{
    free(c->cells);
    c->rows = rows;
    c->cols = cols;
    c->cells = mem_array((size_t)rows * (size_t)cols, sizeof *c->cells);
    canvas_clear(c, c->rtl);
}

void canvas_clear(struct canvas *c, bool rtl)
{
    c->rtl = rtl;
    c->cursor_row = -1;
    c->cursor_col = 0;
    c->ntargets = 0;
    size_t n = (size_t)c->rows * (size_t)c->cols;
    memset(c->cells, 0, n * sizeof *c->cells);
    for (size_t i = 0; i < n; i++)
        c->cells[i].ch[0] = ' ';
}

static int visual(const struct canvas *c, int col, int width)
{
    return c->rtl ? c->cols - col - width : col;
}

static struct canvas_cell *cell_at(struct canvas *c, int row, int x)
{
    if (row < 0 || row >= c->rows || x < 0 || x >= c->cols)
        return NULL;
    return &c->cells[(size_t)row * (size_t)c->cols + (size_t)x];
}

/* The other half of a wide character must not stay behind when one half is overwritten. */
static void split_wide(struct canvas *c, int row, int x)
{
    struct canvas_cell *here = cell_at(c, row, x), *before = cell_at(c, row, x - 1),
                       *after = cell_at(c, row, x + 1);
    if (here && here->ch[0] == 0 && before) {
        memset(before->ch, 0, sizeof before->ch);
        before->ch[0] = ' ';
    }
    if (after && after->ch[0] == 0) {
        after->ch[0] = ' ';
    }
}

static void put(struct canvas *c, int row, int x, const uint32_t ch[GLYPH_MARKS], int width,
                enum style style)
{
    struct canvas_cell *at = cell_at(c, row, x);
    if (!at || (width == 2 && !cell_at(c, row, x + 1)))
        return;
    split_wide(c, row, x);
    memcpy(at->ch, ch, sizeof at->ch);
    at->style = style;
    if (width == 2) {
        split_wide(c, row, x + 1);
        memset(at[1].ch, 0, sizeof at[1].ch);
        at[1].style = style;
    }
}

static void put_char(struct canvas *c, int row, int x, uint32_t ch, enum style style)
{
    const uint32_t cell[GLYPH_MARKS] = {ch};
    put(c, row, x, cell, 1, style);
}

void canvas_fill(struct canvas *c, int row, int col, int width, uint32_t ch, enum style style)
{
    int left = visual(c, col, width);
    for (int i = 0; i < width; i++)
        put_char(c, row, left + i, ch, style);
}

/* The blank columns before the text, counted from the left edge of its span. */
static int text_offset(const struct canvas *c, int room, int taken, enum align align)
{
    if (align == ALIGN_CENTRE)
        return (room - taken) / 2;
    bool at_left = (align == ALIGN_START) != c->rtl;
    return at_left ? 0 : room - taken;
}

static void put_text(struct canvas *c, int row, int col, int width, const char *text,
                     enum style style, enum align align, bool rtl)
{
    if (width <= 0 || row < 0 || row >= c->rows)
        return;
    struct buf cut;
    buf_init(&cut);
    layout_cut(&cut, text, width);
    struct glyph *g = NULL;
    size_t n = layout_line(buf_text(&cut), rtl, &g);
    int taken = 0;
    for (size_t i = 0; i < n; i++)
        taken += g[i].width;
    canvas_fill(c, row, col, width, ' ', style);
    int x = visual(c, col, width) + text_offset(c, width, taken, align);
    for (size_t i = 0; i < n; i++) {
        put(c, row, x, g[i].ch, g[i].width, style);
        x += g[i].width;
    }
    free(g);
    buf_done(&cut);
}

void canvas_text(struct canvas *c, int row, int col, int width, const char *text, enum style style,
                 enum align align)
{
    put_text(c, row, col, width, text, style, align, c->rtl);
}

void canvas_code(struct canvas *c, int row, int col, int width, const char *text, enum style style,
                 enum align align)
{
    put_text(c, row, col, width, text, style, align, false);
}

void canvas_rule(struct canvas *c, int row, int col, int width, const char *title)
{
    canvas_fill(c, row, col, width, 0x2500, STYLE_DIM);
    if (!title || !*title || width < 6)
        return;
    int w = layout_width(title), room = width - 4;
    w = w < room ? w : room;
    canvas_fill(c, row, col + 1, w + 2, ' ', STYLE_NORMAL);
    canvas_text(c, row, col + 2, w, title, STYLE_LABEL, ALIGN_START);
}

void canvas_box(struct canvas *c, int row, int col, int rows, int cols, const char *title,
                enum style style)
{
    if (rows < 2 || cols < 2)
        return;
    int left = visual(c, col, cols), right = left + cols - 1;
    for (int x = left + 1; x < right; x++) {
        put_char(c, row, x, 0x2500, style);
        put_char(c, row + rows - 1, x, 0x2500, style);
    }
    for (int y = row + 1; y < row + rows - 1; y++) {
        put_char(c, y, left, 0x2502, style);
        put_char(c, y, right, 0x2502, style);
    }
    put_char(c, row, left, 0x250C, style);
    put_char(c, row, right, 0x2510, style);
    put_char(c, row + rows - 1, left, 0x2514, style);
    put_char(c, row + rows - 1, right, 0x2518, style);
    if (title && *title && cols > 6) {
        int w = layout_width(title), room = cols - 6;
        w = w < room ? w : room;
        canvas_fill(c, row, col + 2, w + 2, ' ', style);
        canvas_text(c, row, col + 3, w, title, STYLE_TITLE, ALIGN_START);
    }
}

/* How many cells are scrolled out before the caret, in half fields so that the text does not creep
 * with every key. */
static int field_scroll(int caret, int width)
{
    if (caret < width)
        return 0;
    int half = width > 1 ? width / 2 : 1;
    return (caret - width + half) / half * half;
}

/* A text laid out in a field and scrolled so that the caret is seen. */
struct field_view {
    struct glyph *g;
    size_t n, length;
    int taken;  /* columns of the whole text */
    int caret;  /* counted from the edge where the text begins: 0 is its first cell */
    int scroll;
};

static struct field_view field_view(const char *text, size_t caret, bool rtl, int width)
{
    struct field_view v = {.length = strlen(text)};
    v.n = layout_line(text, rtl, &v.g);
    for (size_t i = 0; i < v.n; i++)
        v.taken += v.g[i].width;
    int at = layout_caret(v.g, v.n, rtl, caret, v.length);
    v.caret = rtl ? v.taken - 1 - at : at;
    v.scroll = field_scroll(v.caret, width);
    return v;
}

void canvas_field_line(struct canvas *c, int row, int col, int width, const char *text,
                       size_t caret, bool focused, bool rtl, enum style style)
{
    struct field_view v = field_view(text, focused ? caret : 0, rtl, width);
    int left = visual(c, col, width);
    int x = rtl ? left + width - v.taken + v.scroll : left - v.scroll;
    canvas_fill(c, row, col, width, ' ', style);
    for (size_t i = 0; i < v.n; i++) {
        if (x >= left && x + v.g[i].width <= left + width)
            put(c, row, x, v.g[i].ch, v.g[i].width, style);
        x += v.g[i].width;
    }
    if (focused && row >= 0 && row < c->rows) {
        c->cursor_row = row;
        c->cursor_col = rtl ? left + width - 1 - (v.caret - v.scroll) : left + v.caret - v.scroll;
    }
    free(v.g);
}

void canvas_field(struct canvas *c, int row, int col, int width, const char *text, size_t caret,
                  bool focused, bool ltr, enum style style)
{
    canvas_field_line(c, row, col, width, text, caret, focused, !ltr && entry_rtl(text, c->rtl),
                      style);
}

size_t canvas_field_at(const struct canvas *c, int col, int width, const char *text, size_t caret,
                       bool focused, bool rtl, int column)
{
    struct field_view v = field_view(text, focused ? caret : 0, rtl, width);
    int left = visual(c, col, width);
    int first = rtl ? left + width - v.taken + v.scroll : left - v.scroll;
    size_t at = layout_at_column(v.g, v.n, rtl, v.length, column - first);
    free(v.g);
    return at;
}

void canvas_cursor(struct canvas *c, int row, int col)
{
    int x = visual(c, col, 1);
    if (!cell_at(c, row, x))
        return;
    c->cursor_row = row;
    c->cursor_col = x;
}

void canvas_target(struct canvas *c, const struct target *t)
{
    c->targets = MEM_GROW(c->targets, c->ntargets, &c->targets_cap);
    c->targets[c->ntargets++] = *t;
}

const struct target *canvas_hit(const struct canvas *c, int row, int column)
{
    for (size_t i = c->ntargets; i-- > 0;) {
        const struct target *t = &c->targets[i];
        int left = visual(c, t->col, t->width);
        if (t->row == row && column >= left && column < left + t->width)
            return t;
    }
    return NULL;
}

void canvas_row_text(struct buf *out, const struct canvas *c, int row)
{
    const struct canvas_cell *cells = &c->cells[(size_t)row * (size_t)c->cols];
    int end = c->cols;
    while (end > 0 && cells[end - 1].ch[0] == ' ' && cells[end - 1].ch[1] == 0)
        end--;
    for (int x = 0; x < end; x++) {
        for (int k = 0; k < GLYPH_MARKS && cells[x].ch[k]; k++) {
            char bytes[4];
            buf_addn(out, bytes, utf8_encode(cells[x].ch[k], bytes));
        }
    }
}
