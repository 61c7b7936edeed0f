/* A consistent copy of a database that others go on using.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "store/handle.h"
#include "store/place.h"

#include <stdlib.h>

/* Inside a read transaction the copy shows one moment, and writers do not make it start again. */
static enum rc copy(struct db *db, const char *to, void (*progress)(void *ctx, int done, int all),
                    void *ctx, struct err *reterr)
{
    enum rc rc = db_begin_read(db, reterr);
    if (rc != RC_OK)
        return rc;
    rc = engine_copy(db, to, progress, ctx, reterr);
    db_end_read(db);
    return rc;
}

enum rc db_backup(struct db *db, const char *to, void (*progress)(void *ctx, int done, int all),
                  void *ctx, struct err *reterr)
{
    char *temporary = NULL;
    enum rc rc = place_prepare(to, &temporary, reterr);
    if (rc != RC_OK)
        return rc;
    rc = copy(db, temporary, progress, ctx, reterr);
    if (rc == RC_OK)
        rc = place_publish(temporary, to, reterr);
    place_drop(temporary);
    return rc;
}
