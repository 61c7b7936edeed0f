/* Readline made headless: which keys do what in a field, in emacs and vi habits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_HABITS_H
#define RIHLA_LINE_HABITS_H

#include "line/edit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Starts readline with the site's inputrc or none, without a terminal: it reads from `next_byte`
 * and gives each accepted line, owned by the receiver, to `on_line`. */
void habits_init(int (*next_byte)(FILE *), int (*bytes_wait)(void), void (*on_line)(char *));

/* The text being edited has several lines: keys that mean a line mean the one of the point. */
void habits_set_lines(bool several);

/* Runs the function behind a step, once. */
void habits_do(enum edit_step step);

/* The last place of a grapheme's beginning that is not after `at`. */
size_t habits_border(const char *text, size_t at);

#endif
