/* What goes out to the terminal, without ever waiting for it: a terminal that stops reading must not keep
 * the desk from hearing its keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_OUTLET_H
#define RIHLA_UI_OUTLET_H

#include <stdbool.h>
#include <stddef.h>

/* From now on bytes for the terminal on standard output go this way. */
void outlet_open(void);

void outlet_send(const char *bytes, size_t n); /* now or, in order, when the terminal takes it */

/* Runs draw(), which writes to standard output, and sends what it wrote. */
void outlet_draw(int (*draw)(void));

bool outlet_waiting(void); /* something has not gone out yet */
int outlet_fd(void);       /* writable when more may go */
void outlet_pump(void);

/* Waits until all has gone out, but no longer than this; the rest is dropped. */
void outlet_drain(int timeout_ms);

/* For a signal handler of a dying program: whatever the terminal takes at once. */
void outlet_last_words(const char *bytes, size_t n);

#endif
