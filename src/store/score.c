/* How well a name fits what was typed, and which names fit best by sound.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* Of a unit of the name that nobody typed; of units in another order; of a word without a unit. */
enum { UNTYPED = 150, DISORDER = 100, UNFOUND = 1200 };

/* What is farther from what was typed than this for each word is no answer; one word alone says less,
 * so it has to be nearer. */
enum { FAR_WORD = 560, FAR_SINGLE = 350 };

enum { KEPT_BYTES = 1 << 20 };

struct assignment {
    const struct fitting *f;
    int best;
};

/* Gives word `at` each unit that is left, then the next word. */
static void assign(struct assignment *a, size_t at, unsigned used, int cost, int last, size_t missing)
{
    if (cost >= a->best)
        return;
    if (at == a->f->words) {
        cost += UNTYPED * ((int)a->f->units - __builtin_popcount(used));
        if (cost < a->best)
            a->best = cost;
        return;
    }
    for (int u = 0; u < (int)a->f->units; u++) {
        if (a->f->cost[at][u] != COST_NONE && !(used >> u & 1))
            assign(a, at + 1, used | 1u << u, cost + a->f->cost[at][u] + (u < last ? DISORDER : 0), u,
                   missing);
    }
    if (missing < a->f->missing)
        assign(a, at + 1, used, cost + UNFOUND, last, missing + 1);
}

int fitting_score(const struct fitting *f, int best)
{
    struct assignment a = {f, best};
    assign(&a, 0, 0, 0, -1, 0);
    return a.best;
}

static size_t words_for(size_t customers)
{
    return 2 * customers / 64 + 1;
}

/* Sets hold names, not customers: two bits for each of these. */
static size_t bit_of(const struct found *f)
{
    return 2 * (size_t)f->customer + PLACE_NAME(f->place);
}

static void mark(uint64_t *bits, const struct founds *f)
{
    for (size_t i = 0; i < f->count; i++)
        bits[bit_of(&f->list[i]) / 64] |= (uint64_t)1 << bit_of(&f->list[i]) % 64;
}

/* One line of all that was found of one name. */
struct pick {
    struct found found;
    uint8_t word;
};

enum { DIGIT_BITS = 11, DIGITS = 3, BUCKETS = 1 << DIGIT_BITS };

/* With a common name every loop is long, and nobody waits for it: what is at hand when somebody typed on
 * is given up. */
enum { BETWEEN_LOOKS = 512 };

static bool given_up(struct search *s, size_t i)
{
    return i % BETWEEN_LOOKS == 0 && box_stopped(s);
}

static size_t digit_of(const struct pick *p, int digit)
{
    return bit_of(&p->found) >> DIGIT_BITS * digit & (BUCKETS - 1);
}

/* By name; the order among those of one name stays. There may be hundreds of thousands, whose numbers
 * are sorted digit by digit in a fraction of the time that comparing them takes. */
static struct pick *sorted_by_name(struct search *s, struct pick *p, size_t n)
{
    struct pick *from = p, *to = mem_array(n, sizeof *to);
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
        struct pick *swap = from;
        from = to;
        to = swap;
    }
    free(to);
    return from;
}

static int score_name(const struct pick *p, size_t n, size_t words, size_t missing)
{
    struct fitting f = {.words = words, .missing = missing};
    memset(f.cost, 0xFF, sizeof f.cost);
    f.units = PLACE_UNITS(p->found.place);
    for (size_t i = 0; i < n; i++) {
        uint16_t *cost = &f.cost[p[i].word][PLACE_UNIT(p[i].found.place)];
        if (p[i].found.cost < *cost)
            *cost = p[i].found.cost;
    }
    int far = words == 1 ? FAR_SINGLE : FAR_WORD * (int)words;
    int cost = fitting_score(&f, NAME_COST_NONE);
    return cost <= far + UNTYPED * (int)f.units ? cost : NAME_COST_NONE;
}

/* A hit for each customer among the picks, which are sorted: the better of their names. */
static void score_all(struct search *s, const struct pick *p, size_t n, size_t words, size_t missing,
                      struct scored **hits, size_t *ret_count)
{
    size_t count = 0, cap = 0, looked = 0;
    for (size_t from = 0, to; from < n && !given_up(s, looked++); from = to) {
        for (to = from + 1; to < n && bit_of(&p[from].found) == bit_of(&p[to].found);)
            to++;
        int cost = score_name(p + from, to - from, words, missing);
        if (cost >= NAME_COST_NONE)
            continue;
        if (count && (*hits)[count - 1].customer == p[from].found.customer) {
            if (cost < (*hits)[count - 1].cost)
                (*hits)[count - 1].cost = cost;
            continue;
        }
        *hits = MEM_GROW(*hits, count, &cap);
        (*hits)[count++] = (struct scored){p[from].found.customer, cost};
    }
    *ret_count = count;
}

static bool is_marked(const uint64_t *bits, const struct found *f)
{
    return bits[bit_of(f) / 64] >> bit_of(f) % 64 & 1;
}

static size_t pick_marked(struct search *s, const uint64_t *bits, struct pick **ret)
{
    size_t count = 0, all = 0;
    for (size_t w = 0; w < s->nunits; w++) {
        for (size_t i = 0; i < s->founds[w].count; i++)
            all += is_marked(bits, &s->founds[w].list[i]);
    }
    *ret = mem_array(all ? all : 1, sizeof **ret);
    for (size_t w = 0; w < s->nunits; w++) {
        for (size_t i = 0; i < s->founds[w].count && !given_up(s, i); i++) {
            const struct found *f = &s->founds[w].list[i];
            if (is_marked(bits, f))
                (*ret)[count++] = (struct pick){*f, (uint8_t)w};
        }
    }
    return count;
}

/* Sets of names: [0 … words-1] who has a spelling of each word, then two for results. */
static uint64_t *sets_of(struct search *s, size_t words, size_t size)
{
    size_t all = (words + 2) * size;
    if (s->nbits < all) {
        s->bits = mem_resize(s->bits, all, sizeof *s->bits);
        s->nbits = all;
    }
    memset(s->bits, 0, all * sizeof *s->bits);
    return s->bits;
}

/* Who has all words (`all`), and who has all but one (`most`). */
static void combine(const uint64_t *sets, size_t words, size_t size, uint64_t *all, uint64_t *most)
{
    for (size_t i = 0; i < size; i++) {
        uint64_t every = ~(uint64_t)0, but_one = 0;
        for (size_t w = 0; w < words; w++) {
            uint64_t has = sets[w * size + i];
            but_one = (but_one & has) | (every & ~has);
            every &= has;
        }
        all[i] = every;
        most[i] = every | but_one;
    }
}

static size_t count_bits(const uint64_t *bits, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < size; i++)
        n += (size_t)__builtin_popcountll(bits[i]);
    return n;
}

static enum rc gather_words(struct search *s, uint64_t *sets, size_t size, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t w = 0; rc == RC_OK && w < s->nunits && !s->stopped; w++) {
        const struct heard *h = NULL;
        bool open = s->units[w].open && s->ask->typing;
        s->founds[w].count = 0;
        rc = heard_find(s, &s->units[w], open, &h, reterr);
        if (rc == RC_OK && h)
            rc = founds_gather(s, h, &s->founds[w], reterr);
        mark(sets + w * size, &s->founds[w]);
    }
    return rc;
}

/* What a common name needed would be kept by each desk for nothing. */
static void give_back(struct search *s, size_t kept)
{
    for (size_t w = 0; w < s->nunits; w++) {
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

enum rc box_sound(struct search *s, struct scored **ret, size_t *ret_count, struct err *reterr)
{
    uint32_t newest = s->fresh.nrows ? s->fresh.rows[0].customer : 0;
    size_t size = words_for((size_t)s->filing.filed > newest ? (size_t)s->filing.filed : newest);
    uint64_t *sets = sets_of(s, s->nunits, size);
    uint64_t *all = sets + s->nunits * size, *most = all + size;
    size_t wanted = s->ask->limit > 0 ? (size_t)s->ask->limit : 10;
    struct pick *picks;
    *ret = NULL;
    *ret_count = 0;
    enum rc rc = gather_words(s, sets, size, reterr);
    if (rc != RC_OK || s->stopped)
        return rc;
    combine(sets, s->nunits, size, all, most);
    size_t missing = count_bits(all, size) < wanted && s->nunits > 1;
    size_t n = pick_marked(s, missing ? most : all, &picks);
    if (n)
        picks = sorted_by_name(s, picks, n);
    score_all(s, picks, n, s->nunits, missing, ret, ret_count);
    free(picks);
    give_back(s, KEPT_BYTES);
    return rc;
}
