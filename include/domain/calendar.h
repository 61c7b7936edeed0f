/* Working days: Monday to Friday, without the holidays given.
 * Source: UAE federal working week since 2022; a working Friday counts as one working day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_CALENDAR_H
#define RIHLA_DOMAIN_CALENDAR_H

#include "domain/date.h"

#include <stddef.h>

struct calendar {
    const struct date *holidays; /* ascending, borrowed */
    size_t nholidays;
};

bool calendar_is_working(const struct calendar *c, struct date d);

/* The last day of a promise of n working days (n ≥ 0) made on `from`: the n-th working day after
 * it; n 0: the same day. */
struct date calendar_promise(const struct calendar *c, struct date from, int working_days);

/* Working days after `from` up to and including `to`; negative when to is before from. */
int calendar_working_days(const struct calendar *c, struct date from, struct date to);

#endif
