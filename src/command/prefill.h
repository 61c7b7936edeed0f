/* Answers of an earlier application, taken over where they still fit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_PREFILL_H
#define RIHLA_COMMAND_PREFILL_H

#include "command/case.h"

/* Copies into the draft what was answered in the earlier application `from` of the same customer to
 * fields of the same name and type, where it would be accepted today and nothing is answered yet. Says
 * what was copied and what was not. */
enum rc prefill(struct session *s, struct casework *c, const char *from, struct reply *out,
                struct err *reterr);

/* The newest earlier application of the same customer for the same service, else for the same form;
 * "" where there is none. */
enum rc prefill_source(struct session *s, const struct casework *c, char ret[24], struct err *reterr);

#endif
