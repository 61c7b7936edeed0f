/* Rows for terminals that do some bidi of their own: which cell is sent where, so that what they show
 * is the row we drew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_ROWMODE_H
#define RIHLA_TEXT_ROWMODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* visual:   the terminal shows cells where they are sent (xterm, foot, alacritty, urxvt, st).
 * explicit: the same once CSI 8 l has switched its bidi off (VTE, mintty).
 * implicit: it runs the bidirectional algorithm over each row (Konsole, PuTTY, Apple Terminal).
 * word:     it mirrors each Arabic word in place, with whatever is glued to it (kitty).
 * mlterm:   visual once OSC 5379;use_ctl=false has switched its bidi off. */
#define ROW_MODE_LIST(X)                                                                           \
    X(VISUAL, "visual")                                                                            \
    X(EXPLICIT, "explicit")                                                                        \
    X(IMPLICIT, "implicit")                                                                        \
    X(WORD, "word")                                                                                \
    X(MLTERM, "mlterm")

enum row_mode {
#define X(name, word) ROW_##name,
    ROW_MODE_LIST(X)
#undef X
    ROW_MODE_COUNT
};

bool row_mode_parse(const char *word, enum row_mode *ret_mode);
const char *row_mode_word(enum row_mode mode);

/* A blank glyph of bidi class L: looks like a space, and keeps what stands on its two sides apart. */
#define ROW_SOLID_BLANK 0x2800u

/* How a cell is sent. */
enum row_how {
    ROW_AS_IS,
    ROW_SOLID,  /* its space becomes a ROW_SOLID_BLANK */
    ROW_MIRROR, /* its bracket becomes the partner: the terminal mirrors it back */
    ROW_APART,  /* in another weight (bold or not) than the Arabic that it is glued to: the terminal
                 * mirrors cells of one font together, and so leaves this one alone */
};

/* Arranges one row of n cells given in visual order from the left: base[i] is the first character of
 * cell i, 0 for the second column of a wide one. Afterwards the cell to send at position k is order[k],
 * sent as how[k] says. Returns false when an implicit terminal cannot be made to show the row exactly:
 * Arabic with a number glued to its right side, or no blank before the first Arabic letter. Such a row
 * is still sent as near as can be. */
bool row_arrange(enum row_mode mode, const uint32_t *base, size_t n, size_t *order,
                 enum row_how *how);

/* The character to send for the first one of a cell. */
uint32_t row_char(uint32_t base, enum row_how how);

#endif
