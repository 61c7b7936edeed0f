/* The ways in which one term may be meant. Private to the domain.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_SRC_DOMAIN_SOUGHTWAYS_H
#define RIHLA_SRC_DOMAIN_SOUGHTWAYS_H

#include "domain/sought.h"

#define KIND_BIT(k) (1u << (k))
#define KINDS_OF_NUMBERS                                                                           \
    (KIND_BIT(SOUGHT_CUSTOMER_NUMBER) | KIND_BIT(SOUGHT_APPLICATION_NUMBER) |                      \
     KIND_BIT(SOUGHT_RECEIPT_NUMBER) | KIND_BIT(SOUGHT_COMPLAINT_NUMBER) |                      \
     KIND_BIT(SOUGHT_CONTACT_NUMBER))
#define KINDS_ALL (KIND_BIT(SOUGHT_KIND_COUNT) - 1)

/* The prefixes of numbers as they are printed: the desk's own, then those of the cards. */
struct prefixes {
    const char *const *list;
    size_t count;
};

/* The printed prefix with these letters, however they are written; NULL: there is none. */
const char *prefix_of(const struct prefixes *p, const char *letters);

/* Fills t->ways from t->text: ASCII digits, plain dashes. Only those kinds count where the text can
 * be one of them. */
void ways_of(struct sought_term *t, unsigned kinds, const struct prefixes *prefixes);

/* Letters, maybe with dashes, then digits: how the numbers that people quote begin. */
bool ways_is_number(const char *text);

#endif
