/* What came of an inspection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/inspection.h"

#include "base/word.h"

static const struct word results[] = {
#define X(name, word, title, event) [INSPECTION_##name] = {word, title},
    INSPECTION_RESULT_LIST(X)
#undef X
};

static const enum event event_of[] = {
#define X(name, word, title, event) [INSPECTION_##name] = EVENT_##event,
    INSPECTION_RESULT_LIST(X)
#undef X
};

WORD_FUNCTIONS(inspection_result, results)

enum event inspection_result_event(enum inspection_result r)
{
    return event_of[r];
}
