/* The inside of field_parse(): one reader per type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_SRC_DOMAIN_FIELDREAD_H
#define RIHLA_SRC_DOMAIN_FIELDREAD_H

#include "domain/field.h"

/* One call of field_parse(). */
struct reading {
    const struct field *field;
    struct date today;
    const char *text; /* cleaned, European digits, not empty */
    struct buf *value;
    struct msg *warning;
    struct err *err;
};

/* What differs between the types. */
struct reader {
    enum rc (*read)(const struct reading *r); /* appends the canonical value or tells the fault */
    int longest;                              /* characters; 0: bounded by what it is */
    bool free_text;                           /* may hold anything, so also a card number */
};
extern const struct reader field_readers[FIELD_TYPE_COUNT];

/* A value that will not do: the field's own sentence where it has one, else this one. */
#define FAULT(r, ...) field_fault((r), (const char *const[]){__VA_ARGS__, (const char *)0})
enum rc field_fault(const struct reading *r, const char *const *id_and_args);

#endif
