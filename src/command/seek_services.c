/* The services that fit what was typed: by code, by words of their names in either language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/seek.h"

#include "base/buf.h"
#include "base/mem.h"
#include "text/name.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 40, SURE_LETTERS = 4, COST_MOST = 220 };

/* The words of a card, folded: its identifier says best what it is about, then its names, then its
 * category. The Arabic article is a word's beginning that people leave out. */
enum { PLACES = 3 };
struct card_words {
    char *text[PLACES];
    size_t end[PLACES]; /* where the words of each place end in the list */
    const char *word[WORDS];
    size_t count;
};

struct services {
    struct card_words *cards; /* by position in the catalogue */
    size_t count;
};

static const char article[] = "ال";

static char *cut_words(const struct bi *b, struct card_words *w)
{
    struct buf both = {0};
    char *rest = NULL;
    buf_printf(&both, "%s %s", b->en, b->ar ? b->ar : "");
    char *text = text_fold(buf_text(&both));
    buf_done(&both);
    for (char *s = strtok_r(text, " -/(),.", &rest); s && w->count + 1 < WORDS;
         s = strtok_r(NULL, " -/(),.", &rest)) {
        w->word[w->count++] = s;
        if (strncmp(s, article, strlen(article)) == 0 && strlen(s) > 2 * strlen(article))
            w->word[w->count++] = s + strlen(article);
    }
    return text;
}

static void take_words(const struct card *c, struct card_words *w)
{
    *w = (struct card_words){.count = 0};
    const struct bi places[PLACES] = {{c->id, ""}, c->name, c->category};
    for (size_t i = 0; i < PLACES; i++) {
        w->text[i] = cut_words(&places[i], w);
        w->end[i] = w->count;
    }
}

/* A term as it is compared with each card. */
struct asked {
    const struct sought_term *term;
    const struct sought_way *code; /* NULL: it is none */
    bool name;
    char *folded;
    size_t bytes, letters;
};

static size_t ask_terms(const struct sought *sought, struct asked asked[SOUGHT_TERMS])
{
    for (size_t i = 0; i < sought->nterms; i++) {
        const struct sought_term *t = &sought->terms[i];
        char *folded = text_fold(t->text);
        asked[i] = (struct asked){.term = t,
                                  .code = sought_way_of(t, SOUGHT_SERVICE_CODE),
                                  .name = sought_way_of(t, SOUGHT_NAME) != NULL,
                                  .folded = folded,
                                  .bytes = strlen(folded),
                                  .letters = utf8_length(folded)};
    }
    return sought->nterms;
}

/* The first word that begins so; count where there is none. */
static size_t begins(const struct card_words *w, const struct asked *a)
{
    size_t i = 0;
    while (i < w->count && strncmp(w->word[i], a->folded, a->bytes) != 0)
        i++;
    return i;
}

/* What it costs to hear it as one of the words, in either script; above COST_MOST: too much. */
static int sound_cost(const char *word, const struct card_words *w)
{
    struct name_unit heard, stored;
    struct name_sound a, b;
    int least = COST_MOST + 1;
    if (name_parse(word, &heard, 1) == 0)
        return least;
    name_prepare(&heard.form[0], &a);
    for (size_t i = 0; i < w->count; i++) {
        if (name_parse(w->word[i], &stored, 1) == 0)
            continue;
        name_prepare(&stored.form[0], &b);
        int cost = name_cost(&a, &b, least, NULL);
        least = cost < least ? cost : least;
    }
    return least;
}

/* How a word fits a card; false: not at all. */
static bool word_fits(const struct seek *s, const struct asked *a, const struct card_words *w,
                      struct seek_hit *hit)
{
    size_t at = a->letters >= 2 ? begins(w, a) : w->count;
    if (at < w->count) {
        for (size_t i = 0; i < PLACES; i++)
            hit->cost += at >= w->end[i];
        return true;
    }
    if (!s->sounds || a->letters < SURE_LETTERS)
        return false;
    int cost = sound_cost(a->term->text, w);
    hit->fit = cost <= COST_MOST ? SEARCH_SOUNDS : hit->fit;
    hit->cost += cost;
    return cost <= COST_MOST;
}

static bool term_fits(const struct seek *s, const struct asked *a, const struct card *c,
                      const struct card_words *w, struct seek_hit *hit)
{
    if (a->code && c->federal_code && sought_fits(a->code, c->federal_code)) {
        hit->why = SOUGHT_SERVICE_CODE;
        return true;
    }
    return a->name && word_fits(s, a, w, hit);
}

void services_free(struct services *s)
{
    for (size_t i = 0; s && i < s->count; i++) {
        for (size_t j = 0; j < PLACES; j++)
            free(s->cards[i].text[j]);
    }
    if (s)
        free(s->cards);
    free(s);
}

static const struct services *words_of(struct session *s, const struct catalogue *c)
{
    if (s->services)
        return s->services;
    s->services = mem_alloc(sizeof *s->services);
    s->services->cards = mem_array(c->ncards ? c->ncards : 1, sizeof *s->services->cards);
    s->services->count = c->ncards;
    for (size_t i = 0; i < c->ncards; i++)
        take_words(&c->cards[i]->card, &s->services->cards[i]);
    return s->services;
}

static bool card_fits(const struct seek *s, const struct asked *asked, size_t n, const struct card *c,
                      const struct card_words *w, struct seek_hit *ret)
{
    bool all = true;
    ret->why = SOUGHT_NAME;
    ret->fit = SEARCH_BEGINS;
    ret->cost = 0;
    for (size_t i = 0; all && i < n; i++)
        all = term_fits(s, &asked[i], c, w, ret);
    return all;
}

static int compare(const void *one, const void *two)
{
    const struct seek_hit *a = one, *b = two;
    if (a->fit != b->fit)
        return a->fit < b->fit ? -1 : 1;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    return strcmp(a->number, b->number);
}

static void add_fitting(struct seek *s, const struct catalogue *c, const struct services *services)
{
    struct asked asked[SOUGHT_TERMS];
    struct seek_hit *hits = NULL, hit = {.group = SOUGHT_SERVICES};
    size_t n = 0, cap = 0, terms = ask_terms(&s->sought, asked);
    for (size_t i = 0; i < c->ncards; i++) {
        const struct card *card = &c->cards[i]->card;
        if (!card_fits(s, asked, terms, card, &services->cards[i], &hit))
            continue;
        snprintf(hit.number, sizeof hit.number, "%s", card->id);
        hits = MEM_GROW(hits, n, &cap);
        hits[n++] = hit;
    }
    if (n)
        qsort(hits, n, sizeof *hits, compare);
    for (size_t i = 0; i < n; i++)
        seek_add(s, &hits[i]);
    for (size_t i = 0; i < terms; i++)
        free(asked[i].folded);
    free(hits);
}

enum rc seek_services(struct seek *s, struct err *reterr)
{
    const struct catalogue *c;
    (void)reterr;
    if (session_catalogue(s->session, &c, NULL) == RC_OK) /* people are found without it */
        add_fitting(s, c, words_of(s->session, c));
    return RC_OK;
}
