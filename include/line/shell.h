/* Line mode: commands in words or from a stream, answers printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_SHELL_H
#define RIHLA_LINE_SHELL_H

#include "command/reply.h"
#include "command/session.h"

#include <stdio.h>

struct shell {
    struct session *session;
    enum reply_format format;
    FILE *in, *out, *errors;
};

/* One command, already in words. Returns its exit status. */
int shell_words(struct shell *sh, int nwords, char *const *words);

/* Commands from sh->in, one a line, until its end; blank lines and lines that begin with # are passed
 * over. One that fails is told on sh->errors with its line and the next one goes on. Returns the exit
 * status of the first that failed, 0 when none did. */
int shell_lines(struct shell *sh);

#endif
