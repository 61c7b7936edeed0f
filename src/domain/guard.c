/* What must hold for a step of the workflow, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/guard.h"

#include "domain/workflow.h"

#include <stddef.h>

static const struct {
    enum guard guard;
    const char *word, *title;
} words[] = {
    {GUARD_ANSWERS, "answers", N_("answers complete")},
    {GUARD_DOCUMENTS, "documents", N_("documents complete")},
    {GUARD_DOCUMENT_MISSING, "document-missing", N_("a document missing")},
    {GUARD_FEES_DUE, "fees-due", N_("fees to be paid")},
    {GUARD_NOTHING_DUE, "nothing-due", N_("nothing to be paid")},
    {GUARD_SETTLED, "settled", N_("every payment answered")},
    {GUARD_ANSWER_LATE, "answer-late", N_("the last day to answer over")},
    {GUARD_RECENT, "recent", N_("cancelled not long ago")},
    {GUARD_NEVER_SUBMITTED, "never-submitted", N_("never submitted")},
    {GUARD_RESULT, "result", N_("what is issued recorded")},
};

const char *condition_word(unsigned guard)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if ((unsigned)words[i].guard == guard)
            return words[i].word;
    }
    return NULL;
}

const char *condition_title(unsigned guard)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if ((unsigned)words[i].guard == guard)
            return words[i].title;
    }
    return NULL;
}
