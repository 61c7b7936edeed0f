/* The table of queries and the values that are bound to them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/query.h"

#include "base/mem.h"

#include <stdio.h>

const struct query_row query_table[QUERY_COUNT] = {
#define Q(id, params, columns, sql) [Q_##id] = {#id, params, columns, sql},
#include "store/queries.def"
#undef Q
};

struct bind bind_number(int64_t n)
{
    return (struct bind){.type = 'i', .n = n};
}

struct bind bind_text(const char *s)
{
    return (struct bind){.type = 't', .s = s ? s : ""};
}

struct bind bind_rowid(struct rowid id)
{
    return (struct bind){.type = 'r', .n = id.n};
}

struct bind bind_money(struct money m)
{
    return (struct bind){.type = 'm', .n = m.fils};
}

struct bind bind_date(struct date d)
{
    struct bind b = {.type = 'd', .n = d.year};
    if (d.year)
        snprintf(b.iso, sizeof b.iso, "%04u-%02u-%02u", (unsigned)d.year % 10000u,
                 (unsigned)d.month % 100u, (unsigned)d.day % 100u);
    return b;
}

struct bind bind_blob(const void *bytes, size_t n)
{
    return (struct bind){.type = 'b', .n = (int64_t)n, .s = bytes};
}

enum rc query_run(struct db *db, enum query_id id, const struct bind *args, struct err *reterr)
{
    struct cursor *c = query_open(db, id, args);
    while (query_next(c))
        continue;
    return query_close(c, reterr);
}

enum rc query_found(struct cursor *c, bool found, struct err *reterr)
{
    enum rc rc = query_close(c, reterr);
    return rc == RC_OK && !found ? RC_NOT_FOUND : rc;
}

/* U+10FFFF is above every character that a text may hold. */
char *prefix_end(const char *prefix)
{
    return mem_printf("%s\xF4\x8F\xBF\xBF", prefix);
}
