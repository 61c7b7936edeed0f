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

/* How messages reach somebody. */
#define MESSAGE_CHANNEL_LIST(X)                                                                    \
    X(SMS, "sms", N_("text message"))                                                              \
    X(EMAIL, "email", N_("e-mail"))

enum message_channel {
#define X(name, word, title) MESSAGE_##name,
    MESSAGE_CHANNEL_LIST(X)
#undef X
    MESSAGE_CHANNEL_COUNT
};
bool message_channel_parse(const char *word, enum message_channel *ret_channel);
const char *message_channel_word(enum message_channel c);
const char *message_channel_title(enum message_channel c); /* msgid */

bool customer_kind_parse(const char *word, enum customer_kind *ret_kind);
const char *customer_kind_word(enum customer_kind k);
const char *customer_kind_title(enum customer_kind k); /* msgid */

#endif
