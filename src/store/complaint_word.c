/* The lists around complaints: categories, root causes, levels of escalation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/complaint.h"

#include "store/query.h"

enum rc complaint_word_put(struct db *db, const struct complaint_word *w, struct err *reterr)
{
    return RUN(db, COMPLAINT_WORD_PUT, reterr, V(w->kind), V(w->word), V(w->name_en), V(w->name_ar),
               V(w->offered));
}

static void read_word(struct cursor *q, struct complaint_word *w)
{
    col_text(q, w->kind, sizeof w->kind);
    col_text(q, w->word, sizeof w->word);
    col_text(q, w->name_en, sizeof w->name_en);
    col_text(q, w->name_ar, sizeof w->name_ar);
    w->offered = col_number(q) != 0;
}

enum rc complaint_word_get(struct db *db, const char *kind, const char *word,
                           struct complaint_word *ret, struct err *reterr)
{
    struct cursor *q = OPEN(db, COMPLAINT_WORD, V(kind), V(word));
    bool found = query_next(q);
    if (found)
        read_word(q, ret);
    return query_found(q, found, reterr);
}

enum rc complaint_word_each(struct db *db, bool (*row)(void *ctx, const struct complaint_word *w),
                            void *ctx, struct err *reterr)
{
    struct cursor *q = OPEN(db, COMPLAINT_WORDS, BIND_END);
    for (bool more = true; more && query_next(q);) {
        struct complaint_word w;
        read_word(q, &w);
        more = row(ctx, &w);
    }
    return query_close(q, reterr);
}

enum rc complaint_rung_put(struct db *db, const struct complaint_rung *r, struct err *reterr)
{
    return RUN(db, COMPLAINT_RUNG_PUT, reterr, V(r->level), V(r->name_en), V(r->name_ar),
               V(r->login));
}

enum rc complaint_rung_get(struct db *db, int level, struct complaint_rung *ret, struct err *reterr)
{
    struct cursor *q = OPEN(db, COMPLAINT_RUNG, V(level));
    bool found = query_next(q);
    if (found) {
        ret->level = (int)col_number(q);
        col_text(q, ret->name_en, sizeof ret->name_en);
        col_text(q, ret->name_ar, sizeof ret->name_ar);
        col_text(q, ret->login, sizeof ret->login);
    }
    return query_found(q, found, reterr);
}
