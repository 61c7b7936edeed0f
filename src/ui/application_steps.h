/* The steps of an application that several of its files know; step_NAME() does it or asks about it,
 * step_NAME_offered() says whether it works now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_APPLICATION_STEPS_H
#define RIHLA_UI_APPLICATION_STEPS_H

#include "text/lang.h"
#include "ui/application_view.h"

/* Whether the workflow has the event now, for this role. */
bool application_offers(struct ui *ui, struct screen *s, enum event event);

/* Runs a change that needs no words; the screen then shows where it led. */
enum verdict application_change(struct ui *ui, struct screen *s, const struct command *c);

/* Asks for the rest of what the command takes. */
enum verdict application_ask(struct ui *ui, struct screen *s, const struct command *c,
                             const char *heading);

/* Opens a screen about the application. */
enum verdict application_push(struct ui *ui, struct screen *s, const struct screen_class *class);

/* A step that works where the workflow has its event. */
#define STEP_OFFERED(name, event)                                                                  \
    bool step_##name##_offered(struct ui *ui, struct screen *s)                                    \
    {                                                                                              \
        return application_offers(ui, s, event);                                                   \
    }

/* The same for one that asks first. */
#define STEP_ASKS(name, event, command, heading)                                                   \
    enum verdict step_##name(struct ui *ui, struct screen *s)                                      \
    {                                                                                              \
        return application_ask(ui, s, &command, heading);                                          \
    }                                                                                              \
    STEP_OFFERED(name, event)

/* Declares one. */
#define STEP(name)                                                                                 \
    enum verdict step_##name(struct ui *ui, struct screen *s);                                     \
    bool step_##name##_offered(struct ui *ui, struct screen *s)

/* application_steps.c */
enum verdict step_documents(struct ui *ui, struct screen *s);
STEP(fill_in);
STEP(submit);
STEP(recommend);
STEP(approve);
STEP(reject);
STEP(send_back);
STEP(withdraw);
STEP(cancel);
STEP(reopen);
STEP(rate);

/* application_next.c */
enum verdict step_next(struct ui *ui, struct screen *s);

/* application_inspection.c */
STEP(appoint);
STEP(move);
STEP(call_off);
STEP(inspected);

/* application_fees.c */
STEP(pay);
STEP(raise_fee);
STEP(waive_fee);
STEP(take_back_fee);

/* application_handover.c: from its result to whoever receives it */
STEP(result);
STEP(ready);
STEP(deliver);
STEP(transmit);
STEP(send);
STEP(arrived);
STEP(bring_back);

#endif
