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

static enum rc add_term(struct search *s, const char *term, struct lists *l, struct err *reterr)
{
    struct cursor *c = OPEN(s->db, SEARCH_TERM, V(term));
    if (query_next(c))
        add_list(l, (term_id)col_number(c));
    return query_close(c, reterr);
}

static enum rc add_beginning(struct search *s, const struct name_form *f, struct lists *l,
                             struct err *reterr)
{
    char term[TERM_SIZE];
    term_beginning(term, s->filing.generation, f, BEGINNINGS);
    return add_term(s, term, l, reterr);
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

/* Moves all to their newest customer. */
static enum rc lists_begin(struct search *s, struct lists *l, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < l->count && !box_stopped(s); i++)
        rc = list_down(s->db, &l->list[i], UINT32_MAX, reterr);
    for (size_t i = l->count / 2; i-- > 0;)
        sink(l, i);
    return rc;
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
    return rc == RC_OK ? lists_begin(s, l, reterr) : rc;
}

/* The lists of whoever has a name that is just that. */
static enum rc lists_open_whole(struct search *s, const struct name_unit *u, struct lists *l,
                                struct err *reterr)
{
    char term[TERM_SIZE];
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < u->forms; i++) {
        term_whole(term, s->filing.generation, &u->form[i]);
        rc = add_term(s, term, l, reterr);
    }
    return rc == RC_OK ? lists_begin(s, l, reterr) : rc;
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

/* Of one word the lists know all: whoever is in one has it, and whose whole spelling has a list of its
 * own. */
static enum rc filed_of_word(struct search *s, struct lists *word, struct quick_hit *hits, size_t n,
                             size_t *count, struct err *reterr)
{
    struct lists whole = {0};
    enum rc rc = lists_open_whole(s, &s->units[0], &whole, reterr);
    uint32_t most = UINT32_MAX - 1, same;
    while (rc == RC_OK && *count < n && most && !s->stopped) {
        rc = lists_down(s, word, most, &most, reterr);
        if (rc != RC_OK || !most || s->stopped)
            break;
        rc = lists_down(s, &whole, most, &same, reterr);
        hits[(*count)++] = (struct quick_hit){most, same == most};
        most--;
    }
    lists_done(&whole);
    return rc;
}

static enum rc filed_of_words(struct search *s, struct lists *words, struct quick_hit *hits, size_t n,
                              size_t *count, struct err *reterr)
{
    enum rc rc = RC_OK;
    uint32_t most = UINT32_MAX - 1;
    while (rc == RC_OK && *count < n && most && !s->stopped) {
        rc = meet(s, words, &most, reterr);
        if (rc == RC_OK && most)
            rc = take_if_begins(s, most, hits, count, reterr);
        most -= most > 0;
    }
    return rc;
}

static enum rc quick_filed(struct search *s, struct quick_hit *hits, size_t n, size_t *count,
                           struct err *reterr)
{
    struct lists words[ASK_WORDS] = {{0}};
    enum rc rc = RC_OK;
    if (!one_script(s) || *count == n)
        return RC_OK;
    for (size_t w = 0; rc == RC_OK && w < s->nunits; w++)
        rc = lists_open(s, &s->units[w], &words[w], reterr);
    if (rc == RC_OK)
        rc = s->nunits == 1 ? filed_of_word(s, &words[0], hits, n, count, reterr)
                            : filed_of_words(s, words, hits, n, count, reterr);
    for (size_t w = 0; w < s->nunits; w++)
        lists_done(&words[w]);
    return rc;
}

/* Which words a form of the fresh begins with, and which it is: a bit each. */
struct begun {
    uint8_t begins, is;
};

static bool form_begins(const struct name_form *asked, const struct name_form *f)
{
    return asked->letters[0] == f->letters[0] && asked->script == f->script &&
           asked->length <= f->length && memcmp(asked->letters, f->letters, asked->length) == 0;
}

/* For each form of the fresh; owned by the caller. NULL: some word begins none of them. */
static struct begun *words_begun(const struct search *s)
{
    const struct fresh *f = &s->fresh;
    struct begun *begun = mem_array(f->nforms ? f->nforms : 1, sizeof *begun);
    unsigned found = 0;
    for (size_t w = 0; w < s->nunits; w++) {
        uint8_t bit = (uint8_t)(1u << w);
        for (size_t k = 0; k < s->units[w].forms; k++) {
            const struct name_form *asked = &s->units[w].form[k];
            for (size_t i = 0; i < f->nforms; i++) {
                if (!form_begins(asked, &f->forms[i].form))
                    continue;
                begun[i].begins |= bit;
                begun[i].is |= asked->length == f->forms[i].form.length ? bit : 0;
                found |= bit;
            }
        }
    }
    if (found + 1 == 1u << s->nunits)
        return begun;
    free(begun);
    return NULL;
}

/* A customer who is not filed yet, with the uses of forms that count. */
struct candidate {
    struct candidate_use {
        uint8_t place, begins, is;
    } uses[CUSTOMER_NAMES * NAME_UNITS * NAME_FORMS];
    size_t count;
};

/* False: some word is not among what they are called. Most are not asked for: this looks at all. */
static bool may_be(const struct search *s, const struct begun *begun, const struct fresh_row *row,
                   struct candidate *ret)
{
    const struct fresh_use *uses = s->fresh.uses + row->first;
    unsigned found = 0;
    for (size_t i = 0; i < row->count; i++)
        found |= begun[uses[i].form].begins;
    ret->count = 0;
    if (found + 1 != 1u << s->nunits)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        struct begun b = begun[uses[i].form];
        if (b.begins)
            ret->uses[ret->count++] = (struct candidate_use){uses[i].place, b.begins, b.is};
    }
    return true;
}

/* Gives each word from `word` on a unit of its own in that name. */
static bool fits_name(const struct candidate *c, size_t words, size_t word, unsigned name,
                      unsigned used, bool whole)
{
    if (word == words)
        return true;
    for (size_t i = 0; i < c->count; i++) {
        const struct candidate_use *u = &c->uses[i];
        unsigned unit = 1u << PLACE_UNIT(u->place);
        if ((whole ? u->is : u->begins) >> word & 1 && PLACE_NAME(u->place) == name &&
            !(used & unit) && fits_name(c, words, word + 1, name, used | unit, whole))
            return true;
    }
    return false;
}

static bool fits_some_name(const struct candidate *c, size_t words, bool whole)
{
    bool fits = false;
    for (unsigned name = 0; name < CUSTOMER_NAMES && !fits; name++)
        fits = fits_name(c, words, 0, name, 0, whole);
    return fits;
}

static void quick_fresh(struct search *s, struct quick_hit *hits, size_t n, size_t *count)
{
    struct candidate c;
    struct begun *begun = words_begun(s);
    for (size_t i = 0; begun && i < s->fresh.nrows && *count < n; i++) {
        const struct fresh_row *row = &s->fresh.rows[i];
        if (may_be(s, begun, row, &c) && fits_some_name(&c, s->nunits, false))
            hits[(*count)++] =
                (struct quick_hit){row->customer, fits_some_name(&c, s->nunits, true)};
    }
    free(begun);
}

enum rc box_quick(struct search *s, struct quick_hit *hits, size_t n, size_t *ret_count,
                  struct err *reterr)
{
    *ret_count = 0;
    quick_fresh(s, hits, n, ret_count);
    return quick_filed(s, hits, n, ret_count, reterr);
}
