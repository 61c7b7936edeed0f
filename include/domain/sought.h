/* What somebody looks for: the text typed into the one box, read in every way it may be meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_SOUGHT_H
#define RIHLA_DOMAIN_SOUGHT_H

#include "base/msg.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The groups of what is found, and the sign that narrows a search to one of them. */
#define SOUGHT_GROUP_LIST(X)                                                                       \
    X(CUSTOMERS, "customers", N_("Customers"), '@')                                                \
    X(CASES, "cases", N_("Applications"), '#')                                                     \
    X(SERVICES, "services", N_("Services"), '*')                                                   \
    X(COMPLAINTS, "complaints", N_("Complaints"), '!')                                             \
    X(CONTACTS, "contacts", N_("Contacts"), '&')

enum sought_group {
#define X(name, word, title, sign) SOUGHT_##name,
    SOUGHT_GROUP_LIST(X)
#undef X
    SOUGHT_GROUP_COUNT
};
#define SOUGHT_GROUP_BIT(g) (1u << (g))
#define SOUGHT_EVERYTHING (SOUGHT_GROUP_BIT(SOUGHT_GROUP_COUNT) - 1)

const char *sought_group_word(enum sought_group g);
const char *sought_group_title(enum sought_group g); /* msgid */
char sought_group_sign(enum sought_group g);

/* What a part of the text may be. A receipt leads to the application that it was paid for. */
#define SOUGHT_KIND_LIST(X)                                                                        \
    X(CUSTOMER_NUMBER, "customer-number", N_("number"))                                            \
    X(APPLICATION_NUMBER, "application-number", N_("number"))                                      \
    X(RECEIPT_NUMBER, "receipt-number", N_("receipt"))                                             \
    X(COMPLAINT_NUMBER, "complaint-number", N_("number"))                                          \
    X(CONTACT_NUMBER, "contact-number", N_("number"))                                              \
    X(EMIRATES_ID, "emirates-id", N_("Emirates ID"))                                               \
    X(TELEPHONE, "telephone", N_("telephone"))                                                     \
    X(EMAIL, "e-mail", N_("e-mail"))                                                               \
    X(LICENCE, "licence", N_("licence"))                                                           \
    X(TRN, "trn", N_("tax number"))                                                                \
    X(SERVICE_CODE, "service-code", N_("code"))                                                    \
    X(NAME, "name", N_("name")) /* a word of a name: a customer's or a service's */                \
    X(RESULT_NUMBER, "result-number", N_("result")) /* what was issued: found by its own index */   \
    X(CUSTOMER, "customer", N_("customer")) /* why something of a customer who fits is found */

enum sought_kind {
#define X(name, word, title) SOUGHT_##name,
    SOUGHT_KIND_LIST(X)
#undef X
    SOUGHT_KIND_COUNT
};
const char *sought_kind_word(enum sought_kind k);
const char *sought_kind_title(enum sought_kind k); /* msgid */

enum sought_match {
    SOUGHT_WHOLE,  /* the key is all of it */
    SOUGHT_BEGINS, /* it begins with the key */
    SOUGHT_ENDS,   /* it ends with the key */
    SOUGHT_SERIAL, /* a number people quote, with parts left out */
    SOUGHT_PARTS   /* a service code, group by group from the first or the second */
};

enum { SOUGHT_KEY = 72, SOUGHT_TERMS = 8, SOUGHT_WAYS = 20 };

/* One way to understand one term. The key of a number that people quote is written as they quote it
 * ("E26-03-000123", maybe only its beginning), others as sought_key() writes them; for SERIAL it is
 * the prefix in small letters without dashes ("": any), for PARTS the digits with '-' between
 * groups, for NAME the word as typed. */
struct sought_way {
    enum sought_kind kind;
    enum sought_match match;
    char key[SOUGHT_KEY];
    int year, month; /* SERIAL: two digits of the year, -1: any; month, 0: any */
    int64_t serial;  /* SERIAL */
};

/* A word or a number of the text; everything found has to fit every term in one of its ways. */
struct sought_term {
    char text[SOUGHT_KEY]; /* cleaned; cut where it is longer */
    struct sought_way ways[SOUGHT_WAYS]; /* the surest first */
    size_t nways;
};

struct sought {
    unsigned groups; /* bits; everything unless a sign or a word narrows it */
    struct sought_term terms[SOUGHT_TERMS]; /* a ninth and later ones are not looked at */
    size_t nterms;
};

/* Reads what was typed. prefixes are those of application numbers (cards): they let "EEL 26 3 12" be
 * one number; may be NULL. */
void sought_read(const char *typed, const char *const *prefixes, size_t nprefixes,
                 struct sought *ret);

/* The way of the kind in a term; NULL: it cannot be meant like that. */
const struct sought_way *sought_way_of(const struct sought_term *t, enum sought_kind k);

/* The only term and a way that leaves no doubt (a whole number of that kind); NULL: there is none. */
const struct sought_way *sought_certain(const struct sought *s);

/* The comparing form of a stored value: letters and digits in lower case ("e2603000123"), an
 * international number without the plus, an e-mail in lower case. Writes "" where it is too long. */
void sought_key(enum sought_kind k, const char *stored, char ret[SOUGHT_KEY]);

/* Whether a stored value is meant by the way. Names are the search engine's to judge: false. */
bool sought_fits(const struct sought_way *w, const char *stored);

#endif
