/* Service cards as rows of a reply's table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CARD_H
#define RIHLA_COMMAND_CARD_H

#include "command/reply.h"
#include "command/session.h"
#include "domain/card.h"

/* Also says when files of the catalogue were left out. */
void card_table(const struct session *s, struct reply *out);
void card_row(struct reply *out, const struct card *c);

#endif
