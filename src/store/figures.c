/* The figures of the day, and the days that are holidays.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/trail.h"

#include "base/mem.h"
#include "store/calendar.h"
#include "store/query.h"

#include <string.h>

static enum rc read_day(struct db *db, struct date day, struct day_figures *f, struct err *reterr)
{
    struct cursor *c = OPEN(db, DAY_FIGURE, V(date_serial(day)));
    if (query_next(c)) {
        f->opened = col_number(c);
        f->submitted = col_number(c);
        f->approved = col_number(c);
        f->delivered = col_number(c);
        f->complaints = col_number(c);
        f->payments = col_number(c);
        f->taken = col_money(c);
    }
    return query_close(c, reterr);
}

static enum rc read_states(struct db *db, struct day_figures *f, struct err *reterr)
{
    struct cursor *c = OPEN(db, STATE_FIGURES, BIND_END);
    while (query_next(c)) {
        enum state s;
        COL_WORD(c, state_parse, &s);
        f->in_state[s] = col_number(c);
    }
    return query_close(c, reterr);
}

static enum rc read_desk(struct db *db, struct date day, struct day_figures *f, struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(db, &k, reterr);
    if (rc != RC_OK)
        return rc;
    struct date last = calendar_last_working(&k.calendar, day);
    calendar_done(&k);
    struct cursor *c = OPEN(db, DESK_FIGURES, V(last));
    if (query_next(c)) {
        f->complaints_open = col_number(c);
        f->overdue = col_number(c);
    }
    return query_close(c, reterr);
}

enum rc day_figures_get(struct db *db, struct date day, struct day_figures *ret, struct err *reterr)
{
    struct day_figures f;
    memset(&f, 0, sizeof f);
    enum rc rc = read_day(db, day, &f, reterr);
    if (rc == RC_OK)
        rc = read_states(db, &f, reterr);
    if (rc == RC_OK)
        rc = read_desk(db, day, &f, reterr);
    if (rc == RC_OK)
        *ret = f;
    return rc;
}

enum rc holidays_get(struct db *db, struct date from, struct date to, struct date **ret_days,
                     size_t *ret_count, struct err *reterr)
{
    struct date *days = mem_array(1, sizeof *days);
    size_t count = 0, cap = 1;
    struct cursor *c = OPEN(db, HOLIDAYS, V(from), V(to));
    while (query_next(c)) {
        days = MEM_GROW(days, count, &cap);
        days[count++] = col_date(c);
    }
    *ret_days = days;
    *ret_count = count;
    return query_close(c, reterr);
}
