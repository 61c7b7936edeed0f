/* campaign approve, send, stop, post, settings: from a draft to the last message.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/campaign.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef enum rc step_fn(struct session *s, const struct args *in, struct campaign *c,
                        struct reply *out, struct err *reterr);

/* Opens the campaign that is meant, does the step, and shows what became of it. */
static enum rc step(struct session *s, const struct args *in, step_fn *run, struct reply *out,
                    struct err *reterr)
{
    struct campaign c;
    enum rc rc = campaign_open(s, in, &c, reterr);
    if (rc)
        return rc;
    rc = run(s, in, &c, out, reterr);
    campaign_done(&c);
    if (!rc)
        rc = campaign_by_number(s->db, args_text(in, "campaign"), &c, reterr);
    if (rc)
        return rc;
    rc = campaign_record(s, &c, out, reterr);
    campaign_done(&c);
    return rc;
}

static enum rc not_in_state(const struct campaign *c, struct err *reterr)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", campaign_state_title(c->state));
    return ERR(reterr, RC_CONFLICT, NULL, N_("Campaign %1$s is %2$s, so this cannot be done now"),
               c->number, state);
}

/* ---- approve ---- */

/* Two people have read what everybody will read. */
static enum rc check_approval(struct session *s, const struct args *in, const struct campaign *c,
                              struct err *reterr)
{
    if (c->state != CAMPAIGN_DRAFT)
        return not_in_state(c, reterr);
    if (strcmp(c->author, s->staff.login) == 0)
        return ERR(reterr, RC_DENIED, NULL,
                   N_("You wrote this campaign yourself: another supervisor has to approve it"));
    if (!c->gathered_at || date_cmp(date_of(c->gathered_at), session_today(s)) != 0)
        return ERR(reterr, RC_BAD_DATA, NULL,
                   N_("Whom it reaches was not counted today. Count them first, with: campaign preview"));
    int64_t n = campaign_recipients(c);
    if (n == 0)
        return ERR(reterr, RC_BAD_DATA, NULL, N_("It reaches nobody: change its audience first"));
    if (args_number(in, "recipients", n) != n)
        return ERR(reterr, RC_CONFLICT, "recipients",
                   N_("It was counted again since you looked at it: look at the count once more"));
    return RC_OK;
}

static enum rc approve(struct session *s, const struct args *in, struct campaign *c,
                       struct reply *out, struct err *reterr)
{
    if (c->state == CAMPAIGN_APPROVED && strcmp(c->approved_by, s->staff.login) == 0) {
        MSG(reply_message(out), N_("Campaign %1$s is approved already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    enum rc rc = check_approval(s, in, c, reterr);
    if (!rc)
        rc = campaign_approve(s->db, c, s->staff.login, session_now(s), reterr);
    if (!rc)
        MSG(reply_message(out),
            N_("Campaign %1$s is approved. It is sent by and by, as tick runs, or with: campaign send"),
            c->number);
    return rc;
}

static enum rc run_approve(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    return step(s, in, approve, out, reterr);
}

static const struct arg approve_args[] = {
    ARG_CAMPAIGN, ARG_VERSION,
    {ARG_OF("recipients", FIELD_NUMBER, N_("Count that was seen"), false), .internal = true}};

const struct command command_campaign_approve = {
    .noun = "campaign",
    .verb = "approve",
    .summary = N_("Approve a campaign that somebody else wrote, for those who were counted"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(approve_args),
    .example = "campaign approve campaign=Camp-26-11-000001",
    .run = run_approve,
};

/* ---- send ---- */

static void say_sent(const struct campaign *c, const struct campaign_round *r, struct reply *out)
{
    char sent[24], left[24];
    int64_t waiting = campaign_recipients(c) - c->sent - c->skipped;
    snprintf(sent, sizeof sent, "%" PRId64, r->sent);
    snprintf(left, sizeof left, "%" PRId64, waiting);
    if (waiting == 0)
        MSG(reply_message(out), N_("Campaign %1$s was sent to all"), c->number);
    else if (r->quiet && r->sent == 0)
        MSG(reply_message(out),
            N_("No promotional text messages go out between 21:00 and 07:00; tick goes on with it in "
               "the morning"));
    else
        MSG(reply_message(out), N_("Sent now: %1$s; still waiting: %2$s"), sent, left);
}

static enum rc send_some(struct session *s, const struct args *in, struct campaign *c,
                         struct reply *out, struct err *reterr)
{
    struct campaign_round r;
    (void)in;
    if (c->state == CAMPAIGN_SENT) {
        MSG(reply_message(out), N_("Campaign %1$s was sent already; nothing was done twice"), c->number);
        return RC_OK;
    }
    if (c->state != CAMPAIGN_APPROVED && c->state != CAMPAIGN_SENDING)
        return not_in_state(c, reterr);
    enum rc rc = campaign_send_some(s, c, &r, reterr);
    if (!rc)
        say_sent(c, &r, out);
    return rc;
}

static enum rc run_send(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    return step(s, in, send_some, out, reterr);
}

static const struct arg send_args[] = {ARG_CAMPAIGN};

const struct command command_campaign_send = {
    .noun = "campaign",
    .verb = "send",
    .summary = N_("Send as many messages of an approved campaign as this minute allows"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(send_args),
    .example = "campaign send campaign=Camp-26-11-000001",
    .run = run_send,
};

/* ---- stop ---- */

static enum rc stop(struct session *s, const struct args *in, struct campaign *c, struct reply *out,
                    struct err *reterr)
{
    if (c->state == CAMPAIGN_STOPPED) {
        MSG(reply_message(out), N_("Campaign %1$s is stopped already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    if (c->state == CAMPAIGN_SENT)
        return not_in_state(c, reterr);
    enum rc rc = campaign_stop(s->db, c, s->staff.login, session_now(s), args_text(in, "reason"),
                               reterr);
    if (!rc)
        MSG(reply_message(out), N_("Campaign %1$s is stopped. What was sent is sent"), c->number);
    return rc;
}

static enum rc run_stop(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    return step(s, in, stop, out, reterr);
}

static const struct arg stop_args[] = {ARG_CAMPAIGN, ARG_LONG("reason", N_("Reason"), true),
                                       ARG_VERSION};

const struct command command_campaign_stop = {
    .noun = "campaign",
    .verb = "stop",
    .summary = N_("Stop a campaign for good, with the reason"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(stop_args),
    .example = "campaign stop campaign=Camp-26-11-000001 reason='A date in the text is wrong'",
    .run = run_stop,
};

/* ---- posts ---- */

static enum rc post(struct session *s, const struct args *in, struct campaign *c, struct reply *out,
                    struct err *reterr)
{
    struct campaign_post p = {.posted = session_today(s), .at = session_now(s)};
    bool is_new = false;
    (void)args_date(in, "date", &p.posted);
    desk_cut(p.by, sizeof p.by, s->staff.login);
    enum rc rc = desk_copy(p.network, sizeof p.network, args_text(in, "network"), "network", reterr);
    if (!rc)
        rc = desk_copy(p.link, sizeof p.link, args_text(in, "link"), "link", reterr);
    if (!rc)
        rc = desk_copy(p.note, sizeof p.note, args_text(in, "note"), "note", reterr);
    if (!rc)
        rc = campaign_post_add(s->db, c->id, &p, &is_new, reterr);
    if (rc)
        return rc;
    if (is_new)
        MSG(reply_message(out), N_("The post of campaign %1$s was recorded"), c->number);
    else
        MSG(reply_message(out), N_("That link is recorded already; nothing was done twice"));
    return RC_OK;
}

static enum rc run_post(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    return step(s, in, post, out, reterr);
}

static const struct choice networks[] = {
    {"x", {.en = N_("X")}},
    {"instagram", {.en = N_("Instagram")}},
    {"facebook", {.en = N_("Facebook")}},
    {"linkedin", {.en = N_("LinkedIn")}},
    {"youtube", {.en = N_("YouTube")}},
    {"other", {.en = N_("another network")}},
};

static const struct arg post_args[] = {
    ARG_CAMPAIGN,
    ARG_WORD("network", N_("Network"), networks, true),
    {.field = {.name = "link",
               .type = FIELD_TEXT,
               .label = {.en = N_("Link")},
               .fault = {.en = N_("A link begins with https:// and holds no blanks")},
               .required = true,
               .any_digits = true,
               .pattern = "https?://[^ ]{3,}"}},
    {.field = {.name = "date", .type = FIELD_DATE, .label = {.en = N_("Day of the post")},
               .max = "today"}},
    ARG_LONG("note", N_("Note"), false),
};

const struct command command_campaign_post = {
    .noun = "campaign",
    .verb = "post",
    .summary = N_("Record a post on social media that belongs to a campaign"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(post_args),
    .example = "campaign post campaign=Camp-26-11-000001 network=x link=https://example.ae/1",
    .run = run_post,
};

/* ---- settings ---- */

static const struct arg settings_args[] = {
    {ARG_OF("price", FIELD_MONEY, N_("Price of an SMS segment"), false)},
    {.field = {.name = "per_minute", .type = FIELD_NUMBER, .label = {.en = N_("Messages a minute")},
               .min = "1", .max = "10000"}},
    {.field = {.name = "sender",
               .type = FIELD_TEXT,
               .label = {.en = N_("Sender")},
               .fault = {.en = N_("The sender of promotions begins with AD- and has at most 11 letters "
                                  "and digits in all")},
               .pattern = "AD-[A-Za-z0-9]{1,8}"}},
};

static enum rc run_settings(struct session *s, const struct args *in, struct reply *out,
                            struct err *reterr)
{
    struct campaign_settings now = {0};
    enum rc rc = campaign_settings_get(s->db, &now, reterr);
    if (rc)
        return rc;
    if (args_given(in, "price"))
        now.price = args_money(in, "price");
    now.per_minute = (int)args_number(in, "per_minute", now.per_minute);
    if (*args_text(in, "sender"))
        desk_cut(now.sender, sizeof now.sender, args_text(in, "sender"));
    rc = campaign_settings_put(s->db, &now, reterr);
    reply_record(out, N_("Settings of campaigns"));
    reply_entry(out, "price", N_("Price of an SMS segment"),
                now.price.fils ? cell_money(now.price) : cell_none());
    reply_entry(out, "per_minute", N_("Messages a minute"), cell_count(now.per_minute));
    reply_entry(out, "sender", N_("Sender"), cell_code(now.sender));
    return rc;
}

const struct command command_campaign_settings = {
    .noun = "campaign",
    .verb = "settings",
    .summary = N_("Show or change price, pace and sender of campaigns"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(settings_args),
    .example = "campaign settings price=0.12 per_minute=300",
    .run = run_settings,
};
