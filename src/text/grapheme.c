/* Graphemes and cells: marks stay with their base, pictures glued by ZWJ stay together, two
 * regional indicators are a flag, lam-alef is one column. The rules of UAX #29 that a desk meets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/grapheme.h"

#include "text/chars.h"

#include <string.h>

/* A cell while it grows. */
struct growth {
    struct cell cell;
    bool ligatures; /* lam-alef counts as one */
    bool glued;     /* the last character was a ZWJ */
    bool bare;      /* nothing but marks came after the base */
};

static bool is_alef(uint32_t c)
{
    return c == 0x0622 || c == 0x0623 || c == 0x0625 || c == 0x0627;
}

/* Invisible, and belongs to the character before it. */
static bool trails(uint32_t c)
{
    return c == CHAR_PDI || c == CHAR_ZWNJ || c == CHAR_ZWJ || char_is_variation(c);
}

static bool joins_base(struct growth *g, uint32_t c)
{
    struct cell *cell = &g->cell;
    if (g->glued && char_is_pictograph(cell->base) && char_is_pictograph(c))
        return true;
    bool flag = char_is_flag_letter(cell->base) && char_is_flag_letter(c);
    bool lam_alef = g->ligatures && cell->base == 0x0644 && is_alef(c);
    if (cell->second != 0 || !g->bare || !(flag || lam_alef))
        return false;
    cell->second = c;
    return true;
}

/* True when c belongs to the cell, which takes note of it. */
static bool takes(struct growth *g, uint32_t c)
{
    uint32_t base = g->cell.base;
    if (trails(c)) {
        if (base != 0 && base < 0x20)
            return false;
        g->glued = c == CHAR_ZWJ;
        g->bare = false;
        return true;
    }
    if (char_is_isolate(c))
        return base == 0;
    bool mark = char_is_mark(c);
    if (base == 0) {
        g->cell.base = mark ? CHAR_DOTTED_CIRCLE : c;
        g->bare = true;
        return true;
    }
    if (mark || (char_is_skin_tone(c) && char_is_pictograph(base))) {
        g->glued = false;
        return base >= 0x20;
    }
    if (!joins_base(g, c))
        return false;
    g->glued = false;
    return true;
}

static size_t grow(struct growth *g, const char *s, size_t n, size_t at)
{
    while (at < n) {
        if (g->cell.base >= 0x20 && s[at] >= 0x20 && s[at] < 0x7F)
            break; /* plain ASCII never belongs to what comes before it */
        uint32_t c;
        size_t bytes = utf8_decode(s + at, n - at, &c);
        if (!takes(g, c))
            break;
        at += bytes;
    }
    return at;
}

struct cell cell_at(const char *s, size_t n, size_t at)
{
    struct growth g = {.cell = {.first = at}, .ligatures = true};
    g.cell.last = grow(&g, s, n, at);
    uint32_t base = g.cell.base;
    if (base == 0)
        return g.cell;
    int width = char_is_hostile(base) ? -1 : char_width(base);
    if (width < 1) {
        g.cell.base = CHAR_REPLACEMENT;
        width = 1;
    }
    g.cell.width = char_is_flag_letter(g.cell.second) ? 2 : width;
    return g.cell;
}

size_t grapheme_next(const char *s, size_t at)
{
    size_t n = strlen(s);
    struct growth g = {.ligatures = false};
    return at < n ? grow(&g, s, n, at) : n;
}

size_t grapheme_prev(const char *s, size_t at)
{
    size_t before = 0, next;
    while (before < at && (next = grapheme_next(s, before)) < at)
        before = next;
    return before;
}
