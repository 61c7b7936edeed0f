/* How a result reaches the customer, and who took it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/handover.h"

#include "base/word.h"

static const struct word ways[] = {
#define X(name, word, title) [HANDOVER_BY_##name] = {word, title},
    HANDOVER_WAY_LIST(X)
#undef X
};

static const struct word states[] = {
#define X(name, word, title) [HANDOVER_##name] = {word, title},
    HANDOVER_STATE_LIST(X)
#undef X
};

static const struct word relations[] = {
#define X(name, word, title) [RELATION_##name] = {word, title},
    RELATION_LIST(X)
#undef X
};

WORD_FUNCTIONS(handover_way, ways)
WORD_FUNCTIONS(handover_state, states)
WORD_FUNCTIONS(relation, relations)
