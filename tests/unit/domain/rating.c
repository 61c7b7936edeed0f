/* What may be rated when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/rating.h"

static void a_stage_is_rated_once_the_customer_is_through_it(void **unused)
{
    (void)unused;
    assert_true(rating_possible(RATED_INFORMATION, STATE_DRAFT));
    assert_false(rating_possible(RATED_APPLICATION, STATE_DRAFT));
    assert_true(rating_possible(RATED_APPLICATION, STATE_UNDER_REVIEW));
    assert_false(rating_possible(RATED_PROCESSING, STATE_RETURNED));
    assert_true(rating_possible(RATED_PROCESSING, STATE_READY));
    assert_false(rating_possible(RATED_DELIVERY, STATE_READY));
    assert_true(rating_possible(RATED_DELIVERY, STATE_DELIVERED));
}

static void the_whole_is_rated_when_the_journey_is_over(void **unused)
{
    (void)unused;
    for (int s = 0; s < STATE_COUNT; s++)
        ROW_TRUE(rating_possible(RATED_OVERALL, (enum state)s) == state_is_final((enum state)s),
                 state_word((enum state)s));
}

static void a_journey_that_ended_early_has_no_later_stages_to_rate(void **unused)
{
    (void)unused;
    assert_true(rating_possible(RATED_PROCESSING, STATE_REJECTED));
    assert_false(rating_possible(RATED_DELIVERY, STATE_REJECTED));
    assert_true(rating_possible(RATED_APPLICATION, STATE_WITHDRAWN));
    assert_false(rating_possible(RATED_PROCESSING, STATE_WITHDRAWN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stage_is_rated_once_the_customer_is_through_it),
        cmocka_unit_test(the_whole_is_rated_when_the_journey_is_over),
        cmocka_unit_test(a_journey_that_ended_early_has_no_later_stages_to_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
