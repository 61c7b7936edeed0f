/* Charges and payments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/payment.h"

#include "base/mem.h"
#include "base/word.h"
#include "store/query.h"

#include <string.h>

static const struct word outcomes[] = {
#define X(name, word, title) [PAYMENT_##name] = {word, title},
    PAYMENT_OUTCOME_LIST(X)
#undef X
};
WORD_FUNCTIONS(payment_outcome, outcomes)

enum rc charge_insert(struct db *db, struct charge *c, struct err *reterr)
{
    enum rc rc = RUN(db, CHARGE_INSERT, reterr, V(c->application), V(c->fee), V(c->purpose_en),
                     V(c->purpose_ar), V(fee_moment_word(c->moment)), V(c->units),
                     V(c->unit_amount), V(c->total), V(c->reason), V(c->by), V(c->at),
                     V(c->takes_back));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, NULL, N_("This fee was charged already; nothing was charged twice"));
    if (rc == RC_OK)
        c->id = query_inserted(db);
    return rc;
}

enum rc charge_each(struct db *db, struct rowid application,
                    bool (*row)(void *ctx, const struct charge *c), void *ctx, struct err *reterr)
{
    struct cursor *q = OPEN(db, CHARGES, V(application));
    for (bool more = true; more && query_next(q);) {
        struct charge c;
        c.id = col_rowid(q);
        c.application = col_rowid(q);
        col_text(q, c.fee, sizeof c.fee);
        col_text(q, c.purpose_en, sizeof c.purpose_en);
        col_text(q, c.purpose_ar, sizeof c.purpose_ar);
        COL_WORD(q, fee_moment_parse, &c.moment);
        c.units = col_number(q);
        c.unit_amount = col_money(q);
        c.total = col_money(q);
        col_text(q, c.reason, sizeof c.reason);
        col_text(q, c.by, sizeof c.by);
        c.at = col_instant(q);
        c.takes_back = col_rowid(q);
        c.taken_back = col_number(q) != 0;
        more = row(ctx, &c);
    }
    return query_close(q, reterr);
}

static void read_payment(struct cursor *c, struct payment *p)
{
    p->id = col_rowid(c);
    p->application = col_rowid(c);
    col_text(c, p->application_number, sizeof p->application_number);
    col_text(c, p->receipt, sizeof p->receipt);
    col_text(c, p->reference, sizeof p->reference);
    p->amount = col_money(c);
    col_text(c, p->method, sizeof p->method);
    col_text(c, p->scheme, sizeof p->scheme);
    col_text(c, p->last4, sizeof p->last4);
    COL_WORD(c, payment_outcome_parse, &p->outcome);
    col_text(c, p->by, sizeof p->by);
    p->at = col_instant(c);
}

/* The rules of a reference in words; the schema keeps them too. */
static enum rc check_reference(struct db *db, const struct payment *p, struct err *reterr)
{
    struct payment last = {0};
    struct err none;
    enum rc rc = payment_by_reference(db, p->reference, &last, &none);
    if (rc == RC_NOT_FOUND)
        return RC_OK;
    if (rc != RC_OK) {
        if (reterr)
            *reterr = none;
        return rc;
    }
    if (last.outcome == PAYMENT_PAID)
        return ERR(reterr, RC_CONFLICT, "reference",
                   N_("Reference %1$s is paid already, with receipt %2$s"), p->reference,
                   last.receipt);
    if (last.application.n != p->application.n)
        return ERR(reterr, RC_CONFLICT, "reference",
                   N_("Reference %1$s belongs to application %2$s"), p->reference,
                   last.application_number);
    if (last.amount.fils != p->amount.fils)
        return ERR(reterr, RC_CONFLICT, "amount",
                   N_("Reference %1$s was taken for another amount; take a payment with a new "
                      "reference"),
                   p->reference);
    return RC_OK;
}

enum rc payment_insert(struct db *db, struct payment *p, struct err *reterr)
{
    enum rc rc = check_reference(db, p, reterr);
    if (rc == RC_OK)
        rc = RUN(db, PAYMENT_INSERT, reterr, V(p->application), V(p->receipt), V(p->reference),
                 V(p->amount), V(p->method), V(p->scheme), V(p->last4),
                 V(payment_outcome_word(p->outcome)), V(p->by), V(p->at));
    if (rc == RC_OK)
        p->id = query_inserted(db);
    return rc;
}

static enum rc only(struct cursor *c, struct payment *ret, struct err *reterr)
{
    bool found = query_next(c);
    if (found)
        read_payment(c, ret);
    return query_found(c, found, reterr);
}

enum rc payment_by_reference(struct db *db, const char *reference, struct payment *ret,
                             struct err *reterr)
{
    enum rc rc = only(OPEN(db, PAYMENT_BY_REFERENCE, V(reference)), ret, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "reference", N_("There is no payment with reference %1$s"),
                   reference);
    return rc;
}

enum rc payment_by_receipt(struct db *db, const char *receipt, struct payment *ret,
                           struct err *reterr)
{
    enum rc rc = only(OPEN(db, PAYMENT_BY_RECEIPT, V(receipt)), ret, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "receipt", N_("There is no receipt %1$s"), receipt);
    return rc;
}

enum rc payment_each(struct db *db, struct rowid application, struct date from, struct date to,
                     bool (*row)(void *ctx, const struct payment *p), void *ctx, struct err *reterr)
{
    struct cursor *c;
    if (application.n)
        c = OPEN(db, PAYMENTS_OF_APPLICATION, V(application));
    else
        c = OPEN(db, PAYMENTS_OF_DAYS, V(date_start(from)), V(date_start(date_add(to, 1))));
    for (bool more = true; more && query_next(c);) {
        struct payment p;
        read_payment(c, &p);
        more = row(ctx, &p);
    }
    return query_close(c, reterr);
}

enum rc payment_balance(struct db *db, struct rowid application, struct money *ret_due,
                        bool *ret_unknown, struct err *reterr)
{
    struct cursor *c = OPEN(db, PAYMENT_BALANCE, V(application));
    if (query_next(c)) {
        struct money owed = col_money(c), paid = col_money(c);
        ret_due->fils = owed.fils - paid.fils;
        *ret_unknown = col_number(c) != 0;
    }
    return query_close(c, reterr);
}
