/* rating record: what the customer thinks of the service.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/rating.h"

#include "command/arguments.h"
#include "command/desk.h"
#include "domain/card.h"

#include <stdio.h>
#include <string.h>

static const struct choice stages[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    RATED_LIST(X)
#undef X
};

static const struct choice channels[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    CHANNEL_LIST(X)
#undef X
};

static const struct arg record_args[] = {
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, false),
    {.field = {.name = "score",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Rating")},
               .hint = {.en = N_("From 1 (not content at all) to 5 (very content)")},
               .required = true,
               .min = "1",
               .max = "5"}},
    ARG_WORD("stage", N_("What is rated"), stages, false),
    ARG_LONG("reason", N_("Why, in the customer's words"), false),
    ARG_WORD("channel", N_("Where the customer was served"), channels, false),
    ARG_REF("employee", N_("Who served the customer"), REF_STAFF, false),
};

enum rc rating_ask(struct session *s, struct rowid customer, const char *number, struct err *reterr)
{
    struct msg m;
    MSG(&m,
        N_("%1$s: how content are you with our service? Tell us a number from 1 (not at all) to 5 "
           "(very)"),
        number);
    return desk_tell(s, customer, N_("How content are you with our service? %1$s"), &m, number, reterr);
}

/* ---- what is rated, and who served ---- */

struct rating_work {
    struct session *session;
    const struct args *in;
    struct rating rating;
    bool again; /* exactly this was said before */
};

static const char *usual_channel(const struct session *s)
{
    return channel_word(s->staff.role == ROLE_AGENT ? CHANNEL_CALL_CENTRE : CHANNEL_COUNTER);
}

/* Who did last what the stage is about; who writes it down where nobody did. */
static enum rc served_by(struct session *s, struct rating *r, const char *const *events,
                         struct err *reterr)
{
    enum rc rc = RC_NOT_FOUND;
    for (size_t i = 0; rc == RC_NOT_FOUND && events[i]; i++)
        rc = timeline_last_by(s->db, r->application, r->complaint, events[i], r->employee, reterr);
    if (rc != RC_NOT_FOUND)
        return rc;
    desk_cut(r->employee, sizeof r->employee, s->staff.login);
    return RC_OK;
}

static const char *const *events_of(enum rated stage)
{
    static const char *const events[RATED_COUNT][4] = {
        [RATED_OVERALL] = {"deliver", "approve", "open", NULL},
        [RATED_INFORMATION] = {"open", NULL},
        [RATED_APPLICATION] = {"submit", "open", NULL},
        [RATED_PROCESSING] = {"approve", "reject", "return", NULL},
        [RATED_DELIVERY] = {"deliver", NULL},
    };
    return events[stage];
}

static enum rc about_application(struct rating_work *w, const char *number, struct err *reterr)
{
    struct application a;
    struct rating *r = &w->rating;
    enum rc rc = desk_application(w->session, number, &a, reterr);
    if (rc)
        return rc;
    if (!rating_possible(r->stage, a.state)) {
        char state[64], stage[64];
        snprintf(state, sizeof state, "=%s", state_title(a.state));
        snprintf(stage, sizeof stage, "=%s", rated_title(r->stage));
        return ERR(reterr, RC_CONFLICT, "stage",
                   N_("Application %1$s is %2$s, so the customer cannot rate this yet: %3$s"),
                   a.number, state, stage);
    }
    r->application = a.id;
    desk_cut(r->transaction, sizeof r->transaction, a.number);
    desk_cut(r->service, sizeof r->service, a.service);
    return served_by(w->session, r, events_of(r->stage), reterr);
}

static enum rc service_of(struct session *s, const struct complaint *c, struct rating *r,
                          struct err *reterr)
{
    struct application a;
    if (!*c->application_number)
        return RC_OK;
    enum rc rc = application_by_number(s->db, c->application_number, &a, reterr);
    if (!rc)
        desk_cut(r->service, sizeof r->service, a.service);
    return rc;
}

static enum rc with_complaint(struct session *s, const struct complaint *c, struct rating *r,
                              struct err *reterr)
{
    static const char *const events[] = {"complaint-answered", NULL};
    r->complaint = c->id;
    desk_cut(r->transaction, sizeof r->transaction, c->number);
    enum rc rc = service_of(s, c, r, reterr);
    return rc ? rc : served_by(s, r, events, reterr);
}

static enum rc about_complaint(struct rating_work *w, const char *number, struct err *reterr)
{
    struct complaint c;
    struct rating *r = &w->rating;
    enum rc rc = desk_complaint(w->session, number, &c, reterr);
    if (rc)
        return rc;
    if (c.state == COMPLAINT_OPEN)
        rc = ERR(reterr, RC_CONFLICT, NULL,
                 N_("Complaint %1$s has no answer yet, so there is nothing to rate"), c.number);
    else if (r->stage != RATED_OVERALL)
        rc = ERR(reterr, RC_BAD_DATA, "stage", N_("A complaint is rated as a whole"));
    else
        rc = with_complaint(w->session, &c, r, reterr);
    complaint_done(&c);
    return rc;
}

static enum rc find_subject(struct rating_work *w, struct err *reterr)
{
    const char *application = args_text(w->in, "application");
    const char *complaint = args_text(w->in, "complaint");
    if (!*application == !*complaint)
        return ERR(reterr, RC_USAGE, "application",
                   N_("Say what is rated: application=… or complaint=…, one of them"));
    return *application ? about_application(w, application, reterr)
                        : about_complaint(w, complaint, reterr);
}

static enum rc other_employee(struct rating_work *w, struct err *reterr)
{
    struct staff who;
    const char *login = args_text(w->in, "employee");
    if (!*login)
        return RC_OK;
    enum rc rc = staff_by_login(w->session->db, login, &who, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "employee", N_("Nobody of the staff is called %1$s"), login);
    if (!rc)
        desk_cut(w->rating.employee, sizeof w->rating.employee, who.login);
    return rc;
}

static enum rc fill(struct rating_work *w, struct err *reterr)
{
    struct rating *r = &w->rating;
    r->stage = RATED_OVERALL;
    (void)rated_parse(args_text(w->in, "stage"), &r->stage);
    r->score = (int)args_number(w->in, "score", 0);
    r->at = session_now(w->session);
    desk_cut(r->login, sizeof r->login, w->session->staff.login);
    desk_cut(r->channel, sizeof r->channel,
             args_given(w->in, "channel") ? args_text(w->in, "channel") : usual_channel(w->session));
    enum rc rc = desk_copy(r->reason, sizeof r->reason, args_text(w->in, "reason"), "reason", reterr);
    if (!rc)
        rc = find_subject(w, reterr);
    return rc ? rc : other_employee(w, reterr);
}

/* ---- keeping it ---- */

/* The score stands in the word of what happened, so that a timeline shows it. */
static enum rc tell_story(struct session *s, const struct rating *r, struct err *reterr)
{
    struct timeline_entry e = {.application = r->application, .complaint = r->complaint};
    snprintf(e.event, sizeof e.event, "%s-%d", r->stage == RATED_OVERALL ? "rated" : "stage-rated",
             r->score);
    snprintf(e.about, sizeof e.about, "%s", rated_word(r->stage));
    snprintf(e.note, sizeof e.note, "%s", r->reason);
    return desk_story(s, &e, reterr);
}

static enum rc keep(struct session *s, struct rating *r, struct err *reterr)
{
    enum rc rc = rating_add(s->db, r, reterr);
    return rc ? rc : tell_story(s, r, reterr);
}

/* Customers change their minds and fingers slip, so a later rating takes the place of an earlier one; but
 * nobody's bad mark disappears without a word: that needs a reason, and the old one stays in the list. */
static enum rc compare_earlier(struct rating_work *w, struct err *reterr)
{
    struct rating old;
    char score[16];
    const struct rating *r = &w->rating;
    enum rc rc = rating_get(w->session->db, r->application, r->complaint, r->stage, &old, reterr);
    if (rc)
        return rc == RC_NOT_FOUND ? RC_OK : rc;
    w->again = old.score == r->score && (!*r->reason || strcmp(old.reason, r->reason) == 0);
    if (w->again || *r->reason)
        return RC_OK;
    snprintf(score, sizeof score, "%d", old.score);
    return ERR(reterr, RC_CONFLICT, "reason",
               N_("This was rated %1$s already. Where the customer says otherwise now, say why: "
                  "reason=…"),
               score);
}

/* An answer is rated once; a later answer may be rated anew. */
static enum rc rated_since(struct session *s, const struct complaint *c, const char *reason,
                           struct err *reterr)
{
    struct rating old;
    char score[16];
    enum rc rc = rating_get(s->db, (struct rowid){0}, c->id, RATED_OVERALL, &old, reterr);
    if (rc)
        return rc == RC_NOT_FOUND ? RC_OK : rc;
    if (*reason || old.at <= c->settled_at)
        return RC_OK;
    snprintf(score, sizeof score, "%d", old.score);
    return ERR(reterr, RC_CONFLICT, "rating",
               N_("This answer was rated %1$s already. Leave the rating out here; “rating record” "
                  "changes it with a reason"),
               score);
}

enum rc rating_of_answer(struct session *s, struct complaint *c, int score, const char *reason,
                         struct err *reterr)
{
    struct rating r = {.stage = RATED_OVERALL, .score = score, .at = session_now(s)};
    if (!score || score == c->rating)
        return RC_OK;
    enum rc late = rated_since(s, c, reason, reterr);
    if (late)
        return late;
    desk_cut(r.login, sizeof r.login, s->staff.login);
    desk_cut(r.channel, sizeof r.channel, usual_channel(s));
    enum rc rc = desk_copy(r.reason, sizeof r.reason, reason, "reason", reterr);
    if (!rc)
        rc = with_complaint(s, c, &r, reterr);
    if (!rc)
        rc = rating_add(s->db, &r, reterr);
    c->rating = score;
    return rc;
}

static void record(struct reply *out, const struct rating *r)
{
    reply_record(out, N_("Rating"));
    reply_entry(out, "number", N_("Number"), cell_code(r->transaction));
    reply_entry(out, "stage", N_("What was rated"),
                cell_word(rated_word(r->stage), rated_title(r->stage)));
    reply_entry(out, "score", N_("Rating"), cell_count(r->score));
    reply_entry(out, "reason", N_("Reason"), cell_long(r->reason));
    reply_entry(out, "employee", N_("Served by"), cell_code(r->employee));
}

static void say(const struct rating_work *w, struct reply *out)
{
    const struct rating *r = &w->rating;
    char score[16];
    snprintf(score, sizeof score, "%d", r->score);
    if (w->again)
        MSG(reply_message(out), N_("%1$s was rated %2$s already; nothing was done twice"),
            r->transaction, score);
    else
        MSG(reply_message(out), N_("%1$s was rated %2$s. Thank the customer"), r->transaction, score);
    if (r->score <= RATING_LOW)
        MSG(reply_message(out),
            N_("The customer is not content with %1$s: ask what went wrong, and offer to log a "
               "complaint"),
            r->transaction);
    record(out, r);
}

static enum rc run_record(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct rating_work w = {.session = s, .in = in};
    enum rc rc = fill(&w, reterr);
    if (!rc)
        rc = compare_earlier(&w, reterr);
    if (!rc && !w.again)
        rc = keep(s, &w.rating, reterr);
    if (!rc)
        say(&w, out);
    return rc;
}

const struct command command_rating_record = {
    .noun = "rating",
    .verb = "record",
    .summary = N_("Write down how content the customer is, overall or with one stage"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(record_args),
    .example = "rating record application=E26-11-000001 score=4 reason='Quick and kind'",
    .run = run_record,
};
