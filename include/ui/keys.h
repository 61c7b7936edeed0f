/* Keys as people know them: their names, and the Latin key under an Arabic letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_KEYS_H
#define RIHLA_UI_KEYS_H

#include "ui/screen.h"

/* The character that the same key gives on a US keyboard: U+0634 (sheen) is 'a'; the Arabic question
 * mark is '?', Arabic-Indic digits are digits. Anything else comes back unchanged. */
uint32_t key_latin(uint32_t ch);

/* True when the key press means this binding, on a Latin or an Arabic layout. */
bool key_is(const struct key *k, enum key_code code, uint32_t ch);

/* The plain alternative of a function key (Alt-1 for F1, C-t for F9, …) turned into the function
 * key; anything else comes back unchanged. Printable characters are never touched. */
struct key key_plain(const struct key *k);

/* "F1", "Esc", "^P", "o": what the key bar and F1 print. Appends. */
void key_shown(struct buf *out, enum key_code code, uint32_t ch);

#endif
