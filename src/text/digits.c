/* Digits of Arabic and Persian keyboards as ASCII: accepted on input, never printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/chars.h"

#include <string.h>

uint32_t char_ascii_digit(uint32_t c)
{
    if (c >= 0x0660 && c <= 0x0669)
        return '0' + (c - 0x0660);
    if (c >= 0x06F0 && c <= 0x06F9)
        return '0' + (c - 0x06F0);
    return c == 0x066B ? '.' : c == 0x066C ? ',' : c;
}

char *text_ascii_digits(const char *s)
{
    struct buf out = {0};
    size_t n = strlen(s);
    for (size_t at = 0; at < n;) {
        uint32_t c;
        size_t bytes = utf8_decode(s + at, n - at, &c);
        if (char_ascii_digit(c) != c)
            buf_add_char(&out, char_ascii_digit(c));
        else
            buf_addn(&out, s + at, bytes); /* also keeps what is not UTF-8, for others to refuse */
        at += bytes;
    }
    return buf_take(&out);
}
