/* Decoding and encoding UTF-8, the same in every locale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include "text/chars.h"

#include <string.h>

/* One row of Unicode's table 3-7: first bytes, what the second byte may be, how many bytes. */
struct form {
    unsigned char first_low, first_high, second_low, second_high, bytes;
};

static const struct form forms[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const struct form *form_of(unsigned char first)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (first >= forms[i].first_low && first <= forms[i].first_high)
            return &forms[i];
    return NULL;
}

/* The bytes of the well-formed character at p, 0 when there is none. */
static size_t well_formed(const unsigned char *p, size_t n)
{
    if (p[0] < 0x80)
        return 1;
    const struct form *f = form_of(p[0]);
    if (!f || n < f->bytes || p[1] < f->second_low || p[1] > f->second_high)
        return 0;
    for (size_t i = 2; i < f->bytes; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return f->bytes;
}

size_t utf8_decode(const char *s, size_t n, uint32_t *ret_c)
{
    if (n == 0)
        return 0;
    const unsigned char *p = (const unsigned char *)s;
    size_t bytes = well_formed(p, n);
    if (bytes == 0) {
        *ret_c = CHAR_REPLACEMENT;
        return 1;
    }
    static const unsigned char payload[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t c = p[0] & payload[bytes]; /* NOLINT: well_formed() gives 0 to 4 */
    for (size_t i = 1; i < bytes; i++)
        c = c << 6 | (p[i] & 0x3F);
    *ret_c = c;
    return bytes;
}

size_t utf8_encode(uint32_t c, char out[4])
{
    static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    size_t bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = bytes; i-- > 1; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[bytes] | c);
    return bytes;
}

bool utf8_valid(const char *s, size_t n)
{
    for (size_t at = 0; at < n;) {
        size_t bytes = well_formed((const unsigned char *)s + at, n - at);
        if (bytes == 0)
            return false;
        at += bytes;
    }
    return true;
}

size_t utf8_length(const char *s)
{
    size_t n = strlen(s), count = 0;
    uint32_t c;
    for (size_t at = 0; at < n; count++)
        at += utf8_decode(s + at, n - at, &c);
    return count;
}
