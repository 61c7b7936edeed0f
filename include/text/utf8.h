/* UTF-8: decoding, checking, and making outside text harmless.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_UTF8_H
#define RIHLA_TEXT_UTF8_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one character at s (at most n bytes) into *ret_c. Returns the bytes used, 1 with
 * U+FFFD for a byte that is not well-formed UTF-8 (Unicode 15, table 3-7), 0 only when n is 0. */
size_t utf8_decode(const char *s, size_t n, uint32_t *ret_c);

/* Writes c (a Unicode scalar value) to out, without a NUL. Returns 1 to 4. */
size_t utf8_encode(uint32_t c, char out[4]);

bool utf8_valid(const char *s, size_t n);
size_t utf8_length(const char *s); /* characters (code points) */

/* True for what must never reach a terminal from outside: C0, DEL, C1, bidi controls, line and
 * paragraph separators, tags, variation-selector floods, zero-width and other invisible
 * characters, surrogates and non-characters. ZWNJ and ZWJ are harmless only between letters and
 * are judged by text_neutralise(). */
bool char_is_hostile(uint32_t c);

/* The one place that makes outside text showable: every hostile character and every byte that is
 * not UTF-8 becomes a visible mark (control pictures U+2400…, else U+FFFD), at most 8 combining
 * marks stay on one base. Newlines become U+23CE unless keep_newlines. Appends to out. */
void text_neutralise(struct buf *out, const char *s, bool keep_newlines);

/* Cleans what a person typed or pasted before it is stored: trims, joins runs of blanks, drops
 * zero-width characters and bidi controls (the sources are full of them), turns presentation forms
 * back into letters, U+2800 into a blank. keep_newlines for long text. Owned by the caller. */
char *text_clean(const char *s, bool keep_newlines);

/* ٠–٩ (U+0660) and ۰–۹ (U+06F0) become 0–9, ٫ becomes '.', ٬ becomes ','. Owned by the caller. */
char *text_ascii_digits(const char *s);

/* A comparing form, never for storing: lower case, no marks or tatweel, folded hamza, taa marbuta
 * and alef maqsura, one blank between words. Owned by the caller. */
char *text_fold(const char *s);

#endif
