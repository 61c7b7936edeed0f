/* Isolates: how a code keeps its direction inside a sentence of the other one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/layout.h"

#include "text/chars.h"

#include <string.h>

static void wrap_in(struct buf *out, uint32_t opener, const char *s)
{
    buf_add_char(out, opener);
    buf_add(out, s);
    buf_add_char(out, CHAR_PDI);
}

void isolate(struct buf *out, const char *s)
{
    wrap_in(out, CHAR_FSI, s);
}

void isolate_ltr(struct buf *out, const char *s)
{
    wrap_in(out, CHAR_LRI, s);
}

void text_strip_isolates(struct buf *out, const char *s)
{
    size_t n = strlen(s);
    for (size_t at = 0; at < n;) {
        uint32_t c;
        size_t bytes = utf8_decode(s + at, n - at, &c);
        if (!char_is_isolate(c))
            buf_addn(out, s + at, bytes);
        at += bytes;
    }
}
