/* Renewal reminders as time demands them: each once, however often and from how many machines tick runs,
 * because its row is there before its message. A run that comes late writes one reminder, the nearest to
 * the expiry, not all that were due since.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/tick.h"
#include "command/reminder.h"

#include "store/reminder.h"
#include "store/result.h"

#include <stdio.h>
#include <stdlib.h>

struct round {
    struct session *session;
    struct reply *out;
    struct date today;
    int left; /* of the batch */
};

static enum rc remind(struct round *r, const struct result_line *l, int days, struct err *reterr)
{
    struct session *s = r->session;
    bool now;
    char kind[64];
    struct msg m;
    struct timeline_entry e = {.application = l->result.application, .event = "renewal-reminded"};
    enum rc rc = reminder_add(s->db, l->result.id, days, session_now(s), &now, reterr);
    if (rc || !now)
        return rc;
    snprintf(kind, sizeof kind, "=%s", result_kind_title(l->result.kind));
    MSG(&m, N_("Application %1$s: its %2$s is valid until %3$s. Please apply for the renewal in time"),
        l->application_number, kind, shown_date(l->result.expires).s);
    rc = desk_story(s, &e, reterr);
    if (!rc)
        rc = desk_tell(s, l->result.customer, N_("Your application %1$s: reminder of the renewal"), &m,
                       l->application_number, reterr);
    if (!rc)
        tick_done(r->out, l->application_number, e.event);
    r->left--;
    return rc;
}

static enum rc by_rule(struct round *r, const char *service, const struct reminder_lead *lead,
                       struct err *reterr)
{
    struct result_line *list;
    size_t n;
    enum rc rc = result_to_remind(r->session->db, service, r->today, reminder_horizon(r->today, lead),
                                  lead->days, r->left, &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++)
        rc = remind(r, &list[i], lead->days, reterr);
    free(list);
    return rc;
}

/* The nearest first: what it reminds of is passed over by those that look further. */
static enum rc of_service(struct round *r, const struct card *card, struct err *reterr)
{
    struct reminder_lead leads[REMINDER_RULES_MOST];
    size_t n;
    enum rc rc = reminder_leads(r->session, card, leads, &n, reterr);
    for (size_t i = 0; !rc && i < n && r->left > 0; i++)
        rc = by_rule(r, card->id, &leads[i], reterr);
    return rc;
}

/* Without a catalogue the other things that time demands are done all the same. */
enum rc tick_renewals(struct session *s, struct reply *out, struct err *reterr)
{
    const struct catalogue *c;
    struct round r = {s, out, session_today(s), TICK_BATCH};
    if (session_catalogue(s, &c, NULL)) {
        MSG(reply_message(out), N_("The catalogue cannot be read, so nobody was reminded of a renewal"));
        return RC_OK;
    }
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < c->ncards && r.left > 0; i++)
        rc = of_service(&r, &c->cards[i]->card, reterr);
    return rc;
}
