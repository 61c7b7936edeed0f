/* The bare letters under Latin ones with marks. Private to the text layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_LATIN_H
#define RIHLA_TEXT_LATIN_H

#include <stddef.h>
#include <stdint.h>

/* The small letters a … z that a Latin letter outside ASCII (up to U+1EFF) compares as, one or two;
 * NULL for any other character. */
const char *latin_letters(uint32_t c);

#endif
