/* Spellings filed by how they sound.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sounds.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_BYTES = 1900, NUMBER_BITS = 16, GENERATION_BIT = 60, TERM_BYTES = 4 };

static int64_t at_of(int generation, name_key key)
{
    return (int64_t)(((uint64_t)generation << GENERATION_BIT) + (key << NUMBER_BITS));
}

void sounds_done(struct sounds *s)
{
    free(s->list);
    *s = (struct sounds){0};
}

void sounds_of(struct sounds *s, const struct name_form *f, term_id term)
{
    name_key keys[NAME_KEYS];
    size_t n = name_keys(f, keys);
    for (size_t i = 0; i < n; i++) {
        s->list = MEM_GROW(s->list, s->count, &s->cap);
        s->list[s->count++] = (struct sound){keys[i], *f, term};
    }
}

static int by_key(const void *a, const void *b)
{
    const struct sound *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->term == y->term ? 0 : x->term < y->term ? -1 : 1;
}

static size_t pack(const struct sound *s, unsigned char *to)
{
    size_t n = s->form.length;
    to[0] = (unsigned char)(n | (size_t)s->form.script << 5);
    memcpy(to + 1, s->form.letters, n);
    for (unsigned i = 0; i < TERM_BYTES; i++)
        to[1 + n + i] = (unsigned char)(s->term >> 8 * i);
    return 1 + n + TERM_BYTES;
}

/* The last row of a key, with its bytes; at as for an empty first one if there is none. */
static enum rc last_row(struct db *db, int generation, name_key key, int64_t *ret_at,
                        unsigned char bytes[ROW_BYTES], size_t *ret_n, struct err *reterr)
{
    int64_t first = at_of(generation, key), last = first + (1 << NUMBER_BITS) - 1;
    struct cursor *c = OPEN(db, SEARCH_SOUND_AT, V(first), V(last));
    *ret_at = first;
    *ret_n = 0;
    if (query_next(c)) {
        *ret_at = col_number(c);
        const void *list = col_blob(c, ret_n);
        if (*ret_n > ROW_BYTES)
            *ret_n = ROW_BYTES;
        memcpy(bytes, list, *ret_n);
    }
    return query_close(c, reterr);
}

/* n spellings of the same key. */
static enum rc put_key(struct db *db, int generation, const struct sound *s, size_t n,
                       struct err *reterr)
{
    unsigned char bytes[ROW_BYTES + 1 + NAME_LETTERS + TERM_BYTES];
    size_t used;
    int64_t at;
    enum rc rc = last_row(db, generation, s->key, &at, bytes, &used, reterr);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        size_t more = pack(&s[i], bytes + used);
        if (used + more > ROW_BYTES) {
            rc = RUN(db, SEARCH_SOUND_PUT, reterr, V(at++), bind_blob(bytes, used));
            memmove(bytes, bytes + used, more);
            used = 0;
        }
        used += more;
    }
    if (rc == RC_OK)
        rc = RUN(db, SEARCH_SOUND_PUT, reterr, V(at), bind_blob(bytes, used));
    return rc;
}

enum rc sounds_put(struct db *db, int generation, struct sounds *s, struct err *reterr)
{
    enum rc rc = RC_OK;
    if (s->count)
        qsort(s->list, s->count, sizeof *s->list, by_key);
    for (size_t from = 0, to; rc == RC_OK && from < s->count; from = to) {
        for (to = from; to < s->count && s->list[to].key == s->list[from].key;)
            to++;
        rc = put_key(db, generation, s->list + from, to - from, reterr);
    }
    return rc;
}

static bool unpack_row(const unsigned char *s, size_t n,
                       bool (*row)(void *ctx, const struct name_form *f, term_id term), void *ctx)
{
    struct name_form f;
    for (size_t at = 0, length; at < n; at += 1 + length + TERM_BYTES) {
        length = s[at] & 31u;
        if (length > NAME_LETTERS || at + 1 + length + TERM_BYTES > n)
            return true;
        const unsigned char *id = s + at + 1 + length;
        f.length = (uint8_t)length;
        f.script = s[at] >> 5;
        memcpy(f.letters, s + at + 1, length);
        f.letters[length] = '\0';
        term_id term = id[0] | (term_id)id[1] << 8 | (term_id)id[2] << 16 | (term_id)id[3] << 24;
        if (!row(ctx, &f, term))
            return false;
    }
    return true;
}

enum rc sounds_each(struct db *db, int generation, name_key from, name_key to,
                    bool (*row)(void *ctx, const struct name_form *f, term_id term), void *ctx,
                    struct err *reterr)
{
    struct cursor *c =
        OPEN(db, SEARCH_SOUNDS, V(at_of(generation, from)), V(at_of(generation, to)));
    for (bool more = true; more && query_next(c);) {
        size_t n;
        const unsigned char *bytes = col_blob(c, &n);
        more = unpack_row(bytes, n, row, ctx);
    }
    return query_close(c, reterr);
}

enum rc sounds_clear(struct db *db, int generation, int limit, bool *ret_left, struct err *reterr)
{
    enum rc rc = RUN(db, SEARCH_SOUNDS_DELETE, reterr, V(at_of(generation, 0)),
                     V(at_of(generation, (name_key)1 << NAME_KEY_BITS)), V(limit));
    *ret_left = query_changes(db) == limit;
    return rc;
}
