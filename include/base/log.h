/* The program's own log: one line per event, appended to a file, never to the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_LOG_H
#define RIHLA_BASE_LOG_H

/* path NULL: no log. Returns 0, or -1 with errno where the file cannot be opened. */
int log_open(const char *path);
void log_close(void);

/* Control bytes in the text become '?'; the caller masks personal data. */
void log_line(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
