/* How far long work has come, on a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_PROGRESS_H
#define RIHLA_LINE_PROGRESS_H

#include "base/clock.h"

#include <stdbool.h>
#include <stdio.h>

struct progress {
    FILE *to;        /* a terminal; nothing is drawn elsewhere */
    int64_t started; /* microseconds; 0: not yet */
    int64_t drawn;   /* when it was last drawn; 0: there is no bar on the terminal */
};

/* For session.progress, with a struct progress as its context: at most ten pictures a second, and
 * none for work that is done at once. */
void progress_show(void *ctx, int done, int all);

/* Takes the bar away before something else is printed. */
void progress_end(struct progress *p);

#endif
