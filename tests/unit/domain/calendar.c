/* Working days.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/calendar.h"

/* May 2026: the 1st is a Friday. Holidays on Monday 4 and Friday 22, and on a Sunday. */
static const struct date holidays[] = {{2026, 5, 4}, {2026, 5, 10}, {2026, 5, 22}};
static const struct calendar plain = {0},
                             with_holidays = {.holidays = holidays, .nholidays = COUNT(holidays)};

static struct date may(int day)
{
    return (struct date){2026, 5, day};
}

static void monday_to_friday_are_working_days_but_holidays_are_not(void **state)
{
    (void)state;
    for (int day = 1; day <= 31; day++) {
        int weekday = date_weekday(may(day));
        bool weekend = weekday == 0 || weekday == 6;
        assert_int_equal(calendar_is_working(&plain, may(day)), !weekend);
        bool holiday = day == 4 || day == 10 || day == 22;
        assert_int_equal(calendar_is_working(&with_holidays, may(day)), !weekend && !holiday);
    }
}

static void a_promise_counts_working_days_after_the_day_it_is_made(void **state)
{
    (void)state;
    static const struct {
        int from, days, plain, with_holidays;
    } rows[] = {
        {12, 0, 12, 12}, {12, 1, 13, 13}, {12, 5, 19, 19}, {1, 1, 4, 5},
        {1, 5, 8, 11},   {2, 1, 4, 5},    {3, 1, 4, 5},    {8, 1, 11, 11},
        {9, 0, 9, 9},    {15, 5, 22, 25}, {21, 1, 22, 25}, {21, 2, 25, 26},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date from = may(rows[i].from);
        assert_int_equal(calendar_promise(&plain, from, rows[i].days).day, rows[i].plain);
        assert_int_equal(calendar_promise(&with_holidays, from, rows[i].days).day,
                         rows[i].with_holidays);
    }
}

static void a_promise_never_leaves_the_calendar(void **state)
{
    (void)state;
    assert_int_equal(date_cmp(calendar_promise(&plain, DATE_LAST, 5), DATE_LAST), 0);
    assert_int_equal(date_cmp(calendar_promise(&plain, date_add(DATE_LAST, -3), 90), DATE_LAST), 0);
}

static void counting_agrees_with_promising_and_with_its_own_mirror(void **state)
{
    (void)state;
    for (int from = 1; from <= 31; from++) {
        for (int n = 1; n <= 30; n++) {
            struct date to = calendar_promise(&with_holidays, may(from), n);
            assert_int_equal(calendar_working_days(&with_holidays, may(from), to), n);
            assert_int_equal(calendar_working_days(&with_holidays, to, may(from)), -n);
        }
        assert_int_equal(calendar_working_days(&with_holidays, may(from), may(from)), 0);
    }
}

static void a_weekend_between_two_days_does_not_count(void **state)
{
    (void)state;
    assert_int_equal(calendar_working_days(&plain, may(8), may(9)), 0);
    assert_int_equal(calendar_working_days(&plain, may(8), may(10)), 0);
    assert_int_equal(calendar_working_days(&plain, may(8), may(11)), 1);
    assert_int_equal(calendar_working_days(&plain, may(1), may(29)), 20);
    assert_int_equal(calendar_working_days(&with_holidays, may(1), may(29)), 18);
    assert_int_equal(calendar_working_days(&plain, may(11), may(8)), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(monday_to_friday_are_working_days_but_holidays_are_not),
        cmocka_unit_test(a_promise_counts_working_days_after_the_day_it_is_made),
        cmocka_unit_test(a_promise_never_leaves_the_calendar),
        cmocka_unit_test(counting_agrees_with_promising_and_with_its_own_mirror),
        cmocka_unit_test(a_weekend_between_two_days_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
