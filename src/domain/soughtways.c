/* The ways in which one term may be meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/soughtways.h"

#include "domain/identity.h"
#include "domain/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    GROUPS = 4,
    SERIAL_DIGITS = 9,
    FULL_SERIAL = 6,  /* digits of a monthly number's serial */
    PLAIN_SERIAL = 8, /* of a plain one's */
    LAST_DIGITS = 4,  /* fewer say nothing about a telephone or an identity card */
    EID_DIGITS = 15,
    LICENCE_LEAST = 3
};

/* A term taken apart: letters at its beginning, digits in groups. */
struct parts {
    char prefix[16];         /* small letters, without dashes */
    char printed[24];        /* the same as it is printed */
    char digits[SOUGHT_KEY]; /* of all groups */
    struct {
        const char *s; /* into digits */
        int n;
    } group[GROUPS];
    int ngroups;
    bool plus;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char *skip_prefix(const char *s)
{
    while (is_letter(*s) || *s == '-')
        s++;
    return s;
}

bool ways_is_number(const char *text)
{
    const char *digits = skip_prefix(text);
    digits += strspn(digits, " ");
    return digits > text && is_letter(*text) && digits - text < 12 && is_digit(*digits) &&
           strspn(digits, "0123456789-./_ ") == strlen(digits);
}

const char *prefix_of(const struct prefixes *p, const char *letters)
{
    static const char *const own[] = {NUMBER_PREFIX_CUSTOMER, NUMBER_PREFIX_RECEIPT,
                                      NUMBER_PREFIX_COMPLAINT, NUMBER_PREFIX_CONTACT,
                                      NUMBER_PREFIX_ENQUIRY, NUMBER_PREFIX_SUGGESTION,
                                      NUMBER_PREFIX_SUPPORT};
    const size_t nown = sizeof own / sizeof *own;
    char typed[SOUGHT_KEY], known[SOUGHT_KEY];
    sought_key(SOUGHT_APPLICATION_NUMBER, letters, typed);
    for (size_t i = 0; *typed && i < nown + p->count; i++) {
        const char *prefix = i < nown ? own[i] : p->list[i - nown];
        sought_key(SOUGHT_APPLICATION_NUMBER, prefix, known);
        if (strcmp(typed, known) == 0)
            return prefix;
    }
    return NULL;
}

/* A prefix that no card has today is taken in capitals: an old case may have it. */
static void take_prefix(const char *s, const char *end, const struct prefixes *prefixes,
                        struct parts *p)
{
    size_t n = 0;
    for (; s < end && n + 1 < sizeof p->prefix; s++) {
        if (!is_letter(*s))
            continue;
        p->prefix[n] = (char)(*s | 0x20);
        p->printed[n++] = (char)(*s & ~0x20);
    }
    const char *printed = prefix_of(prefixes, p->prefix);
    if (printed)
        snprintf(p->printed, sizeof p->printed, "%s", printed);
}

/* Groups beyond the last one counted only add to the digits. */
static void take_apart(const char *text, const struct prefixes *prefixes, struct parts *p)
{
    *p = (struct parts){.plus = *text == '+'};
    const char *s = skip_prefix(text);
    s += strspn(s, " ");
    take_prefix(text, s, prefixes, p);
    size_t n = 0;
    bool inside = false;
    for (n = 0; *s && n + 1 < sizeof p->digits; s++) {
        if (is_digit(*s)) {
            if (!inside && p->ngroups++ < GROUPS)
                p->group[p->ngroups - 1].s = p->digits + n;
            if (p->ngroups <= GROUPS)
                p->group[p->ngroups - 1].n++;
            p->digits[n++] = *s;
        }
        inside = is_digit(*s);
    }
}

static void add(struct sought_term *t, struct sought_way way)
{
    if (t->nways < SOUGHT_WAYS)
        t->ways[t->nways++] = way;
}

static void add_key(struct sought_term *t, enum sought_kind kind, enum sought_match match,
                    const char *key)
{
    struct sought_way w = {.kind = kind, .match = match, .year = -1};
    if (strlen(key) >= sizeof w.key)
        return;
    snprintf(w.key, sizeof w.key, "%s", key);
    add(t, w);
}

/* ---- numbers that people quote ---- */

static int64_t value(const char *s, int n)
{
    char digits[SERIAL_DIGITS + 1];
    if (n > SERIAL_DIGITS)
        return 0;
    snprintf(digits, sizeof digits, "%.*s", n, s);
    return strtol(digits, NULL, 10);
}

/* Enquiries, suggestions and requests for support are contacts, or applications for the service of the
 * same name; all other prefixes are those of applications. */
static unsigned kinds_of_prefix(const char *prefix)
{
    static const struct {
        const char *printed;
        unsigned kinds;
    } own[] = {
        {NUMBER_PREFIX_CUSTOMER, KIND_BIT(SOUGHT_CUSTOMER_NUMBER)},
        {NUMBER_PREFIX_RECEIPT, KIND_BIT(SOUGHT_RECEIPT_NUMBER)},
        {NUMBER_PREFIX_COMPLAINT, KIND_BIT(SOUGHT_COMPLAINT_NUMBER)},
        {NUMBER_PREFIX_CONTACT, KIND_BIT(SOUGHT_CONTACT_NUMBER)},
        {NUMBER_PREFIX_ENQUIRY,
         KIND_BIT(SOUGHT_APPLICATION_NUMBER) | KIND_BIT(SOUGHT_CONTACT_NUMBER)},
        {NUMBER_PREFIX_SUGGESTION,
         KIND_BIT(SOUGHT_APPLICATION_NUMBER) | KIND_BIT(SOUGHT_CONTACT_NUMBER)},
        {NUMBER_PREFIX_SUPPORT,
         KIND_BIT(SOUGHT_APPLICATION_NUMBER) | KIND_BIT(SOUGHT_CONTACT_NUMBER)},
    };
    char known[SOUGHT_KEY];
    if (!*prefix)
        return KINDS_OF_NUMBERS;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        sought_key(SOUGHT_APPLICATION_NUMBER, own[i].printed, known);
        if (strcmp(prefix, known) == 0)
            return own[i].kinds;
    }
    return KIND_BIT(SOUGHT_APPLICATION_NUMBER);
}

static void add_numbers(struct sought_term *t, unsigned kinds, struct sought_way way)
{
    for (enum sought_kind k = 0; k < SOUGHT_KIND_COUNT; k++) {
        way.kind = k;
        if (kinds & KIND_BIT(k))
            add(t, way);
    }
}

/* With a prefix nothing is left open, and the whole number is known. */
static void add_serial(struct sought_term *t, unsigned kinds, const struct parts *p, int year,
                       int month, int64_t serial)
{
    struct sought_way way = {
        .match = SOUGHT_SERIAL, .year = year, .month = month, .serial = serial};
    if (serial < 1 || month > 12)
        return;
    snprintf(way.key, sizeof way.key, "%s", p->prefix);
    if (*p->prefix && year >= 0 && month) {
        way.match = SOUGHT_WHOLE;
        snprintf(way.key, sizeof way.key, "%s%02d-%02d-%06" PRId64, p->printed, year, month,
                 serial);
    }
    add_numbers(t, kinds, way);
}

/* A year is written with two digits or four. */
static int year_of(const char *s, int n)
{
    int64_t year = value(s, n);
    return n <= 2 ? (int)year : n == 4 && year / 100 == 20 ? (int)(year % 100) : -1;
}

static void joined_number(struct sought_term *t, unsigned kinds, const struct parts *p)
{
    const char *d = p->digits;
    int n = (int)strlen(d);
    struct sought_way plain = {.match = SOUGHT_WHOLE, .year = -1};
    if (*p->prefix && n == PLAIN_SERIAL) {
        snprintf(plain.key, sizeof plain.key, "%s%.8s", p->printed, d);
        add_numbers(t, kinds, plain);
    }
    if (n > 4 && value(d + 2, 2) >= 1)
        add_serial(t, kinds, p, (int)value(d, 2), (int)value(d + 2, 2), value(d + 4, n - 4));
    add_serial(t, kinds, p, -1, 0, value(d, n));
}

/* Still being typed: the dashes are set where they will be; a plain number has none. */
static void beginning(struct sought_term *t, unsigned kinds, const struct parts *p)
{
    struct sought_way w = {.match = SOUGHT_BEGINS, .year = -1};
    const char *d = p->digits;
    size_t n = strlen(d);
    if (p->ngroups > 3 || n > 12)
        return;
    snprintf(w.key, sizeof w.key, "%s%.2s%s%.2s%s%.8s", p->printed, d, n > 2 ? "-" : "",
             n > 2 ? d + 2 : "", n > 4 ? "-" : "", n > 4 ? d + 4 : "");
    add_numbers(t, kinds, w);
    if (n <= 2 || p->ngroups > 1)
        return;
    snprintf(w.key, sizeof w.key, "%s%.12s", p->printed, d);
    add_numbers(t, kinds, w);
}

static void number_ways(struct sought_term *t, unsigned kinds, const struct parts *p)
{
    kinds &= kinds_of_prefix(p->prefix);
    int n0 = p->group[0].n, n1 = p->group[1].n, n2 = p->group[2].n;
    const char *s0 = p->group[0].s, *s1 = p->group[1].s, *s2 = p->group[2].s;
    if (p->ngroups == 3 && year_of(s0, n0) >= 0 && n1 <= 2 && value(s1, n1) >= 1)
        add_serial(t, kinds, p, year_of(s0, n0), (int)value(s1, n1), value(s2, n2));
    if (p->ngroups == 2 && n0 <= 2 && value(s0, n0) >= 1)
        add_serial(t, kinds, p, -1, (int)value(s0, n0), value(s1, n1));
    if (p->ngroups == 2 && year_of(s0, n0) >= 0)
        add_serial(t, kinds, p, year_of(s0, n0), 0, value(s1, n1));
    if (p->ngroups == 2 && n0 == 4 && value(s0 + 2, 2) >= 1)
        add_serial(t, kinds, p, (int)value(s0, 2), (int)value(s0 + 2, 2), value(s1, n1));
    if (p->ngroups == 1)
        joined_number(t, kinds, p);
    if (*p->prefix)
        beginning(t, kinds, p);
}

/* ---- people's numbers ---- */

/* With the country's code, "" where it may be no beginning of a number. The 0 in "+971 (0)50" is
 * not dialled. */
static void international(const struct parts *p, char ret[SOUGHT_KEY])
{
    const char *d = p->digits, *before = "";
    if (p->plus)
        before = "";
    else if (strncmp(d, "00", 2) == 0)
        d += 2;
    else if (*d == '0') {
        before = "971";
        d++;
    } else if (strncmp(d, "971", 3) != 0) {
        before = "971";
        if (!strchr("568", *d))
            d = before = "";
    }
    if (!*before && strncmp(d, "9710", 4) == 0) {
        before = "971";
        d += 4;
    }
    snprintf(ret, SOUGHT_KEY, "%s%.60s", before, d);
}

static void telephone_ways(struct sought_term *t, const struct parts *p)
{
    char number[SOUGHT_KEY], plus[SOUGHT_KEY + 1];
    struct phone phone;
    enum phone_kind kind;
    international(p, number);
    snprintf(plus, sizeof plus, "+%s", number);
    if (*number && phone_parse(plus, &phone, &kind))
        add_key(t, SOUGHT_TELEPHONE, kind == PHONE_FOREIGN ? SOUGHT_BEGINS : SOUGHT_WHOLE, number);
    else if (strlen(number) > LAST_DIGITS && strlen(number) < sizeof phone.e164)
        add_key(t, SOUGHT_TELEPHONE, SOUGHT_BEGINS, number);
    size_t n = strlen(p->digits);
    if (!p->plus && n >= LAST_DIGITS && n <= 12)
        add_key(t, SOUGHT_TELEPHONE, SOUGHT_ENDS, p->digits);
}

static void eid_ways(struct sought_term *t, const struct parts *p)
{
    size_t n = strlen(p->digits);
    bool begins = n > 3 && strncmp(p->digits, "784", 3) == 0;
    if (p->plus || n > EID_DIGITS || n < LAST_DIGITS)
        return;
    if (begins)
        add_key(t, SOUGHT_EMIRATES_ID, n == EID_DIGITS ? SOUGHT_WHOLE : SOUGHT_BEGINS, p->digits);
    if (n < EID_DIGITS)
        add_key(t, SOUGHT_EMIRATES_ID, SOUGHT_ENDS, p->digits);
}

static void trn_ways(struct sought_term *t, const struct parts *p)
{
    size_t n = strlen(p->digits);
    if (!p->plus && n >= LAST_DIGITS && n <= EID_DIGITS)
        add_key(t, SOUGHT_TRN, n == EID_DIGITS ? SOUGHT_WHOLE : SOUGHT_BEGINS, p->digits);
}

static void code_ways(struct sought_term *t, const struct parts *p)
{
    struct sought_way w = {.kind = SOUGHT_SERVICE_CODE, .match = SOUGHT_PARTS, .year = -1};
    size_t n = 0;
    if (p->plus || *p->prefix || p->ngroups > GROUPS || strlen(p->digits) < 2)
        return;
    for (int i = 0; i < p->ngroups && n < sizeof w.key - 1; i++)
        n += (size_t)snprintf(w.key + n, sizeof w.key - n, "%s%.*s", i ? "-" : "", p->group[i].n,
                              p->group[i].s);
    if (n < sizeof w.key)
        add(t, w);
}

static void licence_ways(struct sought_term *t)
{
    char key[SOUGHT_KEY];
    sought_key(SOUGHT_LICENCE, t->text, key);
    if (strlen(key) >= LICENCE_LEAST && *t->text != '+')
        add_key(t, SOUGHT_LICENCE, SOUGHT_BEGINS, key);
}

/* ---- words ---- */

static bool in_email(const char *s)
{
    for (; *s; s++) {
        if (!is_letter(*s) && !is_digit(*s) && !strchr("@._+-'&", *s))
            return false;
    }
    return true;
}

static void email_ways(struct sought_term *t)
{
    char key[SOUGHT_KEY];
    sought_key(SOUGHT_EMAIL, t->text, key);
    if (strlen(key) >= 3 && in_email(key))
        add_key(t, SOUGHT_EMAIL, email_valid(key) ? SOUGHT_WHOLE : SOUGHT_BEGINS, key);
}

/* Digits and the signs that people put between them. */
static bool is_numeric(const char *s)
{
    return strspn(s, "0123456789+-./_() ") == strlen(s) && strpbrk(s, "0123456789");
}

static void all_ways(struct sought_term *t, const struct prefixes *prefixes)
{
    struct parts p;
    if (strchr(t->text, '@')) {
        email_ways(t);
        return;
    }
    if (is_numeric(t->text)) {
        take_apart(t->text, prefixes, &p);
        eid_ways(t, &p);
        telephone_ways(t, &p);
        if (!p.plus)
            number_ways(t, KINDS_OF_NUMBERS, &p);
        code_ways(t, &p);
        trn_ways(t, &p);
        licence_ways(t);
        return;
    }
    if (ways_is_number(t->text)) {
        take_apart(t->text, prefixes, &p);
        number_ways(t, KINDS_OF_NUMBERS, &p);
    }
    licence_ways(t);
    add_key(t, SOUGHT_NAME, SOUGHT_BEGINS, t->text);
    email_ways(t);
}

static bool is_whole(const struct sought_way *w)
{
    return w->match == SOUGHT_WHOLE;
}

/* What is whole comes first: it leaves the least doubt. */
static void surest_first(struct sought_term *t)
{
    size_t whole = 0;
    for (size_t i = 0; i < t->nways; i++) {
        if (!is_whole(&t->ways[i]))
            continue;
        struct sought_way w = t->ways[i];
        memmove(&t->ways[whole + 1], &t->ways[whole], (i - whole) * sizeof w);
        t->ways[whole++] = w;
    }
}

void ways_of(struct sought_term *t, unsigned kinds, const struct prefixes *prefixes)
{
    size_t n = 0;
    t->nways = 0;
    all_ways(t, prefixes);
    for (size_t i = 0; i < t->nways; i++)
        n += (kinds & KIND_BIT(t->ways[i].kind)) != 0;
    if (n && n < t->nways) {
        n = 0;
        for (size_t i = 0; i < t->nways; i++) {
            if (kinds & KIND_BIT(t->ways[i].kind))
                t->ways[n++] = t->ways[i];
        }
        t->nways = n;
    }
    surest_first(t);
}
