/* Composing the numbers that people quote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/number.h"

#include "base/mem.h"
#include "domain/typed.h"

#include <inttypes.h>

void number_shown(struct buf *out, const char *prefix, enum number_style style, struct date day,
                  int64_t serial)
{
    if (serial < 1)
        panic("serial %" PRId64 " of prefix \"%s\"", serial, prefix);
    if (style == NUMBER_PLAIN)
        buf_printf(out, "%s%08" PRId64, prefix, serial);
    else
        buf_printf(out, "%s%02d-%02d-%06" PRId64, prefix, day.year % 100, day.month, serial);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The dashes of a prefix are left out; the one before the first digit belongs to it too. */
static bool read_prefix(const char **at, char ret[16])
{
    size_t n = 0;
    const char *p = *at;
    for (; is_letter(*p) || *p == '-'; p++) {
        if (*p != '-' && n < 15)
            ret[n++] = (char)(*p | 0x20);
    }
    ret[n] = '\0';
    *at = p;
    return n > 0 && n < 15;
}

bool number_read(const char *s, struct number_parts *ret)
{
    struct number_parts parts = {.year = -1};
    int64_t first, month;
    if (!read_prefix(&s, parts.prefix) || !typed_digits(&s, 18, &first))
        return false;
    parts.serial = first;
    if (*s == '-') {
        s++;
        if (first > 99 || !typed_digits(&s, 2, &month) || month < 1 || month > 12 || *s++ != '-' ||
            !typed_digits(&s, 18, &parts.serial))
            return false;
        parts.year = (int)first;
        parts.month = (int)month;
    }
    if (*s || parts.serial < 1)
        return false;
    *ret = parts;
    return true;
}
