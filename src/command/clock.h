/* The clocks of promised times: applications and complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CLOCK_H
#define RIHLA_COMMAND_CLOCK_H

#include "command/session.h"
#include "store/calendar.h"
#include "store/complaint.h"

/* Brings the clock of an application to the state that it has just got: it runs while the desk is
 * awaited and stands still while the customer is, or while it is cancelled; what was promised moves on
 * by the working days of the pause. A returned one waits until its last day to answer. */
enum rc clock_move(struct session *s, struct application *a, struct err *reterr);

/* Where the promises stand. */
struct timing application_timing(const struct calendar *c, const struct application *a,
                                 struct date today);
struct timing complaint_timing(const struct calendar *c, const struct complaint *k,
                               struct date today);

/* Working minutes that the desk has had it. */
int64_t application_worked(const struct calendar *c, const struct application *a, instant now);
int64_t complaint_worked(const struct calendar *c, const struct complaint *k, instant now);

/* The level to which a complaint that is so many working days late belongs: 1 at once, one more for
 * each `step` days, at most COMPLAINT_LEVELS. */
int complaint_level(int days_late, int step);

#endif
