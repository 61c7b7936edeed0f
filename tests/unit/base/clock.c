/* The clocks of the machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/clock.h"

#include <time.h>

static void the_clocks_tell_the_time_and_never_go_back(void **state)
{
    (void)state;
    instant now = clock_now();
    assert_true(now >= (instant)time(NULL) - 1 && now <= (instant)time(NULL) + 1);
    int64_t before = clock_monotonic_us();
    for (int i = 0; i < 1000; i++) {
        int64_t after = clock_monotonic_us();
        assert_true(after >= before);
        before = after;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_clocks_tell_the_time_and_never_go_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
