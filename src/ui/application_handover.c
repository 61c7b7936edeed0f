/* Handing an application's result over: recording it, at the counter, by courier, electronically.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application_steps.h"

#include "ui/call.h"

/* What was handed out is put right by those who may, with a reason. */
static const struct command *result_command(struct ui *ui, const struct application_view *v)
{
    if (v->state == STATE_APPROVED || v->state == STATE_READY)
        return &command_result_record;
    bool there = reply_get(&v->show, "result_kind") != NULL;
    return v->state == STATE_DELIVERED && there && call_may(ui, &command_result_correct)
               ? &command_result_correct
               : NULL;
}

enum verdict step_result(struct ui *ui, struct screen *s)
{
    return application_ask(ui, s, result_command(ui, s->state), NULL);
}

bool step_result_offered(struct ui *ui, struct screen *s)
{
    return result_command(ui, s->state) != NULL;
}

enum verdict step_ready(struct ui *ui, struct screen *s)
{
    return application_change(ui, s, &command_application_ready);
}

STEP_OFFERED(ready, EVENT_PREPARE)

enum verdict step_deliver(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    const char *heading = N_("Who collects it? Nothing can be changed afterwards.");
    if (call_number(&v->show, "authority_expired"))
        heading = N_("The authority of whoever acts for the customer has expired. Hand it out all the same?");
    else if (reply_get(&v->show, "representative"))
        heading = N_("Hand it out now? Somebody acts for the customer: look at the authority first. Nothing "
                     "can be changed afterwards.");
    return application_ask(ui, s, &command_application_deliver, heading);
}

STEP_OFFERED(deliver, EVENT_SEND)

STEP_ASKS(transmit, EVENT_SEND, command_application_transmit,
          N_("Where does the customer find it? Nothing can be changed afterwards."))

STEP_ASKS(send, EVENT_SEND, command_application_send,
          N_("Which courier takes it? The customer is told the tracking number."))

STEP_ASKS(arrived, EVENT_BRING_BACK, command_application_arrived,
          N_("Did it arrive? Nothing can be changed afterwards."))

STEP_ASKS(bring_back, EVENT_BRING_BACK, command_application_bring_back,
          N_("Did the courier bring it back? Say why."))
