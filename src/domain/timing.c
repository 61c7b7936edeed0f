/* Where a promise stands, in working days; and whether a year was entered into the calendar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/calendar.h"

#include <stdio.h>
#include <string.h>

static const char *const words[] = {
    [TIMING_NONE] = "",
#define X(name, word) [TIMING_##name] = word,
    TIMING_LIST(X)
#undef X
};

const char *timing_word(enum timing_state s)
{
    return words[s];
}

bool timing_parse(const char *word, enum timing_state *ret)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(word, words[i]) == 0) {
            *ret = (enum timing_state)i;
            return true;
        }
    }
    return false;
}

struct timing calendar_timing(const struct calendar *c, struct date promised, struct date stopped,
                              struct date today)
{
    if (!promised.year)
        return (struct timing){TIMING_NONE, 0};
    if (stopped.year)
        return (struct timing){TIMING_STOPPED, calendar_working_days(c, stopped, promised)};
    int left = calendar_working_days(c, today, promised);
    return left < 0 ? (struct timing){TIMING_OVERDUE, -left} : (struct timing){TIMING_IN_TIME, left};
}

void timing_msg(struct msg *m, struct timing t)
{
    char days[24];
    unsigned long n = (unsigned long)(t.days < 0 ? -t.days : t.days);
    snprintf(days, sizeof days, "%lu", n);
    if (t.state == TIMING_OVERDUE)
        MSG_N(m, n, NP_("overdue, %1$s day", "overdue, %1$s days"), days);
    else if (t.state == TIMING_STOPPED && t.days < 0)
        MSG_N(m, n, NP_("paused, %1$s day late", "paused, %1$s days late"), days);
    else if (t.state == TIMING_STOPPED)
        MSG_N(m, n, NP_("paused, %1$s day", "paused, %1$s days"), days);
    else if (t.state == TIMING_IN_TIME && n == 0)
        MSG(m, N_("in time, today"));
    else if (t.state == TIMING_IN_TIME)
        MSG_N(m, n, NP_("in time, %1$s day", "in time, %1$s days"), days);
    else
        *m = (struct msg){0};
}

static const char *const needs[] = {
#define X(name, title) [NEED_##name] = title,
    CALENDAR_NEED_LIST(X)
#undef X
};

const char *calendar_need_title(enum calendar_need n)
{
    return needs[n];
}

/* Is there a holiday from one day to the other? */
static bool any(const struct calendar *c, struct date from, int first, int last)
{
    for (int i = first; i <= last; i++) {
        if (calendar_is_holiday(c, date_add(from, i)))
            return true;
    }
    return false;
}

/* Days after the last of Ramadan, wide enough for the moon and for a holiday that was moved. */
static unsigned feasts_missing(const struct calendar *c, struct date last)
{
    static const struct {
        enum calendar_need need;
        int first, last;
    } feasts[] = {
        {NEED_EID_AL_FITR, 0, 5},
        {NEED_EID_AL_ADHA, 62, 76},
        {NEED_HIJRI_YEAR, 82, 96},
        {NEED_PROPHET, 151, 168},
    };
    unsigned missing = 0;
    for (size_t i = 0; i < sizeof feasts / sizeof *feasts; i++) {
        if (!any(c, last, feasts[i].first, feasts[i].last))
            missing |= 1u << feasts[i].need;
    }
    return missing;
}

unsigned calendar_gaps(const struct calendar *c, int year)
{
    unsigned gaps = 1u << NEED_RAMADAN;
    unsigned feasts = 0;
    for (size_t i = 0; i < c->nramadans; i++) {
        if (c->ramadans[i].first.year != year)
            continue;
        gaps = 0;
        feasts |= feasts_missing(c, c->ramadans[i].last);
    }
    gaps |= feasts;
    if (!any(c, (struct date){year, 1, 1}, -4, 4))
        gaps |= 1u << NEED_NEW_YEAR;
    if (!any(c, (struct date){year, 12, 2}, -7, 7))
        gaps |= 1u << NEED_NATIONAL;
    return gaps;
}
