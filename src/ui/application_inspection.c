/* The inspection of an application: its appointment and what came of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application_steps.h"

#include "ui/call.h"

#include <stdio.h>

STEP_ASKS(appoint, EVENT_APPOINT, command_inspection_appoint,
          N_("When and where is it inspected? The customer is told."))

/* What was agreed on stands there to be changed. */
enum verdict step_move(struct ui *ui, struct screen *s)
{
    struct application_view *v = s->state;
    char day[16] = "", time[16] = "";
    const struct cell *at = reply_get(&v->show, "inspection_at");
    struct buf moment = {0};
    if (at && at->type != CELL_NONE) {
        cell_shown(&moment, at); /* 12/05/2026 14:30 */
        sscanf(buf_text(&moment), "%15s %15s", day, time);
    }
    buf_done(&moment);
    struct ask about = {
        .command = &command_inspection_move,
        .heading = N_("When and where is it inspected instead? The customer is told."),
        .presets = {{"application", v->number, true},
                    {"date", day, false},
                    {"time", time, false},
                    {"place", call_text(&v->show, "inspection_place"), false},
                    {"inspector", call_text(&v->show, "inspector"), false}},
    };
    (void)ui_push(ui, &screen_ask, &about);
    return VERDICT_HANDLED;
}

STEP_OFFERED(move, EVENT_RESCHEDULE)

STEP_ASKS(call_off, EVENT_CALL_OFF, command_inspection_call_off,
          N_("Call the inspection off? The customer is told."))

STEP_ASKS(inspected, EVENT_INSPECTED, command_inspection_result,
          N_("What came of the inspection?"))
