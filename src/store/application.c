/* Applications and their answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/application.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>

enum { LIST_LIMIT = 200 };

static void read_application(struct cursor *c, struct application *a)
{
    a->id = col_rowid(c);
    col_text(c, a->number, sizeof a->number);
    a->customer = col_rowid(c);
    col_text(c, a->customer_number, sizeof a->customer_number);
    col_text(c, a->customer_en, sizeof a->customer_en);
    col_text(c, a->customer_ar, sizeof a->customer_ar);
    col_text(c, a->service, sizeof a->service);
    col_text(c, a->service_en, sizeof a->service_en);
    col_text(c, a->service_ar, sizeof a->service_ar);
    a->card_version = col_rowid(c);
    a->form_version = col_rowid(c);
    COL_WORD(c, state_parse, &a->state);
    a->version = (int)col_number(c);
    col_text(c, a->opened_by, sizeof a->opened_by);
    a->opened_at = col_instant(c);
    a->changed_at = col_instant(c);
    a->submitted_at = col_instant(c);
    a->promised = col_date(c);
    a->clock_since = col_instant(c);
    a->clock_stopped = col_instant(c);
    a->clock_used = col_number(c);
    a->answer_by = col_date(c);
    a->reminded = col_number(c) != 0;
    col_text(c, a->held_by, sizeof a->held_by);
    a->held_until = col_instant(c);
}

enum rc application_insert(struct db *db, struct application *a, struct err *reterr)
{
    a->changed_at = a->opened_at;
    enum rc rc = RUN(db, APPLICATION_INSERT, reterr, V(a->number), V(a->customer), V(a->service),
                     V(a->service_en), V(a->service_ar), V(a->card_version), V(a->form_version),
                     V(state_word(a->state)), V(state_is_final(a->state)), V(a->opened_by),
                     V(a->opened_at), V(a->changed_at), V(a->submitted_at), V(a->promised));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, NULL, N_("There is an application %1$s already"), a->number);
    if (rc != RC_OK)
        return rc;
    a->id = query_inserted(db);
    a->version = 1;
    return RC_OK;
}

enum rc application_update(struct db *db, struct application *a, struct err *reterr)
{
    enum rc rc =
        RUN(db, APPLICATION_UPDATE, reterr, V(a->id), V(a->version), V(state_word(a->state)),
            V(state_is_final(a->state)), V(a->changed_at), V(a->submitted_at), V(a->promised),
            V(a->clock_since), V(a->clock_stopped), V(a->clock_used), V(a->answer_by),
            V(a->reminded));
    if (rc != RC_OK)
        return rc;
    if (query_changes(db) == 0)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Somebody else changed application %1$s in the meantime; look again and "
                      "repeat your change"),
                   a->number);
    a->version++;
    return RC_OK;
}

/* The one row of a look-up; `what` stands in the sentence when there is none. */
static enum rc only(struct cursor *c, const char *what, struct application *ret,
                    struct err *reterr)
{
    bool found = query_next(c);
    if (found)
        read_application(c, ret);
    enum rc rc = query_found(c, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "application", N_("There is no application %1$s"), what);
    return rc;
}

enum rc application_by_number(struct db *db, const char *number, struct application *ret,
                              struct err *reterr)
{
    return only(OPEN(db, APPLICATION_BY_NUMBER, V(number)), number, ret, reterr);
}

enum rc application_by_id(struct db *db, struct rowid id, struct application *ret,
                          struct err *reterr)
{
    return only(OPEN(db, APPLICATION_BY_ID, V(id)), "", ret, reterr);
}

enum rc application_answers_put(struct db *db, struct rowid id, const struct answers *answers,
                                struct err *reterr)
{
    enum rc rc = RUN(db, ANSWERS_DELETE, reterr, V(id));
    for (size_t i = 0; rc == RC_OK && i < answers->count; i++)
        rc = RUN(db, ANSWER_INSERT, reterr, V(id), V((int64_t)i), V(answers->list[i].name),
                 V(answers->list[i].value));
    return rc;
}

enum rc application_answers_get(struct db *db, struct rowid id, struct answers *ret,
                                struct err *reterr)
{
    struct answers a;
    answers_init(&a);
    struct cursor *c = OPEN(db, ANSWERS, V(id));
    while (query_next(c)) {
        char *name = col_string(c), *value = col_string(c);
        answers_set(&a, name, value);
        free(name);
        free(value);
    }
    enum rc rc = query_close(c, reterr);
    if (rc == RC_OK)
        *ret = a;
    else
        answers_done(&a);
    return rc;
}

enum rc application_past(struct db *db, struct rowid id, bool *ret_accepted,
                         char ret_recommended_by[33], struct err *reterr)
{
    struct cursor *c = OPEN(db, APPLICATION_PAST, V(id));
    bool found = query_next(c);
    if (found) {
        *ret_accepted = col_number(c) != 0;
        col_text(c, ret_recommended_by, 33);
    }
    return query_found(c, found, reterr);
}

enum rc application_reminded(struct db *db, struct rowid id, bool *ret_now, struct err *reterr)
{
    enum rc rc = RUN(db, APPLICATION_REMINDED, reterr, V(id));
    *ret_now = rc == RC_OK && query_changes(db) > 0;
    return rc;
}

static enum rc read_list(struct cursor *c, struct application **ret_list, size_t *ret_count,
                         struct err *reterr)
{
    size_t cap = 1;
    *ret_list = mem_array(cap, sizeof **ret_list);
    *ret_count = 0;
    while (query_next(c)) {
        *ret_list = MEM_GROW(*ret_list, *ret_count, &cap);
        read_application(c, &(*ret_list)[(*ret_count)++]);
    }
    return query_close(c, reterr);
}

enum rc application_to_answer(struct db *db, struct date from, struct date to, bool unreminded,
                              int limit, struct application **ret_list, size_t *ret_count,
                              struct err *reterr)
{
    return read_list(OPEN(db, APPLICATIONS_TO_ANSWER, V(from), V(to), V(unreminded ? 0 : 1), V(limit)),
                     ret_list, ret_count, reterr);
}

enum rc application_unpaid(struct db *db, enum state state, instant before, int limit,
                           struct application **ret_list, size_t *ret_count, struct err *reterr)
{
    return read_list(OPEN(db, APPLICATIONS_UNPAID, V(state_word(state)), V(before), V(limit)), ret_list,
                     ret_count, reterr);
}

enum rc application_activity(struct db *db, struct rowid customer, const char *login, bool *ret_own,
                             instant *ret_changed_at, struct err *reterr)
{
    struct cursor *c = OPEN(db, APPLICATION_ACTIVITY, V(customer), V(login));
    *ret_own = false;
    *ret_changed_at = 0;
    while (query_next(c)) {
        *ret_own |= col_number(c) != 0;
        instant at = col_instant(c);
        *ret_changed_at = at > *ret_changed_at ? at : *ret_changed_at;
    }
    return query_close(c, reterr);
}

/* The query whose index leaves the least to look at. */
static enum query_id list_query(const struct application_filter *f)
{
    if (f->held_by)
        return Q_APPLICATIONS_HELD;
    if (f->overdue_on.year)
        return Q_APPLICATIONS_OVERDUE;
    if (f->number && *f->number)
        return Q_APPLICATIONS_BY_NUMBER;
    if (f->customer.n)
        return Q_APPLICATIONS_BY_CUSTOMER;
    if (f->opened_by)
        return f->open_only ? Q_APPLICATIONS_BY_OPENER_CLOSED : Q_APPLICATIONS_BY_OPENER;
    if (f->by_state)
        return Q_APPLICATIONS_BY_STATE;
    return f->open_only ? Q_APPLICATIONS_BY_CLOSED : Q_APPLICATIONS;
}

enum rc application_each(struct db *db, const struct application_filter *f,
                         bool (*row)(void *ctx, const struct application *a), void *ctx,
                         struct err *reterr)
{
    char *end = f->number && *f->number ? prefix_end(f->number) : NULL;
    struct bind args[] = {
        V(f->by_state ? state_word(f->state) : ""),
        V(f->open_only ? 0 : -1),
        V(f->customer),
        V(f->opened_by),
        V(f->number),
        V(end),
        V(f->limit ? f->limit : LIST_LIMIT),
        V(f->offset),
        f->held_by             ? V(f->held_by)
        : f->overdue_on.year ? V(f->overdue_on)
                             : BIND_END,
        f->held_by ? V(f->held_at) : BIND_END,
        BIND_END,
    };
    struct cursor *c = query_open(db, list_query(f), args);
    free(end);
    for (bool more = true; more && query_next(c);) {
        struct application a;
        read_application(c, &a);
        more = row(ctx, &a);
    }
    return query_close(c, reterr);
}
