/* What a search keeps between keystrokes, and its parts. Private to the store.
 *
 * Names are found in steps: the spellings that a typed word may be (heard.c), who has them (gather.c) and
 * how well these fit the whole (score.c, fitting.c), in rounds that look farther and farther (sound.c,
 * round.c); and once more with the words cut in other ways (parts.c) where nobody is near. Apart, what
 * begins as typed (quick.c).
 * Numbers are looked up in indexes (codes.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_BOX_H
#define RIHLA_STORE_BOX_H

#include "store/filing.h"
#include "store/search.h"

enum { ASK_WORDS = 6, ASK_PARTS = 24, HEARD_KEPT = 32, COST_LIMIT = 1000, COST_NONE = UINT16_MAX };

/* A spelling that a typed word may be. Most are rare: who has one of those is read once. */
enum { LIST_UNREAD, LIST_KEPT, LIST_LONG };
struct heard_term {
    uint32_t term; /* its number; among the fresh: which of box->fresh.forms */
    uint16_t cost;
    uint8_t script, list;  /* list: LIST_… */
    uint32_t first, count; /* of heard->lists, where it is kept */
};

/* All that one typed word may be, cheapest first. */
struct heard {
    struct name_unit unit;
    bool open, taken;
    int64_t changes;    /* of the lists, when this was found out */
    uint64_t used;      /* when it was last asked for */
    struct heard_term *terms;
    size_t nterms, cap;
    int nearest, limit[NAME_OTHER]; /* what the nearest of them costs; how far it was worth looking, by script */
    struct posting *lists;
    size_t nlists, lists_cap;
    uint64_t *ranges; /* keys from, to (not included), ascending: what was looked at */
    size_t nranges, ranges_cap;
    struct heard_term *fresh; /* the same among customers who are not filed yet */
    size_t nfresh, fresh_cap;
};

/* The newest customers, who are not in the lists yet. */
struct fresh_form {
    struct name_form form;
    name_key keys[NAME_KEYS];
    uint8_t nkeys;
};
struct fresh_use {
    uint32_t customer, form;
    uint8_t place;
};
struct fresh_row {
    uint32_t customer;
    int32_t version;
    uint32_t first, count; /* of uses */
};
struct fresh {
    struct fresh_form *forms;
    size_t nforms, forms_cap;
    struct fresh_use *uses; /* the newest customer first */
    size_t nuses, uses_cap;
    struct fresh_row *rows;
    size_t nrows, rows_cap;
    uint32_t *hash; /* of forms: index + 1 */
    size_t nhash;
    int64_t edition; /* grows when anything above changes */
};

/* A customer's unit that a typed word may be, and which part of what was typed that is. */
struct found {
    uint32_t customer;
    uint16_t cost;
    uint8_t place, part;
};
struct founds {
    struct found *list;
    size_t count, cap;
};

/* What may be one unit of a stored name: a typed word, two typed words together, or the halves of a
 * word, which are two units in a row. The first parts are the words themselves. */
struct part {
    struct name_unit unit;
    uint8_t at, words; /* which words; a second half is at none: ASK_WORDS */
    uint8_t then;      /* of a first half: which part the second is; else 0 */
    uint16_t extra;    /* what it costs that nobody typed it so */
};
struct parts {
    struct part list[ASK_PARTS];
    size_t count, words;
    bool scrap[ASK_WORDS]; /* words that mean little */
};

struct search {
    struct db *db;
    struct filing filing;
    struct fresh fresh;
    struct heard kept[HEARD_KEPT];
    struct founds founds[ASK_PARTS];
    struct parts parts;
    uint64_t *bits; /* sets of names, see sound.c */
    size_t nbits;
    uint64_t *met; /* set of spellings, see heard.c */
    size_t nmet;
    uint64_t asked;
    /* The question that is being answered. */
    const struct search_ask *ask;
    struct name_unit units[ASK_WORDS];
    size_t nunits;
    int64_t deadline_us, next_look_us; /* 0: none */
    unsigned steps;
    bool stopped;
};

/* True when somebody typed on or the time is over; looks at the clock now and then. */
bool box_stopped(struct search *s);

/* Reads the newest customers anew where they changed. */
enum rc fresh_read(struct search *s, struct err *reterr);
void fresh_done(struct fresh *f);

/* The spellings that a word may be; lives until the next question. *ret is NULL when stopped. */
enum rc heard_find(struct search *s, const struct name_unit *unit, bool open, struct heard **ret,
                   struct err *reterr);
void heard_done(struct heard *h);

/* Whether somebody has a name that is nearly this one; *ret_cost is COST_NONE if not. */
enum rc heard_known(struct search *s, const struct name_form *f, int *ret_cost, struct err *reterr);

/* The words as they were typed; and, added to them, other ways to cut them. */
void parts_typed(struct parts *p, const struct name_unit *units, size_t n);
enum rc parts_recut(struct search *s, struct err *reterr);

/* The customers that are looked at together, both included. Sets hold their names: two bits for each. */
struct slice {
    uint32_t from, to;
};
#define NAME_BIT(slice, customer, place) (2 * (size_t)((customer) - (slice).from) + PLACE_NAME(place))
enum { SET_BITS = 64 };

/* What is near enough: a spelling may cost so much by itself, and no more than the slack together with
 * the units of the name beyond those that are free. */
struct reach {
    int most, slack;
    unsigned free;
};

/* How many units a name may have that has a spelling of this cost; 0: it is too far. */
unsigned reach_units(const struct reach *r, int cost);

/* Whom to gather for one part, and the sets in which they are noted. */
struct gather {
    struct slice slice;
    uint8_t part;
    unsigned least;               /* units of a name */
    struct reach every, but_one;  /* of names that have every word, and of those that have all but one */
    const uint64_t *among;        /* only of these names; NULL: of all */
    uint64_t *has, *may_have;     /* those within `every`, within `but_one`; NULL: not noted */
};

/* Whoever has one of the spellings within reach. Replaces *to. */
enum rc founds_gather(struct search *s, struct heard *h, const struct gather *how, struct founds *to,
                      struct err *reterr);

/* How far a name is from what was typed. */
struct fitting {
    const struct parts *parts;
    size_t units, missing; /* missing: how many words may have no unit */
    uint16_t cost[ASK_PARTS][NAME_UNITS];
};
/* What a unit of the name costs that nobody typed; a word without a unit; one that means little. */
enum { UNTYPED = 330, UNFOUND = 1500, UNFOUND_SCRAP = 350 };
int fitting_score(const struct fitting *f, int best);

/* A customer and how far their nearest name is. */
struct scored {
    uint32_t customer;
    int cost;
};

/* The nearest so far, and whoever else was near enough when they were met, who were the newest first: an
 * older one has to be nearer. */
struct scores {
    struct scored *list;
    size_t count, cap;
    int nearest[SEARCH_HITS + 1]; /* the costs of as many as are wanted, a heap: the farthest on top */
    size_t nnearest, wanted;
    int fit; /* what the typed words cost in the name that has them best */
};

/* What another one may cost at most. */
int scores_most(const struct scores *r);

/* Scores every name of the set that was gathered; adds customers that cost more than `above`, who are there
 * already, and no more than `most`. Slices come from the newest to the oldest. */
void scores_add(struct scores *r, struct search *s, struct slice slice, const uint64_t *set, int above,
                int most);

/* What is farther than this, together with what its units cost that nobody typed, is no answer. */
int scores_far(const struct parts *p);

/* Names by sound, unsorted: the nearest, at least one more than are wanted if there are, and maybe others.
 * Owned by the caller. */
enum rc box_sound(struct search *s, size_t wanted, struct scores *ret, struct err *reterr);

/* Customers whose names begin so, newest first, at most n. */
struct quick_hit {
    uint32_t customer;
    bool whole; /* each word is all of a word of the name */
};
enum rc box_quick(struct search *s, struct quick_hit *hits, size_t n, size_t *ret_count,
                  struct err *reterr);

/* True where each unit asked for begins another unit of one of the names; *ret_whole: is it. */
bool name_begins(const struct name_unit *asked, size_t n, const char *const names[CUSTOMER_NAMES],
                 bool *ret_whole);

/* The cost of a customer's names against the units asked for. */
int name_distance(const struct name_unit *asked, size_t n, bool typing,
                  const char *const names[CUSTOMER_NAMES]);

#endif
