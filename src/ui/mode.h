/* Which row mode is used, and who said so: the command line, else the configuration, else the person on
 * this terminal, else the terminal's own answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_MODE_H
#define RIHLA_UI_MODE_H

#include "text/terminal.h"

struct mode_choice {
    enum row_mode mode;
    bool english; /* Arabic does not read right here in any mode */
    bool guessed; /* nobody said: the person should be asked */
};

/* From what is known at the moment; cheap enough to be asked whenever an answer came in. */
struct mode_choice mode_choose(void);

/* A line in the log: which terminal this is and how rows are sent to it. */
void mode_log(void);

/* A row mode's word, "english" or "auto" (no wish). False: it is none of them. */
bool mode_understood(const char *word);

/* The command line's wish; NULL or "auto": none. Borrowed. */
void mode_wish(const char *word);

/* Keeps what the person said about this terminal: a row mode, or that none reads right. False: it is
 * used, but could not be written down. */
bool mode_keep(enum row_mode mode, bool english);

#endif
