/* What single characters are; private to the text layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_CHARS_H
#define RIHLA_TEXT_CHARS_H

#include "text/utf8.h"

#define CHAR_ZWNJ 0x200Cu
#define CHAR_ZWJ 0x200Du
#define CHAR_LRI 0x2066u
#define CHAR_FSI 0x2068u
#define CHAR_PDI 0x2069u
#define CHAR_DOTTED_CIRCLE 0x25CCu
#define CHAR_REPLACEMENT 0xFFFDu

/* Columns on the terminal: 0, 1 or 2, or -1 for what the C library cannot print. Asks wcwidth(),
 * as curses does, so that the two never disagree about where a row ends. */
int char_width(uint32_t c);

bool char_is_mark(uint32_t c);        /* combines with the character before it */
bool char_is_variation(uint32_t c);   /* U+FE00 … U+FE0F */
bool char_is_isolate(uint32_t c);     /* U+2066 … U+2069 */
bool char_is_flag_letter(uint32_t c); /* regional indicator; two of them make a flag */
bool char_is_pictograph(uint32_t c);  /* may stand in a ZWJ sequence */
bool char_is_skin_tone(uint32_t c);
bool char_is_blank(uint32_t c);   /* every kind of space, and U+2800; not a newline */
bool char_is_newline(uint32_t c); /* every kind of line end */
bool char_joins(uint32_t c);      /* letter of a script in which ZWJ and ZWNJ mean something */

/* '0' … '9' for an Arabic-Indic or Persian digit, '.' and ',' for their separators, else c. */
uint32_t char_ascii_digit(uint32_t c);

/* The letters a presentation form stands for: writes 1 to 4, returns how many (1 and c itself for
 * any other character). */
size_t char_letters(uint32_t c, uint32_t ret_letters[4]);

/* Appends c. */
void buf_add_char(struct buf *b, uint32_t c);

#endif
