/* Characters as letters of names: what vanishes, what splits, and which letters compare as one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name_letters.h"

#include "text/chars.h"
#include "text/latin.h"

#include <string.h>

/* The Arabic letters U+0620 … U+06D5 with those of Persian, Urdu and others as what an Arabic
 * keyboard writes for them. In alphabetical order the 28 are: AbtvjHxd*rzs$SDTZEgfqklmnhwy. */
static const char arabic[] = "y.AAwAyAbhtvjHxd*rzs$SDTZEg......fqklmnhwyy....................."
                             ".................AAA.Awwyttbttbtbz.jjsjjdddddddddrrrrrzrzr$s..ST"
                             "Effffffqqkkkkkkggggggllllnnnnnh.hhhhwwwwwwwwyyy.y.yy.h";
enum { ARABIC_FIRST = 0x620, BARE_HAMZA = 0x621, ARABIC_LAST = 0x64A };

static bool vanishes(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2B0 && c <= 0x2FF) || c == BARE_HAMZA ||
           c == 0x2018 || c == 0x2019 || c == 0x201B || (c >= 0x300 && c <= 0x36F) || c == 0x640 ||
           (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) || c == 0x670 ||
           (c >= 0x6D6 && c <= 0x6ED) || char_is_variation(c) || c == CHAR_ZWJ ||
           (c != CHAR_ZWNJ && c >= 0x80 && !char_is_blank(c) && char_is_hostile(c));
}

/* Marks and signs of other scripts may count as letters: both sides read them alike. */
static bool is_other_letter(uint32_t c)
{
    return (c >= 0x370 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) ||
           (c >= 0x3040 && c < 0xD800) || (c >= 0xF900 && c < 0xFB00) || c >= 0x10000;
}

static uint32_t other_small(uint32_t c)
{
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) /* Greek, Cyrillic */
        return c + 32;
    return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

static enum name_role spell(char *to, const char *letters, enum name_script script,
                            enum name_script *ret_script)
{
    strcpy(to, letters);
    *ret_script = script;
    return NAME_SPELLS;
}

static enum name_role spell_one(char *to, char letter, enum name_script script,
                                enum name_script *ret_script)
{
    to[0] = letter;
    to[1] = '\0';
    *ret_script = script;
    return NAME_SPELLS;
}

static char arabic_letter(uint32_t c)
{
    if (c < ARABIC_FIRST || c >= ARABIC_FIRST + sizeof arabic - 1)
        return '.';
    return arabic[c - ARABIC_FIRST];
}

static enum name_role spell_arabic(uint32_t c, char *to, enum name_script *ret_script)
{
    uint32_t letters[4];
    size_t n = char_letters(c, letters), k = 0;
    for (size_t i = 0; i < n; i++) {
        if (arabic_letter(letters[i]) != '.')
            to[k++] = arabic_letter(letters[i]);
    }
    to[k] = '\0';
    *ret_script = NAME_ARABIC;
    return k ? NAME_SPELLS : NAME_SPLITS;
}

enum name_role name_letters(uint32_t c, char ret_letters[8], enum name_script *ret_script)
{
    /* Nearly all are letters that a keyboard has. */
    if (c > BARE_HAMZA && c <= ARABIC_LAST && arabic_letter(c) != '.')
        return spell_one(ret_letters, arabic_letter(c), NAME_ARABIC, ret_script);
    c = c < 0x80 ? c : char_ascii_digit(c);
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width ASCII */
        c -= 0xFF01 - '!';
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    if (c >= 'a' && c <= 'z')
        return spell_one(ret_letters, (char)c, NAME_LATIN, ret_script);
    if (c >= '0' && c <= '9')
        return spell_one(ret_letters, (char)c, NAME_OTHER, ret_script);
    if (vanishes(c))
        return NAME_VANISHES;
    if (c < 0x80)
        return NAME_SPLITS;
    const char *bare = latin_letters(c);
    if (bare)
        return spell(ret_letters, bare, NAME_LATIN, ret_script);
    if ((c >= 0x600 && c < 0x700) || (c >= 0xFB50 && c < 0xFF00))
        return spell_arabic(c, ret_letters, ret_script);
    if (!is_other_letter(c))
        return NAME_SPLITS;
    char self[8];
    self[utf8_encode(other_small(c), self)] = '\0';
    return spell(ret_letters, self, NAME_OTHER, ret_script);
}
