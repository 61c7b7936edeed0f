/* A service card: what a service is, needs, costs and promises. Plain values;
 * form/catalogue.h reads them from XML.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_CARD_H
#define RIHLA_DOMAIN_CARD_H

#include "domain/answers.h"
#include "domain/money.h"
#include "text/lang.h"

#include <stddef.h>

/* What one unit of a fee is counted by. */
#define FEE_BASIS_LIST(X)                                                                          \
    X(APPLICATION, "application", N_("per application"))                                           \
    X(HS_CODE, "hs-code", N_("per HS code"))                                                       \
    X(CARD, "card", N_("per card"))                                                                \
    X(COPY, "copy", N_("per copy"))                                                                \
    X(PAGE, "page", N_("per page"))                                                                \
    X(CERTIFICATE, "certificate", N_("per certificate"))                                           \
    X(VISIT, "visit", N_("per visit"))                                                             \
    X(ASSESSOR_DAY, "assessor-day", N_("per assessor and day"))                                    \
    X(ASSESSOR, "assessor", N_("per assessor"))                                                    \
    X(FIELD, "field", N_("per field"))                                                             \
    X(MONTH, "month", N_("per month"))

enum fee_basis {
#define X(name, word, title) FEE_PER_##name,
    FEE_BASIS_LIST(X)
#undef X
    FEE_BASIS_COUNT
};

/* When a fee falls due. */
#define FEE_MOMENT_LIST(X)                                                                         \
    X(SUBMISSION, "submission", N_("on submission"))                                               \
    X(INSPECTION, "inspection", N_("before inspection"))                                           \
    X(ASSESSMENT, "assessment", N_("after assessment"))                                            \
    X(DELIVERY, "delivery", N_("before delivery"))

enum fee_moment {
#define X(name, word, title) FEE_AT_##name,
    FEE_MOMENT_LIST(X)
#undef X
    FEE_MOMENT_COUNT
};

#define AUDIENCE_LIST(X)                                                                           \
    X(INDIVIDUAL, "individual", N_("individuals"))                                                 \
    X(COMPANY, "company", N_("companies"))                                                         \
    X(GOVERNMENT, "government", N_("government entities"))                                         \
    X(NON_GOVERNMENTAL, "non-governmental", N_("non-governmental organisations"))

enum audience {
#define X(name, word, title) AUDIENCE_##name,
    AUDIENCE_LIST(X)
#undef X
    AUDIENCE_COUNT
};

#define CHANNEL_LIST(X)                                                                            \
    X(WEBSITE, "website", N_("website"))                                                           \
    X(APP, "app", N_("mobile app"))                                                                \
    X(CALL_CENTRE, "call-centre", N_("call centre"))                                               \
    X(COUNTER, "counter", N_("customer happiness centre"))

enum channel {
#define X(name, word, title) CHANNEL_##name,
    CHANNEL_LIST(X)
#undef X
    CHANNEL_COUNT
};

/* What a service issues at its end. */
#define RESULT_KIND_LIST(X)                                                                        \
    X(CERTIFICATE, "certificate", N_("certificate"))                                               \
    X(PERMIT, "permit", N_("permit"))                                                              \
    X(LICENCE, "licence", N_("licence"))                                                           \
    X(STATEMENT, "statement", N_("statement"))                                                     \
    X(OTHER, "other", N_("result"))

enum result_kind {
#define X(name, word, title) RESULT_##name,
    RESULT_KIND_LIST(X)
#undef X
    RESULT_KIND_COUNT
};

const char *fee_basis_word(enum fee_basis b);
const char *fee_basis_title(enum fee_basis b);
bool fee_basis_parse(const char *word, enum fee_basis *ret);
const char *fee_moment_word(enum fee_moment m);
const char *fee_moment_title(enum fee_moment m);
bool fee_moment_parse(const char *word, enum fee_moment *ret);
const char *audience_word(enum audience a);
const char *audience_title(enum audience a);
bool audience_parse(const char *word, enum audience *ret);
const char *channel_word(enum channel c);
const char *channel_title(enum channel c);
bool channel_parse(const char *word, enum channel *ret);
const char *result_kind_word(enum result_kind k);
const char *result_kind_title(enum result_kind k);
bool result_kind_parse(const char *word, enum result_kind *ret);

struct card_document {
    const char *id;
    struct bi name, note;    /* note.en NULL: none */
    struct condition when;   /* asked for only when it holds */
    bool optional;           /* welcome, never demanded */
};

struct card_fee {
    const char *id;
    struct bi purpose;
    enum fee_basis basis;
    enum fee_moment moment;
    bool assessed_later;     /* amount not known beforehand; amount is 0 then */
    struct money amount;     /* of one unit */
    const char *count_field; /* form field that gives the number of units; NULL: one */
    struct condition when;
};

struct card_step {
    struct bi text;
};

/* What is issued, and what is known of how long it is valid and how it is renewed. */
struct card_result {
    bool demanded;          /* the card names it: it is recorded before anything is handed out */
    enum result_kind kind;  /* RESULT_OTHER where the card names nothing */
    int months;             /* valid for so long; 0: not known */
    const char *renewed_by; /* the service that renews it; NULL: not known */
    int opens_months;       /* renewal is possible so long before expiry; 0: not known */
};

/* Numbering of applications: prefix + yy-MM-NNNNNN with a counter that restarts each year
 * ("E26-03-000123"), or prefix + 8 digits with one that never does ("RDX00000123"). */
enum number_style { NUMBER_MONTHLY, NUMBER_PLAIN };

struct card {
    const char *id;             /* [a-z][a-z0-9-]*, also the file's name */
    const char *federal_code;   /* text, never a key; NULL when none is known */
    struct bi name, summary, category;
    unsigned audiences;         /* bits of 1 << enum audience */
    unsigned channels;          /* bits of 1 << enum channel; 0: not known */
    int min_days, max_days;     /* promised working days, 0 … 0 is an instant service */
    const char *number_prefix;  /* "E" */
    enum number_style number_style;
    const char *form;           /* id of the form it uses */
    struct card_result result;
    struct bi validity, renewal; /* en NULL: not known */
    bool two_decide;            /* who recommends it may not be who approves it */
    struct card_document *documents;
    size_t ndocuments;
    struct card_fee *fees;
    size_t nfees;
    struct card_step *steps;
    size_t nsteps;
};

#endif
