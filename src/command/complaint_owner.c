/* complaint take, assign: who looks after a complaint.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/complaint.h"
#include "command/desk.h"

#include <string.h>

enum rc complaint_check_login(struct session *s, const char *login, const char *field,
                              struct err *reterr)
{
    struct staff who;
    if (!*login)
        return RC_OK;
    enum rc rc = staff_by_login(s->db, login, &who, reterr);
    if (rc == RC_NOT_FOUND || (!rc && !who.active))
        return ERR(reterr, RC_NOT_FOUND, field, N_("Nobody of the staff is called %1$s"), login);
    return rc;
}

static enum rc own(struct session *s, struct complaint *c, const char *login, const char *event,
                   const char *note, struct err *reterr)
{
    const struct complaint_step step = {
        .event = event, .from = complaint_state_word(c->state), .about = login, .note = note};
    desk_cut(c->owner, sizeof c->owner, login);
    c->changed_at = session_now(s);
    enum rc rc = complaint_update(s->db, c, reterr);
    return rc ? rc : complaint_story(s, c, &step, reterr);
}

static enum rc not_closed(const struct complaint *c, struct err *reterr)
{
    if (c->state != COMPLAINT_CLOSED)
        return RC_OK;
    return ERR(reterr, RC_CONFLICT, NULL, N_("Complaint %1$s is closed: it needs no owner"),
               c->number);
}

/* ---- complaint take ---- */

static const struct arg take_args[] = {ARG_COMPLAINT};

static enum rc take(struct session *s, struct complaint *c, struct reply *out, struct err *reterr)
{
    const char *me = s->staff.login;
    if (strcmp(c->owner, me) == 0) {
        MSG(reply_message(out), N_("Complaint %1$s is yours already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    if (*c->owner)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("%2$s looks after complaint %1$s. A supervisor can give it to you"), c->number,
                   c->owner);
    enum rc rc = not_closed(c, reterr);
    if (!rc)
        MSG(reply_message(out), N_("Complaint %1$s is yours now"), c->number);
    return rc ? rc : own(s, c, me, "complaint-taken", "", reterr);
}

static enum rc run_take(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = take(s, &c, out, reterr);
    if (!rc)
        complaint_record(s, out, &c);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_take = {
    .noun = "complaint",
    .verb = "take",
    .summary = N_("Look after a complaint that nobody looks after yet"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(take_args),
    .example = "complaint take complaint=CustComp-26-11-000007",
    .run = run_take,
};

/* ---- complaint assign ---- */

static const struct arg assign_args[] = {
    ARG_COMPLAINT,
    ARG_REF("to", N_("Who looks after it"), REF_STAFF, true),
    ARG_LONG("note", N_("Note"), false),
};

static enum rc assign(struct session *s, struct complaint *c, const struct args *in,
                      struct reply *out, struct err *reterr)
{
    const char *to = args_text(in, "to");
    enum rc rc = not_closed(c, reterr);
    if (!rc)
        rc = complaint_check_login(s, to, "to", reterr);
    if (rc)
        return rc;
    if (strcmp(c->owner, to) == 0) {
        MSG(reply_message(out), N_("%2$s looks after complaint %1$s already; nothing was done twice"),
            c->number, to);
        return RC_OK;
    }
    MSG(reply_message(out), N_("%2$s looks after complaint %1$s now"), c->number, to);
    return own(s, c, to, "complaint-assigned", args_text(in, "note"), reterr);
}

static enum rc run_assign(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = assign(s, &c, in, out, reterr);
    if (!rc)
        complaint_record(s, out, &c);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_assign = {
    .noun = "complaint",
    .verb = "assign",
    .summary = N_("Give a complaint to somebody who looks after it"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(assign_args),
    .example = "complaint assign complaint=CustComp-26-11-000007 to=agent1",
    .run = run_assign,
};
