/* What came of an inspection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_INSPECTION_H
#define RIHLA_DOMAIN_INSPECTION_H

#include "domain/workflow.h"

/* word is what the database and JSON hold, title is a msgid. The event is the one of the workflow. */
#define INSPECTION_RESULT_LIST(X)                                                                  \
    X(PLANNED, "planned", N_("planned"), APPOINT)                                                  \
    X(PASSED, "passed", N_("passed"), INSPECTED)                                                   \
    X(FAILED, "failed", N_("not passed"), INSPECTION_FAILED)                                       \
    X(AGAIN, "again", N_("to be repeated"), INSPECT_AGAIN)                                         \
    X(CALLED_OFF, "called-off", N_("called off"), CALL_OFF)

enum inspection_result {
#define X(name, word, title, event) INSPECTION_##name,
    INSPECTION_RESULT_LIST(X)
#undef X
    INSPECTION_RESULT_COUNT
};

bool inspection_result_parse(const char *word, enum inspection_result *ret);
const char *inspection_result_word(enum inspection_result r);
const char *inspection_result_title(enum inspection_result r);
enum event inspection_result_event(enum inspection_result r);

#endif
