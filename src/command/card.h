/* Service cards as rows of a reply's table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CARD_H
#define RIHLA_COMMAND_CARD_H

#include "command/reply.h"
#include "domain/card.h"

void card_table(struct reply *out);
void card_row(struct reply *out, const struct card *c);

#endif
