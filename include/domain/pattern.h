/* Patterns: POSIX extended expressions over the whole of a value, in characters (not bytes)
 * whatever the locale of the program is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_PATTERN_H
#define RIHLA_DOMAIN_PATTERN_H

#include <stdbool.h>

enum { PATTERN_MAX = 200, PATTERN_MAX_STEPS = 10000 };

/* Whether a form may use it: at most PATTERN_MAX bytes, no back-references, repeats {n,m} that
 * multiply out to at most PATTERN_MAX_STEPS, and it compiles. Whoever reads a pattern from a file
 * asks this once. */
bool pattern_valid(const char *pattern);

/* Whether the whole of s matches; false for a pattern that is not valid. */
bool pattern_matches(const char *pattern, const char *s);

#endif
