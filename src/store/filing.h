/* Keeping the lists of the search true. Private to the store.
 *
 * A new customer costs nothing at first: whoever searches reads the newest few from the table itself.
 * When some hundred have gathered, the transaction that commits then files them all at once, which
 * touches each list once and not once for each customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_FILING_H
#define RIHLA_STORE_FILING_H

#include "store/entry.h"
#include "store/sounds.h"

/* The row of search_state. */
struct filing {
    int generation;
    int64_t filed, rebuilt; /* rebuilt -1: no rebuild goes on */
    int64_t terms, changes;
};
enum rc filing_read(struct db *db, struct filing *ret, struct err *reterr);
enum rc filing_write(struct db *db, const struct filing *f, struct err *reterr);

/* Called after a customer's row was inserted, in its transaction. */
enum rc filing_registered(struct db *db, struct rowid customer, struct err *reterr);

/* Called after a customer's row was changed, in its transaction. */
enum rc filing_corrected(struct db *db, struct rowid customer, const struct filed *before,
                         const struct filed *after, struct err *reterr);

/* Files the newest customers if enough have gathered. Called before a commit. */
enum rc filing_settle(struct db *db, struct err *reterr);

/* Whether so many have gathered, whoever registered them: a commit leaves no more than a few. */
enum rc filing_behind(struct db *db, bool *ret, struct err *reterr);

/* Files at most `limit` customers after *id, up to `most`, under a generation; moves *id to the last
 * of them. Does not write *f. */
enum rc filing_take(struct db *db, struct filing *f, int generation, int64_t *id, int64_t most,
                    int limit, struct err *reterr);

/* What a row of SEARCH_CUSTOMERS says; points into *to. Returns the customer. */
struct filed_row {
    char name_en[TITLE_SIZE], name_ar[TITLE_SIZE], eid[20], mobile[17], number[24];
    struct filed by;
};
struct cursor;
struct rowid filed_read(struct cursor *c, struct filed_row *to);

/* Compares the lists with the customers; told() is called for each customer who differs, with their
 * id (0: something else is wrong). */
enum rc filing_compare(struct db *db, void (*told)(void *ctx, struct rowid customer), void *ctx,
                       struct err *reterr);

#endif
