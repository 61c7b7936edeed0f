/* What an application costs: the card's fee lines applied to the answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_FEE_H
#define RIHLA_DOMAIN_FEE_H

#include "base/err.h"
#include "domain/card.h"

struct fee_line {
    const struct card_fee *fee; /* borrowed from the card */
    int64_t units;
    struct money total;         /* 0 and known false where it is assessed later */
    bool known;
};

/* One line per fee whose condition holds, in the card's order, into lines[card->nfees].
 * RC_BAD_DATA when a count is absent or the product overflows. */
enum rc fee_lines(const struct card *card, const struct answers *answers, struct fee_line *lines,
                  size_t *ret_count, struct err *reterr);

/* The known lines of that moment added up. */
struct money fee_total(const struct fee_line *lines, size_t count, enum fee_moment moment);

#endif
