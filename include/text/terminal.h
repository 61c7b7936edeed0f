/* What a terminal answers when it is asked who it is, and which row mode makes Arabic read right on
 * it. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_TERMINAL_H
#define RIHLA_TEXT_TERMINAL_H

#include "base/buf.h"
#include "text/rowmode.h"

/* Asked in one go: whether mode 8 (bidi) is known, XTVERSION, DA2, DA1. Every terminal that answers
 * at all answers DA1, and in the order asked: that answer is the fence behind the others. */
#define TERMINAL_QUESTIONS "\033[8$p\033[>0q\033[>c\033[c"

struct terminal_answers {
    char version[64]; /* XTVERSION: "Konsole 22.12.3"; "" where none came, as below */
    char first[64];   /* DA1: "64;1;2" */
    char second[32];  /* DA2: "41;379;0" */
    int bidi;         /* mode 8: 1 set, 2 reset, 0 the terminal does not know it or did not say */
    bool fence;       /* DA1 came */
};

/* True when the escape sequence (the whole of it, with ESC and its end) is an answer to one of the
 * questions; it is noted then. */
bool terminal_answer(struct terminal_answers *a, const char *sequence, size_t n);

/* How bytes get through a multiplexer to the terminal it is in. */
enum terminal_wrap { WRAP_NONE, WRAP_TMUX, WRAP_SCREEN };
void terminal_wrapped(struct buf *out, enum terminal_wrap wrap, const char *bytes);

struct terminal_kind {
    const char *name; /* "Konsole", for people */
    enum row_mode mode;
    bool no_arabic;           /* it has too few glyphs for Arabic */
    enum terminal_wrap inner; /* it is a multiplexer: what counts is the terminal around it */
};

/* The terminal that gives these answers under this $TERM (may be NULL); NULL: not known, Arabic may
 * come out in any way there. */
const struct terminal_kind *terminal_kind(const struct terminal_answers *a, const char *term);

/* A line that is the same whenever the same terminal answers; for keeping what a person chose.
 * Appends. */
void terminal_identity(struct buf *out, const struct terminal_answers *a, const char *term);

/* The bytes that put a terminal into the mode and out of it again; "" where nothing is to be said.
 */
const char *row_mode_begin(enum row_mode mode);
const char *row_mode_end(enum row_mode mode);

/* The mode for a terminal that should not be told anything because a multiplexer is between: it may not
 * pass it on, other windows would suffer from it, and it paints rows again when it likes. */
enum row_mode row_mode_untold(enum row_mode mode);

#endif
