/* Kept texts: cards and forms as they were when an application was opened.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/application.h"

#include "base/mem.h"
#include "store/query.h"

/* FNV-1a; only finds candidates, the text itself is compared. */
static int64_t hash_of(const char *s)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return (int64_t)(hash >> 1);
}

enum rc kept_text_put(struct db *db, const char *kind, const char *name, const char *xml,
                      struct rowid *ret_id, struct err *reterr)
{
    int64_t hash = hash_of(xml);
    struct cursor *c = OPEN(db, KEPT_TEXT_FIND, V(hash), V(kind), V(name), V(xml));
    bool found = query_next(c);
    if (found)
        *ret_id = col_rowid(c);
    enum rc rc = query_close(c, reterr);
    if (rc != RC_OK || found)
        return rc;
    rc = RUN(db, KEPT_TEXT_INSERT, reterr, V(hash), V(kind), V(name), V(xml));
    if (rc == RC_OK)
        *ret_id = query_inserted(db);
    return rc;
}

enum rc kept_text_get(struct db *db, struct rowid id, char **ret_xml, struct err *reterr)
{
    struct cursor *c = OPEN(db, KEPT_TEXT_GET, V(id));
    bool found = query_next(c);
    if (found)
        *ret_xml = col_string(c);
    enum rc rc = query_found(c, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, NULL,
                   N_("The card or form of this application is missing from the database; ask the "
                      "administrator to run: rihla admin check"));
    return rc;
}
