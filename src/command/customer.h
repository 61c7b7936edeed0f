/* A customer being registered, and as the reply's record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CUSTOMER_H
#define RIHLA_COMMAND_CUSTOMER_H

#include "command/command.h"
#include "store/customer.h"

/* A customer from the checked values of "customer register", whom nobody else is: nothing is written
 * yet. RC_CONFLICT names the one who has this Emirates ID or licence. */
enum rc customer_draft(struct session *s, const struct args *in, struct customer *ret,
                       struct err *reterr);

/* Gives a draft its number and writes it. */
enum rc customer_enrol(struct session *s, struct customer *c, struct err *reterr);

/* Emirates ID, mobile and e-mail are masked unless revealed. */
void customer_record(struct reply *out, const struct customer *c, bool reveal);

/* Notes whether the customer wants promotional messages, where that was said. */
enum rc customer_promotions(struct session *s, struct rowid customer, const struct args *in,
                            struct err *reterr);

#endif
