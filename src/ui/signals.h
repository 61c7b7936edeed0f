/* Signals as events of the key loop, and the terminal given back when the program dies of one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_SIGNALS_H
#define RIHLA_UI_SIGNALS_H

#include <stdbool.h>

/* From now on signals are remembered instead of acted on; dying() is called, within a signal
 * handler, before the program dies of a crash. False: no pipe could be made. */
bool signals_listen(void (*dying)(void));

int signals_fd(void);    /* readable when something has come in */
void signals_drain(void);

bool signals_resized(void); /* since the last call */
bool signals_stopped(void); /* SIGTSTP, since the last call */
bool signals_continued(void); /* SIGCONT nobody here waited for: somebody else had the terminal */
int signals_ended(void);    /* SIGHUP, SIGINT, SIGTERM or SIGQUIT; stays; 0: none */
void signals_hang_up(void); /* the terminal is gone without a signal */

/* Stops the process as C-z in a shell does; comes back once it is continued. */
void signals_stop_now(void);

#endif
