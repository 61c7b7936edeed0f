/* Reading what people type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_SRC_DOMAIN_TYPED_H
#define RIHLA_SRC_DOMAIN_TYPED_H

#include <stdbool.h>
#include <stdint.h>

/* Cleaned, on one line unless keep_newlines, with European digits. Owned by the caller. */
char *typed_clean(const char *s, bool keep_newlines);

/* Takes digits at *at into *ret_value, at most max_digits (≤ 18) of them, and moves *at behind
 * them. Returns how many there were; 0 also where there are more than max_digits. */
int typed_digits(const char **at, int max_digits, int64_t *ret_value);

#endif
