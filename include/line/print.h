/* Writing answers to a stream that may be a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_PRINT_H
#define RIHLA_LINE_PRINT_H

#include "base/err.h"
#include "command/reply.h"

#include <stdio.h>

/* Text for people, in the language of the moment: logical order and no isolates into a file or
 * pipe; on a terminal each row in visual order, in Arabic from the right margin, wrapped there. The
 * text is neutralised already (reply_write(), lang_msg()). */
void print_text(FILE *to, const char *text);

/* A reply in its format; flushed, so that whoever reads it may rely on it. RC_STORAGE: it could not
 * be written. */
enum rc print_reply(FILE *to, const struct reply *r, enum reply_format f, struct err *reterr);

/* "rihla: sentence", or "rihla: 7: sentence" for line 7 of the input (0: no line). Where a value will
 * not do its name comes before the sentence. */
void print_fault(FILE *to, unsigned long line, const struct err *e);

#endif
