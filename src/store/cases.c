/* Cases by their numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "store/query.h"
#include "store/search.h"

#include <stdlib.h>

enum { RANGE = 1024 };

static const struct {
    enum query_id number, serial;
} queries[] = {
    [SEARCH_APPLICATIONS] = {Q_CASE_APPLICATIONS, Q_CASE_APPLICATIONS_SERIAL},
    [SEARCH_COMPLAINTS] = {Q_CASE_COMPLAINTS, Q_CASE_COMPLAINTS_SERIAL},
    [SEARCH_CONTACTS] = {Q_CASE_CONTACTS, Q_CASE_CONTACTS_SERIAL},
    [SEARCH_RECEIPTS] = {Q_CASE_RECEIPTS, Q_CASE_RECEIPTS_SERIAL},
};

static int newest_first(const void *a, const void *b)
{
    int64_t x = ((const struct search_case *)a)->id.n, y = ((const struct search_case *)b)->id.n;
    return x < y ? 1 : x > y ? -1 : 0;
}

static size_t read_cases(struct cursor *c, enum search_kind kind, struct search_case *list)
{
    size_t n = 0;
    while (n < RANGE && query_next(c)) {
        struct search_case *one = &list[n++];
        one->kind = kind;
        one->id = col_rowid(c);
        col_text(c, one->number, sizeof one->number);
        one->application = col_rowid(c);
        one->customer = col_rowid(c);
    }
    return n;
}

/* A whole number is the only one that begins with itself and ends there. */
static struct cursor *open_cases(struct db *db, enum search_kind kind, enum search_part part,
                                 enum search_fit fit, const char *value, char **ret_end)
{
    *ret_end = fit == SEARCH_BEGINS ? prefix_end(value) : mem_printf("%s\x01", value);
    if (part == SEARCH_SERIAL)
        return query_open(db, queries[kind].serial,
                          (const struct bind[]){V(value), V((int)RANGE), BIND_END});
    return query_open(db, queries[kind].number,
                      (const struct bind[]){V(value), V(*ret_end), V((int)RANGE), BIND_END});
}

enum rc search_cases(struct db *db, enum search_kind kind, enum search_part part,
                     enum search_fit fit, const char *value, int limit,
                     bool (*row)(void *ctx, const struct search_case *c), void *ctx,
                     struct err *reterr)
{
    char *end;
    if (!*value)
        return RC_OK;
    struct search_case *list = mem_resize(NULL, RANGE, sizeof *list);
    struct cursor *c = open_cases(db, kind, part, fit, value, &end);
    size_t n = read_cases(c, kind, list);
    enum rc rc = query_close(c, reterr);
    if (n)
        qsort(list, n, sizeof *list, newest_first);
    for (size_t i = 0; rc == RC_OK && i < n && (int)i < limit; i++) {
        if (!row(ctx, &list[i]))
            break;
    }
    free(list);
    free(end);
    return rc;
}
