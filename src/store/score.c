/* How well the names that were gathered fit what was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* What is farther from what was typed than this for each word is no answer; one word alone says less,
 * so it has to be nearer. */
enum { FAR_WORD = 650, FAR_SINGLE = 400 };

int scores_far(const struct parts *p)
{
    return p->words == 1 ? FAR_SINGLE : FAR_WORD * (int)p->words;
}

/* With a common name every loop is long, and nobody waits for it: what is at hand when somebody typed on
 * is given up. */
enum { BETWEEN_LOOKS = 512 };

static bool given_up(struct search *s, size_t i)
{
    return i % BETWEEN_LOOKS == 0 && box_stopped(s);
}

/* ---- putting together what was found of each name ---- */

enum { DIGIT_BITS = 11, DIGITS = 3, BUCKETS = 1 << DIGIT_BITS, FEW = 64 };

/* One number for a name, the less the newer. */
static uint64_t age_of(const struct found *f)
{
    return ~(2 * (uint64_t)f->customer + PLACE_NAME(f->place));
}

static size_t digit_of(const struct found *f, int digit)
{
    return age_of(f) >> DIGIT_BITS * digit & (BUCKETS - 1);
}

static void sort_few(struct found *f, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct found one = f[i];
        size_t at = i;
        for (; at > 0 && age_of(&f[at - 1]) > age_of(&one); at--)
            f[at] = f[at - 1];
        f[at] = one;
    }
}

/* By name, the newest first. There may be hundreds of thousands, whose numbers are sorted digit by digit in a fraction of
 * the time that comparing them takes. Takes the list, returns it or another. */
static struct found *sorted_by_name(struct search *s, struct found *f, size_t n)
{
    if (n <= FEW) {
        sort_few(f, n);
        return f;
    }
    struct found *from = f, *to = mem_resize(NULL, n, sizeof *to);
    for (int digit = 0; digit < DIGITS && !s->stopped; digit++) {
        size_t at[BUCKETS] = {0}, sum = 0;
        for (size_t i = 0; i < n; i++)
            at[digit_of(&from[i], digit)]++;
        for (size_t i = 0; i < BUCKETS; i++) {
            size_t count = at[i];
            at[i] = sum;
            sum += count;
        }
        for (size_t i = 0; i < n && !given_up(s, i); i++)
            to[at[digit_of(&from[i], digit)]++] = from[i];
        struct found *swap = from;
        from = to;
        to = swap;
    }
    free(to);
    return from;
}

static struct found *pick(struct search *s, struct slice slice, const uint64_t *set, size_t *ret_count)
{
    size_t count = 0, all = 0;
    for (size_t p = 0; p < s->parts.count; p++)
        all += s->founds[p].count;
    struct found *list = mem_resize(NULL, all + 1, sizeof *list);
    for (size_t p = 0; p < s->parts.count; p++) {
        const struct founds *of = &s->founds[p];
        for (size_t i = 0; i < of->count && !given_up(s, i); i++) {
            size_t bit = NAME_BIT(slice, of->list[i].customer, of->list[i].place);
            list[count] = of->list[i];
            count += set[bit / SET_BITS] >> bit % SET_BITS & 1;
        }
    }
    *ret_count = count;
    return list;
}

/* ---- the nearest ---- */

static void sift_down(int *heap, size_t n)
{
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        child += child + 1 < n && heap[child + 1] > heap[child];
        if (heap[child] <= heap[at])
            return;
        int swap = heap[at];
        heap[at] = heap[child];
        heap[child] = swap;
    }
}

static void nearest_add(struct scores *r, int cost)
{
    if (r->nnearest == r->wanted) {
        r->nearest[0] = cost;
        sift_down(r->nearest, r->nnearest);
        return;
    }
    size_t at = r->nnearest++;
    for (; at > 0 && r->nearest[(at - 1) / 2] < cost; at = (at - 1) / 2)
        r->nearest[at] = r->nearest[(at - 1) / 2];
    r->nearest[at] = cost;
}

int scores_most(const struct scores *r)
{
    return r->nnearest == r->wanted ? r->nearest[0] - 1 : NAME_COST_NONE;
}

/* ---- scoring ---- */

/* What it costs besides the units that nobody typed. */
static int fit_of(const struct parts *parts, size_t units, int cost)
{
    return units > parts->words ? cost - UNTYPED * (int)(units - parts->words) : cost;
}

/* n founds of one name; NAME_COST_NONE: it costs more than `most`. */
static int score_name(struct scores *r, const struct parts *parts, const struct found *list, size_t n,
                      int most)
{
    struct fitting f; /* its rows of costs that no part has stay as they are: this is done 100,000 times */
    f.parts = parts;
    f.missing = parts->words > 1;
    f.units = PLACE_UNITS(list->place);
    int far = scores_far(parts) + UNTYPED * (int)f.units;
    most = most < far ? most : far;
    memset(f.cost, 0xFF, parts->count * sizeof *f.cost);
    for (size_t i = 0; i < n; i++) {
        uint16_t *cost = &f.cost[list[i].part][PLACE_UNIT(list[i].place)];
        if (list[i].cost < *cost)
            *cost = list[i].cost;
    }
    int cost = fitting_score(&f, most + 1);
    if (cost > most)
        return NAME_COST_NONE;
    int fit = fit_of(parts, f.units, cost);
    r->fit = fit < r->fit ? fit : r->fit;
    return cost;
}

/* The better of a customer's names, whose founds are together. Returns how many there are. */
static size_t score_customer(struct scores *r, const struct parts *parts, const struct found *list,
                             size_t n, int above, int most)
{
    int best = NAME_COST_NONE, bound = scores_most(r) < most ? scores_most(r) : most;
    size_t from = 0, to;
    for (; from < n && list[from].customer == list[0].customer; from = to) {
        for (to = from + 1; to < n && age_of(&list[from]) == age_of(&list[to]);)
            to++;
        int cost = score_name(r, parts, list + from, to - from, best <= bound ? best - 1 : bound);
        best = cost < best ? cost : best;
    }
    if (best > above && best < NAME_COST_NONE) {
        nearest_add(r, best);
        r->list = MEM_GROW(r->list, r->count, &r->cap);
        r->list[r->count++] = (struct scored){list[0].customer, best};
    }
    return from;
}

void scores_add(struct scores *r, struct search *s, struct slice slice, const uint64_t *set, int above,
                int most)
{
    size_t n, looked = 0;
    struct found *list = pick(s, slice, set, &n);
    list = sorted_by_name(s, list, n);
    for (size_t i = 0; i < n && !given_up(s, looked++);)
        i += score_customer(r, &s->parts, list + i, n - i, above, most);
    free(list);
}
