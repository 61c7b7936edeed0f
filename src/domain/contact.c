/* The vocabulary of contacts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/contact.h"

#include "base/word.h"
#include "domain/number.h"

static const struct word channels[] = {
#define X(name, word, title) [CONTACT_BY_##name] = {word, title},
    CONTACT_CHANNEL_LIST(X)
#undef X
};
WORD_FUNCTIONS(contact_channel, channels)

static const struct word kinds[] = {
#define X(name, word, title) [CONTACT_##name] = {word, title},
    CONTACT_KIND_LIST(X)
#undef X
};
WORD_FUNCTIONS(contact_kind, kinds)

static const struct word states[] = {
#define X(name, word, title) [CONTACT_IS_##name] = {word, title},
    CONTACT_STATE_LIST(X)
#undef X
};
WORD_FUNCTIONS(contact_state, states)

static const struct word outcomes[] = {
#define X(name, word, title) [OUTCOME_##name] = {word, title},
    CONTACT_OUTCOME_LIST(X)
#undef X
};
WORD_FUNCTIONS(contact_outcome, outcomes)

const char *contact_kind_prefix(enum contact_kind k)
{
    static const char *const prefixes[] = {
        [CONTACT_PLAIN] = NUMBER_PREFIX_CONTACT,
        [CONTACT_ENQUIRY] = NUMBER_PREFIX_ENQUIRY,
        [CONTACT_SUGGESTION] = NUMBER_PREFIX_SUGGESTION,
        [CONTACT_SUPPORT] = NUMBER_PREFIX_SUPPORT,
    };
    return prefixes[k];
}
