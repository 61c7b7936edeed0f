/* The two clocks of the machine. Rules take times as values; only front ends, the session and
 * tests read a clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_CLOCK_H
#define RIHLA_BASE_CLOCK_H

#include <stdint.h>

/* Seconds since 1970-01-01 00:00 UTC. */
typedef int64_t instant;

instant clock_now(void);
int64_t clock_monotonic_us(void);  /* microseconds, for timeouts and measurements only */

#endif
