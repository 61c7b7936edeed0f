/* Rows of a JSON text: SQLite can read JSON, so no other reader is needed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_JSON_H
#define RIHLA_STORE_JSON_H

#include "store/db.h"

/* One value of one row: the row's place from 1, the name, the value as text. Nulls are left out, and
 * so are values that are lists or objects; a row without any has one value without a name. Borrowed.
 * False ends it. */
typedef bool json_value_fn(void *ctx, int64_t row, const char *name, const char *value);

/* The text is an array of objects, or an object whose "rows" are one. RC_BAD_DATA: it is neither. */
enum rc json_rows(struct db *db, const char *text, json_value_fn *value, void *ctx,
                  struct err *reterr);

#endif
