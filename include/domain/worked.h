/* Working minutes between two moments, for very many of them: the days are added up once, and each
 * span is then two look-ups. The same numbers as calendar_minutes().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_WORKED_H
#define RIHLA_DOMAIN_WORKED_H

#include "domain/calendar.h"

struct worked;

/* For moments of the days first … last; the calendar is not needed afterwards. */
struct worked *worked_new(const struct calendar *c, struct date first, struct date last);
void worked_free(struct worked *w);

/* Whole working minutes from one moment to a later one; 0 where it is not later. Moments outside the
 * days count as their beginning or their end. */
int64_t worked_minutes(const struct worked *w, instant from, instant to);

#endif
