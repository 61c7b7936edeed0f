/* How identity was checked, as entries of a record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_IDENTITY_H
#define RIHLA_COMMAND_IDENTITY_H

#include "command/desk.h"

/* Whether the customer's identity is checked now, and the last check, to the reply's record. */
enum rc identity_entries(struct session *s, struct rowid customer, struct reply *out,
                         struct err *reterr);

#endif
