/* Customers and what they are found by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/customer.h"

#include "base/mem.h"
#include "store/filing.h"
#include "store/query.h"


#include <stdlib.h>
#include <string.h>

static void read_customer(struct cursor *q, struct customer *c)
{
    c->id = col_rowid(q);
    col_text(q, c->number, sizeof c->number);
    COL_WORD(q, customer_kind_parse, &c->kind);
    col_text(q, c->name_en, sizeof c->name_en);
    col_text(q, c->name_ar, sizeof c->name_ar);
    col_text(q, c->eid, sizeof c->eid);
    col_text(q, c->licence, sizeof c->licence);
    col_text(q, c->trn, sizeof c->trn);
    col_text(q, c->mobile, sizeof c->mobile);
    col_text(q, c->email, sizeof c->email);
    COL_WORD(q, lang_parse, &c->lang);
    c->version = (int)col_number(q);
    c->registered_at = col_instant(q);
    COL_WORD(q, message_channel_parse, &c->channel);
}

/* The other customer with this Emirates ID or licence, named in the error. */
static enum rc taken(struct cursor *q, const struct customer *c, const char *field,
                     const char *sentence, struct err *reterr)
{
    char number[24] = "";
    struct rowid id = {0};
    if (query_next(q)) {
        id = col_rowid(q);
        col_text(q, number, sizeof number);
    }
    enum rc rc = query_close(q, reterr);
    if (rc == RC_OK && *number && id.n != c->id.n)
        rc = ERR(reterr, RC_CONFLICT, field, sentence, number);
    return rc;
}

enum rc customer_check_new(struct db *db, const struct customer *c, struct err *reterr)
{
    enum rc rc = RC_OK;
    if (*c->eid)
        rc = taken(OPEN(db, CUSTOMER_BY_EID, V(c->eid)), c, "emirates_id",
                   N_("This Emirates ID is registered already: customer %1$s"), reterr);
    if (rc == RC_OK && *c->licence)
        rc = taken(OPEN(db, CUSTOMER_BY_LICENCE, V(c->licence)), c, "licence",
                   N_("This licence is registered already: customer %1$s"), reterr);
    return rc;
}

/* A unique column refused the row: finds which one, and whose it is. */
static enum rc explain_conflict(struct db *db, const struct customer *c, struct err *reterr)
{
    enum rc rc = customer_check_new(db, c, reterr);
    if (rc == RC_OK)
        rc = ERR(reterr, RC_CONFLICT, NULL, N_("Customer %1$s is registered already"), c->number);
    return rc;
}

enum rc customer_insert(struct db *db, struct customer *c, struct err *reterr)
{
    struct rowid none = {0};
    c->id = none;
    enum rc rc = RUN(db, CUSTOMER_INSERT, reterr, V(c->number), V(customer_kind_word(c->kind)),
                     V(c->name_en), V(c->name_ar), V(c->eid), V(c->licence), V(c->trn),
                     V(c->mobile), V(c->email), V(lang_code(c->lang)), V(c->registered_at),
                     V(message_channel_word(c->channel)));
    if (rc == RC_CONFLICT)
        return explain_conflict(db, c, reterr);
    if (rc != RC_OK)
        return rc;
    c->id = query_inserted(db);
    c->version = 1;
    return filing_registered(db, c->id, reterr);
}

static struct filed filed_by(const struct customer *c)
{
    return (struct filed){c->name_en, c->name_ar, c->eid, c->mobile, c->number};
}

enum rc customer_update(struct db *db, struct customer *c, struct err *reterr)
{
    struct customer before;
    enum rc rc = customer_by_id(db, c->id, &before, reterr);
    if (rc == RC_OK)
        rc = RUN(db, CUSTOMER_UPDATE, reterr, V(c->id), V(c->version),
                     V(customer_kind_word(c->kind)), V(c->name_en), V(c->name_ar), V(c->eid),
                     V(c->licence), V(c->trn), V(c->mobile), V(c->email), V(lang_code(c->lang)),
                     V(message_channel_word(c->channel)));
    if (rc == RC_CONFLICT)
        return explain_conflict(db, c, reterr);
    if (rc != RC_OK)
        return rc;
    if (query_changes(db) == 0)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Somebody else changed customer %1$s in the meantime; look again and repeat "
                      "your change"),
                   c->number);
    c->version++;
    struct filed old = filed_by(&before), new = filed_by(c);
    return filing_corrected(db, c->id, &old, &new, reterr);
}

/* The one row of a look-up; `what` stands in the sentence when there is none. */
static enum rc only(struct cursor *q, const char *what, struct customer *ret, struct err *reterr)
{
    bool found = query_next(q);
    if (found)
        read_customer(q, ret);
    enum rc rc = query_found(q, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "customer", N_("There is no customer %1$s"), what);
    return rc;
}

enum rc customer_by_number(struct db *db, const char *number, struct customer *ret,
                           struct err *reterr)
{
    return only(OPEN(db, CUSTOMER_BY_NUMBER, V(number)), number, ret, reterr);
}

enum rc customer_by_id(struct db *db, struct rowid id, struct customer *ret, struct err *reterr)
{
    return only(OPEN(db, CUSTOMER_BY_ID, V(id)), "", ret, reterr);
}

static enum rc only_one(struct cursor *q, const char *field, struct customer *ret,
                        struct err *reterr)
{
    struct customer c;
    int n = 0;
    while (n < 2 && query_next(q)) {
        if (n++ == 0)
            read_customer(q, &c);
    }
    enum rc rc = query_close(q, reterr);
    if (rc != RC_OK)
        return rc;
    if (n == 0)
        return ERR(reterr, RC_NOT_FOUND, field, N_("No customer is registered with this"));
    if (n > 1)
        return ERR(reterr, RC_CONFLICT, field, N_("Several customers are registered with this"));
    *ret = c;
    return RC_OK;
}

enum rc customer_by_mobile(struct db *db, const char *mobile, struct customer *ret,
                           struct err *reterr)
{
    return only_one(OPEN(db, CUSTOMERS_BY_MOBILE, V(mobile)), "mobile", ret, reterr);
}

enum rc customer_by_email(struct db *db, const char *email, struct customer *ret,
                          struct err *reterr)
{
    return only_one(OPEN(db, CUSTOMERS_BY_EMAIL, V(email)), "email", ret, reterr);
}

enum rc customer_newest(struct db *db, int limit, bool (*row)(void *ctx, const struct customer *c),
                        void *ctx, struct err *reterr)
{
    struct cursor *q = OPEN(db, CUSTOMER_NEWEST, V(limit));
    for (bool more = true; more && query_next(q);) {
        struct customer c;
        read_customer(q, &c);
        more = row(ctx, &c);
    }
    return query_close(q, reterr);
}

enum rc customer_last(struct db *db, int64_t *ret_id, struct err *reterr)
{
    struct cursor *q = OPEN(db, CUSTOMER_LAST, BIND_END);
    *ret_id = query_next(q) ? col_number(q) : 0;
    return query_close(q, reterr);
}
