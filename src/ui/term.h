/* The terminal: the only place, with ui/picture.h, that knows curses. Everything else draws on a canvas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_TERM_H
#define RIHLA_UI_TERM_H

#include "base/err.h"
#include "text/rowmode.h"
#include "ui/screen.h"

enum { TERM_MIN_ROWS = 24, TERM_MIN_COLS = 80 };

/* Takes the terminal over; it is given back by term_stop(), at exit, on a fatal signal and by
 * panic(). It is asked who it is; the
 * answers are awaited for a moment, what is typed meanwhile is not lost. RC_USAGE: there is no usable terminal, said in a sentence. edit_init() comes first. */
enum rc term_start(struct err *reterr);
void term_stop(void);

void term_size(int *ret_rows, int *ret_cols);

enum term_event {
    TERM_KEY,     /* *ret_key was filled; its bytes live until the next call */
    TERM_NOTHING, /* the time is up, or something that only needs the picture again */
    TERM_ANSWERED, /* the terminal has said who it is (ui/detect.h) */
    TERM_END      /* hung up or told to end by a signal: term_end_signal() */
};
/* The next key. timeout_ms 0: only what was typed already; -1: waits for ever. */
enum term_event term_key(struct key *ret_key, int timeout_ms);
int term_end_signal(void); /* 0: none */

/* The last picture has gone out: on a slow line, or before a terminal that has stopped reading, new
 * ones would only pile up. When that changes, term_key() says TERM_NOTHING. */
bool term_ready(void);

/* True when something was typed, or happened, that term_key() would tell at once. */
bool term_typed(void *unused);

/* Everything that follows from the keys so far has been shown. For tests: $RIHLA_PING 1 makes
 * ESC[9977~ be answered after the next picture, 2 after the last one that its keys lead to. */
void term_settled(void);

/* Brings the canvas to the screen; only what changed since the last one goes out. */
void term_show(const struct canvas *c);

/* The way rows are sent from now on; everything is repainted. At first ROW_VISUAL. */
void term_mode(enum row_mode wanted);

/* The mouse is off at first: with it on, the terminal's own marking of text needs Shift. */
void term_mouse(bool on);
bool term_has_mouse(void);

void term_redraw(void);  /* the next term_show() repaints everything (C-l) */
void term_suspend(void); /* gives the terminal back and stops, as C-z does in a shell */

#endif
