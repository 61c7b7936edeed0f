/* Characters out of bytes that come one at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/gather.h"

#include <stddef.h>

#include "text/utf8.h"

/* Bytes of a character whose end has not come yet: on a slow line it may be a packet behind. curses
 * would drop them, and with them the keys that follow. */
static struct {
    char bytes[4];
    size_t n;
} begun;

static size_t utf8_size(unsigned char first)
{
    return first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
}

bool gather_byte(unsigned char byte, uint32_t *ret)
{
    bool continues = (byte & 0xC0) == 0x80;
    if (continues != (begun.n > 0))
        begun.n = 0;
    if (continues && begun.n == 0)
        return false;
    begun.bytes[begun.n++] = (char)byte;
    if (begun.n < utf8_size((unsigned char)begun.bytes[0]))
        return false;
    size_t n = begun.n;
    begun.n = 0;
    return utf8_decode(begun.bytes, n, ret) == n && (n > 1 || byte < 0x80);
}
