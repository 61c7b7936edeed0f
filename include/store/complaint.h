/* Complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_COMPLAINT_H
#define RIHLA_STORE_COMPLAINT_H

#include "store/application.h"

#define COMPLAINT_STATE_LIST(X)                                                                    \
    X(OPEN, "open", N_("open"))                                                                    \
    X(ANSWERED, "answered", N_("answered"))                                                        \
    X(CLOSED, "closed", N_("closed"))

enum complaint_state {
#define X(name, word, title) COMPLAINT_##name,
    COMPLAINT_STATE_LIST(X)
#undef X
    COMPLAINT_STATE_COUNT
};
const char *complaint_state_word(enum complaint_state s);
const char *complaint_state_title(enum complaint_state s); /* msgid */
bool complaint_state_parse(const char *word, enum complaint_state *ret);

struct complaint {
    struct rowid id;
    char number[32];                 /* CustComp-26-11-000007 */
    struct rowid customer;
    char customer_number[24], customer_en[TITLE_SIZE], customer_ar[TITLE_SIZE];
    char application_number[24];     /* or "" */
    char subject[TITLE_SIZE];
    char *text, *answer;             /* long texts; freed by complaint_done() */
    enum complaint_state state;
    int rating;                      /* 1 … 5 of the resolution; 0: not rated */
    int version;
    char logged_by[33];
    instant logged_at, changed_at;
    struct date promised;
    int level;                       /* how often it was escalated for being late */
    int64_t clock_used;              /* working minutes until it was answered; 0: not known */
};
void complaint_done(struct complaint *c);
enum rc complaint_insert(struct db *db, struct complaint *c, struct err *reterr);
enum rc complaint_update(struct db *db, struct complaint *c, struct err *reterr); /* as application_update */
enum rc complaint_by_number(struct db *db, const char *number, struct complaint *ret, struct err *reterr);
/* customer n 0: any; by_state false: any. Newest first. row() borrows *c. */
enum rc complaint_each(struct db *db, struct rowid customer, bool by_state, enum complaint_state state,
                       int limit, bool (*row)(void *ctx, const struct complaint *c), void *ctx,
                       struct err *reterr);

enum { COMPLAINT_LEVELS = 3 };
/* Open ones that were promised before the day and are below the highest level: their ids, numbers,
 * promises and levels, the earliest first. */
struct late_complaint {
    struct rowid id, customer;
    char number[32];
    struct date promised;
    int level;
};
enum rc complaint_late(struct db *db, struct date before, int limit,
                       struct late_complaint **ret_list, size_t *ret_count, struct err *reterr);
/* Raises the level; false: it was as high already, or it is no longer open. */
enum rc complaint_escalate(struct db *db, struct rowid id, int level, bool *ret_now,
                           struct err *reterr);

#endif
