/* campaign draft, change, list, show: what is to be told to whom.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/campaign.h"

#include "base/mem.h"
#include "domain/sms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 1000 };

#define X(name, word, title) {(word), {.en = (title)}},
static const struct choice channels[] = {CAMPAIGN_CHANNEL_LIST(X)};
static const struct choice kinds[] = {CUSTOMER_KIND_LIST(X)};
static const struct choice states[] = {CAMPAIGN_STATE_LIST(X)};
#undef X
static const struct choice languages[] = {
    {"ar", {.en = N_("Arabic")}},
    {"en", {.en = N_("English")}},
};

static const char *const by_email[] = {"email", "any", NULL};

#define ARG_MESSAGE(arg_name, title)                                                               \
    {.field = {.name = (arg_name), .type = FIELD_LONG_TEXT, .label = {.en = (title)},              \
               .max_length = TEXT_MOST}}

/* The title is the staff's own, in one language: customers never read it. */
#define ARG_SUBJECT(arg_name, title)                                                               \
    {.field = {.name = (arg_name),                                                                 \
               .type = FIELD_TEXT,                                                                 \
               .label = {.en = (title)},                                                           \
               .hint = {.en = N_("Without it the first sentence of the text is the subject")},     \
               .max_length = SUBJECT_MOST,                                                         \
               .when = {"channel", by_email}}}

#define CONTENT_ARGS                                                                               \
    ARG_MESSAGE("text_ar", N_("Text in Arabic")), ARG_MESSAGE("text_en", N_("Text in English")),   \
        ARG_WORD("channel", N_("Channel"), channels, false),                                       \
        ARG_SUBJECT("subject_ar", N_("Subject of the e-mail in Arabic")),                          \
        ARG_SUBJECT("subject_en", N_("Subject of the e-mail in English")),                         \
        ARG_REF("card", N_("Only customers of this service"), REF_CARD, false),                    \
        ARG_WORD("kind", N_("Only this kind of customer"), kinds, false),                          \
        ARG_DATE("expires_from", N_("Only where a result expires from this day on")),              \
        ARG_DATE("expires_until", N_("Only where a result expires until this day")),               \
        ARG_WORD("language", N_("Only customers of this language"), languages, false)

static const struct arg draft_args[] = {ARG_TEXT("title", N_("Title for the staff"), true),
                                        CONTENT_ARGS};
static const struct arg change_args[] = {
    ARG_CAMPAIGN, ARG_TEXT("title", N_("Title for the staff"), false), CONTENT_ARGS, ARG_VERSION};

enum rc campaign_open(struct session *s, const struct args *in, struct campaign *ret,
                      struct err *reterr)
{
    enum rc rc = campaign_by_number(s->db, args_text(in, "campaign"), ret, reterr);
    if (rc || !command_arg(in->command, "version") ||
        args_number(in, "version", ret->version) == ret->version)
        return rc;
    ERR(reterr, RC_CONFLICT, "version",
        N_("Campaign %1$s was changed meanwhile, so nothing of yours was done. Look at it again, then "
           "repeat your change"),
        ret->number);
    campaign_done(ret);
    return RC_CONFLICT;
}

enum rc campaign_named(struct session *s, const char *named, char *to, size_t size,
                       struct err *reterr)
{
    struct campaign c;
    *to = '\0';
    if (!*named)
        return RC_OK;
    enum rc rc = campaign_by_number(s->db, named, &c, reterr);
    if (rc)
        return rc;
    desk_cut(to, size, c.number);
    campaign_done(&c);
    return RC_OK;
}

const char *campaign_text(const struct campaign *c, enum lang l)
{
    return l == LANG_AR ? c->text_ar : c->text_en;
}

void campaign_subject(const struct campaign *c, enum lang l, char ret[SUBJECT_SIZE])
{
    const char *own = l == LANG_AR ? c->subject_ar : c->subject_en;
    if (*own)
        desk_cut(ret, SUBJECT_SIZE, own);
    else
        subject_of_text(campaign_text(c, l), ret);
}

int64_t campaign_segments(const struct campaign *c)
{
    int64_t n = 0;
    for (int l = 0; l < LANGS; l++)
        n += c->sms[l] * sms_measure(campaign_text(c, (enum lang)l)).segments;
    return n;
}

/* ---- what was said ---- */

static void take_text(const struct args *in, const char *name, char **text)
{
    if (!args_given(in, name))
        return;
    free(*text);
    *text = mem_strdup(args_text(in, name));
}

static enum rc take_service(struct session *s, const struct args *in, struct campaign_audience *a,
                            struct err *reterr)
{
    const struct card_file *card;
    if (!args_given(in, "card"))
        return RC_OK;
    a->service[0] = '\0';
    if (!*args_text(in, "card"))
        return RC_OK;
    enum rc rc = desk_card(s, args_text(in, "card"), &card, reterr);
    if (!rc)
        desk_cut(a->service, sizeof a->service, card->card.id);
    return rc;
}

/* One end of the window is enough: it begins today, or ends with whatever expires last. */
static enum rc take_window(struct session *s, const struct args *in, struct campaign_audience *a,
                           struct err *reterr)
{
    if (args_given(in, "expires_from") && !args_date(in, "expires_from", &a->expires_from))
        a->expires_from = (struct date){0};
    if (args_given(in, "expires_until") && !args_date(in, "expires_until", &a->expires_until))
        a->expires_until = (struct date){0};
    if (a->expires_until.year && !a->expires_from.year)
        a->expires_from = session_today(s);
    if (a->expires_from.year && !a->expires_until.year)
        a->expires_until = DATE_LAST;
    if (date_cmp(a->expires_until, a->expires_from) < 0)
        return ERR(reterr, RC_BAD_DATA, "expires_until",
                   N_("The last day of expiry is before the first"));
    return RC_OK;
}

static enum rc take(struct session *s, const struct args *in, struct campaign *c, struct err *reterr)
{
    enum rc rc = RC_OK;
    struct campaign_audience *a = &c->audience;
    if (args_given(in, "title"))
        rc = desk_copy(c->title, sizeof c->title, args_text(in, "title"), "title", reterr);
    if (!rc && args_given(in, "subject_en"))
        rc = desk_copy(c->subject_en, sizeof c->subject_en, args_text(in, "subject_en"), "subject_en",
                       reterr);
    if (!rc && args_given(in, "subject_ar"))
        rc = desk_copy(c->subject_ar, sizeof c->subject_ar, args_text(in, "subject_ar"), "subject_ar",
                       reterr);
    take_text(in, "text_en", &c->text_en);
    take_text(in, "text_ar", &c->text_ar);
    (void)campaign_channel_parse(args_text(in, "channel"), &c->channel);
    if (args_given(in, "kind"))
        a->by_kind = customer_kind_parse(args_text(in, "kind"), &a->kind);
    if (args_given(in, "language"))
        a->by_lang = lang_parse(args_text(in, "language"), &a->lang);
    if (!rc)
        rc = take_service(s, in, a, reterr);
    if (!rc)
        rc = take_window(s, in, a, reterr);
    return rc;
}

/* Nobody gets an empty message: who reads only one language is asked for in words. */
static enum rc check(const struct campaign *c, struct err *reterr)
{
    const struct campaign_audience *a = &c->audience;
    if (!*c->title)
        return ERR(reterr, RC_BAD_DATA, "title", N_("Give it a title, so that it is found again"));
    if (!*c->text_ar && (!a->by_lang || a->lang == LANG_AR))
        return ERR(reterr, RC_BAD_DATA, "text_ar",
                   N_("Write the text in Arabic too, or choose only customers of English"));
    if (!*c->text_en && (!a->by_lang || a->lang == LANG_EN))
        return ERR(reterr, RC_BAD_DATA, "text_en",
                   N_("Write the text in English too, or choose only customers of Arabic"));
    return RC_OK;
}

/* ---- showing ---- */

static struct cell state_cell(const struct campaign *c)
{
    return cell_word(campaign_state_word(c->state), campaign_state_title(c->state));
}

/* Its name, where the catalogue still has it. */
static struct cell service_cell(struct session *s, const char *id)
{
    const struct catalogue *catalogue;
    const struct card_file *card = NULL;
    if (*id && session_catalogue(s, &catalogue, NULL) == RC_OK)
        card = catalogue_card(catalogue, id);
    return card ? cell_names(card->card.name.en, card->card.name.ar) : cell_code(id);
}

static void audience_entries(struct session *s, const struct campaign *c, struct reply *out)
{
    const struct campaign_audience *a = &c->audience;
    reply_entry(out, "channel", N_("Channel"),
                cell_word(campaign_channel_word(c->channel), campaign_channel_title(c->channel)));
    reply_entry(out, "service", N_("Service"), service_cell(s, a->service));
    reply_entry(out, "card", N_("Service card"), cell_code(a->service));
    reply_entry(out, "kind", N_("Kind of customer"),
                a->by_kind ? cell_word(customer_kind_word(a->kind), customer_kind_title(a->kind))
                           : cell_none());
    reply_entry(out, "expires_from", N_("Expires from"), cell_date(a->expires_from));
    reply_entry(out, "expires_until", N_("Expires until"), cell_date(a->expires_until));
    reply_entry(out, "language", N_("Language"),
                a->by_lang ? cell_word(lang_code(a->lang),
                                       a->lang == LANG_AR ? N_("Arabic") : N_("English"))
                           : cell_none());
}

static void count_entries(const struct campaign *c, const struct campaign_settings *s,
                          struct reply *out)
{
    if (!c->gathered_at)
        return;
    int64_t segments = campaign_segments(c);
    reply_entry(out, "recipients", N_("Recipients"), cell_count(campaign_recipients(c)));
    reply_entry(out, "sms_ar", N_("SMS, Arabic"), cell_count(c->sms[LANG_AR]));
    reply_entry(out, "sms_en", N_("SMS, English"), cell_count(c->sms[LANG_EN]));
    reply_entry(out, "email_ar", N_("E-mail, Arabic"), cell_count(c->email[LANG_AR]));
    reply_entry(out, "email_en", N_("E-mail, English"), cell_count(c->email[LANG_EN]));
    reply_entry(out, "segments", N_("Segments in all"), cell_count(segments));
    if (s->price.fils)
        reply_entry(out, "cost", N_("Cost"), cell_money((struct money){segments * s->price.fils}));
    reply_entry(out, "gathered_at", N_("Counted"), cell_time(c->gathered_at));
    reply_entry(out, "sent", N_("Sent"), cell_count(c->sent));
    reply_entry(out, "skipped", N_("Not reached"), cell_count(c->skipped));
}

static void segment_entry(const struct campaign *c, enum lang l, const char *key, const char *title,
                          struct reply *out)
{
    struct sms_size size = sms_measure(campaign_text(c, l));
    reply_entry(out, key, title, size.segments ? cell_count(size.segments) : cell_none());
}

/* As it goes out; none where nothing goes by e-mail. */
static void subject_entry(const struct campaign *c, enum lang l, const char *key, const char *title,
                          struct reply *out)
{
    char subject[SUBJECT_SIZE] = "";
    if (c->channel != CAMPAIGN_BY_SMS)
        campaign_subject(c, l, subject);
    reply_entry(out, key, title, cell_text(subject));
}

enum rc campaign_record(struct session *s, const struct campaign *c, struct reply *out,
                        struct err *reterr)
{
    struct campaign_settings settings = {0};
    int64_t contacts = 0;
    enum rc rc = campaign_settings_get(s->db, &settings, reterr);
    if (!rc)
        rc = campaign_contacts(s->db, c, &contacts, reterr);
    if (rc)
        return rc;
    reply_record(out, N_("Campaign"));
    reply_entry(out, "number", N_("Number"), cell_code(c->number));
    reply_entry(out, "title", N_("Title"), cell_text(c->title));
    reply_entry(out, "state", N_("State"), state_cell(c));
    subject_entry(c, LANG_AR, "subject_ar", N_("Subject, Arabic"), out);
    reply_entry(out, "text_ar", N_("In Arabic"), cell_long(c->text_ar));
    segment_entry(c, LANG_AR, "segments_ar", N_("SMS segments"), out);
    subject_entry(c, LANG_EN, "subject_en", N_("Subject, English"), out);
    reply_entry(out, "text_en", N_("In English"), cell_long(c->text_en));
    segment_entry(c, LANG_EN, "segments_en", N_("SMS segments"), out);
    audience_entries(s, c, out);
    count_entries(c, &settings, out);
    reply_entry(out, "contacts", N_("Contacts because of it"), cell_count(contacts));
    reply_entry(out, "author", N_("Author"), cell_code(c->author));
    reply_entry(out, "made_at", N_("Written"), cell_time(c->made_at));
    reply_entry(out, "approved_by", N_("Approved by"), cell_code(c->approved_by));
    reply_entry(out, "approved_at", N_("Approved"), cell_time(c->approved_at));
    reply_entry(out, "finished_at", N_("Sent to all"), cell_time(c->finished_at));
    reply_entry(out, "stopped_by", N_("Stopped by"), cell_code(c->stopped_by));
    reply_entry(out, "stopped_at", N_("Stopped"), cell_time(c->stopped_at));
    reply_entry(out, "reason", N_("Reason"), cell_long(c->reason));
    reply_entry(out, "version", N_("Version"), cell_count(c->version));
    return RC_OK;
}

/* ---- commands ---- */

static enum rc draft(struct session *s, const struct args *in, struct campaign *c, struct err *reterr)
{
    enum rc rc = take(s, in, c, reterr);
    if (!rc)
        rc = check(c, reterr);
    if (!rc)
        rc = desk_number(s, NUMBER_PREFIX_CAMPAIGN, NUMBER_MONTHLY, c->number, sizeof c->number,
                         reterr);
    return rc ? rc : campaign_insert(s->db, c, reterr);
}

static enum rc run_draft(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct campaign c = {.text_en = mem_strdup(""),
                         .text_ar = mem_strdup(""),
                         .channel = CAMPAIGN_BY_SMS,
                         .made_at = session_now(s)};
    desk_cut(c.author, sizeof c.author, s->staff.login);
    enum rc rc = draft(s, in, &c, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("Campaign %1$s was written. Next: campaign preview"), c.number);
        rc = campaign_record(s, &c, out, reterr);
    }
    campaign_done(&c);
    return rc;
}

const struct command command_campaign_draft = {
    .noun = "campaign",
    .verb = "draft",
    .summary = N_("Write an awareness campaign: texts and audience"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(draft_args),
    .example = "campaign draft title='Renew in time' text_ar='…' text_en='…' card=production-licence",
    .run = run_draft,
};

static enum rc change(struct session *s, const struct args *in, struct campaign *c, struct err *reterr)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", campaign_state_title(c->state));
    if (c->state != CAMPAIGN_DRAFT)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Only a draft can be changed; campaign %1$s is %2$s"), c->number, state);
    enum rc rc = take(s, in, c, reterr);
    if (!rc)
        rc = check(c, reterr);
    return rc ? rc : campaign_update(s->db, c, reterr);
}

static enum rc run_change(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct campaign c;
    enum rc rc = campaign_open(s, in, &c, reterr);
    if (rc)
        return rc;
    rc = change(s, in, &c, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("Campaign %1$s was changed. Its audience is to be counted again"),
            c.number);
        rc = campaign_record(s, &c, out, reterr);
    }
    campaign_done(&c);
    return rc;
}

const struct command command_campaign_change = {
    .noun = "campaign",
    .verb = "change",
    .summary = N_("Change the texts or the audience of a campaign that is not approved yet"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(change_args),
    .example = "campaign change campaign=Camp-26-11-000001 kind=company",
    .run = run_change,
};

static const struct arg list_args[] = {ARG_WORD("state", N_("State"), states, false)};

static const struct column list_columns[] = {
    {"number", N_("Number"), CELL_CODE},          {"title", N_("Title"), CELL_TEXT},
    {"state", N_("State"), CELL_WORD},            {"recipients", N_("Recipients"), CELL_COUNT},
    {"sent", N_("Sent"), CELL_COUNT},             {"author", N_("Author"), CELL_CODE},
    {"made_at", N_("Written"), CELL_TIME},        {"approved_by", N_("Approved by"), CELL_CODE},
};

static bool list_row(void *ctx, const struct campaign *c)
{
    struct reply *out = ctx;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_code(c->number));
    reply_cell(out, cell_text(c->title));
    reply_cell(out, state_cell(c));
    reply_cell(out, c->gathered_at ? cell_count(campaign_recipients(c)) : cell_none());
    reply_cell(out, cell_count(c->sent));
    reply_cell(out, cell_code(c->author));
    reply_cell(out, cell_time(c->made_at));
    reply_cell(out, cell_code(c->approved_by));
    return true;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    enum campaign_state state = CAMPAIGN_DRAFT;
    bool by_state = campaign_state_parse(args_text(in, "state"), &state);
    reply_table(out, N_("Campaigns"), list_columns, sizeof list_columns / sizeof *list_columns);
    return campaign_each(s->db, by_state, state, LIST_LIMIT + 1, list_row, out, reterr);
}

const struct command command_campaign_list = {
    .noun = "campaign",
    .verb = "list",
    .summary = N_("List awareness campaigns, newest first"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "campaign list state=draft",
    .run = run_list,
};

static const struct arg show_args[] = {ARG_CAMPAIGN};

static const struct column post_columns[] = {
    {"posted", N_("Day"), CELL_DATE}, {"network", N_("Network"), CELL_TEXT},
    {"link", N_("Link"), CELL_CODE},  {"by", N_("By"), CELL_CODE},
    {"note", N_("Note"), CELL_LONG},
};

static bool post_row(void *ctx, const struct campaign_post *p)
{
    struct reply *out = ctx;
    reply_cell(out, cell_date(p->posted));
    reply_cell(out, cell_text(p->network));
    reply_cell(out, cell_code(p->link));
    reply_cell(out, cell_code(p->by));
    reply_cell(out, cell_long(p->note));
    return true;
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct campaign c;
    enum rc rc = campaign_open(s, in, &c, reterr);
    if (rc)
        return rc;
    rc = campaign_record(s, &c, out, reterr);
    reply_table(out, N_("Posts on social media"), post_columns,
                sizeof post_columns / sizeof *post_columns);
    if (!rc)
        rc = campaign_post_each(s->db, c.id, post_row, out, reterr);
    campaign_done(&c);
    return rc;
}

const struct command command_campaign_show = {
    .noun = "campaign",
    .verb = "show",
    .summary = N_("Show a campaign: texts, audience, count, progress, posts"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(show_args),
    .example = "campaign show campaign=Camp-26-11-000001",
    .run = run_show,
};
