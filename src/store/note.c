/* Small facts kept beside the records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/note.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>

enum rc note_put(struct db *db, const char *name, const char *text, struct err *reterr)
{
    return RUN(db, META_PUT, reterr, V(name), V(text));
}

enum rc note_get(struct db *db, const char *name, char **ret_text, struct err *reterr)
{
    struct cursor *q = OPEN(db, META_GET, V(name));
    char *text = query_next(q) ? col_string(q) : mem_strdup("");
    enum rc rc = query_close(q, reterr);
    if (rc)
        free(text);
    else
        *ret_text = text;
    return rc;
}
