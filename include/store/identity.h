/* Who stands at the desk: checks of identity, and representatives of customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_IDENTITY_H
#define RIHLA_STORE_IDENTITY_H

#include "domain/authority.h"
#include "domain/proof.h"
#include "store/application.h"

enum { REFERENCE_SIZE = 4 * 64 + 1 }; /* of 64 characters */

struct identity_check {
    struct rowid customer;
    struct rowid application;      /* n 0: about none */
    enum proof method;
    char reference[REFERENCE_SIZE]; /* "" where none is demanded */
    bool passed;
    char by[33];                   /* login */
    instant at;
};
enum rc identity_check_add(struct db *db, const struct identity_check *k, struct err *reterr);
/* The last one of the customer. RC_NOT_FOUND: there is none. */
enum rc identity_check_last(struct db *db, struct rowid customer, struct identity_check *ret,
                            struct err *reterr);

struct representative {
    struct rowid application;
    char name[TITLE_SIZE];         /* "": the customer acts alone */
    struct rowid customer;         /* the representative's own record; n 0: none */
    char customer_number[24];      /* or "" */
    enum authority authority;
    char reference[REFERENCE_SIZE];
    struct date expires;           /* the last day; year 0: it does not */
    char by[33];
    instant at;
};
enum rc representative_add(struct db *db, const struct representative *r, struct err *reterr);
/* The one that counts now; name "" where there is none. */
enum rc representative_of(struct db *db, struct rowid application, struct representative *ret,
                          struct err *reterr);

#endif
