/* The clocks of promised times.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/clock.h"

static bool stands_still(enum state s)
{
    return state_awaits_customer(s) || s == STATE_CANCELLED;
}

static bool runs(const struct application *a)
{
    return a->submitted_at && !state_is_final(a->state) && !state_awaits_customer(a->state);
}

/* A promise moves on by the pause that ends now. */
static void resume(struct application *a, const struct calendar *c, struct date today)
{
    if (a->clock_stopped && a->promised.year)
        a->promised = calendar_resume(c, a->promised, date_of(a->clock_stopped), today);
    a->clock_stopped = 0;
}

static void run_clock(struct application *a, const struct calendar *c, instant now)
{
    if (a->clock_since)
        a->clock_used += calendar_minutes(c, a->clock_since, now);
    a->clock_since = 0;
    if (runs(a)) {
        resume(a, c, date_of(now));
        a->clock_since = now;
    } else if (!stands_still(a->state) || !a->submitted_at) {
        a->clock_stopped = 0;
    } else if (!a->clock_stopped) {
        a->clock_stopped = now;
    }
}

enum rc clock_move(struct session *s, struct application *a, struct err *reterr)
{
    struct kept_calendar k;
    int days[LIMIT_COUNT] = {0};
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    run_clock(a, &k.calendar, session_now(s));
    calendar_done(&k);
    rc = time_limits_get(s->db, days, reterr);
    a->answer_by = a->state == STATE_RETURNED ? date_add(session_today(s), days[LIMIT_ANSWER])
                                              : (struct date){0};
    a->reminded = false;
    return rc;
}

struct timing application_timing(const struct calendar *c, const struct application *a,
                                 struct date today)
{
    if (state_is_final(a->state) || !a->submitted_at)
        return (struct timing){TIMING_NONE, 0};
    struct date stopped = a->clock_stopped ? date_of(a->clock_stopped) : (struct date){0};
    return calendar_timing(c, a->promised, stopped, today);
}

struct timing complaint_timing(const struct calendar *c, const struct complaint *k,
                               struct date today)
{
    if (k->state != COMPLAINT_OPEN)
        return (struct timing){TIMING_NONE, 0};
    return calendar_timing(c, k->promised, (struct date){0}, today);
}

int64_t application_worked(const struct calendar *c, const struct application *a, instant now)
{
    return a->clock_used + (a->clock_since ? calendar_minutes(c, a->clock_since, now) : 0);
}

int64_t complaint_worked(const struct calendar *c, const struct complaint *k, instant now)
{
    return k->clock_used + (k->open_since ? calendar_minutes(c, k->open_since, now) : 0);
}

int complaint_level(int days_late, int step)
{
    int level = days_late < 1 ? 0 : 1 + (days_late - 1) / step;
    return level < COMPLAINT_LEVELS ? level : COMPLAINT_LEVELS;
}
