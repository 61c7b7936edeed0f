/* How applications went through the journey in a period: counted from their stays in the states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_JOURNEY_H
#define RIHLA_COMMAND_JOURNEY_H

#include "command/session.h"
#include "domain/workflow.h"

/* How an application ends. */
#define ENDING_LIST(X)                                                                             \
    X(DELIVERED, "delivered", N_("Delivered"))                                                     \
    X(REJECTED, "rejected", N_("Rejected"))                                                        \
    X(WITHDRAWN, "withdrawn", N_("Withdrawn"))                                                     \
    X(CANCELLED, "cancelled", N_("Cancelled"))                                                     \
    X(EXPIRED, "expired", N_("Cancelled without an answer"))

enum ending {
#define X(name, word, title) ENDING_##name,
    ENDING_LIST(X)
#undef X
    ENDING_COUNT
};

struct span {
    instant from, to;
};

/* One stage, state or service. Of a service, the times are those of its stage of processing, which is
 * what is promised. */
struct tally {
    char key[65];              /* its word, or the card's id */
    int64_t now;               /* there at the end of the period */
    int64_t entered, left;     /* in the period; of a service: opened, ended */
    int64_t ended[ENDING_COUNT]; /* that ended in it, in the period */
    struct span *spans;        /* of those that left it in the period */
    size_t nspans, cap;
    int64_t ratings, rated;    /* that customers gave in the period: how many, and their sum; of a stage,
                                * of it, of a service, of all of it */
    int64_t median_worked, late_worked;   /* working minutes that half, nine of ten took at most */
    int64_t median_elapsed, late_elapsed; /* the same by the clock on the wall */
};

struct journey {
    instant from, until; /* until is not included */
    struct tally stages[STAGE_COUNT], states[STATE_COUNT];
    struct tally *services; /* those that something happened to, by the number that is there */
    size_t nservices, cap;
    int64_t opened, now;
    struct tally all;    /* only its ratings: of applications as a whole */
    int64_t ended[ENDING_COUNT];
};

/* service NULL: all of them. On failure nothing is held. */
enum rc journey_count(struct session *s, instant from, instant until, const char *service,
                      struct journey *ret, struct err *reterr);
void journey_done(struct journey *j);

/* The average of the ratings in hundredths, rounded; 0 where there are none. */
int64_t tally_rating(const struct tally *t);

/* Those that ended otherwise than by delivery. */
int64_t tally_lost(const struct tally *t);

const char *ending_word(enum ending e);
const char *ending_title(enum ending e); /* msgid */

#endif
