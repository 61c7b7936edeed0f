/* Customers: individuals, companies, government entities.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_CUSTOMER_H
#define RIHLA_STORE_CUSTOMER_H

#include "domain/customer.h"
#include "domain/identity.h"
#include "store/db.h"
#include "text/lang.h"

/* Strings are "" where not known. */
struct customer {
    struct rowid id;
    char number[24];       /* "C26-11-000042" */
    enum customer_kind kind;
    char name_en[TITLE_SIZE], name_ar[TITLE_SIZE]; /* at least one is there */
    char eid[20];          /* individuals: 784-YYYY-NNNNNNN-C */
    char licence[4 * 30 + 1]; /* companies; 30 characters */
    char trn[16];
    char mobile[17];       /* E.164 */
    char email[255];
    enum lang lang;        /* the customer's preferred language */
    int version;           /* grows with each change */
    instant registered_at;
    enum message_channel channel; /* of messages, where both are known */
};

/* RC_CONFLICT where the Emirates ID or licence is somebody else's already (the error names the
 * number); to be asked before a number is given out. */
enum rc customer_check_new(struct db *db, const struct customer *c, struct err *reterr);

/* Inserts; fills id, version. RC_CONFLICT: the Emirates ID or licence is registered already (the
 * error names the customer's number). */
enum rc customer_insert(struct db *db, struct customer *c, struct err *reterr);

/* Writes all fields where c->version is still the row's; RC_CONFLICT otherwise. Grows c->version. */
enum rc customer_update(struct db *db, struct customer *c, struct err *reterr);

enum rc customer_by_number(struct db *db, const char *number, struct customer *ret, struct err *reterr);
enum rc customer_by_id(struct db *db, struct rowid id, struct customer *ret, struct err *reterr);

/* The only customer with this mobile (E.164) or e-mail (any case); RC_NOT_FOUND: nobody has it;
 * RC_CONFLICT: several have. */
enum rc customer_by_mobile(struct db *db, const char *mobile, struct customer *ret,
                           struct err *reterr);
enum rc customer_by_email(struct db *db, const char *email, struct customer *ret,
                          struct err *reterr);

enum rc customer_newest(struct db *db, int limit, bool (*row)(void *ctx, const struct customer *c),
                        void *ctx, struct err *reterr);

/* Customers found by whatever was typed (see store/search.h): number, Emirates ID, mobile, e-mail,
 * licence, names in either script; the best first, at most limit. Without any of these the newest. */
enum rc customer_find(struct db *db, const char *text, int limit,
                      bool (*row)(void *ctx, const struct customer *c), void *ctx, struct err *reterr);

/* The id of the newest; 0: there is none. */
enum rc customer_last(struct db *db, int64_t *ret_id, struct err *reterr);

#endif
