/* What somebody looks for: its vocabulary, and what a way of meaning it fits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/sought.h"

#include "base/word.h"
#include "domain/number.h"

#include <stdlib.h>
#include <string.h>

static const struct word groups[] = {
#define X(name, word, title, sign) [SOUGHT_##name] = {word, title},
    SOUGHT_GROUP_LIST(X)
#undef X
};
WORD_WORD(sought_group, groups)
WORD_TITLE(sought_group, groups)

char sought_group_sign(enum sought_group g)
{
    static const char signs[] = {
#define X(name, word, title, sign) [SOUGHT_##name] = (sign),
        SOUGHT_GROUP_LIST(X)
#undef X
    };
    return signs[g];
}

static const struct word kinds[] = {
#define X(name, word, title) [SOUGHT_##name] = {word, title},
    SOUGHT_KIND_LIST(X)
#undef X
};
WORD_WORD(sought_kind, kinds)
WORD_TITLE(sought_kind, kinds)

const struct sought_way *sought_way_of(const struct sought_term *t, enum sought_kind k)
{
    for (size_t i = 0; i < t->nways; i++) {
        if (t->ways[i].kind == k)
            return &t->ways[i];
    }
    return NULL;
}

const struct sought_way *sought_certain(const struct sought *s)
{
    if (s->nterms != 1 || s->terms[0].nways == 0 || s->terms[0].ways[0].match != SOUGHT_WHOLE)
        return NULL;
    return &s->terms[0].ways[0];
}

static bool keeps(enum sought_kind k, char c)
{
    if (k == SOUGHT_EMAIL)
        return true;
    if (c >= '0' && c <= '9')
        return true;
    if (k == SOUGHT_EMIRATES_ID || k == SOUGHT_TELEPHONE || k == SOUGHT_TRN ||
        k == SOUGHT_SERVICE_CODE)
        return false;
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

void sought_key(enum sought_kind k, const char *stored, char ret[SOUGHT_KEY])
{
    size_t n = 0;
    for (; *stored; stored++) {
        char c = *stored >= 'A' && *stored <= 'Z' ? (char)(*stored | 0x20) : *stored;
        if (!keeps(k, c))
            continue;
        if (n + 1 == SOUGHT_KEY) {
            n = 0;
            break;
        }
        ret[n++] = c;
    }
    ret[n] = '\0';
}

static bool same_parts(const struct sought_way *w, const char *stored)
{
    struct number_parts p;
    return number_read(stored, &p) && p.serial == w->serial &&
           (!w->key[0] || strcmp(w->key, p.prefix) == 0) && (w->year < 0 || w->year == p.year) &&
           (!w->month || w->month == p.month);
}

/* ---- service codes: 114-05-012-000 ---- */

/* Group by group: "5" is "05"; the last one typed may be a beginning. */
static bool code_from(const char *typed, const char *code)
{
    for (;;) {
        size_t n = strcspn(typed, "-"), m = strcspn(code, "-");
        bool last = !typed[n];
        if (last && n <= m && strncmp(typed, code, n) == 0)
            return true;
        if (strtol(typed, NULL, 10) != strtol(code, NULL, 10) || n == 0)
            return false;
        if (last)
            return true;
        if (!code[m])
            return false;
        typed += n + 1;
        code += m + 1;
    }
}

static bool code_fits(const char *typed, const char *code)
{
    char digits[SOUGHT_KEY];
    size_t first = strcspn(code, "-");
    sought_key(SOUGHT_SERVICE_CODE, code, digits);
    if (!strchr(typed, '-') &&
        (strncmp(digits, typed, strlen(typed)) == 0 ||
         (first < strlen(digits) && strncmp(digits + first, typed, strlen(typed)) == 0)))
        return true;
    return code_from(typed, code) || (code[first] && code_from(typed, code + first + 1));
}

bool sought_fits(const struct sought_way *w, const char *stored)
{
    char key[SOUGHT_KEY], wanted[SOUGHT_KEY];
    if (w->match == SOUGHT_SERIAL)
        return same_parts(w, stored);
    if (w->match == SOUGHT_PARTS)
        return code_fits(w->key, stored);
    sought_key(w->kind, stored, key);
    sought_key(w->kind, w->key, wanted);
    size_t typed = strlen(wanted), n = strlen(key);
    switch (w->match) {
    case SOUGHT_WHOLE:
        return w->kind != SOUGHT_NAME && strcmp(key, wanted) == 0;
    case SOUGHT_BEGINS:
        return w->kind != SOUGHT_NAME && strncmp(key, wanted, typed) == 0;
    case SOUGHT_ENDS:
        return typed <= n && strcmp(key + n - typed, wanted) == 0;
    case SOUGHT_SERIAL:
    case SOUGHT_PARTS:
        break;
    }
    return false;
}
