/* What may come next on a command line, from the command rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_COMPLETE_H
#define RIHLA_LINE_COMPLETE_H

#include "domain/role.h"

#include <stdbool.h>
#include <stddef.h>

struct completion {
    char *word;  /* what would stand there: "application", "open", "card=", "kind=company" */
    char *about; /* one line in the language of the moment, "" for none */
    bool required; /* an argument that must be given */
};

struct completions {
    struct completion *list; /* in the order of the rows */
    size_t n, cap;
    size_t from;             /* byte offset where the word being typed begins */
};

/* Completes the last word of the line: nouns and verbs that the role may use, names of arguments not
 * given yet, and the values of choices. */
void complete_line(const char *line, enum role role, struct completions *ret);
void completions_done(struct completions *c);

/* The line with its last word completed as far as all completions agree; a blank follows a word that
 * is the only one left, unless it ends in '='. Owned by the caller. */
char *complete_common(const char *line, const struct completions *c);

#endif
