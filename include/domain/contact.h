/* Contacts with the centre: the ways they come, what they are, how they end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_CONTACT_H
#define RIHLA_DOMAIN_CONTACT_H

#include "base/msg.h"

#include <stdbool.h>

#define CONTACT_CHANNEL_LIST(X)                                                                    \
    X(CALL, "call", N_("call"))                                                                    \
    X(COUNTER, "counter", N_("counter"))                                                           \
    X(EMAIL, "email", N_("e-mail"))                                                                \
    X(LIVE_CHAT, "live-chat", N_("live chat"))                                                     \
    X(CHATBOT, "chatbot", N_("chatbot"))                                                           \
    X(WEBSITE, "website", N_("website"))                                                           \
    X(APP, "app", N_("app"))                                                                       \
    X(SOCIAL_MEDIA, "social-media", N_("social media"))

enum contact_channel {
#define X(name, word, title) CONTACT_BY_##name,
    CONTACT_CHANNEL_LIST(X)
#undef X
    CONTACT_CHANNEL_COUNT
};
const char *contact_channel_word(enum contact_channel c);
const char *contact_channel_title(enum contact_channel c); /* msgid */
bool contact_channel_parse(const char *word, enum contact_channel *ret);

/* All but the plain one are promised an answer. */
#define CONTACT_KIND_LIST(X)                                                                       \
    X(PLAIN, "contact", N_("contact"))                                                             \
    X(ENQUIRY, "enquiry", N_("enquiry"))                                                           \
    X(SUGGESTION, "suggestion", N_("suggestion"))                                                  \
    X(SUPPORT, "support", N_("technical support"))

enum contact_kind {
#define X(name, word, title) CONTACT_##name,
    CONTACT_KIND_LIST(X)
#undef X
    CONTACT_KIND_COUNT
};
const char *contact_kind_word(enum contact_kind k);
const char *contact_kind_title(enum contact_kind k); /* msgid */
bool contact_kind_parse(const char *word, enum contact_kind *ret);
const char *contact_kind_prefix(enum contact_kind k); /* of its numbers */

#define CONTACT_STATE_LIST(X)                                                                      \
    X(TALKING, "talking", N_("in conversation"))                                                   \
    X(OPEN, "open", N_("awaits an answer"))                                                        \
    X(ANSWERED, "answered", N_("answer given"))                                                    \
    X(CLOSED, "closed", N_("concluded"))

enum contact_state {
#define X(name, word, title) CONTACT_IS_##name,
    CONTACT_STATE_LIST(X)
#undef X
    CONTACT_STATE_COUNT
};
const char *contact_state_word(enum contact_state s);
const char *contact_state_title(enum contact_state s); /* msgid */
bool contact_state_parse(const char *word, enum contact_state *ret);

/* How a contact ended, in the order in which the desk offers it. NONE: not said. */
#define CONTACT_OUTCOME_LIST(X)                                                                    \
    X(NONE, "", "")                                                                                \
    X(ANSWERED, "answered", N_("question answered"))                                               \
    X(INFORMED, "informed", N_("information sent"))                                                \
    X(APPLIED, "applied", N_("application opened or moved on"))                                    \
    X(LOGGED, "logged", N_("written down for an answer"))                                          \
    X(TRANSFERRED, "transferred", N_("put through to somebody else"))                              \
    X(CALLBACK, "callback", N_("to be called back"))                                               \
    X(DROPPED, "dropped", N_("line broke off"))                                                    \
    X(MISTAKE, "mistake", N_("wrong number or a mistake"))

enum contact_outcome {
#define X(name, word, title) OUTCOME_##name,
    CONTACT_OUTCOME_LIST(X)
#undef X
    OUTCOME_COUNT
};
const char *contact_outcome_word(enum contact_outcome o);
const char *contact_outcome_title(enum contact_outcome o); /* msgid */
bool contact_outcome_parse(const char *word, enum contact_outcome *ret);

#endif
