/* What stands beside an application's form: documents to receive and fees so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ENTRY_SIDE_H
#define RIHLA_UI_ENTRY_SIDE_H

#include "domain/card.h"
#include "ui/paint.h"

/* documents: the reply of "document list"; answers: those that count, as typed so far. */
void entry_side_draw(struct canvas *c, struct area a, const struct card *card,
                     const struct answers *answers, const struct reply *documents);

/* How many demanded documents are not there. */
size_t entry_lacking(const struct card *card, const struct answers *answers,
                     const struct reply *documents);

#endif
