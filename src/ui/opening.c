/* The way from a service and a customer to a draft being filled in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/opening.h"

#include "text/utf8.h"
#include "ui/call.h"
#include "ui/entry.h"
#include "ui/screens.h"

#include <stdio.h>
#include <stdlib.h>
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

/* The argument that the text most likely is. */
static const char *argument_of(const char *typed)
{
    char *ascii = text_ascii_digits(typed);
    size_t digits = 0, others = 0;
    for (const char *p = ascii; *p; p++) {
        if (*p >= '0' && *p <= '9')
            digits++;
        else if (!strchr(" -+()", *p))
            others++;
    }
    const char *name = entry_rtl(typed, false) ? "name_ar" : "name_en";
    if (digits >= 3 && others == 0)
        name = strncmp(ascii, "784", 3) == 0 ? "emirates_id" : "mobile";
    free(ascii);
    return name;
}

void opening_register(struct ui *ui, const char *typed, const char *card)
{
    struct ask ask = {
        .command = &command_customer_register,
        .presets = {{"kind", "individual", false}},
        .then = &then_registered,
        .context = card,
    };
    if (typed && typed[0])
        ask.presets[1] = (struct ask_preset){argument_of(typed), typed, false};
    (void)ui_push(ui, &screen_ask, &ask);
}
