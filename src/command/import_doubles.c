/* Who is in a file twice, or registered already.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/import_doubles.h"

#include "base/mem.h"
#include "domain/sought.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- inside the file, where nothing is written that would show them ---- */

static uint64_t hash_of(char kind, const char *s)
{
    uint64_t hash = (14695981039346656037u ^ (unsigned char)kind) * 1099511628211u;
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 1099511628211u;
    return hash ? hash : 1;
}

static void put_seen(struct doubles *d, uint64_t hash)
{
    size_t at = hash & (d->seen_cap - 1);
    while (d->seen[at] && d->seen[at] != hash)
        at = (at + 1) & (d->seen_cap - 1);
    d->nseen += !d->seen[at];
    d->seen[at] = hash;
}

static void grow_seen(struct doubles *d)
{
    uint64_t *old = d->seen;
    size_t n = d->seen_cap;
    d->seen_cap = n ? 2 * n : 1024;
    d->seen = mem_array(d->seen_cap, sizeof *d->seen);
    d->nseen = 0;
    for (size_t i = 0; i < n; i++) {
        if (old[i])
            put_seen(d, old[i]);
    }
    free(old);
}

/* True where it was not there yet. */
static bool first_seen(struct doubles *d, char kind, const char *s)
{
    if (!*s)
        return true;
    if (2 * (d->nseen + 1) > d->seen_cap)
        grow_seen(d);
    size_t before = d->nseen;
    put_seen(d, hash_of(kind, s));
    return d->nseen > before;
}

static enum rc check_file(struct doubles *d, const struct customer *c, struct err *reterr)
{
    if (!first_seen(d, 'e', c->eid))
        return ERR(reterr, RC_CONFLICT, "emirates_id",
                   N_("This Emirates ID stands in an earlier row of the file"));
    if (!first_seen(d, 'l', c->licence))
        return ERR(reterr, RC_CONFLICT, "licence",
                   N_("This licence stands in an earlier row of the file"));
    char *person = *c->mobile ? mem_printf("%s %s %s", c->mobile, c->name_en, c->name_ar) : NULL;
    bool is_new = !person || first_seen(d, 'p', person);
    free(person);
    return is_new ? RC_OK
                  : ERR(reterr, RC_CONFLICT, "mobile",
                        N_("This name with this mobile stands in an earlier row of the file"));
}

/* ---- somebody who is there without a number that would tell ---- */

static bool same_name(const char *a, const char *b)
{
    char *one = text_fold(a), *two = text_fold(b);
    bool same = *one && strcmp(one, two) == 0;
    free(one);
    free(two);
    return same;
}

/* Two papers that differ are two people, of whatever name. */
static bool same_person(const struct customer *a, const struct customer *b)
{
    bool differ = (*a->eid && *b->eid && strcmp(a->eid, b->eid) != 0) ||
                  (*a->licence && *b->licence && strcmp(a->licence, b->licence) != 0);
    return !differ && (same_name(a->name_en, b->name_en) || same_name(a->name_ar, b->name_ar));
}

static enum rc check_person(struct doubles *d, struct session *s, const struct customer *c,
                            struct err *reterr)
{
    enum { SHARED = 20 }; /* a family, or an office, may have one telephone */
    struct search_code code = {.part = SEARCH_MOBILE, .fit = SEARCH_WHOLE};
    char key[SOUGHT_KEY];
    struct search_ask ask = {.codes = &code, .ncodes = 1, .limit = SHARED};
    if (!*c->mobile)
        return RC_OK;
    sought_key(SOUGHT_TELEPHONE, c->mobile, key);
    snprintf(code.value, sizeof code.value, "%.20s", key);
    enum rc rc = search_quick(session_search(s), &ask, &d->hits, reterr);
    for (size_t i = 0; !rc && i < d->hits.count; i++) {
        struct customer other;
        rc = customer_by_id(s->db, d->hits.hit[i].customer, &other, reterr);
        if (!rc && same_person(c, &other))
            rc = ERR(reterr, RC_CONFLICT, "mobile",
                     N_("This name with this mobile is registered already: customer %1$s"),
                     other.number);
    }
    return rc;
}

enum rc doubles_check(struct doubles *d, struct session *s, const struct customer *c, bool dry,
                      struct err *reterr)
{
    enum rc rc = check_person(d, s, c, reterr);
    if (!rc && dry)
        rc = check_file(d, c, reterr);
    return rc;
}

void doubles_done(struct doubles *d)
{
    free(d->seen);
}
