/* What happens to whom and when in the demonstration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo_build.h"

#include "base/mem.h"
#include "domain/calendar.h"

#include <stdlib.h>
#include <string.h>

/* What happens to a case, a letter a step; see demo_case.c. Steps after the fourth take a day each. */
static const char *const stories[] = {
    "oadspvyz", "oadsp",      "oadspf",     "oads",     "oadspvyz", "oadspv",   "oad",    "oadspvy",
    "oadspfr",  "oadspx",     "oadspvyz",   "oadsu",    "oa",       "oadspfrvyz", "oadw", "oadsqpv",
    "oadspc",   "oadspvyz",   "oadspfr",    "o",        "oadspw",   "oadsp",    "oadspvy", "oadspf",
    "oadsp",    "oadspvyz",   "oadsc",
};
static const instant MINUTE = 60, HOUR = 3600;
enum { TICK_DAYS = 40 };
enum { STORIES = sizeof stories / sizeof *stories, SAME_VISIT = 5 };

/* A service that is asked for now and then has been delivered, refused or withdrawn before. */
static const char *const seldom[] = {"oadspvyz", "oadspvyz", "oadspfrvyz", "oadspx", "oadspvyz", "oadw"};
enum { SELDOM = sizeof seldom / sizeof *seldom };

static const char *const complaints[] = {"l", "la", "lac", "l", "lac"};

/* Days are counted back from the last one; the desk opens at 07:30. */
static void plan(struct demo *d, int days_ago, int minute, int nth, char step)
{
    d->plan = MEM_GROW(d->plan, d->nplan, &d->cap);
    instant opens = date_start(d->workdays[days_ago]) + 7 * HOUR + 30 * MINUTE;
    d->plan[d->nplan] = (struct happening){opens + minute * MINUTE, (int)d->nplan, nth, step};
    d->nplan++;
}

static int later_steps(const char *story)
{
    int n = (int)strlen(story);
    return n > SAME_VISIT ? n - SAME_VISIT : 0;
}

static void plan_story(struct demo *d, int nth, const char *story, int since)
{
    int first_day = since + later_steps(story), minute = nth * 17 % 100;
    for (int i = 0; story[i]; i++) {
        int later = i < SAME_VISIT ? 0 : i - SAME_VISIT + 1;
        plan(d, first_day - later, later ? minute : minute + 5 * i, nth, story[i]);
    }
}

static void plan_case(struct demo *d, int nth)
{
    static const int days_since_last[] = {0, 2, 0, 1, 0, 0, 3, 1, 0, 9, 0, 1, 5, 0};
    int since = days_since_last[nth % (int)(sizeof days_since_last / sizeof *days_since_last)];
    plan_story(d, nth, stories[(nth + nth / (int)d->everyday) % STORIES], since);
}

static void plan_seldom(struct demo *d, int nth)
{
    int n = nth - DEMO_CASES;
    plan_story(d, nth, seldom[(n + n / 7) % SELDOM], 11 + n % 13);
}

static void plan_complaint(struct demo *d, int nth)
{
    const char *story = complaints[nth % (int)(sizeof complaints / sizeof *complaints)];
    int first_day = nth % 10 + (int)strlen(story) - 1;
    for (int i = 0; story[i]; i++)
        plan(d, first_day - i, 20 + nth * 3, nth, story[i] == 'l' ? 'L' : story[i] == 'a' ? 'A' : 'C');
}

static int earlier_first(const void *a, const void *b)
{
    const struct happening *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order - y->order;
}

static bool is_feast(struct date day)
{
    size_t n;
    const struct demo_feast *feasts = demo_feasts(&n);
    if ((day.month == 1 && day.day == 1) || (day.month == 12 && (day.day == 2 || day.day == 3)))
        return true;
    for (size_t i = 0; i < n; i++) {
        struct date from, until;
        if (feasts[i].name_en && date_parse(feasts[i].from, day, &from) &&
            date_parse(feasts[i].until, day, &until) && date_cmp(from, day) <= 0 &&
            date_cmp(day, until) <= 0)
            return true;
    }
    return false;
}

/* Nothing happens on a day off, nor after the moment at which the clock stands. */
static void find_workdays(struct demo *d)
{
    const struct calendar calendar = {0};
    instant now = session_now(d->session);
    struct date day = date_of(now);
    if (now < date_start(day) + 10 * HOUR)
        day = date_add(day, -1);
    for (size_t n = 0; n < sizeof d->workdays / sizeof *d->workdays; day = date_add(day, -1)) {
        if (calendar_is_working(&calendar, day) && !is_feast(day))
            d->workdays[n++] = day;
    }
}

void demo_plan(struct demo *d)
{
    find_workdays(d);
    for (int i = 0; i < DEMO_CUSTOMERS; i++)
        plan(d, 40 - i % 10, i, i, 'R');
    for (int i = 0; i < DEMO_CASES; i++)
        plan_case(d, i);
    for (int i = 0; i < DEMO_COMPLAINTS; i++)
        plan_complaint(d, i);
    for (int i = DEMO_CASES; d->everyday < d->catalogue->ncards && i < ALL_CASES; i++)
        plan_seldom(d, i);
    for (int i = 0; i < TICK_DAYS; i++)
        plan(d, i, 0, 0, 'T');
    qsort(d->plan, d->nplan, sizeof *d->plan, earlier_first);
}
