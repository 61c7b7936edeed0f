/* complaint show, list: looking at complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
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

static const struct arg show_args[] = {ARG_COMPLAINT};

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    complaint_record(out, &c);
    rc = desk_story_table(s, (struct rowid){0}, c.id, out, reterr);
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
};

static bool list_row(void *ctx, const struct complaint *c)
{
    struct reply *out = ctx;
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
    return true;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct customer customer = {0};
    enum complaint_state state = COMPLAINT_OPEN;
    bool by_state = complaint_state_parse(args_text(in, "state"), &state);
    enum rc rc = RC_OK;
    if (*args_text(in, "customer"))
        rc = desk_customer(s, args_text(in, "customer"), &customer, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Complaints"), columns, sizeof columns / sizeof *columns);
    return complaint_each(s->db, customer.id, by_state, state, LIST_LIMIT + 1, list_row, out, reterr);
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
