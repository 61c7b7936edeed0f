/* Whether the pattern of a field can be used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_PATTERN_H
#define RIHLA_FORM_PATTERN_H

#include "form/read.h"

/* Adds a fault where it is not a POSIX extended expression, or one that would take too long. */
void check_pattern(struct reader *r, const struct xml_node *n, const char *pattern);

#endif
