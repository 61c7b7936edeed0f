/* Working minutes between two moments, for very many of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/worked.h"

#include "base/mem.h"

#include <stdlib.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

struct worked_day {
    int64_t before;         /* working seconds of the days before it */
    int opens, closes;      /* seconds after midnight */
};

struct worked {
    instant begin;          /* midnight of the first day */
    size_t count;
    struct worked_day *days;
};

struct worked *worked_new(const struct calendar *c, struct date first, struct date last)
{
    struct worked *w = mem_alloc(sizeof *w);
    long days = date_serial(last) - date_serial(first) + 1;
    int64_t seconds = 0;
    w->begin = date_start(first);
    w->count = days > 0 ? (size_t)days : 1;
    w->days = mem_array(w->count, sizeof *w->days);
    for (size_t i = 0; i < w->count; i++) {
        struct hours h = calendar_hours(c, date_add(first, (int)i));
        w->days[i] = (struct worked_day){seconds, h.opens * 60, h.closes * 60};
        seconds += (int64_t)(h.closes - h.opens) * 60;
    }
    return w;
}

void worked_free(struct worked *w)
{
    if (!w)
        return;
    free(w->days);
    free(w);
}

/* Working seconds from the first day's midnight until then. */
static int64_t until(const struct worked *w, instant t)
{
    if (t <= w->begin)
        return 0;
    size_t day = (size_t)((t - w->begin) / DAY_SECONDS);
    int second = (int)((t - w->begin) % DAY_SECONDS);
    if (day >= w->count) {
        day = w->count - 1;
        second = DAY_SECONDS;
    }
    const struct worked_day *d = &w->days[day];
    int end = second < d->closes ? second : d->closes;
    return d->before + (end > d->opens ? end - d->opens : 0);
}

int64_t worked_minutes(const struct worked *w, instant from, instant to)
{
    return to > from ? (until(w, to) - until(w, from)) / 60 : 0;
}
