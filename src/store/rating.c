/* Ratings by customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rating.h"

#include "base/mem.h"
#include "store/query.h"

static void read_rating(struct cursor *q, struct rating *r)
{
    r->id = col_rowid(q);
    r->application = col_rowid(q);
    r->complaint = col_rowid(q);
    col_text(q, r->transaction, sizeof r->transaction);
    COL_WORD(q, rated_parse, &r->stage);
    r->score = (int)col_number(q);
    col_text(q, r->reason, sizeof r->reason);
    col_text(q, r->service, sizeof r->service);
    col_text(q, r->service_en, sizeof r->service_en);
    col_text(q, r->service_ar, sizeof r->service_ar);
    col_text(q, r->channel, sizeof r->channel);
    col_text(q, r->employee, sizeof r->employee);
    col_text(q, r->login, sizeof r->login);
    r->at = col_instant(q);
    r->counts = col_number(q) != 0;
}

enum rc rating_add(struct db *db, struct rating *r, struct err *reterr)
{
    const char *stage = rated_word(r->stage);
    enum rc rc = r->application.n
                     ? RUN(db, RATING_RETIRE_APPLICATION, reterr, V(r->application), V(stage))
                     : RUN(db, RATING_RETIRE_COMPLAINT, reterr, V(r->complaint), V(stage));
    if (rc == RC_OK)
        rc = RUN(db, RATING_INSERT, reterr, V(r->application), V(r->complaint), V(stage),
                 V(r->score), V(r->reason), V(r->service), V(r->channel), V(r->employee),
                 V(r->login), V(r->at));
    if (rc == RC_OK) {
        r->id = query_inserted(db);
        r->counts = true;
    }
    return rc;
}

static enum rc each(struct cursor *q, bool (*row)(void *ctx, const struct rating *r), void *ctx,
                    struct err *reterr)
{
    for (bool more = true; more && query_next(q);) {
        struct rating r;
        read_rating(q, &r);
        more = row(ctx, &r);
    }
    return query_close(q, reterr);
}

enum rc rating_of(struct db *db, struct rowid application, struct rowid complaint,
                  bool (*row)(void *ctx, const struct rating *r), void *ctx, struct err *reterr)
{
    return each(application.n ? OPEN(db, RATINGS_OF_APPLICATION, V(application))
                              : OPEN(db, RATINGS_OF_COMPLAINT, V(complaint)),
                row, ctx, reterr);
}

struct wanted {
    enum rated stage;
    struct rating *ret;
    bool found;
};

static bool is_wanted(void *ctx, const struct rating *r)
{
    struct wanted *w = ctx;
    w->found = r->counts && r->stage == w->stage;
    if (w->found)
        *w->ret = *r;
    return !w->found;
}

enum rc rating_get(struct db *db, struct rowid application, struct rowid complaint, enum rated stage,
                   struct rating *ret, struct err *reterr)
{
    struct wanted w = {stage, ret, false};
    enum rc rc = rating_of(db, application, complaint, is_wanted, &w, reterr);
    return rc == RC_OK && !w.found ? RC_NOT_FOUND : rc;
}

enum rc rating_each(struct db *db, instant from, instant until, const char *viewer,
                    bool (*row)(void *ctx, const struct rating *r), void *ctx, struct err *reterr)
{
    return each(OPEN(db, RATINGS_OF_PERIOD, V(from), V(until), V(viewer ? viewer : "")), row, ctx, reterr);
}

enum rc rating_points(struct db *db, instant from, instant until,
                      void (*row)(void *ctx, const struct rating_point *p), void *ctx,
                      struct err *reterr)
{
    struct cursor *q = OPEN(db, RATING_POINTS, V(from), V(until));
    while (query_next(q)) {
        struct rating_point p;
        COL_WORD(q, rated_parse, &p.stage);
        p.score = (int)col_number(q);
        col_text(q, p.service, sizeof p.service);
        col_text(q, p.channel, sizeof p.channel);
        col_text(q, p.employee, sizeof p.employee);
        row(ctx, &p);
    }
    return query_close(q, reterr);
}
