/* application claim, release, takeover: one member of staff at a time works on a case.
 *
 * Nobody claims by merely working: at the counter a case passes from agent to counter to supervisor
 * within minutes, each step by somebody else, and a claim made silently would only stand in the next
 * one's way; two who do change the same thing are told apart by the version. A claim is for work that
 * takes longer than a glance, and it ends with the step for which it was made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/claim.h"

#include "command/arguments.h"
#include "store/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLAIMED "case-claimed"
#define RELEASED "case-released"
#define TAKEN_OVER "case-taken-over"
#define LAPSED "claim-lapsed"

const char *claim_holder(const struct application *a, instant now)
{
    return a->held_until > now ? a->held_by : "";
}

static bool mine(struct session *s, const struct application *a)
{
    return strcmp(claim_holder(a, session_now(s)), s->staff.login) == 0;
}

/* The end of a claim that begins, or is used, now. */
static enum rc end_of(struct session *s, instant *ret, struct err *reterr)
{
    struct kept_calendar k;
    int limits[LIMIT_COUNT] = {0};
    enum rc rc = time_limits_get(s->db, limits, reterr);
    if (!rc)
        rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    *ret = calendar_after(&k.calendar, session_now(s), limits[LIMIT_CLAIM]);
    calendar_done(&k);
    return RC_OK;
}

static enum rc held(struct session *s, const struct application *a, struct err *reterr)
{
    struct staff who;
    enum rc rc = staff_by_login(s->db, a->held_by, &who, reterr);
    if (rc)
        return rc;
    return ERR(reterr, RC_CONFLICT, "application",
               N_("%2$s (%3$s) works on application %1$s until %4$s, so nothing was changed. Ask them "
                  "to release it, or take it over: application takeover application=%1$s"),
               a->number, who.name, who.login, shown_time(a->held_until).s);
}

enum rc claim_check(struct session *s, const struct application *a, struct err *reterr)
{
    instant until;
    if (s->itself || !*claim_holder(a, session_now(s)))
        return RC_OK;
    if (!mine(s, a))
        return held(s, a, reterr);
    enum rc rc = end_of(s, &until, reterr);
    return rc ? rc : claim_extend(s->db, a->id, until, reterr);
}

enum rc claim_over(struct session *s, const struct application *a, struct err *reterr)
{
    return *a->held_by ? claim_remove(s->db, a->id, reterr) : RC_OK;
}

static enum rc story(struct session *s, struct rowid application, const char *event,
                     const char *note, const char *about, struct err *reterr)
{
    struct timeline_entry e = {.application = application};
    snprintf(e.event, sizeof e.event, "%s", event);
    snprintf(e.about, sizeof e.about, "%s", about);
    enum rc rc = desk_copy(e.note, sizeof e.note, note, "reason", reterr);
    return rc ? rc : desk_story(s, &e, reterr);
}

enum rc claim_lapse(struct session *s, const struct kept_claim *l, struct err *reterr)
{
    enum rc rc = claim_remove(s->db, l->application, reterr);
    return rc ? rc : story(s, l->application, LAPSED, "", l->login, reterr);
}

enum rc claim_release_all(struct session *s, const char *login, size_t *ret_count, struct err *reterr)
{
    struct kept_claim *list;
    enum rc rc = claims_of(s->db, login, &list, ret_count, reterr);
    for (size_t i = 0; !rc && i < *ret_count; i++) {
        rc = claim_remove(s->db, list[i].application, reterr);
        if (!rc)
            rc = story(s, list[i].application, RELEASED, "", login, reterr);
    }
    free(list);
    return rc;
}

void claim_entries(struct session *s, const struct application *a, struct reply *out)
{
    const char *holder = claim_holder(a, session_now(s));
    if (!*holder)
        return;
    reply_entry(out, "held_by", N_("Worked on by"), cell_code(holder));
    reply_entry(out, "held_until", N_("Until"), cell_time(a->held_until));
}

static void answer(struct session *s, const struct application *a, struct reply *out)
{
    case_record(out, a);
    claim_entries(s, a, out);
}

/* Makes it theirs and says so; the application then knows it, too. */
static enum rc hold(struct session *s, struct application *a, struct reply *out, struct err *reterr)
{
    enum rc rc = end_of(s, &a->held_until, reterr);
    if (!rc)
        rc = claim_put(s->db, a->id, s->staff.login, session_now(s), a->held_until, reterr);
    if (rc)
        return rc;
    desk_cut(a->held_by, sizeof a->held_by, s->staff.login);
    MSG(reply_message(out),
        N_("You work on application %1$s until %2$s; others can only look at it"),
        a->number, shown_time(a->held_until).s);
    answer(s, a, out);
    return RC_OK;
}

static enum rc check_open(const struct application *a, struct err *reterr)
{
    char state[64];
    if (!state_is_final(a->state))
        return RC_OK;
    snprintf(state, sizeof state, "=%s", state_title(a->state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Application %1$s is %2$s: there is nothing to work on any more"), a->number, state);
}

static const struct arg claim_args[] = {ARG_APPLICATION};
static const struct arg takeover_args[] = {ARG_APPLICATION, ARG_LONG("reason", N_("Reason"), false)};

/* A second time the claim only gets its full time again. */
static enum rc run_claim(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct application a;
    enum rc rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (!rc)
        rc = check_open(&a, reterr);
    if (!rc)
        rc = claim_check(s, &a, reterr);
    if (!rc && !mine(s, &a))
        rc = story(s, a.id, CLAIMED, "", "", reterr);
    return rc ? rc : hold(s, &a, out, reterr);
}

const struct command command_application_claim = {
    .noun = "application",
    .verb = "claim",
    .summary = N_("Work on an application alone for some time: others can only look at it"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(claim_args),
    .example = "application claim application=E26-11-000001",
    .run = run_claim,
};

static enum rc nobody(const struct application *a, struct err *reterr)
{
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Nobody works on application %1$s now, so there is nothing to take over. Claim it "
                  "with: application claim application=%1$s"),
               a->number);
}

static enum rc run_takeover(struct session *s, const struct args *in, struct reply *out,
                            struct err *reterr)
{
    struct application a;
    struct staff before;
    enum rc rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (!rc)
        rc = check_open(&a, reterr);
    if (!rc && !*claim_holder(&a, session_now(s)))
        rc = nobody(&a, reterr);
    if (!rc && mine(s, &a))
        return hold(s, &a, out, reterr);
    if (!rc)
        rc = staff_by_login(s->db, a.held_by, &before, reterr);
    if (!rc)
        rc = story(s, a.id, TAKEN_OVER, args_text(in, "reason"), a.held_by, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out),
        N_("%1$s (%2$s) worked on it until now. Tell them: the timeline shows it, too"), before.name,
        before.login);
    return hold(s, &a, out, reterr);
}

const struct command command_application_takeover = {
    .noun = "application",
    .verb = "takeover",
    .summary = N_("Take over an application that somebody else works on"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(takeover_args),
    .example = "application takeover application=E26-11-000001 reason='They are on leave today'",
    .run = run_takeover,
};

static enum rc run_release(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct application a;
    enum rc rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (!rc)
        rc = claim_check(s, &a, reterr);
    if (rc)
        return rc;
    if (!mine(s, &a)) {
        MSG(reply_message(out), N_("Nobody works on application %1$s now; nothing was done twice"),
            a.number);
        case_record(out, &a);
        return RC_OK;
    }
    rc = claim_over(s, &a, reterr);
    if (!rc)
        rc = story(s, a.id, RELEASED, "", "", reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("Others can work on application %1$s again"), a.number);
    case_record(out, &a);
    return RC_OK;
}

const struct command command_application_release = {
    .noun = "application",
    .verb = "release",
    .summary = N_("Let others work on an application again"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(claim_args),
    .example = "application release application=E26-11-000001",
    .run = run_release,
};
