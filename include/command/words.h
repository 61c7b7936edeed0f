/* Sentences where isolates have no place, or in somebody else's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_WORDS_H
#define RIHLA_COMMAND_WORDS_H

#include "base/buf.h"
#include "text/lang.h"

/* Appends s without U+2066 … U+2069. */
void words_without_isolates(struct buf *out, const char *s);

/* The message without isolates, in the language of the moment. Appends. */
void words_plain(struct buf *out, const struct msg *m);

/* The same in the language l, whatever the agent's is. */
void words_in(struct buf *out, enum lang l, const struct msg *m);

#endif
