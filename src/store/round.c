/* One round of looking for names by sound.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/round.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { RECUT_LIMIT = 500 }; /* words cut in another way have to be nearer */

void round_sets(struct round *r)
{
    struct search *s = r->s;
    struct slice slice = r->slice;
    size_t size = 2 * ((size_t)slice.to - slice.from + 1) / SET_BITS + 1;
    size_t words = s->parts.words, all = (2 * words + 2) * size;
    if (s->nbits < all) {
        free(s->bits);
        s->bits = mem_resize(NULL, all, sizeof *s->bits);
        s->nbits = all;
    }
    memset(s->bits, 0, all * sizeof *s->bits);
    r->sets = (struct sets){s->bits, s->bits + words * size, s->bits + 2 * words * size,
                            s->bits + (2 * words + 1) * size, size};
}

static bool is_scrap(const struct round *r, size_t word)
{
    return r->s->parts.scrap[word];
}

static size_t scraps_of(const struct parts *p)
{
    size_t n = 0;
    for (size_t w = 0; w < p->words; w++)
        n += p->scrap[w];
    return n;
}

void round_base(struct round *r)
{
    r->base = 0;
    r->unknown = 0;
    r->dearest = -1;
    for (size_t w = 0; w < r->s->parts.words; w++) {
        r->unknown += r->floor[w] == COST_NONE;
        r->base += r->floor[w] == COST_NONE ? UNFOUND : r->floor[w];
        if (!is_scrap(r, w) && r->floor[w] > r->dearest)
            r->dearest = r->floor[w];
    }
}

/* ---- what is near enough ---- */

/* What the other words cost at least; *ret_dearest: the one of them that would best be missing, -1: none
 * may be. *ret_unknown: how many of them nobody has. */
static int others_cost(const struct round *r, size_t word, int *ret_dearest, size_t *ret_unknown)
{
    int sum = 0;
    *ret_dearest = -1;
    *ret_unknown = 0;
    for (size_t w = 0; w < r->s->parts.words; w++) {
        if (w == word)
            continue;
        if (r->floor[w] == COST_NONE)
            ++*ret_unknown;
        else
            sum += r->floor[w];
        if (!is_scrap(r, w) && r->floor[w] > *ret_dearest)
            *ret_dearest = r->floor[w];
    }
    return sum;
}

static const struct reach nowhere = {-1, -1, 0};

static struct reach reach_of(const struct round *r, int spent, size_t units)
{
    int far = scores_far(&r->s->parts) + UNTYPED * (int)units - spent;
    return (struct reach){far < COST_LIMIT ? far : COST_LIMIT, r->most - spent, (unsigned)units};
}

struct gather gather_word(const struct round *r, size_t word)
{
    size_t words = r->s->parts.words, scraps = scraps_of(&r->s->parts), unknown;
    int dearest, others = others_cost(r, word, &dearest, &unknown);
    struct gather g = {.slice = r->slice, .part = (uint8_t)word, .every = nowhere, .but_one = nowhere};
    if (r->every && unknown == 0)
        g.every = reach_of(r, others, words);
    if (r->but_one && dearest >= 0 && unknown <= 1)
        g.but_one = reach_of(r, others - (unknown ? 0 : dearest) + UNFOUND, words - 1);
    size_t least = words - scraps - r->but_one;
    g.least = least > 0 ? (unsigned)least : 1;
    return g;
}

struct gather gather_part(const struct round *r, size_t part)
{
    const struct part *p = &r->s->parts.list[part];
    size_t units = r->s->parts.words;
    for (size_t i = 0; i < r->s->parts.count; i++)
        units += r->s->parts.list[i].then > 0;
    struct gather g = {.slice = r->slice, .part = (uint8_t)part, .least = 1, .but_one = nowhere};
    g.every = reach_of(r, p->extra, units);
    if (part >= r->s->parts.words && g.every.most > RECUT_LIMIT)
        g.every.most = RECUT_LIMIT;
    return g;
}

/* ---- a round ---- */

enum rc round_gather(struct round *r, const struct gather *g, struct err *reterr)
{
    return founds_gather(r->s, r->heard[g->part], g, &r->s->founds[g->part], reterr);
}

uint64_t *set_of(const struct round *r, uint64_t *sets, size_t word)
{
    return sets + word * r->sets.size;
}

/* Those who have every word: each is only looked for among those who have the ones before. */
static enum rc gather_every(struct round *r, struct err *reterr)
{
    enum rc rc = RC_OK;
    const uint64_t *among = NULL;
    for (size_t i = 0; rc == RC_OK && i < r->s->parts.words && !r->s->stopped; i++) {
        size_t w = r->order[i];
        if (is_scrap(r, w))
            continue;
        struct gather g = gather_word(r, w);
        g.among = among;
        g.has = set_of(r, r->sets.has, w);
        rc = round_gather(r, &g, reterr);
        among = g.has;
    }
    if (among)
        memcpy(r->sets.second, among, r->sets.size * sizeof *among);
    return rc;
}

void round_combine(const struct round *r, const uint64_t *has_sets, const uint64_t *may_sets)
{
    size_t size = r->sets.size;
    for (size_t i = 0; i < size; i++) {
        uint64_t every = ~(uint64_t)0, all = ~(uint64_t)0, but_one = 0;
        for (size_t w = 0; w < r->s->parts.words; w++) {
            if (is_scrap(r, w))
                continue;
            uint64_t has = may_sets[w * size + i];
            but_one = (but_one & has) | (all & ~has);
            all &= has;
            every &= has_sets[w * size + i];
        }
        r->sets.second[i] = every | all | but_one;
    }
}

static enum rc gather_but_one(struct round *r, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t w = 0; rc == RC_OK && w < r->s->parts.words && !r->s->stopped; w++) {
        if (is_scrap(r, w))
            continue;
        struct gather g = gather_word(r, w);
        g.has = set_of(r, r->sets.has, w);
        g.may_have = set_of(r, r->sets.may_have, w);
        rc = round_gather(r, &g, reterr);
    }
    round_combine(r, r->sets.has, r->sets.may_have);
    return rc;
}

/* A word that means little is in many names, and is only asked about with those that have the others. */
static enum rc gather_scraps(struct round *r, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t w = 0; rc == RC_OK && w < r->s->parts.words && !r->s->stopped; w++) {
        if (!is_scrap(r, w))
            continue;
        struct gather g = gather_word(r, w);
        g.among = r->sets.second;
        rc = round_gather(r, &g, reterr);
    }
    return rc;
}

static void order_words(struct round *r)
{
    for (size_t i = 1; i < r->s->parts.words; i++) {
        size_t w = r->order[i], at = i;
        for (; at > 0 && r->s->founds[r->order[at - 1]].count > r->s->founds[w].count; at--)
            r->order[at] = r->order[at - 1];
        r->order[at] = w;
    }
}

enum rc round_look(struct round *r, struct err *reterr)
{
    r->every = r->unknown == 0;
    r->but_one = r->dearest >= 0 && r->s->parts.words > 1 &&
                 r->most >= r->base + (r->unknown ? 0 : UNFOUND - r->dearest);
    round_sets(r);
    enum rc rc = r->but_one ? gather_but_one(r, reterr) : gather_every(r, reterr);
    if (rc == RC_OK)
        rc = gather_scraps(r, reterr);
    order_words(r);
    return rc;
}

