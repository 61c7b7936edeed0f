/* Judging patterns: the library's regcomp() takes gigabytes for a{1,9999}{1,9999}, and matching
 * what a group matched before (\1) takes time without bound, so both are refused beforehand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/pattern.h"

#include <ctype.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

enum { PATTERN_MOST = 200 /* bytes */, REPEATS_MOST = 1000 };

/* The largest numbers of all {m,n} multiplied, as if each stood within the others. */
static long repeats(const char *pattern)
{
    long product = 1;
    for (const char *at = strchr(pattern, '{'); at; at = strchr(at + 1, '{')) {
        long most = 1;
        for (const char *p = at + 1; *p && *p != '}';) {
            char *end;
            long n = isdigit((unsigned char)*p) ? strtol(p, &end, 10) : (end = NULL, 0);
            most = n > most ? n : most;
            p = end ? end : p + 1;
        }
        product = most > REPEATS_MOST ? REPEATS_MOST + 1 : product * most;
        if (product > REPEATS_MOST)
            break;
    }
    return product;
}

static bool refers_back(const char *pattern)
{
    for (const char *p = pattern; *p; p++)
        if (*p == '\\' && *++p >= '0' && *p <= '9')
            return true;
        else if (!*p)
            break;
    return false;
}

void check_pattern(struct reader *r, const struct xml_node *n, const char *pattern)
{
    if (strlen(pattern) > PATTERN_MOST || repeats(pattern) > REPEATS_MOST ||
        refers_back(pattern)) {
        READ_FAULT(r, n, N_("The pattern \"%1$s\" would take too long; write a simpler one"),
                   pattern);
        return;
    }
    regex_t compiled;
    int code = regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB);
    if (code == 0) {
        regfree(&compiled);
        return;
    }
    char why[128];
    regerror(code, &compiled, why, sizeof why);
    READ_FAULT(r, n, N_("The pattern \"%1$s\" is not a regular expression: %2$s"), pattern, why);
}
