/* contact show, list: looking at contacts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/answer.h"
#include "command/campaign.h"
#include "command/contact.h"
#include "store/calendar.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct cell contact_caller_cell(const struct contact *c, bool reveal)
{
    if (*c->caller == '+')
        return mobile_cell(c->caller, reveal);
    return email_valid(c->caller) ? email_cell(c->caller, reveal) : cell_text(c->caller);
}

struct cell contact_length_cell(int64_t seconds)
{
    char text[32];
    if (seconds <= 0)
        return cell_none();
    snprintf(text, sizeof text, "%" PRId64 ":%02d", seconds / 60, (int)(seconds % 60));
    return cell_code(text);
}

struct timing contact_timing(const struct calendar *k, const struct contact *c, struct date today)
{
    if (c->state != CONTACT_IS_OPEN)
        return (struct timing){TIMING_NONE, 0};
    return calendar_timing(k, c->promised, (struct date){0}, today);
}

static struct cell state_cell(const struct contact *c)
{
    return cell_word(contact_state_word(c->state), contact_state_title(c->state));
}

static struct cell kind_cell(const struct contact *c)
{
    return cell_word(contact_kind_word(c->kind), contact_kind_title(c->kind));
}

static struct cell channel_cell(const struct contact *c)
{
    return cell_word(contact_channel_word(c->channel), contact_channel_title(c->channel));
}

static struct cell outcome_cell(const struct contact *c)
{
    if (c->outcome == OUTCOME_NONE)
        return cell_none();
    return cell_word(contact_outcome_word(c->outcome), contact_outcome_title(c->outcome));
}

static void about_entries(struct reply *out, const struct contact *c)
{
    reply_entry(out, "card", N_("Service card"), cell_code(c->card));
    reply_entry(out, "application", N_("Application"), cell_code(c->application_number));
    reply_entry(out, "complaint", N_("Complaint"), cell_code(c->complaint_number));
    reply_entry(out, "call", N_("Came up in"), cell_code(c->part_of_number));
    reply_entry(out, "campaign", N_("Campaign"), cell_code(c->campaign));
    reply_entry(out, "text", N_("What it is about"), cell_long(c->text));
    reply_entry(out, "answer", N_("Answer"), cell_long(c->answer));
}

static void course_entries(struct reply *out, const struct contact *c)
{
    reply_entry(out, "outcome", N_("How it ended"), outcome_cell(c));
    reply_entry(out, "solved", N_("Solved at first contact"),
                *c->solved ? cell_yes_no(strcmp(c->solved, "yes") == 0) : cell_none());
    reply_entry(out, "length", N_("Length"), contact_length_cell(c->seconds));
    reply_entry(out, "seconds", N_("Length in seconds"),
                c->seconds ? cell_count(c->seconds) : cell_none());
    reply_entry(out, "owner", N_("Assigned to"), cell_code(c->owner));
    reply_entry(out, "logged_by", N_("Written down by"), cell_code(c->logged_by));
    reply_entry(out, "started_at", N_("Began"), cell_time(c->started_at));
    reply_entry(out, "ended_at", N_("Ended"), cell_time(c->ended_at));
    reply_entry(out, "promised", N_("Promised for"), cell_date(c->promised));
    reply_entry(out, "version", N_("Version"), cell_count(c->version));
}

void contact_record(struct reply *out, const struct contact *c, bool reveal)
{
    reply_record(out, N_("Contact"));
    reply_entry(out, "number", N_("Number"), cell_code(c->number));
    reply_entry(out, "kind", N_("Kind of contact"), kind_cell(c));
    reply_entry(out, "state", N_("State"), state_cell(c));
    reply_entry(out, "channel", N_("Channel"), channel_cell(c));
    reply_entry(out, "direction", N_("Direction"),
                c->outgoing ? cell_word("out", N_("the centre called")) : cell_word("in", N_("came in")));
    reply_entry(out, "customer", N_("Customer"), cell_names(c->customer_en, c->customer_ar));
    reply_entry(out, "customer_number", N_("Customer number"), cell_code(c->customer_number));
    reply_entry(out, "caller", N_("Caller"), contact_caller_cell(c, reveal));
    reply_entry(out, "language", N_("Language of messages"),
                cell_word(lang_code(c->lang), c->lang == LANG_AR ? N_("Arabic") : N_("English")));
    about_entries(out, c);
    course_entries(out, c);
}

/* ---- one ---- */

static enum rc add_time(struct session *s, const struct contact *c, struct reply *out,
                        struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    int64_t worked = c->state == CONTACT_IS_OPEN
                         ? calendar_minutes(&k.calendar, c->started_at, session_now(s))
                         : c->clock_used;
    reply_entry(out, "timing", N_("Working time"),
                cell_timing(contact_timing(&k.calendar, c, session_today(s))));
    reply_entry(out, "worked_minutes", N_("Working minutes so far"),
                worked || c->state == CONTACT_IS_OPEN ? cell_count(worked) : cell_none());
    reply_entry(out, "level", N_("Level"), c->level ? cell_count(c->level) : cell_none());
    calendar_done(&k);
    return RC_OK;
}

static const struct column story_columns[] = {
    {"at", N_("When"), CELL_TIME},     {"by", N_("By"), CELL_CODE},
    {"event", N_("What"), CELL_WORD},  {"to", N_("State"), CELL_WORD},
    {"about", N_("About"), CELL_CODE}, {"note", N_("Note"), CELL_LONG},
};

static bool story_row(void *ctx, const struct contact_happening *h)
{
    struct reply *out = ctx;
    enum contact_state to;
    bool moved = contact_state_parse(h->to, &to);
    reply_cell(out, cell_time(h->at));
    reply_cell(out, cell_code(h->by));
    reply_cell(out, cell_word(h->event, happening_title(h->event)));
    reply_cell(out, cell_word(h->to, moved ? contact_state_title(to) : NULL));
    reply_cell(out, cell_code(h->about));
    reply_cell(out, cell_long(h->note));
    return true;
}

static const struct arg show_args[] = {ARG_CONTACT, ARG_REVEAL};

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct contact c;
    enum rc rc = desk_contact(s, args_text(in, "contact"), &c, reterr);
    if (rc)
        return rc;
    contact_record(out, &c, args_yes(in, "reveal"));
    rc = add_time(s, &c, out, reterr);
    reply_table(out, N_("Timeline"), story_columns, sizeof story_columns / sizeof *story_columns);
    if (!rc)
        rc = contact_story_each(s->db, c.id, story_row, out, reterr);
    contact_done(&c);
    return rc;
}

const struct command command_contact_show = {
    .noun = "contact",
    .verb = "show",
    .summary = N_("Show a contact"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(show_args),
    .example = "contact show contact=CustInq-26-11-000007",
    .run = run_show,
};

/* ---- many ---- */

static const struct choice states[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    CONTACT_STATE_LIST(X)
#undef X
};

static const struct arg list_args[] = {
    ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, false),
    ARG_WORD("state", N_("State"), states, false),
    ARG_YES("mine", N_("Only those that wait for me")),
    ARG_YES("unassigned", N_("Only those that nobody has taken yet")),
    ARG_YES("overdue", N_("Only those that are overdue")),
    ARG_YES("talking", N_("Only the conversation that I am in")),
    ARG_REF("like", N_("Only those with the same customer or caller as this contact"), REF_CONTACT, false),
    ARG_TEXT("campaign", N_("Campaign that caused it"), false),
};

static const struct column columns[] = {
    {"number", N_("Number"), CELL_CODE},
    {"kind", N_("Kind of contact"), CELL_WORD},
    {"channel", N_("Channel"), CELL_WORD},
    {"customer", N_("Customer"), CELL_NAMES},
    {"customer_number", N_("Customer number"), CELL_CODE},
    {"caller", N_("Caller"), CELL_CODE},
    {"text", N_("What it is about"), CELL_TEXT},
    {"state", N_("State"), CELL_WORD},
    {"outcome", N_("How it ended"), CELL_WORD},
    {"started_at", N_("Began"), CELL_TIME},
    {"promised", N_("Promised for"), CELL_DATE},
    {"owner", N_("Assigned to"), CELL_CODE},
    {"level", N_("Level"), CELL_COUNT},
    {"timing", N_("Working time"), CELL_TIMING},
};

struct listing {
    const struct calendar *calendar;
    struct date today;
    struct reply *out;
};

static bool list_row(void *ctx, const struct contact *c)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_code(c->number));
    reply_cell(out, kind_cell(c));
    reply_cell(out, channel_cell(c));
    reply_cell(out, cell_names(c->customer_en, c->customer_ar));
    reply_cell(out, cell_code(c->customer_number));
    reply_cell(out, contact_caller_cell(c, false));
    reply_cell(out, cell_text(c->text));
    reply_cell(out, state_cell(c));
    reply_cell(out, outcome_cell(c));
    reply_cell(out, cell_time(c->started_at));
    reply_cell(out, cell_date(c->promised));
    reply_cell(out, cell_code(c->owner));
    reply_cell(out, c->level ? cell_count(c->level) : cell_none());
    reply_cell(out, cell_timing(contact_timing(l->calendar, c, l->today)));
    return true;
}

enum { CAMPAIGN_SIZE = sizeof((struct contact *)NULL)->campaign };

/* The filter borrows the number of the campaign. */
static enum rc wanted(struct session *s, const struct args *in, const struct calendar *k,
                      char campaign[CAMPAIGN_SIZE], struct contact_filter *f, struct err *reterr)
{
    struct customer customer = {0};
    *f = (struct contact_filter){.limit = LIST_LIMIT + 1};
    f->by_state = contact_state_parse(args_text(in, "state"), &f->state);
    f->owner = args_yes(in, "mine") ? s->staff.login : NULL;
    f->unassigned = args_yes(in, "unassigned");
    enum rc rc = campaign_named(s, args_text(in, "campaign"), campaign, CAMPAIGN_SIZE, reterr);
    if (rc)
        return rc;
    f->campaign = *campaign ? campaign : NULL;
    if (args_yes(in, "overdue"))
        f->overdue_on = calendar_last_working(k, session_today(s));
    if (!*args_text(in, "customer"))
        return RC_OK;
    rc = desk_customer(s, args_text(in, "customer"), &customer, reterr);
    f->customer = customer.id;
    return rc;
}

/* Of one who is neither registered nor has a number there is nothing else. */
static enum rc like_rows(struct session *s, const char *number, struct listing *l, struct err *reterr)
{
    struct contact c;
    enum rc rc = desk_contact(s, number, &c, reterr);
    if (rc)
        return rc;
    struct contact_filter f = {.customer = c.customer,
                               .caller = *c.caller ? c.caller : NULL,
                               .limit = LIST_LIMIT + 1};
    if (f.customer.n || f.caller)
        rc = contact_each(s->db, &f, list_row, l, reterr);
    contact_done(&c);
    return rc;
}

static enum rc talking_row(struct session *s, struct listing *l, struct err *reterr)
{
    struct contact c;
    bool found;
    enum rc rc = contact_talking(s->db, s->staff.login, &c, &found, reterr);
    if (rc || !found)
        return rc;
    list_row(l, &c);
    contact_done(&c);
    return RC_OK;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct kept_calendar k;
    struct contact_filter f;
    char campaign[CAMPAIGN_SIZE] = "";
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    struct listing l = {&k.calendar, session_today(s), out};
    rc = wanted(s, in, &k.calendar, campaign, &f, reterr);
    if (!rc)
        reply_table(out, N_("Contacts"), columns, sizeof columns / sizeof *columns);
    if (!rc && args_yes(in, "talking"))
        rc = talking_row(s, &l, reterr);
    else if (!rc && *args_text(in, "like"))
        rc = like_rows(s, args_text(in, "like"), &l, reterr);
    else if (!rc)
        rc = contact_each(s->db, &f, list_row, &l, reterr);
    calendar_done(&k);
    return rc;
}

const struct command command_contact_list = {
    .noun = "contact",
    .verb = "list",
    .summary = N_("List contacts, newest first; those that wait, the oldest promise first"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "contact list mine=yes",
    .run = run_list,
};
