/* A long text of several lines being typed. The text and its keys are the line editor's; this is about
 * lines that wrap. A paragraph begins at the side of its first letter, and so do all its lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/textbox.h"

#include "base/mem.h"
#include "text/lang.h"
#include "text/layout.h"
#include "ui/entry.h"
#include "ui/keys.h"

#include <stdlib.h>
#include <string.h>

enum {
    WIDTH_UNTIL_DRAWN = 40,
    NO_GOAL = -1,
    CARET_ROOM = 1 /* columns that the cursor may need behind the end of a line */
};

struct line {
    size_t first, last; /* bytes of the text */
    bool rtl;
};

struct textbox {
    struct edit *edit;
    struct area drawn; /* with the brackets */
    int width;         /* of a line */
    int top;           /* first line shown */
    int goal;          /* the column that Up and Down keep to */
    bool focused;      /* when it was drawn */
    struct line *lines;
    size_t nlines, cap;
};

struct textbox *textbox_new(const char *text)
{
    struct textbox *t = mem_alloc(sizeof *t);
    t->edit = edit_new_long(text, 0);
    t->width = WIDTH_UNTIL_DRAWN;
    t->drawn.rows = 1;
    t->goal = NO_GOAL;
    return t;
}

void textbox_free(struct textbox *t)
{
    if (!t)
        return;
    edit_free(t->edit);
    free(t->lines);
    free(t);
}

const char *textbox_text(const struct textbox *t)
{
    return edit_text(t->edit);
}

void textbox_set(struct textbox *t, const char *text)
{
    edit_set_text(t->edit, text);
}

size_t textbox_point(const struct textbox *t)
{
    return edit_point(t->edit);
}

void textbox_set_point(struct textbox *t, size_t at)
{
    edit_set_point(t->edit, at);
    t->goal = NO_GOAL;
}

/* ---- lines ---- */

static void add_line(struct textbox *t, size_t first, size_t last, bool rtl)
{
    t->lines = MEM_GROW(t->lines, t->nlines, &t->cap);
    t->lines[t->nlines++] = (struct line){first, last, rtl};
}

static int columns_of(const char *sign, size_t n)
{
    if (n == 1)
        return 1;
    char *one = mem_strndup(sign, n);
    int columns = layout_width(one);
    free(one);
    return columns;
}

/* The longest piece from `at` that fits, ending after a blank where there is one. */
static size_t fitting(const struct textbox *t, const char *text, size_t at, size_t end)
{
    size_t blank = 0, here = at;
    int used = 0;
    while (here < end) {
        size_t next = grapheme_next(text, here);
        used += columns_of(text + here, next - here);
        if (used > t->width && here > at)
            return blank > at ? blank : here;
        if (text[here] == ' ')
            blank = next;
        here = next;
    }
    return end;
}

/* layout_wrap() drops blanks at the ends of lines; a caret has to be able to stand on them. */
static void wrap(struct textbox *t)
{
    const char *text = textbox_text(t);
    bool rtl = lang_rtl();
    t->nlines = 0;
    for (size_t at = 0;; at++) {
        size_t end = at + strcspn(text + at, "\n");
        char *paragraph = mem_strndup(text + at, end - at);
        rtl = entry_rtl(paragraph, lang_rtl());
        free(paragraph);
        do {
            size_t next = fitting(t, text, at, end);
            add_line(t, at, next, rtl);
            at = next;
        } while (at < end);
        if (!text[end])
            return;
    }
}

static size_t caret_line(const struct textbox *t)
{
    size_t i = t->nlines - 1, caret = textbox_point(t);
    while (i > 0 && t->lines[i].first > caret)
        i--;
    return i;
}

/* The last place on a line; where the text only wraps there, the border belongs to the next line. */
static size_t line_end(const struct textbox *t, size_t i)
{
    const struct line *l = &t->lines[i];
    bool wraps = i + 1 < t->nlines && l[1].first == l->last && l->last > l->first;
    return wraps ? grapheme_prev(textbox_text(t), l->last) : l->last;
}

static char *line_text(const struct textbox *t, size_t i)
{
    return mem_strndup(textbox_text(t) + t->lines[i].first, t->lines[i].last - t->lines[i].first);
}

/* ---- moving ---- */

static int taken(const struct glyph *g, size_t n)
{
    int columns = 0;
    while (n-- > 0)
        columns += g[n].width;
    return columns;
}

/* Column 0 is the left edge of the box, whatever side the line begins at. */
static int caret_column(const struct textbox *t, size_t i)
{
    const struct line *l = &t->lines[i];
    struct glyph *g;
    char *text = line_text(t, i);
    size_t n = layout_line(text, l->rtl, &g);
    int column = layout_caret(g, n, l->rtl, textbox_point(t) - l->first, strlen(text));
    if (l->rtl)
        column += t->width + CARET_ROOM - taken(g, n);
    free(text);
    free(g);
    return column;
}

static void go_to_column(struct textbox *t, size_t i, int column)
{
    const struct line *l = &t->lines[i];
    struct glyph *g;
    char *text = line_text(t, i);
    size_t n = layout_line(text, l->rtl, &g);
    if (l->rtl)
        column -= t->width + CARET_ROOM - taken(g, n);
    size_t at = l->first + layout_at_column(g, n, l->rtl, strlen(text), column), end = line_end(t, i);
    edit_set_point(t->edit, at < end ? at : end);
    free(text);
    free(g);
}

static bool line_step(struct textbox *t, int by)
{
    wrap(t);
    size_t from = caret_line(t);
    if (by < 0 ? from == 0 : from + 1 >= t->nlines)
        return false;
    long to = (long)from + by, last = (long)t->nlines - 1;
    to = to < 0 ? 0 : to > last ? last : to;
    int goal = t->goal != NO_GOAL ? t->goal : caret_column(t, from);
    go_to_column(t, (size_t)to, goal);
    t->goal = goal;
    return true;
}

static void line_edge(struct textbox *t, bool end)
{
    wrap(t);
    size_t i = caret_line(t);
    edit_set_point(t->edit, end ? line_end(t, i) : t->lines[i].first);
}

/* One grapheme to the left (-1) or right, in one line; from `at` beyond its end: the nearest one. */
static size_t step_in_line(const struct textbox *t, size_t i, size_t at, int step)
{
    const struct line *l = &t->lines[i];
    struct glyph *g;
    char *text = line_text(t, i);
    size_t n = layout_line(text, l->rtl, &g);
    size_t to = l->first + layout_move(g, n, l->rtl, at - l->first, strlen(text), step);
    free(text);
    free(g);
    return to;
}

/* Where the cursor comes into the line after, or the one before: the edge that is nearest. */
static size_t first_seen(const struct textbox *t, size_t i)
{
    const struct line *l = &t->lines[i];
    int back = l->rtl ? 1 : -1;
    size_t at = l->last, to;
    while ((to = step_in_line(t, i, at, back)) != at)
        at = to;
    return at;
}

static size_t last_seen(const struct textbox *t, size_t i)
{
    const struct line *l = &t->lines[i];
    return line_end(t, i) == l->last ? l->last : step_in_line(t, i, l->last, l->rtl ? 1 : -1);
}

/* The side a paragraph begins at tells which way is on: to the line after, or back to the one
 * before. */
static void sideways(struct textbox *t, int step)
{
    wrap(t);
    size_t i = caret_line(t), at = textbox_point(t), to = step_in_line(t, i, at, step);
    bool onwards = (step < 0) == t->lines[i].rtl, over = to == at || to > line_end(t, i);
    if (over && onwards && i + 1 < t->nlines)
        to = first_seen(t, i + 1);
    else if (over && !onwards && i > 0)
        to = last_seen(t, i - 1);
    edit_set_point(t->edit, to);
}

/* ---- keys ---- */

/* What the arrow keys of vi habits are called; Enter is one of them there. */
static enum key_code meaning(const struct key *k)
{
    if (!edit_vi_command() || edit_pending())
        return k->code;
    if (k->code == KEYC_ENTER || key_is(k, KEYC_CHAR, 'j'))
        return KEYC_DOWN;
    return key_is(k, KEYC_CHAR, 'k') ? KEYC_UP : k->code;
}

static enum widget_event moved(bool yes)
{
    return yes ? WIDGET_HANDLED : WIDGET_IGNORED;
}

enum widget_event textbox_key(struct textbox *t, const struct key *k)
{
    enum key_code code = meaning(k);
    int page = t->drawn.rows > 1 ? t->drawn.rows - 1 : 1, goal = t->goal;
    t->goal = NO_GOAL;
    switch ((int)code) {
    case KEYC_ENTER:
        edit_newline(t->edit);
        return WIDGET_HANDLED;
    case KEYC_LEFT:
    case KEYC_RIGHT:
        sideways(t, code == KEYC_LEFT ? -1 : 1);
        return WIDGET_HANDLED;
    case KEYC_HOME:
    case KEYC_END:
        line_edge(t, code == KEYC_END);
        return WIDGET_HANDLED;
    case KEYC_UP:
    case KEYC_DOWN:
        t->goal = goal;
        return moved(line_step(t, code == KEYC_UP ? -1 : 1));
    case KEYC_PAGE_UP:
    case KEYC_PAGE_DOWN:
        t->goal = goal;
        return moved(line_step(t, code == KEYC_PAGE_UP ? -page : page));
    default:
        return moved(entry_key(t->edit, k, false, lang_rtl()) != VERDICT_IGNORED);
    }
}

void textbox_click(struct textbox *t, const struct canvas *c, int row, int column)
{
    size_t i = (size_t)(t->top + row - t->drawn.row);
    wrap(t);
    if (i >= t->nlines)
        i = t->nlines - 1;
    size_t here = caret_line(t), first = t->lines[i].first, end = line_end(t, i);
    char *text = line_text(t, i);
    size_t at = first + canvas_field_at(c, t->drawn.col + 1, t->drawn.cols - 2, text,
                                        i == here ? textbox_point(t) - first : 0,
                                        t->focused && i == here, t->lines[i].rtl, column);
    edit_set_point(t->edit, at < end ? at : end);
    t->goal = NO_GOAL;
    free(text);
}

/* ---- drawing ---- */

static void draw_line(struct textbox *t, struct canvas *c, int row, bool focused)
{
    struct area a = t->drawn;
    size_t i = (size_t)(t->top + row);
    enum style style = focused ? STYLE_FOCUS : STYLE_FIELD;
    canvas_text(c, a.row + row, a.col, 1, "[", STYLE_DIM, ALIGN_START);
    canvas_text(c, a.row + row, a.col + a.cols - 1, 1, "]", STYLE_DIM, ALIGN_START);
    if (i >= t->nlines) {
        canvas_fill(c, a.row + row, a.col + 1, a.cols - 2, ' ', style);
        return;
    }
    char *text = line_text(t, i);
    bool here = focused && i == caret_line(t);
    canvas_field_line(c, a.row + row, a.col + 1, a.cols - 2, text,
                      here ? textbox_point(t) - t->lines[i].first : 0, here, t->lines[i].rtl,
                      style);
    free(text);
}

void textbox_draw(struct textbox *t, struct canvas *c, struct area a, bool focused)
{
    t->drawn = a;
    t->focused = focused;
    t->width = a.cols > 4 ? a.cols - 2 - CARET_ROOM : 1;
    wrap(t);
    int here = (int)caret_line(t), last = (int)t->nlines - a.rows;
    if (t->top > last)
        t->top = last > 0 ? last : 0;
    if (here < t->top)
        t->top = here;
    if (here >= t->top + a.rows)
        t->top = here - a.rows + 1;
    if (!focused)
        t->top = 0;
    for (int row = 0; row < a.rows; row++)
        draw_line(t, c, row, focused);
}
