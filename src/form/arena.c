/* Memory of one card or form, in blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/arena.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct block {
    struct block *next;
    size_t used, size;
    max_align_t bytes[];
};

struct arena {
    struct block *blocks;
};

enum { BLOCK_SIZE = 8192 };

struct arena *arena_new(void)
{
    return mem_alloc(sizeof(struct arena));
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    while (a->blocks) {
        struct block *b = a->blocks;
        a->blocks = b->next;
        free(b);
    }
    free(a);
}

static void *take(struct arena *a, size_t size)
{
    size_t unit = sizeof(max_align_t);
    size = (size + unit - 1) / unit * unit;
    struct block *b = a->blocks;
    if (!b || b->size - b->used < size) {
        size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        b = mem_alloc(sizeof *b + room);
        b->size = room;
        b->next = a->blocks;
        a->blocks = b;
    }
    void *p = (char *)b->bytes + b->used;
    b->used += size;
    return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        panic("an array of %zu times %zu bytes", count, size);
    return count ? take(a, count * size) : NULL;
}

const char *arena_text(struct arena *a, const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(take(a, n), s, n);
}
