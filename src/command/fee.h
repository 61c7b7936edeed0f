/* Fees that staff raise, for the commands that depend on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_FEE_H
#define RIHLA_COMMAND_FEE_H

#include "command/case.h"

/* Which fees of the card were charged, raised or waived, and not taken back: decided[i] of nfees. */
enum rc fee_decided(struct session *s, const struct casework *c, bool *decided, struct err *reterr);

/* Whether staff have to say what this fee is, with these answers: only the assessment tells it. */
bool fee_is_assessed(const struct casework *c, const struct card_fee *fee);

/* Whether one of those is neither raised nor waived. */
enum rc fees_unassessed(struct session *s, const struct casework *c, bool *ret_unassessed,
                        struct err *reterr);

/* RC_BAD_DATA names the first fee of that moment whose amount nobody has told yet. */
enum rc fee_check_raised(struct session *s, const struct casework *c, enum fee_moment moment,
                         struct err *reterr);

#endif
