/* Keeping the lists of the search true.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/filing.h"

#include "base/mem.h"
#include "store/handle.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

/* Customers that may wait for a commit, and inside one long transaction. Filing some hundred costs nearly
 * as much as some thousand: the same lists. */
enum { GATHER = 2048, GATHER_INSIDE = 16384 };

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
    *ret = (term_id)(2 * f->terms++ + !whole);
    if (whole) {
        struct name_form form;
        term_form(term, &form);
        sounds_of(fresh, &form, *ret);
    }
    return RUN(db, SEARCH_TERM_INSERT, reterr, V(term), V((int64_t)*ret));
}

/* n entries of one term. */
static enum rc file_term(struct db *db, struct filing *f, const struct entry *e, size_t n,
                         struct sounds *fresh, struct err *reterr)
{
    term_id term = 0;
    struct posting *list = mem_array(n, sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] = (struct posting){e[i].customer, e[i].place};
    enum rc rc = term_number(db, f, e->term, fresh, &term, reterr);
    if (rc == RC_OK)
        rc = postings_put(db, term, list, n, reterr);
    free(list);
    return rc;
}

static enum rc file_entries(struct db *db, struct filing *f, int generation, struct entries *e,
                            struct err *reterr)
{
    struct sounds fresh = {0};
    enum rc rc = RC_OK;
    entries_sort(e);
    for (size_t from = 0, to; rc == RC_OK && from < e->count; from = to) {
        for (to = from + 1; to < e->count && strcmp(e->list[to].term, e->list[from].term) == 0;)
            to++;
        rc = file_term(db, f, e->list + from, to - from, &fresh, reterr);
    }
    if (rc == RC_OK)
        rc = sounds_put(db, generation, &fresh, reterr);
    sounds_done(&fresh);
    return rc;
}

enum rc filing_take(struct db *db, struct filing *f, int generation, int64_t *id, int64_t most,
                    int limit, struct err *reterr)
{
    struct entries e = {0};
    char en[TITLE_SIZE], ar[TITLE_SIZE];
    struct cursor *c = OPEN(db, SEARCH_CUSTOMERS, V(*id), V(most), V(limit));
    while (query_next(c)) {
        *id = col_rowid(c).n;
        col_text(c, en, sizeof en);
        col_text(c, ar, sizeof ar);
        if (*id > UINT32_MAX)
            panic("more customers than the search can count");
        entries_of(&e, generation, (uint32_t)*id, en, ar);
    }
    enum rc rc = query_close(c, reterr);
    if (rc == RC_OK)
        rc = file_entries(db, f, generation, &e, reterr);
    entries_done(&e);
    return rc;
}

static enum rc file_newest(struct db *db, struct filing *f, struct err *reterr)
{
    enum rc rc = filing_take(db, f, f->generation, &f->filed, INT64_MAX, GATHER_INSIDE, reterr);
    f->changes++;
    if (rc == RC_OK)
        rc = filing_write(db, f, reterr);
    return rc;
}

enum rc filing_settle(struct db *db, bool all, struct err *reterr)
{
    struct filing f;
    enum rc rc = filing_read(db, &f, reterr);
    while (rc == RC_OK && f.filed < db->newest && (all || db->newest - f.filed >= GATHER))
        rc = file_newest(db, &f, reterr);
    return rc;
}

enum rc filing_registered(struct db *db, struct rowid customer, struct err *reterr)
{
    db->newest = customer.n;
    if (++db->registered < GATHER_INSIDE)
        return RC_OK;
    db->registered = 0;
    return filing_settle(db, false, reterr);
}

static enum rc refile(struct db *db, struct filing *f, int generation, struct rowid customer,
                      const char *const before[CUSTOMER_NAMES],
                      const char *const after[CUSTOMER_NAMES], struct err *reterr)
{
    struct entries old = {0}, new = {0};
    struct sounds fresh = {0};
    enum rc rc = RC_OK;
    entries_of(&old, generation, (uint32_t)customer.n, before[0], before[1]);
    entries_of(&new, generation, (uint32_t)customer.n, after[0], after[1]);
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
            rc = postings_put(db, term, &one, 1, reterr);
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

enum rc filing_corrected(struct db *db, struct rowid customer, const char *const before[CUSTOMER_NAMES],
                         const char *const after[CUSTOMER_NAMES], struct err *reterr)
{
    struct filing f;
    if (strcmp(before[0], after[0]) == 0 && strcmp(before[1], after[1]) == 0)
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
