/* By what authority somebody applies for a customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/authority.h"

#include "base/word.h"

static const struct word authorities[] = {
#define X(name, word, title) [AUTHORITY_##name] = {word, title},
    AUTHORITY_LIST(X)
#undef X
};
WORD_FUNCTIONS(authority, authorities)

/* Owners and managers are on the licence that the customer's record holds. */
bool authority_needs_reference(enum authority a)
{
    return a != AUTHORITY_OWNER;
}
