/* inspection appoint, move, call-off, result: an inspection from its appointment to what came of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/inspection.h"

#include "command/arguments.h"
#include "command/fee.h"
#include "store/calendar.h"
#include "store/inspection.h"

#include <stdio.h>
#include <string.h>

static const struct choice results[] = {
    {"passed", {.en = N_("passed")}},
    {"failed", {.en = N_("not passed")}},
    {"again", {.en = N_("to be repeated")}},
};

#define APPOINTMENT_ARGS                                                                           \
    ARG_APPLICATION, {ARG_OF("date", FIELD_DATE, N_("Day"), true)}, ARG_CLOCK("time", N_("At what time"), true), \
        ARG_TEXT("place", N_("Place"), true), ARG_TEXT("inspector", N_("Inspector"), false),       \
        ARG_LONG("note", N_("Note"), false), ARG_VERSION

static const struct arg appoint_args[] = {APPOINTMENT_ARGS};
static const struct arg call_off_args[] = {ARG_APPLICATION, ARG_LONG("reason", N_("Reason"), true),
                                           ARG_VERSION};
static const struct arg result_args[] = {ARG_APPLICATION,
                                         ARG_WORD("result", N_("Result"), results, true),
                                         ARG_LONG("findings", N_("Findings"), true), ARG_VERSION};

bool inspection_demanded(const struct casework *c)
{
    for (size_t i = 0; i < c->card->nfees; i++) {
        const struct card_fee *f = &c->card->fees[i];
        if (f->moment == FEE_AT_INSPECTION && condition_holds(&f->when, &c->counted))
            return true;
    }
    return false;
}

enum rc inspection_lacking(struct session *s, const struct casework *c, bool *ret_lacking,
                           struct err *reterr)
{
    enum inspection_result last;
    bool held;
    enum rc rc = inspection_last_result(s->db, c->app.id, &last, &held, reterr);
    if (!rc)
        *ret_lacking = held ? last != INSPECTION_PASSED : inspection_demanded(c);
    return rc;
}

/* A case and its inspection. */
struct visit {
    struct session *session;
    struct casework c;
    const struct args *in;
    struct inspection i; /* the one that is planned, where there is one */
    bool planned;
};

static enum rc visit_open(struct visit *v, struct session *s, const struct args *in,
                          struct err *reterr)
{
    *v = (struct visit){.session = s, .in = in};
    enum rc rc = case_open(s, args_text(in, "application"), &v->c, reterr);
    if (rc)
        return rc;
    rc = case_check_version(s, &v->c, in, reterr);
    if (!rc)
        rc = inspection_planned(s->db, v->c.app.id, &v->i, &v->planned, reterr);
    if (rc)
        case_done(&v->c);
    return rc;
}

static void answer(const struct visit *v, struct reply *out)
{
    case_record(out, &v->c.app);
    reply_entry(out, "inspection_at", N_("Inspection"), cell_time(v->i.at));
    reply_entry(out, "inspection_place", N_("Place"), cell_text(v->i.place));
    reply_entry(out, "inspector", N_("Inspector"), cell_text(v->i.inspector));
    reply_entry(out, "inspection_result", N_("Result"),
                cell_word(inspection_result_word(v->i.result), inspection_result_title(v->i.result)));
}

/* Day, time, place and who comes, as they were typed. */
static enum rc read_appointment(struct visit *v, struct err *reterr)
{
    struct date day = {0};
    int hour = 0, minute = 0;
    args_date(v->in, "date", &day);
    sscanf(args_text(v->in, "time"), "%d:%d", &hour, &minute);
    if (date_cmp(day, session_today(v->session)) < 0)
        return ERR(reterr, RC_BAD_DATA, "date", N_("This day has passed; choose today or a later one"));
    v->i.at = date_start(day) + (hour * 60 + minute) * 60;
    enum rc rc = desk_copy(v->i.place, sizeof v->i.place, args_text(v->in, "place"), "place", reterr);
    if (!rc)
        rc = desk_copy(v->i.inspector, sizeof v->i.inspector, args_text(v->in, "inspector"),
                       "inspector", reterr);
    if (!rc)
        rc = desk_copy(v->i.note, sizeof v->i.note, args_text(v->in, "note"), "note", reterr);
    return rc;
}

static bool as_planned(const struct visit *v, const struct inspection *before)
{
    return v->planned && before->at == v->i.at && strcmp(before->place, v->i.place) == 0 &&
           strcmp(before->inspector, v->i.inspector) == 0 && strcmp(before->note, v->i.note) == 0;
}

/* When and where, for the story. */
static void when_and_where(const struct inspection *i, char to[NOTE_SIZE])
{
    snprintf(to, NOTE_SIZE, "%s · %s", shown_time(i->at).s, i->place);
}

/* People do come on a day off, so it is only told. */
static enum rc warn_day_off(struct visit *v, struct reply *out, struct err *reterr)
{
    struct kept_calendar k;
    struct date day = date_of(v->i.at);
    enum rc rc = calendar_get(v->session->db, &k, reterr);
    if (rc)
        return rc;
    if (!calendar_is_working(&k.calendar, day))
        MSG(reply_message(out), N_("%1$s is not a working day: check before you go on"),
            shown_date(day).s);
    calendar_done(&k);
    return RC_OK;
}

static enum rc say_appointment(struct visit *v, struct reply *out, struct err *reterr)
{
    struct money due;
    bool unknown;
    enum rc rc = case_due(v->session, &v->c, &due, &unknown, reterr);
    if (rc)
        return rc;
    if (due.fils > 0)
        MSG(reply_message(out),
            N_("The inspection of application %1$s is on %2$s. To be paid before it: %3$s"),
            v->c.app.number, shown_time(v->i.at).s, shown_money(due).s);
    else
        MSG(reply_message(out), N_("The inspection of application %1$s is on %2$s"), v->c.app.number,
            shown_time(v->i.at).s);
    answer(v, out);
    reply_entry(out, "due", N_("To be paid"), cell_money(due));
    return warn_day_off(v, out, reterr);
}

static enum rc insert(struct visit *v, struct err *reterr)
{
    v->i.application = v->c.app.id;
    v->i.made_at = session_now(v->session);
    v->i.result = INSPECTION_PLANNED;
    desk_cut(v->i.made_by, sizeof v->i.made_by, v->session->staff.login);
    return inspection_insert(v->session->db, &v->i, reterr);
}

static enum rc move(struct visit *v, enum event event, const char *note, struct err *reterr)
{
    char about[NOTE_SIZE];
    v->c.told_moment = v->i.at;
    when_and_where(&v->i, about);
    return case_move(v->session, &v->c, event, *note ? note : about, "", reterr);
}

/* Its fees fall due with the appointment; whoever may not make one is told so before. */
static enum rc appoint(struct visit *v, struct err *reterr)
{
    enum rc rc = fee_check_raised(v->session, &v->c, FEE_AT_INSPECTION, reterr);
    if (!rc)
        rc = case_charge(v->session, &v->c, FEE_AT_INSPECTION, reterr);
    if (!rc)
        rc = move(v, EVENT_APPOINT, "", reterr);
    return rc ? rc : insert(v, reterr);
}

static void say_no_change(const struct visit *v, struct reply *out)
{
    MSG(reply_message(out), N_("The inspection of application %1$s is so already; nothing was done twice"),
        v->c.app.number);
    answer(v, out);
}

static enum rc run_appoint(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct visit v;
    enum rc rc = visit_open(&v, s, in, reterr);
    if (rc)
        return rc;
    struct inspection before = v.i;
    rc = read_appointment(&v, reterr);
    if (!rc && as_planned(&v, &before)) {
        say_no_change(&v, out);
    } else if (!rc) {
        rc = v.c.app.state == STATE_UNDER_REVIEW ? appoint(&v, reterr)
                                                 : case_move(s, &v.c, EVENT_APPOINT, "", "", reterr);
        if (!rc)
            rc = say_appointment(&v, out, reterr);
    }
    case_done(&v.c);
    return rc;
}

static enum rc run_move(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct visit v;
    enum rc rc = visit_open(&v, s, in, reterr);
    if (rc)
        return rc;
    struct inspection before = v.i;
    rc = read_appointment(&v, reterr);
    if (!rc && as_planned(&v, &before)) {
        say_no_change(&v, out);
    } else if (!rc) {
        rc = move(&v, EVENT_RESCHEDULE, "", reterr);
        if (!rc)
            rc = inspection_update(s->db, &v.i, reterr);
        if (!rc)
            rc = say_appointment(&v, out, reterr);
    }
    case_done(&v.c);
    return rc;
}

/* Closes the one that is planned. */
static enum rc close_visit(struct visit *v, enum inspection_result result, const char *findings,
                           struct err *reterr)
{
    v->i.result = result;
    v->i.closed_at = session_now(v->session);
    desk_cut(v->i.closed_by, sizeof v->i.closed_by, v->session->itself ? "" : v->session->staff.login);
    enum rc rc = desk_copy(v->i.findings, sizeof v->i.findings, findings, "findings", reterr);
    return rc ? rc : inspection_update(v->session->db, &v->i, reterr);
}

static enum rc end_visit(struct visit *v, enum inspection_result result, const char *findings,
                         struct err *reterr)
{
    enum rc rc = close_visit(v, result, findings, reterr);
    return rc ? rc : move(v, inspection_result_event(result), findings, reterr);
}

static enum rc run_call_off(struct session *s, const struct args *in, struct reply *out,
                            struct err *reterr)
{
    struct visit v;
    enum rc rc = visit_open(&v, s, in, reterr);
    if (rc)
        return rc;
    rc = end_visit(&v, INSPECTION_CALLED_OFF, args_text(in, "reason"), reterr);
    if (!rc) {
        MSG(reply_message(out), N_("The inspection of application %1$s is called off"), v.c.app.number);
        answer(&v, out);
    }
    case_done(&v.c);
    return rc;
}

/* What is to come has no result. */
static enum rc check_day(const struct visit *v, struct err *reterr)
{
    if (!v->planned || date_cmp(date_of(v->i.at), session_today(v->session)) <= 0)
        return RC_OK;
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("The inspection is on %1$s: record its result then, or move the appointment"),
               shown_time(v->i.at).s);
}

static enum rc run_result(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct visit v;
    char shown[64];
    enum inspection_result result = INSPECTION_PASSED;
    enum rc rc = visit_open(&v, s, in, reterr);
    if (rc)
        return rc;
    inspection_result_parse(args_text(in, "result"), &result);
    snprintf(shown, sizeof shown, "=%s", inspection_result_title(result));
    rc = check_day(&v, reterr);
    if (!rc)
        rc = end_visit(&v, result, args_text(in, "findings"), reterr);
    if (!rc) {
        MSG(reply_message(out), N_("The inspection of application %1$s: %2$s"), v.c.app.number, shown);
        answer(&v, out);
    }
    case_done(&v.c);
    return rc;
}

enum rc inspection_leave(struct session *s, const struct casework *c, struct err *reterr)
{
    struct visit v = {.session = s};
    enum rc rc = inspection_planned(s->db, c->app.id, &v.i, &v.planned, reterr);
    return rc || !v.planned ? rc : close_visit(&v, INSPECTION_CALLED_OFF, "", reterr);
}

const struct command command_inspection_appoint = {
    .noun = "inspection",
    .verb = "appoint",
    .summary = N_("Make an appointment for an inspection; its fees fall due"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(appoint_args),
    .example = "inspection appoint application=E26-11-000001 date=12/12/2026 time=09:30 "
               "place='The factory' inspector=counter1",
    .run = run_appoint,
};

const struct command command_inspection_call_off = {
    .noun = "inspection",
    .verb = "call-off",
    .summary = N_("Call off the appointment for an inspection, with the reason"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(call_off_args),
    .example = "inspection call-off application=E26-11-000001 reason='The factory moves'",
    .run = run_call_off,
};

const struct command command_inspection_move = {
    .noun = "inspection",
    .verb = "move",
    .summary = N_("Move the appointment for an inspection"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(appoint_args),
    .example = "inspection move application=E26-11-000001 date=14/12/2026 time=10:00 "
               "place='The factory' inspector=counter1",
    .run = run_move,
};

const struct command command_inspection_result = {
    .noun = "inspection",
    .verb = "result",
    .summary = N_("Record what came of an inspection"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(result_args),
    .example = "inspection result application=E26-11-000001 result=passed findings='As described'",
    .run = run_result,
};
