/* Segments of text messages: the alphabet of 3GPP TS 23.038, or UTF-16.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/sms.h"

#include "text/utf8.h"

#include <string.h>

/* ASCII from blank to z is the alphabet's own, but for these. */
static const char not_in_gsm[] = "`";
/* These take an escape before them. */
static const char escaped[] = "^{}\\[~]|\f";

/* Beyond ASCII: £¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà; the euro sign is an escaped one. */
static const uint32_t beyond[] = {
    0xA3,  0xA5,  0xE8,  0xE9,  0xF9,  0xEC,  0xF2,  0xC7,  0xD8,  0xF8,  0xC5,  0xE5,
    0x394, 0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0, 0x3A8, 0x3A3, 0x398, 0x39E, 0xC6,  0xE6,
    0xDF,  0xC9,  0xA4,  0xA1,  0xC4,  0xD6,  0xD1,  0xDC,  0xA7,  0xBF,  0xE4,  0xF6,
    0xF1,  0xFC,  0xE0,
};
static const uint32_t EURO = 0x20AC;

/* Septets that a character takes; 0: GSM-7 has it not. */
static int septets(uint32_t c)
{
    if (c == EURO || (c && c < 0x80 && strchr(escaped, (int)c)))
        return 2;
    if (c == '\n' || c == '\r' || (c >= ' ' && c < 0x7F))
        return strchr(not_in_gsm, (int)c) ? 0 : 1;
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        if (beyond[i] == c)
            return 1;
    }
    return 0;
}

static int utf16_units(uint32_t c)
{
    return c > 0xFFFF ? 2 : 1;
}

static bool needs_unicode(const char *text)
{
    size_t left = strlen(text);
    while (left) {
        uint32_t c;
        size_t n = utf8_decode(text, left, &c);
        if (!septets(c))
            return true;
        text += n;
        left -= n;
    }
    return false;
}

/* Segments of at most `most` units each; *ret_units: of all of it. */
static int cut(const char *text, int (*size)(uint32_t c), int most, int *ret_units)
{
    size_t left = strlen(text);
    int segments = 0, room = 0;
    *ret_units = 0;
    while (left) {
        uint32_t c;
        size_t n = utf8_decode(text, left, &c);
        int units = size(c);
        if (units > room) {
            segments++;
            room = most;
        }
        room -= units;
        *ret_units += units;
        text += n;
        left -= n;
    }
    return segments;
}

struct sms_size sms_measure(const char *text)
{
    struct sms_size s = {.unicode = needs_unicode(text)};
    int (*size)(uint32_t c) = s.unicode ? utf16_units : septets;
    s.segments = cut(text, size, s.unicode ? 70 : 160, &s.units);
    if (s.segments > 1)
        s.segments = cut(text, size, s.unicode ? 67 : 153, &s.units);
    return s;
}
