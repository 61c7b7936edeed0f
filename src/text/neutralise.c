/* Making outside text harmless to a terminal and to the reader's eye.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/chars.h"

#include <string.h>

enum { MARKS_MAX = 8 };

/* What has been written so far, as far as the next character depends on it. */
struct tail {
    struct buf *out;
    uint32_t base; /* what a mark would combine with; 0 at the start of a line */
    int marks;     /* on that base; MARKS_MAX + 1 once the flood has been shown */
};

static void put_base(struct tail *t, uint32_t c)
{
    buf_add_char(t->out, c);
    t->base = c;
    t->marks = 0;
}

static void put_mark(struct tail *t, uint32_t c)
{
    if (t->base == 0)
        put_base(t, CHAR_DOTTED_CIRCLE);
    if (t->marks < MARKS_MAX)
        buf_add_char(t->out, c);
    else if (t->marks == MARKS_MAX)
        buf_add_char(t->out, CHAR_REPLACEMENT); /* once for the whole flood, which is dropped */
    if (t->marks <= MARKS_MAX)
        t->marks++;
}

/* ZWJ and ZWNJ say something between letters that join, and ZWJ between pictures. */
static bool joiner_means_something(const struct tail *t, uint32_t joiner, uint32_t next)
{
    if (t->marks > MARKS_MAX)
        return false;
    if (char_joins(t->base) && char_joins(next))
        return true;
    return joiner == CHAR_ZWJ && char_is_pictograph(t->base) && char_is_pictograph(next);
}

static uint32_t picture_of(uint32_t c)
{
    if (c == '\n')
        return 0x23CE;
    if (c < 0x20)
        return 0x2400 + c;
    return c == 0x7F ? 0x2421 : CHAR_REPLACEMENT;
}

static void put(struct tail *t, uint32_t c, uint32_t next)
{
    if (c == CHAR_ZWJ || c == CHAR_ZWNJ) {
        if (joiner_means_something(t, c, next))
            buf_add_char(t->out, c);
        else
            put_base(t, CHAR_REPLACEMENT);
    } else if (char_is_variation(c)) {
        bool fits = t->base != 0 && t->marks == 0 && !char_is_blank(t->base);
        if (fits)
            put_mark(t, c);
        else
            put_base(t, CHAR_REPLACEMENT);
    } else if (char_is_hostile(c)) {
        put_base(t, picture_of(c));
    } else if (char_is_mark(c)) {
        put_mark(t, c);
    } else {
        put_base(t, c);
    }
}

/* How much of s is plain ASCII, which nearly everything is. */
static size_t plain_length(const char *s)
{
    size_t n = 0;
    while (s[n] >= 0x20 && s[n] < 0x7F)
        n++;
    return n;
}

void text_neutralise(struct buf *out, const char *s, bool keep_newlines)
{
    size_t n = strlen(s), at = plain_length(s);
    buf_addn(out, s, at);
    struct tail t = {.out = out, .base = at > 0 ? (unsigned char)s[at - 1] : 0};
    while (at < n) {
        uint32_t c = 0, next = 0;
        at += utf8_decode(s + at, n - at, &c);
        utf8_decode(s + at, n - at, &next);
        if (c == '\n' && keep_newlines) {
            put_base(&t, c);
            t.base = 0;
        } else {
            put(&t, c, next);
        }
    }
}
