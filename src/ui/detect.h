/* Finding out which terminal this is, without curses: questions go out in one write, answers come in
 * among the keys, whenever the terminal gets to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_DETECT_H
#define RIHLA_UI_DETECT_H

#include "text/terminal.h"

enum {
    DETECT_FIRST_FRAME_MS = 50, /* the first picture waits no longer than this for answers */
    DETECT_SILENT_MS = 2000     /* a terminal that has said nothing by then will not */
};

struct detected {
    const struct terminal_kind *kind; /* of the terminal people look at; NULL: not known (yet) */
    enum terminal_wrap wrap;          /* how bytes get to it */
    bool unseen;                      /* a multiplexer that nobody looks into at the moment */
};

/* Asks; asked again (the terminal around a multiplexer may be another one now), what was known counts
 * until the answers come. The terminal must be in raw mode and must not echo; the line of the cursor
 * is wiped. */
void detect_begin(void);

/* Takes an escape sequence that is no key. False: it is no answer either. */
bool detect_answer(const char *sequence, size_t n);

/* How long answers may still be awaited, in milliseconds; 0: all is known that ever will be. */
int detect_awaited_ms(void);

/* What is known so far. */
const struct detected *detected(void);

/* For keeping what the person said about this terminal. Appends. */
void detect_identity(struct buf *out);

#endif
