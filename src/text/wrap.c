/* How wide a text is; cutting and wrapping it to a width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/layout.h"

#include "text/chars.h"
#include "text/grapheme.h"

#include <string.h>

int layout_width(const char *s)
{
    size_t n = strlen(s);
    int columns = 0;
    for (size_t at = 0; at < n;) {
        struct cell cell = cell_at(s, n, at);
        columns += cell.width;
        at = cell.last;
    }
    return columns;
}

/* How many isolates are open after the first n bytes. */
static int open_isolates(const char *s, size_t n)
{
    int open = 0;
    for (size_t at = 0; at < n;) {
        uint32_t c;
        at += utf8_decode(s + at, n - at, &c);
        if (char_is_isolate(c))
            open += c != CHAR_PDI ? 1 : open > 0 ? -1 : 0;
    }
    return open;
}

void layout_cut(struct buf *out, const char *s, int columns)
{
    size_t n = strlen(s), keep = 0;
    int total = 0;
    for (size_t at = 0; at < n && total <= columns;) {
        struct cell cell = cell_at(s, n, at);
        total += cell.width;
        at = cell.last;
        if (total < columns)
            keep = at;
    }
    if (total <= columns) {
        buf_addn(out, s, n);
    } else if (columns > 0) {
        buf_addn(out, s, keep);
        for (int open = open_isolates(s, keep); open > 0; open--)
            buf_add_char(out, CHAR_PDI); /* the ellipsis belongs to the line, not to the isolate */
        buf_add(out, "…");
    }
}

/* Where the line that begins at byte `at` ends, and where the next one begins. */
struct piece {
    size_t end, next;
};

static size_t skip_blanks(const char *s, size_t at, size_t n)
{
    while (at < n && s[at] == ' ')
        at++;
    return at;
}

static struct piece next_piece(const char *s, size_t at, size_t n, int columns)
{
    size_t start = at, blank = at; /* blank: where the last run of blanks began */
    int total = 0;
    while (at < n) {
        struct cell cell = cell_at(s, n, at);
        bool is_blank = s[at] == ' ';
        if (is_blank && (at == start || s[at - 1] != ' '))
            blank = at;
        if (total + cell.width > columns && at > start) {
            if (blank > start)
                return (struct piece){blank, skip_blanks(s, blank, n)};
            return (struct piece){at, at};
        }
        total += cell.width;
        at = cell.last;
    }
    return (struct piece){n, n};
}

static void wrap_paragraph(const char *s, size_t n, int columns,
                           void (*line)(void *ctx, const char *text, size_t bytes), void *ctx)
{
    size_t at = 0;
    do {
        struct piece p = next_piece(s, at, n, columns);
        line(ctx, s + at, p.end - at);
        at = p.next;
    } while (at < n);
}

void layout_wrap(const char *s, int columns,
                 void (*line)(void *ctx, const char *text, size_t bytes), void *ctx)
{
    while (*s) {
        size_t n = strcspn(s, "\n");
        wrap_paragraph(s, n, columns, line, ctx);
        s += n;
        if (*s)
            s++;
    }
}
