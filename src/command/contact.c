/* contact start, set, end: a conversation as it goes on. It is a row from its first moment, so that a
 * broken line loses nothing of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/campaign.h"
#include "command/contact.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct choice live_channels[] = {
    {"call", {.en = N_("call")}},
    {"counter", {.en = N_("counter")}},
    {"live-chat", {.en = N_("live chat")}},
};

static const struct choice directions[] = {
    {"in", {.en = N_("came in")}},
    {"out", {.en = N_("the centre called")}},
};

static const struct arg start_args[] = {
    ARGS_CONTACT_WHO,
    ARG_WORD("channel", N_("Channel"), live_channels, false),
    ARG_WORD("direction", N_("Direction"), directions, false),
    ARG_TEXT("campaign", N_("Campaign that caused it"), false),
};

static enum rc check_free(struct session *s, struct err *reterr)
{
    struct contact now;
    bool talking;
    enum rc rc = contact_talking(s->db, s->staff.login, &now, &talking, reterr);
    if (rc || !talking)
        return rc;
    ERR(reterr, RC_CONFLICT, NULL,
        N_("You are in conversation %1$s already. End it first with: contact end"), now.number);
    contact_done(&now);
    return RC_CONFLICT;
}

static enum rc begin(struct session *s, struct contact *c, const struct args *in, struct reply *out,
                     struct err *reterr)
{
    c->started_at = c->changed_at = session_now(s);
    c->lang = LANG_AR;
    c->text = mem_strdup("");
    c->answer = mem_strdup("");
    c->outgoing = strcmp(args_text(in, "direction"), "out") == 0;
    desk_cut(c->logged_by, sizeof c->logged_by, s->staff.login);
    contact_channel_parse(args_text(in, "channel"), &c->channel);
    enum rc rc =
        campaign_named(s, args_text(in, "campaign"), c->campaign, sizeof c->campaign, reterr);
    if (!rc)
        rc = contact_take_who(s, c, in, out, reterr);
    if (!rc)
        rc = desk_number(s, contact_kind_prefix(c->kind), NUMBER_MONTHLY, c->number,
                         sizeof c->number, reterr);
    if (!rc)
        rc = contact_insert(s->db, c, reterr);
    if (!rc)
        rc = contact_happened(s, c, "contact-started", NULL, true, "", "", reterr);
    return rc;
}

static enum rc run_start(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct contact c = {.state = CONTACT_IS_TALKING};
    enum rc rc = check_free(s, reterr);
    if (!rc)
        rc = begin(s, &c, in, out, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("Conversation %1$s has begun; its clock runs"), c.number);
        contact_record(out, &c, false);
    }
    contact_done(&c);
    return rc;
}

const struct command command_contact_start = {
    .noun = "contact",
    .verb = "start",
    .summary = N_("Begin a conversation; its clock runs until it is ended"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(start_args),
    .example = "contact start caller=0501234567",
    .run = run_start,
};

static const struct arg set_args[] = {
    ARG_REF("contact", N_("Contact number"), REF_CONTACT, false),
    ARG_CONTACT_TEXT,
    ARGS_CONTACT_WHO,
    ARGS_CONTACT_WHAT,
};

static enum rc check_changeable(const struct contact *c, struct err *reterr)
{
    if (c->state == CONTACT_IS_TALKING || c->state == CONTACT_IS_OPEN)
        return RC_OK;
    char state[64];
    snprintf(state, sizeof state, "=%s", contact_state_title(c->state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("The particulars of contact %1$s stay as they are (%2$s)"), c->number, state);
}

static enum rc set(struct session *s, struct contact *c, const struct args *in, struct reply *out,
                   struct err *reterr)
{
    struct buf names = {0};
    args_names(&names, in);
    enum rc rc = check_changeable(c, reterr);
    if (!rc)
        rc = contact_take_who(s, c, in, out, reterr);
    if (!rc)
        rc = contact_take_what(s, c, in, reterr);
    if (!rc)
        rc = contact_change(s, c, "contact-changed", NULL, "", buf_text(&names), reterr);
    buf_done(&names);
    return rc;
}

static enum rc run_set(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct contact c;
    enum rc rc = contact_meant(s, in, &c, reterr);
    if (rc)
        return rc;
    rc = set(s, &c, in, out, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("Contact %1$s was changed"), c.number);
        contact_record(out, &c, false);
    }
    contact_done(&c);
    return rc;
}

const struct command command_contact_set = {
    .noun = "contact",
    .verb = "set",
    .summary = N_("Write down whom a contact is with and what it is about"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(set_args),
    .example = "contact set customer=C26-11-000042 text='Asks what the licence costs'",
    .run = run_set,
};

static const struct choice outcomes[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    CONTACT_OUTCOME_LIST(X)
#undef X
};

static const struct arg end_args[] = {
    {.field = {.name = "outcome",
               .type = FIELD_CHOICE,
               .label = {.en = N_("How it ended")},
               .required = true,
               .choices = outcomes + 1,
               .nchoices = sizeof outcomes / sizeof *outcomes - 1}},
    ARG_YES("solved", N_("Solved at first contact")),
    ARG_REF("contact", N_("Contact number"), REF_CONTACT, false),
    {.field = {.name = "seconds",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Length in seconds, where the clock is wrong")},
               .max = "86400"}},
    ARG_CONTACT_TEXT,
    ARGS_CONTACT_WHAT,
};

/* Who comes back to it after the line broke says how long it was; the clock does not know. */
static void stop_the_clock(struct session *s, struct contact *c, const struct args *in)
{
    c->ended_at = c->changed_at = session_now(s);
    c->seconds = args_number(in, "seconds", c->ended_at - c->started_at);
    c->seconds = c->seconds > 0 ? c->seconds : 0;
}

static enum rc end(struct session *s, struct contact *c, const struct args *in, struct err *reterr)
{
    const enum contact_state from = c->state;
    if (c->state != CONTACT_IS_TALKING)
        return ERR(reterr, RC_CONFLICT, "contact", N_("Contact %1$s has ended already"), c->number);
    contact_outcome_parse(args_text(in, "outcome"), &c->outcome);
    if (args_given(in, "solved"))
        snprintf(c->solved, sizeof c->solved, "%s", args_yes(in, "solved") ? "yes" : "no");
    enum rc rc = contact_take_what(s, c, in, reterr);
    if (rc)
        return rc;
    stop_the_clock(s, c, in);
    c->state = CONTACT_IS_CLOSED;
    return contact_change(s, c, "contact-ended", &from, "", contact_outcome_word(c->outcome), reterr);
}

static enum rc run_end(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct contact c;
    enum rc rc = contact_meant(s, in, &c, reterr);
    if (rc)
        return rc;
    rc = end(s, &c, in, reterr);
    if (!rc) {
        struct cell length = contact_length_cell(c.seconds);
        MSG(reply_message(out), N_("Conversation %1$s has ended (%2$s)"), c.number,
            length.s ? length.s : "0:00");
        free(length.s);
        contact_record(out, &c, false);
    }
    contact_done(&c);
    return rc;
}

const struct command command_contact_end = {
    .noun = "contact",
    .verb = "end",
    .summary = N_("End a conversation and say how it ended"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(end_args),
    .example = "contact end outcome=answered solved=yes",
    .run = run_end,
};
