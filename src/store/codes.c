/* Customers by their papers and telephones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/codes.h"

#include "base/mem.h"
#include "store/filing.h"
#include "store/query.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Beginnings that fit more customers than RANGE are looked for among the NEWEST first: so many fit
 * that some of these do. Numbers are ordered as customers are, so the end of their range serves. */
enum { RANGE = 512, NEWEST = 1024, LAST = 4, NO_QUERY = QUERY_COUNT };

static const struct {
    int whole, begins, newest, ends;
} queries[SEARCH_PARTS] = {
    [SEARCH_NAME] = {NO_QUERY, NO_QUERY, NO_QUERY, NO_QUERY},
    [SEARCH_NUMBER] = {Q_CODE_NUMBER, Q_CODE_NUMBER_BEGINS, NO_QUERY, NO_QUERY},
    [SEARCH_SERIAL] = {Q_CODE_SERIAL, NO_QUERY, NO_QUERY, NO_QUERY},
    [SEARCH_EID] = {Q_CODE_EID, Q_CODE_EID_BEGINS, Q_CODE_EID_NEWEST, Q_CODE_EID_ENDS},
    [SEARCH_MOBILE] = {Q_CODE_MOBILE, Q_CODE_MOBILE_BEGINS, Q_CODE_MOBILE_NEWEST,
                       Q_CODE_MOBILE_ENDS},
    [SEARCH_EMAIL] = {Q_CODE_EMAIL, Q_CODE_EMAIL_BEGINS, Q_CODE_EMAIL_NEWEST, NO_QUERY},
    [SEARCH_LICENCE] = {Q_CODE_LICENCE, Q_CODE_LICENCE_BEGINS, Q_CODE_LICENCE_NEWEST,
                        Q_CODE_LICENCE_ENDS},
    [SEARCH_TRN] = {Q_CODE_TRN, Q_CODE_TRN_BEGINS, Q_CODE_TRN_NEWEST, NO_QUERY},
};

/* 784-1990-1234567-1, or as much of it as there are digits. */
static void with_dashes(const char *digits, char to[20])
{
    size_t k = 0;
    for (size_t i = 0; digits[i] && i < 15; i++) {
        if (i == 3 || i == 7 || i == 14)
            to[k++] = '-';
        to[k++] = digits[i];
    }
    to[k] = '\0';
}

/* The value as the columns and their indexes have it. */
static void stored_value(const struct search_code *code, char to[80])
{
    bool ends = code->fit == SEARCH_ENDS;
    snprintf(to, 80, "%s%s", code->part == SEARCH_MOBILE && !ends ? "+" : "", code->value);
    if (code->part == SEARCH_EID && !ends)
        with_dashes(code->value, to);
    for (char *s = to; *s; s++)
        *s = (char)tolower((unsigned char)*s);
}

static size_t read_ids(struct cursor *c, int64_t *ids, size_t n)
{
    size_t count = 0;
    while (count < n && query_next(c))
        ids[count++] = col_rowid(c).n;
    return count;
}

static int newest_order(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* Puts the newest n before the others, in order: sorting all of a range for a page of it takes as long
 * as reading it. Returns how many that are. */
static size_t newest_first(int64_t *ids, size_t count, size_t n)
{
    size_t first = 0;
    if (n >= count) {
        qsort(ids, count, sizeof *ids, newest_order);
        return count;
    }
    for (size_t i = 0; i < count; i++) {
        int64_t id = ids[i];
        if (first == n && id <= ids[n - 1])
            continue;
        size_t at = first < n ? first++ : n - 1;
        if (at < i)
            ids[i] = ids[at];
        for (; at > 0 && ids[at - 1] < id; at--)
            ids[at] = ids[at - 1];
        ids[at] = id;
    }
    return first;
}

static enum rc newest_id(struct db *db, int64_t *ret, struct err *reterr)
{
    struct cursor *c = OPEN(db, CUSTOMER_LAST, BIND_END);
    bool found = query_next(c);
    *ret = found ? col_number(c) : 0;
    return query_found(c, found, reterr);
}

/* Adds ids that are not there yet. */
static size_t add_ids(int64_t *ids, size_t count, size_t n, const int64_t *more, size_t nmore)
{
    for (size_t i = 0; i < nmore && count < n; i++) {
        bool known = false;
        for (size_t k = 0; k < count && !known; k++)
            known = ids[k] == more[i];
        if (!known)
            ids[count++] = more[i];
    }
    return count;
}

static enum rc find_beginning(struct db *db, const struct search_code *code, int64_t *ids, size_t n,
                              size_t *ret_count, struct err *reterr)
{
    char value[80];
    int64_t range[RANGE], last = 0;
    stored_value(code, value);
    char *end = prefix_end(value);
    struct cursor *c = query_open(db, (enum query_id)queries[code->part].begins,
                                  (const struct bind[]){V((const char *)value), V(end),
                                                        V((int)RANGE), BIND_END});
    size_t found = read_ids(c, range, RANGE);
    enum rc rc = query_close(c, reterr);
    *ret_count = 0;
    if (rc == RC_OK && found == RANGE && queries[code->part].newest != NO_QUERY) {
        rc = newest_id(db, &last, reterr);
        c = query_open(db, (enum query_id)queries[code->part].newest,
                       (const struct bind[]){V((const char *)value), V(end), V(last - NEWEST),
                                             V((int64_t)n), BIND_END});
        *ret_count = read_ids(c, ids, n);
        enum rc end_rc = query_close(c, reterr);
        rc = rc ? rc : end_rc;
    }
    *ret_count = add_ids(ids, *ret_count, n, range, newest_first(range, found, n));
    free(end);
    return rc;
}

/* Customers of a list whom a code fits. */
struct listed {
    struct db *db;
    const struct search_code *code;
    term_id term;
    uint8_t place;
    int64_t *ids;
    size_t n, count;
};

/* The last three digits are the list's, the two before them are the place's, and more the row says; of a
 * serial, list and place say all. */
static enum rc take_listed(struct listed *e, struct posting one, struct err *reterr)
{
    enum { IN_LIST = END_DIGITS + 2 };
    size_t length = strlen(e->code->value);
    bool serial = e->code->part == SEARCH_SERIAL;
    bool fits = !serial && length < IN_LIST ? one.place % 10 == e->place % 10 : one.place == e->place;
    struct customer c;
    enum rc rc = RC_OK;
    if (fits && !serial && length > IN_LIST) {
        rc = customer_by_id(e->db, (struct rowid){one.customer}, &c, reterr);
        fits = rc == RC_OK && code_fits(e->code, &c);
    }
    if (fits)
        e->ids[e->count++] = one.customer;
    return rc;
}

static enum rc read_list(struct listed *e, struct err *reterr)
{
    struct postings row = {0};
    uint32_t most = UINT32_MAX;
    enum rc rc = RC_OK;
    do {
        rc = postings_at(e->db, e->term, most, &row, reterr);
        for (size_t i = row.count; rc == RC_OK && i-- > 0 && e->count < e->n;)
            rc = take_listed(e, row.list[i], reterr);
        most = row.count ? row.list[0].customer - 1 : 0;
    } while (rc == RC_OK && row.count && e->count < e->n);
    postings_done(&row);
    return rc;
}

static bool term_of(struct listed *e, int generation, char to[TERM_SIZE])
{
    const char *value = e->code->value;
    if (e->code->part == SEARCH_SERIAL)
        return term_serial(to, generation, value, &e->place);
    term_end(to, generation, e->code->part == SEARCH_EID ? END_EID : END_MOBILE, value);
    e->place = end_place(value);
    return true;
}

/* Those in the list of the last digits or of the serial, if there is one. */
static enum rc find_filed(struct listed *e, int generation, struct err *reterr)
{
    char term[TERM_SIZE];
    if (!term_of(e, generation, term))
        return RC_OK;
    struct cursor *c = OPEN(e->db, SEARCH_TERM, V((const char *)term));
    bool found = query_next(c);
    if (found)
        e->term = (term_id)col_number(c);
    enum rc rc = query_close(c, reterr);
    return rc == RC_OK && found ? read_list(e, reterr) : rc;
}

/* The newest, who are in no list yet and whom the query finds, before those who are. */
static enum rc find_listed(struct db *db, const struct search_code *code, int query, int64_t *ids,
                           size_t n, size_t *ret_count, struct err *reterr)
{
    struct listed e = {.db = db, .code = code, .ids = ids, .n = n};
    struct filing f;
    enum rc rc = filing_read(db, &f, reterr);
    if (rc != RC_OK)
        return rc;
    struct cursor *c = query_open(db, (enum query_id)query,
                                  (const struct bind[]){V(f.filed), V((const char *)code->value),
                                                        V((int64_t)n), BIND_END});
    e.count = read_ids(c, ids, n);
    rc = query_close(c, reterr);
    if (rc == RC_OK && e.count < n)
        rc = find_filed(&e, f.generation, reterr);
    *ret_count = e.count;
    return rc;
}

static enum rc find_licence_end(struct db *db, const struct search_code *code, int64_t *ids,
                                size_t n, size_t *ret_count, struct err *reterr)
{
    char value[80];
    stored_value(code, value);
    struct cursor *c = OPEN(db, CODE_LICENCE_ENDS, V((const char *)value + strlen(value) - LAST),
                            V((const char *)value), V((int64_t)n));
    *ret_count = read_ids(c, ids, n);
    return query_close(c, reterr);
}

static enum rc find_end(struct db *db, const struct search_code *code, int64_t *ids, size_t n,
                        size_t *ret_count, struct err *reterr)
{
    if (strlen(code->value) < LAST)
        return RC_OK;
    return code->part == SEARCH_LICENCE
               ? find_licence_end(db, code, ids, n, ret_count, reterr)
               : find_listed(db, code, queries[code->part].ends, ids, n, ret_count, reterr);
}

enum rc code_find(struct db *db, const struct search_code *code, int64_t *ids, size_t n,
                  size_t *ret_count, struct err *reterr)
{
    char value[80];
    *ret_count = 0;
    if (!*code->value)
        return RC_OK;
    if (code->fit == SEARCH_BEGINS && queries[code->part].begins != NO_QUERY)
        return find_beginning(db, code, ids, n, ret_count, reterr);
    if (code->fit == SEARCH_ENDS && queries[code->part].ends != NO_QUERY)
        return find_end(db, code, ids, n, ret_count, reterr);
    if (code->fit != SEARCH_WHOLE || queries[code->part].whole == NO_QUERY)
        return RC_OK;
    if (code->part == SEARCH_SERIAL)
        return find_listed(db, code, queries[code->part].whole, ids, n, ret_count, reterr);
    stored_value(code, value);
    struct cursor *c =
        query_open(db, (enum query_id)queries[code->part].whole,
                   (const struct bind[]){V((const char *)value), V((int64_t)n), BIND_END});
    *ret_count = read_ids(c, ids, n);
    return query_close(c, reterr);
}

/* The part of a row as codes write it: without the signs between letters and digits. */
static void part_of(const struct customer *c, enum search_part part, char to[256])
{
    const char *from = part == SEARCH_NUMBER || part == SEARCH_SERIAL ? c->number
                       : part == SEARCH_EID                           ? c->eid
                       : part == SEARCH_MOBILE                        ? c->mobile
                       : part == SEARCH_EMAIL                         ? c->email
                       : part == SEARCH_LICENCE                       ? c->licence
                       : part == SEARCH_TRN                           ? c->trn
                                                                      : "";
    if (part == SEARCH_SERIAL) {
        const char *end = from + strlen(from);
        while (end > from && isdigit((unsigned char)end[-1]))
            end--;
        from = end + strspn(end, "0");
    }
    size_t k = 0;
    for (; *from && k < 255; from++) {
        bool sign = (part == SEARCH_EID && *from == '-') || (part == SEARCH_MOBILE && *from == '+') ||
                    (part == SEARCH_LICENCE && strchr("- /", *from));
        if (!sign)
            to[k++] = *from;
    }
    to[k] = '\0';
}

bool code_fits(const struct search_code *code, const struct customer *c)
{
    char part[256];
    part_of(c, code->part, part);
    size_t have = strlen(part), want = strlen(code->value);
    if (want == 0 || want > have)
        return false;
    if (code->fit == SEARCH_ENDS)
        return strcasecmp(part + have - want, code->value) == 0;
    return strncasecmp(part, code->value, want) == 0 &&
           (code->fit == SEARCH_BEGINS || have == want);
}
