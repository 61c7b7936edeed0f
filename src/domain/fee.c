/* Applying a card's fee lines to the answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/fee.h"

#include "domain/typed.h"

/* The units that the answers give; -1 where they do not say. Canonical numbers only. */
static int64_t units_of(const struct card_fee *fee, const struct answers *answers)
{
    if (!fee->count_field)
        return 1;
    const char *at = answers_get(answers, fee->count_field);
    int64_t units;
    return typed_digits(&at, 12, &units) && *at == '\0' ? units : -1;
}

static enum rc one_line(const struct card_fee *fee, const struct answers *answers,
                        struct fee_line *line, struct err *reterr)
{
    int64_t units = units_of(fee, answers);
    *line = (struct fee_line){.fee = fee, .units = units < 0 ? 0 : units};
    if (fee->assessed_later)
        return RC_OK;
    if (units < 0)
        return ERR(reterr, RC_BAD_DATA, fee->count_field,
                   N_("Enter how many, for example 3: the fee is worked out from this number"));
    if (!money_times(fee->amount, units, &line->total))
        return ERR(reterr, RC_BAD_DATA, fee->count_field,
                   N_("Check this number: the fee for it is beyond any amount that can be paid"));
    line->known = true;
    return RC_OK;
}

enum rc fee_lines(const struct card *card, const struct answers *answers, struct fee_line *lines,
                  size_t *ret_count, struct err *reterr)
{
    size_t count = 0;
    struct money sum = {0}; /* of all moments: whatever part is totalled later cannot overflow */
    for (size_t i = 0; i < card->nfees; i++) {
        const struct card_fee *fee = &card->fees[i];
        if (!condition_holds(&fee->when, answers))
            continue;
        enum rc rc = one_line(fee, answers, &lines[count], reterr);
        if (rc != RC_OK)
            return rc;
        if (!money_add(sum, lines[count].total, &sum))
            return ERR(reterr, RC_BAD_DATA, fee->count_field,
                       N_("Check the numbers: the fees add up to more than can be paid"));
        count++;
    }
    *ret_count = count;
    return RC_OK;
}

struct money fee_total(const struct fee_line *lines, size_t count, enum fee_moment moment)
{
    struct money sum = {0};
    for (size_t i = 0; i < count; i++) {
        if (lines[i].known && lines[i].fee->moment == moment)
            sum.fils += lines[i].total.fils;
    }
    return sum;
}
