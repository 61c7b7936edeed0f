/* Names that sound like what was typed: the newest customers first, a slice at a time. In each, rounds that
 * look farther and farther until it is certain that nobody is nearer than those who were found. So among
 * many the older ones cost little: they have to be nearer than all those that are wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/round.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* How much farther than the nearest that there could be each round looks; the last looks everywhere. */
static const int rounds[] = {850, 1900, NAME_COST_NONE};
enum { ROUNDS = sizeof rounds / sizeof *rounds };

/* Customers of the first slice; each after it has so many times more, up to the last number. */
enum { FIRST_SLICE = 1 << 14, SLICE_GROWS = 16, MOST_SLICE = 1 << 20 };

/* Words are cut in other ways when nobody has a name in which each costs no more than this. */
enum { POOR_WORD = 150 };

enum { KEPT_BYTES = 1 << 20 };

static enum rc hear(struct round *r, size_t part, struct err *reterr)
{
    struct search *s = r->s;
    const struct name_unit *u = &s->parts.list[part].unit;
    s->founds[part].count = 0;
    return heard_find(s, u, u->open && s->ask->typing, &r->heard[part], reterr);
}

static int cheapest(const struct heard *h)
{
    int cost = h->nterms ? h->terms[0].cost : COST_NONE;
    return h->nfresh && h->fresh[0].cost < cost ? h->fresh[0].cost : cost;
}

static enum rc hear_words(struct round *r, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t w = 0; rc == RC_OK && w < r->s->parts.words && !r->s->stopped; w++) {
        rc = hear(r, w, reterr);
        if (rc != RC_OK || !r->heard[w])
            break;
        r->order[w] = w;
        r->floor[w] = cheapest(r->heard[w]);
        if (r->s->parts.scrap[w] && r->floor[w] > UNFOUND_SCRAP)
            r->floor[w] = UNFOUND_SCRAP;
    }
    return rc;
}

static enum rc look_slice(struct round *r, struct scores *ret, struct err *reterr)
{
    enum rc rc = RC_OK;
    int scored = -1;
    for (size_t i = 0; rc == RC_OK && i < ROUNDS && !r->s->stopped && scored < scores_most(ret); i++) {
        int most = r->base + rounds[i];
        r->most = most < scores_most(ret) ? most : scores_most(ret);
        rc = round_look(r, reterr);
        if (rc == RC_OK && !r->s->stopped)
            scores_add(ret, r->s, r->slice, r->sets.second, scored, r->most);
        scored = r->most;
    }
    return rc;
}

/* Looks through all slices with look(). */
static enum rc each_slice(struct round *r, struct scores *ret,
                          enum rc (*look)(struct round *, struct scores *, struct err *),
                          struct err *reterr)
{
    enum rc rc = RC_OK;
    const struct search *s = r->s;
    uint32_t size = FIRST_SLICE, last = (uint32_t)s->filing.filed;
    if (s->fresh.nrows && s->fresh.rows[0].customer > last)
        last = s->fresh.rows[0].customer;
    for (uint32_t to = last; rc == RC_OK && to > 0 && !s->stopped; to = r->slice.from - 1) {
        r->slice = (struct slice){to > size ? to - size + 1 : 1, to};
        rc = look(r, ret, reterr);
        size = size < MOST_SLICE / SLICE_GROWS ? size * SLICE_GROWS : MOST_SLICE;
    }
    return rc;
}

static enum rc look_as_typed(struct round *r, struct scores *ret, struct err *reterr)
{
    round_base(r);
    if (r->unknown > (r->s->parts.words > 1))
        return RC_OK;
    return each_slice(r, ret, look_slice, reterr);
}

/* ---- once more, with the words cut in other ways ---- */

static void mark(uint64_t *set, struct slice slice, const struct founds *f)
{
    for (size_t i = 0; i < f->count; i++) {
        size_t bit = NAME_BIT(slice, f->list[i].customer, f->list[i].place);
        set[bit / SET_BITS] |= (uint64_t)1 << bit % SET_BITS;
    }
}

/* Who has both halves has the word. */
static void mark_halves(struct round *r, size_t part)
{
    const struct part *p = &r->s->parts.list[part];
    uint64_t *has = set_of(r, r->sets.has, p->at);
    memset(r->sets.first, 0, 2 * r->sets.size * sizeof *r->sets.first);
    mark(r->sets.first, r->slice, &r->s->founds[part]);
    mark(r->sets.second, r->slice, &r->s->founds[p->then]);
    for (size_t i = 0; i < r->sets.size; i++)
        has[i] |= r->sets.first[i] & r->sets.second[i];
}

static void mark_parts(struct round *r)
{
    const struct parts *all = &r->s->parts;
    for (size_t i = 0; i < all->count; i++) {
        const struct part *p = &all->list[i];
        if (p->then)
            mark_halves(r, i);
        for (size_t w = p->at; !p->then && w < (size_t)p->at + p->words; w++)
            mark(set_of(r, r->sets.has, w), r->slice, &r->s->founds[i]);
    }
}

static enum rc recut_slice(struct round *r, struct scores *ret, struct err *reterr)
{
    struct search *s = r->s;
    enum rc rc = RC_OK;
    r->most = r->most < scores_most(ret) ? r->most : scores_most(ret);
    r->but_one = s->parts.words > 1 && r->most >= UNFOUND;
    round_sets(r);
    for (size_t i = 0; rc == RC_OK && i < s->parts.count && !s->stopped; i++) {
        struct gather g = gather_part(r, i);
        rc = round_gather(r, &g, reterr);
    }
    if (rc != RC_OK || s->stopped)
        return rc;
    mark_parts(r);
    round_combine(r, r->sets.has, r->but_one ? r->sets.has : r->sets.may_have);
    scores_add(ret, s, r->slice, r->sets.second, -1, r->most);
    return RC_OK;
}

static enum rc look_recut(struct round *r, struct scores *ret, struct err *reterr)
{
    struct search *s = r->s;
    enum rc rc = parts_recut(s, reterr);
    for (size_t i = s->parts.words; rc == RC_OK && i < s->parts.count && !s->stopped; i++)
        rc = hear(r, i, reterr);
    if (rc != RC_OK || s->stopped || s->parts.count == s->parts.words)
        return rc;
    r->most = scores_most(ret) < NAME_COST_NONE ? scores_most(ret) + 1 : NAME_COST_NONE;
    ret->count = ret->nnearest = 0;
    return each_slice(r, ret, recut_slice, reterr);
}

/* What a common name needed would be kept by each desk for nothing. */
static void give_back(struct search *s, size_t kept)
{
    for (size_t w = 0; w < s->parts.count; w++) {
        struct founds *f = &s->founds[w];
        if (f->cap * sizeof *f->list > kept) {
            free(f->list);
            *f = (struct founds){0};
        }
    }
    if (s->nbits * sizeof *s->bits > kept) {
        free(s->bits);
        s->bits = NULL;
        s->nbits = 0;
    }
}

/* A first letter, with other words before it, says nothing about how the name sounds. */
static size_t words_heard(const struct search *s)
{
    const struct name_unit *last = &s->units[s->nunits - 1];
    return s->nunits - (s->nunits > 1 && s->ask->typing && last->open && last->form[0].length == 1);
}

enum rc box_sound(struct search *s, size_t wanted, struct scores *ret, struct err *reterr)
{
    struct round r = {.s = s};
    *ret = (struct scores){.wanted = wanted + 1, .fit = NAME_COST_NONE};
    parts_typed(&s->parts, s->units, words_heard(s));
    enum rc rc = hear_words(&r, reterr);
    if (rc == RC_OK && !s->stopped)
        rc = look_as_typed(&r, ret, reterr);
    if (rc == RC_OK && !s->stopped && ret->fit > POOR_WORD * (int)s->parts.words)
        rc = look_recut(&r, ret, reterr);
    give_back(s, KEPT_BYTES);
    return rc;
}
