/* The newest customers, who are not in the lists of the search yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_HASH = 1024 };

void fresh_done(struct fresh *f)
{
    free(f->forms);
    free(f->uses);
    free(f->rows);
    free(f->hash);
    *f = (struct fresh){0};
}

static uint32_t hash_of(const struct name_form *f)
{
    uint32_t h = 2166136261u ^ f->script;
    for (size_t i = 0; i < f->length; i++)
        h = (h ^ (unsigned char)f->letters[i]) * 16777619u;
    return h ^ h >> 15;
}

static uint32_t *hash_slot(const struct fresh *f, const struct name_form *form)
{
    size_t at = hash_of(form) & (f->nhash - 1);
    for (; f->hash[at]; at = (at + 1) & (f->nhash - 1)) {
        const struct name_form *there = &f->forms[f->hash[at] - 1].form;
        if (there->script == form->script && strcmp(there->letters, form->letters) == 0)
            break;
    }
    return &f->hash[at];
}

static void grow_hash(struct fresh *f)
{
    f->nhash = f->nhash ? 2 * f->nhash : FIRST_HASH;
    free(f->hash);
    f->hash = mem_array(f->nhash, sizeof *f->hash);
    for (size_t i = 0; i < f->nforms; i++)
        *hash_slot(f, &f->forms[i].form) = (uint32_t)i + 1;
}

static uint32_t form_number(struct fresh *f, const struct name_form *form)
{
    if (2 * (f->nforms + 1) > f->nhash)
        grow_hash(f);
    uint32_t *slot = hash_slot(f, form);
    if (!*slot) {
        f->forms = MEM_GROW(f->forms, f->nforms, &f->forms_cap);
        struct fresh_form *new = &f->forms[f->nforms++];
        new->form = *form;
        new->nkeys = (uint8_t)name_keys(form, new->keys);
        *slot = (uint32_t)f->nforms;
    }
    return *slot - 1;
}

static void add_row(struct fresh *f, uint32_t customer, int version, const char *en, const char *ar)
{
    const char *const names[CUSTOMER_NAMES] = {en, ar};
    uint32_t first = (uint32_t)f->nuses;
    for (unsigned name = 0; name < CUSTOMER_NAMES; name++) {
        struct name_unit units[NAME_UNITS];
        size_t n = name_parse(names[name], units, NAME_UNITS);
        for (unsigned i = 0; i < n; i++) {
            for (size_t k = 0; k < units[i].forms; k++) {
                uint32_t form = form_number(f, &units[i].form[k]);
                f->uses = MEM_GROW(f->uses, f->nuses, &f->uses_cap);
                f->uses[f->nuses++] = (struct fresh_use){customer, form, PLACE(name, i, n)};
            }
        }
    }
    f->rows = MEM_GROW(f->rows, f->nrows, &f->rows_cap);
    f->rows[f->nrows++] =
        (struct fresh_row){customer, version, first, (uint32_t)f->nuses - first};
}

static void forget(struct fresh *f)
{
    f->nforms = f->nuses = f->nrows = 0;
    if (f->nhash)
        memset(f->hash, 0, f->nhash * sizeof *f->hash);
    f->edition++;
}

/* True where those that are known are as they were: nobody leaves, and versions only grow. */
static enum rc as_known(struct search *s, bool *ret, struct err *reterr)
{
    struct fresh *f = &s->fresh;
    int64_t count = 0, versions = 0, known = 0;
    for (size_t i = 0; i < f->nrows; i++)
        known += f->rows[i].version;
    struct cursor *c = OPEN(s->db, SEARCH_FRESH_SUM, V(s->filing.filed),
                            V(f->nrows ? (int64_t)f->rows[0].customer : s->filing.filed));
    if (query_next(c)) {
        count = col_number(c);
        versions = col_number(c);
    }
    *ret = count == (int64_t)f->nrows && versions == known;
    return query_close(c, reterr);
}

/* Adds those above an id, and brings them before the others: the newest stand first. */
static enum rc read_above(struct search *s, int64_t id, struct err *reterr)
{
    struct fresh *f = &s->fresh;
    size_t before = f->nrows;
    char en[TITLE_SIZE], ar[TITLE_SIZE];
    struct cursor *c = OPEN(s->db, SEARCH_FRESH, V(id));
    while (query_next(c)) {
        uint32_t customer = (uint32_t)col_rowid(c).n;
        int version = (int)col_number(c);
        col_text(c, en, sizeof en);
        col_text(c, ar, sizeof ar);
        add_row(f, customer, version, en, ar);
    }
    enum rc rc = query_close(c, reterr);
    size_t added = f->nrows - before;
    if (added && before) {
        struct fresh_row *new = mem_array(added, sizeof *new);
        memcpy(new, f->rows + before, added * sizeof *new);
        memmove(f->rows + added, f->rows, before * sizeof *f->rows);
        memcpy(f->rows, new, added * sizeof *new);
        free(new);
    }
    f->edition += added > 0;
    return rc;
}

enum rc fresh_read(struct search *s, struct err *reterr)
{
    struct fresh *f = &s->fresh;
    bool known = false;
    enum rc rc = as_known(s, &known, reterr);
    if (rc == RC_OK && !known)
        forget(f);
    if (rc == RC_OK)
        rc = read_above(s, f->nrows ? (int64_t)f->rows[0].customer : s->filing.filed, reterr);
    if (rc != RC_OK)
        forget(f);
    return rc;
}
