/* The three ways a whole reply is written; each appends and ends in a newline.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_REPLY_WRITE_H
#define RIHLA_COMMAND_REPLY_WRITE_H

#include "command/reply.h"

void reply_write_text(struct buf *out, const struct reply *r);
void reply_write_json(struct buf *out, const struct reply *r);
void reply_write_csv(struct buf *out, const struct reply *r);

#endif
