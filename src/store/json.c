/* Rows of a JSON text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/json.h"

#include "store/query.h"

#include <stdlib.h>
#include <string.h>

/* "$" or "$.rows", where the rows are; "": there are none. */
static enum rc find_rows(struct db *db, const char *text, char ret_path[8], struct err *reterr)
{
    char whole[16] = "", rows[16] = "";
    struct cursor *c = OPEN(db, JSON_KIND, V(text));
    if (query_next(c)) {
        col_text(c, whole, sizeof whole);
        col_text(c, rows, sizeof rows);
    }
    enum rc rc = query_close(c, reterr);
    strcpy(ret_path, strcmp(whole, "array") == 0 ? "$" : strcmp(rows, "array") == 0 ? "$.rows" : "");
    return rc;
}

enum rc json_rows(struct db *db, const char *text, json_value_fn *value, void *ctx,
                  struct err *reterr)
{
    char path[8];
    enum rc rc = find_rows(db, text, path, reterr);
    if (rc != RC_OK)
        return rc;
    if (!*path)
        return ERR(reterr, RC_BAD_DATA, "file",
                   N_("This is no JSON list of rows: write [{…}, …] or {\"rows\": [{…}, …]}"));
    struct cursor *c = OPEN(db, JSON_ROWS, V(text), V((const char *)path));
    for (bool more = true; more && query_next(c);) {
        int64_t row = col_number(c) + 1;
        char *name = col_string(c), *shown = col_string(c);
        more = value(ctx, row, name, shown);
        free(name);
        free(shown);
    }
    return query_close(c, reterr);
}
