/* A caret in a row of glyphs: it covers a cell, and moves by what is seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/layout.h"

static int columns_before(const struct glyph *g, size_t i)
{
    int columns = 0;
    while (i-- > 0)
        columns += g[i].width;
    return columns;
}

/* The leftmost glyph that shows the byte, n when none does. */
static size_t glyph_of(const struct glyph *g, size_t n, size_t at)
{
    size_t i = 0;
    while (i < n && !(at >= g[i].first && at < g[i].last))
        i++;
    return i;
}

int layout_caret(const struct glyph *g, size_t n, bool rtl, size_t at, size_t length)
{
    size_t i = at < length ? glyph_of(g, n, at) : n;
    return i == n && rtl ? -1 : columns_before(g, i);
}

/* Where the caret stands that comes into a glyph going on (or back) in the text. */
static size_t entered(const struct glyph *g, bool onwards)
{
    return onwards || g->second == g->last ? g->first : g->second;
}

size_t layout_move(const struct glyph *g, size_t n, bool rtl, size_t at, size_t length, int step)
{
    size_t i = at < length ? glyph_of(g, n, at) : n;
    bool at_end = i == n;
    if (n == 0 || (at_end && (step < 0) == rtl))
        return at; /* further out than the end there is nothing */
    if (at_end)
        return entered(&g[rtl ? 0 : n - 1], (step < 0) == g[rtl ? 0 : n - 1].rtl);
    size_t here = g[i].first;
    bool onwards = (step < 0) == g[i].rtl, on_second = at >= g[i].second;
    if (g[i].second < g[i].last && onwards != on_second)
        return onwards ? g[i].second : g[i].first;
    while (step > 0 && i < n && g[i].first == here) /* a flag is two glyphs */
        i++;
    if (step < 0)
        i = i > 0 ? i - 1 : n;
    if (i < n)
        return entered(&g[i], (step < 0) == g[i].rtl);
    return (step < 0) == rtl ? length : at;
}

size_t layout_at_column(const struct glyph *g, size_t n, bool rtl, size_t length, int column)
{
    if (n == 0 || (column < 0 && rtl))
        return length;
    if (column < 0)
        return g[0].first;
    for (size_t i = 0; i < n; i++) {
        if (column < g[i].width)
            return g[i].first;
        column -= g[i].width;
    }
    return rtl ? g[n - 1].first : length;
}
