/* application recommend, send-back, approve, reject, cancel, reopen, withdraw: decisions on an
 * application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/case.h"

#include <stdio.h>

static const struct arg plain_args[] = {ARG_APPLICATION, ARG_VERSION};
static const struct arg reason_args[] = {ARG_APPLICATION, ARG_LONG("reason", N_("Reason"), true),
                                         ARG_VERSION};
static const struct arg note_args[] = {ARG_APPLICATION, ARG_LONG("note", N_("Note"), false),
                                       ARG_VERSION};
static const struct arg withdraw_args[] = {ARG_APPLICATION, ARG_LONG("reason", N_("Reason"), false),
                                           ARG_VERSION};

/* Where each event but reopening leads when all goes well: doing the same again is recognised by it. */
static enum state goal(enum event event)
{
    static const enum state goals[EVENT_COUNT] = {
        [EVENT_RECOMMEND] = STATE_RECOMMENDED, [EVENT_SEND_BACK] = STATE_UNDER_REVIEW,
        [EVENT_APPROVE] = STATE_APPROVED,      [EVENT_REJECT] = STATE_REJECTED,
        [EVENT_CANCEL] = STATE_CANCELLED,      [EVENT_WITHDRAW] = STATE_WITHDRAWN,
    };
    return goals[event];
}

static void say(const struct casework *c, bool already, struct reply *out)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    if (already)
        MSG(reply_message(out), N_("Application %1$s is %2$s already; nothing was done twice"),
            c->app.number, state);
    else
        MSG(reply_message(out), N_("Application %1$s is now %2$s"), c->app.number, state);
    case_record(out, &c->app);
}

/* Somebody will ask for the money. */
static enum rc say_paid(struct session *s, const struct casework *c, struct reply *out,
                        struct err *reterr)
{
    struct money paid;
    enum rc rc = case_paid(s, c, &paid, reterr);
    if (!rc && paid.fils > 0)
        MSG(reply_message(out),
            N_("Paid for it: %1$s. Fees are not given back unless the service says so; a supervisor "
               "decides"),
            shown_money(paid).s);
    return rc;
}

static enum rc decide(struct session *s, const struct args *in, enum event event, const char *note,
                      struct reply *out, struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    bool already = c.app.state == goal(event);
    if (!already)
        rc = case_check_version(s, &c, in, reterr);
    c.told_reason = event == EVENT_REJECT ? note : NULL;
    if (!rc && !already)
        rc = case_move(s, &c, event, note, "", reterr);
    if (!rc)
        say(&c, already, out);
    if (!rc && (event == EVENT_WITHDRAW || event == EVENT_CANCEL))
        rc = say_paid(s, &c, out, reterr);
    case_done(&c);
    return rc;
}

static enum rc run_recommend(struct session *s, const struct args *in, struct reply *out,
                             struct err *reterr)
{
    return decide(s, in, EVENT_RECOMMEND, args_text(in, "note"), out, reterr);
}

static enum rc run_send_back(struct session *s, const struct args *in, struct reply *out,
                             struct err *reterr)
{
    return decide(s, in, EVENT_SEND_BACK, args_text(in, "reason"), out, reterr);
}

static enum rc run_approve(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    return decide(s, in, EVENT_APPROVE, "", out, reterr);
}

static enum rc run_reject(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    return decide(s, in, EVENT_REJECT, args_text(in, "reason"), out, reterr);
}

static enum rc run_cancel(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    return decide(s, in, EVENT_CANCEL, args_text(in, "reason"), out, reterr);
}

static enum rc run_withdraw(struct session *s, const struct args *in, struct reply *out,
                            struct err *reterr)
{
    return decide(s, in, EVENT_WITHDRAW, args_text(in, "reason"), out, reterr);
}

/* It leads to different states, so that it was done is seen by its story alone; a second time the
 * workflow refuses in words. */
static enum rc run_reopen(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = case_check_version(s, &c, in, reterr);
    if (!rc)
        rc = case_move(s, &c, EVENT_REOPEN, args_text(in, "reason"), "", reterr);
    if (!rc)
        say(&c, false, out);
    case_done(&c);
    return rc;
}

const struct command command_application_recommend = {
    .noun = "application",
    .verb = "recommend",
    .summary = N_("Recommend an application for approval, where two decide"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(note_args),
    .example = "application recommend application=E26-11-000001 note='All is there'",
    .run = run_recommend,
};

const struct command command_application_send_back = {
    .noun = "application",
    .verb = "send-back",
    .summary = N_("Send a recommended application back to review, with the reason"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(reason_args),
    .example = "application send-back application=E26-11-000001 reason='Look at the lease again'",
    .run = run_send_back,
};

const struct command command_application_approve = {
    .noun = "application",
    .verb = "approve",
    .summary = N_("Approve an application under review"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(plain_args),
    .example = "application approve application=E26-11-000001",
    .run = run_approve,
};

const struct command command_application_reject = {
    .noun = "application",
    .verb = "reject",
    .summary = N_("Reject an application under review, with the reason"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(reason_args),
    .example = "application reject application=E26-11-000001 reason='The invoice is not certified'",
    .run = run_reject,
};

const struct command command_application_cancel = {
    .noun = "application",
    .verb = "cancel",
    .summary = N_("Cancel an application that is not finished, with the reason"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(reason_args),
    .example = "application cancel application=E26-11-000001 reason='Opened by mistake'",
    .run = run_cancel,
};

const struct command command_application_reopen = {
    .noun = "application",
    .verb = "reopen",
    .summary = N_("Take up a cancelled application again, with the reason"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(reason_args),
    .example = "application reopen application=E26-11-000001 reason='The customer was abroad'",
    .run = run_reopen,
};

const struct command command_application_withdraw = {
    .noun = "application",
    .verb = "withdraw",
    .summary = N_("Withdraw an application because the customer wishes so"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(withdraw_args),
    .example = "application withdraw application=E26-11-000001",
    .run = run_withdraw,
};
