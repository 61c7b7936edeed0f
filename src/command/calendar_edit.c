/* calendar holiday, ramadan, remove, hours, limit: what a supervisor enters as it is announced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/desk.h"
#include "store/calendar.h"

#include <stdio.h>
#include <string.h>

enum { HOLIDAY_DAYS = 31 };

/* Which year to look at, for the answer's audit and whoever reads it. */
static void record(struct reply *out, struct date first, struct date last)
{
    reply_record(out, N_("Working calendar"));
    reply_entry(out, "date", N_("Day"), cell_date(first));
    reply_entry(out, "until", N_("Until"), cell_date(last));
}

static enum rc first_and_last(const struct args *in, const char *first, const char *last, int most,
                              struct season *ret, struct err *reterr)
{
    args_date(in, first, &ret->first);
    ret->last = ret->first;
    args_date(in, last, &ret->last);
    long days = date_serial(ret->last) - date_serial(ret->first) + 1;
    if (days < 1)
        return ERR(reterr, RC_BAD_DATA, last, N_("The last day comes before the first"));
    if (days > most)
        return ERR(reterr, RC_BAD_DATA, last, N_("These are too many days; look at both dates again"));
    return RC_OK;
}

static const struct arg holiday_args[] = {
    {ARG_OF("date", FIELD_DATE, N_("First day"), true)},
    ARG_TEXT("name_en", N_("Name in English"), true),
    ARG_TEXT("name_ar", N_("Name in Arabic"), true),
    ARG_DATE("until", N_("Last day, where there are several")),
};

static enum rc run_holiday(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct season days = {0};
    struct holiday h;
    enum rc rc = first_and_last(in, "date", "until", HOLIDAY_DAYS, &days, reterr);
    if (!rc)
        rc = desk_copy(h.name_en, sizeof h.name_en, args_text(in, "name_en"), "name_en", reterr);
    if (!rc)
        rc = desk_copy(h.name_ar, sizeof h.name_ar, args_text(in, "name_ar"), "name_ar", reterr);
    for (h.day = days.first; !rc && date_cmp(h.day, days.last) <= 0; h.day = date_add(h.day, 1))
        rc = holiday_put(s->db, &h, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("The holiday is in the calendar. Times promised before stay as they are"));
    record(out, days.first, days.last);
    return RC_OK;
}

const struct command command_calendar_holiday = {
    .noun = "calendar",
    .verb = "holiday",
    .summary = N_("Enter a holiday as it was announced"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(holiday_args),
    .example = "calendar holiday date=9/3/2027 until=11/3/2027 name_en='Eid al-Fitr' name_ar='عيد الفطر'",
    .run = run_holiday,
};

static const struct arg ramadan_args[] = {
    {ARG_OF("first", FIELD_DATE, N_("First day"), true)},
    {ARG_OF("last", FIELD_DATE, N_("Last day"), true)},
};

static enum rc run_ramadan(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct season days = {0};
    enum rc rc = first_and_last(in, "first", "last", 31, &days, reterr);
    if (!rc)
        rc = ramadan_put(s->db, days, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("Ramadan is in the calendar, with its own working hours"));
    record(out, days.first, days.last);
    return RC_OK;
}

const struct command command_calendar_ramadan = {
    .noun = "calendar",
    .verb = "ramadan",
    .summary = N_("Enter Ramadan as it was announced; the same first day again moves the last"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(ramadan_args),
    .example = "calendar ramadan first=8/2/2027 last=9/3/2027",
    .run = run_ramadan,
};

static const struct arg remove_args[] = {{ARG_OF("date", FIELD_DATE, N_("Day"), true)}};

/* A holiday in Ramadan goes first. */
static enum rc run_remove(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct date day = {0};
    args_date(in, "date", &day);
    enum rc rc = holiday_remove(s->db, day, reterr);
    if (rc == RC_NOT_FOUND)
        rc = ramadan_remove(s->db, day, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "date",
                   N_("%1$s is not a holiday and in no Ramadan. Look at: calendar show"),
                   shown_date(day).s);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("%1$s was taken out of the calendar"), shown_date(day).s);
    record(out, day, day);
    return RC_OK;
}

const struct command command_calendar_remove = {
    .noun = "calendar",
    .verb = "remove",
    .summary = N_("Take out the holiday of a day, or the Ramadan that the day is in"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(remove_args),
    .example = "calendar remove date=3/12/2026",
    .run = run_remove,
};

static const struct choice weekdays[] = {
    {"monday", {.en = N_("Monday")}},     {"tuesday", {.en = N_("Tuesday")}},
    {"wednesday", {.en = N_("Wednesday")}}, {"thursday", {.en = N_("Thursday")}},
    {"friday", {.en = N_("Friday")}},     {"saturday", {.en = N_("Saturday")}},
    {"sunday", {.en = N_("Sunday")}},
};

static const struct arg hours_args[] = {
    ARG_WORD("weekday", N_("Day of the week"), weekdays, true),
    ARG_CLOCK("opens", N_("Work begins"), false),
    ARG_CLOCK("closes", N_("Work ends"), false),
    ARG_YES("ramadan", N_("In Ramadan")),
    ARG_YES("off", N_("A day off")),
};

static int minutes(const char *clock)
{
    int hour = 0, minute = 0;
    sscanf(clock, "%d:%d", &hour, &minute);
    return hour * 60 + minute;
}

static int weekday_of(const char *word)
{
    size_t i = 0;
    while (strcmp(weekdays[i].value, word) != 0)
        i++;
    return ((int)i + 1) % WEEK_DAYS;
}

static enum rc wanted_hours(const struct args *in, struct hours *ret, struct err *reterr)
{
    *ret = (struct hours){minutes(args_text(in, "opens")), minutes(args_text(in, "closes"))};
    bool said = args_given(in, "opens") || args_given(in, "closes");
    if (args_yes(in, "off") && said)
        return ERR(reterr, RC_USAGE, "off", N_("Give the hours, or off=yes, but not both"));
    if (args_yes(in, "off"))
        return RC_OK;
    if (!args_given(in, "opens") || !args_given(in, "closes"))
        return ERR(reterr, RC_USAGE, args_given(in, "opens") ? "closes" : "opens",
                   N_("Say when work begins and when it ends, or off=yes for a day off"));
    if (ret->opens >= ret->closes)
        return ERR(reterr, RC_BAD_DATA, "closes", N_("Work ends before it begins"));
    return RC_OK;
}

static enum rc run_hours(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct hours h;
    enum rc rc = wanted_hours(in, &h, reterr);
    if (!rc)
        rc = hours_put(s->db, args_yes(in, "ramadan"), weekday_of(args_text(in, "weekday")), h, reterr);
    if (!rc)
        MSG(reply_message(out),
            N_("The working hours are changed. Times promised before stay as they are"));
    return rc;
}

const struct command command_calendar_hours = {
    .noun = "calendar",
    .verb = "hours",
    .summary = N_("Change the working hours of a day of the week"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(hours_args),
    .example = "calendar hours weekday=friday opens=07:30 closes=12:00",
    .run = run_hours,
};

static const struct choice limit_choices[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    TIME_LIMIT_LIST(X)
#undef X
};

static const struct arg limit_args[] = {
    ARG_WORD("limit", N_("Limit of time"), limit_choices, true),
    {.field = {.name = "days",
               .type = FIELD_NUMBER,
               .label = {.en = N_("How many: days; of a claim, working minutes")},
               .required = true,
               .min = "1",
               .max = "366"}},
};

static enum rc run_limit(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    enum time_limit l = LIMIT_ANSWER;
    int64_t days = args_number(in, "days", 0);
    time_limit_parse(args_text(in, "limit"), &l);
    enum rc rc = time_limit_put(s->db, l, (int)days, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("The limit is changed. Dates that were told to customers stay"));
    reply_record(out, N_("Working calendar"));
    reply_entry(out, time_limit_word(l), time_limit_title(l), cell_count(days));
    return RC_OK;
}

const struct command command_calendar_limit = {
    .noun = "calendar",
    .verb = "limit",
    .summary = N_("Change how long something may take"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(limit_args),
    .example = "calendar limit limit=answer days=10",
    .run = run_limit,
};
