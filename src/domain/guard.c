/* What must hold for a step of the workflow, as a few words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/guard.h"

#include "base/mem.h"

#include <stddef.h>

static const struct {
    enum guard guard;
    const char *title;
} titles[] = {
    {GUARD_ANSWERS, N_("answers complete")},
    {GUARD_DOCUMENTS, N_("documents complete")},
    {GUARD_DOCUMENT_MISSING, N_("a document missing")},
    {GUARD_FEES_DUE, N_("fees to be paid")},
    {GUARD_NOTHING_DUE, N_("nothing to be paid")},
    {GUARD_SETTLED, N_("every payment answered")},
    {GUARD_ANSWER_LATE, N_("the last day to answer over")},
    {GUARD_RECENT, N_("cancelled not long ago")},
    {GUARD_NEVER_SUBMITTED, N_("never submitted")},
    {GUARD_ACCEPTED, N_("in processing before")},
    {GUARD_INSPECTED, N_("inspected where the service demands it")},
    {GUARD_ASSESSED, N_("fees assessed where the service demands it")},
    {GUARD_ONE_DECIDES, N_("one decides on this service")},
    {GUARD_TWO_DECIDE, N_("two decide on this service")},
    {GUARD_ANOTHER, N_("recommended by somebody else")},
    {GUARD_RESULT, N_("what is issued recorded")},
};

const char *guard_title(enum guard one)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (titles[i].guard == one)
            return titles[i].title;
    }
    panic("guard %x has no title", (unsigned)one);
}
