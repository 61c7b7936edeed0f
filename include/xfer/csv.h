/* Reading tables that other programs wrote: RFC 4180, row by row, never more than a row in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_XFER_CSV_H
#define RIHLA_XFER_CSV_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CSV_ROW_MAX = 64 * 1024 /* bytes */, CSV_FIELDS_MAX = 64 };

struct csv;

struct csv_row {
    unsigned long line; /* where it begins, from 1 */
    size_t nfields;
    const char *field[CSV_FIELDS_MAX]; /* UTF-8; borrowed until the next call */
};

/* Opens a plain file and finds out whether commas, semicolons or tabs part its fields; a byte order
 * mark is passed over. RC_BAD_DATA: not in UTF-8 from its first bytes; RC_NOT_FOUND, RC_STORAGE. */
enum rc csv_open(const char *path, struct csv **ret, struct err *reterr);
void csv_close(struct csv *c); /* NULL is harmless */

/* The next row that is not empty. CSV_FAULT: this one cannot be read (*ret_why says why, ret->line
 * where); the one after it may be. CSV_BROKEN: the file itself cannot be read any further. */
enum csv_event { CSV_ROW, CSV_FAULT, CSV_BROKEN, CSV_END };
enum csv_event csv_next(struct csv *c, struct csv_row *ret, struct msg *ret_why);

int64_t csv_size(const struct csv *c); /* bytes when it was opened */

/* Where the next row begins, and a jump there, in this file or the same one opened again. */
struct csv_place {
    int64_t offset;
    unsigned long line;
};
struct csv_place csv_place(const struct csv *c);
void csv_go(struct csv *c, struct csv_place p);

/* A number that is the same only for files with the same bytes. RC_STORAGE. */
enum rc csv_fingerprint(struct csv *c, uint64_t *ret, struct err *reterr);

#endif
