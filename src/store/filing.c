/* Keeping the lists of the search true.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/filing.h"

#include "base/mem.h"
#include "store/handle.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

/* Customers that may wait for a commit, and inside one long transaction. Fewer at a time would touch
 * nearly as many lists each time; more would let the one who files them wait for longer. */
enum { GATHER = 512, GATHER_INSIDE = 16384, FIRST_HASH = 4096 };

enum rc filing_read(struct db *db, struct filing *ret, struct err *reterr)
{
    struct cursor *c = OPEN(db, SEARCH_STATE, BIND_END);
    bool found = query_next(c);
    if (found) {
        ret->generation = (int)col_number(c);
        ret->filed = col_number(c);
        ret->rebuilt = col_number(c);
        ret->terms = col_number(c);
        ret->changes = col_number(c);
    }
    return query_found(c, found, reterr);
}

enum rc filing_write(struct db *db, const struct filing *f, struct err *reterr)
{
    return RUN(db, SEARCH_STATE_SET, reterr, V(f->generation), V(f->filed), V(f->rebuilt),
               V(f->terms), V(f->changes));
}

/* The number of a term, which is made if it is new; a new spelling is added to *fresh. */
static enum rc term_number(struct db *db, struct filing *f, const char *term, struct sounds *fresh,
                           term_id *ret, struct err *reterr)
{
    struct cursor *c = OPEN(db, SEARCH_TERM, V(term));
    bool found = query_next(c);
    if (found)
        *ret = (term_id)col_number(c);
    enum rc rc = query_close(c, reterr);
    if (rc != RC_OK || found)
        return rc;
    bool whole = term_is_whole(term);
    *ret = (term_id)(2 * f->terms++ + !term_has_places(term));
    if (whole) {
        struct name_form form;
        term_form(term, &form);
        sounds_of(fresh, &form, *ret);
    }
    return RUN(db, SEARCH_TERM_INSERT, reterr, V(term), V((int64_t)*ret));
}

/* Customers who are filed together, by term: each list is touched once. */
struct group {
    char term[TERM_SIZE];
    term_id id;
    struct postings list; /* ascending */
};
struct groups {
    struct group *list;
    size_t count, cap;
    uint32_t *hash; /* index + 1 */
    size_t nhash;
};

static void groups_done(struct groups *g)
{
    for (size_t i = 0; i < g->count; i++)
        postings_done(&g->list[i].list);
    free(g->list);
    free(g->hash);
}

static uint32_t *group_slot(const struct groups *g, const char *term)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (const char *c = term; *c; c++)
        h = (h ^ (unsigned char)*c) * 0x100000001B3u;
    size_t at = (h ^ h >> 32) & (g->nhash - 1);
    while (g->hash[at] && strcmp(g->list[g->hash[at] - 1].term, term) != 0)
        at = (at + 1) & (g->nhash - 1);
    return &g->hash[at];
}

static void grow_hash(struct groups *g)
{
    g->nhash = g->nhash ? 2 * g->nhash : FIRST_HASH;
    free(g->hash);
    g->hash = mem_array(g->nhash, sizeof *g->hash);
    for (size_t i = 0; i < g->count; i++)
        *group_slot(g, g->list[i].term) = (uint32_t)i + 1;
}

static struct group *group_of(struct groups *g, const char *term)
{
    if (2 * (g->count + 1) > g->nhash)
        grow_hash(g);
    uint32_t *slot = group_slot(g, term);
    if (!*slot) {
        g->list = MEM_GROW(g->list, g->count, &g->cap);
        struct group *new = &g->list[g->count++];
        *new = (struct group){.id = 0};
        memcpy(new->term, term, TERM_SIZE);
        *slot = (uint32_t)g->count;
    }
    return &g->list[*slot - 1];
}

/* All of one customer, who comes after those before; a beginning that several names have is there once. */
static void take_customer(struct groups *g, struct entries *e)
{
    entries_sort(e);
    for (size_t i = 0; i < e->count; i++)
        postings_add(&group_of(g, e->list[i].term)->list,
                     (struct posting){e->list[i].customer, e->list[i].place});
}

static int by_term(const void *a, const void *b)
{
    return strcmp(((const struct group *)a)->term, ((const struct group *)b)->term);
}

static int by_id(const void *a, const void *b)
{
    term_id x = ((const struct group *)a)->id, y = ((const struct group *)b)->id;
    return x < y ? -1 : x > y;
}

/* Terms are numbered in their order, and lists lie in the order of the numbers. */
static enum rc file_groups(struct db *db, struct filing *f, int generation, struct groups *g,
                           struct err *reterr)
{
    struct sounds fresh = {0};
    enum rc rc = RC_OK;
    if (g->count)
        qsort(g->list, g->count, sizeof *g->list, by_term);
    for (size_t i = 0; rc == RC_OK && i < g->count; i++)
        rc = term_number(db, f, g->list[i].term, &fresh, &g->list[i].id, reterr);
    if (g->count)
        qsort(g->list, g->count, sizeof *g->list, by_id);
    for (size_t i = 0; rc == RC_OK && i < g->count; i++)
        rc = postings_append(db, g->list[i].id, g->list[i].list.list, g->list[i].list.count, reterr);
    if (rc == RC_OK)
        rc = sounds_put(db, generation, &fresh, reterr);
    sounds_done(&fresh);
    return rc;
}

struct rowid filed_read(struct cursor *c, struct filed_row *to)
{
    struct rowid id = col_rowid(c);
    col_text(c, to->name_en, sizeof to->name_en);
    col_text(c, to->name_ar, sizeof to->name_ar);
    col_text(c, to->eid, sizeof to->eid);
    col_text(c, to->mobile, sizeof to->mobile);
    col_text(c, to->number, sizeof to->number);
    to->by = (struct filed){to->name_en, to->name_ar, to->eid, to->mobile, to->number};
    return id;
}

enum rc filing_take(struct db *db, struct filing *f, int generation, int64_t *id, int64_t most,
                    int limit, struct err *reterr)
{
    struct groups g = {0};
    struct entries e = {0};
    struct filed_row row;
    struct cursor *c = OPEN(db, SEARCH_CUSTOMERS, V(*id), V(most), V(limit));
    while (query_next(c)) {
        *id = filed_read(c, &row).n;
        if (*id > UINT32_MAX)
            panic("more customers than the search can count");
        e.count = 0;
        entries_of(&e, generation, (uint32_t)*id, &row.by);
        take_customer(&g, &e);
    }
    enum rc rc = query_close(c, reterr);
    if (rc == RC_OK)
        rc = file_groups(db, f, generation, &g, reterr);
    entries_done(&e);
    groups_done(&g);
    return rc;
}

static enum rc file_newest(struct db *db, struct filing *f, struct err *reterr)
{
    enum rc rc = filing_take(db, f, f->generation, &f->filed, INT64_MAX, GATHER_INSIDE, reterr);
    f->changes++;
    db->filed = true;
    if (rc == RC_OK)
        rc = filing_write(db, f, reterr);
    return rc;
}

enum rc filing_settle(struct db *db, struct err *reterr)
{
    struct filing f;
    enum rc rc = filing_read(db, &f, reterr);
    while (rc == RC_OK && db->newest - f.filed >= GATHER)
        rc = file_newest(db, &f, reterr);
    return rc;
}

enum rc filing_behind(struct db *db, bool *ret, struct err *reterr)
{
    struct filing f;
    enum rc rc = filing_read(db, &f, reterr);
    struct cursor *c = OPEN(db, CUSTOMER_LAST, BIND_END);
    if (query_next(c))
        db->newest = col_number(c);
    enum rc end = query_close(c, reterr);
    *ret = rc == RC_OK && db->newest - f.filed >= GATHER;
    return rc ? rc : end;
}

enum rc filing_registered(struct db *db, struct rowid customer, struct err *reterr)
{
    db->newest = customer.n;
    if (++db->registered < GATHER_INSIDE)
        return RC_OK;
    db->registered = 0;
    return filing_settle(db, reterr);
}

static enum rc refile(struct db *db, struct filing *f, int generation, struct rowid customer,
                      const struct filed *before, const struct filed *after, struct err *reterr)
{
    struct entries old = {0}, new = {0};
    struct sounds fresh = {0};
    enum rc rc = RC_OK;
    entries_of(&old, generation, (uint32_t)customer.n, before);
    entries_of(&new, generation, (uint32_t)customer.n, after);
    entries_sort(&old);
    entries_sort(&new);
    for (size_t i = 0, k = 0; rc == RC_OK && (i < old.count || k < new.count);) {
        int order = i == old.count   ? 1
                    : k == new.count ? -1
                                     : entry_compare(&old.list[i], &new.list[k]);
        const struct entry *e = order < 0 ? &old.list[i] : &new.list[k];
        struct posting one = {e->customer, e->place};
        term_id term = 0;
        if (order != 0)
            rc = term_number(db, f, e->term, &fresh, &term, reterr);
        if (rc == RC_OK && order < 0)
            rc = postings_remove(db, term, one, reterr);
        else if (rc == RC_OK && order > 0)
            rc = postings_put(db, term, one, reterr);
        i += order <= 0;
        k += order >= 0;
    }
    if (rc == RC_OK)
        rc = sounds_put(db, generation, &fresh, reterr);
    entries_done(&old);
    entries_done(&new);
    sounds_done(&fresh);
    return rc;
}

enum rc filing_corrected(struct db *db, struct rowid customer, const struct filed *before,
                         const struct filed *after, struct err *reterr)
{
    struct filing f;
    if (filed_same(before, after))
        return RC_OK;
    enum rc rc = filing_read(db, &f, reterr);
    if (rc != RC_OK || (customer.n > f.filed && customer.n > f.rebuilt))
        return rc;
    if (customer.n <= f.filed)
        rc = refile(db, &f, f.generation, customer, before, after, reterr);
    if (rc == RC_OK && customer.n <= f.rebuilt)
        rc = refile(db, &f, !f.generation, customer, before, after, reterr);
    f.changes++;
    if (rc == RC_OK)
        rc = filing_write(db, &f, reterr);
    return rc;
}
