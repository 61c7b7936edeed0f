/* What time demands, in parts; each fills rows of tick's table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_TICK_H
#define RIHLA_COMMAND_TICK_H

#include "command/desk.h"

/* So that others get their turn; what is left is done by the next run. */
enum { TICK_BATCH = 200 };

/* A row of the answer: what was done with what. */
void tick_done(struct reply *out, const char *number, const char *what);

/* Reminds customers of additional fees told so many days ago and not paid. */
enum rc tick_fees(struct session *s, int days, struct reply *out, struct err *reterr);

/* Tells customers that what was issued to them expires. */
enum rc tick_renewals(struct session *s, struct reply *out, struct err *reterr);

/* Sends on what supervisors approved. */
enum rc tick_campaigns(struct session *s, struct reply *out, struct err *reterr);

#endif
