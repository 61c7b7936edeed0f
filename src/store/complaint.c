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

static const struct word classes[] = {
#define X(name, word, title) [COMPLAINT_CLASS_##name] = {word, title},
    COMPLAINT_CLASS_LIST(X)
#undef X
};
WORD_FUNCTIONS(complaint_class, classes)

static const struct word verdicts[] = {
#define X(name, word, title) [VERDICT_OF_##name] = {word, title},
    COMPLAINT_VERDICT_LIST(X)
#undef X
};
WORD_FUNCTIONS(complaint_verdict, verdicts)

bool complaint_seen_by(const struct complaint *c, const char *login)
{
    return c->class != COMPLAINT_CLASS_CONFIDENTIAL || strcmp(c->logged_by, login) == 0 ||
           strcmp(c->owner, login) == 0 || strcmp(c->told, login) == 0;
}

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
    COL_WORD(q, complaint_class_parse, &c->class);
    col_text(q, c->category, sizeof c->category);
    col_text(q, c->cause, sizeof c->cause);
    col_text(q, c->employee, sizeof c->employee);
    col_text(q, c->owner, sizeof c->owner);
    col_text(q, c->told, sizeof c->told);
    col_text(q, c->contact, sizeof c->contact);
    col_text(q, c->external, sizeof c->external);
    c->open_since = col_instant(q);
    c->settled_at = col_instant(q);
    c->reopened = (int)col_number(q);
    COL_WORD(q, complaint_verdict_parse, &c->verdict);
    col_text(q, c->corrective, sizeof c->corrective);
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
    c->open_since = c->state == COMPLAINT_OPEN ? c->logged_at : 0;
    enum rc rc = RUN(db, COMPLAINT_INSERT, reterr, V(c->number), V(c->customer), V(about),
                     V(c->subject), V(c->text), V(complaint_state_word(c->state)), V(c->logged_by),
                     V(c->logged_at), V(c->changed_at), V(c->promised),
                     V(complaint_class_word(c->class)), V(c->category), V(c->employee), V(c->owner),
                     V(c->contact), V(c->external), V(c->open_since));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, *c->external ? "external" : NULL,
                   *c->external ? N_("There is a complaint with the external number %1$s already")
                                : N_("There is a complaint %1$s already"),
                   *c->external ? c->external : c->number);
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
            V(c->clock_used), V(complaint_class_word(c->class)), V(c->category), V(c->cause),
            V(c->employee), V(c->owner), V(c->contact), V(c->external), V(c->open_since),
            V(c->settled_at), V(c->reopened), V(complaint_verdict_word(c->verdict)),
            V(c->corrective), V(c->level));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, "external",
                   N_("There is a complaint with the external number %1$s already"), c->external);
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

enum rc complaint_by_external(struct db *db, const char *external, struct complaint *ret,
                              struct err *reterr)
{
    struct cursor *q = OPEN(db, COMPLAINT_BY_EXTERNAL, V(external));
    bool found = query_next(q);
    if (found)
        read_complaint(q, ret);
    return query_found(q, found, reterr);
}

static enum query_id query_for(const struct complaint_filter *f)
{
    if (f->owner)
        return Q_COMPLAINTS_BY_OWNER;
    if (f->told)
        return Q_COMPLAINTS_BY_TOLD;
    if (f->customer.n)
        return Q_COMPLAINTS_BY_CUSTOMER;
    if (f->late_before.year)
        return Q_COMPLAINTS_OVERDUE;
    if (f->oldest)
        return Q_COMPLAINTS_OLDEST;
    return f->by_state ? Q_COMPLAINTS_BY_STATE : Q_COMPLAINTS;
}

enum rc complaint_each(struct db *db, const struct complaint_filter *f,
                       bool (*row)(void *ctx, const struct complaint *c), void *ctx,
                       struct err *reterr)
{
    const struct bind values[] = {
        V(f->viewer ? f->viewer : ""),
        V(f->customer),
        V(f->by_state ? complaint_state_word(f->state) : ""),
        V(f->by_class ? complaint_class_word(f->class) : ""),
        V(f->owner ? f->owner : f->told ? f->told : ""),
        V(f->late_before),
        V(f->limit ? f->limit : LIST_LIMIT),
        BIND_END,
    };
    struct cursor *q = query_open(db, query_for(f), values);
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
            .id = c.id, .customer = c.customer, .promised = c.promised, .level = c.level,
            .confidential = c.class == COMPLAINT_CLASS_CONFIDENTIAL};
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
