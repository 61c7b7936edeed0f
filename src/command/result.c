/* result record, correct, show, list: what was issued for an application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/result.h"
#include "command/arguments.h"

#include "xfer/cabinet.h"

#include <stdio.h>
#include <string.h>

#define X(name, word, title) {(word), {.en = (title)}},
static const struct choice kinds[] = {RESULT_KIND_LIST(X)};
#undef X

#define VALUE_ARGS                                                                                 \
    {.field = {.name = "number", .type = FIELD_TEXT, .label = {.en = N_("Number as printed")},     \
               .any_digits = true, .max_length = 40}},                                             \
        {.field = {.name = "issued", .type = FIELD_DATE, .label = {.en = N_("Issue date")},        \
                   .max = "today"}},                                                               \
        ARG_DATE("expires", N_("Expiry date")),                                                    \
        ARG_WORD("kind", N_("Kind of result"), kinds, false),                                      \
        ARG_REF("file", N_("PDF, PNG or JPEG file"), REF_KEPT_FILE, false)

static const struct arg record_args[] = {
    ARG_APPLICATION, VALUE_ARGS,
    ARG_REF("file", N_("PDF, PNG or JPEG file"), REF_KEPT_FILE, false)};
static const struct arg correct_args[] = {ARG_APPLICATION, VALUE_ARGS,
                                          ARG_LONG("reason", N_("Reason"), true)};

static enum rc check(const struct result *r, struct err *reterr)
{
    if (!*r->number && !*r->attachment)
        return ERR(reterr, RC_USAGE, "number",
                   N_("Give the number as printed, or the file where it has none"));
    if (r->expires.year && date_cmp(r->expires, r->issued) < 0)
        return ERR(reterr, RC_BAD_DATA, "expires",
                   N_("It would expire on %1$s, before it was issued on %2$s"),
                   shown_date(r->expires).s, shown_date(r->issued).s);
    return RC_OK;
}

/* What was not said: issued today, of the kind and as long as the card says. */
static enum rc fill(struct session *s, const struct casework *c, const struct args *in,
                    const char *note, struct result *r, struct err *reterr)
{
    const struct card_result *usual = &c->card->result;
    *r = (struct result){.application = c->app.id,
                         .customer = c->app.customer,
                         .kind = usual->kind,
                         .issued = session_today(s),
                         .at = session_now(s)};
    (void)result_kind_parse(args_text(in, "kind"), &r->kind);
    (void)args_date(in, "issued", &r->issued);
    if (!args_date(in, "expires", &r->expires) && usual->months)
        r->expires = date_valid_until(r->issued, usual->months);
    desk_cut(r->service, sizeof r->service, c->app.service);
    desk_cut(r->by, sizeof r->by, s->staff.login);
    enum rc rc = desk_copy(r->number, sizeof r->number, args_text(in, "number"), "number", reterr);
    if (!rc)
        rc = desk_copy(r->note, sizeof r->note, note, "reason", reterr);
    if (in->file)
        snprintf(r->attachment, sizeof r->attachment, "%s", in->file->hash);
    return rc ? rc : check(r, reterr);
}

static bool same(const struct result *a, const struct result *b)
{
    return a->kind == b->kind && strcmp(a->number, b->number) == 0 &&
           date_cmp(a->issued, b->issued) == 0 && date_cmp(a->expires, b->expires) == 0 &&
           strcmp(a->attachment, b->attachment) == 0;
}

static struct cell kind_cell(enum result_kind k)
{
    return cell_word(result_kind_word(k), result_kind_title(k));
}

void result_entries(struct reply *out, const struct result *r)
{
    if (!r->id.n)
        return;
    reply_entry(out, "result_kind", N_("Result"), kind_cell(r->kind));
    reply_entry(out, "result_number", N_("Number of the result"), cell_code(r->number));
    reply_entry(out, "issued", N_("Issue date"), cell_date(r->issued));
    reply_entry(out, "expires", N_("Expiry date"), cell_date(r->expires));
}

/* A renewal keeps its number often enough; with two customers it is a slip more often. */
static enum rc warn_taken(struct session *s, const struct result *r, struct reply *out,
                          struct err *reterr)
{
    bool taken = false;
    enum rc rc = !*r->number ? RC_OK : result_number_taken(s->db, r, &taken, reterr);
    if (!rc && taken)
        MSG(reply_message(out), N_("Another customer has a result with the number %1$s: compare it with "
                                   "what is printed"),
            r->number);
    return rc;
}

/* The file goes to the other attachments of the application; the result knows its content. */
static enum rc attach(struct session *s, const struct casework *c, const struct args *in,
                      struct reply *out, struct err *reterr)
{
    struct attachment a;
    if (!in->file)
        return RC_OK;
    enum rc rc = case_attach(s, c, in->file, ATTACHMENT_RESULT, "", &a, reterr);
    if (!rc)
        MSG(reply_message(out), N_("A copy of %1$s is kept as %2$s"), a.name, a.number);
    return rc;
}

static enum rc add(struct session *s, const struct casework *c, const struct args *in,
                   struct result *r, const char *happened, struct reply *out, struct err *reterr)
{
    enum rc rc = attach(s, c, in, out, reterr);
    if (!rc)
        rc = result_add(s->db, r, reterr);
    if (!rc)
        rc = case_happened(s, c, happened, r->note, r->number, reterr);
    if (!rc)
        rc = warn_taken(s, r, out, reterr);
    return rc;
}

static void say(const struct casework *c, const struct result *r, bool already, struct reply *out)
{
    char kind[64];
    snprintf(kind, sizeof kind, "=%s", result_kind_title(r->kind));
    if (already)
        MSG(reply_message(out), N_("The result %2$s (%1$s) is recorded already; nothing was done twice"),
            kind, r->number);
    else if (r->expires.year)
        MSG(reply_message(out), N_("Recorded: %1$s %2$s, valid until %3$s"), kind, r->number,
            shown_date(r->expires).s);
    else
        MSG(reply_message(out), N_("Recorded: %1$s %2$s"), kind, r->number);
    case_record(out, &c->app);
    result_entries(out, r);
}

/* Between the decision and the hand-out. */
static enum rc check_moment(const struct casework *c, struct err *reterr)
{
    char state[64];
    if (c->app.state == STATE_APPROVED || c->app.state == STATE_READY)
        return RC_OK;
    if (c->app.state == STATE_DELIVERED)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Application %1$s was handed out: a supervisor can still put its result right, "
                      "with: result correct"),
                   c->app.number);
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("A result is recorded once the application is approved; application %1$s is %2$s"),
               c->app.number, state);
}

static enum rc record(struct session *s, const struct casework *c, const struct args *in,
                      struct reply *out, struct err *reterr)
{
    struct result r, before;
    bool awaited;
    enum rc rc = case_result(s, c, &before, &awaited, reterr);
    if (!rc)
        rc = fill(s, c, in, "", &r, reterr);
    if (rc)
        return rc;
    bool already = before.id.n && same(&before, &r);
    if (already)
        r = before;
    else
        rc = check_moment(c, reterr);
    if (!rc && !already)
        rc = add(s, c, in, &r, before.id.n ? "result-corrected" : "result-recorded", out, reterr);
    if (!rc)
        say(c, &r, already, out);
    return rc;
}

static enum rc run_record(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = record(s, &c, in, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_result_record = {
    .noun = "result",
    .verb = "record",
    .summary = N_("Record what was issued for an approved application: number, dates"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(record_args),
    .example = "result record application=E26-11-000001 number=CERT-0001 expires=2029-11-10",
    .run = run_record,
};

static enum rc correct(struct session *s, const struct casework *c, const struct args *in,
                       struct reply *out, struct err *reterr)
{
    struct result r, before;
    bool awaited;
    enum rc rc = case_result(s, c, &before, &awaited, reterr);
    if (!rc && !before.id.n)
        rc = ERR(reterr, RC_NOT_FOUND, NULL,
                 N_("No result was recorded for application %1$s, so there is none to correct"),
                 c->app.number);
    if (!rc)
        rc = fill(s, c, in, args_text(in, "reason"), &r, reterr);
    if (rc)
        return rc;
    bool already = same(&before, &r);
    if (already)
        r = before;
    else
        rc = add(s, c, in, &r, "result-corrected", out, reterr);
    if (!rc)
        say(c, &r, already, out);
    return rc;
}

static enum rc run_correct(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = correct(s, &c, in, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_result_correct = {
    .noun = "result",
    .verb = "correct",
    .summary = N_("Put a recorded result right, also after hand-out, with the reason"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(correct_args),
    .example = "result correct application=E26-11-000001 number=CERT-0002 reason='Misread'",
    .run = run_correct,
};

static const struct arg show_args[] = {ARG_APPLICATION};

static const struct column show_columns[] = {
    {"kind", N_("Result"), CELL_WORD},       {"number", N_("Number"), CELL_CODE},
    {"issued", N_("Issue date"), CELL_DATE}, {"expires", N_("Expiry date"), CELL_DATE},
    {"by", N_("By"), CELL_CODE},             {"at", N_("When"), CELL_TIME},
    {"note", N_("Note"), CELL_LONG},         {"file", N_("File"), CELL_YES_NO},
};

static bool show_row(void *ctx, const struct result *r)
{
    struct reply *out = ctx;
    reply_cell(out, kind_cell(r->kind));
    reply_cell(out, cell_code(r->number));
    reply_cell(out, cell_date(r->issued));
    reply_cell(out, cell_date(r->expires));
    reply_cell(out, cell_code(r->by));
    reply_cell(out, cell_time(r->at));
    reply_cell(out, cell_long(r->note));
    reply_cell(out, cell_yes_no(*r->attachment != '\0'));
    return true;
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct application a;
    enum rc rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Results, the one that counts first"), show_columns,
                sizeof show_columns / sizeof *show_columns);
    return result_each(s->db, a.id, show_row, out, reterr);
}

const struct command command_result_show = {
    .noun = "result",
    .verb = "show",
    .summary = N_("Show the result of an application and what it was before corrections"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(show_args),
    .example = "result show application=E26-11-000001",
    .run = run_show,
};

static const struct arg list_args[] = {
    ARG_REF("card", N_("Service card"), REF_CARD, false),
    ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, false),
    ARG_DATE("expiring", N_("Expires until this day")),
    ARG_DATE("from", N_("Expires from this day on")),
};

static const struct column list_columns[] = {
    {"expires", N_("Expiry date"), CELL_DATE},   {"number", N_("Number"), CELL_CODE},
    {"kind", N_("Result"), CELL_WORD},           {"service", N_("Service"), CELL_NAMES},
    {"customer", N_("Customer"), CELL_NAMES},    {"customer_number", N_("Customer number"), CELL_CODE},
    {"application", N_("Application"), CELL_CODE}, {"state", N_("State"), CELL_WORD},
    {"issued", N_("Issue date"), CELL_DATE},     {"renewal", N_("Renewal"), CELL_CODE},
    {"card", N_("Service card"), CELL_CODE},
};

static bool list_row(void *ctx, const struct result_line *l)
{
    struct reply *out = ctx;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_date(l->result.expires));
    reply_cell(out, cell_code(l->result.number));
    reply_cell(out, kind_cell(l->result.kind));
    reply_cell(out, cell_names(l->service_en, l->service_ar));
    reply_cell(out, cell_names(l->customer_en, l->customer_ar));
    reply_cell(out, cell_code(l->customer_number));
    reply_cell(out, cell_code(l->application_number));
    reply_cell(out, cell_word(state_word(l->state), state_title(l->state)));
    reply_cell(out, cell_date(l->result.issued));
    reply_cell(out, cell_code(l->renewal));
    reply_cell(out, cell_code(l->result.service));
    return true;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct customer customer = {0};
    struct result_filter f = {
        .service = args_given(in, "card") ? args_text(in, "card") : NULL,
        .from = session_today(s),
        .to = DATE_LAST,
        .limit = LIST_LIMIT + 1,
    };
    (void)args_date(in, "from", &f.from);
    (void)args_date(in, "expiring", &f.to);
    enum rc rc = args_given(in, "customer")
                     ? desk_customer(s, args_text(in, "customer"), &customer, reterr)
                     : RC_OK;
    if (rc)
        return rc;
    f.customer = customer.id;
    reply_table(out, N_("Results"), list_columns, sizeof list_columns / sizeof *list_columns);
    return result_lines(s->db, &f, list_row, out, reterr);
}

const struct command command_result_list = {
    .noun = "result",
    .verb = "list",
    .summary = N_("List results: those that expire, the earliest first, or those of a customer"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "result list expiring=+60",
    .run = run_list,
};
