/* Receipts and open payments, for the commands about money.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_PAYMENT_H
#define RIHLA_COMMAND_PAYMENT_H

#include "command/case.h"

/* The receipt of a paid payment: everything that is printed on one, and the lines it paid. */
enum rc payment_receipt_reply(struct session *s, const struct payment *p, struct reply *out,
                              struct err *reterr);

/* The reference of the payment that has no answer yet. */
enum rc payment_unknown_reference(struct session *s, struct rowid application, char ret[65],
                                  struct err *reterr);

/* msgids */
const char *payment_method_title(const char *word);
const char *payment_scheme_title(const char *word);

#endif
