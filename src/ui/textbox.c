/* A long text of several lines being typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/textbox.h"

#include "base/mem.h"
#include "text/lang.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { TEXTBOX_MAX = 16000 /* bytes: 4000 characters of any script */ };

struct line {
    size_t first, last; /* bytes of the text */
};

struct textbox {
    char *text;
    size_t length, caret;
    int width; /* of the last drawing, for Up and Down */
    int top;   /* first line shown */
    struct line *lines;
    size_t nlines, cap;
};

struct textbox *textbox_new(const char *text)
{
    struct textbox *t = mem_alloc(sizeof *t);
    t->text = mem_alloc(TEXTBOX_MAX + 1);
    t->width = 40;
    textbox_set(t, text);
    return t;
}

void textbox_free(struct textbox *t)
{
    if (!t)
        return;
    explicit_bzero(t->text, TEXTBOX_MAX);
    free(t->text);
    free(t->lines);
    free(t);
}

const char *textbox_text(const struct textbox *t)
{
    return t->text;
}

void textbox_set(struct textbox *t, const char *text)
{
    t->length = strlen(text);
    if (t->length > TEXTBOX_MAX)
        t->length = 0;
    memmove(t->text, text, t->length);
    t->text[t->length] = '\0';
    t->caret = t->length;
}

static void insert(struct textbox *t, const char *s, size_t n)
{
    if (t->length + n > TEXTBOX_MAX)
        return;
    memmove(t->text + t->caret + n, t->text + t->caret, t->length - t->caret + 1);
    memcpy(t->text + t->caret, s, n);
    t->length += n;
    t->caret += n;
}

static void erase(struct textbox *t, size_t first, size_t last)
{
    memmove(t->text + first, t->text + last, t->length - last + 1);
    t->length -= last - first;
    t->caret = first;
}

static void paste(struct textbox *t, const struct key *k)
{
    char *raw = mem_strndup(k->bytes ? k->bytes : "", k->nbytes);
    char *clean = text_clean(raw, true);
    insert(t, clean, strlen(clean));
    free(clean);
    free(raw);
}

static void add_line(struct textbox *t, size_t first, size_t last)
{
    t->lines = MEM_GROW(t->lines, t->nlines, &t->cap);
    t->lines[t->nlines++] = (struct line){first, last};
}

/* The longest piece from `at` that fits, ending after a blank where there is one. */
static size_t fitting(const struct textbox *t, size_t at, size_t end)
{
    size_t blank = 0, here = at;
    int used = 0;
    while (here < end) {
        size_t next = grapheme_next(t->text, here);
        char *one = mem_strndup(t->text + here, next - here);
        used += layout_width(one);
        free(one);
        if (used > t->width && here > at)
            return blank > at ? blank : here;
        if (t->text[here] == ' ')
            blank = next;
        here = next;
    }
    return end;
}

/* layout_wrap() drops blanks at the ends of lines; a caret has to be able to stand on them. */
static void wrap(struct textbox *t)
{
    t->nlines = 0;
    size_t at = 0;
    for (;;) {
        const char *newline = memchr(t->text + at, '\n', t->length - at);
        size_t end = newline ? (size_t)(newline - t->text) : t->length;
        do {
            size_t next = fitting(t, at, end);
            add_line(t, at, next);
            at = next;
        } while (at < end);
        if (!newline)
            return;
        at = end + 1;
    }
}

static size_t caret_line(const struct textbox *t)
{
    size_t i = t->nlines - 1;
    while (i > 0 && t->lines[i].first > t->caret)
        i--;
    return i;
}

/* The last place on a line; where the text only wraps there, the border belongs to the next line. */
static size_t line_end(const struct textbox *t, size_t i)
{
    const struct line *l = &t->lines[i];
    bool wraps = i + 1 < t->nlines && l[1].first == l->last && l->last > l->first;
    return wraps ? grapheme_prev(t->text, l->last) : l->last;
}

/* One line up or down, about the same distance from its start. */
static bool line_step(struct textbox *t, bool down)
{
    wrap(t);
    size_t from = caret_line(t);
    if (down ? from + 1 >= t->nlines : from == 0)
        return false;
    size_t to = down ? from + 1 : from - 1, along = t->caret - t->lines[from].first;
    size_t at = t->lines[to].first, end = line_end(t, to);
    while (at < end && at - t->lines[to].first < along)
        at = grapheme_next(t->text, at);
    t->caret = at;
    return true;
}

static void line_edge(struct textbox *t, bool end)
{
    wrap(t);
    size_t i = caret_line(t);
    t->caret = end ? line_end(t, i) : t->lines[i].first;
}

enum widget_event textbox_key(struct textbox *t, const struct key *k)
{
    bool onwards = (k->code == KEYC_RIGHT) != lang_rtl();
    switch ((int)k->code) {
    case KEYC_CHAR:
        insert(t, k->bytes, k->nbytes);
        return WIDGET_HANDLED;
    case KEYC_ENTER:
        insert(t, "\n", 1);
        return WIDGET_HANDLED;
    case KEYC_PASTE:
        paste(t, k);
        return WIDGET_HANDLED;
    case KEYC_BACKSPACE:
        erase(t, grapheme_prev(t->text, t->caret), t->caret);
        return WIDGET_HANDLED;
    case KEYC_DELETE:
        erase(t, t->caret, grapheme_next(t->text, t->caret));
        return WIDGET_HANDLED;
    case KEYC_LEFT:
    case KEYC_RIGHT:
        t->caret = onwards ? grapheme_next(t->text, t->caret) : grapheme_prev(t->text, t->caret);
        return WIDGET_HANDLED;
    case KEYC_HOME:
    case KEYC_END:
        line_edge(t, k->code == KEYC_END);
        return WIDGET_HANDLED;
    case KEYC_UP:
    case KEYC_DOWN:
        return line_step(t, k->code == KEYC_DOWN) ? WIDGET_HANDLED : WIDGET_IGNORED;
    default:
        return WIDGET_IGNORED;
    }
}

static void draw_line(struct textbox *t, struct canvas *c, struct area a, int row, bool focused)
{
    size_t i = (size_t)(t->top + row);
    enum style style = focused ? STYLE_FOCUS : STYLE_FIELD;
    canvas_text(c, a.row + row, a.col, 1, "[", STYLE_DIM, ALIGN_START);
    canvas_text(c, a.row + row, a.col + a.cols - 1, 1, "]", STYLE_DIM, ALIGN_START);
    if (i >= t->nlines) {
        canvas_fill(c, a.row + row, a.col + 1, a.cols - 2, ' ', style);
        return;
    }
    const struct line *l = &t->lines[i];
    char *text = mem_strndup(t->text + l->first, l->last - l->first);
    bool here = focused && i == caret_line(t);
    canvas_field(c, a.row + row, a.col + 1, a.cols - 2, text, here ? t->caret - l->first : 0,
                 here, false, style);
    free(text);
}

void textbox_draw(struct textbox *t, struct canvas *c, struct area a, bool focused)
{
    t->width = a.cols > 4 ? a.cols - 3 : 1;
    wrap(t);
    int here = (int)caret_line(t);
    if (here < t->top)
        t->top = here;
    if (here >= t->top + a.rows)
        t->top = here - a.rows + 1;
    if (!focused)
        t->top = 0;
    for (int row = 0; row < a.rows; row++)
        draw_line(t, c, a, row, focused);
}
