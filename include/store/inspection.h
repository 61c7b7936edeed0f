/* Appointments for inspections and what came of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_INSPECTION_H
#define RIHLA_STORE_INSPECTION_H

#include "domain/inspection.h"
#include "store/application.h"

struct inspection {
    struct rowid id, application;
    char number[24];                 /* of the application; filled in on reading, as the next four */
    char service_en[TITLE_SIZE], service_ar[TITLE_SIZE];
    char customer_en[TITLE_SIZE], customer_ar[TITLE_SIZE];
    instant at;
    char place[TITLE_SIZE];
    char inspector[TITLE_SIZE];      /* a login or a name; "": not known yet */
    char note[NOTE_SIZE], findings[NOTE_SIZE];
    enum inspection_result result;
    char made_by[33], closed_by[33]; /* logins */
    instant made_at, closed_at;      /* closed_at 0: still planned */
};

/* Fills id. */
enum rc inspection_insert(struct db *db, struct inspection *i, struct err *reterr);

/* Writes time, place, inspector, note, result, findings, closed_by and closed_at of a planned one. */
enum rc inspection_update(struct db *db, const struct inspection *i, struct err *reterr);

/* The planned one; *ret_found false: none. */
enum rc inspection_planned(struct db *db, struct rowid application, struct inspection *ret,
                           bool *ret_found, struct err *reterr);

/* The result of the last one that was held; *ret_found false: none was. */
enum rc inspection_last_result(struct db *db, struct rowid application,
                               enum inspection_result *ret, bool *ret_found, struct err *reterr);

/* Those of one application, the oldest first; or, where its id is 0, the planned ones of [from, to),
 * the earliest first, at most limit. */
struct inspection_filter {
    struct rowid application;
    instant from, to;
    int limit;
};
enum rc inspection_each(struct db *db, const struct inspection_filter *f,
                        bool (*row)(void *ctx, const struct inspection *i), void *ctx,
                        struct err *reterr);

#endif
