/* One line of logical text as a row of glyphs in visual order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/layout.h"

#include "base/mem.h"
#include "text/bidi.h"
#include "text/chars.h"
#include "text/grapheme.h"

#include <stdlib.h>
#include <string.h>

/* Arrays with room for one element per byte of the line. */
struct work {
    uint32_t *chars, *shaped;
    signed char *levels; /* per character */
    struct glyph *glyphs;
    signed char *glyph_level;
    size_t nchars, nglyphs;
    bool plain; /* left-to-right throughout: nothing to reorder or shape */
};

static void set_glyph(struct glyph *g, uint32_t ch, int width, size_t first, size_t last)
{
    memset(g, 0, sizeof *g);
    g->ch[0] = ch;
    g->width = width;
    g->first = first;
    g->last = g->second = last;
}

/* Nearly every line on an English screen. */
static bool is_printable_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] < 0x20 || s[i] == 0x7F)
            return false;
    return true;
}

static size_t layout_ascii(const char *s, size_t n, struct glyph *g)
{
    for (size_t i = 0; i < n; i++)
        set_glyph(&g[i], (unsigned char)s[i], 1, i, i + 1);
    return n;
}

/* True unless every character, also those beside it, stays left-to-right in a left-to-right line:
 * the Hebrew, Arabic and other right-to-left blocks, and the isolates. */
static bool turns(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || char_is_isolate(c) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

/* What FriBidi sees: nothing hostile but the isolates steers, so that a text that was not
 * neutralised is ugly, never misleading. */
static void decode(struct work *w, const char *s, size_t n, bool rtl)
{
    w->plain = !rtl;
    for (size_t at = 0; at < n; w->nchars++) {
        uint32_t c;
        at += utf8_decode(s + at, n - at, &c);
        if (char_is_hostile(c) && !char_is_isolate(c))
            c = CHAR_REPLACEMENT;
        if (turns(c))
            w->plain = false;
        w->chars[w->nchars] = c;
    }
}

static void resolve(struct work *w, bool rtl)
{
    if (w->plain) {
        memcpy(w->shaped, w->chars, w->nchars * sizeof *w->chars);
        memset(w->levels, 0, w->nchars);
    } else {
        bidi_resolve(w->chars, w->nchars, rtl, w->shaped, w->levels);
    }
}

static bool is_shown(uint32_t c)
{
    return !char_is_isolate(c) && c != CHAR_ZWNJ && c != CHAR_ZWJ && !char_is_variation(c);
}

/* The ligature of a shaped lam and an alef; a lam that joins the letter before it is medial. */
static uint32_t ligature(uint32_t shaped_lam, uint32_t alef)
{
    bool medial = shaped_lam == 0xFEE0;
    switch (alef) {
    case 0x0622:
        return 0xFEF5 + medial;
    case 0x0623:
        return 0xFEF7 + medial;
    case 0x0625:
        return 0xFEF9 + medial;
    default:
        return 0xFEFB + medial;
    }
}

static struct glyph *push_glyph(struct work *w, uint32_t ch, int width, const struct cell *cell,
                                signed char level)
{
    struct glyph *g = &w->glyphs[w->nglyphs];
    set_glyph(g, ch, width, cell->first, cell->last);
    g->rtl = level & 1;
    w->glyph_level[w->nglyphs++] = level;
    return g;
}

/* The glyphs of a cell whose characters are [from, to). Pictures glued to the first, skin tones and
 * variation selectors are left out: terminals disagree about the columns that they take. */
static void add_cell(struct work *w, const struct cell *cell, size_t from, size_t to)
{
    while (!is_shown(w->chars[from]))
        from++;
    uint32_t ch = w->shaped[from];
    bool flag = char_is_flag_letter(cell->second);
    bool bare_mark = char_is_mark(w->chars[from]);
    if (bare_mark || cell->base == CHAR_REPLACEMENT)
        ch = cell->base;
    else if (cell->second && !flag)
        ch = ligature(ch, cell->second);
    struct glyph *g = push_glyph(w, ch, flag ? 1 : cell->width, cell, w->levels[from]);
    int used = 1;
    for (size_t i = bare_mark ? from : from + 1; i < to && used < GLYPH_MARKS; i++)
        if (is_shown(w->chars[i]) && char_is_mark(w->chars[i]))
            g->ch[used++] = w->shaped[i];
    if (flag)
        push_glyph(w, cell->second, 1, cell, w->levels[from]);
}

static void add_cells(struct work *w, const char *s, size_t n)
{
    size_t i = 0;
    for (size_t at = 0; at < n;) {
        struct cell cell = cell_at(s, n, at);
        size_t from = i;
        for (uint32_t c; at < cell.last; i++)
            at += utf8_decode(s + at, n - at, &c);
        if (cell.width > 0)
            add_cell(w, &cell, from, i);
        if (cell.width > 0 && cell.second && !char_is_flag_letter(cell.second))
            w->glyphs[w->nglyphs - 1].second = grapheme_next(s, cell.first);
    }
}

static void reverse(struct work *w, size_t from, size_t to)
{
    for (; from + 1 < to; from++, to--) {
        struct glyph g = w->glyphs[from];
        w->glyphs[from] = w->glyphs[to - 1];
        w->glyphs[to - 1] = g;
        signed char level = w->glyph_level[from];
        w->glyph_level[from] = w->glyph_level[to - 1];
        w->glyph_level[to - 1] = level;
    }
}

/* Rule L2: from the highest level down to 1, runs of at least that level are reversed. */
static void reorder(struct work *w)
{
    signed char highest = 0;
    for (size_t i = 0; i < w->nglyphs; i++)
        if (w->glyph_level[i] > highest)
            highest = w->glyph_level[i];
    for (signed char level = highest; level > 0; level--) {
        for (size_t from = 0; from < w->nglyphs;) {
            size_t to = from;
            while (to < w->nglyphs && w->glyph_level[to] >= level)
                to++;
            reverse(w, from, to);
            from = to + 1;
        }
    }
}

static void layout_full(struct work *w, const char *s, size_t n, bool rtl)
{
    w->chars = mem_array(n, sizeof *w->chars);
    w->shaped = mem_array(n, sizeof *w->shaped);
    w->levels = mem_array(n, sizeof *w->levels);
    w->glyph_level = mem_array(n, sizeof *w->glyph_level);
    decode(w, s, n, rtl);
    resolve(w, rtl);
    add_cells(w, s, n);
    reorder(w);
    free(w->chars);
    free(w->shaped);
    free(w->levels);
    free(w->glyph_level);
}

size_t layout_line(const char *s, bool rtl, struct glyph **ret_glyphs)
{
    size_t n = strlen(s);
    struct work w = {.glyphs = mem_array(n + 1, sizeof *w.glyphs)};
    *ret_glyphs = w.glyphs;
    if (!rtl && is_printable_ascii(s, n))
        return layout_ascii(s, n, w.glyphs);
    if (n > 0)
        layout_full(&w, s, n, rtl);
    return w.nglyphs;
}
