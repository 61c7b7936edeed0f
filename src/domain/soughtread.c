/* Taking apart what was typed into the one box: signs, labels, words and numbers in any order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/soughtways.h"

#include "base/buf.h"
#include "base/mem.h"
#include "domain/typed.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { TOKENS = 24 };

/* Words that say what the number or address after them is; they narrow it and are looked for no
 * further. */
static const struct {
    const char *word; /* folded */
    unsigned kinds;
} labels[] = {
    {"no", KINDS_ALL},
    {"nr", KINDS_ALL},
    {"number", KINDS_ALL},
    {"رقم", KINDS_ALL},
    {"customer", KIND_BIT(SOUGHT_CUSTOMER_NUMBER)},
    {"cust", KIND_BIT(SOUGHT_CUSTOMER_NUMBER)},
    {"متعامل", KIND_BIT(SOUGHT_CUSTOMER_NUMBER)},
    {"المتعامل", KIND_BIT(SOUGHT_CUSTOMER_NUMBER)},
    {"application", KIND_BIT(SOUGHT_APPLICATION_NUMBER)},
    {"app", KIND_BIT(SOUGHT_APPLICATION_NUMBER)},
    {"case", KIND_BIT(SOUGHT_APPLICATION_NUMBER)},
    {"request", KIND_BIT(SOUGHT_APPLICATION_NUMBER)},
    {"طلب", KIND_BIT(SOUGHT_APPLICATION_NUMBER)},
    {"الطلب", KIND_BIT(SOUGHT_APPLICATION_NUMBER)},
    {"receipt", KIND_BIT(SOUGHT_RECEIPT_NUMBER)},
    {"ايصال", KIND_BIT(SOUGHT_RECEIPT_NUMBER)},
    {"الايصال", KIND_BIT(SOUGHT_RECEIPT_NUMBER)},
    {"complaint", KIND_BIT(SOUGHT_COMPLAINT_NUMBER)},
    {"comp", KIND_BIT(SOUGHT_COMPLAINT_NUMBER)},
    {"contact", KIND_BIT(SOUGHT_CONTACT_NUMBER)},
    {"enquiry", KIND_BIT(SOUGHT_CONTACT_NUMBER)},
    {"call", KIND_BIT(SOUGHT_CONTACT_NUMBER)},
    {"تواصل", KIND_BIT(SOUGHT_CONTACT_NUMBER)},
    {"استفسار", KIND_BIT(SOUGHT_CONTACT_NUMBER)},
    {"مكالمه", KIND_BIT(SOUGHT_CONTACT_NUMBER)},
    {"شكوي", KIND_BIT(SOUGHT_COMPLAINT_NUMBER)},
    {"الشكوي", KIND_BIT(SOUGHT_COMPLAINT_NUMBER)},
    {"id", KIND_BIT(SOUGHT_EMIRATES_ID)},
    {"eid", KIND_BIT(SOUGHT_EMIRATES_ID)},
    {"هويه", KIND_BIT(SOUGHT_EMIRATES_ID)},
    {"الهويه", KIND_BIT(SOUGHT_EMIRATES_ID)},
    {"tel", KIND_BIT(SOUGHT_TELEPHONE)},
    {"phone", KIND_BIT(SOUGHT_TELEPHONE)},
    {"telephone", KIND_BIT(SOUGHT_TELEPHONE)},
    {"mobile", KIND_BIT(SOUGHT_TELEPHONE)},
    {"mob", KIND_BIT(SOUGHT_TELEPHONE)},
    {"هاتف", KIND_BIT(SOUGHT_TELEPHONE)},
    {"الهاتف", KIND_BIT(SOUGHT_TELEPHONE)},
    {"جوال", KIND_BIT(SOUGHT_TELEPHONE)},
    {"موبايل", KIND_BIT(SOUGHT_TELEPHONE)},
    {"mail", KIND_BIT(SOUGHT_EMAIL)},
    {"email", KIND_BIT(SOUGHT_EMAIL)},
    {"e-mail", KIND_BIT(SOUGHT_EMAIL)},
    {"بريد", KIND_BIT(SOUGHT_EMAIL)},
    {"licence", KIND_BIT(SOUGHT_LICENCE)},
    {"license", KIND_BIT(SOUGHT_LICENCE)},
    {"رخصه", KIND_BIT(SOUGHT_LICENCE)},
    {"الرخصه", KIND_BIT(SOUGHT_LICENCE)},
    {"trn", KIND_BIT(SOUGHT_TRN)},
    {"service", KIND_BIT(SOUGHT_SERVICE_CODE)},
    {"code", KIND_BIT(SOUGHT_SERVICE_CODE)},
    {"خدمه", KIND_BIT(SOUGHT_SERVICE_CODE)},
    {"الخدمه", KIND_BIT(SOUGHT_SERVICE_CODE)},
    {"رمز", KIND_BIT(SOUGHT_SERVICE_CODE)},
};

struct reader {
    struct sought *out;
    struct prefixes prefixes;
    char *tokens[TOKENS];
    size_t ntokens, at;
};

/* ---- letters ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_digit(const char *s)
{
    return strpbrk(s, "0123456789") != NULL;
}

static bool is_numeric(const char *s)
{
    return has_digit(s) && strspn(s, "0123456789+-./_()") == strlen(s);
}

/* Dashes of every kind become '-', also the tatweel that Arabic keyboards have in its place; a
 * colon is a blank, as are brackets and commas. */
static uint32_t plain_sign(uint32_t c, bool after_digit)
{
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || (c == 0x0640 && after_digit))
        return '-';
    if (c == ':' || c == '=' || c == ',' || c == ';' || c == 0x060C || c == 0x061B || c == '"' ||
        c == '[' || c == ']')
        return ' ';
    return c;
}

static char *plain_text(const char *typed)
{
    char *clean = typed_clean(typed, false);
    struct buf out = {0};
    bool after_digit = false;
    for (const char *p = clean; *p;) {
        uint32_t c;
        char bytes[4];
        p += utf8_decode(p, strlen(p), &c);
        c = plain_sign(c, after_digit);
        buf_addn(&out, bytes, utf8_encode(c, bytes));
        after_digit = c >= '0' && c <= '9';
    }
    free(clean);
    return buf_take(&out);
}

/* ---- signs ---- */

/* A sign at the beginning narrows to its group; so that a sign alone shows nothing else, too. */
static const char *take_sign(const char *s, unsigned *groups)
{
    s += strspn(s, " ");
    for (enum sought_group g = 0; g < SOUGHT_GROUP_COUNT; g++) {
        if (*s && *s == sought_group_sign(g)) {
            *groups = SOUGHT_GROUP_BIT(g);
            return s + 1;
        }
    }
    return s;
}

/* ---- terms ---- */

static void split(struct reader *r, const char *s)
{
    for (;;) {
        s += strspn(s, " ");
        s += *s == '#' || *s == '.' ? strspn(s, "#.") : 0;
        size_t n = strcspn(s, " ");
        if (!n || r->ntokens == TOKENS)
            return;
        r->tokens[r->ntokens++] = mem_strndup(s, n);
        s += n;
    }
}

static const char *token(const struct reader *r, size_t ahead)
{
    return r->at + ahead < r->ntokens ? r->tokens[r->at + ahead] : "";
}

static bool ends_in_digit(const char *s)
{
    return *s && (is_digit(s[strlen(s) - 1]) || s[strlen(s) - 1] == '-');
}

/* How many tokens from here are one number: "050 123 4567", "E26 03 123", "eel 26 3 12". */
static size_t run_length(const struct reader *r)
{
    const char *first = token(r, 0);
    size_t n = 1;
    bool begins = is_numeric(first) || (ways_is_number(first) && ends_in_digit(first)) ||
                  (!has_digit(first) && is_numeric(token(r, 1)) && prefix_of(&r->prefixes, first));
    while (begins && is_numeric(token(r, n)) && *token(r, n) != '+')
        n++;
    return n;
}

static unsigned label_kinds(const char *s)
{
    char *folded = text_fold(s);
    size_t n = strlen(folded);
    unsigned kinds = 0;
    while (n && strchr(".#-", folded[n - 1]))
        folded[--n] = '\0';
    for (size_t i = 0; !kinds && i < sizeof labels / sizeof *labels; i++) {
        if (strcmp(labels[i].word, folded) == 0)
            kinds = labels[i].kinds;
    }
    free(folded);
    return kinds;
}

/* Labels before a number: as many as there are, "customer no. 42"; each narrows further. */
static unsigned take_labels(struct reader *r)
{
    unsigned kinds = KINDS_ALL;
    size_t n = 0;
    while (!has_digit(token(r, n)) && label_kinds(token(r, n)))
        n++;
    if (!n || !strpbrk(token(r, n), "0123456789@"))
        return kinds;
    for (; n; n--)
        kinds &= label_kinds(r->tokens[r->at++]);
    return kinds ? kinds : KINDS_ALL;
}

static void add_term(struct reader *r)
{
    unsigned kinds = take_labels(r);
    size_t n = run_length(r);
    struct buf text = {0};
    for (; n; n--)
        buf_printf(&text, "%s%s", text.len ? " " : "", r->tokens[r->at++]);
    if (r->out->nterms < SOUGHT_TERMS) {
        struct sought_term *t = &r->out->terms[r->out->nterms];
        *t = (struct sought_term){.nways = 0};
        size_t bytes = strnlen(buf_text(&text), sizeof t->text - 1);
        while (bytes && ((unsigned char)buf_text(&text)[bytes] & 0xC0) == 0x80)
            bytes--;
        memcpy(t->text, buf_text(&text), bytes);
        t->text[bytes] = '\0';
        ways_of(t, kinds, &r->prefixes);
        r->out->nterms += t->nways > 0;
    }
    buf_done(&text);
}

void sought_read(const char *typed, const char *const *prefixes, size_t nprefixes,
                 struct sought *ret)
{
    ret->groups = SOUGHT_EVERYTHING;
    ret->nterms = 0;
    struct reader r = {.out = ret, .prefixes = {prefixes, nprefixes}};
    char *plain = plain_text(typed);
    split(&r, take_sign(plain, &ret->groups));
    while (r.at < r.ntokens)
        add_term(&r);
    for (size_t i = 0; i < r.ntokens; i++)
        free(r.tokens[i]);
    free(plain);
}
