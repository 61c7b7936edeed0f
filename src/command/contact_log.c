/* contact log: a contact written down in one go, afterwards or while a call goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/contact.h"

#include "base/mem.h"
#include "command/words.h"
#include "store/calendar.h"

#include <stdio.h>
#include <string.h>

static const struct choice channels[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    CONTACT_CHANNEL_LIST(X)
#undef X
};

static const struct choice kinds[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    CONTACT_KIND_LIST(X)
#undef X
};

static const struct choice outcomes[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    CONTACT_OUTCOME_LIST(X)
#undef X
};

/* What only a plain contact has, and what is not asked where the call says it, is hidden on screen. */
static const char *const plain_only[] = {"contact", NULL};
static const char *const any_channel[] = {
#define X(name, word, title) word,
    CONTACT_CHANNEL_LIST(X)
#undef X
    NULL};

static const struct arg log_args[] = {
    {ARG_OF("call", FIELD_TEXT, N_("Conversation in which it came up"), false),
     .ref = REF_CONTACT, .internal = true},
    ARG_WORD("kind", N_("Kind of contact"), kinds, true),
    ARG_CONTACT_TEXT,
    ARG_WORD("channel", N_("Channel"), channels, false),
    {.field = {.name = "caller",
               .type = FIELD_TEXT,
               .label = {.en = N_("Telephone, e-mail or name there")},
               .any_digits = true,
               .when = {"channel", any_channel}}},
    {ARG_OF("customer", FIELD_TEXT, N_("Customer number"), false),
     .field.when = {"channel", any_channel}, .ref = REF_CUSTOMER},
    {.field = {.name = "language",
               .type = FIELD_CHOICE,
               .label = {.en = N_("Language of messages")},
               .choices = contact_languages,
               .nchoices = 2,
               .when = {"channel", any_channel}}},
    ARG_REF("card", N_("Service card"), REF_CARD, false),
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, false),
    ARG_TEXT("campaign", N_("Campaign that caused it"), false),
    {.field = {.name = "outcome",
               .type = FIELD_CHOICE,
               .label = {.en = N_("How it ended")},
               .choices = outcomes + 1,
               .nchoices = sizeof outcomes / sizeof *outcomes - 1,
               .when = {"kind", plain_only}}},
    {ARG_OF("solved", FIELD_YES_NO, N_("Solved at first contact"), false),
     .field.when = {"kind", plain_only}},
    {.field = {.name = "seconds",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Length in seconds")},
               .max = "86400",
               .when = {"kind", plain_only}}},
    ARG_YES("mine", N_("I shall answer it")),
};

/* What is known of the call is known of what came up in it. */
static enum rc of_call(struct session *s, struct contact *c, const char *number, struct err *reterr)
{
    struct contact call;
    enum rc rc = desk_contact(s, number, &call, reterr);
    if (rc)
        return rc;
    c->part_of = call.id;
    desk_cut(c->part_of_number, sizeof c->part_of_number, call.number);
    c->channel = call.channel;
    c->outgoing = call.outgoing;
    c->customer = call.customer;
    desk_cut(c->customer_number, sizeof c->customer_number, call.customer_number);
    desk_cut(c->customer_en, sizeof c->customer_en, call.customer_en);
    desk_cut(c->customer_ar, sizeof c->customer_ar, call.customer_ar);
    desk_cut(c->caller, sizeof c->caller, call.caller);
    desk_cut(c->campaign, sizeof c->campaign, call.campaign);
    c->lang = call.lang;
    contact_done(&call);
    return RC_OK;
}

static enum rc its_channel(struct session *s, struct contact *c, const struct args *in,
                           struct err *reterr)
{
    if (*args_text(in, "call"))
        return of_call(s, c, args_text(in, "call"), reterr);
    if (!contact_channel_parse(args_text(in, "channel"), &c->channel))
        return ERR(reterr, RC_USAGE, "channel", N_("Say on which channel it came in"));
    return RC_OK;
}

static enum rc promise(struct session *s, struct contact *c, struct err *reterr)
{
    static const enum time_limit limits[] = {
        [CONTACT_ENQUIRY] = LIMIT_ENQUIRY,
        [CONTACT_SUGGESTION] = LIMIT_SUGGESTION,
        [CONTACT_SUPPORT] = LIMIT_SUPPORT,
    };
    int days[LIMIT_COUNT] = {0};
    enum rc rc = time_limits_get(s->db, days, reterr);
    return rc ? rc : desk_promise(s, days[limits[c->kind]], &c->promised, reterr);
}

/* A plain contact is over when it is written down; the others wait for an answer. */
static enum rc its_course(struct session *s, struct contact *c, const struct args *in,
                          struct err *reterr)
{
    c->ended_at = c->changed_at = session_now(s);
    c->seconds = args_number(in, "seconds", 0);
    c->started_at = c->ended_at - c->seconds;
    desk_cut(c->logged_by, sizeof c->logged_by, s->staff.login);
    if (c->kind == CONTACT_PLAIN) {
        c->state = CONTACT_IS_CLOSED;
        contact_outcome_parse(args_text(in, "outcome"), &c->outcome);
        if (args_given(in, "solved"))
            snprintf(c->solved, sizeof c->solved, "%s", args_yes(in, "solved") ? "yes" : "no");
        return RC_OK;
    }
    if (!*c->text)
        return ERR(reterr, RC_BAD_DATA, "text", N_("Write down what is asked or suggested"));
    c->state = CONTACT_IS_OPEN;
    c->outcome = OUTCOME_LOGGED;
    if (args_yes(in, "mine"))
        desk_cut(c->owner, sizeof c->owner, s->staff.login);
    return promise(s, c, reterr);
}

/* Number and promise, in the language of whoever asked. */
static enum rc confirm(struct session *s, const struct contact *c, struct err *reterr)
{
    static const char *const sentences[] = {
        [CONTACT_ENQUIRY] = N_("Your enquiry %1$s was received. The answer is promised by %2$s"),
        [CONTACT_SUGGESTION] = N_("Your suggestion %1$s was received. The answer is promised by %2$s"),
        [CONTACT_SUPPORT] =
            N_("Your request for technical support %1$s was received. The answer is promised by %2$s"),
    };
    static const char *const subjects[] = {
        [CONTACT_ENQUIRY] = N_("Your enquiry %1$s was received"),
        [CONTACT_SUGGESTION] = N_("Your suggestion %1$s was received"),
        [CONTACT_SUPPORT] = N_("Your request for technical support %1$s was received"),
    };
    struct recipient to;
    struct msg m;
    bool reached;
    enum rc rc = contact_recipient(s, c, &to, &reached, reterr);
    if (rc || !reached)
        return rc;
    struct buf text = {0};
    MSG(&m, sentences[c->kind], c->number, shown_date(c->promised).s);
    words_in(&text, to.lang, &m);
    rc = tell_send(s, &to, subjects[c->kind], buf_text(&text), c->number, reterr);
    buf_done(&text);
    return rc;
}

static enum rc write_down(struct session *s, struct contact *c, const struct args *in,
                          struct reply *out, struct err *reterr)
{
    c->lang = LANG_AR;
    c->text = mem_strdup("");
    c->answer = mem_strdup("");
    contact_kind_parse(args_text(in, "kind"), &c->kind);
    enum rc rc = its_channel(s, c, in, reterr);
    if (!rc)
        rc = contact_take_who(s, c, in, out, reterr);
    if (!rc)
        rc = contact_take_what(s, c, in, reterr);
    if (!rc)
        rc = its_course(s, c, in, reterr);
    if (!rc)
        rc = desk_number(s, contact_kind_prefix(c->kind), NUMBER_MONTHLY, c->number,
                         sizeof c->number, reterr);
    if (!rc)
        rc = contact_insert(s->db, c, reterr);
    if (!rc)
        rc = contact_happened(s, c, "contact-logged", NULL, true, "", c->part_of_number, reterr);
    return rc;
}

static enum rc run_log(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct contact c = {0};
    enum rc rc = write_down(s, &c, in, out, reterr);
    if (!rc && c.kind != CONTACT_PLAIN)
        rc = confirm(s, &c, reterr);
    if (!rc && c.kind == CONTACT_PLAIN)
        MSG(reply_message(out), N_("Contact %1$s was written down"), c.number);
    else if (!rc)
        MSG(reply_message(out), N_("%1$s was written down. An answer is promised for %2$s"), c.number,
            shown_date(c.promised).s);
    if (!rc)
        contact_record(out, &c, false);
    contact_done(&c);
    return rc;
}

const struct command command_contact_log = {
    .noun = "contact",
    .verb = "log",
    .summary = N_("Write down a contact in one go: an e-mail, a chat, or what came up in a call"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(log_args),
    .example = "contact log kind=enquiry channel=email caller=one@example.ae text='What does it cost?'",
    .run = run_log,
};
