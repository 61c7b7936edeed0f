/* The columns in which complaints are exported and imported. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_COMPLAINT_COLUMNS_H
#define RIHLA_COMMAND_COMPLAINT_COLUMNS_H

#include "command/command.h"
#include "store/complaint.h"

/* An imported row as arguments, so that values are checked as typed ones are; in no list of commands. */
extern const struct command complaint_import_row;

/* A complaint out of checked values, not yet written. RC_CONFLICT: it is there already. On failure
 * nothing is held. */
enum rc complaint_from_row(struct session *s, const struct args *in, struct complaint *ret,
                           struct err *reterr);

/* Writes it as it is, with a line in its story and, where it was rated, its rating. Nobody is told. */
enum rc complaint_enter(struct session *s, struct complaint *c, struct err *reterr);

#endif
