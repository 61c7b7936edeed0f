/* Putting a finished file in its place: it is built under another name beside it, and appears under
 * its own name whole or not at all, never over something else. Private to the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_PLACE_H
#define RIHLA_STORE_PLACE_H

#include "base/err.h"

/* An empty new file beside path, with the rights that the umask leaves of 0660. RC_CONFLICT: path,
 * or a write-ahead log or journal that would be taken for its own, is there already. */
enum rc place_prepare(const char *path, char **ret_temporary, struct err *reterr);

/* Flushes the finished file and gives it its name. RC_CONFLICT: somebody was faster. */
enum rc place_publish(const char *temporary, const char *path, struct err *reterr);

/* The folder that holds path. Owned by the caller. */
char *place_folder(const char *path);

/* Removes the unfinished file and frees its name; harmless after place_publish(). */
void place_drop(char *take_temporary);

#endif
