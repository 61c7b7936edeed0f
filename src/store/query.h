/* Queries: one row each in queries.def, run through the calls below. Private to the store. Nothing
 * here shows which engine is underneath, and no SQL is ever put together from data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_QUERY_H
#define RIHLA_STORE_QUERY_H

#include "domain/money.h"
#include "store/db.h"

#include <stddef.h>

/* Letters of a signature, one for each parameter or column:
 *     i  whole number                     z  whole number; 0 is NULL
 *     t  text                             n  text; "" is NULL
 *     r  row id; 0 is NULL                w  instant; 0 is NULL
 *     d  date as ISO text; year 0 is NULL m  money
 *     b  bytes */
struct query_row {
    const char *name, *params, *columns, *sql;
};

enum query_id {
#define Q(id, params, columns, sql) Q_##id,
#include "store/queries.def"
#undef Q
    QUERY_COUNT
};
extern const struct query_row query_table[QUERY_COUNT];

/* One value for one parameter. V(x) makes it by x's type; the signature is checked when it is
 * bound. */
struct bind {
    char type; /* 'i', 't', 'r', 'm', 'd' or 'b'; 0 ends a list */
    int64_t n;
    const char *s; /* borrowed until the query has run; n bytes of a 'b' */
    char iso[16];
};
struct bind bind_number(int64_t n);
struct bind bind_text(const char *s);
struct bind bind_rowid(struct rowid id);
struct bind bind_money(struct money m);
struct bind bind_date(struct date d);
struct bind bind_blob(const void *bytes, size_t n); /* not by V(): it takes two values */

#define V(x)                                                                                       \
    _Generic((x),                                                                                  \
        _Bool: bind_number,                                                                        \
        int: bind_number,                                                                          \
        long: bind_number,                                                                         \
        long long: bind_number,                                                                    \
        char *: bind_text,                                                                         \
        const char *: bind_text,                                                                   \
        struct rowid: bind_rowid,                                                                  \
        struct money: bind_money,                                                                  \
        struct date: bind_date)(x)
#define BIND_END ((struct bind){0})

/* A query being run. */
struct cursor;

/* OPEN(db, CUSTOMER_BY_NUMBER, V(number)), or OPEN(db, STAFF_EACH, BIND_END) without values: starts
 * it; what goes wrong is told by query_close(). A statement is prepared once for each database; a
 * query may be run again inside its own rows. */
#define OPEN(db, id, ...) query_open((db), Q_##id, (const struct bind[]){__VA_ARGS__, BIND_END})
struct cursor *query_open(struct db *db, enum query_id id, const struct bind *args);

/* Moves to the next row; false: there is none, or something went wrong. */
bool query_next(struct cursor *c);

/* Ends the query; the result of all of it. */
enum rc query_close(struct cursor *c, struct err *reterr);

/* RUN(db, CUSTOMER_INSERT, reterr, V(…), V(…)): to its end, without looking at rows. */
#define RUN(db, id, reterr, ...)                                                                   \
    query_run((db), Q_##id, (const struct bind[]){__VA_ARGS__, BIND_END}, (reterr))
enum rc query_run(struct db *db, enum query_id id, const struct bind *args, struct err *reterr);

/* Rows changed by the last RUN(), and the id of the last row it inserted. */
int64_t query_changes(const struct db *db);
struct rowid query_inserted(const struct db *db);

/* Each call reads the next column of the current row; the signature is checked. */
int64_t col_number(struct cursor *c);                    /* i, z */
instant col_instant(struct cursor *c);                   /* w */
struct rowid col_rowid(struct cursor *c);                /* r */
struct money col_money(struct cursor *c);                /* m */
struct date col_date(struct cursor *c);                  /* d */
void col_text(struct cursor *c, char *buf, size_t size); /* t, n; cut at a character if too long */
char *col_string(struct cursor *c); /* t, n; owned by the caller, "" for NULL */
const void *col_blob(struct cursor *c, size_t *ret_n); /* b; lives until the next row */

/* The column read as one of a vocabulary: COL_WORD(c, role_parse, &s->role). A word that is not in
 * it cannot have been written by Rihla: a broken invariant. */
#define COL_WORD(c, parse, ret)                                                                    \
    do {                                                                                           \
        char word_[33];                                                                            \
        col_text((c), word_, sizeof word_);                                                        \
        if (!parse(word_, (ret)))                                                                  \
            panic("%s: \"%s\" from the database", #parse, word_);                                  \
    } while (0)

/* RC_OK for a row that was found; the caller's NOT_FOUND sentence is not needed then. Closes. */
enum rc query_found(struct cursor *c, bool found, struct err *reterr);

/* The smallest text above every text that begins with `prefix`: for ranges on an index. */
char *prefix_end(const char *prefix);

#endif
