/* By what authority somebody applies for a customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_AUTHORITY_H
#define RIHLA_DOMAIN_AUTHORITY_H

#include "base/msg.h"

#include <stdbool.h>

/* X(name, word, title). */
#define AUTHORITY_LIST(X)                                                                          \
    X(ATTORNEY, "power-of-attorney", N_("power of attorney"))                                      \
    X(LETTER, "letter", N_("letter of authorisation"))                                             \
    X(OWNER, "owner-manager", N_("owner or manager on the licence"))                               \
    X(GUARDIAN, "guardian", N_("guardian"))

enum authority {
#define X(name, word, title) AUTHORITY_##name,
    AUTHORITY_LIST(X)
#undef X
    AUTHORITY_COUNT
};
const char *authority_word(enum authority a);
const char *authority_title(enum authority a); /* msgid */
bool authority_parse(const char *word, enum authority *ret);

/* Whether it counts only with the number of the paper that says so. */
bool authority_needs_reference(enum authority a);

#endif
