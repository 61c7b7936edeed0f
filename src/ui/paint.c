/* Sentences, wrapped text and cells on the canvas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/paint.h"

#include "text/lang.h"

#include <string.h>

void paint_msg(struct canvas *c, int row, int col, int width, const struct msg *m,
               enum style style)
{
    struct buf text;
    buf_init(&text);
    lang_msg(&text, m);
    canvas_text(c, row, col, width, buf_text(&text), style, ALIGN_START);
    buf_done(&text);
}

struct wrapping {
    struct canvas *c;
    struct area a;
    int skip, lines;
    enum style style;
};

static void wrapped_line(void *ctx, const char *text, size_t bytes)
{
    struct wrapping *w = ctx;
    int row = w->lines++ - w->skip;
    if (!w->c || row < 0 || row >= w->a.rows)
        return;
    struct buf piece;
    buf_init(&piece);
    buf_addn(&piece, text, bytes);
    canvas_text(w->c, w->a.row + row, w->a.col, w->a.cols, buf_text(&piece), w->style,
                ALIGN_START);
    buf_done(&piece);
}

int paint_wrapped(struct canvas *c, struct area a, int skip, const char *text, enum style style)
{
    struct wrapping w = {c, a, skip, 0, style};
    layout_wrap(text, a.cols > 1 ? a.cols : 1, wrapped_line, &w);
    return w.lines;
}

bool cell_is_ltr(enum cell_type t)
{
    return t == CELL_CODE || t == CELL_COUNT || t == CELL_DATE || t == CELL_TIME;
}

bool cell_is_number(enum cell_type t)
{
    return t == CELL_COUNT || t == CELL_MONEY;
}

void paint_cell(struct canvas *c, int row, int col, int width, const struct cell *cell,
                enum style style)
{
    struct buf text;
    buf_init(&text);
    cell_shown(&text, cell);
    enum align align = cell_is_number(cell->type) ? ALIGN_END : ALIGN_START;
    if (cell_is_ltr(cell->type))
        canvas_code(c, row, col, width, buf_text(&text), style, align);
    else
        canvas_text(c, row, col, width, buf_text(&text), style, align);
    buf_done(&text);
}

void paint_label(struct canvas *c, int row, int col, int width, const char *label,
                 enum style style)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, label);
    buf_addc(&text, ':');
    canvas_text(c, row, col, width, buf_text(&text), style, ALIGN_START);
    buf_done(&text);
}
