/* Finding service cards by words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "form/catalogue.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* How good a match is; smaller is better. */
enum { RANK_CODE, RANK_NAME, RANK_REST, RANK_NONE };

static char *fold(const char *s)
{
    char *digits = text_ascii_digits(s);
    char *folded = text_fold(digits);
    free(digits);
    return folded;
}

/* Text that can be searched: each piece folded, pieces kept apart. */
static void add_folded(struct buf *to, const char *s)
{
    if (!s)
        return;
    char *folded = fold(s);
    buf_addc(to, '\n');
    buf_add(to, folded);
    free(folded);
}

static bool holds_every_word(const char *where, const char *words)
{
    char *copy = mem_strdup(words), *rest = NULL;
    bool all = true;
    for (char *w = strtok_r(copy, " ", &rest); w && all; w = strtok_r(NULL, " ", &rest))
        all = strstr(where, w) != NULL;
    free(copy);
    return all;
}

static int rank(const struct card *card, const char *words)
{
    struct buf where;
    buf_init(&where);
    int rank = RANK_NONE;
    add_folded(&where, card->id);
    add_folded(&where, card->federal_code);
    if (holds_every_word(buf_text(&where), words))
        rank = RANK_CODE;
    add_folded(&where, card->name.en);
    add_folded(&where, card->name.ar);
    if (rank == RANK_NONE && holds_every_word(buf_text(&where), words))
        rank = RANK_NAME;
    add_folded(&where, card->category.en);
    add_folded(&where, card->category.ar);
    add_folded(&where, card->summary.en);
    add_folded(&where, card->summary.ar);
    if (rank == RANK_NONE && holds_every_word(buf_text(&where), words))
        rank = RANK_REST;
    buf_done(&where);
    return rank;
}

size_t catalogue_find(const struct catalogue *c, const char *text, size_t *ret_indexes, size_t max)
{
    char *words = fold(text);
    int *ranks = mem_array(c->ncards, sizeof *ranks);
    for (size_t i = 0; i < c->ncards; i++)
        ranks[i] = rank(&c->cards[i]->card, words);
    size_t n = 0;
    for (int wanted = RANK_CODE; wanted < RANK_NONE; wanted++)
        for (size_t i = 0; i < c->ncards && n < max; i++)
            if (ranks[i] == wanted)
                ret_indexes[n++] = i;
    free(ranks);
    free(words);
    return n;
}
