/* contact take, assign, answer, close: what is promised an answer, until it has one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/contact.h"

#include "base/mem.h"
#include "command/words.h"
#include "store/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum rc check_open(const struct contact *c, struct err *reterr)
{
    char state[64];
    if (c->state == CONTACT_IS_OPEN)
        return RC_OK;
    snprintf(state, sizeof state, "=%s", contact_state_title(c->state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Contact %1$s does not wait for an answer (%2$s). Read it first"), c->number, state);
}

/* ---- whose it is ---- */

static enum rc give_to(struct session *s, struct contact *c, const char *login, struct reply *out,
                       struct err *reterr)
{
    enum rc rc = check_open(c, reterr);
    if (rc)
        return rc;
    if (strcmp(c->owner, login) == 0) {
        MSG(reply_message(out), N_("Contact %1$s is assigned to %2$s already; nothing was done twice"),
            c->number, login);
        return RC_OK;
    }
    desk_cut(c->owner, sizeof c->owner, login);
    MSG(reply_message(out), N_("Contact %1$s is assigned to %2$s"), c->number, login);
    return contact_change(s, c, "contact-assigned", NULL, "", login, reterr);
}

static const struct arg take_args[] = {ARG_CONTACT};

/* What somebody else has taken only a supervisor gives to others. */
static enum rc run_take(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct contact c;
    const char *me = s->staff.login;
    enum rc rc = desk_contact(s, args_text(in, "contact"), &c, reterr);
    if (rc)
        return rc;
    if (c.state == CONTACT_IS_OPEN && *c.owner && strcmp(c.owner, me) != 0)
        rc = ERR(reterr, RC_CONFLICT, NULL,
                 N_("Contact %1$s is assigned to %2$s. A supervisor can give it to you with: contact "
                    "assign"),
                 c.number, c.owner);
    else
        rc = give_to(s, &c, me, out, reterr);
    if (!rc)
        contact_record(out, &c, false);
    contact_done(&c);
    return rc;
}

const struct command command_contact_take = {
    .noun = "contact",
    .verb = "take",
    .summary = N_("Take a contact that nobody has, to answer it"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(take_args),
    .example = "contact take contact=CustInq-26-11-000007",
    .run = run_take,
};

static const struct arg assign_args[] = {
    ARG_CONTACT,
    ARG_REF("to", N_("Who shall answer it"), REF_STAFF, true),
};

static enum rc check_colleague(struct session *s, const char *login, struct err *reterr)
{
    struct staff who;
    enum rc rc = staff_by_login(s->db, login, &who, reterr);
    bool serves = !rc && who.active && (ROLES_DESK & ROLE_BIT(who.role));
    if (rc == RC_NOT_FOUND || (!rc && !serves))
        return ERR(reterr, RC_BAD_DATA, "to",
                   N_("%1$s does not serve customers here. Look at: staff list"), login);
    return rc;
}

static enum rc run_assign(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct contact c;
    enum rc rc = desk_contact(s, args_text(in, "contact"), &c, reterr);
    if (rc)
        return rc;
    rc = check_colleague(s, args_text(in, "to"), reterr);
    if (!rc)
        rc = give_to(s, &c, args_text(in, "to"), out, reterr);
    if (!rc)
        contact_record(out, &c, false);
    contact_done(&c);
    return rc;
}

const struct command command_contact_assign = {
    .noun = "contact",
    .verb = "assign",
    .summary = N_("Assign a contact to a member of staff, who shall answer it"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(assign_args),
    .example = "contact assign contact=CustInq-26-11-000007 to=agent1",
    .run = run_assign,
};

/* ---- the answer ---- */

static const struct arg answer_args[] = {
    ARG_CONTACT,
    {ARG_OF("answer", FIELD_LONG_TEXT, N_("Answer, as it is sent"), true)},
};

/* The words of the answer are those of whoever answers; only the line above them is ours. */
static void answer_words(struct buf *out, const struct contact *c, enum lang lang)
{
    static const char *const headings[] = {
        [CONTACT_ENQUIRY] = N_("The answer to your enquiry %1$s:"),
        [CONTACT_SUGGESTION] = N_("The answer to your suggestion %1$s:"),
        [CONTACT_SUPPORT] = N_("The answer to your request for technical support %1$s:"),
    };
    struct msg m;
    MSG(&m, headings[c->kind], c->number);
    words_in(out, lang, &m);
    buf_addc(out, '\n');
    buf_add(out, c->answer);
}

static enum rc send_answer(struct session *s, const struct contact *c, struct reply *out,
                           struct err *reterr)
{
    static const char *const subjects[] = {
        [CONTACT_ENQUIRY] = N_("The answer to your enquiry %1$s"),
        [CONTACT_SUGGESTION] = N_("The answer to your suggestion %1$s"),
        [CONTACT_SUPPORT] = N_("The answer to your request for technical support %1$s"),
    };
    struct recipient to;
    char way[64];
    bool reached;
    enum rc rc = contact_recipient(s, c, &to, &reached, reterr);
    if (rc)
        return rc;
    if (!reached) {
        MSG(reply_message(out),
            N_("Contact %1$s was answered, but there is no number or address to send it to: tell them "
               "yourself"),
            c->number);
        return RC_OK;
    }
    struct buf text = {0};
    answer_words(&text, c, to.lang);
    rc = tell_send(s, &to, subjects[c->kind], buf_text(&text), c->number, reterr);
    buf_done(&text);
    snprintf(way, sizeof way, "=%s", message_channel_title(to.channel));
    if (!rc)
        MSG(reply_message(out), N_("%1$s was answered; the answer goes out by %2$s"), c->number,
            way);
    return rc;
}

static enum rc stop_clock(struct session *s, struct contact *c, struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    c->clock_used = calendar_minutes(&k.calendar, c->started_at, session_now(s));
    calendar_done(&k);
    return RC_OK;
}

static enum rc give_answer(struct session *s, struct contact *c, const char *text, struct reply *out,
                           struct err *reterr)
{
    const enum contact_state from = c->state;
    if (c->state == CONTACT_IS_ANSWERED && strcmp(c->answer, text) == 0) {
        MSG(reply_message(out), N_("Contact %1$s has this answer already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    enum rc rc = check_open(c, reterr);
    if (!rc)
        rc = stop_clock(s, c, reterr);
    if (rc)
        return rc;
    free(c->answer);
    c->answer = mem_strdup(text);
    c->state = CONTACT_IS_ANSWERED;
    if (!*c->owner)
        desk_cut(c->owner, sizeof c->owner, s->staff.login);
    rc = contact_change(s, c, "contact-answered", &from, "", "", reterr);
    return rc ? rc : send_answer(s, c, out, reterr);
}

static enum rc run_answer(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct contact c;
    enum rc rc = desk_contact(s, args_text(in, "contact"), &c, reterr);
    if (rc)
        return rc;
    rc = give_answer(s, &c, args_text(in, "answer"), out, reterr);
    if (!rc)
        contact_record(out, &c, false);
    contact_done(&c);
    return rc;
}

const struct command command_contact_answer = {
    .noun = "contact",
    .verb = "answer",
    .summary = N_("Answer an enquiry, a suggestion or a request for support; the answer is sent"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(answer_args),
    .example = "contact answer contact=CustInq-26-11-000007 answer='It costs AED 100'",
    .run = run_answer,
};

static const struct arg close_args[] = {
    ARG_CONTACT,
    ARG_LONG("reason", N_("Why, where there is no answer"), false),
};

/* What was asked twice, or was no question, ends without an answer; why stays in its story. */
static enum rc close_it(struct session *s, struct contact *c, const char *reason, struct reply *out,
                        struct err *reterr)
{
    const enum contact_state from = c->state;
    if (c->state == CONTACT_IS_TALKING)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Conversation %1$s goes on. End it with: contact end"), c->number);
    if (c->state == CONTACT_IS_CLOSED) {
        MSG(reply_message(out), N_("Contact %1$s is closed already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    if (c->state == CONTACT_IS_OPEN && !*reason)
        return ERR(reterr, RC_BAD_DATA, "reason",
                   N_("Contact %1$s has no answer yet. Answer it, or say why it needs none"),
                   c->number);
    c->state = CONTACT_IS_CLOSED;
    MSG(reply_message(out), N_("Contact %1$s was closed"), c->number);
    return contact_change(s, c, "contact-closed", &from, reason, "", reterr);
}

static enum rc run_close(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct contact c;
    enum rc rc = desk_contact(s, args_text(in, "contact"), &c, reterr);
    if (rc)
        return rc;
    rc = close_it(s, &c, args_text(in, "reason"), out, reterr);
    if (!rc)
        contact_record(out, &c, false);
    contact_done(&c);
    return rc;
}

const struct command command_contact_close = {
    .noun = "contact",
    .verb = "close",
    .summary = N_("Close an answered contact, or one that needs no answer"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(close_args),
    .example = "contact close contact=CustInq-26-11-000007",
    .run = run_close,
};
