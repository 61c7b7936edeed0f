/* Answering what somebody typed: names by lists and by sound, numbers by indexes, both together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search.h"

#include "base/clock.h"
#include "base/mem.h"
#include "store/box.h"
#include "store/codes.h"
#include "store/handle.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

enum { QUICK_US = 3500, LOOK_US = 1000, STEPS = 16, CANDIDATES = 1000, TEN = 10 };

struct search *search_new(struct db *db)
{
    struct search *s = mem_alloc(sizeof *s);
    s->db = db;
    return s;
}

void search_free(struct search *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < HEARD_KEPT; i++)
        heard_done(&s->kept[i]);
    for (size_t i = 0; i < ASK_PARTS; i++)
        free(s->founds[i].list);
    fresh_done(&s->fresh);
    free(s->bits);
    free(s->met);
    free(s);
}

bool box_stopped(struct search *s)
{
    if (s->stopped || ++s->steps < STEPS)
        return s->stopped;
    s->steps = 0;
    int64_t now = clock_monotonic_us();
    if (s->deadline_us && now >= s->deadline_us)
        s->stopped = true;
    if (s->ask->stop && now >= s->next_look_us) {
        s->next_look_us = now + LOOK_US;
        s->stopped = s->stopped || s->ask->stop(s->ask->stop_ctx);
    }
    return s->stopped;
}

static size_t limit_of(const struct search_ask *ask)
{
    if (ask->limit <= 0)
        return TEN;
    return ask->limit < SEARCH_HITS ? (size_t)ask->limit : SEARCH_HITS;
}

static void add_hit(struct search_hits *h, int64_t customer, enum search_part part,
                    enum search_fit fit, int cost)
{
    if (h->count < SEARCH_HITS)
        h->hit[h->count++] = (struct search_hit){{customer}, part, fit, cost};
}

/* Starts an answer: what the lists are now. */
static enum rc ask_begin(struct search *s, const struct search_ask *ask, bool quick,
                         struct search_hits *ret, struct err *reterr)
{
    int64_t now = clock_monotonic_us();
    s->ask = ask;
    s->stopped = false;
    s->steps = 0;
    s->deadline_us = quick ? now + QUICK_US : 0;
    s->next_look_us = now;
    s->nunits = ask->names ? name_parse(ask->names, s->units, ASK_WORDS) : 0;
    ret->count = 0;
    ret->more = ret->stopped = false;
    enum rc rc = filing_read(s->db, &s->filing, reterr);
    return rc == RC_OK && s->nunits ? fresh_read(s, reterr) : rc;
}

/* How the code that fits best does; -1: none of the readings of some word. */
static int codes_fit(const struct search_ask *ask, const struct customer *c, enum search_part *part)
{
    int best = SEARCH_SOUNDS;
    for (size_t i = 0; i < ask->ncodes; i++) {
        bool fits = false;
        for (size_t k = 0; k < ask->ncodes; k++) {
            const struct search_code *code = &ask->codes[k];
            if (code->word != ask->codes[i].word || !code_fits(code, c))
                continue;
            fits = true;
            if ((int)code->fit < best) {
                best = (int)code->fit;
                *part = code->part;
            }
        }
        if (!fits)
            return -1;
    }
    return best;
}

/* Candidates for the first word: its readings one after the other, the newest first. */
static enum rc code_candidates(struct search *s, const struct search_ask *ask, int64_t *ids,
                               size_t *ret_count, struct err *reterr)
{
    enum rc rc = RC_OK;
    bool alone = s->nunits == 0;
    for (size_t i = 0; alone && i < ask->ncodes; i++)
        alone = ask->codes[i].word == ask->codes[0].word;
    size_t most = alone ? limit_of(ask) + 1 : CANDIDATES, count = 0;
    for (size_t i = 0; rc == RC_OK && i < ask->ncodes && count < CANDIDATES; i++) {
        size_t found = 0, left = CANDIDATES - count;
        if (ask->codes[i].word != ask->codes[0].word)
            continue;
        rc = code_find(s->db, &ask->codes[i], ids + count, most < left ? most : left, &found, reterr);
        count += found;
    }
    *ret_count = count;
    return rc;
}

static int hit_order(const void *a, const void *b)
{
    const struct search_hit *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost - y->cost;
    if (x->fit != y->fit)
        return x->fit < y->fit ? -1 : 1;
    return x->customer.n < y->customer.n ? 1 : x->customer.n > y->customer.n ? -1 : 0;
}

static int id_order(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* Whole fits come before beginnings, beginnings before ends. */
static int fit_cost(int fit)
{
    return fit == SEARCH_WHOLE ? 0 : fit == SEARCH_BEGINS ? 10 : 20;
}

/* Names besides: how far they are, or -1. */
static int names_cost(struct search *s, const struct customer *c, bool quick)
{
    const char *const names[] = {c->name_en, c->name_ar};
    bool whole;
    if (s->nunits == 0)
        return 0;
    if (name_begins(s->units, s->nunits, names, &whole))
        return whole ? 0 : 10;
    int cost = quick ? NAME_COST_NONE : name_distance(s->units, s->nunits, s->ask->typing, names);
    return cost < NAME_COST_NONE ? cost : -1;
}

static enum rc by_codes(struct search *s, bool quick, struct search_hits *ret, struct err *reterr)
{
    const struct search_ask *ask = s->ask;
    int64_t ids[CANDIDATES], before = 0;
    size_t n;
    enum rc rc = code_candidates(s, ask, ids, &n, reterr);
    if (rc == RC_OK && n)
        qsort(ids, n, sizeof *ids, id_order);
    for (size_t i = 0; rc == RC_OK && i < n && !box_stopped(s); i++) {
        struct customer c;
        enum search_part part = SEARCH_NUMBER;
        if (ids[i] == before)
            continue;
        before = ids[i];
        rc = customer_by_id(s->db, (struct rowid){ids[i]}, &c, reterr);
        int fit = rc == RC_OK ? codes_fit(ask, &c, &part) : -1;
        int cost = fit < 0 ? -1 : names_cost(s, &c, quick);
        if (cost >= 0)
            add_hit(ret, ids[i], part, (enum search_fit)fit, cost + fit_cost(fit));
    }
    if (ret->count)
        qsort(ret->hit, ret->count, sizeof *ret->hit, hit_order);
    return rc;
}

static enum rc by_beginning(struct search *s, struct search_hits *ret, struct err *reterr)
{
    struct quick_hit hits[SEARCH_HITS + 1];
    size_t n = 0;
    enum rc rc = box_quick(s, hits, limit_of(s->ask) + 1, &n, reterr);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        add_hit(ret, hits[i].customer, SEARCH_NAME, hits[i].whole ? SEARCH_WHOLE : SEARCH_BEGINS, 0);
    ret->more = n > limit_of(s->ask);
    return rc;
}

static int scored_order(const void *a, const void *b)
{
    const struct scored *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return x->customer < y->customer ? 1 : x->customer > y->customer ? -1 : 0;
}

/* Puts the best first, in order, at most `most`; the order of the others does not matter. Returns how
 * many that are. */
static size_t best_first(struct scored *hits, size_t n, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        struct scored hit = hits[i];
        if (count == most && scored_order(&hit, &hits[count - 1]) > 0)
            continue;
        size_t at = count < most ? count++ : count - 1;
        if (at < i)
            hits[i] = hits[at];
        for (; at > 0 && scored_order(&hit, &hits[at - 1]) < 0; at--)
            hits[at] = hits[at - 1];
        hits[at] = hit;
    }
    return count;
}

static enum rc by_sound(struct search *s, struct search_hits *ret, struct err *reterr)
{
    struct scores hits;
    enum rc rc = box_sound(s, limit_of(s->ask), &hits, reterr);
    size_t best = rc == RC_OK ? best_first(hits.list, hits.count, limit_of(s->ask)) : 0;
    for (size_t i = 0; i < best; i++)
        add_hit(ret, hits.list[i].customer, SEARCH_NAME, SEARCH_SOUNDS, hits.list[i].cost);
    ret->more = hits.count > ret->count;
    free(hits.list);
    return rc;
}

/* Which hits are what was typed, or begin with it, the rows say. */
static enum rc name_fits(struct search *s, struct search_hits *ret, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < ret->count; i++) {
        struct customer c;
        bool whole;
        rc = customer_by_id(s->db, ret->hit[i].customer, &c, reterr);
        if (rc == RC_OK && name_begins(s->units, s->nunits,
                                       (const char *const[]){c.name_en, c.name_ar}, &whole))
            ret->hit[i].fit = whole ? SEARCH_WHOLE : SEARCH_BEGINS;
    }
    return rc;
}

/* All hits within the limit; what is kept of a box is true for one moment only. */
static enum rc answer(struct search *s, const struct search_ask *ask, bool quick,
                      struct search_hits *ret, struct err *reterr)
{
    enum rc rc = ask_begin(s, ask, quick, ret, reterr);
    if (rc == RC_OK && ask->ncodes) {
        rc = by_codes(s, quick, ret, reterr);
    } else if (rc == RC_OK && s->nunits) {
        rc = quick ? by_beginning(s, ret, reterr) : by_sound(s, ret, reterr);
        if (rc == RC_OK && !quick)
            rc = name_fits(s, ret, reterr);
    }
    if (ret->count > limit_of(ask)) {
        ret->count = limit_of(ask);
        ret->more = true;
    }
    ret->stopped = s->stopped;
    return rc;
}

/* One moment for all the reads of an answer, unless the caller has one already. */
static enum rc in_one_moment(struct search *s, const struct search_ask *ask, bool quick,
                             struct search_hits *ret, struct err *reterr)
{
    if (s->db->reading || s->db->writing)
        return answer(s, ask, quick, ret, reterr);
    enum rc rc = db_begin_read(s->db, reterr);
    if (rc != RC_OK)
        return rc;
    rc = answer(s, ask, quick, ret, reterr);
    db_end_read(s->db);
    return rc;
}

enum rc search_quick(struct search *s, const struct search_ask *ask, struct search_hits *ret,
                     struct err *reterr)
{
    return in_one_moment(s, ask, true, ret, reterr);
}

enum rc search_full(struct search *s, const struct search_ask *ask, struct search_hits *ret,
                    struct err *reterr)
{
    return in_one_moment(s, ask, false, ret, reterr);
}
