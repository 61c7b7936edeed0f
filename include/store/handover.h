/* Results on their way to the customer: one row for each attempt.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_HANDOVER_H
#define RIHLA_STORE_HANDOVER_H

#include "domain/handover.h"
#include "store/application.h"

struct handover {
    struct rowid id, application;
    enum handover_way way;
    char receiver[TITLE_SIZE];  /* the name of who took it, or "" */
    char relation[17];          /* word, or "" where nobody stood at a counter */
    char authority[TITLE_SIZE]; /* by what right an authorised person took it */
    char proof[33];             /* how they were identified (domain/proof.h), or "" */
    char proof_reference[65];
    char courier[101], tracking[65];
    char link[257];             /* where an electronic result is found, or its number */
    enum handover_state state;
    char by[33];                /* login */
    instant begun_at, ended_at; /* ended_at 0: on its way */
};

/* Fills id. RC_CONFLICT: one is under way already. */
enum rc handover_insert(struct db *db, struct handover *h, struct err *reterr);

/* The courier's is received or brought back: receiver, state and ended_at are written. */
enum rc handover_end(struct db *db, const struct handover *h, struct err *reterr);

/* The last one; RC_NOT_FOUND: none, without a sentence. */
enum rc handover_last(struct db *db, struct rowid application, struct handover *ret,
                      struct err *reterr);

#endif
