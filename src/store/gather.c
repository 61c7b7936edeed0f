/* Who has one of the spellings that a typed word may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

unsigned reach_units(const struct reach *r, int cost)
{
    int left = r->slack - cost;
    return cost > r->most || left < 0 ? 0 : r->free + (unsigned)(left / UNTYPED);
}

struct gathering {
    struct search *s;
    const struct gather *g;
    struct founds *to;
    uint16_t cost;
    unsigned every, but_one, most; /* units that a name with this spelling may have */
};

/* Of one spelling; false: nobody who has it is near enough. */
static bool gathering_of(struct gathering *g, int cost)
{
    g->cost = (uint16_t)cost;
    g->every = reach_units(&g->g->every, cost);
    g->but_one = reach_units(&g->g->but_one, cost);
    g->most = g->every > g->but_one ? g->every : g->but_one;
    return g->most >= g->g->least;
}

/* Room for n more. */
static struct found *room(struct founds *f, size_t n)
{
    if (f->cap - f->count < n) {
        f->cap = 2 * f->cap + n;
        f->list = mem_resize(f->list, f->cap, sizeof *f->list);
    }
    return f->list + f->count;
}

static bool is_in(const uint64_t *set, size_t bit)
{
    return set[bit / SET_BITS] >> bit % SET_BITS & 1;
}

static void put(uint64_t *set, size_t bit, bool is)
{
    set[bit / SET_BITS] |= (uint64_t)is << bit % SET_BITS;
}

/* Of a list in the slice. Half of a common name's postings are too far, in no order: not branching on each
 * takes half of the time. */
static void take_near(struct gathering *g, const struct posting *list, size_t n)
{
    const struct gather *how = g->g;
    const struct slice slice = how->slice;
    unsigned least = how->least, span = g->most - least;
    struct found *to = room(g->to, n);
    for (size_t i = 0; i < n; i++) {
        unsigned units = PLACE_UNITS(list[i].place);
        size_t bit = NAME_BIT(slice, list[i].customer, list[i].place);
        bool near = units - least <= span;
        if (how->among)
            near &= is_in(how->among, bit);
        if (how->has)
            put(how->has, bit, near & (units <= g->every));
        if (how->may_have)
            put(how->may_have, bit, near & (units <= g->but_one));
        *to = (struct found){list[i].customer, g->cost, list[i].place, how->part};
        to += near;
    }
    g->to->count = (size_t)(to - g->to->list);
}

static bool take(void *ctx, const struct posting *list, size_t n)
{
    struct gathering *g = ctx;
    while (n && list[n - 1].customer > g->g->slice.to)
        n--;
    for (; n && list->customer < g->g->slice.from; n--)
        list++;
    take_near(g, list, n);
    return !box_stopped(g->s);
}

/* The uses of fresh spellings are few: each is looked at. */
static void take_fresh(struct gathering *g, const struct heard *h)
{
    const struct fresh *f = &g->s->fresh;
    if (h->nfresh == 0)
        return;
    uint16_t *cost = mem_array(f->nforms, sizeof *cost);
    memset(cost, 0xFF, f->nforms * sizeof *cost);
    for (size_t i = 0; i < h->nfresh; i++)
        cost[h->fresh[i].term] = h->fresh[i].cost;
    for (size_t i = 0; i < f->nuses; i++) {
        const struct fresh_use *u = &f->uses[i];
        if (cost[u->form] != COST_NONE && gathering_of(g, cost[u->form]))
            take(g, &(struct posting){u->customer, u->place}, 1);
    }
    free(cost);
}

enum { LIST_SHORT = 64 };

static enum rc read_list(struct search *s, struct heard *h, struct heard_term *t, struct err *reterr)
{
    size_t n;
    if (h->lists_cap - h->nlists < LIST_SHORT) {
        h->lists_cap = 2 * h->lists_cap + 4 * LIST_SHORT;
        h->lists = mem_resize(h->lists, h->lists_cap, sizeof *h->lists);
    }
    enum rc rc = postings_few(s->db, t->term, h->lists + h->nlists, LIST_SHORT, &n, reterr);
    if (rc != RC_OK)
        return rc;
    t->list = n <= LIST_SHORT ? LIST_KEPT : LIST_LONG;
    if (t->list == LIST_LONG)
        return RC_OK;
    t->first = (uint32_t)h->nlists;
    t->count = (uint32_t)n;
    h->nlists += n;
    return RC_OK;
}

static enum rc gather_term(struct gathering *g, struct heard *h, struct heard_term *t, struct err *reterr)
{
    struct slice slice = g->g->slice;
    enum rc rc = t->list == LIST_UNREAD ? read_list(g->s, h, t, reterr) : RC_OK;
    if (rc == RC_OK && t->list == LIST_LONG)
        rc = postings_between(g->s->db, t->term, slice.from, slice.to, take, g, reterr);
    else if (rc == RC_OK)
        take(g, h->lists + t->first, t->count);
    return rc;
}

enum rc founds_gather(struct search *s, struct heard *h, const struct gather *how, struct founds *to,
                      struct err *reterr)
{
    struct gathering g = {.s = s, .g = how, .to = to};
    enum rc rc = RC_OK;
    to->count = 0;
    for (size_t i = 0; rc == RC_OK && i < h->nterms && !s->stopped && gathering_of(&g, h->terms[i].cost); i++)
        rc = gather_term(&g, h, &h->terms[i], reterr);
    take_fresh(&g, h);
    return rc;
}
