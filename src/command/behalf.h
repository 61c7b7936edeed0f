/* Who applies on a customer's behalf, as entries of a record and as a message.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_BEHALF_H
#define RIHLA_COMMAND_BEHALF_H

#include "command/case.h"

/* Adds the representative and the authority to the reply's record; nothing where the customer acts
 * alone. */
enum rc behalf_entries(struct session *s, const struct application *a, struct reply *out,
                       struct err *reterr);

/* Says who may collect, and whether the authority is still valid; nothing where the customer acts
 * alone. */
enum rc behalf_tell(struct session *s, const struct application *a, struct reply *out,
                    struct err *reterr);

#endif
