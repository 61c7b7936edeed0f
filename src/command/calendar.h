/* Whether the working calendar reaches far enough.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CALENDAR_H
#define RIHLA_COMMAND_CALENDAR_H

#include "command/reply.h"
#include "command/session.h"

/* The year that has to be in the calendar by now: this one, from October the next. */
int calendar_year_needed(struct date today);

/* Adds a message to the answer where something of that year was not entered. */
enum rc calendar_warn(struct session *s, struct reply *out, struct err *reterr);

#endif
