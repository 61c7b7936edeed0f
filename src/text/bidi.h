/* FriBidi behind plain types; private to the text layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_BIDI_H
#define RIHLA_TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Resolves a paragraph of n > 0 characters: embedding levels, trailing blanks at the base level,
 * and the characters mirrored and in Arabic presentation forms, one for one (no ligatures). */
void bidi_resolve(const uint32_t *chars, size_t n, bool rtl, uint32_t *ret_shaped,
                  signed char *ret_levels);

#endif
