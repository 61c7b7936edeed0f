/* Customers and what they are found by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/customer.h"

#include "base/mem.h"
#include "store/query.h"
#include "store/words.h"

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

static enum rc put_words(struct db *db, const struct customer *c, struct err *reterr)
{
    const char *serial = strrchr(c->number, '-');
    struct words w;
    words_init(&w);
    words_of_code(&w, c->number);
    words_of_code(&w, serial ? serial : "");
    words_of_name(&w, c->name_en);
    words_of_name(&w, c->name_ar);
    words_of_code(&w, c->eid);
    words_of_code(&w, c->licence);
    words_of_code(&w, c->trn);
    words_of_phone(&w, c->mobile);
    words_of_code(&w, c->email);
    enum rc rc = RUN(db, CUSTOMER_WORDS_DELETE, reterr, V(c->id));
    for (size_t i = 0; rc == RC_OK && i < w.count; i++)
        rc = RUN(db, CUSTOMER_WORD_INSERT, reterr, V(w.list[i]), V(c->id));
    words_done(&w);
    return rc;
}

enum rc customer_insert(struct db *db, struct customer *c, struct err *reterr)
{
    struct rowid none = {0};
    c->id = none;
    enum rc rc = RUN(db, CUSTOMER_INSERT, reterr, V(c->number), V(customer_kind_word(c->kind)),
                     V(c->name_en), V(c->name_ar), V(c->eid), V(c->licence), V(c->trn),
                     V(c->mobile), V(c->email), V(lang_code(c->lang)), V(c->registered_at));
    if (rc == RC_CONFLICT)
        return explain_conflict(db, c, reterr);
    if (rc != RC_OK)
        return rc;
    c->id = query_inserted(db);
    c->version = 1;
    return put_words(db, c, reterr);
}

enum rc customer_update(struct db *db, struct customer *c, struct err *reterr)
{
    enum rc rc = RUN(db, CUSTOMER_UPDATE, reterr, V(c->id), V(c->version),
                     V(customer_kind_word(c->kind)), V(c->name_en), V(c->name_ar), V(c->eid),
                     V(c->licence), V(c->trn), V(c->mobile), V(c->email), V(lang_code(c->lang)));
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
    return put_words(db, c, reterr);
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

enum rc customer_find(struct db *db, const char *text, int limit,
                      bool (*row)(void *ctx, const struct customer *c), void *ctx,
                      struct err *reterr)
{
    enum { RANGES = 4 };
    struct words w;
    char *from[RANGES], *to[RANGES];
    words_init(&w);
    words_typed(&w, text);
    for (size_t i = 0; i < RANGES; i++) {
        from[i] = i < w.count ? w.list[i] : NULL;
        to[i] = i < w.count ? prefix_end(w.list[i]) : NULL;
    }
    struct cursor *q;
    if (w.count == 0)
        q = OPEN(db, CUSTOMER_NEWEST, V(limit));
    else
        q = OPEN(db, CUSTOMER_FIND, V(from[0]), V(to[0]), V(from[1]), V(to[1]), V(from[2]),
                 V(to[2]), V(from[3]), V(to[3]), V(limit));
    for (bool more = true; more && query_next(q);) {
        struct customer c;
        read_customer(q, &c);
        more = row(ctx, &c);
    }
    for (size_t i = 0; i < RANGES; i++)
        free(to[i]);
    words_done(&w);
    return query_close(q, reterr);
}
