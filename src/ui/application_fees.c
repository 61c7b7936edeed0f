/* What an application costs: paying, fees that are told later, fees that are taken back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application_steps.h"

#include "ui/call.h"

#include <string.h>

enum verdict step_pay(struct ui *ui, struct screen *s)
{
    return application_push(ui, s, &screen_payment);
}

bool step_pay_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct application_view *v = s->state;
    return call_number(&v->due, "due") > 0;
}

/* The first fee of the card that nobody has told yet; "" where it is another one. */
static const char *fee_to_tell(const struct application_view *v)
{
    for (size_t i = 0; i < v->due.nrows; i++) {
        const char *status = call_text_at(&v->due, i, "status");
        bool later = strcmp(status, "later") == 0 &&
                     strcmp(call_text_at(&v->due, i, "moment"), "assessment") == 0;
        if (later || strcmp(status, "assessed-later") == 0)
            return call_text_at(&v->due, i, "fee");
    }
    return "";
}

enum verdict step_raise_fee(struct ui *ui, struct screen *s)
{
    struct application_view *v = s->state;
    struct ask about = {
        .command = &command_fee_raise,
        .heading = N_("Which fee is raised? The customer is told and pays before it goes on."),
        .presets = {{"application", v->number, true}, {"fee", fee_to_tell(v), false}},
        .at = "amount", /* not the reason, which alone is always asked for */
    };
    (void)ui_push(ui, &screen_ask, &about);
    return VERDICT_HANDLED;
}

STEP_OFFERED(raise_fee, EVENT_RAISE_FEE)

/* Fields whose value is known before they are asked for. */
static enum verdict ask_with(struct ui *ui, struct screen *s, const struct command *c,
                             const char *heading, const char *name, const char *value)
{
    struct application_view *v = s->state;
    struct ask about = {.command = c,
                        .heading = heading,
                        .presets = {{"application", v->number, true}, {name, value, false}}};
    (void)ui_push(ui, &screen_ask, &about);
    return VERDICT_HANDLED;
}

enum verdict step_waive_fee(struct ui *ui, struct screen *s)
{
    return ask_with(ui, s, &command_fee_waive, N_("Which fee costs nothing here, and why?"), "fee",
                    fee_to_tell(s->state));
}

bool step_waive_fee_offered(struct ui *ui, struct screen *s)
{
    return application_offers(ui, s, EVENT_RAISE_FEE) && *fee_to_tell(s->state);
}

/* The last fee that was raised and is not paid. */
enum verdict step_take_back_fee(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    const char *fee = "";
    for (size_t i = 0; i < v->due.nrows; i++) {
        if (strcmp(call_text_at(&v->due, i, "status"), "due") == 0)
            fee = call_text_at(&v->due, i, "fee");
    }
    return ask_with(ui, s, &command_fee_take_back, N_("Which fee is taken back, and why?"), "fee", fee);
}

STEP_OFFERED(take_back_fee, EVENT_DROP_FEE)
