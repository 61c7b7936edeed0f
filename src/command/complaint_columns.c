/* A row of an import becomes a complaint.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/complaint_columns.h"

#include "command/arguments.h"
#include "command/clock.h"
#include "command/complaint.h"
#include "command/desk.h"
#include "store/rating.h"

#include "base/mem.h"

#include <string.h>

static const struct choice states[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    COMPLAINT_STATE_LIST(X)
#undef X
};

static const struct choice verdicts[] = {
    {"accepted", {.en = N_("accepted")}},
    {"rejected", {.en = N_("rejected")}},
};

static const struct arg row_args[] = {
    {.field = {.name = "number",
               .type = FIELD_TEXT,
               .label = {.en = N_("Number")},
               .pattern = "CustComp-[0-9]{2}-[0-9]{2}-[0-9]{6}"}},
    ARG_TEXT("external", N_("External number"), false),
    ARG_CUSTOMER,
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    {.field = {.name = "class",
               .type = FIELD_CHOICE,
               .label = {.en = N_("Class")},
               .choices = complaint_classes,
               .nchoices = COMPLAINT_CLASS_COUNT}},
    ARG_TEXT("category", N_("Category"), false),
    ARG_TEXT("subject", N_("Subject"), true),
    {ARG_OF("text", FIELD_LONG_TEXT, N_("What the customer says"), true)},
    ARG_REF("employee", N_("About"), REF_STAFF, false),
    ARG_TEXT("contact", N_("Contact"), false),
    ARG_REF("owner", N_("Owner"), REF_STAFF, false),
    ARG_WORD("state", N_("State"), states, false),
    ARG_REF("logged_by", N_("Logged by"), REF_STAFF, false),
    ARG_TEXT("logged_at", N_("Logged"), false),
    ARG_DATE("promised", N_("Promised for")),
    {.field = {.name = "level", .type = FIELD_NUMBER, .label = {.en = N_("Level")}, .max = "3"}},
    {ARG_OF("answer", FIELD_LONG_TEXT, N_("Answer"), false)},
    ARG_TEXT("settled_at", N_("Answered or closed"), false),
    ARG_WORD("verdict", N_("Verdict"), verdicts, false),
    {.field = {.name = "reopened",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Times reopened")},
               .max = "99"}},
    {.field = {.name = "rating",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Rating")},
               .min = "1",
               .max = "5"}},
    ARG_TEXT("cause", N_("Root cause"), false),
    ARG_LONG("corrective", N_("What was done about it"), false),
};

const struct command complaint_import_row = {.noun = "complaint", .verb = "import", ARGS(row_args)};

/* ---- reading ---- */

struct reading {
    struct session *session;
    const struct args *in;
    struct complaint *c;
    struct err *err;
};

static enum rc moment(struct reading *r, const char *name, instant *to)
{
    const char *text = args_text(r->in, name);
    if (!*text || instant_parse(text, to))
        return RC_OK;
    return ERR(r->err, RC_BAD_DATA, name,
               N_("A moment is written as 2026-05-12T14:30:00+04:00, this is not: %1$s"), text);
}

static enum rc texts(struct reading *r)
{
    struct complaint *c = r->c;
    const struct {
        const char *name;
        char *to;
        size_t size;
    } rows[] = {
        {"number", c->number, sizeof c->number},       {"external", c->external, sizeof c->external},
        {"category", c->category, sizeof c->category}, {"subject", c->subject, sizeof c->subject},
        {"employee", c->employee, sizeof c->employee}, {"contact", c->contact, sizeof c->contact},
        {"owner", c->owner, sizeof c->owner},          {"logged_by", c->logged_by, sizeof c->logged_by},
        {"cause", c->cause, sizeof c->cause},
        {"corrective", c->corrective, sizeof c->corrective},
    };
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < sizeof rows / sizeof *rows; i++)
        rc = desk_copy(rows[i].to, rows[i].size, args_text(r->in, rows[i].name), rows[i].name, r->err);
    c->text = mem_strdup(args_text(r->in, "text"));
    c->answer = mem_strdup(args_text(r->in, "answer"));
    if (!*c->logged_by)
        desk_cut(c->logged_by, sizeof c->logged_by, r->session->staff.login);
    return rc;
}

static enum rc words(struct reading *r)
{
    struct session *s = r->session;
    struct complaint *c = r->c;
    (void)complaint_class_parse(args_text(r->in, "class"), &c->class);
    (void)complaint_state_parse(args_text(r->in, "state"), &c->state);
    (void)complaint_verdict_parse(args_text(r->in, "verdict"), &c->verdict);
    c->level = (int)args_number(r->in, "level", 0);
    c->reopened = (int)args_number(r->in, "reopened", 0);
    c->rating = (int)args_number(r->in, "rating", 0);
    enum rc rc = complaint_check_word(s, "category", c->category, r->err);
    if (!rc)
        rc = complaint_check_word(s, "cause", c->cause, r->err);
    if (!rc)
        rc = complaint_check_login(s, c->employee, "employee", r->err);
    if (!rc)
        rc = complaint_check_login(s, c->owner, "owner", r->err);
    return rc ? rc : complaint_check_login(s, c->logged_by, "logged_by", r->err);
}

static enum rc whose(struct reading *r)
{
    struct customer who;
    struct application a;
    struct complaint *c = r->c;
    const char *number = args_text(r->in, "application");
    enum rc rc = desk_customer(r->session, args_text(r->in, "customer"), &who, r->err);
    if (rc)
        return rc;
    c->customer = who.id;
    if (!*number)
        return RC_OK;
    rc = desk_application(r->session, number, &a, r->err);
    if (!rc && a.customer.n != who.id.n)
        rc = ERR(r->err, RC_BAD_DATA, "application",
                 N_("Application %1$s belongs to another customer (%2$s)"), a.number,
                 a.customer_number);
    if (!rc)
        desk_cut(c->application_number, sizeof c->application_number, a.number);
    return rc;
}

/* When it was logged, answered, promised. What is answered has an answer, and a moment of it. */
static enum rc times(struct reading *r)
{
    struct session *s = r->session;
    struct complaint *c = r->c;
    c->logged_at = session_now(s);
    enum rc rc = moment(r, "logged_at", &c->logged_at);
    if (!rc)
        rc = moment(r, "settled_at", &c->settled_at);
    if (rc)
        return rc;
    if (c->logged_at > session_now(s) || c->settled_at > session_now(s))
        return ERR(r->err, RC_BAD_DATA, "logged_at", N_("This moment is still to come"));
    if (c->state != COMPLAINT_OPEN && !*c->answer)
        return ERR(r->err, RC_BAD_DATA, "answer", N_("What is answered or closed has an answer"));
    if (c->state != COMPLAINT_OPEN && c->settled_at < c->logged_at)
        c->settled_at = c->logged_at;
    if (!args_date(r->in, "promised", &c->promised))
        rc = complaint_promise(s, c->class, date_of(c->logged_at), &c->promised, r->err);
    return rc;
}

static enum rc already(const char *what, struct err *reterr)
{
    return ERR(reterr, RC_CONFLICT, NULL, N_("Complaint %1$s is there already"), what);
}

static enum rc not_there_yet(struct reading *r)
{
    struct complaint other = {0};
    const struct complaint *c = r->c;
    enum rc rc = *c->number ? complaint_by_number(r->session->db, c->number, &other, r->err)
                            : RC_NOT_FOUND;
    complaint_done(&other);
    if (rc != RC_NOT_FOUND)
        return rc ? rc : already(c->number, r->err);
    rc = *c->external ? complaint_by_external(r->session->db, c->external, &other, r->err)
                      : RC_NOT_FOUND;
    complaint_done(&other);
    if (rc != RC_NOT_FOUND)
        return rc ? rc : already(c->external, r->err);
    return RC_OK;
}

enum rc complaint_from_row(struct session *s, const struct args *in, struct complaint *ret,
                           struct err *reterr)
{
    struct reading r = {s, in, ret, reterr};
    *ret = (struct complaint){0};
    enum rc rc = texts(&r);
    if (!rc)
        rc = not_there_yet(&r);
    if (!rc)
        rc = words(&r);
    if (!rc)
        rc = whose(&r);
    if (!rc)
        rc = times(&r);
    if (rc)
        complaint_done(ret);
    return rc;
}

/* ---- writing ---- */

static enum rc number_it(struct session *s, struct complaint *c, struct err *reterr)
{
    struct number_parts parts;
    if (!*c->number)
        return desk_number(s, NUMBER_PREFIX_COMPLAINT, NUMBER_MONTHLY, c->number, sizeof c->number,
                           reterr);
    if (!number_read(c->number, &parts))
        return ERR(reterr, RC_BAD_DATA, "number", N_("This is no number of a complaint"));
    return db_raise_serial(s->db, NUMBER_PREFIX_COMPLAINT, 2000 + parts.year, parts.serial, reterr);
}

/* Its clock goes on from where it was: one that was rejected runs since the last answer. */
static enum rc set_clock(struct session *s, struct complaint *c, struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    instant ended = c->settled_at ? c->settled_at : c->logged_at;
    c->clock_used = calendar_minutes(&k.calendar, c->logged_at, ended);
    c->open_since = c->state != COMPLAINT_OPEN ? 0 : ended;
    calendar_done(&k);
    return RC_OK;
}

static enum rc rate(struct session *s, const struct complaint *c, struct err *reterr)
{
    struct rating r = {.complaint = c->id,
                       .stage = RATED_OVERALL,
                       .score = c->rating,
                       .at = c->settled_at ? c->settled_at : c->logged_at};
    if (!c->rating)
        return RC_OK;
    desk_cut(r.employee, sizeof r.employee, *c->owner ? c->owner : c->logged_by);
    desk_cut(r.login, sizeof r.login, s->staff.login);
    return rating_add(s->db, &r, reterr);
}

enum rc complaint_enter(struct session *s, struct complaint *c, struct err *reterr)
{
    const struct complaint_step step = {
        .event = "complaint-imported", .about = c->external, .silent = true};
    int rating = c->rating;
    enum rc rc = number_it(s, c, reterr);
    if (!rc)
        rc = complaint_insert(s->db, c, reterr);
    if (!rc)
        rc = set_clock(s, c, reterr);
    c->changed_at = session_now(s);
    c->rating = 0;
    if (!rc)
        rc = complaint_update(s->db, c, reterr);
    c->rating = rating;
    if (!rc)
        rc = rate(s, c, reterr);
    return rc ? rc : complaint_story(s, c, &step, reterr);
}
