/* Counting working days, day by day: promises are short.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/calendar.h"

#include <stdlib.h>

static int compare(const void *key, const void *element)
{
    const struct date *a = key, *b = element;
    return date_cmp(*a, *b);
}

static bool is_holiday(const struct calendar *c, struct date d)
{
    return c->nholidays &&
           bsearch(&d, c->holidays, c->nholidays, sizeof *c->holidays, compare) != NULL;
}

bool calendar_is_working(const struct calendar *c, struct date d)
{
    int weekday = date_weekday(d);
    return weekday != 0 && weekday != 6 && !is_holiday(c, d);
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
