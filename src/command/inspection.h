/* Inspections, for those who show an application or move it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_INSPECTION_H
#define RIHLA_COMMAND_INSPECTION_H

#include "command/case.h"

/* Adds the appointment that is planned, or the result of the last one, to the record. */
enum rc inspection_entries(struct session *s, const struct application *a, struct reply *out,
                           struct err *reterr);

/* Calls off the appointment that is planned, if any: the application goes another way. */
enum rc inspection_leave(struct session *s, const struct casework *c, struct err *reterr);

/* Does the card demand an inspection with these answers? */
bool inspection_demanded(const struct casework *c);

/* Whether an inspection is still to be passed: demanded or begun, and the last one was not passed. */
enum rc inspection_lacking(struct session *s, const struct casework *c, bool *ret_lacking,
                           struct err *reterr);

#endif
