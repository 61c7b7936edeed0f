/* Lists of who has a term.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/postings.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

/* Two rows fill a page. A row of this many bytes has at most as many postings. */
enum { ROW_BYTES = 1900, POSTING_BYTES = 6, ROW_POSTINGS = ROW_BYTES };

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

/* Returns how many bytes; at most POSTING_BYTES for each. */
static size_t pack(term_id term, const struct posting *list, size_t n, unsigned char *out)
{
    unsigned char *to = out;
    uint32_t before = n ? list[0].customer : 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t step = list[i].customer - before;
        for (; step > 127; step >>= 7)
            *to++ = (unsigned char)(step | 128);
        *to++ = (unsigned char)step;
        if (has_places(term))
            *to++ = list[i].place;
        before = list[i].customer;
    }
    return (size_t)(to - out);
}

/* A row as it is in the table; at 0: not there. */
struct row {
    int64_t at;
    size_t count, bytes;
    struct posting list[ROW_POSTINGS];
};

static enum rc row_at(struct db *db, term_id term, uint32_t most, struct row *ret,
                      struct err *reterr)
{
    size_t n;
    struct cursor *c = OPEN(db, SEARCH_POSTING_AT, V(at_of(term, 0)), V(at_of(term, most)));
    ret->at = 0;
    ret->count = ret->bytes = 0;
    if (query_next(c)) {
        ret->at = col_number(c);
        const unsigned char *list = col_blob(c, &n);
        ret->bytes = n;
        ret->count = unpack(ret->at, list, n, ret->list);
    }
    return query_close(c, reterr);
}

/* How many of n postings fill a row; those of one customer stay together. */
static size_t fill_row(term_id term, const struct posting *list, size_t n, unsigned char *bytes,
                       size_t *ret_used)
{
    size_t fit = 0, used = 0;
    /* Most steps are short, so more may fit than if all were long. */
    while (fit < n && used + POSTING_BYTES <= ROW_BYTES) {
        size_t more = (ROW_BYTES - used) / POSTING_BYTES;
        fit += more < n - fit ? more : n - fit;
        used = pack(term, list, fit, bytes);
    }
    size_t whole = fit;
    while (whole > 1 && whole < n && list[whole - 1].customer == list[whole].customer)
        whole--;
    *ret_used = whole < fit ? pack(term, list, whole, bytes) : used;
    return whole;
}

/* Writes postings as rows; the first takes the place of the row at `instead`, if there was one. */
static enum rc write_rows(struct db *db, term_id term, int64_t instead, const struct posting *list,
                          size_t n, struct err *reterr)
{
    unsigned char bytes[ROW_BYTES];
    enum rc rc = RC_OK;
    if (instead && (n == 0 || instead != at_of(term, list[0].customer)))
        rc = RUN(db, SEARCH_POSTING_DELETE, reterr, V(instead));
    while (rc == RC_OK && n > 0) {
        size_t used, fit = fill_row(term, list, n, bytes, &used);
        rc = RUN(db, SEARCH_POSTING_PUT, reterr, V(at_of(term, list[0].customer)),
                 bind_blob(bytes, used));
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

/* One stretch of postings that belong into the same row. */
static enum rc put_stretch(struct db *db, term_id term, const struct row *row,
                           const struct posting *list, size_t n, struct err *reterr)
{
    struct posting *all = mem_array(row->count + n, sizeof *all);
    size_t count = merge(row, list, n, all);
    enum rc rc = write_rows(db, term, row->at, all, count, reterr);
    free(all);
    return rc;
}

/* Those after all that are there go together; others one by one, they are rare. */
enum rc postings_put(struct db *db, term_id term, const struct posting *list, size_t n,
                     struct err *reterr)
{
    struct row row;
    enum rc rc = RC_OK;
    for (size_t stretch = n; rc == RC_OK && n > 0; list += stretch, n -= stretch) {
        rc = row_at(db, term, UINT32_MAX, &row, reterr);
        bool after = row.count == 0 || list[0].customer > row.list[row.count - 1].customer;
        stretch = after ? n : 1;
        if (rc == RC_OK && !after)
            rc = row_at(db, term, list[0].customer, &row, reterr);
        if (rc == RC_OK)
            rc = put_stretch(db, term, &row, list, stretch, reterr);
    }
    return rc;
}

enum rc postings_remove(struct db *db, term_id term, struct posting one, struct err *reterr)
{
    struct row row;
    enum rc rc = row_at(db, term, one.customer, &row, reterr);
    size_t kept = 0;
    for (size_t i = 0; rc == RC_OK && i < row.count; i++) {
        if (posting_compare(&row.list[i], &one) != 0)
            row.list[kept++] = row.list[i];
    }
    if (rc == RC_OK && kept < row.count)
        rc = write_rows(db, term, row.at, row.list, kept, reterr);
    return rc;
}

enum rc postings_at(struct db *db, term_id term, uint32_t most, struct postings *ret,
                    struct err *reterr)
{
    struct row row;
    enum rc rc = row_at(db, term, most, &row, reterr);
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
        OPEN(db, SEARCH_POSTINGS_DOWN, V(at_of(term, 0)), V(at_of(term, UINT32_MAX)));
    *ret_count = 0;
    while (*ret_count <= most && query_next(c)) {
        size_t n;
        int64_t at = col_number(c);
        const unsigned char *bytes = col_blob(c, &n);
        *ret_count = *ret_count || n > most * POSTING_BYTES ? most + 1 : unpack(at, bytes, n, list);
    }
    if (*ret_count <= most)
        memcpy(ret, list, *ret_count * sizeof *ret);
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
    return RUN(db, SEARCH_POSTINGS_DELETE, reterr, V(at_of(term, 0)), V(at_of(term, UINT32_MAX)));
}
