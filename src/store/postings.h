/* Lists of who has a term, kept as rows of some hundred customers each. Private to the store.
 *
 * A row is found by term * 2^32 + its first customer and holds, for each customer, the difference to
 * the one before in 7-bit groups (low first, the last without the high bit), and for terms that are
 * no beginnings one byte more: where in the name it stands. The newest few of each list are in a row of
 * their own in another table, where the lists that grow lie close together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_POSTINGS_H
#define RIHLA_STORE_POSTINGS_H

#include "store/db.h"

/* Terms with an even number have places, those with an odd number are beginnings and have none. */
typedef uint32_t term_id;

/* place: 1 bit which name of the customer, 3 bits which unit of it, 4 bits how many units it has; or of a
 * number's end, the two digits before it. */
struct posting {
    uint32_t customer;
    uint8_t place;
};

struct postings {
    struct posting *list;
    size_t count, cap;
};
void postings_done(struct postings *p);
void postings_add(struct postings *p, struct posting one);

/* Ascending, without equals. */
int posting_compare(const void *a, const void *b);

/* Adds n postings, ascending, of customers after all who are there. */
enum rc postings_append(struct db *db, term_id term, const struct posting *list, size_t n,
                        struct err *reterr);

/* Adds one anywhere; if it is there already it stays once. */
enum rc postings_put(struct db *db, term_id term, struct posting one, struct err *reterr);
enum rc postings_remove(struct db *db, term_id term, struct posting one, struct err *reterr);

/* The row that holds the last customer ≤ `most`; an empty list: there is none. Replaces *ret. */
enum rc postings_at(struct db *db, term_id term, uint32_t most, struct postings *ret,
                    struct err *reterr);

/* All of them, one row after the other, through row(); false stops. */
enum rc postings_each(struct db *db, term_id term,
                      bool (*row)(void *ctx, const struct posting *list, size_t n), void *ctx,
                      struct err *reterr);

/* All of them, if they are at most `most`; otherwise *ret_count is more than that. */
enum rc postings_few(struct db *db, term_id term, struct posting *ret, size_t most, size_t *ret_count,
                     struct err *reterr);

/* The rows that may hold customers from … to, the newest first; they may hold others too. */
enum rc postings_between(struct db *db, term_id term, uint32_t from, uint32_t to,
                         bool (*row)(void *ctx, const struct posting *list, size_t n), void *ctx,
                         struct err *reterr);

/* Every row of a range of terms. */
enum rc postings_clear(struct db *db, term_id term, struct err *reterr);

#endif
