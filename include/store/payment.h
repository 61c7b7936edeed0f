/* Charges and payments: insert-only. No card number has a place here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_PAYMENT_H
#define RIHLA_STORE_PAYMENT_H

#include "domain/card.h"
#include "store/application.h"

#define PAYMENT_OUTCOME_LIST(X)                                                                    \
    X(PAID, "paid", N_("paid"))                                                                    \
    X(DECLINED, "declined", N_("declined"))                                                        \
    X(FAILED, "failed", N_("failed"))                                                              \
    X(UNKNOWN, "unknown", N_("unknown"))

enum payment_outcome {
#define X(name, word, title) PAYMENT_##name,
    PAYMENT_OUTCOME_LIST(X)
#undef X
    PAYMENT_OUTCOME_COUNT
};
const char *payment_outcome_word(enum payment_outcome o);
const char *payment_outcome_title(enum payment_outcome o); /* msgid */
bool payment_outcome_parse(const char *word, enum payment_outcome *ret);

/* What is owed: one row per fee line, written when it falls due. */
struct charge {
    struct rowid id, application;
    char fee[65];                     /* id in the card */
    char purpose_en[TITLE_SIZE], purpose_ar[TITLE_SIZE];
    enum fee_moment moment;
    int64_t units;
    struct money unit_amount, total;
    char reason[NOTE_SIZE];           /* why staff raised, waived or took it back */
    char by[33];                      /* login; "": it fell due by itself */
    instant at;                       /* 0: it fell due by itself */
    struct rowid takes_back;          /* the one that this one takes back: its amount is negative */
    bool taken_back;                  /* filled in on reading */
};
enum rc charge_insert(struct db *db, struct charge *c, struct err *reterr);
enum rc charge_each(struct db *db, struct rowid application,
                    bool (*row)(void *ctx, const struct charge *c), void *ctx, struct err *reterr);

/* One answer of the gateway or the counter terminal. An unknown payment is settled by a later row
 * with the same reference. */
struct payment {
    struct rowid id, application;
    char application_number[24];
    char receipt[24];                 /* number; "" unless paid */
    char reference[65];               /* the gateway's or terminal's own */
    struct money amount;
    char method[17];                  /* "terminal" or "gateway" */
    char scheme[17];                  /* "visa", "mastercard" or "" */
    char last4[5];                    /* or "" */
    enum payment_outcome outcome;
    char by[33];
    instant at;
};
enum rc payment_insert(struct db *db, struct payment *p, struct err *reterr);
/* The last row with that reference. RC_NOT_FOUND: none. */
enum rc payment_by_reference(struct db *db, const char *reference, struct payment *ret,
                             struct err *reterr);
enum rc payment_by_receipt(struct db *db, const char *receipt, struct payment *ret, struct err *reterr);
/* application n 0: all of the UAE days from … to. Newest first. */
enum rc payment_each(struct db *db, struct rowid application, struct date from, struct date to,
                     bool (*row)(void *ctx, const struct payment *p), void *ctx, struct err *reterr);
/* Owed minus paid; and whether the last word on some reference is "unknown". */
enum rc payment_balance(struct db *db, struct rowid application, struct money *ret_due,
                        bool *ret_unknown, struct err *reterr);

#endif
