/* Small facts kept beside the records: where long work was interrupted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_NOTE_H
#define RIHLA_STORE_NOTE_H

#include "store/db.h"

/* Replaces what was noted under the name, inside the open write transaction. */
enum rc note_put(struct db *db, const char *name, const char *text, struct err *reterr);

/* What was noted, "" for nothing. Owned by the caller. */
enum rc note_get(struct db *db, const char *name, char **ret_text, struct err *reterr);

#endif
