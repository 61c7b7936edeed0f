/* The stays of applications in their states: what the journey report counts. The rows are kept by the
 * timeline (a trigger), so nobody writes them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_PASSAGE_H
#define RIHLA_STORE_PASSAGE_H

#include "domain/workflow.h"
#include "store/db.h"

/* One stay in one state that is not the end. */
struct passage {
    char service[65];       /* card id */
    enum state state;
    bool begins, ends;      /* the stage was entered with it; was left with it */
    instant stage_since;    /* when the stage was entered */
    instant entered_at;
    instant left_at;        /* 0: it is there now */
    enum event ended_by;    /* where it was left */
};

/* Those that touch the time from … until (not included), in no order; service NULL: of all. */
enum rc passage_each(struct db *db, instant from, instant until, const char *service,
                     bool (*row)(void *ctx, const struct passage *p), void *ctx, struct err *reterr);

#endif
