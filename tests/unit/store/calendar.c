/* The kept calendar and the limits of time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/calendar.h"

#include <stdlib.h>

static void read_again(struct desk *d, struct kept_calendar *k)
{
    OK(calendar_get(d->db, k, &d->err));
}

static void a_new_database_has_the_federal_hours(void **state)
{
    struct desk *d = *state;
    struct kept_calendar k;
    read_again(d, &k);
    for (int i = 0; i < WEEK_DAYS; i++) {
        assert_int_equal(k.plain[i].opens, calendar_federal_plain[i].opens);
        assert_int_equal(k.plain[i].closes, calendar_federal_plain[i].closes);
        assert_int_equal(k.ramadan[i].opens, calendar_federal_ramadan[i].opens);
        assert_int_equal(k.ramadan[i].closes, calendar_federal_ramadan[i].closes);
    }
    assert_int_equal(k.calendar.nramadans, 0);
    calendar_done(&k);
}

static void hours_that_were_changed_are_read_back_and_a_day_off_has_none(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    OK(hours_put(d->db, false, 6, (struct hours){600, 720}, &d->err));
    OK(hours_put(d->db, false, 5, (struct hours){0, 0}, &d->err));
    OK(hours_put(d->db, true, 1, (struct hours){600, 840}, &d->err));
    struct kept_calendar k;
    read_again(d, &k);
    assert_true(calendar_is_working(&k.calendar, (struct date){2026, 5, 16}));
    assert_false(calendar_is_working(&k.calendar, (struct date){2026, 5, 15}));
    assert_int_equal(k.ramadan[1].closes, 840);
    assert_int_equal(k.plain[1].closes, 930);
    calendar_done(&k);
}

static void holidays_come_get_new_names_and_go(void **state)
{
    struct desk *d = *state;
    struct holiday h = {.day = {2031, 5, 12}, .name_en = "Test day", .name_ar = "يوم تجريبي"};
    OK(db_begin(d->db, &d->err));
    OK(holiday_put(d->db, &h, &d->err));
    OK(holiday_put(d->db, &h, &d->err));
    struct kept_calendar k;
    read_again(d, &k);
    assert_true(calendar_is_holiday(&k.calendar, h.day));
    calendar_done(&k);
    OK(holiday_remove(d->db, h.day, &d->err));
    assert_int_equal(holiday_remove(d->db, h.day, &d->err), RC_NOT_FOUND);
    read_again(d, &k);
    assert_false(calendar_is_holiday(&k.calendar, h.day));
    calendar_done(&k);
}

static void ramadans_stand_apart(void **state)
{
    struct desk *d = *state;
    struct season s = {{2027, 2, 8}, {2027, 3, 9}}, later = {{2027, 3, 9}, {2027, 4, 7}};
    OK(db_begin(d->db, &d->err));
    OK(ramadan_put(d->db, s, &d->err));
    assert_int_equal(ramadan_put(d->db, later, &d->err), RC_CONFLICT);
    s.last.day = 8; /* the month was shorter */
    OK(ramadan_put(d->db, s, &d->err));
    OK(ramadan_put(d->db, later, &d->err));
    struct kept_calendar k;
    read_again(d, &k);
    assert_int_equal(k.calendar.nramadans, 2);
    assert_true(calendar_is_ramadan(&k.calendar, (struct date){2027, 3, 8}));
    calendar_done(&k);
    OK(ramadan_remove(d->db, (struct date){2027, 2, 20}, &d->err));
    assert_int_equal(ramadan_remove(d->db, (struct date){2027, 2, 20}, &d->err), RC_NOT_FOUND);
}

static void limits_begin_as_the_rules_say_and_can_be_changed(void **state)
{
    struct desk *d = *state;
    int days[LIMIT_COUNT];
    OK(db_begin(d->db, &d->err));
    OK(time_limits_get(d->db, days, &d->err));
    assert_int_equal(days[LIMIT_ANSWER], 10);
    assert_int_equal(days[LIMIT_REMINDER], 3);
    assert_int_equal(days[LIMIT_REOPEN], 30);
    assert_int_equal(days[LIMIT_ESCALATE], 5);
    OK(time_limit_put(d->db, LIMIT_ANSWER, 14, &d->err));
    OK(time_limits_get(d->db, days, &d->err));
    assert_int_equal(days[LIMIT_ANSWER], 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_new_database_has_the_federal_hours),
        STORE_TEST(hours_that_were_changed_are_read_back_and_a_day_off_has_none),
        STORE_TEST(holidays_come_get_new_names_and_go),
        STORE_TEST(ramadans_stand_apart),
        STORE_TEST(limits_begin_as_the_rules_say_and_can_be_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
