/* Customers who were registered twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge.h"

#include "base/mem.h"
#include "store/query.h"

enum { CHAIN = 32 }; /* of merges: A into B, B into C … */

/* What belongs to a customer. Results go with their application. */
static const struct {
    enum query_id note, move, back;
} moved[] = {
    {Q_MERGE_NOTE_APPLICATIONS, Q_MERGE_MOVE_APPLICATIONS, Q_MERGE_BACK_APPLICATIONS},
    {Q_MERGE_NOTE_COMPLAINTS, Q_MERGE_MOVE_COMPLAINTS, Q_MERGE_BACK_COMPLAINTS},
    {Q_MERGE_NOTE_CONTACTS, Q_MERGE_MOVE_CONTACTS, Q_MERGE_BACK_CONTACTS},
    {Q_MERGE_NOTE_MESSAGES, Q_MERGE_MOVE_MESSAGES, Q_MERGE_BACK_MESSAGES},
};
enum { MOVED = sizeof moved / sizeof *moved };

enum rc merge_of(struct db *db, struct rowid dropped, struct customer_merge *ret, struct err *reterr)
{
    struct cursor *q = OPEN(db, MERGE_OF, V(dropped));
    bool found = query_next(q);
    if (found) {
        ret->id = col_rowid(q);
        ret->kept = col_rowid(q);
        ret->dropped = col_rowid(q);
        ret->at = col_instant(q);
        col_text(q, ret->login, sizeof ret->login);
        col_text(q, ret->reason, sizeof ret->reason);
    }
    return query_found(q, found, reterr);
}

enum rc merge_kept(struct db *db, struct rowid customer, struct rowid *ret, struct err *reterr)
{
    struct rowid now = customer;
    for (int i = 0; i < CHAIN; i++) {
        struct cursor *q = OPEN(db, MERGE_KEPT, V(now));
        bool found = query_next(q);
        if (found)
            now = col_rowid(q);
        enum rc rc = query_close(q, reterr);
        if (rc != RC_OK)
            return rc;
        if (!found)
            break;
    }
    *ret = now;
    return RC_OK;
}

enum rc merge_dropped(struct db *db, struct rowid kept, bool (*row)(void *ctx, const char *number),
                      void *ctx, struct err *reterr)
{
    struct cursor *q = OPEN(db, MERGE_DROPPED, V(kept));
    for (bool more = true; more && query_next(q);) {
        char number[24];
        col_text(q, number, sizeof number);
        more = row(ctx, number);
    }
    return query_close(q, reterr);
}

static enum rc note_both(struct db *db, const struct customer_merge *m, struct err *reterr)
{
    enum rc rc = RUN(db, MERGE_BEFORE_PUT, reterr, V(m->id), V("kept"), V(m->kept));
    return rc ? rc : RUN(db, MERGE_BEFORE_PUT, reterr, V(m->id), V("dropped"), V(m->dropped));
}

enum rc merge_write(struct db *db, struct customer_merge *m, struct err *reterr)
{
    enum rc rc = RUN(db, MERGE_INSERT, reterr, V(m->at), V(m->login), V(m->kept), V(m->dropped),
                     V(m->reason));
    if (rc != RC_OK)
        return rc;
    m->id = query_inserted(db);
    rc = note_both(db, m, reterr);
    for (size_t i = 0; rc == RC_OK && i < MOVED; i++) {
        const struct bind note[] = {V(m->id), V(m->dropped), BIND_END};
        const struct bind move[] = {V(m->dropped), V(m->kept), BIND_END};
        rc = query_run(db, moved[i].note, note, reterr);
        if (rc == RC_OK)
            rc = query_run(db, moved[i].move, move, reterr);
    }
    return rc ? rc : RUN(db, MERGE_MOVE_RESULTS, reterr, V(m->id), V(m->kept));
}

enum rc merge_undo(struct db *db, const struct customer_merge *m, instant at, const char *login,
                   struct err *reterr)
{
    const struct bind back[] = {V(m->id), V(m->kept), V(m->dropped), BIND_END};
    enum rc rc = RUN(db, MERGE_UNDONE, reterr, V(m->id), V(at), V(login));
    for (size_t i = 0; rc == RC_OK && i < MOVED; i++)
        rc = query_run(db, moved[i].back, back, reterr);
    return rc ? rc : RUN(db, MERGE_MOVE_RESULTS, reterr, V(m->id), V(m->dropped));
}

enum rc merge_before(struct db *db, struct rowid merge, bool kept, struct customer *c,
                     struct err *reterr)
{
    struct cursor *q = OPEN(db, MERGE_BEFORE, V(merge), V(kept ? "kept" : "dropped"));
    bool found = query_next(q);
    if (found) {
        COL_WORD(q, customer_kind_parse, &c->kind);
        col_text(q, c->name_en, sizeof c->name_en);
        col_text(q, c->name_ar, sizeof c->name_ar);
        col_text(q, c->eid, sizeof c->eid);
        col_text(q, c->licence, sizeof c->licence);
        col_text(q, c->trn, sizeof c->trn);
        col_text(q, c->mobile, sizeof c->mobile);
        col_text(q, c->email, sizeof c->email);
        COL_WORD(q, lang_parse, &c->lang);
        COL_WORD(q, message_channel_parse, &c->channel);
    }
    return query_found(q, found, reterr);
}

enum rc merge_count_of(struct db *db, struct rowid customer, struct merge_counts *ret,
                       struct err *reterr)
{
    struct cursor *q = OPEN(db, MERGE_COUNTS, V(customer));
    bool found = query_next(q);
    if (found) {
        ret->applications = col_number(q);
        ret->complaints = col_number(q);
        ret->contacts = col_number(q);
        ret->messages = col_number(q);
    }
    return query_found(q, found, reterr);
}
