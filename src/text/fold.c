/* A form of a text for comparing. It is kept in databases, so it may depend on no locale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/chars.h"
#include "text/latin.h"

#include <string.h>

/* The Arabic letter that variants and Persian or Urdu keyboards' letters compare as; 0: none. */
static uint32_t arabic_letter(uint32_t c)
{
    switch (c) {
    case 0x0621: /* a bare hamza is left out as often as written */
    case 0x0640: /* tatweel */
        return 0;
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
        return 0x0627;
    case 0x0624:
        return 0x0648;
    case 0x0626:
    case 0x0649:
    case 0x06CC:
        return 0x064A;
    case 0x0629:
    case 0x06BE:
    case 0x06C1:
        return 0x0647;
    case 0x06A9:
        return 0x0643;
    default:
        return c;
    }
}

static uint32_t small_letter(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width ASCII */
        c -= 0xFF01 - '!';
    if (c >= 'A' && c <= 'Z')
        return c + 32;
    if ((c >= 0x0391 && c <= 0x03A9) || (c >= 0x0410 && c <= 0x042F)) /* Greek, Cyrillic */
        return c + 32;
    if (c >= 0x0400 && c <= 0x040F)
        return c + 80;
    return c;
}

/* Accents and vowel signs; not the vowels of scripts that cannot do without them. */
static bool is_dropped(uint32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE) ||
           (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
           (c >= 0x06D6 && c <= 0x06ED && c != 0x06DD && c != 0x06DE && c != 0x06E9) ||
           (c >= 0x08CA && c <= 0x08FF && c != 0x08E2) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F) || c == CHAR_ZWJ || c == CHAR_ZWNJ ||
           char_is_variation(c) || char_is_hostile(c);
}

static void add_folded(struct buf *out, uint32_t c)
{
    c = small_letter(char_ascii_digit(c));
    const char *bare = latin_letters(c);
    if (bare)
        buf_add(out, bare);
    else if (!is_dropped(c) && (c = arabic_letter(c)) != 0)
        buf_add_char(out, c);
}

char *text_fold(const char *s)
{
    struct buf out = {0};
    size_t n = strlen(s), word_at = 0;
    for (size_t at = 0; at < n;) {
        uint32_t c, letters[4];
        at += utf8_decode(s + at, n - at, &c);
        if (char_is_blank(c) || char_is_newline(c)) {
            if (out.len > word_at) { /* the word so far was not all marks */
                buf_addc(&out, ' ');
                word_at = out.len;
            }
            continue;
        }
        size_t count = char_letters(c, letters);
        for (size_t i = 0; i < count; i++)
            add_folded(&out, letters[i]);
    }
    if (out.len > 0 && out.len == word_at)
        out.s[--out.len] = '\0';
    return buf_take(&out);
}
