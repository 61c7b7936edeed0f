/* Working days and working hours: by weekday, with hours of their own in Ramadan, without the
 * holidays; and what became of a promise made in them. A working Friday counts as one working day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_CALENDAR_H
#define RIHLA_DOMAIN_CALENDAR_H

#include "base/msg.h"
#include "domain/date.h"

#include <stddef.h>
#include <stdint.h>

enum { WEEK_DAYS = 7, MINUTES_A_DAY = 24 * 60 };

/* Minutes after midnight; a day without work has opens = closes. */
struct hours {
    int opens, closes;
};

/* Ramadan as it was announced, both days included. */
struct season {
    struct date first, last;
};

/* Everything is borrowed; what is left out is: no holidays, no Ramadan, the federal hours. */
struct calendar {
    const struct date *holidays; /* ascending */
    size_t nholidays;
    const struct season *ramadans; /* ascending, apart */
    size_t nramadans;
    const struct hours *plain, *ramadan; /* WEEK_DAYS each, Sunday first */
};

/* Of the federal government since 2022: Mon–Thu 07:30–15:30, Fri 07:30–12:00; in Ramadan
 * Mon–Thu 09:00–14:30, Fri 09:00–12:00. */
extern const struct hours calendar_federal_plain[WEEK_DAYS], calendar_federal_ramadan[WEEK_DAYS];

bool calendar_is_ramadan(const struct calendar *c, struct date d);
bool calendar_is_holiday(const struct calendar *c, struct date d);
struct hours calendar_hours(const struct calendar *c, struct date d); /* opens = closes: none */
bool calendar_is_working(const struct calendar *c, struct date d);

/* The last day of a promise of n working days (n ≥ 0) made on `from`: the n-th working day after
 * it; n 0: the same day. */
struct date calendar_promise(const struct calendar *c, struct date from, int working_days);

/* Working days after `from` up to and including `to`; negative when to is before from. */
int calendar_working_days(const struct calendar *c, struct date from, struct date to);

/* The last working day up to and including d; d itself where there was none for a year. */
struct date calendar_last_working(const struct calendar *c, struct date d);

/* The promise after its clock stood still from one day to the other: the working days that are left,
 * or that it is late by, are the same on both. */
struct date calendar_resume(const struct calendar *c, struct date promised, struct date stopped,
                            struct date resumed);

/* Whole working minutes from one moment to a later one; 0 where it is not later. */
int64_t calendar_minutes(const struct calendar *c, instant from, instant to);

/* The moment at which that many working minutes (≥ 0) after `from` are over. */
instant calendar_after(const struct calendar *c, instant from, int64_t minutes);

/* Where a promise stands. */
#define TIMING_LIST(X)                                                                             \
    X(IN_TIME, "in-time")                                                                          \
    X(OVERDUE, "overdue")                                                                          \
    X(STOPPED, "stopped") /* the customer is awaited */

enum timing_state {
    TIMING_NONE, /* nothing is promised, or it is over */
#define X(name, word) TIMING_##name,
    TIMING_LIST(X)
#undef X
};

struct timing {
    enum timing_state state;
    int days; /* working days left, or ≥ 1 that it is late by; STOPPED: < 0 is late */
};

/* Late from the first working day after the promised one. stopped: since then; year 0: it runs. */
struct timing calendar_timing(const struct calendar *c, struct date promised, struct date stopped,
                              struct date today);
const char *timing_word(enum timing_state s); /* "" for none */
bool timing_parse(const char *word, enum timing_state *ret);

/* "in time, 3 days", "overdue, 1 day": left or late, in working days. Nothing for TIMING_NONE. */
void timing_msg(struct msg *m, struct timing t);

/* What every year needs. Lunar dates are announced and some holidays are moved, so it is only looked
 * whether something was entered about the time of each, never what. */
#define CALENDAR_NEED_LIST(X)                                                                      \
    X(NEW_YEAR, N_("New Year's Day"))                                                              \
    X(RAMADAN, N_("Ramadan"))                                                                      \
    X(EID_AL_FITR, N_("Eid al-Fitr"))                                                              \
    X(EID_AL_ADHA, N_("Arafah Day and Eid al-Adha"))                                               \
    X(HIJRI_YEAR, N_("Hijri New Year"))                                                            \
    X(PROPHET, N_("the Prophet's birthday"))                                                       \
    X(NATIONAL, N_("Eid Al Etihad (National Day)"))

enum calendar_need {
#define X(name, title) NEED_##name,
    CALENDAR_NEED_LIST(X)
#undef X
    NEED_COUNT
};
const char *calendar_need_title(enum calendar_need n); /* msgid */

/* Bits (1u << need) of what was not entered for the year. The feasts follow Ramadan: without it they
 * are not looked at. */
unsigned calendar_gaps(const struct calendar *c, int year);

#endif
