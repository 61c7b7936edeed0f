/* A private file that a process writes as it goes, and that outlives its death: records are whole or
 * not there, and a lock tells the files of the living from those of the dead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_JOURNAL_H
#define RIHLA_BASE_JOURNAL_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

struct journal;

enum { JOURNAL_RECORD_MAX = 1 << 20 };

/* A new file in the folder (made when missing, for this user alone), locked as long as it is open.
 * NULL with errno. */
struct journal *journal_new(const char *folder);

/* When this returns true the record survives the process, not yet a power cut. False with errno:
 * the file is as it was. */
bool journal_append(struct journal *j, const void *record, size_t n);

/* Replaces all records by those that fill() appends; readers find the old ones or all the new ones,
 * and the old ones are overwritten. False with errno: the file is as it was. */
bool journal_rewrite(struct journal *j, bool (*fill)(struct journal *j, void *ctx), void *ctx);

/* Everything appended so far survives a power cut too. True at once where nothing is new. */
bool journal_sync(struct journal *j);

size_t journal_size(const struct journal *j);     /* bytes */
instant journal_written(const struct journal *j); /* when something was appended last */

/* The records up to the first that is torn or damaged; the data has a NUL after it that does not
 * count. */
void journal_read(struct journal *j, void (*record)(const char *data, size_t n, void *ctx),
                  void *ctx);

/* Closes; the file stays for the next process. NULL is harmless. */
void journal_leave(struct journal *j);

/* Overwrites, removes and closes. NULL is harmless. */
void journal_wipe(struct journal *j);

/* Calls see() for each file of this user in the folder, in no order. `living`: another process has
 * it open; then it may only be read. see() leaves, wipes or keeps j. */
void journal_each(const char *folder, void (*see)(struct journal *j, bool living, void *ctx),
                  void *ctx);

#endif
