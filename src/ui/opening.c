/* The way from a service and a customer to a draft being filled in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/opening.h"

#include "domain/card.h"
#include "domain/customer.h"
#include "domain/sought.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/entry.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

/* True: it is open, and nothing about it wants a second look. */
static bool open_plainly(struct ui *ui, const char *card, const char *customer, const char *earlier)
{
    struct reply r;
    bool plain = false;
    reply_init(&r);
    ui->note = (struct msg){0}; /* what the form itself says first is not covered */
    if (CALL(ui, &command_application_open, &r, NULL, "card", card, "customer", customer,
             "renews", earlier) == RC_OK &&
        ui_push(ui, &screen_entry, call_text(&r, "number")) == RC_OK) {
        plain = r.nmessages == 1;
        if (!plain || !ui->note.id)
            ui_note(ui, plain ? STYLE_GOOD : STYLE_WARN, &r.messages[r.nmessages - 1]);
    }
    reply_done(&r);
    return plain;
}

void opening_application(struct ui *ui, const char *card, const char *customer)
{
    (void)open_plainly(ui, card, customer, NULL);
}

void opening_renewal(struct ui *ui, const char *card, const char *customer, const char *earlier)
{
    (void)open_plainly(ui, card, customer, earlier);
}

static void registered(struct ui *ui, const struct reply *r, const char *card)
{
    char number[NUMBER_SIZE];
    snprintf(number, sizeof number, "%s", call_text(r, "number"));
    if (card[0] ? open_plainly(ui, card, number, NULL)
                : ui_push(ui, &screen_customer, number) == RC_OK)
        call_note(ui, r);
}

const struct ask_then then_registered = {.name = "registered", .run = registered};

/* What kinds of text become of it when a customer is registered; others are left to the agent. */
static const struct {
    enum sought_kind kind;
    const char *argument;
} arguments[] = {
    {SOUGHT_EMIRATES_ID, "emirates_id"},
    {SOUGHT_TELEPHONE, "mobile"},
    {SOUGHT_EMAIL, "email"},
};

static const char *argument_of(const struct sought_term *t)
{
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) {
        const struct sought_way *w = sought_way_of(t, arguments[i].kind);
        bool whole = w && w->match == SOUGHT_WHOLE;
        if (whole || (w && w->match == SOUGHT_BEGINS && !sought_way_of(t, SOUGHT_NAME)))
            return arguments[i].argument;
    }
    return NULL;
}

/* Each number goes to its own field, the words together to the name. */
static void presets_of(const struct sought *s, struct buf *name, struct ask_preset *ret)
{
    size_t n = 0;
    for (size_t i = 0; i < s->nterms; i++) {
        const char *argument = argument_of(&s->terms[i]);
        bool is_new = argument != NULL;
        for (size_t j = 0; j < n; j++)
            is_new = is_new && strcmp(ret[j].name, argument) != 0;
        if (is_new)
            ret[n++] = (struct ask_preset){argument, s->terms[i].text, false};
        else if (!argument && sought_way_of(&s->terms[i], SOUGHT_NAME))
            buf_printf(name, "%s%s", name->len ? " " : "", s->terms[i].text);
    }
    if (name->len)
        ret[n++] = (struct ask_preset){entry_rtl(buf_text(name), false) ? "name_ar" : "name_en",
                                       buf_text(name), false};
}

/* Whom the card names first; an individual where there is no card. */
static const char *kind_for(struct ui *ui, const char *card)
{
    static const struct {
        enum audience audience;
        enum customer_kind kind;
    } pairs[] = {{AUDIENCE_INDIVIDUAL, CUSTOMER_INDIVIDUAL},
                 {AUDIENCE_COMPANY, CUSTOMER_COMPANY},
                 {AUDIENCE_GOVERNMENT, CUSTOMER_GOVERNMENT}};
    enum customer_kind kind = CUSTOMER_INDIVIDUAL;
    struct reply r;
    reply_init(&r);
    bool read = card && CALL(ui, &command_card_show, &r, NULL, "card", card) == RC_OK;
    for (size_t i = sizeof pairs / sizeof *pairs; read && i-- > 0;) {
        if (strstr(call_text(&r, "audience"), tr(audience_title(pairs[i].audience))))
            kind = pairs[i].kind;
    }
    reply_done(&r);
    return customer_kind_word(kind);
}

static void ask_register(struct ui *ui, const char *typed, const char *card,
                         const struct ask_then *then, const char *context)
{
    struct ask ask = {
        .command = &command_customer_register,
        .presets = {{"kind", kind_for(ui, card), false}},
        .then = then,
        .context = context,
    };
    struct sought sought;
    struct buf name = {0};
    sought_read(typed ? typed : "", NULL, 0, &sought);
    presets_of(&sought, &name, ask.presets + 1);
    (void)ui_push(ui, &screen_ask, &ask);
    buf_done(&name);
}

void opening_register(struct ui *ui, const char *typed, const char *card)
{
    ask_register(ui, typed, card, &then_registered, card);
}

void opening_register_caller(struct ui *ui, const char *typed, const char *contact)
{
    ask_register(ui, typed, NULL, &then_caller_registered, contact);
}
