/* inspection list: the appointments to come, and what came of those of one application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/inspection.h"

#include "command/arguments.h"
#include "store/inspection.h"

#include <string.h>

static const struct arg list_args[] = {
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_DATE("date", N_("Only those of this day")),
    ARG_YES("mine", N_("Only those that I hold")),
};

static const struct column columns[] = {
    {"at", N_("When"), CELL_TIME},
    {"application", N_("Application"), CELL_CODE},
    {"service", N_("Service"), CELL_NAMES},
    {"customer", N_("Customer"), CELL_NAMES},
    {"place", N_("Place"), CELL_TEXT},
    {"inspector", N_("Inspector"), CELL_TEXT},
    {"result", N_("Result"), CELL_WORD},
    {"note", N_("Note"), CELL_LONG},
    {"findings", N_("Findings"), CELL_LONG},
};

struct listing {
    struct reply *out;
    const char *inspector; /* NULL: any */
};

static bool list_row(void *ctx, const struct inspection *i)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
    if (l->inspector && strcmp(i->inspector, l->inspector) != 0)
        return true;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_time(i->at));
    reply_cell(out, cell_code(i->number));
    reply_cell(out, cell_names(i->service_en, i->service_ar));
    reply_cell(out, cell_names(i->customer_en, i->customer_ar));
    reply_cell(out, cell_text(i->place));
    reply_cell(out, cell_text(i->inspector));
    reply_cell(out, cell_word(inspection_result_word(i->result), inspection_result_title(i->result)));
    reply_cell(out, cell_long(i->note));
    reply_cell(out, cell_long(i->findings));
    return true;
}

/* Without a day: all that are planned, those that wait for their result first. */
static enum rc filter(struct session *s, const struct args *in, struct inspection_filter *f,
                      struct err *reterr)
{
    struct date day;
    struct application a;
    *f = (struct inspection_filter){.to = date_start(DATE_LAST), .limit = LIST_LIMIT + 1};
    if (args_date(in, "date", &day)) {
        f->from = date_start(day);
        f->to = date_start(date_add(day, 1));
    }
    if (!args_given(in, "application"))
        return RC_OK;
    enum rc rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (!rc)
        f->application = a.id;
    return rc;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct inspection_filter f;
    struct listing l = {out, args_yes(in, "mine") ? s->staff.login : NULL};
    enum rc rc = filter(s, in, &f, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Inspections"), columns, sizeof columns / sizeof *columns);
    return inspection_each(s->db, &f, list_row, &l, reterr);
}

static bool keep_last(void *ctx, const struct inspection *i)
{
    *(struct inspection *)ctx = *i;
    return true;
}

enum rc inspection_entries(struct session *s, const struct application *a, struct reply *out,
                           struct err *reterr)
{
    struct inspection last = {0};
    struct inspection_filter f = {.application = a->id};
    enum rc rc = inspection_each(s->db, &f, keep_last, &last, reterr);
    if (rc || !last.id.n)
        return rc;
    reply_entry(out, "inspection_at", N_("Inspection"), cell_time(last.at));
    reply_entry(out, "inspection_place", N_("Place"), cell_text(last.place));
    reply_entry(out, "inspector", N_("Inspector"), cell_text(last.inspector));
    reply_entry(out, "inspection_result", N_("Result of the inspection"),
                cell_word(inspection_result_word(last.result), inspection_result_title(last.result)));
    reply_entry(out, "inspection_findings", N_("Findings"), cell_long(last.findings));
    return RC_OK;
}

const struct command command_inspection_list = {
    .noun = "inspection",
    .verb = "list",
    .summary = N_("List the inspections that are planned, the earliest first"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "inspection list date=today mine=yes",
    .run = run_list,
};
