/* What the search files of a customer: under which terms, and where in which name they stand.
 * Private to the store.
 *
 * A term is a digit (the generation), a letter (the kind) and the letters of a form (text/name.h).
 * Of each form there is the whole, and its first one to four letters: with these few lists every
 * short beginning is one look-up, and of longer ones there are never many different wholes. Of an
 * Emirates ID and of a mobile there are the last three digits: so few lists that they grow together. And of
 * a customer's number there is the serial, in lists of SERIALS successive ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_ENTRY_H
#define RIHLA_STORE_ENTRY_H

#include "store/postings.h"
#include "text/name.h"

enum { TERM_SIZE = 2 + NAME_LETTERS + 1, BEGINNINGS = 4, CUSTOMER_NAMES = 2, END_DIGITS = 3, SERIALS = 256 };

struct entry {
    char term[TERM_SIZE];
    uint8_t place; /* in a name; of an end, the digits before; 0 for beginnings */
    uint32_t customer;
};

struct entries {
    struct entry *list;
    size_t count, cap;
};
void entries_done(struct entries *e);

/* What a customer is filed by; "" for none. */
struct filed {
    const char *name_en, *name_ar, *eid, *mobile, *number;
};
bool filed_same(const struct filed *a, const struct filed *b);

/* Adds what a customer is filed under. */
void entries_of(struct entries *e, int generation, uint32_t customer, const struct filed *by);

/* By term, then customer, then place; equals once. */
void entries_sort(struct entries *e);

int entry_compare(const void *a, const void *b);

/* The term of a whole form, or of its first `letters` letters (at most BEGINNINGS). */
void term_whole(char to[TERM_SIZE], int generation, const struct name_form *f);
void term_beginning(char to[TERM_SIZE], int generation, const struct name_form *f, size_t letters);

/* Letters (not bytes) of a form. */
size_t form_letters(const struct name_form *f);

/* The term of a number's last digits (no signs between them, at least END_DIGITS), and in its place the
 * two before them. */
enum end_kind { END_EID, END_MOBILE };
void term_end(char to[TERM_SIZE], int generation, enum end_kind kind, const char *digits);
uint8_t end_place(const char *digits);

/* The same of a serial, in digits without zeros before them: false where it is too long for any. */
bool term_serial(char to[TERM_SIZE], int generation, const char *digits, uint8_t *ret_place);

bool term_is_whole(const char *term);
/* Whether postings of it have a place. */
bool term_has_places(const char *term);
/* The form of a whole term. */
void term_form(const char *term, struct name_form *ret);

/* place of a posting. */
#define PLACE(name, unit, units) ((uint8_t)((name) << 7 | (unit) << 4 | (units)))
#define PLACE_NAME(place) ((place) >> 7)
#define PLACE_UNIT(place) ((place) >> 4 & 7)
#define PLACE_UNITS(place) ((place) & 15)

#endif
