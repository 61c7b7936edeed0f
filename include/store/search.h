/* Finding customers by names in either script and by what stands on their papers, and cases by
 * their numbers. What a person typed is told apart by the caller (names here, numbers there); this
 * side answers from indexes that change in the same transaction as the records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_SEARCH_H
#define RIHLA_STORE_SEARCH_H

#include "store/db.h"

#include <stddef.h>

/* The part of a record that was asked for, and by which a hit was found. */
enum search_part {
    SEARCH_NAME,
    SEARCH_NUMBER,  /* as people quote it: "C26-11-000042"; any case */
    SEARCH_SERIAL,  /* its last digits, without leading zeros: "42" */
    SEARCH_EID,     /* 15 digits, without dashes */
    SEARCH_MOBILE,  /* digits with the country's code, without plus: "971501234567" */
    SEARCH_EMAIL,   /* any case */
    SEARCH_LICENCE, /* letters and digits, any case; the signs between them do not count, here or there:
                     * "CN-123 4" is asked for as "cn1234" */
    SEARCH_TRN,
    SEARCH_PARTS
};

/* How it has to fit, and how a hit did. */
enum search_fit {
    SEARCH_WHOLE,
    SEARCH_BEGINS, /* each word of the name, or the number, begins with what was typed */
    SEARCH_ENDS,   /* e-mail and names cannot be asked for so */
    SEARCH_SOUNDS, /* names only: sounds alike, or a letter is wrong, or a word is missing */
};

/* One reading of one typed word that is no name. Readings of the same word are alternatives;
 * different words must all fit. */
struct search_code {
    int word; /* 0, 1, 2 … */
    enum search_part part;
    enum search_fit fit;
    char value[65]; /* written as the part says */
};

enum { SEARCH_CODES = 16, SEARCH_HITS = 200 };

struct search_ask {
    const char *names; /* words of a name, in any order and script; NULL or "": none */
    const struct search_code *codes;
    size_t ncodes;
    int limit; /* at most SEARCH_HITS; 0: 10 */
    bool typing; /* the last word of the name may go on */
    /* Asked every millisecond or so; true: somebody typed on, this answer is not wanted. */
    bool (*stop)(void *ctx);
    void *stop_ctx;
};

struct search_hit {
    struct rowid customer;
    enum search_part part;
    enum search_fit fit;
    int cost; /* how far from what was typed: 0 the same; about 100 a doubtful letter */
};

struct search_hits {
    struct search_hit hit[SEARCH_HITS]; /* best first */
    size_t count;
    bool more;    /* there are others than these */
    bool stopped; /* by stop(), or by the time that search_quick() gives itself */
};

/* A box in which somebody types: keeps what it found out about finished words for the next key.
 * Belongs to one open database; closed before it. Nothing is kept that another's write could make
 * untrue: every answer is of one moment, no older than the call. */
struct search;
struct search *search_new(struct db *db);
void search_free(struct search *s);

/* Whole and beginning words only, the newest customers first. Never longer than some milliseconds. */
enum rc search_quick(struct search *s, const struct search_ask *ask, struct search_hits *ret,
                     struct err *reterr);

/* These and all that sound alike, the least cost first and the newest first among equals. Without
 * names it is the same as search_quick(). */
enum rc search_full(struct search *s, const struct search_ask *ask, struct search_hits *ret,
                    struct err *reterr);

/* Cases by their numbers, newest first, at most limit. part is SEARCH_NUMBER (whole or beginning)
 * or SEARCH_SERIAL (whole). row() returns false to stop. */
enum search_kind {
    SEARCH_APPLICATIONS,
    SEARCH_COMPLAINTS,
    SEARCH_RECEIPTS,
    SEARCH_CONTACTS,
};
struct search_case {
    enum search_kind kind;
    struct rowid id;
    char number[32];
    struct rowid application; /* a receipt's; a complaint's or contact's, or 0; an application's own */
    struct rowid customer;
};
enum rc search_cases(struct db *db, enum search_kind kind, enum search_part part,
                     enum search_fit fit, const char *value, int limit,
                     bool (*row)(void *ctx, const struct search_case *c), void *ctx,
                     struct err *reterr);

/* Builds the indexes of names again from the customers, in small transactions, while others search
 * the old ones and register customers. Goes on where it was interrupted. progress (may be NULL) is
 * told customers done and in all. */
enum rc search_rebuild(struct db *db, void (*progress)(void *ctx, int done, int all), void *ctx,
                       struct err *reterr);

#endif
