/* A round of looking for names by sound: whom to gather for each word, and in which names they meet.
 * Private to the store, between sound.c and round.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_ROUND_H
#define RIHLA_STORE_ROUND_H

#include "store/box.h"

/* Sets of names: for each word who has it, near enough for a name with every word; the same for a name
 * with all but one; then two for halves of words, the second also for the result. */
struct sets {
    uint64_t *has, *may_have, *first, *second;
    size_t size;
};

/* What is looked for, and in which round. */
struct round {
    struct search *s;
    struct heard *heard[ASK_PARTS];
    int floor[ASK_WORDS]; /* what the word costs at least; COST_NONE: nobody has it */
    int base;             /* what a name costs at least */
    size_t unknown;       /* how many words nobody has */
    int dearest;          /* what the word costs that would best be missing; -1: none may be */
    struct slice slice;
    int most;             /* what a name may cost */
    bool every, but_one;  /* look for names that have every word; for those that have all but one */
    struct sets sets;
    size_t order[ASK_WORDS]; /* of words, the rarest first */
};

/* Empty sets for the slice. */
void round_sets(struct round *r);
uint64_t *set_of(const struct round *r, uint64_t *sets, size_t word);

/* What a name costs at least, from what each word does. */
void round_base(struct round *r);

/* What is near enough: of a word as it was typed; of one in another cut, which may stand for two words
 * while others are halved. */
struct gather gather_word(const struct round *r, size_t word);
struct gather gather_part(const struct round *r, size_t part);

/* Gathers one part. */
enum rc round_gather(struct round *r, const struct gather *g, struct err *reterr);

/* Into sets.second: who is in the sets of all words, or in all but one of the second ones. */
void round_combine(const struct round *r, const uint64_t *has, const uint64_t *may_have);

/* Gathers all words as they were typed, for names that cost no more than r->most; whoever may be one of
 * them is in sets.second. */
enum rc round_look(struct round *r, struct err *reterr);

#endif
