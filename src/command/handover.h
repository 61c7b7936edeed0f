/* How a result reached the customer, for those who show an application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_HANDOVER_H
#define RIHLA_COMMAND_HANDOVER_H

#include "command/case.h"

/* Adds what is known of the last attempt to the record; nothing where there was none. */
enum rc handover_entries(struct session *s, const struct application *a, struct reply *out,
                         struct err *reterr);

/* A parcel that is on its way has come back: the application goes another way. */
enum rc handover_leave(struct session *s, const struct casework *c, struct err *reterr);

#endif
