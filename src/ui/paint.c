/* Sentences, wrapped text and cells on the canvas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/paint.h"

#include "text/lang.h"
#include "text/layout.h"

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

#define FIRST_STRONG "\xE2\x81\xA8" /* U+2068, as isolate() begins */

struct wrapping {
    struct canvas *c;
    struct area a;
    int skip, lines;
    enum style style;
    const char *again; /* opens on every further line the isolate that holds the whole text */
};

static void wrapped_line(void *ctx, const char *text, size_t bytes)
{
    struct wrapping *w = ctx;
    int row = w->lines++ - w->skip;
    if (!w->c || row < 0 || row >= w->a.rows)
        return;
    struct buf piece;
    buf_init(&piece);
    if (w->lines > 1)
        buf_add(&piece, w->again);
    buf_addn(&piece, text, bytes);
    canvas_text(w->c, w->a.row + row, w->a.col, w->a.cols, buf_text(&piece), w->style,
                ALIGN_START);
    buf_done(&piece);
}

int paint_wrapped(struct canvas *c, struct area a, int skip, const char *text, enum style style)
{
    bool isolated = strncmp(text, FIRST_STRONG, sizeof FIRST_STRONG - 1) == 0;
    struct wrapping w = {c, a, skip, 0, style, isolated ? FIRST_STRONG : ""};
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

/* What people typed keeps its own direction: the full stop of an English note stays behind it. */
void cell_words(struct buf *out, const struct cell *cell)
{
    struct buf text;
    enum cell_type t = cell->type;
    buf_init(&text);
    cell_shown(&text, cell);
    if (lang_rtl() && (t == CELL_TEXT || t == CELL_NAMES || t == CELL_LONG))
        isolate(out, buf_text(&text));
    else
        buf_add(out, buf_text(&text));
    buf_done(&text);
}

void paint_cell(struct canvas *c, int row, int col, int width, const struct cell *cell,
                enum style style)
{
    struct buf text;
    buf_init(&text);
    cell_words(&text, cell);
    enum align align = cell_is_number(cell->type) ? ALIGN_END : ALIGN_START;
    if (cell_is_ltr(cell->type))
        canvas_code(c, row, col, width, buf_text(&text), style, align);
    else
        canvas_text(c, row, col, width, buf_text(&text), style, align);
    buf_done(&text);
}

/* A label that is a question ends with its own mark. */
static bool asks(const char *label)
{
    size_t n = strlen(label);
    return (n > 0 && label[n - 1] == '?') || (n > 1 && strcmp(label + n - 2, "؟") == 0);
}

void paint_label(struct canvas *c, int row, int col, int width, const char *label,
                 enum style style)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, label);
    if (!asks(label))
        buf_addc(&text, ':');
    canvas_text(c, row, col, width, buf_text(&text), style, ALIGN_START);
    buf_done(&text);
}
