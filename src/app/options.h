/* The words of the program's own command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_APP_OPTIONS_H
#define RIHLA_APP_OPTIONS_H

#include "base/err.h"
#include "command/reply.h"
#include "ui/screen.h"

#include <stdbool.h>
#include <stdio.h>

struct options {
    const char *db;    /* NULL: not said */
    const char *as;    /* NULL: oneself */
    enum reply_format format;
    struct ui_wishes wishes;
    bool help, version;
    void (*manual)(struct buf *out); /* writes the sections that were asked for; NULL: none */
    int nwords;        /* the command's words, borrowed from argv */
    char **words;
};

/* Reads argv; the language is set at once, so that a later fault is told in it. RC_USAGE. */
enum rc options_read(struct options *o, int argc, char **argv, struct err *reterr);

void options_help(FILE *to);

#endif
