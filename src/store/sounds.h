/* Spellings filed by how they sound. Private to the store.
 *
 * A row is found by generation * 2^60 + sound key (text/name.h) * 2^16 + its number within the key,
 * and holds spellings one after the other: a byte (length + 32 * script), the letters, the number of
 * the term in four bytes, low first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_SOUNDS_H
#define RIHLA_STORE_SOUNDS_H

#include "store/postings.h"
#include "text/name.h"

/* A new spelling, to be found under one of its keys. */
struct sound {
    name_key key;
    struct name_form form;
    term_id term;
};
struct sounds {
    struct sound *list;
    size_t count, cap;
};
void sounds_done(struct sounds *s);

/* Adds the form under each of its keys. */
void sounds_of(struct sounds *s, const struct name_form *f, term_id term);

/* Files them; reorders the list. */
enum rc sounds_put(struct db *db, int generation, struct sounds *s, struct err *reterr);

/* All spellings with keys from … to (not included), through row(); false stops. */
enum rc sounds_each(struct db *db, int generation, name_key from, name_key to,
                    bool (*row)(void *ctx, const struct name_form *f, term_id term), void *ctx,
                    struct err *reterr);

/* Removes at most `limit` rows of a generation; *ret_left: there may be more. */
enum rc sounds_clear(struct db *db, int generation, int limit, bool *ret_left, struct err *reterr);

#endif
