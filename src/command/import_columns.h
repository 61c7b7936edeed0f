/* Which column of a file is which detail of a customer. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_IMPORT_COLUMNS_H
#define RIHLA_COMMAND_IMPORT_COLUMNS_H

#include "command/command.h"
#include "xfer/csv.h"

struct import_columns {
    size_t count;
    const char *argument[CSV_FIELDS_MAX]; /* of "customer register"; NULL: left out */
};

/* Reads the header: names of arguments, or what people call them in either language. A column that is
 * not known is left out and named in *out's messages. RC_BAD_DATA: no column of names, or one twice. */
enum rc import_columns_read(const struct csv_row *header, struct import_columns *ret,
                            struct reply *out, struct err *reterr);

/* The values of a row into `in`, which holds nothing yet. Kind and script of a name are worked out
 * where the file does not say. */
enum rc import_columns_take(const struct import_columns *columns, const struct csv_row *row,
                            struct args *in, struct err *reterr);

#endif
