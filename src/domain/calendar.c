/* Working days and hours, day by day: promises are short.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/calendar.h"

#include <stdlib.h>

#define AT(hour, minute) ((hour) * 60 + (minute))

const struct hours calendar_federal_plain[WEEK_DAYS] = {
    [1] = {AT(7, 30), AT(15, 30)}, [2] = {AT(7, 30), AT(15, 30)}, [3] = {AT(7, 30), AT(15, 30)},
    [4] = {AT(7, 30), AT(15, 30)}, [5] = {AT(7, 30), AT(12, 0)},
};

const struct hours calendar_federal_ramadan[WEEK_DAYS] = {
    [1] = {AT(9, 0), AT(14, 30)}, [2] = {AT(9, 0), AT(14, 30)}, [3] = {AT(9, 0), AT(14, 30)},
    [4] = {AT(9, 0), AT(14, 30)}, [5] = {AT(9, 0), AT(12, 0)},
};

static int compare(const void *key, const void *element)
{
    const struct date *a = key, *b = element;
    return date_cmp(*a, *b);
}

bool calendar_is_holiday(const struct calendar *c, struct date d)
{
    return c->nholidays &&
           bsearch(&d, c->holidays, c->nholidays, sizeof *c->holidays, compare) != NULL;
}

bool calendar_is_ramadan(const struct calendar *c, struct date d)
{
    for (size_t i = 0; i < c->nramadans; i++) {
        if (date_cmp(d, c->ramadans[i].first) >= 0 && date_cmp(d, c->ramadans[i].last) <= 0)
            return true;
    }
    return false;
}

struct hours calendar_hours(const struct calendar *c, struct date d)
{
    const struct hours *plain = c->plain ? c->plain : calendar_federal_plain;
    const struct hours *ramadan = c->ramadan ? c->ramadan : calendar_federal_ramadan;
    if (calendar_is_holiday(c, d))
        return (struct hours){0, 0};
    return (calendar_is_ramadan(c, d) ? ramadan : plain)[date_weekday(d)];
}

bool calendar_is_working(const struct calendar *c, struct date d)
{
    struct hours h = calendar_hours(c, d);
    return h.opens < h.closes;
}

struct date calendar_promise(const struct calendar *c, struct date from, int working_days)
{
    struct date d = from;
    while (working_days > 0 && date_cmp(d, DATE_LAST) < 0) {
        d = date_add(d, 1);
        if (calendar_is_working(c, d))
            working_days--;
    }
    return d;
}

int calendar_working_days(const struct calendar *c, struct date from, struct date to)
{
    if (date_cmp(to, from) < 0)
        return -calendar_working_days(c, to, from);
    int count = 0;
    for (struct date d = from; date_cmp(d, to) < 0;) {
        d = date_add(d, 1);
        count += calendar_is_working(c, d);
    }
    return count;
}

struct date calendar_last_working(const struct calendar *c, struct date d)
{
    struct date at = d;
    for (int back = 0; back < 366; back++, at = date_add(at, -1)) {
        if (calendar_is_working(c, at))
            return at;
    }
    return d;
}

struct date calendar_resume(const struct calendar *c, struct date promised, struct date stopped,
                            struct date resumed)
{
    int days = calendar_working_days(c, stopped, resumed);
    return days > 0 ? calendar_promise(c, promised, days) : promised;
}

/* The part of the day's working seconds that lies between the two moments. */
static int64_t seconds_of(const struct calendar *c, struct date d, instant from, instant to)
{
    struct hours h = calendar_hours(c, d);
    instant opens = date_start(d) + h.opens * 60, closes = date_start(d) + h.closes * 60;
    instant begin = from > opens ? from : opens, end = to < closes ? to : closes;
    return end > begin ? end - begin : 0;
}

int64_t calendar_minutes(const struct calendar *c, instant from, instant to)
{
    int64_t seconds = 0;
    struct date last = date_of(to);
    for (struct date d = date_of(from); date_cmp(d, last) <= 0; d = date_add(d, 1)) {
        seconds += seconds_of(c, d, from, to);
        if (date_cmp(d, DATE_LAST) >= 0)
            break;
    }
    return seconds / 60;
}

instant calendar_after(const struct calendar *c, instant from, int64_t minutes)
{
    int64_t left = minutes * 60;
    instant at = from;
    for (struct date d = date_of(from); left > 0 && date_cmp(d, DATE_LAST) < 0; d = date_add(d, 1)) {
        struct hours h = calendar_hours(c, d);
        instant opens = date_start(d) + h.opens * 60, closes = date_start(d) + h.closes * 60;
        instant begin = from > opens ? from : opens;
        if (begin >= closes)
            continue;
        at = begin + left < closes ? begin + left : closes;
        left -= at - begin;
    }
    return at;
}
