/* complaint log, answer, close.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/clock.h"
#include "command/complaint.h"
#include "command/desk.h"
#include "command/rating.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>
#include <stdlib.h>

enum { COMPLAINT_DAYS = 5 }; /* the time that the ministry promises */

static const struct arg log_args[] = {
    ARG_CUSTOMER,
    ARG_TEXT("subject", N_("Subject"), true),
    {ARG_OF("text", FIELD_LONG_TEXT, N_("What the customer says"), true)},
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
};

/* from NULL: the complaint is new. */
static enum rc story(struct session *s, const struct complaint *c, const char *event,
                     const char *from, const char *about, struct err *reterr)
{
    struct timeline_entry e = {.complaint = c->id};
    char state[64];
    struct msg m;
    snprintf(e.event, sizeof e.event, "%s", event);
    snprintf(e.from, sizeof e.from, "%s", from ? from : "");
    snprintf(e.to, sizeof e.to, "%s", complaint_state_word(c->state));
    snprintf(e.about, sizeof e.about, "%s", about);
    enum rc rc = desk_story(s, &e, reterr);
    if (rc)
        return rc;
    snprintf(state, sizeof state, "=%s", complaint_state_title(c->state));
    MSG(&m, N_("Complaint %1$s: %2$s"), c->number, state);
    return desk_tell(s, c->customer, &m, c->number, reterr);
}

static enum rc its_application(struct session *s, const char *number, const struct customer *who,
                               struct complaint *c, struct err *reterr)
{
    struct application a;
    if (!*number)
        return RC_OK;
    enum rc rc = desk_application(s, number, &a, reterr);
    if (rc)
        return rc;
    if (a.customer.n != who->id.n)
        return ERR(reterr, RC_BAD_DATA, "application",
                   N_("Application %1$s belongs to another customer (%2$s)"), a.number,
                   a.customer_number);
    desk_cut(c->application_number, sizeof c->application_number, a.number);
    return RC_OK;
}

static enum rc fill(struct session *s, struct complaint *c, const struct customer *who,
                    const struct args *in, struct err *reterr)
{
    c->customer = who->id;
    c->logged_at = c->changed_at = session_now(s);
    c->text = mem_strdup(args_text(in, "text"));
    c->answer = mem_strdup("");
    desk_cut(c->customer_number, sizeof c->customer_number, who->number);
    desk_cut(c->customer_en, sizeof c->customer_en, who->name_en);
    desk_cut(c->customer_ar, sizeof c->customer_ar, who->name_ar);
    desk_cut(c->logged_by, sizeof c->logged_by, s->staff.login);
    enum rc rc = desk_copy(c->subject, sizeof c->subject, args_text(in, "subject"), "subject", reterr);
    if (!rc)
        rc = its_application(s, args_text(in, "application"), who, c, reterr);
    if (!rc)
        rc = desk_promise(s, COMPLAINT_DAYS, &c->promised, reterr);
    return rc;
}

static enum rc log_new(struct session *s, struct complaint *c, const struct customer *who,
                       const struct args *in, struct err *reterr)
{
    enum rc rc = fill(s, c, who, in, reterr);
    if (!rc)
        rc = desk_number(s, NUMBER_PREFIX_COMPLAINT, NUMBER_MONTHLY, c->number, sizeof c->number,
                         reterr);
    if (!rc)
        rc = complaint_insert(s->db, c, reterr);
    if (!rc)
        rc = story(s, c, "complaint-logged", NULL, c->application_number, reterr);
    return rc;
}

static enum rc run_log(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct customer who;
    struct complaint c = {0};
    enum rc rc = desk_customer(s, args_text(in, "customer"), &who, reterr);
    if (!rc)
        rc = log_new(s, &c, &who, in, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("Complaint %1$s was logged. An answer is promised for %2$s"),
            c.number, shown_date(c.promised).s);
        complaint_record(out, &c);
    }
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_log = {
    .noun = "complaint",
    .verb = "log",
    .summary = N_("Log a complaint of a customer"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(log_args),
    .example = "complaint log customer=C26-11-000042 subject='Waiting time' text='Waited an hour'",
    .run = run_log,
};

static const struct arg answer_args[] = {
    ARG_COMPLAINT,
    {ARG_OF("answer", FIELD_LONG_TEXT, N_("Answer"), true)},
};

static enum rc not_open(const struct complaint *c, struct err *reterr)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", complaint_state_title(c->state));
    return ERR(reterr, RC_CONFLICT, NULL, N_("Complaint %1$s is %2$s already. Read it first"),
               c->number, state);
}

static enum rc change(struct session *s, struct complaint *c, enum complaint_state to,
                      const char *event, struct err *reterr)
{
    enum complaint_state from = c->state;
    c->state = to;
    c->changed_at = session_now(s);
    enum rc rc = complaint_update(s->db, c, reterr);
    return rc ? rc : story(s, c, event, complaint_state_word(from), "", reterr);
}

static enum rc stop_clock(struct session *s, struct complaint *c, struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    c->clock_used = complaint_worked(&k.calendar, c, session_now(s));
    calendar_done(&k);
    return RC_OK;
}

static enum rc give_answer(struct session *s, struct complaint *c, const char *text,
                           struct reply *out, struct err *reterr)
{
    if (c->state != COMPLAINT_OPEN && strcmp(c->answer, text) != 0)
        return not_open(c, reterr);
    if (c->state != COMPLAINT_OPEN) {
        MSG(reply_message(out), N_("Complaint %1$s has this answer already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    enum rc rc = stop_clock(s, c, reterr);
    if (rc)
        return rc;
    free(c->answer);
    c->answer = mem_strdup(text);
    MSG(reply_message(out), N_("Complaint %1$s was answered"), c->number);
    rc = change(s, c, COMPLAINT_ANSWERED, "complaint-answered", reterr);
    return rc ? rc : rating_ask(s, c->customer, c->number, reterr);
}

static enum rc run_answer(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = give_answer(s, &c, args_text(in, "answer"), out, reterr);
    if (!rc)
        complaint_record(out, &c);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_answer = {
    .noun = "complaint",
    .verb = "answer",
    .summary = N_("Answer a complaint"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(answer_args),
    .example = "complaint answer complaint=CustComp-26-11-000007 answer='We are sorry'",
    .run = run_answer,
};

static const struct arg close_args[] = {
    ARG_COMPLAINT,
    {.field = {.name = "rating",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Rating by the customer, 1 to 5")},
               .min = "1",
               .max = "5"}},
};

/* The customer rates the answer, so there has to be one; failing to ask holds nothing up. */
static enum rc close_it(struct session *s, struct complaint *c, int rating, struct reply *out,
                        struct err *reterr)
{
    if (c->state == COMPLAINT_OPEN)
        return ERR(reterr, RC_CONFLICT, NULL, N_("Complaint %1$s has no answer yet. Answer it first"),
                   c->number);
    if (c->state == COMPLAINT_CLOSED) {
        MSG(reply_message(out), N_("Complaint %1$s is closed already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    MSG(reply_message(out), N_("Complaint %1$s was closed"), c->number);
    enum rc rc = rating_of_answer(s, c, rating, "", reterr);
    return rc ? rc : change(s, c, COMPLAINT_CLOSED, "complaint-closed", reterr);
}

static enum rc run_close(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = close_it(s, &c, (int)args_number(in, "rating", 0), out, reterr);
    if (!rc)
        complaint_record(out, &c);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_close = {
    .noun = "complaint",
    .verb = "close",
    .summary = N_("Close an answered complaint, with the customer's rating"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(close_args),
    .example = "complaint close complaint=CustComp-26-11-000007 rating=4",
    .run = run_close,
};
