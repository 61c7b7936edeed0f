/* calendar show, check: the working calendar as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/calendar.h"
#include "command/arguments.h"
#include "store/calendar.h"

#include <inttypes.h>
#include <stdio.h>

static const struct arg year_args[] = {
    {.field = {.name = "year",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Year")},
               .min = "2000",
               .max = "2198"}},
};

/* "07:30-15:30" */
static struct cell hours_cell(struct hours h)
{
    char text[48];
    snprintf(text, sizeof text, "%02d:%02d-%02d:%02d", h.opens / 60, h.opens % 60, h.closes / 60,
             h.closes % 60);
    return cell_code(text);
}

/* Days off are left out. */
static void hours_entries(struct reply *out, const struct kept_calendar *k)
{
    static const struct {
        const char *key, *title, *ramadan_key, *ramadan_title;
    } days[WEEK_DAYS] = {
        {"sunday", N_("Sunday"), "ramadan_sunday", N_("Sunday in Ramadan")},
        {"monday", N_("Monday"), "ramadan_monday", N_("Monday in Ramadan")},
        {"tuesday", N_("Tuesday"), "ramadan_tuesday", N_("Tuesday in Ramadan")},
        {"wednesday", N_("Wednesday"), "ramadan_wednesday", N_("Wednesday in Ramadan")},
        {"thursday", N_("Thursday"), "ramadan_thursday", N_("Thursday in Ramadan")},
        {"friday", N_("Friday"), "ramadan_friday", N_("Friday in Ramadan")},
        {"saturday", N_("Saturday"), "ramadan_saturday", N_("Saturday in Ramadan")},
    };
    for (int i = 1; i <= WEEK_DAYS; i++) {
        int d = i % WEEK_DAYS; /* the week begins on Monday */
        if (k->plain[d].opens < k->plain[d].closes)
            reply_entry(out, days[d].key, days[d].title, hours_cell(k->plain[d]));
    }
    for (int i = 1; i <= WEEK_DAYS; i++) {
        int d = i % WEEK_DAYS;
        if (k->ramadan[d].opens < k->ramadan[d].closes)
            reply_entry(out, days[d].ramadan_key, days[d].ramadan_title, hours_cell(k->ramadan[d]));
    }
}

static enum rc limits_entries(struct session *s, struct reply *out, struct err *reterr)
{
    int days[LIMIT_COUNT] = {0};
    enum rc rc = time_limits_get(s->db, days, reterr);
    for (int l = 0; !rc && l < LIMIT_COUNT; l++)
        reply_entry(out, time_limit_word((enum time_limit)l), time_limit_title((enum time_limit)l),
                    cell_count(days[l]));
    return rc;
}

static const struct column day_columns[] = {
    {"date", N_("Day"), CELL_DATE},
    {"until", N_("Until"), CELL_DATE},
    {"kind", N_("Kind of day"), CELL_WORD},
    {"name", N_("Name"), CELL_NAMES},
};

static bool holiday_row(void *ctx, const struct holiday *h)
{
    struct reply *out = ctx;
    reply_cell(out, cell_date(h->day));
    reply_cell(out, cell_none());
    reply_cell(out, cell_word("holiday", N_("holiday")));
    reply_cell(out, cell_names(h->name_en, h->name_ar));
    return true;
}

static void ramadan_rows(struct reply *out, const struct calendar *c, int year)
{
    for (size_t i = 0; i < c->nramadans; i++) {
        if (c->ramadans[i].first.year != year && c->ramadans[i].last.year != year)
            continue;
        reply_cell(out, cell_date(c->ramadans[i].first));
        reply_cell(out, cell_date(c->ramadans[i].last));
        reply_cell(out, cell_word("ramadan", N_("hours of Ramadan")));
        reply_cell(out, cell_names("Ramadan", "رمضان"));
    }
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct kept_calendar k;
    int year = (int)args_number(in, "year", session_today(s).year);
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    reply_record(out, N_("Working calendar"));
    reply_entry(out, "year", N_("Year"), cell_count(year));
    hours_entries(out, &k);
    rc = limits_entries(s, out, reterr);
    reply_table(out, N_("Days of the year"), day_columns, sizeof day_columns / sizeof *day_columns);
    ramadan_rows(out, &k.calendar, year);
    calendar_done(&k);
    if (!rc)
        rc = holiday_each(s->db, (struct date){year, 1, 1}, (struct date){year, 12, 31}, holiday_row,
                          out, reterr);
    return rc;
}

const struct command command_calendar_show = {
    .noun = "calendar",
    .verb = "show",
    .summary = N_("Show working hours, limits of time, and the holidays of a year"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(year_args),
    .example = "calendar show year=2027",
    .run = run_show,
};

int calendar_year_needed(struct date today)
{
    return today.year + (today.month >= 10);
}

static enum rc gaps_of(struct session *s, int year, unsigned *ret, struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    *ret = calendar_gaps(&k.calendar, year);
    calendar_done(&k);
    return RC_OK;
}

enum rc calendar_warn(struct session *s, struct reply *out, struct err *reterr)
{
    unsigned gaps;
    char year[16];
    int needed = calendar_year_needed(session_today(s));
    enum rc rc = gaps_of(s, needed, &gaps, reterr);
    if (rc || !gaps)
        return rc;
    snprintf(year, sizeof year, "%d", needed);
    MSG(reply_message(out),
        N_("The working calendar of %1$s is not complete, so promised times may be wrong. See: calendar "
           "check"),
        year);
    return RC_OK;
}

static const struct column gap_columns[] = {{"missing", N_("Not entered"), CELL_WORD}};

static enum rc run_check(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    unsigned gaps;
    char year[24];
    int64_t asked = args_number(in, "year", calendar_year_needed(session_today(s)));
    enum rc rc = gaps_of(s, (int)asked, &gaps, reterr);
    if (rc)
        return rc;
    snprintf(year, sizeof year, "%" PRId64, asked);
    if (gaps)
        MSG(reply_message(out),
            N_("The working calendar of %1$s is not complete. Enter what was announced with: calendar "
               "ramadan, calendar holiday"),
            year);
    else
        MSG(reply_message(out), N_("The working calendar of %1$s is complete"), year);
    reply_table(out, N_("Not entered"), gap_columns, 1);
    for (int n = 0; n < NEED_COUNT; n++) {
        const char *title = calendar_need_title((enum calendar_need)n);
        if (gaps & 1u << n)
            reply_cell(out, cell_word(title, title));
    }
    return RC_OK;
}

const struct command command_calendar_check = {
    .noun = "calendar",
    .verb = "check",
    .summary = N_("Say what was not entered for a year (from October on: the next one)"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(year_args),
    .example = "calendar check year=2027",
    .run = run_check,
};
