/* The spellings that a typed word may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

/* Spellings kept for a finished word and for one that may go on; costs of a word that goes on. */
enum { WHOLE_TERMS = 240, OPEN_TERMS = 2000, OPEN_LIMIT = 900, EDIT_LETTERS = 10,
       COST_STEP = 20, FARTHER = 800 };

void heard_done(struct heard *h)
{
    free(h->terms);
    free(h->lists);
    free(h->ranges);
    free(h->fresh);
    *h = (struct heard){0};
}

static void add_range(struct heard *h, name_key from, name_key to)
{
    h->ranges = MEM_GROW(h->ranges, h->nranges, &h->ranges_cap);
    h->ranges[h->nranges++] = from;
    h->ranges = MEM_GROW(h->ranges, h->nranges, &h->ranges_cap);
    h->ranges[h->nranges++] = to;
}

static int by_beginning(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return x[0] < y[0] ? -1 : x[0] > y[0];
}

/* From `first` on: ascending, and those that touch as one. */
static void tidy_ranges(struct heard *h, size_t first)
{
    size_t kept = first;
    if (h->nranges == first)
        return;
    qsort(h->ranges + first, (h->nranges - first) / 2, 2 * sizeof *h->ranges, by_beginning);
    for (size_t i = first + 2; i < h->nranges; i += 2) {
        if (h->ranges[i] <= h->ranges[kept + 1]) {
            if (h->ranges[i + 1] > h->ranges[kept + 1])
                h->ranges[kept + 1] = h->ranges[i + 1];
            continue;
        }
        kept += 2;
        h->ranges[kept] = h->ranges[i];
        h->ranges[kept + 1] = h->ranges[i + 1];
    }
    h->nranges = kept + 2;
}

static bool is_in(const struct heard *h, name_key key)
{
    for (size_t i = 0; i < h->nranges; i += 2) {
        if (h->ranges[i] <= key && key < h->ranges[i + 1])
            return true;
    }
    return false;
}

/* Its own keys first: what is found there says how far it is worth looking. */
static void choose_ranges(struct heard *h)
{
    name_key keys[NAME_KEYS], near[NAME_NEAR_KEYS];
    h->nranges = 0;
    for (size_t f = 0; f < h->unit.forms; f++) {
        size_t n = name_keys(&h->unit.form[f], keys);
        for (size_t i = 0; i < n; i++) {
            bool goes_on = h->open && name_key_classes(keys[i]) > 0;
            add_range(h, keys[i], goes_on ? name_key_end(keys[i]) : keys[i] + 1);
        }
    }
    tidy_ranges(h, 0);
    size_t own = h->nranges;
    for (size_t f = 0; f < h->unit.forms; f++) {
        size_t n = name_near_keys(&h->unit.form[f], near);
        for (size_t i = 0; i < n; i++) {
            if (!is_in(h, near[i]))
                add_range(h, near[i], near[i] + 1);
        }
    }
    tidy_ranges(h, own);
}

static bool in_ranges(const struct heard *h, const struct fresh_form *f)
{
    for (size_t k = 0; k < f->nkeys; k++) {
        if (is_in(h, f->keys[k]))
            return true;
    }
    return false;
}

/* A word being compared with many spellings. */
struct listener {
    struct search *s;
    struct heard *h;
    struct name_sound sound[NAME_FORMS];
    int nearest; /* what the nearest costs; what costs much more is not worth it */
    /* Of each script: how many terms cost how much, and so, how much the last one of those that will
     * be kept costs. */
    uint16_t costing[NAME_OTHER][COST_LIMIT / COST_STEP + 1];
    size_t terms[NAME_OTHER];
    int limit[NAME_OTHER];
};

static void listener_init(struct listener *l, struct search *s, struct heard *h)
{
    *l = (struct listener){.s = s, .h = h, .nearest = COST_NONE, .limit = {COST_LIMIT, COST_LIMIT}};
    for (size_t i = 0; i < h->unit.forms; i++)
        name_prepare(&h->unit.form[i], &l->sound[i]);
}

static size_t most_terms(const struct heard *h)
{
    return h->open ? OPEN_TERMS : WHOLE_TERMS;
}

/* One more; when enough are nearer than the last of them, the limit comes down. */
static void count_term(struct listener *l, enum name_script script, int cost)
{
    int *limit = &l->limit[script];
    if (script == NAME_OTHER)
        return;
    l->costing[script][cost / COST_STEP]++;
    l->terms[script]++;
    for (size_t most; most = l->costing[script][*limit / COST_STEP],
                      l->terms[script] >= most_terms(l->h) + most && *limit >= COST_STEP;) {
        l->terms[script] -= most;
        *limit -= COST_STEP;
    }
}

/* What is farther is only known to be. */
static int limit_of(const struct listener *l, enum name_script script)
{
    int limit = script == NAME_OTHER ? COST_LIMIT : l->limit[script];
    return limit < l->nearest + FARTHER ? limit : l->nearest + FARTHER;
}

static int cost_of(struct listener *l, const struct name_form *f)
{
    struct name_sound stored;
    int best = NAME_COST_NONE;
    name_prepare(f, &stored);
    for (size_t i = 0; i < l->h->unit.forms; i++) {
        int limit = limit_of(l, (enum name_script)f->script), begins;
        int cost = name_cost(&l->sound[i], &stored, best < limit ? best : limit, &begins);
        if (cost < best)
            best = cost;
        if (l->h->open && begins < best && begins <= OPEN_LIMIT)
            best = begins;
    }
    if (best < l->nearest)
        l->nearest = best;
    return best;
}

static void add_term(struct listener *l, const struct name_form *f, uint32_t term, int cost)
{
    struct heard *h = l->h;
    if (cost > (f->script == NAME_OTHER ? COST_LIMIT : l->limit[f->script]))
        return;
    count_term(l, (enum name_script)f->script, cost);
    h->terms = MEM_GROW(h->terms, h->nterms, &h->cap);
    h->terms[h->nterms++] = (struct heard_term){.term = term, .cost = (uint16_t)cost, .script = f->script};
}

/* A spelling is filed under several keys; false: it was met under another one. */
static bool is_new(struct listener *l, term_id term)
{
    struct search *s = l->s;
    size_t at = term / 2 / SET_BITS;
    uint64_t bit = (uint64_t)1 << term / 2 % SET_BITS;
    if (at >= s->nmet || s->met[at] & bit)
        return false;
    s->met[at] |= bit;
    return true;
}

static void forget_met(struct search *s)
{
    size_t n = (size_t)s->filing.terms / SET_BITS + 1;
    if (s->nmet < n) {
        s->met = mem_resize(s->met, n, sizeof *s->met);
        s->nmet = n;
    }
    memset(s->met, 0, s->nmet * sizeof *s->met);
}

static bool listen(void *ctx, const struct name_form *f, term_id term)
{
    struct listener *l = ctx;
    if (is_new(l, term))
        add_term(l, f, term, cost_of(l, f));
    return !box_stopped(l->s);
}

static enum rc look_up(struct listener *l, const struct name_form *f, struct err *reterr)
{
    char term[TERM_SIZE];
    term_whole(term, l->s->filing.generation, f);
    struct cursor *c = OPEN(l->s->db, SEARCH_TERM, V((const char *)term));
    if (query_next(c))
        (void)listen(l, f, (term_id)col_number(c));
    return query_close(c, reterr);
}

static bool listen_nearest(void *ctx, const struct name_form *f, term_id term)
{
    struct listener *l = ctx;
    cost_of(l, f);
    (void)term;
    return l->nearest > 0 && !box_stopped(l->s);
}

enum rc heard_known(struct search *s, const struct name_form *f, int *ret_cost, struct err *reterr)
{
    struct heard h = {.unit = {.form = {*f}, .forms = 1}};
    struct listener l;
    name_key keys[NAME_KEYS] = {0};
    enum rc rc = RC_OK;
    listener_init(&l, s, &h);
    if (name_keys(f, keys))
        rc = sounds_each(s->db, s->filing.generation, keys[0], keys[0] + 1, listen_nearest, &l, reterr);
    for (size_t i = 0; i < s->fresh.nforms; i++) {
        if (s->fresh.forms[i].nkeys && s->fresh.forms[i].keys[0] == keys[0])
            cost_of(&l, &s->fresh.forms[i].form);
    }
    *ret_cost = l.nearest;
    return rc;
}

static struct name_form edited(const struct name_form *f, size_t at, size_t dropped, const char *by)
{
    struct name_form e = {.script = f->script};
    size_t n = strlen(by);
    memcpy(e.letters, f->letters, at);
    memcpy(e.letters + at, by, n);
    memcpy(e.letters + at + n, f->letters + at + dropped, f->length - at - dropped);
    e.length = (uint8_t)(f->length - dropped + n);
    return e;
}

static const char *alphabet_of(const struct name_form *f)
{
    return f->script == NAME_LATIN ? "abcdefghijklmnopqrstuvwxyz" : "AbtvjHxd*rzs$SDTZEgfqklmnhwy";
}

static enum rc look_up_edit(struct listener *l, const struct name_form *f, size_t at, size_t dropped,
                            const char *by, struct err *reterr)
{
    if (at + dropped > f->length || f->length + strlen(by) == dropped)
        return RC_OK;
    struct name_form e = edited(f, at, dropped, by);
    return look_up(l, &e, reterr);
}

/* Near so few consonants is everything, so one wrong letter is looked up letter by letter. */
static enum rc look_up_edited(struct listener *l, const struct name_form *f, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t at = 0; rc == RC_OK && at <= f->length; at++) {
        for (const char *a = alphabet_of(f); rc == RC_OK && *a; a++) {
            char by[2] = {*a};
            rc = look_up_edit(l, f, at, 0, by, reterr);
            if (rc == RC_OK && f->letters[at] != *a)
                rc = look_up_edit(l, f, at, 1, by, reterr);
        }
        char swapped[3] = {f->letters[at] ? f->letters[at + 1] : '\0', f->letters[at]};
        if (rc == RC_OK)
            rc = look_up_edit(l, f, at, 1, "", reterr);
        if (rc == RC_OK)
            rc = look_up_edit(l, f, at, 2, swapped, reterr);
    }
    return rc;
}

/* Scripts without sound: the word itself, and what it begins. */
static enum rc look_up_plain(struct listener *l, const struct name_form *f, struct err *reterr)
{
    char from[TERM_SIZE];
    term_whole(from, l->s->filing.generation, f);
    if (!l->h->open)
        return look_up(l, f, reterr);
    char *to = prefix_end(from);
    struct cursor *c = OPEN(l->s->db, SEARCH_TERMS, V((const char *)from), V(to), V((int)OPEN_TERMS));
    while (query_next(c)) {
        char term[TERM_SIZE];
        struct name_form form;
        col_text(c, term, sizeof term);
        term_form(term, &form);
        (void)listen(l, &form, (term_id)col_number(c));
    }
    free(to);
    return query_close(c, reterr);
}

static int by_cost(const void *a, const void *b)
{
    const struct heard_term *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost - y->cost;
    return x->term < y->term ? -1 : x->term > y->term;
}

/* The cheapest of each script: what is near in one says nothing about the other. */
static void limit_terms(struct heard *h)
{
    size_t kept = 0, most = most_terms(h), of[NAME_OTHER + 1] = {0};
    for (size_t i = 0; i < h->nterms; i++) {
        if (of[h->terms[i].script]++ < most)
            h->terms[kept++] = h->terms[i];
    }
    h->nterms = kept;
}

/* The cheapest first, and not too many: most are beyond the limit, which came down after them. */
static void choose_terms(struct listener *l)
{
    struct heard *h = l->h;
    size_t kept = 0;
    for (size_t i = 0; i < h->nterms; i++) {
        const struct heard_term *t = &h->terms[i];
        if (t->script == NAME_OTHER || t->cost < l->limit[t->script] + COST_STEP)
            h->terms[kept++] = *t;
    }
    h->nterms = kept;
    if (kept)
        qsort(h->terms, kept, sizeof *h->terms, by_cost);
    limit_terms(h);
}

static enum rc listen_all(struct listener *l, struct err *reterr)
{
    struct heard *h = l->h;
    enum rc rc = RC_OK;
    h->nterms = h->nlists = 0;
    forget_met(l->s);
    choose_ranges(h);
    for (size_t i = 0; rc == RC_OK && i < h->nranges && !l->s->stopped; i += 2)
        rc = sounds_each(l->s->db, l->s->filing.generation, h->ranges[i], h->ranges[i + 1], listen, l,
                         reterr);
    for (size_t i = 0; rc == RC_OK && i < h->unit.forms && !l->s->stopped; i++) {
        const struct name_form *f = &h->unit.form[i];
        name_key keys[NAME_KEYS];
        if (f->script == NAME_OTHER)
            rc = look_up_plain(l, f, reterr);
        else if (f->length <= EDIT_LETTERS && name_keys(f, keys) && name_key_classes(keys[0]) < 3)
            rc = look_up_edited(l, f, reterr);
    }
    choose_terms(l);
    h->nearest = l->nearest;
    memcpy(h->limit, l->limit, sizeof h->limit);
    return rc;
}

/* As far as among the filed, whether these were looked through now or for an earlier key. */
static void listen_fresh(struct listener *l)
{
    struct heard *h = l->h;
    const struct fresh *f = &l->s->fresh;
    memcpy(l->limit, h->limit, sizeof l->limit);
    h->nfresh = 0;
    for (size_t i = 0; i < f->nforms; i++) {
        if (f->forms[i].nkeys && !in_ranges(h, &f->forms[i]))
            continue;
        l->nearest = h->nearest;
        int limit = limit_of(l, (enum name_script)f->forms[i].form.script), cost = cost_of(l, &f->forms[i].form);
        if (cost > limit)
            continue;
        h->fresh = MEM_GROW(h->fresh, h->nfresh, &h->fresh_cap);
        h->fresh[h->nfresh++] = (struct heard_term){.term = (uint32_t)i, .cost = (uint16_t)cost, .script = f->forms[i].form.script};
    }
    if (h->nfresh)
        qsort(h->fresh, h->nfresh, sizeof *h->fresh, by_cost);
}

static bool same_unit(const struct name_unit *a, const struct name_unit *b)
{
    bool same = a->forms == b->forms;
    for (size_t i = 0; same && i < a->forms; i++)
        same = a->form[i].script == b->form[i].script &&
               strcmp(a->form[i].letters, b->form[i].letters) == 0;
    return same;
}

/* The place of this word among the kept, or the one that was not used for longest. */
static struct heard *place_for(struct search *s, const struct name_unit *unit, bool open)
{
    struct heard *oldest = &s->kept[0];
    for (size_t i = 0; i < HEARD_KEPT; i++) {
        struct heard *h = &s->kept[i];
        if (h->taken && h->open == open && same_unit(&h->unit, unit))
            return h;
        if (h->used < oldest->used)
            oldest = h;
    }
    oldest->taken = false;
    return oldest;
}

enum rc heard_find(struct search *s, const struct name_unit *unit, bool open, struct heard **ret,
                   struct err *reterr)
{
    struct heard *h = place_for(s, unit, open);
    struct listener l;
    enum rc rc = RC_OK;
    bool known = h->taken && h->changes == s->filing.changes;
    h->used = ++s->asked;
    h->unit = *unit;
    h->open = open;
    listener_init(&l, s, h);
    if (!known) {
        h->taken = false;
        rc = listen_all(&l, reterr);
        h->taken = rc == RC_OK && !s->stopped;
        h->changes = s->filing.changes;
    }
    listen_fresh(&l);
    *ret = s->stopped ? NULL : h;
    return rc;
}
