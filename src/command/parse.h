/* Pieces of parsing that the values of a call share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_PARSE_H
#define RIHLA_COMMAND_PARSE_H

#include "command/command.h"

/* RC_USAGE: the row has no such argument; says which ones it has. */
enum rc parse_unknown_name(const struct command *c, const char *name, struct err *reterr);

/* Keeps an answer, also an empty one. */
void args_answer(struct args *a, const char *name, const char *value);

/* The word of the list that is nearest to what was typed, NULL where none is near enough. */
const char *near_word(const char *typed, const char *const *words, size_t count);

#endif
