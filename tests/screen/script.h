/* A screen test as plain text: what is typed, what must be seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_SCREEN_SCRIPT_H
#define RIHLA_TESTS_SCREEN_SCRIPT_H

#include "base/buf.h"

#include <stdbool.h>

/* One step a line; # begins a comment.
 *
 *     as LOGIN               who works (before the first key; default counter1)
 *     size ROWS COLS         the window, at the start (default 24 80) or resized now
 *     only en|ar             the script is run in this language only
 *     keys F1 Tab ^P Alt-1 a typed one by one, named as F1 names them; Space, Esc, Up, Home, …
 *     type TEXT              typed in one go (to the end of the line)
 *     type.en TEXT           only in this language; likewise keys.en, expect.ar, …
 *     slowly TEXT            typed byte by byte, as on a line that cuts characters in two
 *     paste TEXT             as a bracketed paste; \n is a new line
 *     click ROW COL          the mouse, at a cell seen from the left
 *     wheel up|down ROW COL
 *     expect TEXT            some row holds it: logical text, whole words in Arabic
 *     absent TEXT            no row holds it
 *     cursor ROW COL         where the cursor stands, seen from the left
 *     picture NAME           the whole screen is as in pictures/NAME.en.txt or NAME.ar.txt
 *     meanwhile LOGIN COMMAND   somebody else runs a command on the same database; it must succeed
 *     again SIGNAL           the program is ended by KILL, TERM or HUP and started again
 *     end STATUS KEY…        the keys end the program with this exit status
 *
 * A program that is still there after the last step is told to end, and must give the terminal back. */
struct script {
    const char *rihla;    /* the program */
    const char *database; /* a demonstration that is copied for each run */
    const char *scratch;  /* a folder for the copies */
    const char *pictures; /* the folder of the pictures */
    bool update;          /* write pictures instead of comparing */
};

/* Runs the file in the language; "" in *ret_fault when all was as written, else what was not, with
 * the screen as it was. False: the script is not for this language. */
bool script_run(const struct script *s, const char *path, const char *lang, struct buf *ret_fault);

/* The bytes that a terminal sends for a key as F1 names it. False: no such name. Appends. */
bool script_key(struct buf *out, const char *name);

#endif
