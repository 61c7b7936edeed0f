/* The check digit of payment cards and many identity numbers (ISO/IEC 7812-1, annex B).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_SRC_DOMAIN_LUHN_H
#define RIHLA_SRC_DOMAIN_LUHN_H

#include <stdbool.h>
#include <stddef.h>

bool luhn_passes(const char *digits, size_t n); /* ASCII digits */

#endif
