/* A table of a reply as a list: selection, paging, "/" filter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list.h"

#include "base/mem.h"
#include "text/lang.h"
#include "ui/entry.h"
#include "ui/keys.h"
#include "ui/sift.h"

#include <stdlib.h>
#include <string.h>

enum {
    GAP = 2,
    MARK = 2,
    NAMES_LEAST = 14,
    NAMES_EASY = 18, /* to read: no column that can be left out takes room from names below that */
    WORD_LEAST = 10,
    WIDTH_MOST = 120,
    MEASURED_ROWS = 300
};

void list_init(struct list *l, const char *empty, const char *const *keys)
{
    memset(l, 0, sizeof *l);
    l->empty = empty;
    l->keys = keys;
}

void list_done(struct list *l)
{
    free(l->shown);
    edit_free(l->filter);
    list_init(l, l->empty, l->keys);
}

static const struct cell *cell_at(const struct list *l, size_t row, size_t column)
{
    return &l->reply->cells[row * l->reply->ncolumns + column];
}

/* What is written so; only where nothing is, what sounds so. */
static void keep_fitting(struct list *l, const char *typed, bool sounds)
{
    struct sift *fitting = sift_new(typed);
    for (size_t i = 0; i < l->reply->nrows; i++) {
        if (sift_fits(fitting, l->reply, i, sounds))
            l->shown[l->nshown++] = i;
    }
    sift_free(fitting);
}

static void sift(struct list *l)
{
    size_t rows = l->reply ? l->reply->nrows : 0;
    const char *typed = l->filter ? edit_text(l->filter) : "";
    free(l->shown);
    l->shown = mem_array(rows ? rows : 1, sizeof *l->shown);
    l->nshown = 0;
    if (rows)
        keep_fitting(l, typed, false);
    if (rows && l->nshown == 0)
        keep_fitting(l, typed, true);
    if (l->reply && l->at >= l->nshown) /* without a reply the place is kept for the next one */
        l->at = l->nshown ? l->nshown - 1 : 0;
}

void list_show(struct list *l, const struct reply *r)
{
    l->reply = r && r->table_title ? r : NULL;
    l->measured_for = 0;
    sift(l);
}

const struct cell *list_cell(const struct list *l, const char *column_key)
{
    if (!l->reply || l->at >= l->nshown)
        return NULL;
    return reply_at(l->reply, l->shown[l->at], column_key);
}

const char *list_text(const struct list *l, const char *column_key)
{
    const struct cell *c = list_cell(l, column_key);
    return c && c->s ? c->s : "";
}

static size_t column_index(const struct reply *r, const char *key)
{
    for (size_t i = 0; i < r->ncolumns; i++) {
        if (strcmp(r->columns[i].key, key) == 0)
            return i;
    }
    return r->ncolumns;
}

static void choose_columns(struct list *l)
{
    const struct reply *r = l->reply;
    l->ncolumns = 0;
    for (size_t i = 0; l->keys ? l->keys[i] != NULL : i < r->ncolumns; i++) {
        bool optional = l->keys && *l->keys[i] == '?';
        size_t column = l->keys ? column_index(r, l->keys[i] + optional) : i;
        if (column >= r->ncolumns || l->ncolumns == LIST_COLUMNS)
            continue;
        l->columns[l->ncolumns].column = column;
        l->columns[l->ncolumns++].optional = optional;
    }
}

static int natural_width(const struct list *l, size_t column)
{
    int widest = layout_width(tr(l->reply->columns[column].title));
    size_t rows = l->reply->nrows < MEASURED_ROWS ? l->reply->nrows : MEASURED_ROWS;
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < rows; i++) {
        buf_clear(&text);
        cell_shown(&text, cell_at(l, i, column));
        int w = layout_width(buf_text(&text));
        widest = w > widest ? w : widest;
    }
    buf_done(&text);
    return widest < WIDTH_MOST ? widest : WIDTH_MOST;
}

static bool holds_names(enum cell_type t)
{
    return t == CELL_NAMES || t == CELL_TEXT || t == CELL_LONG;
}

static enum cell_type type_of(const struct list *l, size_t shown)
{
    return l->reply->columns[l->columns[shown].column].type;
}

static int total_width(const struct list *l)
{
    int sum = MARK;
    for (size_t i = 0; i < l->ncolumns; i++)
        sum += l->columns[i].width + (i ? GAP : 0);
    return sum;
}

/* What it takes while names can still be told from each other. */
static int easy_width(const struct list *l)
{
    int sum = total_width(l);
    for (size_t i = 0; i < l->ncolumns; i++) {
        if (holds_names(type_of(l, i)) && l->columns[i].width > NAMES_EASY)
            sum -= l->columns[i].width - NAMES_EASY;
    }
    return sum;
}

static void leave_out(struct list *l, int cols)
{
    for (size_t i = l->ncolumns; i-- > 0 && easy_width(l) > cols;) {
        if (!l->columns[i].optional)
            continue;
        l->ncolumns--;
        memmove(&l->columns[i], &l->columns[i + 1],
                (l->ncolumns - i) * sizeof l->columns[0]);
    }
}

/* The widest column of names, or else of other words, that is wider than its least. A number or date
 * is never cut: it would mislead. */
static size_t widest_of(const struct list *l, bool names)
{
    size_t widest = l->ncolumns;
    int least = names ? NAMES_LEAST : WORD_LEAST;
    for (size_t i = 0; i < l->ncolumns; i++) {
        enum cell_type t = type_of(l, i);
        bool kept = cell_is_ltr(t) || cell_is_number(t) || t == CELL_TIMING;
        if (kept || holds_names(t) != names || l->columns[i].width <= least)
            continue;
        if (widest == l->ncolumns || l->columns[i].width > l->columns[widest].width)
            widest = i;
    }
    return widest;
}

static bool shrink(struct list *l)
{
    size_t widest = widest_of(l, true);
    if (widest == l->ncolumns)
        widest = widest_of(l, false);
    if (widest == l->ncolumns)
        return false;
    l->columns[widest].width--;
    return true;
}

static void measure(struct list *l, int cols)
{
    choose_columns(l);
    for (size_t i = 0; i < l->ncolumns; i++)
        l->columns[i].width = natural_width(l, l->columns[i].column);
    leave_out(l, cols);
    while (total_width(l) > cols) {
        if (!shrink(l)) {
            if (l->ncolumns <= 1)
                break;
            l->ncolumns--;
        }
    }
    l->measured_for = cols;
    l->measured_in = lang_now();
}

static void move(struct list *l, long by)
{
    long at = (long)l->at + by, last = (long)l->nshown - 1;
    at = at > last ? last : at;
    l->at = at < 0 ? 0 : (size_t)at;
}

void list_last(struct list *l)
{
    move(l, (long)l->nshown);
}

static void stop_filter(struct list *l, bool keep)
{
    l->filtering = false;
    if (keep && edit_text(l->filter)[0])
        return;
    edit_free(l->filter);
    l->filter = NULL;
    sift(l);
}

static enum widget_event filter_key(struct list *l, const struct key *k)
{
    if (k->code == KEYC_ENTER || k->code == KEYC_DOWN || k->code == KEYC_UP) {
        stop_filter(l, true);
        return WIDGET_HANDLED;
    }
    if (k->code == KEYC_ESC || k->code == KEYC_F12) {
        stop_filter(l, false);
        return WIDGET_HANDLED;
    }
    if (entry_key(l->filter, k, false, lang_rtl()) == VERDICT_IGNORED)
        return WIDGET_IGNORED;
    sift(l);
    return WIDGET_HANDLED;
}

static void start_filter(struct list *l)
{
    if (!l->filter)
        l->filter = edit_new("", 100);
    l->filtering = true;
}

enum widget_event list_key(struct list *l, const struct key *k)
{
    if (l->filtering)
        return filter_key(l, k);
    if (key_is(k, KEYC_CHAR, '/')) {
        start_filter(l);
        return WIDGET_HANDLED;
    }
    switch ((int)k->code) {
    case KEYC_UP:
        move(l, -1);
        return WIDGET_HANDLED;
    case KEYC_DOWN:
        move(l, 1);
        return WIDGET_HANDLED;
    case KEYC_PAGE_UP:
        move(l, -15);
        return WIDGET_HANDLED;
    case KEYC_PAGE_DOWN:
        move(l, 15);
        return WIDGET_HANDLED;
    case KEYC_HOME:
        move(l, -(long)l->nshown);
        return WIDGET_HANDLED;
    case KEYC_END:
        move(l, (long)l->nshown);
        return WIDGET_HANDLED;
    case KEYC_ENTER:
        return l->nshown ? WIDGET_ACCEPT : WIDGET_HANDLED;
    case KEYC_ESC:
        if (!l->filter)
            return WIDGET_IGNORED;
        stop_filter(l, false);
        return WIDGET_HANDLED;
    default:
        return WIDGET_IGNORED;
    }
}

static void draw_position(const struct list *l, struct canvas *c, struct area a)
{
    struct buf text;
    buf_init(&text);
    bool above = l->top > 0, below = l->top + (size_t)a.rows - 1 < l->nshown;
    if (above || below || l->reply->more)
        buf_printf(&text, " %s%s %zu/%zu%s ", above ? "↑" : "", below ? "↓" : "", l->at + 1,
                   l->nshown, l->reply->more ? "+" : "");
    int width = layout_width(buf_text(&text));
    if (width && a.row > 1)
        canvas_code(c, a.row - 1, a.col + a.cols - width, width, buf_text(&text), STYLE_DIM,
                    ALIGN_START);
    buf_done(&text);
}

static void draw_header(const struct list *l, struct canvas *c, struct area a)
{
    int col = a.col + MARK;
    canvas_fill(c, a.row, a.col, a.cols, ' ', STYLE_LABEL);
    for (size_t i = 0; i < l->ncolumns; i++) {
        const struct column *column = &l->reply->columns[l->columns[i].column];
        canvas_text(c, a.row, col, l->columns[i].width, tr(column->title), STYLE_LABEL,
                    cell_is_number(column->type) ? ALIGN_END : ALIGN_START);
        col += l->columns[i].width + GAP;
    }
    draw_position(l, c, a);
}

/* Only the mark and the first column change with the selection: over a slow line a move costs two short
 * pieces instead of two whole rows. */
static void draw_row(const struct list *l, struct canvas *c, struct area a, size_t i, int row,
                     bool focused)
{
    bool here = i == l->at && !l->still;
    enum style style = here ? (focused ? STYLE_SELECTED : STYLE_LABEL) : STYLE_NORMAL;
    int col = a.col + MARK;
    canvas_fill(c, row, a.col, a.cols, ' ', STYLE_NORMAL);
    canvas_text(c, row, a.col, MARK, here ? ">" : "", style, ALIGN_START);
    for (size_t j = 0; j < l->ncolumns; j++) {
        paint_cell(c, row, col, l->columns[j].width, cell_at(l, l->shown[i], l->columns[j].column),
                   j == 0 ? style : STYLE_NORMAL);
        col += l->columns[j].width + GAP;
    }
    if (here && focused && !l->filtering)
        canvas_cursor(c, row, a.col);
}

/* The first click selects, the second one opens. */
static struct key click_row(const struct target *t, const struct canvas *c, int column)
{
    (void)c;
    (void)column;
    struct list *l = t->of;
    struct key k = {.code = KEYC_OTHER};
    if (!l->focused && l->to_focus)
        k.code = l->to_focus;
    else if (l->at == t->index && !l->filtering)
        k.code = KEYC_ENTER;
    l->at = t->index;
    l->filtering = false;
    return k;
}

static void draw_filter(const struct list *l, struct canvas *c, struct area *a)
{
    if (!l->filter)
        return;
    a->rows--;
    canvas_text(c, a->row + a->rows, a->col, 2, "/", STYLE_KEY, ALIGN_START);
    entry_draw(l->filter, c, a->row + a->rows, a->col + 2, a->cols - 2, l->filtering, false);
}

void list_draw(struct list *l, struct canvas *c, struct area a, bool focused)
{
    draw_filter(l, c, &a);
    if (!l->reply || l->nshown == 0) {
        const char *sentence =
            l->filter ? _("Nothing here fits; Esc shows all of them again.") : tr(l->empty);
        paint_wrapped(c, a, 0, sentence, STYLE_DIM);
        return;
    }
    if (l->measured_for != a.cols || l->measured_in != lang_now())
        measure(l, a.cols);
    size_t rows = a.rows > 1 ? (size_t)a.rows - 1 : 1;
    if (l->at < l->top)
        l->top = l->at;
    if (l->at >= l->top + rows)
        l->top = l->at - rows + 1;
    draw_header(l, c, a);
    l->focused = focused;
    for (size_t i = l->top; i < l->nshown && i < l->top + rows; i++) {
        struct target t = {a.row + 1 + (int)(i - l->top), a.col, a.cols, click_row, l, i};
        draw_row(l, c, a, i, t.row, focused);
        if (!l->still)
            canvas_target(c, &t);
    }
}

static bool all_seen(const struct list *l, size_t column, const struct cell *cell)
{
    struct buf text;
    buf_init(&text);
    cell_shown(&text, cell);
    int needed = layout_width(buf_text(&text));
    buf_done(&text);
    for (size_t i = 0; i < l->ncolumns; i++) {
        if (l->columns[i].column == column)
            return l->columns[i].width >= needed;
    }
    return needed == 0;
}

/* A number or a day says nothing without what it is of. */
static void add_whole(struct buf *out, const struct column *column, const struct cell *cell)
{
    if (out->len)
        buf_add(out, " · ");
    if (!holds_names(column->type) && column->type != CELL_WORD)
        buf_printf(out, "%s ", tr(column->title));
    if (cell_is_ltr(column->type)) {
        struct buf code;
        buf_init(&code);
        cell_shown(&code, cell);
        isolate_ltr(out, buf_text(&code));
        buf_done(&code);
    } else {
        cell_words(out, cell);
    }
}

static void add_row(const struct list *l, struct buf *out, size_t row)
{
    for (size_t i = 0; l->keys[i]; i++) {
        size_t column = column_index(l->reply, l->keys[i] + (*l->keys[i] == '?'));
        if (column == l->reply->ncolumns)
            continue;
        const struct cell *cell = cell_at(l, row, column);
        if (cell->type != CELL_NONE && !all_seen(l, column, cell))
            add_whole(out, &l->reply->columns[column], cell);
    }
}

void list_draw_whole(const struct list *l, struct canvas *c, struct area a)
{
    if (!l->reply || !l->keys)
        return;
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < l->nshown; i++) {
        if (l->still || i == l->at)
            add_row(l, &text, l->shown[i]);
    }
    if (a.rows == 1)
        canvas_text(c, a.row, a.col, a.cols, buf_text(&text), STYLE_DIM, ALIGN_START);
    else
        paint_wrapped(c, a, 0, buf_text(&text), STYLE_DIM);
    buf_done(&text);
}
