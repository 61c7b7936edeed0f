/* Complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/complaint.h"

#include "base/mem.h"
#include "base/word.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_LIMIT = 200 };

static const struct word states[] = {
#define X(name, word, title) [COMPLAINT_##name] = {word, title},
    COMPLAINT_STATE_LIST(X)
#undef X
};
WORD_FUNCTIONS(complaint_state, states)

void complaint_done(struct complaint *c)
{
    free(c->text);
    free(c->answer);
    c->text = c->answer = NULL;
}

static void read_complaint(struct cursor *q, struct complaint *c)
{
    c->id = col_rowid(q);
    col_text(q, c->number, sizeof c->number);
    c->customer = col_rowid(q);
    col_text(q, c->customer_number, sizeof c->customer_number);
    col_text(q, c->customer_en, sizeof c->customer_en);
    col_text(q, c->customer_ar, sizeof c->customer_ar);
    col_text(q, c->application_number, sizeof c->application_number);
    col_text(q, c->subject, sizeof c->subject);
    c->text = col_string(q);
    c->answer = col_string(q);
    COL_WORD(q, complaint_state_parse, &c->state);
    c->rating = (int)col_number(q);
    c->version = (int)col_number(q);
    col_text(q, c->logged_by, sizeof c->logged_by);
    c->logged_at = col_instant(q);
    c->changed_at = col_instant(q);
    c->promised = col_date(q);
    c->level = (int)col_number(q);
    c->clock_used = col_number(q);
}

enum rc complaint_insert(struct db *db, struct complaint *c, struct err *reterr)
{
    struct rowid about = {0};
    if (*c->application_number) {
        struct application a;
        enum rc rc = application_by_number(db, c->application_number, &a, reterr);
        if (rc != RC_OK)
            return rc;
        about = a.id;
    }
    c->changed_at = c->logged_at;
    enum rc rc = RUN(db, COMPLAINT_INSERT, reterr, V(c->number), V(c->customer), V(about),
                     V(c->subject), V(c->text), V(complaint_state_word(c->state)), V(c->logged_by),
                     V(c->logged_at), V(c->changed_at), V(c->promised));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, NULL, N_("There is a complaint %1$s already"), c->number);
    if (rc != RC_OK)
        return rc;
    c->id = query_inserted(db);
    c->version = 1;
    return RC_OK;
}

enum rc complaint_update(struct db *db, struct complaint *c, struct err *reterr)
{
    enum rc rc =
        RUN(db, COMPLAINT_UPDATE, reterr, V(c->id), V(c->version), V(c->answer),
            V(complaint_state_word(c->state)), V(c->rating), V(c->changed_at), V(c->promised),
            V(c->clock_used));
    if (rc != RC_OK)
        return rc;
    if (query_changes(db) == 0)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Somebody else changed complaint %1$s in the meantime; look again and repeat "
                      "your change"),
                   c->number);
    c->version++;
    return RC_OK;
}

enum rc complaint_by_number(struct db *db, const char *number, struct complaint *ret,
                            struct err *reterr)
{
    struct cursor *q = OPEN(db, COMPLAINT_BY_NUMBER, V(number));
    bool found = query_next(q);
    if (found)
        read_complaint(q, ret);
    enum rc rc = query_found(q, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "complaint", N_("There is no complaint %1$s"), number);
    return rc;
}

enum rc complaint_each(struct db *db, struct rowid customer, bool by_state,
                       enum complaint_state state, int limit,
                       bool (*row)(void *ctx, const struct complaint *c), void *ctx,
                       struct err *reterr)
{
    const char *word = by_state ? complaint_state_word(state) : "";
    struct bind most = V(limit ? limit : LIST_LIMIT);
    struct cursor *q = customer.n ? OPEN(db, COMPLAINTS_BY_CUSTOMER, V(customer), V(word), most)
                       : by_state ? OPEN(db, COMPLAINTS_BY_STATE, V(word), most)
                                  : OPEN(db, COMPLAINTS, most);
    for (bool more = true; more && query_next(q);) {
        struct complaint c;
        read_complaint(q, &c);
        more = row(ctx, &c);
        complaint_done(&c);
    }
    return query_close(q, reterr);
}

enum rc complaint_late(struct db *db, struct date before, int limit,
                       struct late_complaint **ret_list, size_t *ret_count, struct err *reterr)
{
    size_t cap = 1;
    *ret_list = mem_array(cap, sizeof **ret_list);
    *ret_count = 0;
    struct cursor *q = OPEN(db, COMPLAINTS_LATE, V(before), V(COMPLAINT_LEVELS), V(limit));
    while (query_next(q)) {
        struct complaint c;
        read_complaint(q, &c);
        *ret_list = MEM_GROW(*ret_list, *ret_count, &cap);
        struct late_complaint *l = &(*ret_list)[(*ret_count)++];
        *l = (struct late_complaint){
            .id = c.id, .customer = c.customer, .promised = c.promised, .level = c.level};
        memcpy(l->number, c.number, sizeof l->number);
        complaint_done(&c);
    }
    return query_close(q, reterr);
}

enum rc complaint_escalate(struct db *db, struct rowid id, int level, bool *ret_now,
                           struct err *reterr)
{
    enum rc rc = RUN(db, COMPLAINT_ESCALATE, reterr, V(id), V(level));
    *ret_now = rc == RC_OK && query_changes(db) > 0;
    return rc;
}
