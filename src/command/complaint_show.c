/* complaint show, list: looking at complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/clock.h"
#include "command/complaint.h"
#include "command/desk.h"

#include <string.h>

static struct cell state_cell(enum complaint_state state)
{
    return cell_word(complaint_state_word(state), complaint_state_title(state));
}

static void what_it_is(struct session *s, struct reply *out, const struct complaint *c)
{
    reply_entry(out, "subject", N_("Subject"), cell_text(c->subject));
    reply_entry(out, "text", N_("What the customer says"), cell_long(c->text));
    reply_entry(out, "class", N_("Class"),
                cell_word(complaint_class_word(c->class), complaint_class_title(c->class)));
    reply_entry(out, "category", N_("Category"), complaint_word_cell(s, "category", c->category));
    reply_entry(out, "employee", N_("About"), cell_code(c->employee));
    reply_entry(out, "contact", N_("Contact"), cell_code(c->contact));
    reply_entry(out, "external", N_("External number"), cell_code(c->external));
    reply_entry(out, "owner", N_("Owner"), cell_code(c->owner));
}

static void how_it_ended(struct session *s, struct reply *out, const struct complaint *c)
{
    reply_entry(out, "answer", N_("Answer"), cell_long(c->answer));
    reply_entry(out, "verdict", N_("Verdict"),
                c->verdict == VERDICT_OF_NONE
                    ? cell_none()
                    : cell_word(complaint_verdict_word(c->verdict),
                                complaint_verdict_title(c->verdict)));
    reply_entry(out, "rating", N_("Rating"), c->rating ? cell_count(c->rating) : cell_none());
    reply_entry(out, "reopened", N_("Times reopened"),
                c->reopened ? cell_count(c->reopened) : cell_none());
    reply_entry(out, "cause", N_("Root cause"), complaint_word_cell(s, "cause", c->cause));
    reply_entry(out, "corrective", N_("What was done about it"), cell_long(c->corrective));
}

void complaint_record(struct session *s, struct reply *out, const struct complaint *c)
{
    reply_record(out, N_("Complaint"));
    reply_entry(out, "number", N_("Number"), cell_code(c->number));
    reply_entry(out, "state", N_("State"), state_cell(c->state));
    reply_entry(out, "customer", N_("Customer"), cell_names(c->customer_en, c->customer_ar));
    reply_entry(out, "customer_number", N_("Customer number"), cell_code(c->customer_number));
    reply_entry(out, "application", N_("Application"), cell_code(c->application_number));
    what_it_is(s, out, c);
    how_it_ended(s, out, c);
    reply_entry(out, "logged_by", N_("Logged by"), cell_code(c->logged_by));
    reply_entry(out, "logged_at", N_("Logged"), cell_time(c->logged_at));
    reply_entry(out, "promised", N_("Promised for"), cell_date(c->promised));
    reply_entry(out, "version", N_("Version"), cell_count(c->version));
}

/* "2" alone says nothing: the level has a name. */
static enum rc add_level(struct session *s, const struct complaint *c, struct reply *out,
                         struct err *reterr)
{
    struct complaint_rung r;
    reply_entry(out, "level", N_("Level"), c->level ? cell_count(c->level) : cell_none());
    if (!c->level)
        return RC_OK;
    enum rc rc = complaint_rung_get(s->db, c->level, &r, reterr);
    if (rc)
        return rc;
    reply_entry(out, "level_name", N_("Passed on to"), cell_names(r.name_en, r.name_ar));
    reply_entry(out, "told", N_("Told"), cell_code(c->told));
    return RC_OK;
}

static enum rc add_time(struct session *s, const struct complaint *c, struct reply *out,
                        struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    int64_t worked = complaint_worked(&k.calendar, c, session_now(s));
    reply_entry(out, "timing", N_("Working time"),
                cell_timing(complaint_timing(&k.calendar, c, session_today(s))));
    reply_entry(out, "worked_minutes", N_("Working minutes so far"),
                worked || c->state == COMPLAINT_OPEN ? cell_count(worked) : cell_none());
    calendar_done(&k);
    return add_level(s, c, out, reterr);
}

static const struct arg show_args[] = {ARG_COMPLAINT};

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    complaint_record(s, out, &c);
    rc = add_time(s, &c, out, reterr);
    if (!rc)
        rc = desk_story_table(s, (struct rowid){0}, c.id, NULL, out, reterr);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_show = {
    .noun = "complaint",
    .verb = "show",
    .summary = N_("Show a complaint"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(show_args),
    .example = "complaint show complaint=CustComp-26-11-000007",
    .run = run_show,
};

static const struct choice states[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    COMPLAINT_STATE_LIST(X)
#undef X
};

static const struct arg list_args[] = {
    ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, false),
    ARG_WORD("state", N_("State"), states, false),
    {.field = {.name = "class",
               .type = FIELD_CHOICE,
               .label = {.en = N_("Class")},
               .choices = complaint_classes,
               .nchoices = COMPLAINT_CLASS_COUNT}},
    ARG_YES("mine", N_("Only those that I look after or that were passed on to me")),
    ARG_YES("overdue", N_("Only those that are overdue, the oldest promise first")),
};

static const struct column columns[] = {
    {"number", N_("Number"), CELL_CODE},
    {"customer", N_("Customer"), CELL_NAMES},
    {"customer_number", N_("Customer number"), CELL_CODE},
    {"subject", N_("Subject"), CELL_TEXT},
    {"state", N_("State"), CELL_WORD},
    {"logged_at", N_("Logged"), CELL_TIME},
    {"promised", N_("Promised for"), CELL_DATE},
    {"application", N_("Application"), CELL_CODE},
    {"level", N_("Level"), CELL_COUNT},
    {"timing", N_("Working time"), CELL_TIMING},
    {"sign", N_("!"), CELL_CODE},
    {"class", N_("Class"), CELL_WORD},
    {"category", N_("Category"), CELL_NAMES},
    {"owner", N_("Owner"), CELL_CODE},
    {"external", N_("External number"), CELL_CODE},
};

/* A sign that a narrow list has room for. */
static const char *sign_of(enum complaint_class class)
{
    static const char *const signs[COMPLAINT_CLASS_COUNT] = {
        [COMPLAINT_CLASS_ORDINARY] = "",
        [COMPLAINT_CLASS_URGENT] = "!",
        [COMPLAINT_CLASS_CONFIDENTIAL] = "*",
    };
    return signs[class];
}

struct listing {
    struct session *session;
    const struct calendar *calendar;
    struct date today;
    struct reply *out;
    bool passed_on; /* second part of "mine": those of the first are there */
};

static bool list_row(void *ctx, const struct complaint *c)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
    if (l->passed_on && strcmp(c->owner, c->told) == 0)
        return true;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_code(c->number));
    reply_cell(out, cell_names(c->customer_en, c->customer_ar));
    reply_cell(out, cell_code(c->customer_number));
    reply_cell(out, cell_text(c->subject));
    reply_cell(out, state_cell(c->state));
    reply_cell(out, cell_time(c->logged_at));
    reply_cell(out, cell_date(c->promised));
    reply_cell(out, cell_code(c->application_number));
    reply_cell(out, c->level ? cell_count(c->level) : cell_none());
    reply_cell(out, cell_timing(complaint_timing(l->calendar, c, l->today)));
    reply_cell(out, cell_code(sign_of(c->class)));
    reply_cell(out, cell_word(complaint_class_word(c->class), complaint_class_title(c->class)));
    reply_cell(out, complaint_word_cell(l->session, "category", c->category));
    reply_cell(out, cell_code(c->owner));
    reply_cell(out, cell_code(c->external));
    return true;
}

/* Mine: what I look after, then what was passed on to me. */
static enum rc rows(struct listing *l, struct complaint_filter *f, bool mine, struct err *reterr)
{
    struct db *db = l->session->db;
    if (!mine)
        return complaint_each(db, f, list_row, l, reterr);
    f->owner = l->session->staff.login;
    enum rc rc = complaint_each(db, f, list_row, l, reterr);
    f->told = f->owner;
    f->owner = NULL;
    l->passed_on = true;
    return rc ? rc : complaint_each(db, f, list_row, l, reterr);
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct customer customer = {0};
    struct kept_calendar k;
    struct complaint_filter f = {.viewer = desk_viewer(s), .limit = LIST_LIMIT + 1};
    enum rc rc = RC_OK;
    f.by_state = complaint_state_parse(args_text(in, "state"), &f.state);
    f.by_class = complaint_class_parse(args_text(in, "class"), &f.class);
    if (*args_text(in, "customer"))
        rc = desk_customer(s, args_text(in, "customer"), &customer, reterr);
    if (!rc)
        rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    f.customer = customer.id;
    if (args_yes(in, "overdue"))
        f.late_before = calendar_last_working(&k.calendar, session_today(s));
    reply_table(out, N_("Complaints"), columns, sizeof columns / sizeof *columns);
    struct listing l = {s, &k.calendar, session_today(s), out, false};
    rc = rows(&l, &f, args_yes(in, "mine"), reterr);
    calendar_done(&k);
    return rc;
}

const struct command command_complaint_list = {
    .noun = "complaint",
    .verb = "list",
    .summary = N_("List complaints, newest first"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "complaint list state=open",
    .run = run_list,
};
