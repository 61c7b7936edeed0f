/* The demonstration while it is built: who and what there is already, what will happen and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_DEMO_BUILD_H
#define RIHLA_COMMAND_DEMO_BUILD_H

#include "command/demo.h"

enum { ALL_CASES = DEMO_CASES + DEMO_SELDOM };

struct happening {
    instant at;
    int order;  /* of planning: settles ties */
    int nth;    /* case, customer or complaint */
    char step;  /* small: of a case (demo_case.c); R registers a customer; L, A and C log, answer and
                 * close a complaint; T is the tick */
};

struct demo {
    struct session *session;
    const struct catalogue *catalogue;
    const struct card **cards; /* those asked for every day before the others */
    size_t everyday;
    struct happening *plan;
    size_t nplan, cap;
    char customers[DEMO_CUSTOMERS][24];
    char cases[ALL_CASES][24];
    char complaints[DEMO_COMPLAINTS][32];
    bool stuck[ALL_CASES];    /* no candidate suits its form: it stays a draft */
    struct date workdays[64]; /* the latest first */
};

/* Finds the working days and fills the plan, in the order of time. */
void demo_plan(struct demo *d);

/* One step of a case. */
enum rc demo_case(struct demo *d, const struct happening *h, struct err *reterr);

/* Who stands at the counter for the nth one. */
const char *demo_agent(int nth);

#endif
