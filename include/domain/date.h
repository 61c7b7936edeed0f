/* Civil dates and times in the United Arab Emirates (UTC+4 all year).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_DATE_H
#define RIHLA_DOMAIN_DATE_H

#include "base/buf.h"
#include "base/clock.h"

#include <stdbool.h>

enum { UAE_OFFSET_SECONDS = 4 * 3600 };

struct date {
    int year, month, day; /* Gregorian, 1900 … 2199, 1 … 12, 1 … 31 */
};
#define DATE_FIRST ((struct date){1900, 1, 1})
#define DATE_LAST ((struct date){2199, 12, 31})

/* ISO 2026-05-12, 12/5/2026 (day first), 12-5-2026, 12.5.2026, 12052026, 12/5 (this year),
 * "today"/"اليوم", "+3" and "-3" (days from today); European or Arabic-Indic digits. */
bool date_parse(const char *s, struct date today, struct date *ret_date);

void date_iso(struct buf *out, struct date d);    /* 2026-05-12; appends */
void date_shown(struct buf *out, struct date d);  /* 12/05/2026, both languages; appends */
bool date_valid(struct date d);                   /* a day of the calendar 1900 … 2199 */
int date_cmp(struct date a, struct date b);       /* <0, 0, >0 */
long date_serial(struct date d);                  /* days since 1970-01-01 */
struct date date_from_serial(long days);          /* outside 1900 … 2199: the nearest end */
struct date date_add(struct date d, int days);
/* The same day so many months later, the last of a shorter month; months may be below 0. */
struct date date_add_months(struct date d, int months);
/* The last day on which something issued that day is valid for so many months. */
struct date date_valid_until(struct date issued, int months);
int date_weekday(struct date d);                  /* 0 Sunday … 6 Saturday */

struct date date_of(instant t);                   /* the UAE day of t */
instant date_start(struct date d);                /* 00:00 in the UAE */
void instant_shown(struct buf *out, instant t);   /* 12/05/2026 14:30; appends */
/* What instant_iso() writes; seconds and offset may be left out, and then it is the UAE's clock. Z is
 * the offset 0. */
bool instant_parse(const char *s, instant *ret_instant);
void instant_iso(struct buf *out, instant t);     /* 2026-05-12T14:30:00+04:00; appends */

#endif
