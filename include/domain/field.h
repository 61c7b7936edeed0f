/* Typed values: what a form field or a command argument may hold, and the one way text becomes it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_FIELD_H
#define RIHLA_DOMAIN_FIELD_H

#include "base/err.h"
#include "domain/answers.h"
#include "domain/date.h"
#include "text/lang.h"

#include <stddef.h>
#include <stdint.h>

/* word is the type's name in a form file. */
#define FIELD_TYPE_LIST(X)                                                                         \
    X(TEXT, "text")                                                                                \
    X(LONG_TEXT, "long-text")                                                                      \
    X(NUMBER, "number")       /* whole number, 0 … 999,999,999,999 */                              \
    X(MONEY, "money")                                                                              \
    X(DATE, "date")                                                                                \
    X(YES_NO, "yes-no")                                                                            \
    X(CHOICE, "choice")                                                                            \
    X(EMIRATES_ID, "emirates-id")                                                                  \
    X(MOBILE, "mobile")                                                                            \
    X(EMAIL, "e-mail")                                                                             \
    X(TRADE_LICENCE, "trade-licence")

enum field_type {
#define X(name, word) FIELD_##name,
    FIELD_TYPE_LIST(X)
#undef X
    FIELD_TYPE_COUNT
};

bool field_type_parse(const char *word, enum field_type *ret_type);
const char *field_type_word(enum field_type t);

struct choice {
    const char *value;  /* what is stored */
    struct bi label;
};

/* One field. All strings are borrowed from whoever made the field. */
struct field {
    const char *name;        /* [a-z][a-z0-9_]* */
    enum field_type type;
    struct bi label, hint;
    struct bi fault;         /* the sentence for a value that will not do; en NULL: the type's own,
                              * which also answers what is no date at all */
    bool required;
    const char *unless;      /* required where the field of that name, before it, is empty; or NULL */
    const char *pattern;     /* for the whole canonical value (domain/pattern.h), or NULL */
    bool any_digits;         /* an official number (TRN) that may look like a payment card's */
    int min_length, max_length; /* characters; max_length 0: the type's own limit */
    const char *min, *max;   /* of number, money, date; canonical or "today"; NULL: none */
    const struct choice *choices;
    size_t nchoices;
    struct condition when;   /* shown and asked for only when it holds */
    /* A repeating group's fields stand once for each row, as "hs_codes[2].code". */
    const char *counter;     /* the field that says how many rows there are; NULL: none of a row */
    int row;                 /* which row, from 1 */
    bool row_always;         /* there are never fewer rows */
    int rows;                /* of a counter: the most rows; 0: it is none */
};

/* Whether the answers before it ask for the field: its condition holds, and there are so many rows. */
bool field_asked(const struct field *f, const struct answers *answers);

/* Whether it must be filled in with these answers before it. */
bool field_demanded(const struct field *f, const struct answers *answers);

/* How many rows the answers say there are. */
int field_rows(const char *counter, const struct answers *answers);

enum { FIELD_TEXT_MAX = 200, FIELD_LONG_TEXT_MAX = 4000 }; /* characters */

/* Turns what was typed into the canonical form that is stored: cleaned text, "1250.00", ISO date,
 * "yes"/"no", the choice's value (typed as such or as its label), "784-1990-1234567-1",
 * "+971501234567"…  Digits become European ones everywhere. An empty text gives "" and is a fault
 * only where the field is required. *ret_value is owned by the caller. On RC_BAD_DATA the error
 * names the field and holds its own fault sentence, else one that says what was expected;
 * a payment card number in free text always has its own. *ret_warning (may be NULL)
 * is set for what is allowed but unusual (an Emirates ID that fails Luhn), else cleared. */
enum rc field_parse(const struct field *f, const char *typed, struct date today, char **ret_value,
                    struct msg *ret_warning, struct err *reterr);

/* The value as people read it, in the language of the moment: grouped money, dd/mm/yyyy, the
 * choice's label, "yes"/"نعم". Appends. */
void field_shown(struct buf *out, const struct field *f, const char *value);

#endif
