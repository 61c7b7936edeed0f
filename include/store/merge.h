/* Customers who were registered twice: merging, undoing it, and who stands for whom.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_MERGE_H
#define RIHLA_STORE_MERGE_H

#include "store/customer.h"

struct customer_merge {
    struct rowid id, kept, dropped;
    instant at;
    char login[33];
    char reason[NOTE_SIZE];
};

/* The merge by which a customer was dropped. RC_NOT_FOUND without words: it stands for itself. */
enum rc merge_of(struct db *db, struct rowid dropped, struct customer_merge *ret, struct err *reterr);

/* Who stands for the customer now: itself, or whoever it was merged into, however often. */
enum rc merge_kept(struct db *db, struct rowid customer, struct rowid *ret, struct err *reterr);

/* The numbers of those who were merged into a customer, the first merged first. */
enum rc merge_dropped(struct db *db, struct rowid kept, bool (*row)(void *ctx, const char *number),
                      void *ctx, struct err *reterr);

/* Notes what both had, and gives everything of the dropped one to the kept one. Fills m->id. The two
 * records themselves are the caller's to update, afterwards. */
enum rc merge_write(struct db *db, struct customer_merge *m, struct err *reterr);

/* Gives back what was moved. What both had before is merge_before()'s to tell. */
enum rc merge_undo(struct db *db, const struct customer_merge *m, instant at, const char *login,
                   struct err *reterr);

/* Puts what one had before the merge into *c, whose id, number and version stay. */
enum rc merge_before(struct db *db, struct rowid merge, bool kept, struct customer *c,
                     struct err *reterr);

/* How much of what a customer has, or of what a merge moved. */
struct merge_counts {
    int64_t applications, complaints, contacts, messages;
};
enum rc merge_count_of(struct db *db, struct rowid customer, struct merge_counts *ret,
                       struct err *reterr);

#endif
