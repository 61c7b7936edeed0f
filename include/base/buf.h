/* A growing UTF-8 string.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_BUF_H
#define RIHLA_BASE_BUF_H

#include <stddef.h>

struct buf {
    char *s;     /* NUL-terminated once anything was added, else NULL; see buf_text() */
    size_t len;  /* bytes without the NUL */
    size_t cap;
};

void buf_init(struct buf *b);
void buf_done(struct buf *b);
void buf_clear(struct buf *b);                    /* keeps the memory */
void buf_add(struct buf *b, const char *s);
void buf_addn(struct buf *b, const char *s, size_t n);
void buf_addc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *buf_text(const struct buf *b);        /* never NULL; borrowed */
char *buf_take(struct buf *b);                    /* the string, owned by the caller; b is empty after */

#endif
