/* How identity was checked: by whom, when, with what result, and for how long that counts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define IDENTIFY "customer identify customer=C26-05-000001 "
#define SHOW "customer show customer=C26-05-000001"
#define CHECKS "SELECT count(*) FROM identity_check"

static bool checked(struct desk *d)
{
    DONE(d, "agent1", SHOW);
    return reply_get(&d->out, "identity_checked")->n != 0;
}

static void nobody_is_identified_before_a_check(void **state)
{
    struct desk *d = *state;
    register_one(d);
    assert_false(checked(d));
    assert_int_equal(reply_get(&d->out, "identity_by")->type, CELL_NONE);
}

static void a_check_says_how_and_by_whom(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "counter1", IDENTIFY "method=eid-card");
    assert_true(checked(d));
    assert_string_equal(entry(d, "identity_method"), "eid-card");
    assert_string_equal(entry(d, "identity_by"), "counter1");
    assert_string_equal(entry(d, "identity_result"), "verified");
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'customer identify'"
                             " AND about = 'C26-05-000001'"), 1);
}

static void the_digital_identity_needs_its_reference(void **state)
{
    struct desk *d = *state;
    register_one(d);
    REFUSED(d, RC_BAD_DATA, "give the reference", "agent1", IDENTIFY "method=digital-identity");
    assert_string_equal(d->err.field, "reference");
    assert_int_equal(look(d, CHECKS), 0);
    DONE(d, "agent1", IDENTIFY "method=digital-identity reference=UP-1");
    assert_true(checked(d));
    assert_string_equal(entry(d, "identity_reference"), "UP-1");
}

static void a_check_that_failed_is_kept_and_ends_the_one_before(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", IDENTIFY "method=questions");
    DONE(d, "agent1", IDENTIFY "method=questions failed=yes");
    TOLD(d, "Tell nothing personal");
    assert_false(checked(d));
    assert_string_equal(entry(d, "identity_result"), "failed");
    assert_int_equal(look(d, CHECKS), 2);
}

static void a_check_counts_for_as_many_days_as_was_decided(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", IDENTIFY "method=eid-card");
    DONE(d, "admin1", "admin day date=2026-05-12");
    assert_false(checked(d));
    DONE(d, "supervisor1", "calendar limit identity days=2");
    assert_true(checked(d));
    DONE(d, "admin1", "admin day date=2026-05-13");
    assert_false(checked(d));
    assert_string_equal(entry(d, "identity_method"), "eid-card");
}

static void a_check_may_say_what_it_was_about(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", IDENTIFY "method=questions application=E26-05-000001");
    assert_int_equal(look(d, CHECKS " WHERE application IS NOT NULL"), 1);
    REFUSED(d, RC_NOT_FOUND, "There is no application", "agent1",
            IDENTIFY "method=questions application=E26-05-000009");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(nobody_is_identified_before_a_check),
        DESK_TEST(a_check_says_how_and_by_whom),
        DESK_TEST(the_digital_identity_needs_its_reference),
        DESK_TEST(a_check_that_failed_is_kept_and_ends_the_one_before),
        DESK_TEST(a_check_counts_for_as_many_days_as_was_decided),
        DESK_TEST(a_check_may_say_what_it_was_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
