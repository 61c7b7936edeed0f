/* From logical text to a row of terminal cells: bidi, Arabic shaping, marks, wide characters.
 * FriBidi (UAX #9) reorders and shapes; lam-alef takes one cell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_LAYOUT_H
#define RIHLA_TEXT_LAYOUT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { GLYPH_MARKS = 6 };

/* One grapheme as the terminal gets it. */
struct glyph {
    uint32_t ch[GLYPH_MARKS]; /* base (maybe shaped) and marks, 0-terminated if shorter */
    int width;                /* columns: 1 or 2 */
    size_t first, last;       /* bytes [first, last) of the logical string that it shows */
    size_t second;            /* where the alef of a lam-alef begins; else last */
    bool rtl;                 /* its embedding level is odd */
};

/* Lays out one line (no newlines) whose base direction is right-to-left or not, in visual order
 * from the left. Isolates (U+2066 … U+2069) steer and vanish. Outside text goes through
 * text_neutralise() first; what was not is shown as U+FFFD, so that byte offsets stay those of s.
 * A flag (two regional indicators) is two glyphs with the same bytes. *ret_glyphs is owned by the
 * caller. Returns the number of glyphs. */
size_t layout_line(const char *s, bool rtl, struct glyph **ret_glyphs);

/* Columns the text takes; direction does not change it. */
int layout_width(const char *s);

/* The longest beginning of s, cut at a grapheme border, that fits the columns with "…" after it
 * when something was cut. Logical text: laid out, the ellipsis stands on the right side of it.
 * Isolates that the cut leaves open are closed. Appends. */
void layout_cut(struct buf *out, const char *s, int columns);

/* Calls line() for each piece of the paragraphs in s, wrapped at blanks (within a word only when
 * it is longer than the width). An empty paragraph is a piece of 0 bytes; "" has no paragraph, and
 * a newline at the very end opens none. */
void layout_wrap(const char *s, int columns,
                 void (*line)(void *ctx, const char *text, size_t bytes), void *ctx);

/* Byte offset after/before the grapheme at `at`. Lam and alef are two, although one glyph shows
 * both. */
size_t grapheme_next(const char *s, size_t at);
size_t grapheme_prev(const char *s, size_t at);

/* Where a caret before byte `at` stands: the visual column (0 = left edge of the text) of the cell
 * it covers; at the end: the cell beyond the end in the base direction, -1 for one left of the
 * first cell when right-to-left. */
int layout_caret(const struct glyph *g, size_t n, bool rtl, size_t at, size_t length);

/* The byte offset one grapheme to the left (step -1) or right (+1) of `at`: mostly another cell, but
 * the two letters of a lam-alef share one. `at` itself where there is nothing further out. */
size_t layout_move(const struct glyph *g, size_t n, bool rtl, size_t at, size_t length, int step);

/* The byte offset of the cell in visual column `column`; the end for a column beyond the text. */
size_t layout_at_column(const struct glyph *g, size_t n, bool rtl, size_t length, int column);

/* Appends s wrapped in isolates: first strong (U+2068), or left-to-right (U+2066) for codes,
 * numbers, dates, e-mails. */
void isolate(struct buf *out, const char *s);
void isolate_ltr(struct buf *out, const char *s);

/* Appends s without isolates: for printers; a terminal or a file never gets one. */
void text_strip_isolates(struct buf *out, const char *s);

#endif
