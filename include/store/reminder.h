/* Renewal reminders: the rules, and which were written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_REMINDER_H
#define RIHLA_STORE_REMINDER_H

#include "store/db.h"

enum { REMINDER_DAYS_MOST = 1000, REMINDER_RULES_MOST = 16 };

/* Notes that a reminder is being written; false: it was before, by whomever. */
enum rc reminder_add(struct db *db, struct rowid result, int days, instant at, bool *ret_now,
                     struct err *reterr);

/* service "": any that has no rule of its own. */
struct reminder_rule {
    char service[65];
    int days; /* before expiry, 0 … REMINDER_DAYS_MOST */
};
enum rc reminder_rule_each(struct db *db, bool (*row)(void *ctx, const struct reminder_rule *r),
                           void *ctx, struct err *reterr);
/* The days of one service, the fewest first; those beyond REMINDER_RULES_MOST are left out. */
enum rc reminder_rules_of(struct db *db, const char *service, int ret_days[REMINDER_RULES_MOST],
                          size_t *ret_count, struct err *reterr);
enum rc reminder_rule_put(struct db *db, const struct reminder_rule *r, bool *ret_new,
                          struct err *reterr);
enum rc reminder_rule_remove(struct db *db, const struct reminder_rule *r, struct err *reterr);

#endif
