/* Type-ahead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ahead.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void ahead_keep(struct ahead *a, const struct key *k)
{
    struct key copy = *k;
    char *bytes = mem_alloc(k->nbytes + 1);
    if (k->nbytes)
        memcpy(bytes, k->bytes, k->nbytes);
    copy.bytes = bytes;
    a->keys = MEM_GROW(a->keys, a->n, &a->cap);
    a->keys[a->n++] = copy;
}

static void forget(struct key *k)
{
    char *bytes = (char *)(uintptr_t)k->bytes;
    explicit_bzero(bytes, k->nbytes);
    free(bytes);
}

bool ahead_next(struct ahead *a, struct key *ret_key)
{
    if (a->next == a->n)
        return false;
    struct key *k = &a->keys[a->next++];
    buf_clear(&a->bytes);
    buf_addn(&a->bytes, k->bytes, k->nbytes);
    *ret_key = *k;
    ret_key->bytes = k->nbytes ? buf_text(&a->bytes) : NULL;
    forget(k);
    if (a->next == a->n)
        a->next = a->n = 0;
    return true;
}

void ahead_done(struct ahead *a)
{
    while (a->next < a->n)
        forget(&a->keys[a->next++]);
    free(a->keys);
    buf_done(&a->bytes);
    *a = (struct ahead){0};
}
