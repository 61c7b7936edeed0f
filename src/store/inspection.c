/* Appointments for inspections.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/inspection.h"

#include "base/mem.h"
#include "store/query.h"

enum rc inspection_insert(struct db *db, struct inspection *i, struct err *reterr)
{
    enum rc rc = RUN(db, INSPECTION_INSERT, reterr, V(i->application), V(i->at), V(i->place),
                     V(i->inspector), V(i->note), V(i->made_by), V(i->made_at));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, NULL,
                   N_("There is an appointment already; move it, or record what came of it"));
    if (rc == RC_OK)
        i->id = query_inserted(db);
    return rc;
}

enum rc inspection_update(struct db *db, const struct inspection *i, struct err *reterr)
{
    return RUN(db, INSPECTION_UPDATE, reterr, V(i->id), V(i->at), V(i->place), V(i->inspector),
               V(i->note), V(inspection_result_word(i->result)), V(i->findings), V(i->closed_by),
               V(i->closed_at));
}

static void read_inspection(struct cursor *c, struct inspection *i)
{
    i->id = col_rowid(c);
    i->application = col_rowid(c);
    col_text(c, i->number, sizeof i->number);
    col_text(c, i->service_en, sizeof i->service_en);
    col_text(c, i->service_ar, sizeof i->service_ar);
    col_text(c, i->customer_en, sizeof i->customer_en);
    col_text(c, i->customer_ar, sizeof i->customer_ar);
    i->at = col_instant(c);
    col_text(c, i->place, sizeof i->place);
    col_text(c, i->inspector, sizeof i->inspector);
    col_text(c, i->note, sizeof i->note);
    COL_WORD(c, inspection_result_parse, &i->result);
    col_text(c, i->findings, sizeof i->findings);
    col_text(c, i->made_by, sizeof i->made_by);
    i->made_at = col_instant(c);
    col_text(c, i->closed_by, sizeof i->closed_by);
    i->closed_at = col_instant(c);
}

enum rc inspection_planned(struct db *db, struct rowid application, struct inspection *ret,
                           bool *ret_found, struct err *reterr)
{
    struct cursor *c = OPEN(db, INSPECTION_PLANNED, V(application));
    *ret_found = query_next(c);
    if (*ret_found)
        read_inspection(c, ret);
    return query_close(c, reterr);
}

enum rc inspection_last_result(struct db *db, struct rowid application,
                               enum inspection_result *ret, bool *ret_found, struct err *reterr)
{
    struct cursor *c = OPEN(db, INSPECTION_LAST_RESULT, V(application));
    *ret_found = query_next(c);
    if (*ret_found)
        COL_WORD(c, inspection_result_parse, ret);
    return query_close(c, reterr);
}

enum rc inspection_each(struct db *db, const struct inspection_filter *f,
                        bool (*row)(void *ctx, const struct inspection *i), void *ctx,
                        struct err *reterr)
{
    struct cursor *c = f->application.n
                           ? OPEN(db, INSPECTIONS_OF, V(f->application))
                           : OPEN(db, INSPECTIONS_PLANNED, V(f->from), V(f->to), V(f->limit));
    for (bool more = true; more && query_next(c);) {
        struct inspection i;
        read_inspection(c, &i);
        more = row(ctx, &i);
    }
    return query_close(c, reterr);
}
