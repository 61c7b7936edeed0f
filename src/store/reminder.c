/* Renewal reminders: the rules, and which were written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/reminder.h"

#include "store/query.h"

enum rc reminder_add(struct db *db, struct rowid result, int days, instant at, bool *ret_now,
                     struct err *reterr)
{
    enum rc rc = RUN(db, REMINDER_INSERT, reterr, V(result), V(days), V(at));
    *ret_now = rc == RC_OK && query_changes(db) > 0;
    return rc;
}

enum rc reminder_rule_each(struct db *db, bool (*row)(void *ctx, const struct reminder_rule *r),
                           void *ctx, struct err *reterr)
{
    struct cursor *c = OPEN(db, REMINDER_RULES, BIND_END);
    for (bool more = true; more && query_next(c);) {
        struct reminder_rule r;
        col_text(c, r.service, sizeof r.service);
        r.days = (int)col_number(c);
        more = row(ctx, &r);
    }
    return query_close(c, reterr);
}

enum rc reminder_rules_of(struct db *db, const char *service, int ret_days[REMINDER_RULES_MOST],
                          size_t *ret_count, struct err *reterr)
{
    struct cursor *c = OPEN(db, REMINDER_RULES_OF, V(service));
    *ret_count = 0;
    while (*ret_count < REMINDER_RULES_MOST && query_next(c))
        ret_days[(*ret_count)++] = (int)col_number(c);
    return query_close(c, reterr);
}

enum rc reminder_rule_put(struct db *db, const struct reminder_rule *r, bool *ret_new,
                          struct err *reterr)
{
    enum rc rc = RUN(db, REMINDER_RULE_INSERT, reterr, V(r->service), V(r->days));
    *ret_new = rc == RC_OK && query_changes(db) > 0;
    return rc;
}

enum rc reminder_rule_remove(struct db *db, const struct reminder_rule *r, struct err *reterr)
{
    enum rc rc = RUN(db, REMINDER_RULE_DELETE, reterr, V(r->service), V(r->days));
    if (!rc && query_changes(db) == 0)
        return ERR(reterr, RC_NOT_FOUND, "days", N_("There is no such rule. Look at them with: reminder "
                                                    "rules"));
    return rc;
}
