/* What is rated, and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/rating.h"

#include "base/word.h"

static const struct word rated[] = {
#define X(name, word, title) [RATED_##name] = {word, title},
    RATED_LIST(X)
#undef X
};

WORD_FUNCTIONS(rated, rated)

bool rating_possible(enum rated r, enum state now)
{
    static const enum stage stages[RATED_COUNT] = {
        [RATED_INFORMATION] = STAGE_INFORMATION,
        [RATED_APPLICATION] = STAGE_APPLICATION,
        [RATED_PROCESSING] = STAGE_PROCESSING,
        [RATED_DELIVERY] = STAGE_DELIVERY,
    };
    bool over = state_is_final(now);
    if (r == RATED_OVERALL)
        return over;
    return stages[r] < state_stage(now) || (over && stages[r] == state_stage(now));
}
