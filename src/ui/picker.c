/* A popup that chooses one of several things by typing a part of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/picker.h"

#include "base/mem.h"
#include "text/lang.h"
#include "ui/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PICKER_MAX = 60 };

struct choice_line {
    char *value, *label, *aside;
};

struct picker {
    const char *title, *empty;
    picker_fill *fill;
    void *ctx;
    struct edit *typed;
    struct choice_line lines[PICKER_MAX];
    int nlines, at, top;
    enum lang filled_in;
};

static void forget(struct picker *p)
{
    for (int i = 0; i < p->nlines; i++) {
        free(p->lines[i].value);
        free(p->lines[i].label);
        free(p->lines[i].aside);
    }
    p->nlines = p->at = p->top = 0;
}

static void refill(struct picker *p)
{
    forget(p);
    p->filled_in = lang_now();
    p->fill(p->ctx, p, edit_text(p->typed));
}

struct picker *picker_new(const char *title, const char *empty, picker_fill *fill, void *ctx,
                          const char *typed)
{
    struct picker *p = mem_alloc(sizeof *p);
    p->title = title;
    p->empty = empty;
    p->fill = fill;
    p->ctx = ctx;
    p->typed = edit_new(typed, 200);
    refill(p);
    return p;
}

void picker_free(struct picker *p)
{
    if (!p)
        return;
    forget(p);
    edit_free(p->typed);
    free(p);
}

void picker_add(struct picker *p, const char *value, const char *label, const char *aside)
{
    if (picker_full(p))
        return;
    p->lines[p->nlines++] =
        (struct choice_line){mem_strdup(value), mem_strdup(label), mem_strdup(aside)};
}

bool picker_full(const struct picker *p)
{
    return p->nlines == PICKER_MAX;
}

const char *picker_value(const struct picker *p)
{
    return p->nlines ? p->lines[p->at].value : "";
}

const char *picker_typed(struct picker *p)
{
    return edit_text(p->typed);
}

size_t picker_point(struct picker *p)
{
    return edit_point(p->typed);
}

void picker_set_point(struct picker *p, size_t at)
{
    edit_set_point(p->typed, at);
}

static void move(struct picker *p, int by)
{
    p->at += by;
    if (p->at >= p->nlines)
        p->at = p->nlines - 1;
    if (p->at < 0)
        p->at = 0;
}

/* What the popup hides must not act meanwhile: only help, home, the language and, where there is
 * something to make anew, F2 are somebody else's. */
static bool passes(const struct key *k)
{
    return k->code == KEYC_F1 || k->code == KEYC_F2 || k->code == KEYC_F3 || k->code == KEYC_F9 ||
           k->code == KEYC_RESIZE;
}

enum widget_event picker_key(struct picker *p, const struct key *k)
{
    switch ((int)k->code) {
    case KEYC_ESC:
    case KEYC_F12:
        return WIDGET_CANCEL;
    case KEYC_ENTER:
    case KEYC_TAB:
        return p->nlines ? WIDGET_ACCEPT : WIDGET_HANDLED;
    case KEYC_UP:
        move(p, -1);
        return WIDGET_HANDLED;
    case KEYC_DOWN:
        move(p, 1);
        return WIDGET_HANDLED;
    case KEYC_PAGE_UP:
        move(p, -10);
        return WIDGET_HANDLED;
    case KEYC_PAGE_DOWN:
        move(p, 10);
        return WIDGET_HANDLED;
    default:
        break;
    }
    char *before = mem_strdup(edit_text(p->typed));
    enum verdict v = entry_key(p->typed, k, false, lang_rtl());
    if (strcmp(before, edit_text(p->typed)) != 0)
        refill(p);
    free(before);
    return v == VERDICT_IGNORED && passes(k) ? WIDGET_IGNORED : WIDGET_HANDLED;
}

static int widest_aside(const struct picker *p)
{
    int widest = 0;
    for (int i = 0; i < p->nlines; i++) {
        int w = layout_width(p->lines[i].aside);
        widest = w > widest ? w : widest;
    }
    return widest < 30 ? widest : 30;
}

static void draw_line(const struct picker *p, struct canvas *c, struct area a, int i, int aside)
{
    const struct choice_line *l = &p->lines[i];
    enum style style = i == p->at ? STYLE_SELECTED : STYLE_NORMAL;
    int row = a.row + i - p->top, gap = aside ? 2 : 0;
    canvas_text(c, row, a.col, 2, i == p->at ? ">" : "", style, ALIGN_START);
    canvas_text(c, row, a.col + 2, a.cols - 2 - aside - gap, l->label, style, ALIGN_START);
    if (aside) {
        canvas_fill(c, row, a.col + a.cols - aside - gap, gap, ' ', style);
        canvas_code(c, row, a.col + a.cols - aside, aside, l->aside, style, ALIGN_START);
    }
}

static struct key click_line(const struct target *t, const struct canvas *c, int column)
{
    (void)c;
    (void)column;
    ((struct picker *)t->of)->at = (int)t->index;
    return (struct key){.code = KEYC_ENTER};
}

/* What lies under the popup is not clicked through it. */
static struct key click_nothing(const struct target *t, const struct canvas *c, int column)
{
    (void)t;
    (void)c;
    (void)column;
    return (struct key){.code = KEYC_OTHER};
}

static void draw_lines(struct picker *p, struct canvas *c, struct area a)
{
    if (p->at < p->top)
        p->top = p->at;
    if (p->at >= p->top + a.rows)
        p->top = p->at - a.rows + 1;
    int aside = widest_aside(p);
    for (int i = p->top; i < p->nlines && i < p->top + a.rows; i++) {
        struct target t = {a.row + i - p->top, a.col, a.cols, click_line, p, (size_t)i};
        draw_line(p, c, a, i, aside);
        canvas_target(c, &t);
    }
    if (p->nlines == 0)
        paint_wrapped(c, a, 0, tr(p->empty), STYLE_DIM);
}

enum verdict picker_answer(struct picker **p, const struct key *k, char *ret, size_t size)
{
    enum widget_event e = picker_key(*p, k);
    ret[0] = '\0';
    if (e == WIDGET_IGNORED)
        return VERDICT_IGNORED;
    if (e == WIDGET_HANDLED)
        return VERDICT_HANDLED;
    if (e == WIDGET_ACCEPT)
        snprintf(ret, size, "%s", picker_value(*p));
    picker_free(*p);
    *p = NULL;
    return VERDICT_HANDLED;
}

void picker_draw(struct picker *p, struct canvas *c)
{
    if (p->filled_in != lang_now())
        refill(p);
    int cols = c->cols < 72 ? c->cols - 2 : 70, room = c->rows - 8;
    int rows = p->nlines < 4 ? 4 : p->nlines < room ? p->nlines : room;
    int col = (c->cols - cols) / 2, row = (c->rows - rows - 4) / 2;
    for (int i = 0; i < c->rows; i++) {
        struct target t = {i, 0, c->cols, click_nothing, p, 0};
        canvas_target(c, &t);
    }
    for (int i = 0; i < rows + 4; i++)
        canvas_fill(c, row + i, col, cols, ' ', STYLE_NORMAL);
    canvas_box(c, row, col, rows + 4, cols, tr(p->title), STYLE_LABEL);
    draw_lines(p, c, (struct area){row + 2, col + 2, rows, cols - 4});
    entry_draw(p->typed, c, row + 1, col + 2, cols - 4, true, false);
}
