/* Kinds of customers and how they are reached.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_CUSTOMER_H
#define RIHLA_DOMAIN_CUSTOMER_H

#include "base/msg.h"

#include <stdbool.h>

#define CUSTOMER_KIND_LIST(X)                                                                      \
    X(INDIVIDUAL, "individual", N_("individual"))                                                  \
    X(COMPANY, "company", N_("company"))                                                           \
    X(GOVERNMENT, "government", N_("government entity"))

enum customer_kind {
#define X(name, word, title) CUSTOMER_##name,
    CUSTOMER_KIND_LIST(X)
#undef X
    CUSTOMER_KIND_COUNT
};

bool customer_kind_parse(const char *word, enum customer_kind *ret_kind);
const char *customer_kind_word(enum customer_kind k);
const char *customer_kind_title(enum customer_kind k); /* msgid */

#endif
