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

/* True while the rows are those that are known already. */
static bool all_known(struct fresh *f, struct cursor *c)
{
    size_t at = 0;
    for (; query_next(c); at++) {
        int64_t id = col_rowid(c).n, version = col_number(c);
        if (at == f->nrows || f->rows[at].customer != id || f->rows[at].version != version)
            return false;
    }
    return at == f->nrows;
}

enum rc fresh_read(struct search *s, struct err *reterr)
{
    struct fresh *f = &s->fresh;
    char en[TITLE_SIZE], ar[TITLE_SIZE];
    struct cursor *c = OPEN(s->db, SEARCH_FRESH, V(s->filing.filed));
    bool known = all_known(f, c);
    enum rc rc = query_close(c, reterr);
    if (rc != RC_OK || known)
        return rc;
    forget(f);
    c = OPEN(s->db, SEARCH_FRESH, V(s->filing.filed));
    while (query_next(c)) {
        uint32_t id = (uint32_t)col_rowid(c).n;
        int version = (int)col_number(c);
        col_text(c, en, sizeof en);
        col_text(c, ar, sizeof ar);
        add_row(f, id, version, en, ar);
    }
    return query_close(c, reterr);
}
