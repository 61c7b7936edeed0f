/* Names that begin as typed, newest first: lists of customers met from their newest end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

enum { RANGE_TERMS = 4096 };

/* One list, read backwards, row by row. */
struct list {
    term_id term;
    struct postings row;
    size_t left; /* of the row; list[left - 1] is the current one */
    uint32_t current; /* 0: the end */
};

/* The customers of any of these lists: a heap, the newest on top. */
struct lists {
    struct list *list;
    size_t count, cap;
};

static void lists_done(struct lists *l)
{
    for (size_t i = 0; i < l->count; i++)
        postings_done(&l->list[i].row);
    free(l->list);
    *l = (struct lists){0};
}

/* Moves one list to its newest customer ≤ most. */
static enum rc list_down(struct db *db, struct list *l, uint32_t most, struct err *reterr)
{
    enum rc rc = RC_OK;
    if (l->row.count == 0 || most < l->row.list[0].customer) {
        rc = postings_at(db, l->term, most, &l->row, reterr);
        l->left = l->row.count;
    }
    /* Mostly it is near: longer and longer steps until it is passed, then halves of the last one. */
    size_t low = l->left, high = l->left, step = 1;
    while (low > 0 && l->row.list[low - 1].customer > most) {
        high = low - 1;
        low = step < low ? low - step : 0;
        step *= 2;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (l->row.list[middle].customer <= most)
            low = middle + 1;
        else
            high = middle;
    }
    l->left = low;
    l->current = low ? l->row.list[low - 1].customer : 0;
    return rc;
}

static void sink(struct lists *l, size_t at)
{
    for (size_t child; (child = 2 * at + 1) < l->count; at = child) {
        if (child + 1 < l->count && l->list[child + 1].current > l->list[child].current)
            child++;
        if (l->list[child].current <= l->list[at].current)
            return;
        struct list swap = l->list[at];
        l->list[at] = l->list[child];
        l->list[child] = swap;
    }
}

/* The newest customer ≤ most in any list; 0: none. */
static enum rc lists_down(struct search *s, struct lists *l, uint32_t most, uint32_t *ret,
                          struct err *reterr)
{
    enum rc rc = RC_OK;
    while (rc == RC_OK && l->count && l->list[0].current > most && !box_stopped(s)) {
        rc = list_down(s->db, &l->list[0], most, reterr);
        sink(l, 0);
    }
    *ret = l->count ? l->list[0].current : 0;
    return rc;
}

static void add_list(struct lists *l, term_id term)
{
    l->list = MEM_GROW(l->list, l->count, &l->cap);
    l->list[l->count++] = (struct list){.term = term};
}

static enum rc add_beginning(struct search *s, const struct name_form *f, struct lists *l,
                             struct err *reterr)
{
    char term[TERM_SIZE];
    term_beginning(term, s->filing.generation, f, BEGINNINGS);
    struct cursor *c = OPEN(s->db, SEARCH_TERM, V((const char *)term));
    if (query_next(c))
        add_list(l, (term_id)col_number(c));
    return query_close(c, reterr);
}

static enum rc add_range(struct search *s, const struct name_form *f, struct lists *l,
                         struct err *reterr)
{
    char from[TERM_SIZE], term[TERM_SIZE];
    term_whole(from, s->filing.generation, f);
    char *to = prefix_end(from);
    struct cursor *c =
        OPEN(s->db, SEARCH_TERMS, V((const char *)from), V(to), V((int)RANGE_TERMS));
    while (query_next(c)) {
        col_text(c, term, sizeof term);
        add_list(l, (term_id)col_number(c));
    }
    free(to);
    return query_close(c, reterr);
}

/* The lists of whoever has a name that begins so. */
static enum rc lists_open(struct search *s, const struct name_unit *u, struct lists *l,
                          struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < u->forms; i++) {
        if (form_letters(&u->form[i]) <= BEGINNINGS)
            rc = add_beginning(s, &u->form[i], l, reterr);
        else
            rc = add_range(s, &u->form[i], l, reterr);
    }
    for (size_t i = 0; rc == RC_OK && i < l->count && !box_stopped(s); i++)
        rc = list_down(s->db, &l->list[i], UINT32_MAX, reterr);
    for (size_t i = l->count / 2; i-- > 0;)
        sink(l, i);
    return rc;
}

/* The stored name decides: two words may have met in one unit. Adds the customer if so. */
static enum rc take_if_begins(struct search *s, uint32_t customer, struct quick_hit *hits, size_t *count,
                              struct err *reterr)
{
    char en[TITLE_SIZE] = "", ar[TITLE_SIZE] = "";
    struct cursor *c =
        OPEN(s->db, SEARCH_CUSTOMERS, V((int64_t)customer - 1), V((int64_t)customer), V(1));
    if (query_next(c)) {
        (void)col_rowid(c);
        col_text(c, en, sizeof en);
        col_text(c, ar, sizeof ar);
    }
    bool whole;
    if (name_begins(s->units, s->nunits, (const char *const[]){en, ar}, &whole))
        hits[(*count)++] = (struct quick_hit){customer, whole};
    return query_close(c, reterr);
}

/* The newest customer ≤ *most that all words have; 0: none. */
static enum rc meet(struct search *s, struct lists *words, uint32_t *most, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t agreed = 0, w = 0; rc == RC_OK && agreed < s->nunits && *most && !s->stopped;
         w = (w + 1) % s->nunits) {
        uint32_t next;
        rc = lists_down(s, &words[w], *most, &next, reterr);
        agreed = next == *most ? agreed + 1 : 1;
        *most = next;
    }
    if (s->stopped)
        *most = 0;
    return rc;
}

/* Names are written in one script; a word of each would only be looked for in vain, all the time there
 * is. One that does mix them is found by sound. */
static bool one_script(const struct search *s)
{
    unsigned all = ~0u;
    for (size_t w = 0; w < s->nunits; w++) {
        unsigned scripts = 0;
        for (size_t i = 0; i < s->units[w].forms; i++)
            scripts |= 1u << s->units[w].form[i].script;
        if (!(scripts & 1u << NAME_OTHER))
            all &= scripts;
    }
    return all != 0;
}

static enum rc quick_filed(struct search *s, struct quick_hit *hits, size_t n, size_t *count,
                           struct err *reterr)
{
    struct lists words[ASK_WORDS] = {{0}};
    enum rc rc = RC_OK;
    if (!one_script(s))
        return RC_OK;
    for (size_t w = 0; rc == RC_OK && w < s->nunits; w++)
        rc = lists_open(s, &s->units[w], &words[w], reterr);
    uint32_t most = UINT32_MAX - 1;
    while (rc == RC_OK && *count < n && most && !s->stopped) {
        rc = meet(s, words, &most, reterr);
        if (rc == RC_OK && most)
            rc = take_if_begins(s, most, hits, count, reterr);
        most -= most > 0;
    }
    for (size_t w = 0; w < s->nunits; w++)
        lists_done(&words[w]);
    return rc;
}

/* For each form of the fresh, which words begin it: a bit each. Owned by the caller. */
static uint8_t *words_begun(const struct search *s)
{
    const struct fresh *f = &s->fresh;
    uint8_t *begun = mem_array(f->nforms ? f->nforms : 1, sizeof *begun);
    for (size_t i = 0; i < f->nforms; i++) {
        const struct name_form *form = &f->forms[i].form;
        for (size_t w = 0; w < s->nunits; w++) {
            for (size_t k = 0; k < s->units[w].forms; k++) {
                const struct name_form *asked = &s->units[w].form[k];
                if (asked->script == form->script && asked->length <= form->length &&
                    memcmp(asked->letters, form->letters, asked->length) == 0)
                    begun[i] |= (uint8_t)(1u << w);
            }
        }
    }
    return begun;
}

static bool fits_fresh(const struct search *s, const uint8_t *begun, const struct fresh_row *row,
                       size_t word, unsigned name, unsigned used)
{
    if (word == s->nunits)
        return true;
    for (size_t i = 0; i < row->count; i++) {
        const struct fresh_use *u = &s->fresh.uses[row->first + i];
        unsigned unit = 1u << PLACE_UNIT(u->place);
        if (begun[u->form] >> word & 1 && PLACE_NAME(u->place) == name && !(used & unit) &&
            fits_fresh(s, begun, row, word + 1, name, used | unit))
            return true;
    }
    return false;
}

enum rc box_quick(struct search *s, struct quick_hit *hits, size_t n, size_t *ret_count,
                  struct err *reterr)
{
    enum rc rc = RC_OK;
    uint8_t *begun = words_begun(s);
    *ret_count = 0;
    for (size_t i = 0; rc == RC_OK && i < s->fresh.nrows && *ret_count < n; i++) {
        const struct fresh_row *row = &s->fresh.rows[i];
        if (fits_fresh(s, begun, row, 0, 0, 0) || fits_fresh(s, begun, row, 0, 1, 0))
            rc = take_if_begins(s, row->customer, hits, ret_count, reterr);
    }
    free(begun);
    return rc == RC_OK ? quick_filed(s, hits, n, ret_count, reterr) : rc;
}
