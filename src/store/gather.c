/* Who has one of the spellings that a typed word may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void founds_add(struct founds *f, struct found one)
{
    f->list = MEM_GROW(f->list, f->count, &f->cap);
    f->list[f->count++] = one;
}

struct gathering {
    struct search *s;
    struct founds *to;
    uint16_t cost;
};

static bool take(void *ctx, const struct posting *list, size_t n)
{
    struct gathering *g = ctx;
    for (size_t i = 0; i < n; i++)
        founds_add(g->to, (struct found){list[i].customer, g->cost, list[i].place});
    return !box_stopped(g->s);
}

/* The uses of fresh spellings are few: each is looked at. */
static void take_fresh(struct search *s, const struct heard *h, int limit, struct founds *to)
{
    if (h->nfresh == 0)
        return;
    uint16_t *cost = mem_array(s->fresh.nforms, sizeof *cost);
    memset(cost, 0xFF, s->fresh.nforms * sizeof *cost);
    for (size_t i = 0; i < h->nfresh; i++)
        cost[h->fresh[i].term] = h->fresh[i].cost;
    for (size_t i = 0; i < s->fresh.nuses; i++) {
        const struct fresh_use *u = &s->fresh.uses[i];
        if (cost[u->form] <= limit)
            founds_add(to, (struct found){u->customer, cost[u->form], u->place});
    }
    free(cost);
}

enum rc founds_gather(struct search *s, const struct heard *h, int limit, struct founds *to,
                      struct err *reterr)
{
    enum rc rc = RC_OK;
    to->count = 0;
    for (size_t i = 0; rc == RC_OK && i < h->nterms && h->terms[i].cost <= limit && !s->stopped; i++) {
        struct gathering g = {s, to, h->terms[i].cost};
        rc = postings_each(s->db, h->terms[i].term, take, &g, reterr);
    }
    take_fresh(s, h, limit, to);
    return rc;
}
