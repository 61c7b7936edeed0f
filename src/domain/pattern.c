/* Matching patterns with the C library, in UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/pattern.h"

#include "base/buf.h"
#include "text/utf8.h"

#include <locale.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

enum { TOO_MANY = PATTERN_MAX_STEPS + 1 };

/* Behind the "[:alpha:]", "[.x.]" or "[=x=]" at p, or the end where it does not close. */
static const char *behind_named(const char *p)
{
    const char end[] = {p[1], ']', '\0'};
    const char *close = strstr(p + 2, end);
    return close ? close + 2 : p + strlen(p);
}

/* Behind the class of characters "[…]" at p, or the end where it does not close. */
static const char *behind_class(const char *p)
{
    p++;
    p += *p == '^';
    p += *p == ']';
    while (*p && *p != ']')
        p = *p == '[' && p[1] && strchr(".=:", p[1]) ? behind_named(p) : p + 1;
    return *p ? p + 1 : p;
}

/* The larger bound of "{n}", "{n,}", "{n,m}" at *at, from 1 to just beyond the limit; moves *at
 * behind it. */
static long repeats(const char **at)
{
    char *end;
    long n = strtol(*at + 1, &end, 10), m = *end == ',' ? strtol(end + 1, &end, 10) : n;
    long most = m > n ? m : n;
    *at = *end == '}' ? end + 1 : end;
    return most < 1 ? 1 : most > TOO_MANY ? TOO_MANY : most;
}

/* How many states the matcher would be given: the C library copies what {n} repeats, so that
 * ((a{255}){255}){255} would ask for gigabytes. Counts up to just beyond the limit; that is also
 * the answer for a back-reference, whose matching has no bound. */
static long steps(const char *p)
{
    enum { DEPTH = 32 };
    long total[DEPTH] = {0}, last = 0; /* of each open group; of what a repeat would repeat */
    int depth = 0;
    while (*p && total[depth] < TOO_MANY) {
        const char *at = p++;
        if (*at == '(') {
            if (++depth == DEPTH)
                return TOO_MANY;
            total[depth] = 0;
            last = 0;
            continue;
        }
        if (*at == '{') {
            long more = last * (repeats(&at) - 1);
            total[depth] += more;
            last += more;
            p = at > p ? at : p;
            continue;
        }
        if (strchr("*+?", *at))
            continue;
        if (*at == ')' && depth > 0) {
            last = total[depth--] + 1;
        } else {
            if (*at == '\\' && *p >= '1' && *p <= '9')
                return TOO_MANY;
            p = *at == '[' ? behind_class(at) : *at == '\\' && *p ? p + 1 : p;
            last = 1;
        }
        total[depth] += last;
    }
    return total[depth];
}

/* One element of a class at p, behind its "[" and "^": a named class, a character or a range.
 * Returns what is behind it. The C library has no ranges outside ASCII in C.UTF-8, so [ء-ي] is
 * spelt out. */
static const char *spell_element(struct buf *out, const char *p)
{
    enum { RANGE_MAX = 1000 };
    uint32_t from, to;
    const char *behind = p;
    if (*p == '[' && p[1] && strchr(".=:", p[1])) {
        behind = behind_named(p);
        buf_addn(out, p, (size_t)(behind - p));
        return behind;
    }
    behind += utf8_decode(p, strlen(p), &from);
    if (from < 0x80 || *behind != '-' || behind[1] == ']' || behind[1] == '\0') {
        buf_addn(out, p, (size_t)(behind - p));
        return behind;
    }
    behind += 1 + utf8_decode(behind + 1, strlen(behind + 1), &to);
    if (to < from || to - from > RANGE_MAX) { /* left for the C library to refuse */
        buf_addn(out, p, (size_t)(behind - p));
        return behind;
    }
    for (uint32_t c = from; c <= to; c++) {
        char bytes[4];
        if (c < 0xD800 || c > 0xDFFF)
            buf_addn(out, bytes, utf8_encode(c, bytes));
    }
    return behind;
}

/* Returns what is behind the class at p. */
static const char *spell_class(struct buf *out, const char *p)
{
    const char *behind = behind_class(p);
    const char *first = p + 1 + (p[1] == '^');
    buf_addn(out, p, (size_t)(first - p));
    for (p = first; p < behind && (p == first || *p != ']');)
        p = spell_element(out, p);
    if (p < behind)
        buf_addn(out, p, (size_t)(behind - p));
    return p < behind ? behind : p;
}

/* The pattern with its ranges outside ASCII spelt out. */
static void spell(struct buf *out, const char *p)
{
    while (*p) {
        if (*p == '[') {
            p = spell_class(out, p);
            continue;
        }
        size_t n = *p == '\\' && p[1] ? 2 : 1;
        buf_addn(out, p, n);
        p += n;
    }
}

/* The C library matches bytes unless the locale says UTF-8; the program's own may be "C". Returns
 * the locale to go back to. */
static locale_t enter_utf8(void)
{
    static locale_t utf8;
    if (!utf8)
        utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    return utf8 ? uselocale(utf8) : uselocale((locale_t)0);
}

/* In the locale of enter_utf8(). */
static bool compile(regex_t *re, const char *pattern)
{
    if (strlen(pattern) > PATTERN_MAX || steps(pattern) > PATTERN_MAX_STEPS)
        return false;
    struct buf spelt = {0};
    spell(&spelt, pattern);
    bool compiled = regcomp(re, buf_text(&spelt), REG_EXTENDED) == 0;
    buf_done(&spelt);
    return compiled;
}

bool pattern_valid(const char *pattern)
{
    regex_t re;
    locale_t before = enter_utf8();
    bool valid = compile(&re, pattern);
    if (valid)
        regfree(&re);
    uselocale(before);
    return valid;
}

/* POSIX finds the leftmost longest match: where the whole text matches, it is that one. */
bool pattern_matches(const char *pattern, const char *s)
{
    regex_t re;
    regmatch_t all;
    locale_t before = enter_utf8();
    bool matches = false;
    if (compile(&re, pattern)) {
        matches = regexec(&re, s, 1, &all, 0) == 0 && all.rm_so == 0 &&
                  (size_t)all.rm_eo == strlen(s);
        regfree(&re);
    }
    uselocale(before);
    return matches;
}
