/* How a result reaches the customer, and who took it. Words of the database and JSON, titles as msgids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_HANDOVER_H
#define RIHLA_DOMAIN_HANDOVER_H

#include "base/msg.h"

#include <stdbool.h>

#define HANDOVER_WAY_LIST(X)                                                                       \
    X(COUNTER, "counter", N_("collected at the counter"))                                          \
    X(COURIER, "courier", N_("by courier"))                                                        \
    X(ELECTRONIC, "electronic", N_("electronically"))

enum handover_way {
#define X(name, word, title) HANDOVER_BY_##name,
    HANDOVER_WAY_LIST(X)
#undef X
    HANDOVER_WAY_COUNT
};

#define HANDOVER_STATE_LIST(X)                                                                     \
    X(SENT, "sent", N_("on its way"))                                                              \
    X(DONE, "done", N_("received"))                                                                \
    X(BACK, "back", N_("brought back"))

enum handover_state {
#define X(name, word, title) HANDOVER_##name,
    HANDOVER_STATE_LIST(X)
#undef X
    HANDOVER_STATE_COUNT
};

/* Who stands at the counter. */
#define RELATION_LIST(X)                                                                           \
    X(CUSTOMER, "customer", N_("the customer"))                                                    \
    X(AUTHORISED, "authorised", N_("an authorised person"))

enum relation {
#define X(name, word, title) RELATION_##name,
    RELATION_LIST(X)
#undef X
    RELATION_COUNT
};

bool handover_way_parse(const char *word, enum handover_way *ret);
const char *handover_way_word(enum handover_way w);
const char *handover_way_title(enum handover_way w);
bool handover_state_parse(const char *word, enum handover_state *ret);
const char *handover_state_word(enum handover_state s);
const char *handover_state_title(enum handover_state s);
bool relation_parse(const char *word, enum relation *ret);
const char *relation_word(enum relation r);
const char *relation_title(enum relation r);

#endif
