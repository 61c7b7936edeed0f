/* People and firms who do not exist, each made from a number and a seed alone: the same ones again
 * wherever they are asked for, as many as are wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_SUPPORT_PEOPLE_H
#define RIHLA_TESTS_SUPPORT_PEOPLE_H

#include "store/customer.h"

enum { PEOPLE_MOST = 10000000 }; /* their Emirates IDs are all different up to here */

/* The customer number n (1 … PEOPLE_MOST), as it would be registered: a few given names are very
 * common, as they are, family names less so, and many are made of syllables. Most have their name in
 * both scripts. Fills everything but id and version. */
void people_customer(uint64_t seed, int64_t n, struct customer *ret);

/* A number that depends on the three alone. */
uint64_t people_dice(uint64_t seed, int64_t n, unsigned what);

/* The day on which the nth of `all` things happened: seven years to the end of November 2026. */
struct date people_day(int64_t n, int64_t all);

#endif
