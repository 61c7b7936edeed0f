/* complaint answer, verdict, close: how a complaint comes to its end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/clock.h"
#include "command/complaint.h"
#include "command/desk.h"
#include "command/rating.h"
#include "command/tell.h"

#include "base/mem.h"
#include "command/words.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum rc complaint_promise(struct session *s, enum complaint_class class, struct date from,
                          struct date *ret, struct err *reterr)
{
    int days[LIMIT_COUNT] = {0};
    enum rc rc = time_limits_get(s->db, days, reterr);
    if (rc)
        return rc;
    int n = days[class == COMPLAINT_CLASS_URGENT ? LIMIT_URGENT : LIMIT_COMPLAINT];
    return desk_promise_from(s, from, n, ret, reterr);
}

/* The words of the answer are those of whoever answers; only what stands before them is ours. */
static void answer_words(struct buf *out, const struct complaint *c, const struct recipient *to)
{
    struct msg m;
    MSG(&m, N_("The answer to your complaint %1$s:"), c->number);
    words_in(out, to->lang, &m);
    if (to->channel == MESSAGE_SMS) {
        buf_addc(out, ' ');
        tell_typed(out, to, c->answer);
    } else {
        buf_addc(out, '\n');
        text_neutralise(out, c->answer, true);
    }
}

static enum rc tell_answer(struct session *s, const struct complaint *c, struct err *reterr)
{
    struct customer customer;
    struct recipient to;
    enum rc rc = customer_by_id(s->db, c->customer, &customer, reterr);
    if (rc || !tell_customer(&customer, &to))
        return rc;
    struct buf text = {0};
    answer_words(&text, c, &to);
    rc = tell_send(s, &to, N_("The answer to your complaint %1$s"), buf_text(&text), c->number, reterr);
    buf_done(&text);
    return rc;
}

static enum rc tell_receipt(struct session *s, const struct complaint *c, struct err *reterr)
{
    struct msg m;
    MSG(&m, N_("Your complaint %1$s was received. The answer is promised by %2$s"), c->number,
        shown_date(c->promised).s);
    return desk_tell(s, c->customer, N_("Your complaint %1$s was received"), &m, c->number, reterr);
}

static enum rc tell_state(struct session *s, const struct complaint *c, struct err *reterr)
{
    char state[64];
    struct msg m;
    snprintf(state, sizeof state, "=%s", complaint_state_title(c->state));
    if (c->state == COMPLAINT_OPEN && c->reopened)
        MSG(&m, N_("Complaint %1$s is looked at again. An answer is promised for %2$s"), c->number,
            shown_date(c->promised).s);
    else
        MSG(&m, N_("Complaint %1$s: %2$s"), c->number, state);
    return desk_tell(s, c->customer, N_("Your complaint %1$s: news of its status"), &m, c->number, reterr);
}

static enum rc tell_news(struct session *s, const struct complaint *c,
                         const struct complaint_step *step, struct err *reterr)
{
    if (!step->from)
        return tell_receipt(s, c, reterr);
    return c->state == COMPLAINT_ANSWERED ? tell_answer(s, c, reterr) : tell_state(s, c, reterr);
}

enum rc complaint_story(struct session *s, const struct complaint *c,
                        const struct complaint_step *step, struct err *reterr)
{
    struct timeline_entry e = {.complaint = c->id};
    const char *now = complaint_state_word(c->state);
    bool moved = !step->from || strcmp(step->from, now) != 0;
    snprintf(e.event, sizeof e.event, "%s", step->event);
    if (moved) {
        snprintf(e.from, sizeof e.from, "%s", step->from ? step->from : "");
        snprintf(e.to, sizeof e.to, "%s", now);
    }
    snprintf(e.about, sizeof e.about, "%s", step->about ? step->about : "");
    desk_cut(e.note, sizeof e.note, step->note ? step->note : "");
    enum rc rc = desk_story(s, &e, reterr);
    return rc || !moved || step->silent ? rc : tell_news(s, c, step, reterr);
}

static enum rc change(struct session *s, struct complaint *c, enum complaint_state to,
                      struct complaint_step step, struct err *reterr)
{
    step.from = complaint_state_word(c->state);
    c->state = to;
    c->changed_at = session_now(s);
    enum rc rc = complaint_update(s->db, c, reterr);
    return rc ? rc : complaint_story(s, c, &step, reterr);
}

static enum rc stop_clock(struct session *s, struct complaint *c, struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    c->clock_used = complaint_worked(&k.calendar, c, session_now(s));
    c->open_since = 0;
    c->settled_at = session_now(s);
    calendar_done(&k);
    return RC_OK;
}

/* ---- complaint answer ---- */

static const struct arg answer_args[] = {
    ARG_COMPLAINT,
    {ARG_OF("answer", FIELD_LONG_TEXT, N_("Answer, as it is sent"), true)},
};

static enum rc not_open(const struct complaint *c, struct err *reterr)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", complaint_state_title(c->state));
    return ERR(reterr, RC_CONFLICT, NULL, N_("Complaint %1$s is %2$s already. Read it first"),
               c->number, state);
}

/* The timeline keeps what was answered: a later answer takes its place in the complaint. */
static enum rc give_answer(struct session *s, struct complaint *c, const char *text,
                           struct reply *out, struct err *reterr)
{
    if (c->state != COMPLAINT_OPEN && strcmp(c->answer, text) != 0)
        return not_open(c, reterr);
    if (c->state != COMPLAINT_OPEN) {
        MSG(reply_message(out), N_("Complaint %1$s has this answer already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    enum rc rc = stop_clock(s, c, reterr);
    if (rc)
        return rc;
    free(c->answer);
    c->answer = mem_strdup(text);
    c->verdict = VERDICT_OF_NONE;
    MSG(reply_message(out), N_("Complaint %1$s was answered"), c->number);
    rc = change(s, c, COMPLAINT_ANSWERED,
                (struct complaint_step){.event = "complaint-answered", .note = text}, reterr);
    return rc ? rc : rating_ask(s, c->customer, c->number, reterr);
}

static enum rc run_answer(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = give_answer(s, &c, args_text(in, "answer"), out, reterr);
    if (!rc)
        complaint_record(s, out, &c);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_answer = {
    .noun = "complaint",
    .verb = "answer",
    .summary = N_("Answer a complaint"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(answer_args),
    .example = "complaint answer complaint=CustComp-26-11-000007 answer='We are sorry'",
    .run = run_answer,
};

/* ---- complaint verdict ---- */

static const struct choice verdict_choices[] = {
    {"accepted", {.en = N_("accepted")}},
    {"rejected", {.en = N_("rejected")}},
};

#define ARG_RATING                                                                                 \
    {.field = {.name = "rating",                                                                   \
               .type = FIELD_NUMBER,                                                               \
               .label = {.en = N_("Rating by the customer, 1 to 5")},                              \
               .min = "1",                                                                         \
               .max = "5"}}

static const struct arg verdict_args[] = {
    ARG_COMPLAINT,
    ARG_WORD("verdict", N_("The answer is"), verdict_choices, true),
    ARG_LONG("reason", N_("Why, in the customer's words"), false),
    ARG_RATING,
};

/* An answer can be rejected for some days, whether the complaint was closed with it or not. */
static enum rc check_rejection(struct session *s, const struct complaint *c, const char *reason,
                               struct err *reterr)
{
    int days[LIMIT_COUNT] = {0};
    enum rc rc = time_limits_get(s->db, days, reterr);
    if (rc)
        return rc;
    struct date last = date_add(date_of(c->settled_at), days[LIMIT_REJECT]);
    if (date_cmp(session_today(s), last) > 0)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("The answer to complaint %1$s could be rejected until %2$s. Log a new complaint "
                      "that names this one"),
                   c->number, shown_date(last).s);
    if (!*reason)
        return ERR(reterr, RC_BAD_DATA, "reason",
                   N_("Say why the customer rejects the answer; the next one has to deal with it"));
    return RC_OK;
}

/* It is open again with a promise of its own, and what was passed on before is passed on anew. */
static enum rc reject(struct session *s, struct complaint *c, const char *reason, struct reply *out,
                      struct err *reterr)
{
    enum rc rc = check_rejection(s, c, reason, reterr);
    if (!rc)
        rc = complaint_promise(s, c->class, session_today(s), &c->promised, reterr);
    if (rc)
        return rc;
    c->verdict = VERDICT_OF_REJECTED;
    c->reopened++;
    c->level = 0;
    c->open_since = session_now(s);
    MSG(reply_message(out), N_("Complaint %1$s is open again. An answer is promised for %2$s"),
        c->number, shown_date(c->promised).s);
    return change(s, c, COMPLAINT_OPEN,
                  (struct complaint_step){.event = "complaint-rejected", .note = reason}, reterr);
}

static enum rc accept(struct session *s, struct complaint *c, const char *reason, struct reply *out,
                      struct err *reterr)
{
    if (c->verdict == VERDICT_OF_ACCEPTED) {
        MSG(reply_message(out), N_("The answer to complaint %1$s was accepted already; nothing was done "
                                   "twice"),
            c->number);
        return RC_OK;
    }
    c->verdict = VERDICT_OF_ACCEPTED;
    MSG(reply_message(out), N_("The answer to complaint %1$s was accepted"), c->number);
    return change(s, c, c->state,
                  (struct complaint_step){.event = "complaint-accepted", .note = reason}, reterr);
}

static enum rc judge(struct session *s, struct complaint *c, const struct args *in,
                     struct reply *out, struct err *reterr)
{
    const char *reason = args_text(in, "reason");
    if (c->state == COMPLAINT_OPEN && !strcmp(args_text(in, "verdict"), "rejected") && c->reopened) {
        MSG(reply_message(out), N_("Complaint %1$s is open again already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    if (c->state == COMPLAINT_OPEN)
        return ERR(reterr, RC_CONFLICT, NULL, N_("Complaint %1$s has no answer yet. Answer it first"),
                   c->number);
    enum rc rc = rating_of_answer(s, c, (int)args_number(in, "rating", 0), reason, reterr);
    if (rc)
        return rc;
    return strcmp(args_text(in, "verdict"), "accepted") == 0 ? accept(s, c, reason, out, reterr)
                                                             : reject(s, c, reason, out, reterr);
}

static enum rc run_verdict(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = judge(s, &c, in, out, reterr);
    if (!rc)
        complaint_record(s, out, &c);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_verdict = {
    .noun = "complaint",
    .verb = "verdict",
    .summary = N_("Write down whether the customer accepts the answer; a rejection reopens"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(verdict_args),
    .example = "complaint verdict complaint=CustComp-26-11-000007 verdict=rejected reason='Not solved'",
    .run = run_verdict,
};

/* ---- complaint close ---- */

static const struct arg close_args[] = {
    ARG_COMPLAINT,
    ARG_RATING,
    ARG_REF("cause", N_("Root cause"), REF_CAUSE, false),
    ARG_LONG("corrective", N_("What was done so that it does not come again"), false),
};

static enum rc take_cause(struct session *s, struct complaint *c, const struct args *in,
                          struct err *reterr)
{
    enum rc rc = desk_copy(c->cause, sizeof c->cause, args_text(in, "cause"), "cause", reterr);
    if (!rc)
        rc = complaint_check_word(s, "cause", c->cause, reterr);
    return rc ? rc
              : desk_copy(c->corrective, sizeof c->corrective, args_text(in, "corrective"),
                          "corrective", reterr);
}

/* The customer rates the answer, so there has to be one; failing to ask holds nothing up. */
static enum rc close_it(struct session *s, struct complaint *c, const struct args *in,
                        struct reply *out, struct err *reterr)
{
    if (c->state == COMPLAINT_OPEN)
        return ERR(reterr, RC_CONFLICT, NULL, N_("Complaint %1$s has no answer yet. Answer it first"),
                   c->number);
    if (c->state == COMPLAINT_CLOSED) {
        MSG(reply_message(out), N_("Complaint %1$s is closed already; nothing was done twice"),
            c->number);
        return RC_OK;
    }
    MSG(reply_message(out), N_("Complaint %1$s was closed"), c->number);
    enum rc rc = take_cause(s, c, in, reterr);
    if (!rc)
        rc = rating_of_answer(s, c, (int)args_number(in, "rating", 0), "", reterr);
    c->settled_at = session_now(s);
    if (rc)
        return rc;
    return change(s, c, COMPLAINT_CLOSED,
                  (struct complaint_step){
                      .event = "complaint-closed", .about = c->cause, .note = c->corrective},
                  reterr);
}

static enum rc run_close(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = close_it(s, &c, in, out, reterr);
    if (!rc)
        complaint_record(s, out, &c);
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_close = {
    .noun = "complaint",
    .verb = "close",
    .summary = N_("Close an answered complaint, with the customer's rating and the root cause"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(close_args),
    .example = "complaint close complaint=CustComp-26-11-000007 rating=4 cause=capacity",
    .run = run_close,
};
