/* Service cards as rows of a reply's table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CARD_H
#define RIHLA_COMMAND_CARD_H

#include "command/reply.h"
#include "command/session.h"
#include "domain/card.h"

/* Also says when files of the catalogue were left out. */
void card_table(const struct session *s, struct reply *out);
/* "5 – 10 working days", "AED 100.00 per HS code, on submission": in the language of the moment. */
struct cell card_promise_cell(const struct card *c);
struct cell card_fee_cell(const struct card_fee *f);

void card_row(struct reply *out, const struct card *c);

#endif
