/* One answer of a form as a cell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_ANSWER_H
#define RIHLA_COMMAND_ANSWER_H

#include "command/reply.h"
#include "domain/field.h"
#include "domain/identity.h"

/* Personal numbers are masked unless revealed. */
struct cell answer_cell(const struct field *f, const char *value, bool reveal);

/* Emirates ID, mobile, e-mail; "" gives CELL_NONE. */
struct cell eid_cell(const char *eid, bool reveal);
struct cell mobile_cell(const char *mobile, bool reveal);
struct cell email_cell(const char *email, bool reveal);

#endif
