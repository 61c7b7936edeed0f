/* What the search files of a customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/entry.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_DIGITS = 20, SERIAL_DIGITS = 18, SERIAL_KIND = 'n' };

static const char kinds[] = "lao", beginning_kinds[] = "LAO";
static const char end_kinds[] = {[END_EID] = 'e', [END_MOBILE] = 'm'};

void entries_done(struct entries *e)
{
    free(e->list);
    *e = (struct entries){0};
}

/* Where the letter at `at` ends. */
static size_t letter_end(const struct name_form *f, size_t at)
{
    do
        at++;
    while (at < f->length && ((unsigned char)f->letters[at] & 0xC0) == 0x80);
    return at;
}

size_t form_letters(const struct name_form *f)
{
    size_t n = 0;
    for (size_t at = 0; at < f->length; at = letter_end(f, at))
        n++;
    return n;
}

static void make_term(char to[TERM_SIZE], int generation, char kind, const char *letters, size_t n)
{
    memset(to, 0, TERM_SIZE);
    to[0] = (char)('0' + generation);
    to[1] = kind;
    memcpy(to + 2, letters, n);
}

void term_whole(char to[TERM_SIZE], int generation, const struct name_form *f)
{
    make_term(to, generation, kinds[f->script], f->letters, f->length);
}

void term_beginning(char to[TERM_SIZE], int generation, const struct name_form *f, size_t letters)
{
    size_t end = 0;
    while (letters-- > 0 && end < f->length)
        end = letter_end(f, end);
    make_term(to, generation, beginning_kinds[f->script], f->letters, end);
}

bool term_is_whole(const char *term)
{
    return strchr(kinds, term[1]) != NULL;
}

bool term_has_places(const char *term)
{
    return !strchr(beginning_kinds, term[1]);
}

void term_end(char to[TERM_SIZE], int generation, enum end_kind kind, const char *digits)
{
    make_term(to, generation, end_kinds[kind], digits + strlen(digits) - END_DIGITS, END_DIGITS);
}

uint8_t end_place(const char *digits)
{
    size_t n = strlen(digits);
    unsigned tens = n > END_DIGITS + 1 ? (unsigned)(digits[n - END_DIGITS - 2] - '0') : 0;
    unsigned ones = n > END_DIGITS ? (unsigned)(digits[n - END_DIGITS - 1] - '0') : 0;
    return (uint8_t)(10 * tens + ones);
}

bool term_serial(char to[TERM_SIZE], int generation, const char *digits, uint8_t *ret_place)
{
    char shown[NUMBER_DIGITS + 1];
    size_t n = strlen(digits);
    if (n == 0 || n > SERIAL_DIGITS || strspn(digits, "0123456789") != n)
        return false;
    unsigned long long serial = strtoull(digits, NULL, 10);
    snprintf(shown, sizeof shown, "%llu", serial / SERIALS);
    make_term(to, generation, SERIAL_KIND, shown, strlen(shown));
    *ret_place = (uint8_t)(serial % SERIALS);
    return true;
}

void term_form(const char *term, struct name_form *ret)
{
    const char *kind = strchr(kinds, term[1]);
    size_t n = strnlen(term + 2, NAME_LETTERS);
    *ret = (struct name_form){.length = (uint8_t)n, .script = (uint8_t)(kind ? kind - kinds : 0)};
    memcpy(ret->letters, term + 2, n);
}

static struct entry *add(struct entries *e, uint32_t customer, uint8_t place)
{
    e->list = MEM_GROW(e->list, e->count, &e->cap);
    struct entry *one = &e->list[e->count++];
    one->customer = customer;
    one->place = place;
    return one;
}

static void add_form(struct entries *e, int generation, const struct name_form *f,
                     uint32_t customer, uint8_t place)
{
    size_t letters = form_letters(f);
    term_whole(add(e, customer, place)->term, generation, f);
    for (size_t n = 1; n <= BEGINNINGS && n <= letters; n++)
        term_beginning(add(e, customer, 0)->term, generation, f, n);
}

static void add_name(struct entries *e, int generation, uint32_t customer, unsigned name,
                     const char *text)
{
    struct name_unit units[NAME_UNITS];
    size_t n = name_parse(text, units, NAME_UNITS);
    for (unsigned i = 0; i < n; i++) {
        for (size_t f = 0; f < units[i].forms; f++)
            add_form(e, generation, &units[i].form[f], customer, PLACE(name, i, n));
    }
}

static void add_end(struct entries *e, int generation, uint32_t customer, enum end_kind kind,
                    const char *number)
{
    char digits[NUMBER_DIGITS + 1];
    size_t n = 0;
    for (; *number && n < NUMBER_DIGITS; number++) {
        if (*number >= '0' && *number <= '9')
            digits[n++] = *number;
    }
    digits[n] = '\0';
    if (n >= END_DIGITS)
        term_end(add(e, customer, end_place(digits))->term, generation, kind, digits);
}

/* The digits at the end of a number. */
static void add_serial(struct entries *e, int generation, uint32_t customer, const char *number)
{
    char term[TERM_SIZE];
    uint8_t place;
    const char *digits = number + strlen(number);
    while (digits > number && digits[-1] >= '0' && digits[-1] <= '9')
        digits--;
    if (term_serial(term, generation, digits + strspn(digits, "0"), &place))
        memcpy(add(e, customer, place)->term, term, TERM_SIZE);
}

void entries_of(struct entries *e, int generation, uint32_t customer, const struct filed *by)
{
    add_name(e, generation, customer, 0, by->name_en);
    add_name(e, generation, customer, 1, by->name_ar);
    add_end(e, generation, customer, END_EID, by->eid);
    add_end(e, generation, customer, END_MOBILE, by->mobile);
    add_serial(e, generation, customer, by->number);
}

bool filed_same(const struct filed *a, const struct filed *b)
{
    return strcmp(a->name_en, b->name_en) == 0 && strcmp(a->name_ar, b->name_ar) == 0 &&
           strcmp(a->eid, b->eid) == 0 && strcmp(a->mobile, b->mobile) == 0 && strcmp(a->number, b->number) == 0;
}

int entry_compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = memcmp(x->term, y->term, TERM_SIZE);
    if (order == 0)
        order = x->customer == y->customer ? 0 : x->customer < y->customer ? -1 : 1;
    return order ? order : x->place - y->place;
}

void entries_sort(struct entries *e)
{
    size_t kept = 0;
    if (e->count == 0)
        return;
    qsort(e->list, e->count, sizeof *e->list, entry_compare);
    for (size_t i = 1; i < e->count; i++) {
        if (entry_compare(&e->list[kept], &e->list[i]) != 0)
            e->list[++kept] = e->list[i];
    }
    e->count = kept + 1;
}
