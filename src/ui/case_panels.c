/* Documents and fees of an application, side by side on its screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/case_panels.h"

#include "text/lang.h"
#include "ui/call.h"

#include <string.h>

/* ● received, ○ awaited, ✗ missing; the word follows. */
static const char *document_sign(const char *state)
{
    if (strcmp(state, "received") == 0)
        return "●";
    return strcmp(state, "missing") == 0 ? "✗" : "○";
}

static int widest_state(const struct reply *documents)
{
    int widest = 0;
    for (size_t i = 0; i < documents->nrows; i++) {
        const struct cell *state = reply_at(documents, i, "state");
        int w = state && state->title ? layout_width(tr(state->title)) : 0;
        widest = w > widest ? w : widest;
    }
    return widest;
}

void case_documents_draw(struct canvas *c, const struct reply *documents, struct area a)
{
    canvas_rule(c, a.row, a.col, a.cols, _("Documents"));
    int word = widest_state(documents);
    int rows = a.rows - 1, left = (int)documents->nrows - rows;
    for (int i = 0; i < rows && (size_t)i < documents->nrows; i++) {
        const struct cell *name = reply_at(documents, (size_t)i, "name");
        const struct cell *state = reply_at(documents, (size_t)i, "state");
        int row = a.row + 1 + i;
        if (!name || !state)
            continue;
        canvas_text(c, row, a.col, 2, document_sign(state->s), STYLE_NORMAL, ALIGN_START);
        paint_cell(c, row, a.col + 2, a.cols - 3 - word, name, STYLE_NORMAL);
        paint_cell(c, row, a.col + a.cols - word, word, state,
                   strcmp(state->s, "missing") == 0 ? STYLE_WARN : STYLE_DIM);
    }
    if (left > 0)
        canvas_text(c, a.row, a.col + a.cols - 3, 2, "↓", STYLE_DIM, ALIGN_START);
    if (documents->nrows == 0)
        canvas_text(c, a.row + 1, a.col, a.cols, _("This service asks for none."), STYLE_DIM,
                    ALIGN_START);
}

static void draw_money(struct canvas *c, int row, struct area a, const char *label,
                       const struct cell *money, enum style style)
{
    canvas_text(c, row, a.col, a.cols - 16, label, style, ALIGN_START);
    if (money)
        paint_cell(c, row, a.col + a.cols - 15, 15, money, style);
}

void case_fees_draw(struct canvas *c, const struct reply *r, struct area a)
{
    canvas_rule(c, a.row, a.col, a.cols, _("Fees"));
    int row = a.row + 1, last = a.row + a.rows - 1;
    for (size_t i = 0; i < r->nrows && row < last; i++, row++) {
        struct buf label;
        buf_init(&label);
        const struct cell *purpose = reply_at(r, i, "purpose");
        if (purpose)
            cell_shown(&label, purpose);
        const struct cell *total = reply_at(r, i, "total");
        if (!total || total->type == CELL_NONE) /* a word instead: not due yet, assessed later */
            total = reply_at(r, i, "status");
        draw_money(c, row, a, buf_text(&label), total, STYLE_NORMAL);
        buf_done(&label);
    }
    draw_money(c, row, a, _("To be paid now"), reply_get(r, "due"),
               call_number(r, "due") > 0 ? STYLE_WARN : STYLE_NORMAL);
}

static void add_part(struct buf *text, const struct msg *m)
{
    buf_add(text, text->len ? " · " : "");
    lang_msg(text, m);
}

static void add_day(struct buf *text, const char *sentence, const struct cell *day)
{
    struct msg m;
    struct buf shown = {0};
    if (!day || day->type == CELL_NONE)
        return;
    cell_shown(&shown, day);
    MSG(&m, sentence, buf_text(&shown));
    add_part(text, &m);
    buf_done(&shown);
}

/* "permit T-0001 · until 10/05/2029", or what is to be renewed. */
static void add_result(struct buf *text, const struct reply *show)
{
    const struct cell *kind = reply_get(show, "result_kind");
    struct msg m;
    if (kind) {
        MSG(&m, N_("%1$s %2$s"), tr(kind->title), call_text(show, "result_number"));
        add_part(text, &m);
        add_day(text, N_("until %1$s"), reply_get(show, "expires"));
    } else if (reply_get(show, "renews")) {
        MSG(&m, N_("renews %1$s"), call_text(show, "renews"));
        add_part(text, &m);
    }
}

void case_holder_draw(struct canvas *c, const struct reply *show, struct area a)
{
    const struct cell *until = reply_get(show, "held_until");
    struct buf text = {0}, end = {0};
    struct msg m;
    if (!until)
        return;
    cell_shown(&end, until);
    MSG(&m, N_("%1$s works on it until %2$s"), call_text(show, "held_by"), buf_text(&end));
    buf_addc(&text, ' ');
    lang_msg(&text, &m);
    buf_addc(&text, ' ');
    int w = layout_width(buf_text(&text));
    w = w < a.cols ? w : a.cols;
    canvas_text(c, a.row, a.col + a.cols - w, w, buf_text(&text), STYLE_TITLE, ALIGN_START);
    buf_done(&text);
    buf_done(&end);
}

/* The result is what matters once it is there, unless it is late. */
void case_time_draw(struct canvas *c, const struct reply *show, struct area a)
{
    const struct cell *timing = reply_get(show, "timing");
    bool late = strcmp(call_text(show, "timing"), timing_word(TIMING_OVERDUE)) == 0;
    struct buf text;
    buf_init(&text);
    if (timing && (late || !reply_get(show, "result_kind")))
        cell_shown(&text, timing);
    add_day(&text, N_("answer by %1$s"), reply_get(show, "answer_by"));
    add_result(&text, show);
    canvas_text(c, a.row, a.col, a.cols, buf_text(&text), late ? STYLE_WARN : STYLE_DIM, ALIGN_END);
    buf_done(&text);
}
