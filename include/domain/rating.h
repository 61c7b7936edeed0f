/* Customer Pulse: what the customer thinks of a service, as a whole and of each stage of the journey.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_RATING_H
#define RIHLA_DOMAIN_RATING_H

#include "domain/workflow.h"

/* No scale is published: 1 is not content at all, 5 is very content. LOW and below asks what went wrong. */
enum { RATING_LEAST = 1, RATING_LOW = 2, RATING_MOST = 5 };

/* What is rated: all of it, or a stage. */
#define RATED_LIST(X)                                                                              \
    X(OVERALL, "overall", N_("Overall"))                                                           \
    X(INFORMATION, "information", N_("Information"))                                               \
    X(APPLICATION, "application", N_("Application"))                                               \
    X(PROCESSING, "processing", N_("Processing"))                                                  \
    X(DELIVERY, "delivery", N_("Delivery"))

enum rated {
#define X(name, word, title) RATED_##name,
    RATED_LIST(X)
#undef X
    RATED_COUNT
};

bool rated_parse(const char *word, enum rated *ret_rated);
const char *rated_word(enum rated r);
const char *rated_title(enum rated r); /* msgid */

/* Whether the customer has been through it: a stage that is over, or the whole of a journey that is. */
bool rating_possible(enum rated r, enum state now);

#endif
