/* Cleaning what people type and paste before it is stored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/chars.h"

#include <string.h>

/* Blanks and newlines wait here until a character follows: that trims both ends and joins runs. */
struct gap {
    bool blank;
    int newlines;
};

static void fill_gap(struct buf *out, struct gap *gap, bool keep_newlines)
{
    if (out->len > 0) {
        if (keep_newlines && gap->newlines > 0)
            buf_add(out, gap->newlines > 1 ? "\n\n" : "\n"); /* one empty line at most */
        else if (gap->blank || gap->newlines > 0)
            buf_addc(out, ' ');
    }
    *gap = (struct gap){0};
}

static bool is_invisible(uint32_t c)
{
    return c == CHAR_ZWJ || c == CHAR_ZWNJ || char_is_variation(c) || char_is_hostile(c);
}

char *text_clean(const char *s, bool keep_newlines)
{
    struct buf out = {0};
    struct gap gap = {0};
    size_t n = strlen(s);
    buf_add(&out, "");
    for (size_t at = 0; at < n;) {
        uint32_t c, letters[4];
        at += utf8_decode(s + at, n - at, &c);
        if (c == '\r' && s[at] == '\n')
            continue;
        if (char_is_newline(c)) {
            gap.newlines++;
        } else if (char_is_blank(c)) {
            gap.blank = true;
        } else if (!is_invisible(c)) {
            fill_gap(&out, &gap, keep_newlines);
            size_t count = char_letters(c, letters);
            for (size_t i = 0; i < count; i++)
                buf_add_char(&out, letters[i]);
        }
    }
    return buf_take(&out);
}
