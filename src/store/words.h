/* The words that a customer is found by: what is stored, and what somebody typed.
 * Both sides are folded the same way, so that a search is a comparison of beginnings.
 * Private to the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_WORDS_H
#define RIHLA_STORE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct words {
    char **list;
    size_t count, cap;
};

void words_init(struct words *w);
void words_done(struct words *w);

/* A name: each piece between blanks and punctuation, and without the Arabic article; pieces joined
 * by punctuation also as one ("Al-Ansari": al, ansari, alansari). */
void words_of_name(struct words *w, const char *name);

/* A number, code or address: its letters and digits as one word. */
void words_of_code(struct words *w, const char *code);

/* A telephone number (E.164): whole, as dialled at home and from abroad, and its last digits. */
void words_of_phone(struct words *w, const char *e164);

/* What somebody typed: one word for each piece between blanks, longest first. */
void words_typed(struct words *w, const char *text);

#endif
