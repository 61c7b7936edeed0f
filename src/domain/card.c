/* The vocabularies of a service card.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/card.h"

#include "base/word.h"

static const struct word bases[] = {
#define X(name, word, title) [FEE_PER_##name] = {word, title},
    FEE_BASIS_LIST(X)
#undef X
};

static const struct word moments[] = {
#define X(name, word, title) [FEE_AT_##name] = {word, title},
    FEE_MOMENT_LIST(X)
#undef X
};

static const struct word audiences[] = {
#define X(name, word, title) [AUDIENCE_##name] = {word, title},
    AUDIENCE_LIST(X)
#undef X
};

static const struct word channels[] = {
#define X(name, word, title) [CHANNEL_##name] = {word, title},
    CHANNEL_LIST(X)
#undef X
};

static const struct word results[] = {
#define X(name, word, title) [RESULT_##name] = {word, title},
    RESULT_KIND_LIST(X)
#undef X
};

WORD_FUNCTIONS(fee_basis, bases)
WORD_FUNCTIONS(fee_moment, moments)
WORD_FUNCTIONS(audience, audiences)
WORD_FUNCTIONS(channel, channels)
WORD_FUNCTIONS(result_kind, results)
