/* Inspections by commands: appointment, fee, result, and what stands in the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/licence.h"

#define APPOINT "inspection appoint application=" LICENCE " place='Test factory' "
#define MOVE "inspection move application=" LICENCE " place='Test factory' "
#define RESULT "inspection result application=" LICENCE " findings='Written down' result="

static int64_t told(struct desk *d, const char *words)
{
    char sql[200];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM outbox WHERE text LIKE '%%%s%%'", words);
    return look(d, sql);
}

static void an_appointment_raises_its_fee_and_the_customer_hears_both(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    DONE(d, "counter1", APPOINT "date=12/5/2026 time=09:30 inspector=counter1");
    assert_string_equal(entry(d, "state"), "inspection");
    TOLD(d, "is on 12/05/2026 09:30. To be paid before it: AED 80.00");
    assert_int_equal(told(d, "the inspection is on 12/05/2026 09:30. To be paid before it: AED 80.00"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'appoint'"), 1);
    DONE(d, "counter1", APPOINT "date=12/5/2026 time=09:30 inspector=counter1");
    TOLD(d, "nothing was done twice");
    assert_int_equal(look(d, "SELECT count(*) FROM inspection"), 1);
}

static void what_is_due_before_it_is_paid_before_it_is_held(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    DONE(d, "counter1", APPOINT "date=11/5/2026 time=12:00");
    REFUSED(d, RC_BAD_DATA, "take the payment first", "counter1", RESULT "passed");
    pay_licence(d, "80", "T-1");
    DONE(d, "counter1", RESULT "passed");
    assert_string_equal(entry(d, "state"), "under-review");
    assert_string_equal(entry(d, "inspection_result"), "passed");
    assert_int_equal(told(d, "the inspection was passed"), 1);
    DONE(d, "agent1", "application show application=" LICENCE);
    assert_string_equal(entry(d, "inspection_findings"), "Written down");
}

static void no_approval_without_an_inspection_that_was_passed(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    REFUSED(d, RC_BAD_DATA, "needs an inspection", "counter1", "application recommend application=" LICENCE);
    DONE(d, "counter1", APPOINT "date=11/5/2026 time=12:00");
    pay_licence(d, "80", "T-1");
    DONE(d, "counter1", RESULT "again");
    assert_int_equal(told(d, "another inspection is needed"), 1);
    DONE(d, "counter1", APPOINT "date=11/5/2026 time=14:00");
    assert_int_equal(reply_get(&d->out, "due")->n, 0); /* its fee falls due once */
    DONE(d, "counter1", RESULT "failed");
    REFUSED(d, RC_BAD_DATA, "needs an inspection", "counter1", "application recommend application=" LICENCE);
    DONE(d, "supervisor1", "application reject application=" LICENCE " reason='Not passed'");
}

static void an_appointment_can_be_moved_and_called_off(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    DONE(d, "counter1", APPOINT "date=12/5/2026 time=9:30");
    DONE(d, "counter1", MOVE "date=13/5/2026 time=10:00");
    assert_int_equal(told(d, "the inspection is on 13/05/2026 10:00"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM inspection"), 1);
    DONE(d, "counter1", "inspection call-off application=" LICENCE " reason='The factory moves'");
    assert_string_equal(entry(d, "state"), "under-review");
    assert_int_equal(told(d, "the inspection on 13/05/2026 10:00 does not take place"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM inspection WHERE result = 'called-off' AND closed_by = "
                             "'counter1'"),
                     1);
}

static void an_application_that_ends_calls_its_appointment_off(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    DONE(d, "counter1", APPOINT "date=12/5/2026 time=9:30");
    DONE(d, "agent1", "application withdraw application=" LICENCE);
    assert_int_equal(look(d, "SELECT count(*) FROM inspection WHERE result = 'planned'"), 0);
    DONE(d, "agent1", "inspection list");
    assert_int_equal(d->out.nrows, 0);
}

static void slips_are_refused_in_words(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    REFUSED(d, RC_BAD_DATA, "This day has passed", "counter1", APPOINT "date=10/5/2026 time=9:30");
    REFUSED(d, RC_BAD_DATA, "like 07:30", "counter1", APPOINT "date=12/5/2026 time=25:00");
    REFUSED(d, RC_CONFLICT, "It can be: ", "counter1", RESULT "passed");
    DONE(d, "counter1", APPOINT "date=16/5/2026 time=9:30");
    TOLD(d, "16/05/2026 is not a working day");
    REFUSED(d, RC_CONFLICT, "record its result then", "counter1", RESULT "passed");
    REFUSED(d, RC_CONFLICT, "It can be: ", "counter1", APPOINT "date=17/5/2026 time=9:30");
    assert_int_equal(look(d, "SELECT count(*) FROM inspection"), 1);
}

static void what_is_planned_is_listed_by_day_and_inspector(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    DONE(d, "counter1", APPOINT "date=12/5/2026 time=9:30 inspector=counter1");
    DONE(d, "counter1", "inspection list date=12/5/2026 mine=yes");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "application")->s, LICENCE);
    DONE(d, "supervisor1", "inspection list mine=yes");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "supervisor1", "inspection list date=11/5/2026");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "supervisor1", "inspection list application=" LICENCE);
    assert_int_equal(d->out.nrows, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(an_appointment_raises_its_fee_and_the_customer_hears_both),
        DESK_TEST(what_is_due_before_it_is_paid_before_it_is_held),
        DESK_TEST(no_approval_without_an_inspection_that_was_passed),
        DESK_TEST(an_appointment_can_be_moved_and_called_off),
        DESK_TEST(an_application_that_ends_calls_its_appointment_off),
        DESK_TEST(slips_are_refused_in_words),
        DESK_TEST(what_is_planned_is_listed_by_day_and_inspector),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
