/* The way from a service and a customer to a draft being filled in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/opening.h"

#include "domain/sought.h"
#include "ui/call.h"
#include "ui/entry.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

void opening_application(struct ui *ui, const char *card, const char *customer)
{
    struct reply r;
    reply_init(&r);
    if (CALL(ui, &command_application_open, &r, NULL, "card", card, "customer", customer) ==
            RC_OK &&
        ui_push(ui, &screen_entry, call_text(&r, "number")) == RC_OK)
        call_note(ui, &r);
    reply_done(&r);
}

static void registered(struct ui *ui, const struct reply *r, const char *card)
{
    char number[NUMBER_SIZE];
    snprintf(number, sizeof number, "%s", call_text(r, "number"));
    if (card[0])
        opening_application(ui, card, number);
    else
        (void)ui_push(ui, &screen_customer, number);
    call_note(ui, r);
}

const struct ask_then then_registered = {"registered", registered};

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

void opening_register(struct ui *ui, const char *typed, const char *card)
{
    struct ask ask = {
        .command = &command_customer_register,
        .presets = {{"kind", "individual", false}},
        .then = &then_registered,
        .context = card,
    };
    struct sought sought;
    struct buf name = {0};
    sought_read(typed ? typed : "", NULL, 0, &sought);
    presets_of(&sought, &name, ask.presets + 1);
    (void)ui_push(ui, &screen_ask, &ask);
    buf_done(&name);
}
