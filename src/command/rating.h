/* Customer Pulse for the other nouns: asking for a rating, writing down one that came with something
 * else. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_RATING_H
#define RIHLA_COMMAND_RATING_H

#include "command/session.h"
#include "store/rating.h"

/* A message that asks the customer to rate the transaction of that number. It holds nothing up: who has
 * no mobile is not asked. */
enum rc rating_ask(struct session *s, struct rowid customer, const char *number, struct err *reterr);

/* The customer's rating of how a complaint was solved, as it was told on this channel's desk; changes
 * nothing where it counts already. c->rating follows. */
enum rc rating_of_answer(struct session *s, struct complaint *c, int score, const char *reason,
                         struct err *reterr);

#endif
