/* Results of applications.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/result.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>

static void read_result(struct cursor *c, struct result *r)
{
    r->id = col_rowid(c);
    r->application = col_rowid(c);
    r->customer = col_rowid(c);
    col_text(c, r->service, sizeof r->service);
    COL_WORD(c, result_kind_parse, &r->kind);
    col_text(c, r->number, sizeof r->number);
    r->issued = col_date(c);
    r->expires = col_date(c);
    col_text(c, r->attachment, sizeof r->attachment);
    col_text(c, r->note, sizeof r->note);
    col_text(c, r->by, sizeof r->by);
    r->at = col_instant(c);
}

enum rc result_add(struct db *db, struct result *r, struct err *reterr)
{
    enum rc rc = RUN(db, RESULT_INSERT, reterr, V(r->application), V(r->customer), V(r->service),
                     V(result_kind_word(r->kind)), V(r->number), V(r->issued), V(r->expires),
                     V(r->attachment), V(r->note), V(r->by), V(r->at));
    if (!rc)
        r->id = query_inserted(db);
    return rc;
}

enum rc result_of(struct db *db, struct rowid application, struct result *ret, struct err *reterr)
{
    struct cursor *c = OPEN(db, RESULT_CURRENT, V(application));
    bool found = query_next(c);
    if (found)
        read_result(c, ret);
    enum rc rc = query_found(c, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, NULL, N_("No result was recorded for this application"));
    return rc;
}

enum rc result_each(struct db *db, struct rowid application,
                    bool (*row)(void *ctx, const struct result *r), void *ctx, struct err *reterr)
{
    struct cursor *c = OPEN(db, RESULTS_OF_APPLICATION, V(application));
    for (bool more = true; more && query_next(c);) {
        struct result r;
        read_result(c, &r);
        more = row(ctx, &r);
    }
    return query_close(c, reterr);
}

enum rc result_number_taken(struct db *db, const struct result *r, bool *ret_taken,
                            struct err *reterr)
{
    struct cursor *c =
        OPEN(db, RESULT_NUMBER_OF_ANOTHER, V(r->number), V(r->customer), V(r->application));
    *ret_taken = query_next(c);
    return query_close(c, reterr);
}

static void read_line(struct cursor *c, struct result_line *l)
{
    read_result(c, &l->result);
    col_text(c, l->application_number, sizeof l->application_number);
    col_text(c, l->customer_number, sizeof l->customer_number);
    col_text(c, l->customer_en, sizeof l->customer_en);
    col_text(c, l->customer_ar, sizeof l->customer_ar);
    col_text(c, l->service_en, sizeof l->service_en);
    col_text(c, l->service_ar, sizeof l->service_ar);
    COL_WORD(c, state_parse, &l->state);
    col_text(c, l->renewal, sizeof l->renewal);
    l->reminded = col_instant(c);
}

enum rc result_lines(struct db *db, const struct result_filter *f,
                     bool (*row)(void *ctx, const struct result_line *l), void *ctx,
                     struct err *reterr)
{
    struct cursor *c =
        f->customer.n ? OPEN(db, RESULTS_OF_CUSTOMER, V(f->customer), V(f->limit))
        : f->service  ? OPEN(db, RESULTS_EXPIRING_OF_SERVICE, V(f->service), V(f->from), V(f->to),
                             V(f->delivered), V(f->limit))
                      : OPEN(db, RESULTS_EXPIRING, V(f->from), V(f->to), V(f->delivered),
                             V(f->limit));
    for (bool more = true; more && query_next(c);) {
        struct result_line l;
        read_line(c, &l);
        more = row(ctx, &l);
    }
    return query_close(c, reterr);
}

enum rc result_renewal(struct db *db, struct rowid result, char ret_number[24], struct err *reterr)
{
    struct cursor *c = OPEN(db, RENEWAL_UNDER_WAY, V(result));
    ret_number[0] = '\0';
    if (query_next(c))
        col_text(c, ret_number, 24);
    return query_close(c, reterr);
}

enum rc result_renewed_by(struct db *db, struct rowid application, struct rowid result,
                          struct err *reterr)
{
    return RUN(db, APPLICATION_RENEWS_SET, reterr, V(application), V(result));
}

enum rc result_renewed(struct db *db, struct rowid application, struct renewed *ret,
                       struct err *reterr)
{
    struct cursor *c = OPEN(db, APPLICATION_RENEWS, V(application));
    bool found = query_next(c);
    if (found) {
        col_text(c, ret->application_number, sizeof ret->application_number);
        col_text(c, ret->number, sizeof ret->number);
        ret->expires = col_date(c);
    }
    enum rc rc = query_found(c, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, NULL, N_("This application renews nothing"));
    return rc;
}

enum rc result_to_remind(struct db *db, const char *service, struct date from, struct date to, int days,
                         int limit, struct result_line **ret_list, size_t *ret_count,
                         struct err *reterr)
{
    size_t cap = 1;
    *ret_list = mem_array(cap, sizeof **ret_list);
    *ret_count = 0;
    struct cursor *c =
        OPEN(db, RESULTS_TO_REMIND, V(service), V(from), V(to), V(days), V(limit));
    while (query_next(c)) {
        *ret_list = MEM_GROW(*ret_list, *ret_count, &cap);
        read_line(c, &(*ret_list)[(*ret_count)++]);
    }
    return query_close(c, reterr);
}

enum rc result_beginning(struct db *db, const char *number, int limit,
                         bool (*row)(void *ctx, struct rowid application, const char *number),
                         void *ctx, struct err *reterr)
{
    char *end = prefix_end(number);
    struct cursor *c = OPEN(db, RESULTS_BEGINNING, V(number), V(end), V(limit));
    free(end);
    for (bool more = true; more && query_next(c);) {
        char found[RESULT_NUMBER_SIZE];
        struct rowid application = col_rowid(c);
        col_text(c, found, sizeof found);
        more = row(ctx, application, found);
    }
    return query_close(c, reterr);
}
