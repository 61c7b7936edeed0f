/* One message to a customer: to whom, subject, words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>

struct view {
    char number[NUMBER_SIZE];
    bool revealed;
    struct reply show;
    int top, lines, rows;
};

static const char *const entries[] = {"at", "customer", "about", "channel", "to", "language",
                                      "sender", "subject", "text", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    return CALL(ui, &command_message_show, &v->show, reterr, "message", v->number, "reveal",
                v->revealed ? "yes" : "");
}

static enum rc message_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    return load(ui, v, reterr);
}

static void message_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void message_close(struct screen *s)
{
    struct view *v = s->state;
    reply_done(&v->show);
}

static bool customer_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return call_text(&v->show, "customer_number")[0] != '\0';
}

static enum verdict customer(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_customer, call_text(&v->show, "customer_number"));
    return VERDICT_HANDLED;
}

static enum verdict reveal(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->revealed = !v->revealed;
    if (load(ui, v, NULL) == RC_OK && v->revealed) {
        struct msg m;
        MSG(&m, N_("Shown in full; this was recorded. r hides it again"));
        ui_note(ui, STYLE_WARN, &m);
    }
    return VERDICT_HANDLED;
}

static enum verdict message_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    int most = v->lines > v->rows ? v->lines - v->rows : 0;
    if (k->code == KEYC_DOWN && v->top < most)
        v->top++;
    else if (k->code == KEYC_UP && v->top > 0)
        v->top--;
    else if (k->code != KEYC_DOWN && k->code != KEYC_UP)
        return VERDICT_IGNORED;
    return VERDICT_HANDLED;
}

static void message_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    v->rows = c->rows - 5;
    v->lines = record_draw(c, (struct area){1, 1, v->rows, c->cols - 2}, &v->show, entries, v->top);
    if (v->top + v->rows < v->lines)
        canvas_text(c, v->rows + 1, c->cols - 3, 2, "↓", STYLE_KEY, ALIGN_START);
    canvas_cursor(c, 1, 1);
}

static const struct binding message_bindings[] = {
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, customer_offered},
    {KEYC_CHAR, 'r', &command_message_show, N_("Reveal"), reveal, NULL},
};

const struct screen_class screen_message = {
    .name = "message",
    .title = N_("Message"),
    .help = N_("A message with its words as they were written. The number or address is hidden in part; "
               "r shows it in full, and that is recorded. The arrows move through a long one."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = message_bindings,
    .nbindings = sizeof message_bindings / sizeof *message_bindings,
    .open = message_open,
    .draw = message_draw,
    .key = message_key,
    .shown = message_shown,
    .close = message_close,
};
