/* When promotional text messages may go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/promotion.h"

enum { QUIET_FROM = 21, QUIET_UNTIL = 7, SECONDS_AN_HOUR = 3600, HOURS_A_DAY = 24 };

bool promotion_allowed(instant now)
{
    int64_t hour = (now + UAE_OFFSET_SECONDS) / SECONDS_AN_HOUR % HOURS_A_DAY;
    return hour >= QUIET_UNTIL && hour < QUIET_FROM;
}
