/* What was issued for an application. Rows are only added: a correction is a further row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_RESULT_H
#define RIHLA_STORE_RESULT_H

#include "domain/card.h"
#include "store/application.h"

enum { RESULT_NUMBER_SIZE = 4 * 40 + 1 };

struct result {
    struct rowid id, application, customer;
    char service[65];               /* card id of the application */
    enum result_kind kind;
    char number[RESULT_NUMBER_SIZE]; /* as printed; "" where it is a file alone */
    struct date issued, expires;    /* expires year 0: it does not expire, or is not known */
    char attachment[65];            /* hash of the file in the store of attachments, or "" */
    char note[NOTE_SIZE];           /* why it was corrected, or "" */
    char by[33];                    /* login */
    instant at;
};

/* Becomes the current one of its application; fills id. */
enum rc result_add(struct db *db, struct result *r, struct err *reterr);

/* The current one. RC_NOT_FOUND: none was recorded. */
enum rc result_of(struct db *db, struct rowid application, struct result *ret, struct err *reterr);

/* All of an application, the newest first. */
enum rc result_each(struct db *db, struct rowid application,
                    bool (*row)(void *ctx, const struct result *r), void *ctx, struct err *reterr);

/* Whether another application of another customer has a current result of that number. */
enum rc result_number_taken(struct db *db, const struct result *r, bool *ret_taken,
                            struct err *reterr);

/* A current result in a list, with what people know it by. */
struct result_line {
    struct result result;
    char application_number[24], customer_number[24];
    char customer_en[TITLE_SIZE], customer_ar[TITLE_SIZE];
    char service_en[TITLE_SIZE], service_ar[TITLE_SIZE];
    enum state state;               /* of its application */
    char renewal[24];               /* the application that renews it, where one is under way or done */
    instant reminded;               /* the last time its customer was reminded; 0: not yet */
};

/* What is asked for; each is answered from an index. By expiry, the earliest first; of a customer, the
 * newest first. */
struct result_filter {
    struct rowid customer;          /* n 0: any */
    const char *service;            /* card id; NULL: any */
    struct date from, to;           /* expires on one of these days; not looked at with a customer */
    bool delivered;                 /* only what was handed out; not looked at with a customer */
    int limit;
};
enum rc result_lines(struct db *db, const struct result_filter *f,
                     bool (*row)(void *ctx, const struct result_line *l), void *ctx,
                     struct err *reterr);

/* Results whose customers are to be reminded of an expiry on one of these days: handed out, not renewed,
 * and no reminder was written yet by a rule of so many days or fewer. The list is the caller's. */
enum rc result_to_remind(struct db *db, const char *service, struct date from, struct date to, int days,
                         int limit, struct result_line **ret_list, size_t *ret_count,
                         struct err *reterr);

/* The application that renews this result or did so, "" where none does. */
enum rc result_renewal(struct db *db, struct rowid result, char ret_number[24], struct err *reterr);

/* Notes which earlier result an application is to renew. */
enum rc result_renewed_by(struct db *db, struct rowid application, struct rowid result,
                          struct err *reterr);

/* What an application is to renew: the earlier application's number, the result's, its expiry.
 * RC_NOT_FOUND: nothing. */
struct renewed {
    char application_number[24], number[RESULT_NUMBER_SIZE];
    struct date expires;
};
enum rc result_renewed(struct db *db, struct rowid application, struct renewed *ret,
                       struct err *reterr);

/* Current results whose number begins like that, whatever the case; the applications they are of. */
enum rc result_beginning(struct db *db, const char *number, int limit,
                         bool (*row)(void *ctx, struct rowid application, const char *number),
                         void *ctx, struct err *reterr);

#endif
