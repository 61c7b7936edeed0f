/* Reading the machine's clocks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"

#include <time.h>

instant clock_now(void)
{
    return (instant)time(NULL);
}

int64_t clock_monotonic_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}
