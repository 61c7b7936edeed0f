/* What stands beside an application's form: documents to receive and fees so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry_side.h"

#include "base/mem.h"
#include "domain/fee.h"
#include "text/lang.h"
#include "ui/call.h"

#include <stdlib.h>
#include <string.h>

static const char *state_of(const struct reply *documents, const char *id)
{
    for (size_t i = 0; i < documents->nrows; i++) {
        if (strcmp(call_text_at(documents, i, "document"), id) == 0)
            return call_text_at(documents, i, "state");
    }
    return "awaited";
}

size_t entry_lacking(const struct card *card, const struct answers *answers,
                     const struct reply *documents)
{
    size_t lacking = 0;
    for (size_t i = 0; i < card->ndocuments; i++) {
        const struct card_document *d = &card->documents[i];
        if (!d->optional && condition_holds(&d->when, answers) &&
            strcmp(state_of(documents, d->id), "received") != 0)
            lacking++;
    }
    return lacking;
}

static int draw_document(struct canvas *c, struct area a, const struct card_document *d,
                         const char *state)
{
    bool here = strcmp(state, "received") == 0, missing = strcmp(state, "missing") == 0;
    struct buf text;
    buf_init(&text);
    buf_add(&text, bi_text(&d->name));
    if (missing)
        buf_printf(&text, " (%s)", _("missing"));
    else if (d->optional && !here)
        buf_printf(&text, " (%s)", _("optional"));
    canvas_text(c, a.row, a.col, 2, here ? "●" : missing ? "✗" : "○", STYLE_NORMAL, ALIGN_START);
    struct area words = {a.row, a.col + 2, a.rows < 2 ? a.rows : 2, a.cols - 2};
    int lines = paint_wrapped(c, words, 0, buf_text(&text), missing ? STYLE_WARN : STYLE_NORMAL);
    buf_done(&text);
    return lines < words.rows ? lines : words.rows;
}

static int draw_documents(struct canvas *c, struct area a, const struct card *card,
                          const struct answers *answers, const struct reply *documents)
{
    int row = a.row, end = a.row + a.rows;
    bool any = false;
    canvas_rule(c, row++, a.col, a.cols, _("Documents"));
    for (size_t i = 0; i < card->ndocuments && row < end; i++) {
        const struct card_document *d = &card->documents[i];
        if (!condition_holds(&d->when, answers))
            continue;
        any = true;
        row += draw_document(c, (struct area){row, a.col, end - row, a.cols}, d,
                             state_of(documents, d->id));
    }
    if (!any)
        row += paint_wrapped(c, (struct area){row, a.col, 2, a.cols}, 0,
                             _("This service asks for none."), STYLE_DIM);
    return row;
}

enum { AMOUNT = 12 };

static void draw_amount(struct canvas *c, int row, struct area a, const char *label,
                        struct money amount, enum style style)
{
    struct buf text;
    buf_init(&text);
    money_grouped(&text, amount);
    canvas_text(c, row, a.col, a.cols - AMOUNT - 1, label, style, ALIGN_START);
    canvas_code(c, row, a.col + a.cols - AMOUNT, AMOUNT, buf_text(&text), style, ALIGN_END);
    buf_done(&text);
}

static void draw_line(struct canvas *c, int row, struct area a, const struct fee_line *l)
{
    const char *label = bi_text(&l->fee->purpose);
    bool now = l->fee->moment == FEE_AT_SUBMISSION;
    if (l->known) {
        draw_amount(c, row, a, label, l->total, now ? STYLE_NORMAL : STYLE_DIM);
        return;
    }
    canvas_text(c, row, a.col, a.cols - AMOUNT - 1, label, STYLE_DIM, ALIGN_START);
    canvas_text(c, row, a.col + a.cols - AMOUNT, AMOUNT, _("later"), STYLE_DIM, ALIGN_END);
}

static void draw_fees(struct canvas *c, struct area a, const struct card *card,
                      const struct answers *answers)
{
    struct fee_line *lines = mem_array(card->nfees + 1, sizeof *lines);
    size_t n = 0;
    int row = a.row, end = a.row + a.rows - 1;
    canvas_rule(c, row++, a.col, a.cols, _("Fees (AED)"));
    if (card->nfees == 0) {
        canvas_text(c, row, a.col, a.cols, _("Free of charge."), STYLE_NORMAL, ALIGN_START);
    } else if (fee_lines(card, answers, lines, &n, NULL) != RC_OK) {
        paint_wrapped(c, (struct area){row, a.col, 3, a.cols}, 0,
                      _("The total is known once the numbers are filled in."), STYLE_DIM);
    } else {
        for (size_t i = 0; i < n && row < end; i++)
            draw_line(c, row++, a, &lines[i]);
        draw_amount(c, row, a, _("On submission"), fee_total(lines, n, FEE_AT_SUBMISSION),
                    STYLE_TITLE);
    }
    free(lines);
}

void entry_side_draw(struct canvas *c, struct area a, const struct card *card,
                     const struct answers *answers, const struct reply *documents)
{
    int fees = (int)card->nfees + 2;
    fees = fees < 4 ? 4 : fees > a.rows / 2 ? a.rows / 2 : fees;
    draw_documents(c, (struct area){a.row, a.col, a.rows - fees - 1, a.cols}, card, answers,
                   documents);
    draw_fees(c, (struct area){a.row + a.rows - fees, a.col, fees, a.cols}, card, answers);
}
