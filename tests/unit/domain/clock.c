/* Clocks over three years with Ramadan, moved holidays and Friday hours, against a slow model that
 * knows only which minutes are worked, one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/calendar.h"
#include "domain/worked.h"

#include <stdlib.h>

/* 2025 to 2027. Some holidays were moved to a Monday or a Friday; some fall on a weekend. */
static const struct date holidays[] = {
    {2025, 1, 1},  {2025, 3, 30}, {2025, 3, 31}, {2025, 4, 1},   {2025, 6, 5},  {2025, 6, 6},
    {2025, 6, 7},  {2025, 6, 8},  {2025, 6, 27}, {2025, 9, 5},   {2025, 12, 1}, {2025, 12, 2},
    {2026, 1, 1},  {2026, 1, 2},  {2026, 3, 19}, {2026, 3, 20},  {2026, 3, 21}, {2026, 3, 22},
    {2026, 5, 26}, {2026, 5, 27}, {2026, 5, 28}, {2026, 5, 29},  {2026, 6, 16}, {2026, 8, 28},
    {2026, 12, 2}, {2026, 12, 3}, {2027, 1, 1},  {2027, 3, 10},  {2027, 3, 11}, {2027, 3, 12},
    {2027, 5, 15}, {2027, 5, 16}, {2027, 5, 17}, {2027, 5, 18},  {2027, 6, 7},  {2027, 8, 13},
    {2027, 12, 2}, {2027, 12, 3},
};
static const struct season ramadans[] = {
    {{2025, 3, 1}, {2025, 3, 29}}, {{2026, 2, 18}, {2026, 3, 19}}, {{2027, 2, 8}, {2027, 3, 9}}};
static const struct calendar calendar = {.holidays = holidays,
                                         .nholidays = COUNT(holidays),
                                         .ramadans = ramadans,
                                         .nramadans = COUNT(ramadans)};

enum { DAYS = 365 * 3, MINUTES = DAYS * 1440 };

/* worked[m]: minutes worked before minute m of 2025; day[d]: is any of it worked. */
static int worked[MINUTES + 1];
static bool day[DAYS];

static const instant new_year_2025 = INT64_C(1735675200); /* 00:00 in the UAE */

/* The nth day of 2025 … 2027, none of them a leap year: counted by hand. */
static struct date nth_day(int n)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct date d = {2025 + n / 365, 1, n % 365 + 1};
    while (d.day > lengths[d.month - 1])
        d.day -= lengths[d.month++ - 1];
    return d;
}

static bool same(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* What the nth day is like; 1 January 2025 was a Wednesday. */
struct kind {
    bool off, friday, fasting;
};

static struct kind kind_of(int n)
{
    static bool fasting;
    int weekday = (3 + n) % 7;
    struct kind k = {.off = weekday == 6 || weekday == 0, .friday = weekday == 5};
    for (size_t i = 0; i < COUNT(holidays); i++)
        k.off |= same(nth_day(n), holidays[i]);
    for (size_t i = 0; i < COUNT(ramadans); i++) {
        if (same(nth_day(n), ramadans[i].first))
            fasting = true;
        if (n > 0 && same(nth_day(n - 1), ramadans[i].last))
            fasting = false;
    }
    k.fasting = fasting;
    return k;
}

static bool minute_is_worked(struct kind k, int minute)
{
    if (k.off)
        return false;
    if (k.fasting)
        return minute >= 540 && minute < (k.friday ? 720 : 870);
    return minute >= 450 && minute < (k.friday ? 720 : 930);
}

static int build(void **state)
{
    (void)state;
    struct kind k = {0};
    for (int m = 0; m < MINUTES; m++) {
        if (m % 1440 == 0)
            k = kind_of(m / 1440);
        bool w = minute_is_worked(k, m % 1440);
        worked[m + 1] = worked[m] + w;
        day[m / 1440] |= w;
    }
    return 0;
}

static instant at(int minute)
{
    return new_year_2025 + (instant)minute * 60;
}

static unsigned seed = 20260519;

static int dice(int n)
{
    seed = seed * 1103515245u + 12345u;
    return (int)((seed >> 8) % (unsigned)n);
}

static void the_model_and_the_calendar_work_on_the_same_days(void **state)
{
    (void)state;
    for (int n = 0; n < DAYS; n++) {
        if (calendar_is_working(&calendar, nth_day(n)) != day[n])
            fail_msg("day %d of 2025 and on", n + 1);
    }
    assert_true(worked[MINUTES] > 240 * 3 * 400);
}

static void working_minutes_are_those_of_the_model(void **state)
{
    (void)state;
    for (int i = 0; i < 3000; i++) {
        int a = dice(MINUTES), b = a + dice(i % 2 ? 4000 : MINUTES - a);
        b = b > MINUTES ? MINUTES : b;
        assert_int_equal(calendar_minutes(&calendar, at(a), at(b)), worked[b] - worked[a]);
        assert_int_equal(calendar_minutes(&calendar, at(b), at(a)), 0);
    }
}

/* All of the three years, Ramadan and the feasts, Fridays and what was moved. */
static void every_minute_counts_as_in_the_model(void **state)
{
    (void)state;
    for (int m = 0; m < MINUTES; m++) {
        if (calendar_minutes(&calendar, at(m), at(m + 1)) != worked[m + 1] - worked[m])
            fail_msg("minute %d of day %d", m % 1440, m / 1440 + 1);
    }
}

/* The same, added up once for many spans. */
static void days_added_up_give_the_same_minutes(void **state)
{
    (void)state;
    struct worked *w = worked_new(&calendar, nth_day(0), nth_day(DAYS - 1));
    for (int m = 0; m < MINUTES; m++) {
        if (worked_minutes(w, at(0), at(m)) != worked[m] ||
            worked_minutes(w, at(m), at(MINUTES)) != worked[MINUTES] - worked[m])
            fail_msg("minute %d of day %d", m % 1440, m / 1440 + 1);
    }
    for (int i = 0; i < 3000; i++) {
        instant a = at(dice(MINUTES - 9000)) + dice(60), b = a + dice(500000);
        assert_int_equal(worked_minutes(w, a, b), calendar_minutes(&calendar, a, b));
        assert_int_equal(worked_minutes(w, b, a), 0);
    }
    assert_int_equal(worked_minutes(w, at(-5000), at(MINUTES + 9000)), worked[MINUTES]);
    worked_free(w);
}

static void a_deadline_in_minutes_is_the_first_moment_at_which_they_are_over(void **state)
{
    (void)state;
    for (int i = 0; i < 40000; i++) {
        int a = i * (MINUTES / 2 / 40000), minutes = 1 + dice(i % 9 ? 600 : 40000), low = a, high = MINUTES;
        while (low < high) { /* the first minute with enough before it */
            int middle = (low + high) / 2;
            if (worked[middle] - worked[a] >= minutes)
                high = middle;
            else
                low = middle + 1;
        }
        assert_int_equal(calendar_after(&calendar, at(a), minutes), at(low));
    }
    assert_int_equal(calendar_after(&calendar, at(77), 0), at(77));
}

static void a_pause_moves_the_deadline_by_the_minutes_that_it_took(void **state)
{
    (void)state;
    for (int i = 0; i < 1000; i++) {
        int start = dice(MINUTES / 3), pause = start + dice(9000), resume = pause + dice(20000);
        int64_t promised = 480 * (1 + dice(20)), used = worked[pause] - worked[start];
        if (used >= promised)
            continue;
        instant deadline = calendar_after(&calendar, at(resume), promised - used);
        assert_int_equal(used + calendar_minutes(&calendar, at(resume), deadline), promised);
        assert_true(deadline >= calendar_after(&calendar, at(start), promised));
    }
}

static void promises_in_days_are_those_of_the_model(void **state)
{
    (void)state;
    for (int n = 0; n < DAYS - 150; n++) {
        int days = 1 + dice(90), d = n;
        for (int left = days; left > 0;)
            left -= day[++d];
        assert_true(same(calendar_promise(&calendar, nth_day(n), days), nth_day(d)));
        assert_int_equal(calendar_working_days(&calendar, nth_day(n), nth_day(d)), days);
    }
}

/* What is left at the pause is left at the resumption, also when it was late by then. */
static void a_pause_leaves_as_many_days_as_there_were(void **state)
{
    (void)state;
    for (int i = 0; i < 3000; i++) {
        int start = dice(DAYS - 400), stop = start + dice(60), resume = stop + dice(120);
        struct date promised = calendar_promise(&calendar, nth_day(start), 1 + dice(30));
        struct timing before =
            calendar_timing(&calendar, promised, (struct date){0}, nth_day(stop));
        struct date later =
            calendar_resume(&calendar, promised, nth_day(stop), nth_day(resume));
        struct timing after =
            calendar_timing(&calendar, later, (struct date){0}, nth_day(resume));
        struct timing paused =
            calendar_timing(&calendar, promised, nth_day(stop), nth_day(resume));
        assert_int_equal(after.state, before.state);
        assert_int_equal(after.days, before.days);
        assert_int_equal(paused.state, TIMING_STOPPED);
        assert_int_equal(paused.days, before.state == TIMING_OVERDUE ? -before.days : before.days);
    }
}

static void a_promise_is_late_from_the_first_working_day_after_it(void **state)
{
    (void)state;
    struct date friday = {2026, 5, 15}, none = {0};
    assert_int_equal(calendar_timing(&calendar, friday, none, friday).state, TIMING_IN_TIME);
    assert_int_equal(calendar_timing(&calendar, friday, none, (struct date){2026, 5, 17}).state,
                     TIMING_IN_TIME);
    struct timing monday = calendar_timing(&calendar, friday, none, (struct date){2026, 5, 18});
    assert_int_equal(monday.state, TIMING_OVERDUE);
    assert_int_equal(monday.days, 1);
    assert_int_equal(calendar_timing(&calendar, none, none, friday).state, TIMING_NONE);
    for (int n = 10; n < DAYS; n++) {
        struct date last = calendar_last_working(&calendar, nth_day(n));
        int model = n;
        while (!day[model])
            model--;
        assert_true(same(last, nth_day(model)));
        bool late = date_cmp(friday, last) < 0;
        assert_int_equal(calendar_timing(&calendar, friday, none, nth_day(n)).state,
                         late ? TIMING_OVERDUE : TIMING_IN_TIME);
    }
}

static void other_hours_are_data(void **state)
{
    (void)state;
    static const struct hours saturdays[WEEK_DAYS] = {[6] = {600, 660}};
    struct calendar c = {.plain = saturdays};
    assert_true(calendar_is_working(&c, (struct date){2026, 5, 16}));
    assert_false(calendar_is_working(&c, (struct date){2026, 5, 15}));
    assert_int_equal(calendar_minutes(&c, date_start((struct date){2026, 5, 1}),
                                      date_start((struct date){2026, 6, 1})),
                     5 * 60);
}

static void a_year_that_was_entered_has_no_gaps_and_another_has_all(void **state)
{
    (void)state;
    for (int year = 2025; year <= 2027; year++)
        assert_int_equal(calendar_gaps(&calendar, year), 0);
    assert_int_equal(calendar_gaps(&calendar, 2029),
                     1u << NEED_RAMADAN | 1u << NEED_NEW_YEAR | 1u << NEED_NATIONAL);
}

/* Each holiday taken out is missed, where it stood alone. */
static void a_gap_is_told_by_its_name(void **state)
{
    (void)state;
    static const struct {
        struct date first, last;
        enum calendar_need need;
    } rows[] = {
        {{2026, 1, 1}, {2026, 1, 2}, NEED_NEW_YEAR},
        {{2026, 3, 19}, {2026, 3, 22}, NEED_EID_AL_FITR},
        {{2026, 5, 26}, {2026, 5, 29}, NEED_EID_AL_ADHA},
        {{2026, 6, 16}, {2026, 6, 16}, NEED_HIJRI_YEAR},
        {{2026, 8, 28}, {2026, 8, 28}, NEED_PROPHET},
        {{2026, 12, 2}, {2026, 12, 3}, NEED_NATIONAL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date kept[COUNT(holidays)];
        struct calendar c = calendar;
        c.holidays = kept;
        c.nholidays = 0;
        for (size_t h = 0; h < COUNT(holidays); h++) {
            if (date_cmp(holidays[h], rows[i].first) < 0 || date_cmp(holidays[h], rows[i].last) > 0)
                kept[c.nholidays++] = holidays[h];
        }
        ROW_TRUE(calendar_gaps(&c, 2026) == 1u << rows[i].need, calendar_need_title(rows[i].need));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_and_the_calendar_work_on_the_same_days),
        cmocka_unit_test(working_minutes_are_those_of_the_model),
        cmocka_unit_test(every_minute_counts_as_in_the_model),
        cmocka_unit_test(days_added_up_give_the_same_minutes),
        cmocka_unit_test(a_deadline_in_minutes_is_the_first_moment_at_which_they_are_over),
        cmocka_unit_test(a_pause_moves_the_deadline_by_the_minutes_that_it_took),
        cmocka_unit_test(promises_in_days_are_those_of_the_model),
        cmocka_unit_test(a_pause_leaves_as_many_days_as_there_were),
        cmocka_unit_test(a_promise_is_late_from_the_first_working_day_after_it),
        cmocka_unit_test(other_hours_are_data),
        cmocka_unit_test(a_year_that_was_entered_has_no_gaps_and_another_has_all),
        cmocka_unit_test(a_gap_is_told_by_its_name),
    };
    return cmocka_run_group_tests(tests, build, NULL);
}
