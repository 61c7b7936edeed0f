/* tick: what time demands now. Everything happens in the transaction of one command, and every thing
 * done leaves a mark by which the next run passes it over: twice, late, or from two machines at once,
 * nothing is done twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/claim.h"
#include "command/clock.h"
#include "command/contact.h"
#include "command/tick.h"

#include <stdio.h>
#include <stdlib.h>

static const struct column columns[] = {
    {"about", N_("About"), CELL_CODE},
    {"what", N_("What"), CELL_WORD},
};

void tick_done(struct reply *out, const char *number, const char *what)
{
    reply_cell(out, cell_code(number));
    reply_cell(out, cell_word(what, happening_title(what)));
}

static enum rc cancel(struct session *s, const char *number, struct reply *out, struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, number, &c, reterr);
    if (rc)
        return rc;
    rc = case_move(s, &c, EVENT_EXPIRE, "", "", reterr);
    case_done(&c);
    if (rc == RC_BAD_DATA) /* a payment has no outcome yet: somebody has to look first */
        return RC_OK;
    if (!rc)
        tick_done(out, number, event_word(EVENT_EXPIRE));
    return rc;
}

/* Those whose last day has passed. */
static enum rc cancellations(struct session *s, struct reply *out, struct err *reterr)
{
    struct application *list;
    size_t n;
    enum rc rc = application_to_answer(s->db, DATE_FIRST, date_add(session_today(s), -1), false, TICK_BATCH,
                                       &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++)
        rc = cancel(s, list[i].number, out, reterr);
    free(list);
    return rc;
}

/* With the documents that are missing, by name, and what would do. */
static enum rc tell_missing(struct session *s, const char *number, const struct msg *m,
                            struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, number, &c, reterr);
    if (rc)
        return rc;
    rc = case_say(s, &c, notice_subject(NOTICE_RETURNED), m, MISSING_EXPLAINED, &(struct msg){0},
                  reterr);
    case_done(&c);
    return rc;
}

static enum rc remind(struct session *s, const struct application *a, struct reply *out,
                      struct err *reterr)
{
    bool now;
    struct msg m;
    struct timeline_entry e = {.application = a->id, .event = "customer-reminded"};
    enum rc rc = application_reminded(s->db, a->id, &now, reterr);
    if (rc || !now)
        return rc;
    MSG(&m, N_("Application %1$s waits for what is missing until %2$s; after that day it is cancelled"),
        a->number, shown_date(a->answer_by).s);
    rc = desk_story(s, &e, reterr);
    if (!rc)
        rc = tell_missing(s, a->number, &m, reterr);
    if (!rc)
        tick_done(out, a->number, e.event);
    return rc;
}

static enum rc reminders(struct session *s, int days, struct reply *out, struct err *reterr)
{
    struct application *list;
    size_t n;
    struct date today = session_today(s);
    enum rc rc = application_to_answer(s->db, today, date_add(today, days), true, TICK_BATCH, &list, &n,
                                       reterr);
    for (size_t i = 0; !rc && i < n; i++)
        rc = remind(s, &list[i], out, reterr);
    free(list);
    return rc;
}

/* "Head of section · رئيس القسم · login": the note of the timeline knows no language. */
static enum rc name_level(struct session *s, int level, char *note, size_t size, struct err *reterr)
{
    struct complaint_rung r;
    struct buf text = {0};
    enum rc rc = complaint_rung_get(s->db, level, &r, reterr);
    if (rc)
        return rc;
    buf_printf(&text, "%s · %s", r.name_en, r.name_ar);
    if (*r.login)
        buf_printf(&text, " · %s", r.login);
    desk_cut(note, size, buf_text(&text));
    buf_done(&text);
    return RC_OK;
}

static enum rc escalate(struct session *s, const struct late_complaint *k, int level,
                        struct reply *out, struct err *reterr)
{
    bool now;
    struct msg m;
    struct timeline_entry e = {.complaint = k->id, .event = "complaint-escalated"};
    enum rc rc = complaint_escalate(s->db, k->id, level, &now, reterr);
    if (rc || !now)
        return rc;
    snprintf(e.about, sizeof e.about, "%d", level);
    rc = name_level(s, level, e.note, sizeof e.note, reterr);
    if (!rc)
        rc = desk_story(s, &e, reterr);
    MSG(&m, N_("Complaint %1$s is late; we are sorry. It was passed on to a higher level"), k->number);
    if (!rc)
        rc = desk_tell(s, k->customer, N_("Your complaint %1$s: passed on to a higher level"), &m, k->number,
                       reterr);
    if (!rc)
        tick_done(out, k->confidential && desk_viewer(s) ? "" : k->number, e.event);
    return rc;
}

static enum rc escalations(struct session *s, const struct calendar *c, int step, struct reply *out,
                           struct err *reterr)
{
    struct late_complaint *list;
    size_t n;
    struct date today = session_today(s);
    enum rc rc =
        complaint_late(s->db, calendar_last_working(c, today), TICK_BATCH, &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++) {
        int level = complaint_level(calendar_working_days(c, list[i].promised, today), step);
        if (level > list[i].level)
            rc = escalate(s, &list[i], level, out, reterr);
    }
    free(list);
    return rc;
}

static enum rc lapses(struct session *s, struct reply *out, struct err *reterr)
{
    struct kept_claim *list;
    size_t n;
    enum rc rc = claims_lapsed(s->db, session_now(s), TICK_BATCH, &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++) {
        rc = claim_lapse(s, &list[i], reterr);
        if (!rc)
            tick_done(out, list[i].number, "claim-lapsed");
    }
    free(list);
    return rc;
}

static enum rc escalate_contact(struct session *s, const struct late_contact *l, int level,
                                struct reply *out, struct err *reterr)
{
    bool now;
    char about[12];
    const struct contact c = {.id = l->id};
    enum rc rc = contact_escalate(s->db, l->id, level, &now, reterr);
    if (rc || !now)
        return rc;
    snprintf(about, sizeof about, "%d", level);
    rc = contact_happened(s, &c, "contact-escalated", NULL, false, "", about, reterr);
    if (!rc)
        tick_done(out, l->number, "contact-escalated");
    return rc;
}

static enum rc contact_escalations(struct session *s, const struct calendar *c, int step,
                                   struct reply *out, struct err *reterr)
{
    struct late_contact *list;
    size_t n;
    struct date today = session_today(s);
    enum rc rc = contact_late(s->db, calendar_last_working(c, today), TICK_BATCH, &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++) {
        int level = complaint_level(calendar_working_days(c, list[i].promised, today), step);
        if (level > list[i].level)
            rc = escalate_contact(s, &list[i], level, out, reterr);
    }
    free(list);
    return rc;
}

/* Conversations of an earlier day that nobody ended: the line broke, and how long they were nobody
 * knows. */
static enum rc end_forgotten(struct session *s, const char *number, struct reply *out,
                             struct err *reterr)
{
    struct contact c;
    enum rc rc = desk_contact(s, number, &c, reterr);
    if (rc)
        return rc;
    const enum contact_state from = c.state;
    c.state = CONTACT_IS_CLOSED;
    c.outcome = OUTCOME_DROPPED;
    c.ended_at = session_now(s);
    rc = contact_change(s, &c, "contact-ended", &from, "", contact_outcome_word(c.outcome), reterr);
    if (!rc)
        tick_done(out, number, "contact-ended");
    contact_done(&c);
    return rc;
}

static enum rc forgotten(struct session *s, struct reply *out, struct err *reterr)
{
    struct forgotten_call *list;
    size_t n;
    enum rc rc = contact_forgotten(s->db, date_start(session_today(s)), TICK_BATCH, &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++)
        rc = end_forgotten(s, list[i].number, out, reterr);
    free(list);
    return rc;
}

static enum rc all(struct session *s, struct reply *out, struct err *reterr)
{
    struct kept_calendar k;
    int days[LIMIT_COUNT] = {0};
    enum rc rc = time_limits_get(s->db, days, reterr);
    if (!rc)
        rc = cancellations(s, out, reterr);
    if (!rc)
        rc = reminders(s, days[LIMIT_REMINDER], out, reterr);
    if (!rc)
        rc = tick_fees(s, days[LIMIT_FEE], out, reterr);
    if (!rc)
        rc = lapses(s, out, reterr);
    if (!rc)
        rc = tick_renewals(s, out, reterr);
    if (!rc)
        rc = tick_campaigns(s, out, reterr);
    if (!rc)
        rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    rc = escalations(s, &k.calendar, days[LIMIT_ESCALATE], out, reterr);
    if (!rc)
        rc = contact_escalations(s, &k.calendar, days[LIMIT_ESCALATE], out, reterr);
    if (!rc)
        rc = forgotten(s, out, reterr);
    calendar_done(&k);
    return rc;
}

static enum rc run_tick(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    (void)in;
    reply_table(out, N_("Done"), columns, sizeof columns / sizeof *columns);
    s->itself = true;
    enum rc rc = all(s, out, reterr);
    s->itself = false;
    if (!rc && out->nrows == 0)
        MSG(reply_message(out), N_("Nothing is to be done now"));
    return rc;
}

const struct command command_tick_run = {
    .noun = "tick",
    .verb = "run",
    .summary = N_("Do what time demands: reminders, cancellations, escalations, claims that lapse"),
    .who = ROLES_SUPERVISOR | ROLES_ADMIN,
    .access = ACCESS_WRITE,
    .example = "tick run",
    .run = run_tick,
};
