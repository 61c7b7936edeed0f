/* complaint export: complaints in the columns that “complaint import” reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/complaint.h"
#include "command/desk.h"

#include <string.h>

static const struct arg export_args[] = {
    ARG_DATE("from", N_("Logged from")),
    ARG_DATE("to", N_("Logged until")),
    ARG_YES("confidential", N_("Confidential ones too")),
};

static const struct column columns[] = {
    {"number", N_("Number"), CELL_CODE},
    {"external", N_("External number"), CELL_TEXT},
    {"customer", N_("Customer number"), CELL_CODE},
    {"application", N_("Application"), CELL_CODE},
    {"class", N_("Class"), CELL_WORD},
    {"category", N_("Category"), CELL_CODE},
    {"subject", N_("Subject"), CELL_TEXT},
    {"text", N_("What the customer says"), CELL_LONG},
    {"employee", N_("About"), CELL_CODE},
    {"contact", N_("Contact"), CELL_CODE},
    {"owner", N_("Owner"), CELL_CODE},
    {"state", N_("State"), CELL_WORD},
    {"logged_by", N_("Logged by"), CELL_CODE},
    {"logged_at", N_("Logged"), CELL_TIME},
    {"promised", N_("Promised for"), CELL_DATE},
    {"level", N_("Level"), CELL_COUNT},
    {"answer", N_("Answer"), CELL_LONG},
    {"settled_at", N_("Answered or closed"), CELL_TIME},
    {"verdict", N_("Verdict"), CELL_WORD},
    {"reopened", N_("Times reopened"), CELL_COUNT},
    {"rating", N_("Rating"), CELL_COUNT},
    {"cause", N_("Root cause"), CELL_CODE},
    {"corrective", N_("What was done about it"), CELL_LONG},
};

struct export {
    struct reply *out;
    struct date from, to;
    bool confidential;
};

static struct cell number_cell(int n)
{
    return n ? cell_count(n) : cell_none();
}

static void head(struct reply *out, const struct complaint *c)
{
    reply_cell(out, cell_code(c->number));
    reply_cell(out, cell_text(c->external));
    reply_cell(out, cell_code(c->customer_number));
    reply_cell(out, cell_code(c->application_number));
    reply_cell(out, cell_word(complaint_class_word(c->class), complaint_class_title(c->class)));
    reply_cell(out, cell_code(c->category));
    reply_cell(out, cell_text(c->subject));
    reply_cell(out, cell_long(c->text));
    reply_cell(out, cell_code(c->employee));
    reply_cell(out, cell_code(c->contact));
    reply_cell(out, cell_code(c->owner));
}

static void rest(struct reply *out, const struct complaint *c)
{
    const char *verdict = complaint_verdict_word(c->verdict);
    reply_cell(out, cell_word(complaint_state_word(c->state), complaint_state_title(c->state)));
    reply_cell(out, cell_code(c->logged_by));
    reply_cell(out, cell_time(c->logged_at));
    reply_cell(out, cell_date(c->promised));
    reply_cell(out, number_cell(c->level));
    reply_cell(out, cell_long(c->answer));
    reply_cell(out, cell_time(c->settled_at));
    reply_cell(out, *verdict ? cell_word(verdict, complaint_verdict_title(c->verdict)) : cell_none());
    reply_cell(out, number_cell(c->reopened));
    reply_cell(out, number_cell(c->rating));
    reply_cell(out, cell_code(c->cause));
    reply_cell(out, cell_long(c->corrective));
}

static bool export_row(void *ctx, const struct complaint *c)
{
    const struct export *e = ctx;
    struct date day = date_of(c->logged_at);
    if (date_cmp(day, e->from) < 0 || date_cmp(day, e->to) > 0)
        return true;
    if (c->class == COMPLAINT_CLASS_CONFIDENTIAL && !e->confidential)
        return true;
    head(e->out, c);
    rest(e->out, c);
    return true;
}

static enum rc run_export(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct export e = {out, DATE_FIRST, session_today(s), args_yes(in, "confidential")};
    struct complaint_filter all = {.viewer = desk_viewer(s), .oldest = true, .limit = -1};
    args_date(in, "from", &e.from);
    args_date(in, "to", &e.to);
    if (date_cmp(e.from, e.to) > 0)
        return ERR(reterr, RC_BAD_DATA, "from", N_("The first day is after the last one"));
    reply_record(out, N_("Export"));
    reply_entry(out, "exported_by", N_("Exported by"), cell_code(s->staff.login));
    reply_entry(out, "exported_at", N_("Exported"), cell_time(session_now(s)));
    reply_table(out, N_("Complaints"), columns, sizeof columns / sizeof *columns);
    return complaint_each(s->db, &all, export_row, &e, reterr);
}

const struct command command_complaint_export = {
    .noun = "complaint",
    .verb = "export",
    .summary = N_("Export complaints with -o csv or -o json, for “complaint import” and others"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_READ_PERSONAL,
    ARGS(export_args),
    .example = "complaint export from=1/11/2026",
    .run = run_export,
};
