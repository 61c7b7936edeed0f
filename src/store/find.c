/* Customers found by whatever was typed: names and codes told apart, both looked up together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "store/customer.h"
#include "store/search.h"
#include "text/name.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EID_FIRST = 784, LEAST_DIGITS = 3, LEAST_ENDING = 4 };

/* What was typed, as a question. */
struct typed {
    struct buf names;
    struct search_code codes[SEARCH_CODES];
    size_t ncodes;
    int words;
};

static void add(struct typed *t, enum search_part part, enum search_fit fit, const char *value)
{
    if (t->ncodes == SEARCH_CODES || !*value || strlen(value) >= sizeof t->codes->value)
        return;
    struct search_code *c = &t->codes[t->ncodes++];
    *c = (struct search_code){.word = t->words, .part = part, .fit = fit};
    strcpy(c->value, value);
}

/* A number as dialled, with the country's code. */
static void add_dialled(struct typed *t, const char *digits)
{
    char abroad[65];
    if (strncmp(digits, "00", 2) == 0)
        snprintf(abroad, sizeof abroad, "%s", digits + 2);
    else
        snprintf(abroad, sizeof abroad, "%s%s", *digits == '0' ? "971" : "",
                 digits + (*digits == '0'));
    add(t, SEARCH_MOBILE, SEARCH_BEGINS, abroad);
}

static void add_digits(struct typed *t, const char *digits)
{
    size_t n = strlen(digits);
    add(t, SEARCH_SERIAL, SEARCH_WHOLE, digits + strspn(digits, "0"));
    if (n < LEAST_DIGITS)
        return;
    add_dialled(t, digits);
    add(t, SEARCH_EID, SEARCH_BEGINS, digits);
    add(t, SEARCH_TRN, SEARCH_BEGINS, digits);
    if (n < LEAST_ENDING)
        return;
    add(t, SEARCH_MOBILE, SEARCH_ENDS, digits);
    add(t, SEARCH_EID, SEARCH_ENDS, digits);
    add(t, SEARCH_LICENCE, SEARCH_ENDS, digits);
}

static void only(const char *s, int (*kind)(int), char to[65])
{
    size_t k = 0;
    for (; *s && k < 64; s++) {
        if (kind((unsigned char)*s))
            to[k++] = (char)tolower((unsigned char)*s);
    }
    to[k] = '\0';
}

/* A piece between blanks that holds a digit or an at sign. */
static void add_code(struct typed *t, const char *piece)
{
    char signs[65], digits[65];
    only(piece, isalnum, signs);
    only(piece, isdigit, digits);
    if (strchr(piece, '@')) {
        add(t, SEARCH_EMAIL, SEARCH_BEGINS, piece);
    } else {
        add(t, SEARCH_NUMBER, SEARCH_BEGINS, piece);
        add(t, SEARCH_LICENCE, SEARCH_BEGINS, signs);
        if (strcmp(signs, digits) == 0)
            add_digits(t, digits);
    }
    t->words++;
}

static bool is_dialling(const char *s, size_t n)
{
    bool digit = false;
    for (size_t i = 0; i < n; i++) {
        if (!strchr("0123456789+-()", s[i]))
            return false;
        digit = digit || isdigit((unsigned char)s[i]);
    }
    return digit;
}

/* Pieces of one telephone number are written apart: those in a row are one word. */
static void take_apart(struct typed *t, const char *s)
{
    struct buf dialled = {0};
    const char *begin = s;
    while (*(s += strspn(s, " \t"))) {
        size_t n = strcspn(s, " \t");
        char *piece = mem_strndup(s, n);
        bool dialling = is_dialling(s, n);
        if (dialling)
            buf_add(&dialled, piece);
        if (!dialling && dialled.len) {
            add_code(t, buf_text(&dialled));
            buf_clear(&dialled);
        }
        if (!dialling && strpbrk(piece, "0123456789@"))
            add_code(t, piece);
        else if (!dialling)
            buf_printf(&t->names, "%s%s", t->names.len ? " " : "", piece);
        free(piece);
        s += n;
    }
    if (dialled.len)
        add_code(t, buf_text(&dialled));
    if (s > begin && strchr(" \t", s[-1]))
        buf_addc(&t->names, ' '); /* the last word is finished */
    buf_done(&dialled);
}

static enum rc each_hit(struct db *db, const struct search_hits *hits,
                        bool (*row)(void *ctx, const struct customer *c), void *ctx,
                        struct err *reterr)
{
    for (size_t i = 0; i < hits->count; i++) {
        struct customer c;
        enum rc rc = customer_by_id(db, hits->hit[i].customer, &c, reterr);
        if (rc != RC_OK)
            return rc;
        if (!row(ctx, &c))
            break;
    }
    return RC_OK;
}

enum rc customer_find(struct db *db, const char *text, int limit,
                      bool (*row)(void *ctx, const struct customer *c), void *ctx,
                      struct err *reterr)
{
    struct typed t = {.ncodes = 0};
    struct name_unit unit;
    char *ascii = text_ascii_digits(text);
    take_apart(&t, ascii);
    free(ascii);
    const char *names = buf_text(&t.names);
    struct search_hits *hits = mem_alloc(sizeof *hits);
    struct search *s = search_new(db);
    enum rc rc;
    if (name_parse(names, &unit, 1) == 0 && t.ncodes == 0)
        rc = customer_newest(db, limit, row, ctx, reterr);
    else
        rc = search_full(s, &(struct search_ask){.names = names, .codes = t.codes, .ncodes = t.ncodes,
                                                 .limit = limit, .typing = true},
                         hits, reterr);
    if (rc == RC_OK)
        rc = each_hit(db, hits, row, ctx, reterr);
    search_free(s);
    free(hits);
    buf_done(&t.names);
    return rc;
}
