/* Kinds of customers and their words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/customer.h"

#include "base/word.h"

static const struct word kinds[] = {
#define X(name, word, title) [CUSTOMER_##name] = {word, title},
    CUSTOMER_KIND_LIST(X)
#undef X
};

WORD_FUNCTIONS(customer_kind, kinds)

static const struct word channels[] = {
#define X(name, word, title) [MESSAGE_##name] = {word, title},
    MESSAGE_CHANNEL_LIST(X)
#undef X
};

WORD_FUNCTIONS(message_channel, channels)
