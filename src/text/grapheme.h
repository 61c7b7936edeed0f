/* Where one visible sign ends and the next begins; private to the text layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_GRAPHEME_H
#define RIHLA_TEXT_GRAPHEME_H

#include "text/layout.h"

/* A grapheme, or lam-alef, which are two graphemes in one column. */
struct cell {
    size_t first, last; /* bytes [first, last) */
    uint32_t base;      /* the sign that is shown; 0: all of it is invisible */
    int width;          /* 0 (invisible), 1 or 2 */
    uint32_t second;    /* the alef after a lam, or the other letter of a flag; 0: none */
};

/* The cell that begins at byte `at` < n. */
struct cell cell_at(const char *s, size_t n, size_t at);

#endif
