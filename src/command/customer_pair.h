/* Two records of customers who may be the same, detail by detail. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CUSTOMER_PAIR_H
#define RIHLA_COMMAND_CUSTOMER_PAIR_H

#include "command/command.h"
#include "store/merge.h"

enum pair_detail {
    PAIR_NAME_EN, PAIR_NAME_AR, PAIR_EID, PAIR_LICENCE, PAIR_TRN, PAIR_MOBILE, PAIR_EMAIL, PAIR_LANGUAGE,
    PAIR_DETAILS
};
const char *pair_word(enum pair_detail d);
const char *pair_title(enum pair_detail d); /* msgid */

/* How the details of the two compare. */
enum pair_sign { PAIR_SAME, PAIR_DIFFERS, PAIR_ONLY_KEPT, PAIR_ONLY_DROPPED, PAIR_NEITHER };
enum pair_sign pair_compare(const struct customer *kept, const struct customer *dropped,
                            enum pair_detail d);

/* The detail as the reply shows it; personal numbers masked. */
struct cell pair_cell(const struct customer *c, enum pair_detail d);

/* Copies it from one to the other. */
void pair_take(struct customer *to, const struct customer *from, enum pair_detail d);
bool pair_equal(const struct customer *a, const struct customer *b, enum pair_detail d);

/* Both by number. RC_CONFLICT: they are one already. RC_BAD_DATA: a person and a company are not. */
enum rc pair_find(struct session *s, const struct args *in, struct customer *ret_kept,
                  struct customer *ret_dropped, struct err *reterr);

#endif
