/* Checks of identity and representatives.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/identity.h"

#include "base/mem.h"
#include "store/query.h"

enum rc identity_check_add(struct db *db, const struct identity_check *k, struct err *reterr)
{
    return RUN(db, IDENTITY_CHECK_INSERT, reterr, V(k->customer), V(k->application),
               V(proof_word(k->method)), V(k->reference), V(k->passed), V(k->by), V(k->at));
}

enum rc identity_check_last(struct db *db, struct rowid customer, struct identity_check *ret,
                            struct err *reterr)
{
    struct cursor *c = OPEN(db, IDENTITY_CHECK_LAST, V(customer));
    bool found = query_next(c);
    if (found) {
        ret->customer = col_rowid(c);
        ret->application = col_rowid(c);
        COL_WORD(c, proof_parse, &ret->method);
        col_text(c, ret->reference, sizeof ret->reference);
        ret->passed = col_number(c) != 0;
        col_text(c, ret->by, sizeof ret->by);
        ret->at = col_instant(c);
    }
    return query_found(c, found, reterr);
}

enum rc representative_add(struct db *db, const struct representative *r, struct err *reterr)
{
    return RUN(db, REPRESENTATIVE_INSERT, reterr, V(r->application), V(r->name), V(r->customer),
               V(authority_word(r->authority)), V(r->reference), V(r->expires), V(r->by), V(r->at));
}

enum rc representative_of(struct db *db, struct rowid application, struct representative *ret,
                          struct err *reterr)
{
    *ret = (struct representative){.application = application};
    struct cursor *c = OPEN(db, REPRESENTATIVE_OF, V(application));
    if (query_next(c)) {
        col_text(c, ret->name, sizeof ret->name);
        ret->customer = col_rowid(c);
        col_text(c, ret->customer_number, sizeof ret->customer_number);
        COL_WORD(c, authority_parse, &ret->authority);
        col_text(c, ret->reference, sizeof ret->reference);
        ret->expires = col_date(c);
        col_text(c, ret->by, sizeof ret->by);
        ret->at = col_instant(c);
    }
    return query_close(c, reterr);
}
