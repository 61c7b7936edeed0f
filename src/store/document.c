/* Documents of applications.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/document.h"

#include "base/mem.h"
#include "base/word.h"
#include "store/query.h"

static const struct word states[] = {
#define X(name, word, title) [DOCUMENT_##name] = {word, title},
    DOCUMENT_STATE_LIST(X)
#undef X
};
WORD_FUNCTIONS(document_state, states)

enum rc document_put(struct db *db, const struct document *d, struct err *reterr)
{
    return RUN(db, DOCUMENT_PUT, reterr, V(d->application), V(d->doc),
               V(document_state_word(d->state)), V(d->note), V(d->by), V(d->at),
               V(d->remedy), V(d->answer_by));
}

enum rc document_each(struct db *db, struct rowid application,
                      bool (*row)(void *ctx, const struct document *d), void *ctx,
                      struct err *reterr)
{
    struct cursor *c = OPEN(db, DOCUMENTS, V(application));
    for (bool more = true; more && query_next(c);) {
        struct document d;
        d.application = col_rowid(c);
        col_text(c, d.doc, sizeof d.doc);
        COL_WORD(c, document_state_parse, &d.state);
        col_text(c, d.note, sizeof d.note);
        col_text(c, d.by, sizeof d.by);
        d.at = col_instant(c);
        col_text(c, d.remedy, sizeof d.remedy);
        d.answer_by = col_date(c);
        more = row(ctx, &d);
    }
    return query_close(c, reterr);
}
