/* Civil dates: days counted from 1970-01-01, as in Howard Hinnant's "chrono-Compatible Low-Level
 * Date Algorithms" (years that begin in March make the leap day the last one).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/date.h"

#include "domain/typed.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SECONDS_A_DAY = 86400, DAYS_OF_400_YEARS = 146097, DAYS_0000_TO_1970 = 719468 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool date_valid(struct date d)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (d.year < DATE_FIRST.year || d.year > DATE_LAST.year || d.month < 1 || d.month > 12)
        return false;
    return d.day >= 1 && d.day <= days[d.month - 1] + (d.month == 2 && is_leap(d.year));
}

long date_serial(struct date d)
{
    long year = d.year - (d.month <= 2); /* the year that began in March */
    long era = year / 400, of_era = year % 400;
    long of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    long day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * DAYS_OF_400_YEARS + day - DAYS_0000_TO_1970;
}

struct date date_from_serial(long days)
{
    if (days <= date_serial(DATE_FIRST))
        return DATE_FIRST;
    if (days >= date_serial(DATE_LAST))
        return DATE_LAST;
    long z = days + DAYS_0000_TO_1970, era = z / DAYS_OF_400_YEARS, day = z % DAYS_OF_400_YEARS;
    long of_era = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    long of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
    int from_march = (int)((5 * of_year + 2) / 153);
    struct date d = {
        .year = (int)(of_era + era * 400),
        .month = from_march < 10 ? from_march + 3 : from_march - 9,
        .day = (int)(of_year - (153 * from_march + 2) / 5 + 1),
    };
    d.year += d.month <= 2;
    return d;
}

struct date date_add(struct date d, int days)
{
    return date_from_serial(date_serial(d) + days);
}

struct date date_add_months(struct date d, int months)
{
    int month = d.year * 12 + d.month - 1 + months;
    struct date to = {month / 12, month % 12 + 1, d.day};
    if (to.year < DATE_FIRST.year)
        return DATE_FIRST;
    if (to.year > DATE_LAST.year)
        return DATE_LAST;
    while (!date_valid(to))
        to.day--;
    return to;
}

/* Of a month's last days the end of a shorter month is the anniversary, and itself still valid. */
struct date date_valid_until(struct date issued, int months)
{
    struct date same = date_add_months(issued, months);
    return same.day == issued.day ? date_add(same, -1) : same;
}

int date_cmp(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

int date_weekday(struct date d)
{
    long from_thursday = (date_serial(d) + 4) % 7; /* 1970-01-01 was a Thursday */
    return (int)(from_thursday < 0 ? from_thursday + 7 : from_thursday);
}

/* "+3", "-3": days from today. */
static bool parse_relative(const char *s, struct date today, struct date *ret_date)
{
    const char *at = s + 1;
    int64_t days;
    if (!typed_digits(&at, 6, &days) || *at)
        return false;
    long serial = date_serial(today) + (*s == '-' ? -(long)days : (long)days);
    if (serial < date_serial(DATE_FIRST) || serial > date_serial(DATE_LAST))
        return false;
    *ret_date = date_from_serial(serial);
    return true;
}

/* "31122026" or "20261231": no eight digits are a day both ways. */
static bool parse_run(const char *s, struct date *ret_date)
{
    int64_t run;
    if (typed_digits(&s, 8, &run) != 8 || *s)
        return false;
    int first = (int)(run / 10000), last = (int)(run % 10000);
    struct date d = {last, first % 100, first / 100};
    if (!date_valid(d))
        d = (struct date){first, last / 100, last % 100};
    if (!date_valid(d))
        return false;
    *ret_date = d;
    return true;
}

/* Two or three groups of digits with one kind of '/', '-' or '.' between them. Returns how many, 0 where
 * it is something else. */
static int split(const char *s, int group[3], int digits[3], char *ret_separator)
{
    *ret_separator = '\0';
    for (int n = 0; n < 3; n++) {
        int64_t value;
        digits[n] = typed_digits(&s, 4, &value);
        if (!digits[n])
            return 0;
        group[n] = (int)value;
        if (*s == '\0')
            return n + 1;
        if ((*s != '/' && *s != '-' && *s != '.') || (n > 0 && *s != *ret_separator))
            return 0;
        *ret_separator = *s++;
    }
    return 0;
}

static bool parse_civil(const char *s, struct date today, struct date *ret_date)
{
    int group[3], digits[3];
    char separator;
    int n = split(s, group, digits, &separator);
    struct date d;
    if (n == 3 && digits[0] == 4 && separator == '-' && digits[1] <= 2 && digits[2] <= 2)
        d = (struct date){group[0], group[1], group[2]};
    else if (n == 3 && digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2)
        d = (struct date){group[2], group[1], group[0]};
    else if (n == 2 && separator == '/' && digits[0] <= 2 && digits[1] <= 2)
        d = (struct date){today.year, group[1], group[0]};
    else
        return false;
    if (!date_valid(d))
        return false;
    *ret_date = d;
    return true;
}

bool date_parse(const char *s, struct date today, struct date *ret_date)
{
    char *plain = typed_clean(s, false);
    bool found = true;
    if (strcasecmp(plain, "today") == 0 || strcmp(plain, "اليوم") == 0)
        *ret_date = today;
    else if (*plain == '+' || *plain == '-')
        found = parse_relative(plain, today, ret_date);
    else
        found = parse_civil(plain, today, ret_date) || parse_run(plain, ret_date);
    free(plain);
    return found;
}

void date_iso(struct buf *out, struct date d)
{
    buf_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
}

void date_shown(struct buf *out, struct date d)
{
    buf_printf(out, "%02d/%02d/%04d", d.day, d.month, d.year);
}

/* The UAE day of t and the seconds since it began; an instant outside the calendar becomes its
 * nearest end. */
static struct date split_instant(instant t, int *ret_seconds)
{
    const instant first = date_start(DATE_FIRST), last = date_start(DATE_LAST) + SECONDS_A_DAY - 1;
    t = t < first ? first : t > last ? last : t;
    instant since_first = t - first;
    *ret_seconds = (int)(since_first % SECONDS_A_DAY);
    return date_from_serial(date_serial(DATE_FIRST) + (long)(since_first / SECONDS_A_DAY));
}

struct date date_of(instant t)
{
    int seconds;
    return split_instant(t, &seconds);
}

instant date_start(struct date d)
{
    return (instant)date_serial(d) * SECONDS_A_DAY - UAE_OFFSET_SECONDS;
}

void instant_shown(struct buf *out, instant t)
{
    int seconds;
    date_shown(out, split_instant(t, &seconds));
    buf_printf(out, " %02d:%02d", seconds / 3600, seconds / 60 % 60);
}

void instant_iso(struct buf *out, instant t)
{
    int seconds;
    date_iso(out, split_instant(t, &seconds));
    buf_printf(out, "T%02d:%02d:%02d+04:00", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* Two digits up to a number; false where there are none. */
static bool two_digits(const char **s, int most, int *ret)
{
    const char *c = *s;
    if (c[0] < '0' || c[0] > '9' || c[1] < '0' || c[1] > '9')
        return false;
    *ret = (c[0] - '0') * 10 + c[1] - '0';
    *s += 2;
    return *ret <= most;
}

static bool parse_offset(const char **s, int *ret_seconds)
{
    int hours, minutes;
    if (**s == 'Z') {
        ++*s;
        *ret_seconds = 0;
        return true;
    }
    if (**s != '+' && **s != '-')
        return true;
    int sign = *(*s)++ == '-' ? -1 : 1;
    if (!two_digits(s, 14, &hours) || *(*s)++ != ':' || !two_digits(s, 59, &minutes))
        return false;
    *ret_seconds = sign * (hours * 3600 + minutes * 60);
    return true;
}

bool instant_parse(const char *s, instant *ret_instant)
{
    struct date day, first = DATE_FIRST;
    char iso[11];
    int hour, minute, second = 0, offset = UAE_OFFSET_SECONDS;
    if (strlen(s) < 16 || s[4] != '-' || (s[10] != 'T' && s[10] != ' '))
        return false;
    memcpy(iso, s, 10);
    iso[10] = '\0';
    s += 11;
    if (!date_parse(iso, first, &day) || !two_digits(&s, 23, &hour) || *s++ != ':' ||
        !two_digits(&s, 59, &minute))
        return false;
    if (*s == ':' && (s++, !two_digits(&s, 59, &second)))
        return false;
    if (!parse_offset(&s, &offset) || *s)
        return false;
    *ret_instant = (instant)date_serial(day) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second -
                   offset;
    return true;
}
