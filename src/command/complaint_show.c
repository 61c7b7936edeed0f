/* complaint show, list: looking at complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/clock.h"
#include "command/complaint.h"
#include "command/desk.h"

static struct cell state_cell(enum complaint_state state)
{
    return cell_word(complaint_state_word(state), complaint_state_title(state));
}

void complaint_record(struct reply *out, const struct complaint *c)
{
    reply_record(out, N_("Complaint"));
    reply_entry(out, "number", N_("Number"), cell_code(c->number));
    reply_entry(out, "state", N_("State"), state_cell(c->state));
    reply_entry(out, "customer", N_("Customer"), cell_names(c->customer_en, c->customer_ar));
    reply_entry(out, "customer_number", N_("Customer number"), cell_code(c->customer_number));
    reply_entry(out, "application", N_("Application"), cell_code(c->application_number));
    reply_entry(out, "subject", N_("Subject"), cell_text(c->subject));
    reply_entry(out, "text", N_("What the customer says"), cell_long(c->text));
    reply_entry(out, "answer", N_("Answer"), cell_long(c->answer));
    reply_entry(out, "rating", N_("Rating"), c->rating ? cell_count(c->rating) : cell_none());
    reply_entry(out, "logged_by", N_("Logged by"), cell_code(c->logged_by));
    reply_entry(out, "logged_at", N_("Logged"), cell_time(c->logged_at));
    reply_entry(out, "promised", N_("Promised for"), cell_date(c->promised));
    reply_entry(out, "version", N_("Version"), cell_count(c->version));
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
    reply_entry(out, "level", N_("Level"), c->level ? cell_count(c->level) : cell_none());
    calendar_done(&k);
    return RC_OK;
}

static const struct arg show_args[] = {ARG_COMPLAINT};

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    complaint_record(out, &c);
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
};

struct listing {
    const struct calendar *calendar;
    struct date today;
    struct reply *out;
};

static bool list_row(void *ctx, const struct complaint *c)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
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
    return true;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct customer customer = {0};
    struct kept_calendar k;
    enum complaint_state state = COMPLAINT_OPEN;
    bool by_state = complaint_state_parse(args_text(in, "state"), &state);
    enum rc rc = RC_OK;
    if (*args_text(in, "customer"))
        rc = desk_customer(s, args_text(in, "customer"), &customer, reterr);
    if (!rc)
        rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Complaints"), columns, sizeof columns / sizeof *columns);
    struct listing l = {&k.calendar, session_today(s), out};
    rc = complaint_each(s->db, customer.id, by_state, state, LIST_LIMIT + 1, list_row, &l, reterr);
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
