/* application show, form, list: looking at applications.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/answer.h"
#include "command/arguments.h"
#include "command/behalf.h"
#include "command/case.h"
#include "command/claim.h"
#include "command/clock.h"
#include "command/handover.h"
#include "command/inspection.h"
#include "command/prefill.h"
#include "command/renewal.h"
#include "command/result.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

static const struct arg show_args[] = {ARG_APPLICATION, ARG_REVEAL};

static enum rc add_time(struct session *s, const struct application *a, struct reply *out,
                        struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    struct timing t = application_timing(&k.calendar, a, session_today(s));
    reply_entry(out, "timing", N_("Working time"), cell_timing(t));
    reply_entry(out, "worked_minutes", N_("Working minutes so far"),
                a->submitted_at ? cell_count(application_worked(&k.calendar, a, session_now(s)))
                                : cell_none());
    reply_entry(out, "overdue", N_("Overdue"), cell_yes_no(t.state == TIMING_OVERDUE));
    calendar_done(&k);
    return RC_OK;
}

static enum rc add_next(struct session *s, const struct casework *c, struct reply *out,
                        struct err *reterr)
{
    enum event next;
    enum rc rc = case_next(s, c, &next, reterr);
    if (rc)
        return rc;
    if (next != EVENT_COUNT)
        reply_entry(out, "next", N_("Waits for"), cell_word(event_word(next), event_title(next)));
    reply_entry(out, "two_decide", N_("Two decide"), cell_yes_no(c->card->two_decide));
    return RC_OK;
}

/* Of a draft alone: what was submitted was complete then, whatever day it is now. */
static void add_answers_complete(struct session *s, const struct casework *c, struct reply *out)
{
    if (c->app.state == STATE_DRAFT)
        reply_entry(out, "answers_complete", N_("Answers complete"),
                    cell_yes_no(form_check(c->form, &c->answers, session_today(s), NULL) == RC_OK));
}

static enum rc add_money(struct session *s, const struct casework *c, struct reply *out,
                         struct err *reterr)
{
    struct money due;
    bool unknown;
    enum rc rc = case_due(s, c, &due, &unknown, reterr);
    if (rc)
        return rc;
    reply_entry(out, "due", N_("To be paid"), cell_money(due));
    reply_entry(out, "payment_unknown", N_("A payment has no answer yet"), cell_yes_no(unknown));
    reply_entry(out, "documents_complete", N_("Documents complete"),
                cell_yes_no(case_document_lacking(c) < 0));
    add_answers_complete(s, c, out);
    return RC_OK;
}

static enum rc add_result(struct session *s, const struct casework *c, struct reply *out,
                          struct err *reterr)
{
    struct result r;
    bool awaited;
    enum rc rc = case_result(s, c, &r, &awaited, reterr);
    if (rc)
        return rc;
    if (awaited)
        reply_entry(out, "result_awaited", N_("A result is to be recorded"), cell_yes_no(true));
    result_entries(out, &r);
    return renewal_entries(s, c->app.id, out, reterr);
}

/* Only the fields that are asked for with these answers. */
static void add_answers(const struct casework *c, bool reveal, struct reply *out)
{
    for (size_t i = 0; i < c->form->nfields; i++) {
        const struct field *f = &c->form->fields[i];
        char key[80];
        if (!form_shows(c->form, f, &c->answers))
            continue;
        snprintf(key, sizeof key, "answer_%s", f->name);
        reply_entry_bi(out, key, f->label.en, f->label.ar,
                       answer_cell(f, answers_get(&c->answers, f->name), reveal));
    }
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    case_record(out, &c.app);
    claim_entries(s, &c.app, out);
    rc = add_time(s, &c.app, out, reterr);
    if (!rc)
        rc = add_next(s, &c, out, reterr);
    if (!rc)
        rc = add_money(s, &c, out, reterr);
    if (!rc)
        rc = inspection_entries(s, &c.app, out, reterr);
    if (!rc)
        rc = handover_entries(s, &c.app, out, reterr);
    if (!rc)
        rc = add_result(s, &c, out, reterr);
    if (!rc)
        rc = behalf_entries(s, &c.app, out, reterr);
    add_answers(&c, args_yes(in, "reveal"), out);
    if (!rc)
        rc = desk_story_table(s, c.app.id, (struct rowid){0}, c.card, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_application_show = {
    .noun = "application",
    .verb = "show",
    .summary = N_("Show an application with its answers and its timeline"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(show_args),
    .example = "application show application=E26-11-000001",
    .run = run_show,
};

static const struct arg form_args[] = {ARG_APPLICATION};

static const struct column form_columns[] = {
    {"field", N_("Field"), CELL_CODE},
    {"label", N_("Label"), CELL_NAMES},
    {"value", N_("Value"), CELL_LONG},
};

static enum rc run_form(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct casework c;
    char earlier[24];
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = prefill_source(s, &c, earlier, reterr);
    case_record(out, &c.app);
    reply_entry(out, "earlier", N_("Earlier application"), cell_code(earlier));
    reply_entry(out, "form", N_("Form"), cell_code(c.form->id));
    reply_entry(out, "card_source", N_("Kept service card"), cell_long(c.card_source));
    reply_entry(out, "form_source", N_("Kept form"), cell_long(c.form_source));
    reply_table(out, N_("Answers"), form_columns, sizeof form_columns / sizeof *form_columns);
    for (size_t i = 0; i < c.form->nfields; i++) {
        const struct field *f = &c.form->fields[i];
        if (f->row && !*answers_get(&c.answers, f->name) && !form_shows(c.form, f, &c.answers))
            continue; /* a row that is not there */
        reply_cell(out, cell_code(f->name));
        reply_cell(out, cell_names(f->label.en, f->label.ar));
        reply_cell(out, cell_long(answers_get(&c.answers, f->name)));
    }
    case_done(&c);
    return rc;
}

const struct command command_application_form = {
    .noun = "application",
    .verb = "form",
    .summary = N_("Show the card and form an application was opened with, and its answers in full"),
    .who = ROLES_DESK,
    .access = ACCESS_READ_PERSONAL,
    ARGS(form_args),
    .example = "application form application=E26-11-000001",
    .run = run_form,
};

static const struct choice state_choices[] = {
#define X(name, word, title, stage) {(word), {.en = (title)}},
    STATE_LIST(X)
#undef X
};

static const struct arg list_args[] = {
    ARG_WORD("state", N_("State"), state_choices, false),
    ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, false),
    ARG_YES("mine", N_("Only those that I opened")),
    ARG_YES("held", N_("Only those that I work on: I have claimed them")),
    ARG_YES("open", N_("Only those that are not finished")),
    ARG_YES("overdue", N_("Only those whose promised day has passed, the oldest promise first")),
    ARG_TEXT("number", N_("Beginning of the number"), false),
};

static const struct column list_columns[] = {
    {"number", N_("Number"), CELL_CODE},         {"service", N_("Service"), CELL_NAMES},
    {"customer", N_("Customer"), CELL_NAMES},    {"customer_number", N_("Customer number"), CELL_CODE},
    {"state", N_("State"), CELL_WORD},           {"opened_at", N_("Opened"), CELL_TIME},
    {"promised", N_("Promised for"), CELL_DATE}, {"overdue", N_("Overdue"), CELL_YES_NO},
    {"opened_by", N_("Opened by"), CELL_CODE},   {"timing", N_("Working time"), CELL_TIMING},
    {"held_by", N_("Worked on by"), CELL_CODE},
};

struct listing {
    const struct calendar *calendar;
    struct date today;
    instant now;
    struct reply *out;
};

static bool list_row(void *ctx, const struct application *a)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_code(a->number));
    reply_cell(out, cell_names(a->service_en, a->service_ar));
    reply_cell(out, cell_names(a->customer_en, a->customer_ar));
    reply_cell(out, cell_code(a->customer_number));
    reply_cell(out, cell_word(state_word(a->state), state_title(a->state)));
    reply_cell(out, cell_time(a->opened_at));
    reply_cell(out, cell_date(a->promised));
    struct timing t = application_timing(l->calendar, a, l->today);
    reply_cell(out, cell_yes_no(t.state == TIMING_OVERDUE));
    reply_cell(out, cell_code(a->opened_by));
    reply_cell(out, cell_timing(t));
    reply_cell(out, cell_code(claim_holder(a, l->now)));
    return true;
}

static enum rc filter(struct session *s, const struct args *in, struct application_filter *f,
                      struct err *reterr)
{
    struct customer customer;
    *f = (struct application_filter){.open_only = args_yes(in, "open"), .limit = LIST_LIMIT + 1};
    f->by_state = state_parse(args_text(in, "state"), &f->state);
    f->opened_by = args_yes(in, "mine") ? s->staff.login : NULL;
    f->held_by = args_yes(in, "held") ? s->staff.login : NULL;
    f->held_at = session_now(s);
    f->number = *args_text(in, "number") ? args_text(in, "number") : NULL;
    if (!*args_text(in, "customer"))
        return RC_OK;
    enum rc rc = desk_customer(s, args_text(in, "customer"), &customer, reterr);
    if (!rc)
        f->customer = customer.id;
    return rc;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct application_filter f;
    struct kept_calendar k;
    enum rc rc = filter(s, in, &f, reterr);
    if (!rc)
        rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Applications"), list_columns, sizeof list_columns / sizeof *list_columns);
    struct listing l = {&k.calendar, session_today(s), session_now(s), out};
    if (args_yes(in, "overdue"))
        f.overdue_on = calendar_last_working(l.calendar, l.today);
    rc = application_each(s->db, &f, list_row, &l, reterr);
    calendar_done(&k);
    return rc;
}

const struct command command_application_list = {
    .noun = "application",
    .verb = "list",
    .summary = N_("List applications, newest first"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "application list state=under-review mine=yes",
    .run = run_list,
};
