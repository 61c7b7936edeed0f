/* Sentences for machines and for customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/words.h"

#include <string.h>

/* The four isolates share their first two bytes: E2 81 A6 … A9. */
static bool is_isolate(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    return u[0] == 0xE2 && u[1] == 0x81 && u[2] >= 0xA6 && u[2] <= 0xA9;
}

void words_without_isolates(struct buf *out, const char *s)
{
    while (*s) {
        if (is_isolate(s))
            s += 3;
        else
            buf_addc(out, *s++);
    }
}

void words_plain(struct buf *out, const struct msg *m)
{
    struct buf text;
    buf_init(&text);
    lang_msg(&text, m);
    words_without_isolates(out, buf_text(&text));
    buf_done(&text);
}

/* gettext's language belongs to the process, so it is changed and put back. */
void words_in(struct buf *out, enum lang l, const struct msg *m)
{
    enum lang before = lang_now();
    lang_set(l);
    words_plain(out, m);
    lang_set(before);
}
