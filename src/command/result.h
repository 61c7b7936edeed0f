/* Results as other nouns show them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_RESULT_H
#define RIHLA_COMMAND_RESULT_H

#include "command/case.h"

/* Kind, number and dates as entries of the record; nothing where none was recorded. */
void result_entries(struct reply *out, const struct result *r);

#endif
