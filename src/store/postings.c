/* Lists of who has a term.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/postings.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

/* Two rows fill a page. A row of this many bytes has at most as many postings. RECENT_BYTES: of a row of
 * the newest, before they settle. */
enum { ROW_BYTES = 1900, POSTING_BYTES = 6, ROW_POSTINGS = ROW_BYTES, RECENT_BYTES = 256 };

/* Where a row is: settled, or among the newest. */
static const struct table {
    enum query_id at, put, delete;
} settled = {Q_SEARCH_SETTLED_AT, Q_SEARCH_SETTLED_PUT, Q_SEARCH_SETTLED_DELETE},
  recent = {Q_SEARCH_RECENT_AT, Q_SEARCH_RECENT_PUT, Q_SEARCH_RECENT_DELETE};

static int64_t at_of(term_id term, uint32_t customer)
{
    return (int64_t)((uint64_t)term << 32 | customer);
}

static bool has_places(term_id term)
{
    return term % 2 == 0;
}

void postings_done(struct postings *p)
{
    free(p->list);
    *p = (struct postings){0};
}

void postings_add(struct postings *p, struct posting one)
{
    p->list = MEM_GROW(p->list, p->count, &p->cap);
    p->list[p->count++] = one;
}

int posting_compare(const void *a, const void *b)
{
    const struct posting *x = a, *y = b;
    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    return x->place - y->place;
}

/* A number that does not end with its first byte. */
static const unsigned char *read_step(const unsigned char *s, const unsigned char *end, uint32_t *ret)
{
    uint32_t step = *s & 127;
    for (unsigned shift = 7; *s++ & 128 && s < end && shift < 35; shift += 7)
        step |= (uint32_t)(*s & 127) << shift;
    *ret = step;
    return s;
}

/* At most ROW_POSTINGS of them. Returns how many. */
static size_t unpack(int64_t at, const unsigned char *s, size_t n, struct posting *out)
{
    bool places = has_places((term_id)(at >> 32));
    uint32_t customer = (uint32_t)at, step;
    const unsigned char *end = s + (n < ROW_POSTINGS ? n : ROW_POSTINGS);
    struct posting *to = out;
    while (s < end) {
        step = *s;
        if (step < 128)
            s++;
        else
            s = read_step(s, end, &step);
        customer += step;
        to->customer = customer;
        to++->place = places && s < end ? *s++ : 0;
    }
    return (size_t)(to - out);
}

/* Returns the end, at most POSTING_BYTES on. */
static unsigned char *pack_one(term_id term, uint32_t before, struct posting one, unsigned char *to)
{
    uint32_t step = one.customer - before;
    for (; step > 127; step >>= 7)
        *to++ = (unsigned char)(step | 128);
    *to++ = (unsigned char)step;
    if (has_places(term))
        *to++ = one.place;
    return to;
}

/* A row as it is in a table; at 0: not there. */
struct row {
    int64_t at;
    size_t count;
    struct posting list[ROW_POSTINGS];
};

static enum rc row_read(struct db *db, enum query_id query, term_id term, uint32_t most,
                        struct row *ret, struct err *reterr)
{
    struct cursor *c = query_open(
        db, query, (const struct bind[]){V(at_of(term, 0)), V(at_of(term, most)), BIND_END});
    ret->at = 0;
    ret->count = 0;
    if (query_next(c)) {
        size_t n;
        ret->at = col_number(c);
        const unsigned char *list = col_blob(c, &n);
        ret->count = unpack(ret->at, list, n, ret->list);
    }
    return query_close(c, reterr);
}

/* How many of n postings fill a row of `most` bytes; those of one customer stay together. */
static size_t fill_row(term_id term, const struct posting *list, size_t n, unsigned char *bytes,
                       size_t most, size_t *ret_used)
{
    unsigned char *to = bytes;
    uint32_t before = list[0].customer;
    size_t whole = 0;
    *ret_used = 0;
    for (size_t i = 0; i < n && (size_t)(to - bytes) + POSTING_BYTES <= most; i++) {
        to = pack_one(term, before, list[i], to);
        before = list[i].customer;
        if (i + 1 == n || list[i + 1].customer != before) {
            whole = i + 1;
            *ret_used = (size_t)(to - bytes);
        }
    }
    return whole;
}

static enum rc row_delete(struct db *db, const struct table *t, int64_t from, int64_t to,
                          struct err *reterr)
{
    return query_run(db, t->delete, (const struct bind[]){V(from), V(to), BIND_END}, reterr);
}

/* Writes postings as rows; the first takes the place of the row at `instead`, if there was one. */
static enum rc write_rows(struct db *db, const struct table *t, term_id term, int64_t instead,
                          const struct posting *list, size_t n, struct err *reterr)
{
    unsigned char bytes[ROW_BYTES];
    enum rc rc = RC_OK;
    if (instead && (n == 0 || instead != at_of(term, list[0].customer)))
        rc = row_delete(db, t, instead, instead, reterr);
    while (rc == RC_OK && n > 0) {
        size_t used, fit = fill_row(term, list, n, bytes, sizeof bytes, &used);
        rc = query_run(db, t->put,
                       (const struct bind[]){V(at_of(term, list[0].customer)),
                                             bind_blob(bytes, used), BIND_END},
                       reterr);
        list += fit;
        n -= fit;
    }
    return rc;
}

/* Both ascending; equals once. Returns how many. */
static size_t merge(const struct row *row, const struct posting *list, size_t n, struct posting *out)
{
    size_t i = 0, k = 0, count = 0;
    while (i < row->count || k < n) {
        int order = i == row->count ? 1 : k == n ? -1 : posting_compare(&row->list[i], &list[k]);
        out[count++] = order <= 0 ? row->list[i] : list[k];
        i += order <= 0;
        k += order >= 0;
    }
    return count;
}

/* Postings that belong into the same row, or after the last one. */
static enum rc put_settled(struct db *db, term_id term, const struct row *row,
                           const struct posting *list, size_t n, struct err *reterr)
{
    struct posting *all = mem_array(row->count + n, sizeof *all);
    size_t count = merge(row, list, n, all);
    enum rc rc = write_rows(db, &settled, term, row->at, all, count, reterr);
    free(all);
    return rc;
}

/* Some that are newer than all that have settled. */
static enum rc settle(struct db *db, term_id term, const struct posting *list, size_t n,
                      struct err *reterr)
{
    struct row last;
    enum rc rc = row_read(db, settled.at, term, UINT32_MAX, &last, reterr);
    return rc ? rc : put_settled(db, term, &last, list, n, reterr);
}

/* Writes the newest in place of those in *row, or settles them when they have become many. */
static enum rc write_newest(struct db *db, term_id term, const struct row *row,
                            const struct posting *all, size_t count, struct err *reterr)
{
    unsigned char bytes[RECENT_BYTES];
    size_t used;
    if (fill_row(term, all, count, bytes, sizeof bytes, &used) == count)
        return RUN(db, SEARCH_RECENT_PUT, reterr, V(at_of(term, all[0].customer)),
                   bind_blob(bytes, used));
    enum rc rc = settle(db, term, all, count, reterr);
    if (rc == RC_OK && row->at)
        rc = row_delete(db, &recent, row->at, row->at, reterr);
    return rc;
}

static enum rc add_newest(struct db *db, term_id term, const struct row *row,
                          const struct posting *list, size_t n, struct err *reterr)
{
    if (row->count == 0)
        return write_newest(db, term, row, list, n, reterr);
    struct posting *all = mem_array(row->count + n, sizeof *all);
    size_t count = merge(row, list, n, all);
    enum rc rc = write_newest(db, term, row, all, count, reterr);
    free(all);
    return rc;
}

enum rc postings_append(struct db *db, term_id term, const struct posting *list, size_t n,
                        struct err *reterr)
{
    struct row row;
    enum rc rc = row_read(db, recent.at, term, UINT32_MAX, &row, reterr);
    return rc ? rc : add_newest(db, term, &row, list, n, reterr);
}

/* The row that a customer belongs into, and where it is. */
static enum rc row_of(struct db *db, term_id term, uint32_t customer, struct row *ret,
                      const struct table **ret_table, struct err *reterr)
{
    *ret_table = &recent;
    enum rc rc = row_read(db, recent.at, term, customer, ret, reterr);
    if (rc != RC_OK || ret->at)
        return rc;
    *ret_table = &settled;
    return row_read(db, settled.at, term, customer, ret, reterr);
}

enum rc postings_put(struct db *db, term_id term, struct posting one, struct err *reterr)
{
    struct row row;
    const struct table *t;
    enum rc rc = row_of(db, term, one.customer, &row, &t, reterr);
    if (rc != RC_OK)
        return rc;
    return t == &recent ? add_newest(db, term, &row, &one, 1, reterr)
                        : put_settled(db, term, &row, &one, 1, reterr);
}

enum rc postings_remove(struct db *db, term_id term, struct posting one, struct err *reterr)
{
    struct row row;
    const struct table *t;
    enum rc rc = row_of(db, term, one.customer, &row, &t, reterr);
    size_t kept = 0;
    for (size_t i = 0; rc == RC_OK && i < row.count; i++) {
        if (posting_compare(&row.list[i], &one) != 0)
            row.list[kept++] = row.list[i];
    }
    if (rc == RC_OK && kept < row.count)
        rc = write_rows(db, t, term, row.at, row.list, kept, reterr);
    return rc;
}

enum rc postings_at(struct db *db, term_id term, uint32_t most, struct postings *ret,
                    struct err *reterr)
{
    struct row row;
    enum rc rc = row_read(db, Q_SEARCH_POSTING_AT, term, most, &row, reterr);
    if (rc != RC_OK)
        return rc;
    if (ret->cap < row.count) {
        free(ret->list);
        ret->list = mem_array(row.count, sizeof *ret->list);
        ret->cap = row.count;
    }
    if (row.count)
        memcpy(ret->list, row.list, row.count * sizeof *row.list);
    ret->count = row.count;
    return RC_OK;
}

enum rc postings_each(struct db *db, term_id term,
                      bool (*row)(void *ctx, const struct posting *list, size_t n), void *ctx,
                      struct err *reterr)
{
    struct posting list[ROW_POSTINGS];
    struct cursor *c =
        OPEN(db, SEARCH_POSTINGS, V(at_of(term, 0)), V(at_of(term, UINT32_MAX)));
    for (bool more = true; more && query_next(c);) {
        size_t n;
        int64_t at = col_number(c);
        const unsigned char *bytes = col_blob(c, &n);
        more = row(ctx, list, unpack(at, bytes, n, list));
    }
    return query_close(c, reterr);
}

enum rc postings_few(struct db *db, term_id term, struct posting *ret, size_t most, size_t *ret_count,
                     struct err *reterr)
{
    struct posting list[ROW_POSTINGS];
    struct cursor *c =
        OPEN(db, SEARCH_POSTINGS, V(at_of(term, 0)), V(at_of(term, UINT32_MAX)));
    size_t count = 0;
    while (count <= most && query_next(c)) {
        size_t bytes;
        int64_t at = col_number(c);
        const unsigned char *row = col_blob(c, &bytes);
        size_t n = bytes > most * POSTING_BYTES ? most + 1 : unpack(at, row, bytes, list);
        if (count + n <= most)
            memcpy(ret + count, list, n * sizeof *list);
        count += n;
    }
    *ret_count = count;
    return query_close(c, reterr);
}

enum rc postings_between(struct db *db, term_id term, uint32_t from, uint32_t to,
                         bool (*row)(void *ctx, const struct posting *list, size_t n), void *ctx,
                         struct err *reterr)
{
    struct posting list[ROW_POSTINGS];
    struct cursor *c = OPEN(db, SEARCH_POSTINGS_DOWN, V(at_of(term, 0)), V(at_of(term, to)));
    for (bool more = true; more && query_next(c);) {
        size_t n;
        int64_t at = col_number(c);
        const unsigned char *bytes = col_blob(c, &n);
        more = row(ctx, list, unpack(at, bytes, n, list)) && (uint32_t)at > from;
    }
    return query_close(c, reterr);
}

enum rc postings_clear(struct db *db, term_id term, struct err *reterr)
{
    enum rc rc = row_delete(db, &settled, at_of(term, 0), at_of(term, UINT32_MAX), reterr);
    return rc ? rc : row_delete(db, &recent, at_of(term, 0), at_of(term, UINT32_MAX), reterr);
}
