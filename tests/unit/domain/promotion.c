/* The quiet hours of promotional messages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/promotion.h"

static void promotions_rest_from_nine_in_the_evening_to_seven(void **state)
{
    (void)state;
    instant day = date_start((struct date){2026, 5, 12});
    static const struct {
        int hour, minute;
        bool allowed;
    } rows[] = {{0, 0, false},  {6, 59, false}, {7, 0, true},   {12, 0, true},
                {20, 59, true}, {21, 0, false}, {23, 59, false}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(promotion_allowed(day + rows[i].hour * 3600 + rows[i].minute * 60),
                         rows[i].allowed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(promotions_rest_from_nine_in_the_evening_to_seven),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
