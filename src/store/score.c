/* Which names fit best by sound.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* What is farther from what was typed than this for each word is no answer; one word alone says less,
 * so it has to be nearer. */
enum { FAR_WORD = 650, FAR_SINGLE = 400 };

/* Words cut in another way have to be nearer; it is tried when nobody is this near for each word. */
enum { RECUT_LIMIT = 500, POOR_WORD = 150 };

enum { KEPT_BYTES = 1 << 20 };

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

/* The costs of the nearest names so far, the farthest on top: what is farther than all of them, when
 * they are as many as are wanted, needs no exact cost. A customer may stand there with both names, so
 * there is room for twice as many. */
struct nearest {
    int cost[2 * SEARCH_HITS];
    size_t count, most;
};

static void sift_down(struct nearest *h)
{
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < h->count; at = child) {
        child += child + 1 < h->count && h->cost[child + 1] > h->cost[child];
        if (h->cost[child] <= h->cost[at])
            return;
        int swap = h->cost[at];
        h->cost[at] = h->cost[child];
        h->cost[child] = swap;
    }
}

static void nearest_add(struct nearest *h, int cost)
{
    if (h->count == h->most) {
        if (cost < h->cost[0])
            h->cost[0] = cost;
        sift_down(h);
        return;
    }
    size_t at = h->count++;
    for (; at > 0 && h->cost[(at - 1) / 2] < cost; at = (at - 1) / 2)
        h->cost[at] = h->cost[(at - 1) / 2];
    h->cost[at] = cost;
}

static int score_name(const struct parts *parts, const struct pick *p, size_t n, size_t missing,
                      const struct nearest *nearest)
{
    struct fitting f; /* its rows of costs that no part has stay as they are: this is done 100,000 times */
    size_t words = parts->words;
    f.parts = parts;
    f.missing = missing;
    f.units = PLACE_UNITS(p->found.place);
    memset(f.cost, 0xFF, parts->count * sizeof *f.cost);
    for (size_t i = 0; i < n; i++) {
        uint16_t *cost = &f.cost[p[i].word][PLACE_UNIT(p[i].found.place)];
        if (p[i].found.cost < *cost)
            *cost = p[i].found.cost;
    }
    int far = words == 1 ? FAR_SINGLE : FAR_WORD * (int)words;
    int beyond = far + UNTYPED * (int)f.units + 1;
    if (nearest->count == nearest->most && nearest->cost[0] + 1 < beyond)
        beyond = nearest->cost[0] + 1; /* among equals a newer one comes first */
    int cost = fitting_score(&f, beyond);
    return cost < beyond ? cost : NAME_COST_NONE;
}

static size_t wanted(const struct search *s)
{
    return s->ask->limit > 0 ? (size_t)s->ask->limit : 10;
}

/* A hit for each customer among the picks, which are sorted: the better of their names. */
static void score_all(struct search *s, const struct pick *p, size_t n, size_t missing,
                      struct scored **hits, size_t *ret_count)
{
    size_t count = 0, cap = 0, looked = 0;
    struct nearest nearest = {.most = 2 * wanted(s)};
    for (size_t from = 0, to; from < n && !given_up(s, looked++); from = to) {
        for (to = from + 1; to < n && bit_of(&p[from].found) == bit_of(&p[to].found);)
            to++;
        int cost = score_name(&s->parts, p + from, to - from, missing, &nearest);
        if (cost >= NAME_COST_NONE)
            continue;
        nearest_add(&nearest, cost);
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
    for (size_t w = 0; w < s->parts.count; w++) {
        for (size_t i = 0; i < s->founds[w].count; i++)
            all += is_marked(bits, &s->founds[w].list[i]);
    }
    *ret = mem_array(all ? all : 1, sizeof **ret);
    for (size_t w = 0; w < s->parts.count; w++) {
        for (size_t i = 0; i < s->founds[w].count && !given_up(s, i); i++) {
            const struct found *f = &s->founds[w].list[i];
            if (is_marked(bits, f))
                (*ret)[count++] = (struct pick){*f, (uint8_t)w};
        }
    }
    return count;
}

/* Sets of names: who has each word, one way or another; then two for halves of words, and for
 * results. */
struct sets {
    uint64_t *word, *first, *second;
    size_t size;
};

static struct sets sets_of(struct search *s, size_t words, size_t size)
{
    size_t all = (words + 2) * size;
    if (s->nbits < all) {
        s->bits = mem_resize(s->bits, all, sizeof *s->bits);
        s->nbits = all;
    }
    memset(s->bits, 0, all * sizeof *s->bits);
    return (struct sets){s->bits, s->bits + words * size, s->bits + (words + 1) * size, size};
}

/* Who has all words (first), and who has all but one (second). A scrap of a word may be anything. */
static void combine(const struct sets *s, const struct parts *p)
{
    for (size_t i = 0; i < s->size; i++) {
        uint64_t every = ~(uint64_t)0, but_one = 0;
        for (size_t w = 0; w < p->words; w++) {
            if (p->scrap[w])
                continue;
            uint64_t has = s->word[w * s->size + i];
            but_one = (but_one & has) | (every & ~has);
            every &= has;
        }
        s->first[i] = every;
        s->second[i] = every | but_one;
    }
}

static size_t count_bits(const uint64_t *bits, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < size; i++)
        n += (size_t)__builtin_popcountll(bits[i]);
    return n;
}

static enum rc gather_part(struct search *s, size_t part, int limit, struct err *reterr)
{
    const struct name_unit *u = &s->parts.list[part].unit;
    const struct heard *h = NULL;
    s->founds[part].count = 0;
    enum rc rc = heard_find(s, u, u->open && s->ask->typing, &h, reterr);
    if (rc == RC_OK && h)
        rc = founds_gather(s, h, limit, &s->founds[part], reterr);
    return rc;
}

static enum rc gather_words(struct search *s, const struct sets *sets, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t w = 0; rc == RC_OK && w < s->parts.words && !s->stopped; w++) {
        rc = gather_part(s, w, COST_LIMIT, reterr);
        mark(sets->word + w * sets->size, &s->founds[w]);
    }
    return rc;
}

/* Who has both halves has the word. */
static void mark_halves(struct search *s, const struct sets *sets, size_t part)
{
    const struct part *p = &s->parts.list[part];
    memset(sets->first, 0, 2 * sets->size * sizeof *sets->first);
    mark(sets->first, &s->founds[part]);
    mark(sets->second, &s->founds[p->then]);
    for (size_t i = 0; i < sets->size; i++)
        sets->word[p->at * sets->size + i] |= sets->first[i] & sets->second[i];
}

static enum rc gather_recut(struct search *s, const struct sets *sets, struct err *reterr)
{
    enum rc rc = parts_recut(s, reterr);
    for (size_t i = s->parts.words; rc == RC_OK && i < s->parts.count && !s->stopped; i++)
        rc = gather_part(s, i, RECUT_LIMIT, reterr);
    for (size_t i = s->parts.words; rc == RC_OK && i < s->parts.count && !s->stopped; i++) {
        const struct part *p = &s->parts.list[i];
        if (p->then)
            mark_halves(s, sets, i);
        for (size_t w = p->at; !p->then && w < (size_t)p->at + p->words; w++)
            mark(sets->word + w * sets->size, &s->founds[i]);
    }
    return rc;
}

static void score_sets(struct search *s, const struct sets *sets, struct scored **ret,
                       size_t *ret_count)
{
    struct pick *picks;
    combine(sets, &s->parts);
    size_t missing = count_bits(sets->first, sets->size) < wanted(s) && s->parts.words > 1;
    size_t n = pick_marked(s, missing ? sets->second : sets->first, &picks);
    if (n)
        picks = sorted_by_name(s, picks, n);
    score_all(s, picks, n, missing, ret, ret_count);
    free(picks);
}

static bool is_poor(const struct parts *p, const struct scored *hits, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (hits[i].cost <= POOR_WORD * (int)p->words)
            return false;
    }
    return true;
}

/* Once more, with the words cut in other ways. */
static enum rc score_recut(struct search *s, const struct sets *sets, struct scored **ret,
                           size_t *ret_count, struct err *reterr)
{
    enum rc rc = gather_recut(s, sets, reterr);
    if (rc == RC_OK && !s->stopped && s->parts.count > s->parts.words) {
        free(*ret);
        *ret = NULL;
        score_sets(s, sets, ret, ret_count);
    }
    return rc;
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

enum rc box_sound(struct search *s, struct scored **ret, size_t *ret_count, struct err *reterr)
{
    uint32_t newest = s->fresh.nrows ? s->fresh.rows[0].customer : 0;
    size_t size = words_for((size_t)s->filing.filed > newest ? (size_t)s->filing.filed : newest);
    struct sets sets = sets_of(s, s->nunits, size);
    *ret = NULL;
    *ret_count = 0;
    parts_typed(&s->parts, s->units, s->nunits);
    enum rc rc = gather_words(s, &sets, reterr);
    if (rc != RC_OK || s->stopped)
        return rc;
    score_sets(s, &sets, ret, ret_count);
    if (!s->stopped && is_poor(&s->parts, *ret, *ret_count))
        rc = score_recut(s, &sets, ret, ret_count, reterr);
    give_back(s, KEPT_BYTES);
    return rc;
}
