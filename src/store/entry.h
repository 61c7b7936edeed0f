/* What the search files of a customer: under which terms, and where in which name they stand.
 * Private to the store.
 *
 * A term is a digit (the generation), a letter (the kind) and the letters of a form (text/name.h).
 * Of each form there is the whole, and its first one to four letters: with these few lists every
 * short beginning is one look-up, and of longer ones there are never many different wholes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_ENTRY_H
#define RIHLA_STORE_ENTRY_H

#include "store/postings.h"
#include "text/name.h"

enum { TERM_SIZE = 2 + NAME_LETTERS + 1, BEGINNINGS = 4, CUSTOMER_NAMES = 2 };

struct entry {
    char term[TERM_SIZE];
    uint8_t place; /* 0 for beginnings */
    uint32_t customer;
};

struct entries {
    struct entry *list;
    size_t count, cap;
};
void entries_done(struct entries *e);

/* Adds what a customer with these names ("" for none) is filed under. */
void entries_of(struct entries *e, int generation, uint32_t customer, const char *name_en,
                const char *name_ar);

/* By term, then customer, then place; equals once. */
void entries_sort(struct entries *e);

int entry_compare(const void *a, const void *b);

/* The term of a whole form, or of its first `letters` letters (at most BEGINNINGS). */
void term_whole(char to[TERM_SIZE], int generation, const struct name_form *f);
void term_beginning(char to[TERM_SIZE], int generation, const struct name_form *f, size_t letters);

/* Letters (not bytes) of a form. */
size_t form_letters(const struct name_form *f);

bool term_is_whole(const char *term);
/* The form of a whole term. */
void term_form(const char *term, struct name_form *ret);

/* place of a posting. */
#define PLACE(name, unit, units) ((uint8_t)((name) << 7 | (unit) << 4 | (units)))
#define PLACE_NAME(place) ((place) >> 7)
#define PLACE_UNIT(place) ((place) >> 4 & 7)
#define PLACE_UNITS(place) ((place) & 15)

#endif
