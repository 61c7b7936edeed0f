/* Additional fees that nobody paid: the customer is reminded once of what stands now, some days after it
 * was told; another fee raised meanwhile is told anew and waits anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/case.h"
#include "command/tick.h"

#include <stdlib.h>

/* Nothing where a payment has no outcome yet: the customer may have paid. */
static enum rc still_due(struct session *s, const struct casework *c, struct money *ret_due,
                         struct err *reterr)
{
    bool unknown;
    enum rc rc = case_due(s, c, ret_due, &unknown, reterr);
    if (unknown)
        *ret_due = (struct money){0};
    return rc;
}

static enum rc tell(struct session *s, const struct casework *c, struct money due, struct reply *out,
                    struct err *reterr)
{
    bool now;
    struct msg m;
    struct timeline_entry e = {.application = c->app.id, .event = "fee-reminded"};
    enum rc rc = application_reminded(s->db, c->app.id, &now, reterr);
    if (rc || !now)
        return rc;
    MSG(&m, N_("Application %1$s waits for the payment of an additional fee: %2$s. It goes on once that is "
               "paid"),
        c->app.number, shown_money(due).s);
    rc = desk_story(s, &e, reterr);
    if (!rc)
        rc = case_say(s, c, notice_subject(NOTICE_FEE), &m, MISSING_UNSAID,
                      &(struct msg){0}, reterr);
    if (!rc)
        tick_done(out, c->app.number, e.event);
    return rc;
}

static enum rc remind(struct session *s, const struct casework *c, struct reply *out, struct err *reterr)
{
    struct money due = {0};
    enum rc rc = still_due(s, c, &due, reterr);
    return rc || due.fils <= 0 ? rc : tell(s, c, due, out, reterr);
}

static enum rc look_at(struct session *s, const char *number, struct reply *out, struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, number, &c, reterr);
    if (rc)
        return rc;
    rc = remind(s, &c, out, reterr);
    case_done(&c);
    return rc;
}

enum rc tick_fees(struct session *s, int days, struct reply *out, struct err *reterr)
{
    struct application *list;
    size_t n;
    instant before = date_start(date_add(session_today(s), 1 - days));
    enum rc rc = application_unpaid(s->db, STATE_ADDITIONAL_FEE, before, TICK_BATCH, &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++)
        rc = look_at(s, list[i].number, out, reterr);
    free(list);
    return rc;
}
