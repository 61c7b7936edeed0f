/* The record of a reply: one line per entry, long texts wrapped.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record.h"

#include "text/lang.h"

#include <string.h>

enum { GAP = 2, LABEL_LEAST = 10 };

static bool wanted(const struct entry *e, const char *const *keys)
{
    if (e->cell.type == CELL_NONE || (e->cell.s && !e->cell.s[0] &&
                                      !(e->cell.ar && e->cell.ar[0])))
        return false;
    if (!keys)
        return true;
    for (; *keys; keys++) {
        size_t n = strlen(*keys);
        bool family = n > 0 && (*keys)[n - 1] == '*';
        if (family ? strncmp(*keys, e->key, n - 1) == 0 : strcmp(*keys, e->key) == 0)
            return true;
    }
    return false;
}

static int label_width(const struct reply *r, const char *const *keys, int cols)
{
    int widest = LABEL_LEAST;
    for (size_t i = 0; i < r->nentries; i++) {
        int w = wanted(&r->entries[i], keys) ? layout_width(entry_title(&r->entries[i])) + 1 : 0;
        widest = w > widest ? w : widest;
    }
    return widest < cols / 2 ? widest : cols / 2;
}

/* Lines that the value takes; codes and numbers always take one. */
static int draw_value(struct canvas *c, struct area a, int line, int skip, const struct cell *cell)
{
    int row = a.row + line - skip;
    if (cell_is_ltr(cell->type)) {
        struct buf text;
        buf_init(&text);
        cell_shown(&text, cell);
        if (c && line >= skip && line - skip < a.rows)
            canvas_code(c, row, a.col, a.cols, buf_text(&text), STYLE_NORMAL, ALIGN_START);
        buf_done(&text);
        return 1;
    }
    struct buf text;
    buf_init(&text);
    cell_words(&text, cell);
    int above = line < skip ? skip - line : 0;
    struct area rest = {row + above, a.col, a.rows - (line + above - skip), a.cols};
    int lines = paint_wrapped(rest.rows > 0 ? c : NULL, rest, above, buf_text(&text), STYLE_NORMAL);
    buf_done(&text);
    return lines > 0 ? lines : 1;
}

int record_draw(struct canvas *c, struct area a, const struct reply *r, const char *const *keys,
                int skip)
{
    int label = label_width(r, keys, a.cols), line = 0;
    struct area values = {a.row, a.col + label + GAP, a.rows, a.cols - label - GAP};
    for (size_t i = 0; i < r->nentries; i++) {
        if (!wanted(&r->entries[i], keys))
            continue;
        if (c && line >= skip && line - skip < a.rows)
            paint_label(c, a.row + line - skip, a.col, label, entry_title(&r->entries[i]),
                        STYLE_LABEL);
        line += draw_value(c, values, line, skip, &r->entries[i].cell);
    }
    return line;
}

void record_draw_scrolled(struct canvas *c, struct area a, const struct reply *r,
                          const char *const *keys, struct record_scroll *scroll)
{
    scroll->rows = a.rows;
    scroll->lines = record_draw(c, a, r, keys, scroll->top);
}

bool record_goes_on(const struct record_scroll *scroll)
{
    return scroll->top + scroll->rows < scroll->lines;
}

enum verdict record_key(struct record_scroll *scroll, const struct key *k)
{
    if (k->code == KEYC_DOWN && record_goes_on(scroll))
        scroll->top++;
    else if (k->code == KEYC_UP && scroll->top > 0)
        scroll->top--;
    else if (k->code != KEYC_DOWN && k->code != KEYC_UP)
        return VERDICT_IGNORED;
    return VERDICT_HANDLED;
}
