/* Ratings by customers: of an application or a complaint, of all of it or of one stage.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_RATING_H
#define RIHLA_STORE_RATING_H

#include "domain/rating.h"
#include "store/complaint.h"

struct rating {
    struct rowid id;
    struct rowid application, complaint; /* one of them */
    char transaction[32];                /* its number; filled in by reading */
    enum rated stage;
    int score;                           /* RATING_LEAST … RATING_MOST */
    char reason[NOTE_SIZE];              /* the customer's words, or "" */
    char service[65];                    /* the card's id; "": a complaint about none */
    char service_en[TITLE_SIZE], service_ar[TITLE_SIZE]; /* filled in by reading; may be "" */
    char channel[33];                    /* a channel's word; "": not known */
    char employee[33], login[33];        /* who served; who wrote it down */
    instant at;
    bool counts;                         /* false: a later one took its place */
};

/* Adds it; an earlier one of the same transaction and stage no longer counts. Fills id. */
enum rc rating_add(struct db *db, struct rating *r, struct err *reterr);

/* The one that counts. RC_NOT_FOUND without words: it was not rated. */
enum rc rating_get(struct db *db, struct rowid application, struct rowid complaint, enum rated stage,
                   struct rating *ret, struct err *reterr);

/* All of one transaction, oldest first, replaced ones too. row() borrows. */
enum rc rating_of(struct db *db, struct rowid application, struct rowid complaint,
                  bool (*row)(void *ctx, const struct rating *r), void *ctx, struct err *reterr);

/* Those from one moment up to another, newest first, replaced ones too; row() ends it with false.
 * viewer: of confidential complaints only what this login may see; NULL: all. */
enum rc rating_each(struct db *db, instant from, instant until, const char *viewer,
                    bool (*row)(void *ctx, const struct rating *r), void *ctx, struct err *reterr);

/* What a summary needs of each rating that counts, answered from the index alone. */
struct rating_point {
    enum rated stage;
    int score;
    char service[65], channel[33], employee[33];
};
enum rc rating_points(struct db *db, instant from, instant until,
                      void (*row)(void *ctx, const struct rating_point *p), void *ctx,
                      struct err *reterr);

#endif
