/* How the typed words may have been meant: as they are, two of them as one, one of them as two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include <string.h>

/* What it costs that nobody typed it so; how near a half has to be to a name that there is; how many
 * cuts of a word are tried; how long a word has to be for that, in Latin and in Arabic. */
enum { RECUT = 150, HALF_KNOWN = 200, CUTS = 2, LONG_LATIN = 7, LONG_ARABIC = 5 };

static struct part *add(struct parts *p, size_t at, size_t words, int extra)
{
    if (p->count == ASK_PARTS)
        return NULL;
    struct part *one = &p->list[p->count];
    one->at = (uint8_t)at;
    one->words = (uint8_t)words;
    one->then = 0;
    one->extra = (uint16_t)extra;
    return one;
}

void parts_typed(struct parts *p, const struct name_unit *units, size_t n)
{
    size_t scraps = 0;
    p->count = 0;
    p->words = n;
    for (size_t i = 0; i < n; i++) {
        add(p, i, 1, 0)->unit = units[i];
        p->count++;
        p->scrap[i] = name_is_scrap(&units[i]);
        scraps += p->scrap[i];
    }
    if (scraps == n)
        memset(p->scrap, 0, sizeof p->scrap);
}

static void join_all(struct parts *p)
{
    for (size_t i = 0; i + 1 < p->words; i++) {
        struct part *one = add(p, i, 2, RECUT);
        if (one && name_join(&p->list[i].unit, &p->list[i + 1].unit, &one->unit))
            p->count++;
    }
}

/* The two cuts of a word into names that there are, the nearest first; 0: none. */
struct cuts {
    size_t at[CUTS];
    int cost[CUTS];
};

static void keep(struct cuts *c, size_t at, int cost)
{
    for (size_t i = 0; i < CUTS; i++) {
        if (c->at[i] && c->cost[i] <= cost)
            continue;
        memmove(&c->at[i + 1], &c->at[i], (CUTS - 1 - i) * sizeof *c->at);
        memmove(&c->cost[i + 1], &c->cost[i], (CUTS - 1 - i) * sizeof *c->cost);
        c->at[i] = at;
        c->cost[i] = cost;
        return;
    }
}

static enum rc find_cuts(struct search *s, const struct name_unit *u, struct cuts *c, struct err *reterr)
{
    struct name_unit a, b;
    enum rc rc = RC_OK;
    for (size_t at = 1; rc == RC_OK && at < u->form[0].length && !box_stopped(s); at++) {
        int first = COST_NONE, second = COST_NONE;
        if (!name_split(u, at, &a, &b))
            continue;
        rc = heard_known(s, &a.form[0], &first, reterr);
        if (rc == RC_OK && first <= HALF_KNOWN)
            rc = heard_known(s, &b.form[0], &second, reterr);
        if (rc == RC_OK && second <= HALF_KNOWN)
            keep(c, at, first + second);
    }
    return rc;
}

static void add_halves(struct parts *p, size_t word, size_t at)
{
    if (p->count + 2 > ASK_PARTS)
        return;
    struct part *a = add(p, word, 1, RECUT);
    a->then = (uint8_t)++p->count;
    struct part *b = add(p, ASK_WORDS, 0, 0);
    p->count++;
    name_split(&p->list[word].unit, at, &a->unit, &b->unit);
}

static enum rc split_all(struct search *s, struct err *reterr)
{
    struct parts *p = &s->parts;
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < p->words; i++) {
        const struct name_form *f = &p->list[i].unit.form[0];
        struct cuts cuts = {{0}, {0}};
        if (f->script == NAME_OTHER || f->length < (f->script == NAME_LATIN ? LONG_LATIN : LONG_ARABIC))
            continue;
        rc = find_cuts(s, &p->list[i].unit, &cuts, reterr);
        for (size_t k = 0; rc == RC_OK && k < CUTS && cuts.at[k]; k++)
            add_halves(p, i, cuts.at[k]);
    }
    return rc;
}

enum rc parts_recut(struct search *s, struct err *reterr)
{
    join_all(&s->parts);
    return split_all(s, reterr);
}
