/* Scrolling without keeping the lines: the page is drawn anew for each picture, so that the language
 * and the window may change under it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page.h"

#include "ui/keys.h"

void page_begin(struct page *p, struct canvas *c, int first_row, int rows)
{
    p->c = c;
    p->first = first_row;
    p->room = rows;
    p->line = 0;
}

int page_row(struct page *p)
{
    int at = p->line++ - p->top;
    return at >= 0 && at < p->room ? p->first + at : -1;
}

void page_blank(struct page *p)
{
    page_row(p);
}

struct paragraph {
    struct page *p;
    int col, width;
    enum style style;
};

static void one_line(void *ctx, const char *text, size_t bytes)
{
    const struct paragraph *g = ctx;
    int row = page_row(g->p);
    if (row < 0)
        return;
    struct buf line = {0};
    buf_addn(&line, text, bytes);
    canvas_text(g->p->c, row, g->col, g->width, buf_text(&line), g->style, ALIGN_START);
    buf_done(&line);
}

void page_text(struct page *p, int col, int width, const char *text, enum style style)
{
    struct paragraph g = {p, col, width, style};
    layout_wrap(text, width, one_line, &g);
}

void page_end(struct page *p)
{
    p->lines = p->line;
    int edge = p->c->cols - 1;
    if (p->top > 0)
        canvas_fill(p->c, p->first, edge, 1, 0x2191, STYLE_DIM);
    if (page_goes_on(p))
        canvas_fill(p->c, p->first + p->room - 1, edge, 1, 0x2193, STYLE_DIM);
    canvas_cursor(p->c, p->first, 0); /* where a screen reader begins */
}

static int step_of(const struct page *p, const struct key *k)
{
    if (k->code == KEYC_UP)
        return -1;
    if (k->code == KEYC_DOWN)
        return 1;
    if (k->code == KEYC_PAGE_UP)
        return -(p->room - 1);
    if (k->code == KEYC_PAGE_DOWN || key_is(k, KEYC_CHAR, ' '))
        return p->room - 1;
    if (k->code == KEYC_HOME)
        return -p->lines;
    return k->code == KEYC_END ? p->lines : 0;
}

bool page_goes_on(const struct page *p)
{
    return p->top + p->room < p->lines;
}

enum verdict page_key(struct page *p, const struct key *k)
{
    int step = step_of(p, k), last = p->lines > p->room ? p->lines - p->room : 0;
    if (!step)
        return VERDICT_IGNORED;
    p->top += step;
    p->top = p->top > last ? last : p->top;
    p->top = p->top < 0 ? 0 : p->top;
    return VERDICT_HANDLED;
}
