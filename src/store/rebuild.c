/* Building the lists of the search again, and comparing them with the customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "store/filing.h"
#include "store/query.h"
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

/* Customers and terms of one transaction: others wait for it. */
enum { CUSTOMERS = 512, TERMS = 256, SOUND_ROWS = 512 };

static enum rc finish(struct db *db, enum rc rc, struct err *reterr)
{
    if (rc == RC_OK)
        return db_commit(db, reterr);
    db_rollback(db);
    return rc;
}

/* Removes a stretch of a generation's lists; *ret_left: there is more. */
static enum rc clear_some(struct db *db, int generation, bool *ret_left, struct err *reterr)
{
    char from[2] = {(char)('0' + generation)}, to[2] = {(char)('1' + generation)};
    char first[TERM_SIZE] = "", last[TERM_SIZE] = "";
    term_id terms[TERMS];
    size_t n = 0;
    struct cursor *c = OPEN(db, SEARCH_TERMS, V(from), V(to), V((int)TERMS));
    while (query_next(c)) {
        col_text(c, n ? last : first, TERM_SIZE);
        terms[n++] = (term_id)col_number(c);
    }
    enum rc rc = query_close(c, reterr);
    if (n == 1)
        memcpy(last, first, TERM_SIZE);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = postings_clear(db, terms[i], reterr);
    if (rc == RC_OK && n)
        rc = RUN(db, SEARCH_TERMS_DELETE, reterr, V(first), V(last));
    if (rc == RC_OK)
        rc = sounds_clear(db, generation, SOUND_ROWS, ret_left, reterr);
    *ret_left = *ret_left || n == TERMS;
    return rc;
}

/* The lists of the side that is not in use. Somebody else may begin to rebuild in between. */
static enum rc clear_other(struct db *db, struct err *reterr)
{
    struct filing f;
    enum rc rc = RC_OK;
    for (bool left = true; rc == RC_OK && left;) {
        left = false;
        rc = db_begin(db, reterr);
        if (rc != RC_OK)
            return rc;
        rc = filing_read(db, &f, reterr);
        if (rc == RC_OK && f.rebuilt < 0)
            rc = clear_some(db, !f.generation, &left, reterr);
        rc = finish(db, rc, reterr);
    }
    return rc;
}

static enum rc newest(struct db *db, int64_t *ret, struct err *reterr)
{
    struct cursor *c = OPEN(db, CUSTOMER_LAST, BIND_END);
    bool found = query_next(c);
    *ret = found ? col_number(c) : 0;
    return query_found(c, found, reterr);
}

/* Files the next customers on the other side, which is emptied first; with the last of them the sides
 * change, in the same transaction: somebody else may register all the time. */
static enum rc rebuild_some(struct db *db, struct filing *f, bool *ret_done, struct err *reterr)
{
    bool left = false;
    int64_t last = 0;
    enum rc rc = filing_read(db, f, reterr);
    if (rc == RC_OK && f->rebuilt < 0)
        rc = clear_some(db, !f->generation, &left, reterr);
    if (rc != RC_OK || left)
        return rc;
    f->rebuilt = f->rebuilt < 0 ? 0 : f->rebuilt;
    rc = filing_take(db, f, !f->generation, &f->rebuilt, INT64_MAX, CUSTOMERS, reterr);
    if (rc == RC_OK)
        rc = newest(db, &last, reterr);
    if (rc != RC_OK)
        return rc;
    if (f->rebuilt >= last) {
        f->generation = !f->generation;
        f->filed = last;
        f->rebuilt = -1;
        f->changes++;
        *ret_done = true;
    }
    return filing_write(db, f, reterr);
}

enum rc search_rebuild(struct db *db, void (*progress)(void *ctx, int done, int all), void *ctx,
                       struct err *reterr)
{
    struct filing f = {0};
    int64_t all;
    bool done = false;
    enum rc rc = newest(db, &all, reterr);
    while (rc == RC_OK && !done) {
        rc = db_begin(db, reterr);
        if (rc == RC_OK)
            rc = finish(db, rebuild_some(db, &f, &done, reterr), reterr);
        int64_t at = done ? f.filed : f.rebuilt < 0 ? 0 : f.rebuilt;
        all = at > all ? at : all;
        if (rc == RC_OK && progress)
            progress(ctx, (int)at, (int)all);
    }
    return rc == RC_OK ? clear_other(db, reterr) : rc;
}

/* What a customer is filed under, as one number: the sum does not depend on the order. */
static uint64_t mark_of(const char *term, uint8_t place)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (; *term; term++)
        h = (h ^ (unsigned char)*term) * 0x100000001B3u;
    h = (h ^ place) * 0x100000001B3u;
    h ^= h >> 29;
    return h * 0xBF58476D1CE4E5B9u | 1;
}

struct comparison {
    struct db *db;
    int generation;
    uint64_t *sum; /* of each customer: what should be filed, minus what is */
    int64_t filed, strangers;
    uint64_t sounds; /* the same for spellings by sound */
    const char *term;
};

static enum rc add_expected(struct comparison *k, struct err *reterr)
{
    struct filed_row row;
    struct cursor *c =
        OPEN(k->db, SEARCH_CUSTOMERS, V((int64_t)0), V(k->filed), V((int64_t)INT64_MAX));
    while (query_next(c)) {
        struct entries e = {0};
        uint32_t id = (uint32_t)filed_read(c, &row).n;
        entries_of(&e, k->generation, id, &row.by);
        entries_sort(&e);
        for (size_t i = 0; i < e.count; i++)
            k->sum[id] += mark_of(e.list[i].term, e.list[i].place);
        entries_done(&e);
    }
    return query_close(c, reterr);
}

static bool take_filed(void *ctx, const struct posting *list, size_t n)
{
    struct comparison *k = ctx;
    for (size_t i = 0; i < n; i++) {
        if (list[i].customer > k->filed)
            k->strangers++;
        else
            k->sum[list[i].customer] -= mark_of(k->term, list[i].place);
    }
    return true;
}

static uint64_t mark_of_sound(const struct name_form *f, term_id term)
{
    char text[TERM_SIZE];
    term_whole(text, 0, f);
    return mark_of(text, 0) * (2u * (uint64_t)term + 1);
}

static bool take_sound(void *ctx, const struct name_form *f, term_id term)
{
    ((struct comparison *)ctx)->sounds -= mark_of_sound(f, term);
    return true;
}

static enum rc take_actual(struct comparison *k, struct err *reterr)
{
    char from[2] = {(char)('0' + k->generation)}, to[2] = {(char)('1' + k->generation)};
    struct cursor *c = OPEN(k->db, SEARCH_TERMS, V(from), V(to), V((int64_t)INT64_MAX));
    enum rc rc = RC_OK;
    while (rc == RC_OK && query_next(c)) {
        char term[TERM_SIZE];
        struct name_form f;
        name_key keys[NAME_KEYS];
        col_text(c, term, sizeof term);
        term_id id = (term_id)col_number(c);
        k->term = term;
        rc = postings_each(k->db, id, take_filed, k, reterr);
        if (!term_is_whole(term))
            continue;
        term_form(term, &f);
        k->sounds += name_keys(&f, keys) * mark_of_sound(&f, id);
    }
    enum rc end = query_close(c, reterr);
    if (rc == RC_OK && end == RC_OK)
        rc = sounds_each(k->db, k->generation, 0, (name_key)1 << NAME_KEY_BITS, take_sound, k,
                         reterr);
    return rc ? rc : end;
}

enum rc filing_compare(struct db *db, void (*told)(void *ctx, struct rowid customer), void *ctx,
                       struct err *reterr)
{
    struct filing f;
    enum rc rc = filing_read(db, &f, reterr);
    if (rc != RC_OK)
        return rc;
    struct comparison k = {.db = db, .generation = f.generation, .filed = f.filed};
    k.sum = mem_array((size_t)f.filed + 1, sizeof *k.sum);
    rc = add_expected(&k, reterr);
    if (rc == RC_OK)
        rc = take_actual(&k, reterr);
    for (int64_t id = 0; rc == RC_OK && id <= f.filed; id++) {
        if (k.sum[id])
            told(ctx, (struct rowid){id});
    }
    if (rc == RC_OK && (k.strangers || k.sounds))
        told(ctx, (struct rowid){0});
    free(k.sum);
    return rc;
}
