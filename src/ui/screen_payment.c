/* Takes the payment for an application: what is due and why, then what the terminal or gateway said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/screens.h"
#include "ui/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DUE_ROWS = 7 };

struct view {
    char number[NUMBER_SIZE];
    struct reply due;
    struct list lines;
    struct sheet *sheet;
};

static const char *const columns[] = {"purpose", "units", "unit_amount", "total", "status", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->lines, NULL);
    enum rc rc = CALL(ui, &command_payment_due, &v->due, reterr, "application", v->number);
    list_show(&v->lines, &v->due);
    return rc;
}

/* A payment without an answer is settled under its own reference, and only by somebody who says how it
 * ended: "paid" is not offered as if it were known. */
static void begin(struct view *v)
{
    const char *unknown = call_text(&v->due, "unknown_reference");
    sheet_set(v->sheet, "reference", unknown);
    sheet_set(v->sheet, "outcome", unknown[0] ? "unknown" : "paid");
    sheet_go(v->sheet, unknown[0] ? "outcome" : "reference");
}

/* The reference comes first: everything else has its usual value already. */
static void make_sheet(struct ui *ui, struct view *v)
{
    static const char *const asked[] = {"reference", "scheme", "last4", "method", "outcome"};
    struct sheet_item items[sizeof asked / sizeof *asked];
    size_t n = 0;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        const struct arg *a = command_arg(&command_payment_take, asked[i]);
        if (a)
            items[n++] = (struct sheet_item){.field = &a->field};
    }
    v->sheet = sheet_new(items, n, NULL, 1, session_today(ui->session));
    sheet_set(v->sheet, "method", "terminal");
    begin(v);
}

static enum rc payment_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->lines, N_("Nothing is to be paid."), columns);
    v->lines.still = true;
    enum rc rc = load(ui, v, reterr);
    if (rc == RC_OK && call_number(&v->due, "due") <= 0)
        rc = ERR(reterr, RC_CONFLICT, NULL,
                 N_("Nothing is to be paid for application %1$s now"), v->number);
    if (rc == RC_OK)
        make_sheet(ui, v);
    return rc;
}

static void payment_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void payment_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->lines);
    sheet_free(v->sheet);
    reply_done(&v->due);
}

static enum rc run(struct ui *ui, struct view *v, struct reply *r, struct err *err)
{
    struct buf amount;
    buf_init(&amount);
    money_plain(&amount, (struct money){call_number(&v->due, "due")});
    enum rc rc = CALL(ui, &command_payment_take, r, err, "application", v->number, "amount",
                      buf_text(&amount), "reference", sheet_get(v->sheet, "reference"), "method",
                      sheet_get(v->sheet, "method"), "scheme", sheet_get(v->sheet, "scheme"),
                      "last4", sheet_get(v->sheet, "last4"), "outcome",
                      sheet_get(v->sheet, "outcome"));
    buf_done(&amount);
    return rc;
}

/* The receipt takes the place of this screen. */
static void show_receipt(struct ui *ui, const struct reply *r)
{
    ui_pop(ui);
    (void)ui_push(ui, &screen_receipt, call_text(r, "receipt"));
    call_note(ui, r);
}

/* Declined, failed or unknown: the agent reads why and may go on from here. */
static void stay(struct ui *ui, struct view *v, const struct reply *r)
{
    (void)load(ui, v, NULL);
    begin(v);
    if (r->nmessages)
        ui_note(ui, STYLE_WARN, &r->messages[0]);
}

static enum verdict take(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct err err = {0};
    struct reply r;
    if (!sheet_check(v->sheet, true))
        return VERDICT_HANDLED;
    reply_init(&r);
    enum rc rc = run(ui, v, &r, &err);
    if (rc == RC_OK && call_text(&r, "receipt")[0]) {
        show_receipt(ui, &r);
    } else if (rc == RC_OK) {
        stay(ui, v, &r);
    } else {
        (void)load(ui, v, NULL);
        ui_error(ui, &err);
        if (sheet_blame(v->sheet, &err))
            ui->note.id = NULL;
    }
    reply_done(&r);
    return VERDICT_HANDLED;
}

static enum verdict payment_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum widget_event e = sheet_key(v->sheet, k);
    if (e == WIDGET_ACCEPT)
        return take(ui, s);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static struct sheet *payment_sheet(struct screen *s)
{
    const struct view *v = s->state;
    return v->sheet;
}

static void draw_total(const struct view *v, struct canvas *c, int row)
{
    const struct cell *due = reply_get(&v->due, "due");
    struct buf text;
    buf_init(&text);
    buf_add(&text, _("To be paid now"));
    buf_add(&text, ": ");
    int w = layout_width(buf_text(&text));
    canvas_text(c, row, 1, w, buf_text(&text), STYLE_TITLE, ALIGN_START);
    buf_clear(&text);
    if (due)
        cell_shown(&text, due);
    canvas_text(c, row, 1 + w, layout_width(buf_text(&text)), buf_text(&text), STYLE_TITLE,
                ALIGN_START);
    buf_done(&text);
}

static void payment_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    const struct cell *service = reply_get(&v->due, "service");
    const struct cell *customer = reply_get(&v->due, "customer");
    int w = layout_width(v->number);
    canvas_code(c, 1, 1, w, v->number, STYLE_TITLE, ALIGN_START);
    if (service)
        paint_cell(c, 1, w + 3, c->cols - w - 4, service, STYLE_TITLE);
    if (customer)
        paint_cell(c, 2, 1, c->cols - 2, customer, STYLE_NORMAL);
    list_draw(&v->lines, c, (struct area){3, 1, DUE_ROWS, c->cols - 2}, false);
    draw_total(v, c, 3 + DUE_ROWS);
    canvas_rule(c, 4 + DUE_ROWS, 1, c->cols - 2, _("What the terminal or gateway said"));
    sheet_draw(v->sheet, c, (struct area){6 + DUE_ROWS, 1, c->rows - 9 - DUE_ROWS, c->cols - 2});
}

static const struct binding payment_bindings[] = {
    {KEYC_F10, 0, &command_payment_take, N_("Record it"), take, NULL},
    {KEYC_F4, 0, NULL, N_("Choose"), NULL, NULL},
    {KEYC_ESC, 0, NULL, N_("Pay later"), NULL, NULL},
};

const struct screen_class screen_payment = {
    .name = "payment",
    .title = N_("Payment"),
    .help = N_("What is to be paid and why. Charge the card at the terminal or the gateway, then type "
               "its reference and F10. Never type the number of a card: the last four digits are "
               "enough. When nobody knows the outcome choose “unknown”: it is never charged twice."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = payment_bindings,
    .nbindings = sizeof payment_bindings / sizeof *payment_bindings,
    .open = payment_open,
    .draw = payment_draw,
    .key = payment_key,
    .shown = payment_shown,
    .close = payment_close,
    .sheet = payment_sheet,
};
