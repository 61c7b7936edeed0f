/* A program on a pseudoterminal of its own inside a real terminal: everything passes through in both
 * directions, and in between keys are typed and pictures awaited.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_TERMINALS_RELAY_H
#define RIHLA_TESTS_TERMINALS_RELAY_H

#include <stdbool.h>
#include <stddef.h>

/* Starts the program; standard input and output are the real terminal. False with errno. */
bool relay_start(char *const argv[]);

void relay_type(const char *bytes, size_t n);

/* True once the program has worked off all keys and painted, and the real terminal has read it all;
 * false: not within the deadline, or the program has ended. */
bool relay_settle(int deadline_ms);

/* Passes on for a while. False: the program has ended. */
bool relay_pass(int ms);

void relay_size(int *ret_rows, int *ret_cols);

/* Ends the program, if it has not ended, and gives the terminal back. */
void relay_end(void);

#endif
