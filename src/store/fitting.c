/* How well a name fits what was typed: which of its units is which word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

enum { DISORDER = 180 }; /* of units in another order */

struct assignment {
    const struct fitting *f;
    int best;
};

/* What was given away so far, before the word at hand. */
struct given {
    unsigned used; /* units */
    int cost, last; /* unit */
    size_t missing;
};

static void assign(struct assignment *a, size_t at, struct given so_far);

/* Gives a part unit u, and the second half the next one. */
static void assign_part(struct assignment *a, const struct part *p, const uint16_t *cost, int u,
                        struct given g)
{
    g.cost += cost[u] + p->extra + (u < g.last ? DISORDER : 0);
    g.used |= 1u << u;
    g.last = u;
    if (p->then) {
        unsigned next = (unsigned)u + 1;
        if (next >= a->f->units || g.used >> next & 1 || a->f->cost[p->then][next] == COST_NONE)
            return;
        g.cost += a->f->cost[p->then][next];
        g.used |= 1u << next;
        g.last++;
    }
    assign(a, (size_t)p->at + p->words, g);
}

/* What the units cost at least that no word will be given: a word takes one, in halves two. */
static int left_over(const struct fitting *f, size_t at, unsigned used)
{
    const struct parts *p = f->parts;
    int each = p->count > p->words ? 2 : 1;
    int left = (int)f->units - __builtin_popcount(used) - each * (int)(p->words - at);
    return left > 0 ? UNTYPED * left : 0;
}

/* Gives word `at` each unit that is left, alone or with its neighbours, then the next word. */
static void assign(struct assignment *a, size_t at, struct given g)
{
    const struct parts *p = a->f->parts;
    if (g.cost + left_over(a->f, at, g.used) >= a->best)
        return;
    if (at == p->words) {
        g.cost += UNTYPED * ((int)a->f->units - __builtin_popcount(g.used));
        if (g.cost < a->best)
            a->best = g.cost;
        return;
    }
    for (size_t i = at; i < p->count; i++) {
        if (p->list[i].at != at)
            continue;
        for (int u = 0; u < (int)a->f->units; u++) {
            if (a->f->cost[i][u] != COST_NONE && !(g.used >> u & 1))
                assign_part(a, &p->list[i], a->f->cost[i], u, g);
        }
    }
    bool scrap = p->scrap[at];
    g.cost += scrap ? UNFOUND_SCRAP : UNFOUND;
    if (scrap || g.missing++ < a->f->missing)
        assign(a, at + 1, g);
}

int fitting_score(const struct fitting *f, int best)
{
    struct assignment a = {f, best};
    assign(&a, 0, (struct given){.last = -1});
    return a.best;
}
