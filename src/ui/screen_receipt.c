/* The receipt of a payment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>

struct view {
    char number[NUMBER_SIZE];
    struct reply show;
    struct list lines;
};

static const char *const columns[] = {"purpose", "units", "unit_amount", "total", NULL};
static const char *const entries[] = {"receipt",   "at",     "application", "service", "customer",
                                      "method",    "scheme", "last4",       "reference", "taken_by",
                                      "amount",    NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->lines, NULL);
    enum rc rc = CALL(ui, &command_payment_receipt, &v->show, reterr, "receipt", v->number);
    list_show(&v->lines, &v->show);
    return rc;
}

static enum rc receipt_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->lines, "", columns);
    v->lines.still = true;
    return load(ui, v, reterr);
}

static void receipt_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void receipt_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->lines);
    reply_done(&v->show);
}

static enum verdict application(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    char number[NUMBER_SIZE];
    snprintf(number, sizeof number, "%s", call_text(&v->show, "application"));
    ui_pop(ui);
    if (ui_top(ui)->class != &screen_application)
        (void)ui_push(ui, &screen_application, number);
    return VERDICT_HANDLED;
}

static void receipt_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    canvas_text(c, 1, 1, c->cols - 2, _("Payment receipt"), STYLE_TITLE, ALIGN_START);
    int lines = record_draw(c, (struct area){3, 1, c->rows - 8, c->cols - 2}, &v->show, entries, 0);
    int row = 4 + lines;
    list_draw(&v->lines, c, (struct area){row, 1, c->rows - 5 - row, c->cols - 2}, false);
    list_draw_whole(&v->lines, c, (struct area){c->rows - 5, 1, 2, c->cols - 2});
    canvas_cursor(c, 1, 1);
}

static const struct binding receipt_bindings[] = {
    {KEYC_ENTER, 0, &command_application_show, N_("The application"), application, NULL},
};

const struct screen_class screen_receipt = {
    .name = "receipt",
    .title = N_("Receipt"),
    .help = N_("The receipt of a payment. Enter goes on to the application."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = receipt_bindings,
    .nbindings = sizeof receipt_bindings / sizeof *receipt_bindings,
    .open = receipt_open,
    .draw = receipt_draw,
    .shown = receipt_shown,
    .close = receipt_close,
};
