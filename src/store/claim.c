/* Claims.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/claim.h"

#include "base/mem.h"
#include "store/query.h"

enum rc claim_put(struct db *db, struct rowid application, const char *login, instant since,
                  instant until, struct err *reterr)
{
    return RUN(db, CLAIM_PUT, reterr, V(application), V(login), V(since), V(until));
}

enum rc claim_extend(struct db *db, struct rowid application, instant until, struct err *reterr)
{
    return RUN(db, CLAIM_EXTEND, reterr, V(application), V(until));
}

enum rc claim_remove(struct db *db, struct rowid application, struct err *reterr)
{
    return RUN(db, CLAIM_DELETE, reterr, V(application));
}

static enum rc read_list(struct cursor *c, struct kept_claim **ret_list, size_t *ret_count,
                         struct err *reterr)
{
    size_t cap = 1;
    *ret_list = mem_array(cap, sizeof **ret_list);
    *ret_count = 0;
    while (query_next(c)) {
        *ret_list = MEM_GROW(*ret_list, *ret_count, &cap);
        struct kept_claim *l = &(*ret_list)[(*ret_count)++];
        l->application = col_rowid(c);
        col_text(c, l->number, sizeof l->number);
        col_text(c, l->login, sizeof l->login);
    }
    return query_close(c, reterr);
}

enum rc claims_lapsed(struct db *db, instant now, int limit, struct kept_claim **ret_list,
                      size_t *ret_count, struct err *reterr)
{
    return read_list(OPEN(db, CLAIMS_LAPSED, V(now), V(limit)), ret_list, ret_count, reterr);
}

enum rc claims_of(struct db *db, const char *login, struct kept_claim **ret_list, size_t *ret_count,
                  struct err *reterr)
{
    return read_list(OPEN(db, CLAIMS_OF, V(login)), ret_list, ret_count, reterr);
}
