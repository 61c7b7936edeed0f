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

/* What a character is to the algorithm, in the words that matter for whole rows. */
enum bidi_kind { BIDI_LTR, BIDI_RTL, BIDI_NUMBER, BIDI_ARABIC_NUMBER, BIDI_NEUTRAL };
enum bidi_kind bidi_kind(uint32_t c);

/* One of them between two digits makes one number of both: . , : / and the like. */
bool bidi_separates_digits(uint32_t c);

/* The other one of a pair of brackets and the like; c itself where it has none. */
uint32_t bidi_mirror(uint32_t c);

#endif
