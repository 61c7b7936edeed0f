/* Reading what people type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/typed.h"

#include "text/utf8.h"

#include <stdlib.h>

char *typed_clean(const char *s, bool keep_newlines)
{
    char *clean = text_clean(s, keep_newlines);
    char *plain = text_ascii_digits(clean);
    free(clean);
    return plain;
}

int typed_digits(const char **at, int max_digits, int64_t *ret_value)
{
    int64_t value = 0;
    int n = 0;
    const char *p = *at;
    for (; *p >= '0' && *p <= '9'; p++) {
        if (++n > max_digits)
            return 0;
        value = value * 10 + (*p - '0');
    }
    *at = p;
    *ret_value = value;
    return n;
}
