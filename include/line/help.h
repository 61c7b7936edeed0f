/* What can be done, in words, from the command rows: on the terminal and for the manual.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_HELP_H
#define RIHLA_LINE_HELP_H

#include "base/buf.h"
#include "base/err.h"

#include <stdio.h>

/* No words: all commands, a line each. A noun: its commands. Noun and verb: everything about one.
 * RC_USAGE: there is no such command. */
enum rc help_print(FILE *to, int nwords, char *const *words, struct err *reterr);

/* The command sections of rihla(1), in roff and in the language of the moment. Appends. */
void manual_commands(struct buf *out);

/* The states and steps of rihla-workflow(7), likewise. Appends. */
void manual_workflow(struct buf *out);

#endif
