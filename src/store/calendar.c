/* The working calendar and the limits of time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/calendar.h"

#include "base/mem.h"
#include "base/word.h"
#include "store/query.h"
#include "store/trail.h"

#include <stdlib.h>
#include <string.h>

static const struct word limits[] = {
#define X(name, word, title) [LIMIT_##name] = {word, title},
    TIME_LIMIT_LIST(X)
#undef X
};
WORD_FUNCTIONS(time_limit, limits)

static enum rc read_ramadans(struct db *db, struct kept_calendar *k, struct err *reterr)
{
    size_t cap = 1;
    k->ramadans = mem_array(cap, sizeof *k->ramadans);
    struct cursor *c = OPEN(db, RAMADANS, BIND_END);
    while (query_next(c)) {
        k->ramadans = MEM_GROW(k->ramadans, k->calendar.nramadans, &cap);
        struct season *s = &k->ramadans[k->calendar.nramadans++];
        s->first = col_date(c);
        s->last = col_date(c);
    }
    return query_close(c, reterr);
}

static enum rc read_hours(struct db *db, struct kept_calendar *k, struct err *reterr)
{
    struct cursor *c = OPEN(db, WORKING_HOURS, BIND_END);
    while (query_next(c)) {
        char season[16];
        col_text(c, season, sizeof season);
        int weekday = (int)col_number(c);
        struct hours *h = strcmp(season, "ramadan") == 0 ? k->ramadan : k->plain;
        h[weekday].opens = (int)col_number(c);
        h[weekday].closes = (int)col_number(c);
    }
    return query_close(c, reterr);
}

enum rc calendar_get(struct db *db, struct kept_calendar *ret, struct err *reterr)
{
    memset(ret, 0, sizeof *ret);
    enum rc rc = holidays_get(db, DATE_FIRST, DATE_LAST, &ret->holidays, &ret->calendar.nholidays,
                              reterr);
    if (rc == RC_OK)
        rc = read_ramadans(db, ret, reterr);
    if (rc == RC_OK)
        rc = read_hours(db, ret, reterr);
    ret->calendar.holidays = ret->holidays;
    ret->calendar.ramadans = ret->ramadans;
    ret->calendar.plain = ret->plain;
    ret->calendar.ramadan = ret->ramadan;
    if (rc != RC_OK)
        calendar_done(ret);
    return rc;
}

void calendar_done(struct kept_calendar *k)
{
    free(k->holidays);
    free(k->ramadans);
    memset(k, 0, sizeof *k);
}

enum rc holiday_put(struct db *db, const struct holiday *h, struct err *reterr)
{
    return RUN(db, HOLIDAY_PUT, reterr, V(h->day), V(h->name_en), V(h->name_ar));
}

enum rc holiday_remove(struct db *db, struct date day, struct err *reterr)
{
    enum rc rc = RUN(db, HOLIDAY_DELETE, reterr, V(day));
    if (rc == RC_OK && query_changes(db) == 0)
        return ERR(reterr, RC_NOT_FOUND, "date", N_("That day is not a holiday"));
    return rc;
}

enum rc holiday_each(struct db *db, struct date from, struct date to,
                     bool (*row)(void *ctx, const struct holiday *h), void *ctx, struct err *reterr)
{
    struct cursor *c = OPEN(db, HOLIDAYS_NAMED, V(from), V(to));
    for (bool more = true; more && query_next(c);) {
        struct holiday h;
        h.day = col_date(c);
        col_text(c, h.name_en, sizeof h.name_en);
        col_text(c, h.name_ar, sizeof h.name_ar);
        more = row(ctx, &h);
    }
    return query_close(c, reterr);
}

/* Another one that has a day in common with it, but does not begin with it. */
static enum rc overlaps(struct db *db, struct season s, bool *ret, struct err *reterr)
{
    struct cursor *c = OPEN(db, RAMADAN_OVERLAPS, V(s.first), V(s.last));
    *ret = query_next(c);
    return query_close(c, reterr);
}

enum rc ramadan_put(struct db *db, struct season s, struct err *reterr)
{
    bool other;
    enum rc rc = overlaps(db, s, &other, reterr);
    if (rc == RC_OK && other)
        return ERR(reterr, RC_CONFLICT, "first",
                   N_("Another Ramadan has some of these days: remove it first"));
    return rc != RC_OK ? rc : RUN(db, RAMADAN_PUT, reterr, V(s.first), V(s.last));
}

enum rc ramadan_remove(struct db *db, struct date day, struct err *reterr)
{
    enum rc rc = RUN(db, RAMADAN_DELETE, reterr, V(day));
    if (rc == RC_OK && query_changes(db) == 0)
        return ERR(reterr, RC_NOT_FOUND, "date", N_("That day is not in a Ramadan"));
    return rc;
}

enum rc hours_put(struct db *db, bool ramadan, int weekday, struct hours h, struct err *reterr)
{
    const char *season = ramadan ? "ramadan" : "plain";
    enum rc rc = RUN(db, HOURS_DELETE, reterr, V(season), V(weekday));
    if (rc != RC_OK || h.opens == h.closes)
        return rc;
    return RUN(db, HOURS_INSERT, reterr, V(season), V(weekday), V(h.opens), V(h.closes));
}

/* Of limits that came after the tables were made. A week is when the sibling reminds, too: three days
 * before the ten to answer are over. */
static const int usual[LIMIT_COUNT] = {[LIMIT_FEE] = 7};

enum rc time_limits_get(struct db *db, int ret_days[LIMIT_COUNT], struct err *reterr)
{
    for (int l = 0; l < LIMIT_COUNT; l++)
        ret_days[l] = usual[l] ? usual[l] : ret_days[l];
    struct cursor *c = OPEN(db, TIME_LIMITS, BIND_END);
    while (query_next(c)) {
        enum time_limit l;
        COL_WORD(c, time_limit_parse, &l);
        ret_days[l] = (int)col_number(c);
    }
    return query_close(c, reterr);
}

enum rc time_limit_put(struct db *db, enum time_limit l, int days, struct err *reterr)
{
    return RUN(db, TIME_LIMIT_PUT, reterr, V(time_limit_word(l)), V(days));
}
