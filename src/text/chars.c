/* What single characters are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/chars.h"

#include "text/lang.h"

#include <wchar.h>

struct range {
    uint32_t first, last;
};

/* Sorted. Invisible, steering or undefined; ZWNJ, ZWJ and U+FE00 … U+FE0F are left to their
 * neighbours, see text_neutralise(). */
static const struct range hostile[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200B},   {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
    {0x3164, 0x3164},   {0xD800, 0xDFFF},   {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},   {0x13430, 0x1343F},
    {0x16FE4, 0x16FE4}, {0x1BCA0, 0x1BCA3}, {0x1D159, 0x1D159}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
};

/* The emoji that may be glued together, roughly Extended_Pictographic; skin tones apart. */
static const struct range pictographs[] = {
    {0x203C, 0x203C}, {0x2049, 0x2049},   {0x2122, 0x2122},   {0x2139, 0x2139},
    {0x2190, 0x21FF}, {0x231A, 0x23FF},   {0x24C2, 0x24C2},   {0x25A0, 0x27BF},
    {0x2934, 0x2935}, {0x2B05, 0x2B55},   {0x3030, 0x3030},   {0x303D, 0x303D},
    {0x3297, 0x3299}, {0x1F000, 0x1F1E5}, {0x1F200, 0x1F3FA}, {0x1F400, 0x1FAFF},
};

static const struct range joining[] = {
    {0x0620, 0x064A}, {0x066E, 0x06D5}, {0x06EE, 0x06EF}, {0x06FA, 0x06FF},
    {0x0710, 0x07FF}, {0x0840, 0x08FF}, {0x0900, 0x0DFF}, {0x0F00, 0x109F},
    {0x1780, 0x18AF}, {0xFB50, 0xFDFB}, {0xFE70, 0xFEFC},
};

static const struct range blanks[] = {
    {'\t', '\t'},     {' ', ' '},       {0x00A0, 0x00A0}, {0x1680, 0x1680}, {0x2000, 0x200A},
    {0x202F, 0x202F}, {0x205F, 0x205F}, {0x2800, 0x2800}, {0x3000, 0x3000},
};

static bool in_ranges(uint32_t c, const struct range *r, size_t n)
{
    for (size_t i = 0; i < n && c >= r[i].first; i++)
        if (c <= r[i].last)
            return true;
    return false;
}
#define IN(c, ranges) in_ranges((c), (ranges), sizeof(ranges) / sizeof *(ranges))

static bool is_plain_ascii(uint32_t c)
{
    return c >= 0x20 && c < 0x7F;
}

bool char_is_hostile(uint32_t c)
{
    if (is_plain_ascii(c))
        return false;
    return c > 0x10FFFF || (c & 0xFFFE) == 0xFFFE || IN(c, hostile);
}

int char_width(uint32_t c)
{
    if (is_plain_ascii(c))
        return 1;
    lang_init(); /* in the "C" locale wcwidth() knows ASCII only */
    return wcwidth((wchar_t)c);
}

bool char_is_mark(uint32_t c)
{
    return c >= 0x300 && c != CHAR_ZWNJ && c != CHAR_ZWJ && !char_is_hostile(c) &&
           char_width(c) == 0;
}

bool char_is_variation(uint32_t c)
{
    return c >= 0xFE00 && c <= 0xFE0F;
}

bool char_is_isolate(uint32_t c)
{
    return c >= CHAR_LRI && c <= CHAR_PDI;
}

bool char_is_flag_letter(uint32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool char_is_pictograph(uint32_t c)
{
    return IN(c, pictographs);
}

bool char_is_skin_tone(uint32_t c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

bool char_is_blank(uint32_t c)
{
    return IN(c, blanks);
}

bool char_is_newline(uint32_t c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool char_joins(uint32_t c)
{
    return IN(c, joining);
}

void buf_add_char(struct buf *b, uint32_t c)
{
    char bytes[4];
    buf_addn(b, bytes, utf8_encode(c, bytes));
}
