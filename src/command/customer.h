/* A customer as the reply's record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CUSTOMER_H
#define RIHLA_COMMAND_CUSTOMER_H

#include "command/reply.h"
#include "store/customer.h"

/* Emirates ID, mobile and e-mail are masked unless revealed. */
void customer_record(struct reply *out, const struct customer *c, bool reveal);

#endif
