/* The customers that fit what was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/seek.h"

#include "base/mem.h"
#include "store/application.h"
#include "store/customer.h"
#include "store/merge.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everything sounds like one or two letters; and whoever is not among the first that sound so is not
 * meant. More are looked at than told: among equals those of one's own cases come first. */
enum { EQUALS_LOOKED_AT = 60, SOUND_LETTERS = 3, SOUNDS_TOLD = 10, SOUNDS_LOOKED_AT = 30 };

/* Where the search engine looks for each kind. */
static const struct {
    enum sought_kind kind;
    enum search_part part;
} parts[] = {
    {SOUGHT_CUSTOMER_NUMBER, SEARCH_NUMBER}, {SOUGHT_EMIRATES_ID, SEARCH_EID},
    {SOUGHT_TELEPHONE, SEARCH_MOBILE},       {SOUGHT_EMAIL, SEARCH_EMAIL},
    {SOUGHT_LICENCE, SEARCH_LICENCE},        {SOUGHT_TRN, SEARCH_TRN},
};

static enum sought_kind kind_of(enum search_part part)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].part == part)
            return parts[i].kind;
    }
    return part == SEARCH_SERIAL ? SOUGHT_CUSTOMER_NUMBER : SOUGHT_NAME;
}

/* False: nobody has such a thing. */
static bool code_of(const struct sought_way *w, int word, struct search_code *ret)
{
    static const enum search_fit fits[] = {[SOUGHT_WHOLE] = SEARCH_WHOLE,
                                           [SOUGHT_BEGINS] = SEARCH_BEGINS,
                                           [SOUGHT_ENDS] = SEARCH_ENDS};
    *ret = (struct search_code){.word = word};
    if (w->match == SOUGHT_SERIAL && w->kind == SOUGHT_CUSTOMER_NUMBER) {
        ret->part = SEARCH_SERIAL;
        ret->fit = SEARCH_WHOLE;
        snprintf(ret->value, sizeof ret->value, "%" PRId64, w->serial);
        return true;
    }
    for (size_t i = 0; w->match <= SOUGHT_ENDS && i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].kind != w->kind || strlen(w->key) >= sizeof ret->value)
            continue;
        ret->part = parts[i].part;
        ret->fit = fits[w->match];
        memcpy(ret->value, w->key, strlen(w->key) + 1);
        return true;
    }
    return false;
}

static bool same_code(const struct search_code *a, const struct search_code *b)
{
    return a->word == b->word && a->part == b->part && a->fit == b->fit &&
           strcmp(a->value, b->value) == 0;
}

struct asking {
    struct seek *seek;
    struct search_code codes[SEARCH_CODES];
    size_t ncodes;
    char *names;
    struct search_hits hits, sounds;
};

static void add_term(struct asking *a, const struct sought_term *t, int word)
{
    for (size_t i = 0; i < t->nways && a->ncodes < SEARCH_CODES; i++) {
        struct search_code *c = &a->codes[a->ncodes];
        bool is_new = code_of(&t->ways[i], word, c);
        for (size_t j = 0; is_new && j < a->ncodes; j++)
            is_new = !same_code(&a->codes[j], c);
        a->ncodes += is_new;
    }
}

/* ---- what only the record can tell ---- */

static const char *stored(const struct customer *c, enum sought_kind k)
{
    switch ((int)k) {
    case SOUGHT_CUSTOMER_NUMBER:
        return c->number;
    case SOUGHT_EMIRATES_ID:
        return c->eid;
    case SOUGHT_TELEPHONE:
        return c->mobile;
    case SOUGHT_EMAIL:
        return c->email;
    case SOUGHT_LICENCE:
        return c->licence;
    case SOUGHT_TRN:
        return c->trn;
    default:
        return "";
    }
}

/* A serial was asked for without the month that was typed with it. */
static bool term_fits(const struct sought_term *t, const struct customer *c)
{
    if (sought_way_of(t, SOUGHT_NAME))
        return true;
    for (size_t i = 0; i < t->nways; i++) {
        if (sought_fits(&t->ways[i], stored(c, t->ways[i].kind)))
            return true;
    }
    return false;
}

static bool all_fit(const struct sought *s, const struct customer *c)
{
    for (size_t i = 0; i < s->nterms; i++) {
        if (!term_fits(&s->terms[i], c))
            return false;
    }
    return true;
}

/* A licence may be looked for by its beginning and still be all of it. */
static bool is_all(const struct sought *s, const struct customer *c, enum sought_kind kind)
{
    char key[SOUGHT_KEY];
    sought_key(kind, stored(c, kind), key);
    for (size_t i = 0; i < s->nterms; i++) {
        const struct sought_way *w = sought_way_of(&s->terms[i], kind);
        if (w && *key && w->match == SOUGHT_BEGINS && strcmp(w->key, key) == 0)
            return true;
    }
    return false;
}

static bool names_only(const struct sought *s)
{
    bool only = true;
    for (size_t i = 0; only && i < s->nterms; i++)
        only = seek_is_name(&s->terms[i]);
    return only;
}

/* *ret_fits: the record has all that was typed. A name alone was compared already. */
static enum rc look_at(struct asking *a, struct seek_hit *hit, bool *ret_fits, struct err *reterr)
{
    const struct sought *sought = &a->seek->sought;
    struct session *session = a->seek->session;
    struct customer c;
    *ret_fits = true;
    if (a->ncodes || !names_only(sought)) {
        enum rc rc = customer_by_id(session->db, hit->id, &c, reterr);
        if (rc)
            return rc;
        *ret_fits = all_fit(sought, &c);
        if (hit->fit == SEARCH_BEGINS && is_all(sought, &c, hit->why))
            hit->fit = SEARCH_WHOLE;
    }
    return application_activity(session->db, hit->id, session->staff.login, &hit->own, &hit->recent,
                                reterr);
}

/* ---- order ---- */

static int compare(const void *one, const void *two)
{
    const struct seek_hit *a = one, *b = two;
    if ((a->fit == SEARCH_SOUNDS) != (b->fit == SEARCH_SOUNDS))
        return a->fit == SEARCH_SOUNDS ? 1 : -1;
    if (a->fit == SEARCH_SOUNDS && a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if ((a->fit == SEARCH_WHOLE) != (b->fit == SEARCH_WHOLE))
        return a->fit == SEARCH_WHOLE ? -1 : 1;
    if (a->own != b->own)
        return a->own ? -1 : 1;
    if (a->recent != b->recent)
        return a->recent > b->recent ? -1 : 1;
    return a->id.n > b->id.n ? -1 : a->id.n < b->id.n;
}

/* Whoever was merged into another is found as that one, with the number that led there. */
static enum rc stands_for(struct seek *s, struct seek_hit *hit, struct customer *c, struct err *reterr)
{
    struct rowid kept;
    enum rc rc = merge_kept(s->session->db, hit->id, &kept, reterr);
    if (rc || kept.n == hit->id.n)
        return rc;
    snprintf(hit->by, sizeof hit->by, "%s", c->number);
    hit->id = hit->customer = kept;
    return customer_by_id(s->session->db, kept, c, reterr);
}

/* Only those that are shown need their numbers. */
static enum rc add_best(struct seek *s, const struct seek_hit *list, size_t n, struct err *reterr)
{
    enum rc rc = RC_OK;
    int sounds = 0;
    for (size_t i = 0; !rc && i < n; i++) {
        struct seek_hit hit = list[i];
        struct customer c;
        if (hit.fit == SEARCH_SOUNDS && sounds++ == SOUNDS_TOLD)
            break;
        if (seek_count(s, SOUGHT_CUSTOMERS) == s->limit) {
            s->more = true;
            break;
        }
        rc = customer_by_id(s->session->db, hit.id, &c, reterr);
        if (!rc)
            rc = stands_for(s, &hit, &c, reterr);
        if (rc)
            break;
        snprintf(hit.number, sizeof hit.number, "%s", c.number);
        seek_add(s, &hit);
    }
    return rc;
}

static enum rc take_hits(struct asking *a, struct err *reterr)
{
    struct seek *s = a->seek;
    struct seek_hit *list = mem_resize(NULL, a->hits.count + 1, sizeof *list);
    enum rc rc = RC_OK;
    size_t n = 0;
    for (size_t i = 0; !rc && i < a->hits.count; i++) {
        const struct search_hit *h = &a->hits.hit[i];
        bool fits = false;
        list[n] = (struct seek_hit){.group = SOUGHT_CUSTOMERS,
                                    .id = h->customer,
                                    .customer = h->customer,
                                    .why = kind_of(h->part),
                                    .fit = h->fit,
                                    .cost = h->cost};
        rc = look_at(a, &list[n], &fits, reterr);
        n += fits;
    }
    qsort(list, n, sizeof *list, compare);
    if (!rc)
        rc = add_best(s, list, n, reterr);
    s->more |= a->hits.more && (n == 0 || list[n - 1].fit != SEARCH_SOUNDS);
    s->stopped |= a->hits.stopped;
    free(list);
    return rc;
}

/* ---- asking ---- */

/* Those of the second list that are not in the first. */
static void join_hits(struct search_hits *to, const struct search_hits *more)
{
    size_t before = to->count;
    for (size_t i = 0; i < more->count && to->count < SEARCH_HITS; i++) {
        bool there = false;
        for (size_t k = 0; k < before && !there; k++)
            there = to->hit[k].customer.n == more->hit[i].customer.n;
        if (!there)
            to->hit[to->count++] = more->hit[i];
    }
    to->more |= more->more;
    to->stopped = more->stopped;
}

/* Whoever only sounds so comes after all others, and is looked for where there is room for them. */
static enum rc ask_names(struct asking *a, struct search_ask *q, struct err *reterr)
{
    struct search *engine = session_search(a->seek->session);
    enum rc rc = search_quick(engine, q, &a->hits, reterr);
    if (rc || !a->seek->sounds || utf8_length(a->names) < SOUND_LETTERS ||
        (!a->hits.stopped && a->hits.count > a->seek->limit))
        return rc;
    q->limit = (int)a->hits.count + SOUNDS_LOOKED_AT;
    rc = search_full(engine, q, &a->sounds, reterr);
    if (!rc)
        join_hits(&a->hits, &a->sounds);
    return rc;
}

static enum rc ask(struct asking *a, struct err *reterr)
{
    struct seek *s = a->seek;
    struct session *session = s->session;
    const struct sought *sought = &s->sought;
    bool last_is_name = seek_is_name(&sought->terms[sought->nterms - 1]);
    struct search_ask q = {.names = a->names,
                           .codes = a->codes,
                           .ncodes = a->ncodes,
                           .limit = EQUALS_LOOKED_AT,
                           .typing = last_is_name,
                           .stop = session->stop,
                           .stop_ctx = session->stop_ctx};
    if (!*a->names && !a->ncodes)
        return RC_OK;
    enum rc rc = RC_OK;
    if (!a->ncodes)
        rc = ask_names(a, &q, reterr);
    else if (s->sounds && utf8_length(a->names) >= SOUND_LETTERS)
        rc = search_full(session_search(session), &q, &a->hits, reterr);
    else
        rc = search_quick(session_search(session), &q, &a->hits, reterr);
    return rc ? rc : take_hits(a, reterr);
}

/* One word may also be the beginning of an address or a licence. */
static enum rc ask_word_as_code(struct asking *a, struct err *reterr)
{
    const struct sought *sought = &a->seek->sought;
    if (sought->nterms != 1 || a->ncodes || !*a->names)
        return RC_OK;
    add_term(a, &sought->terms[0], 0);
    a->names[0] = '\0';
    return ask(a, reterr);
}

enum rc seek_customers(struct seek *s, struct err *reterr)
{
    struct asking *a = mem_alloc(sizeof *a);
    a->seek = s;
    a->names = seek_names(s);
    for (size_t i = 0; i < s->sought.nterms; i++) {
        if (!seek_is_name(&s->sought.terms[i]))
            add_term(a, &s->sought.terms[i], (int)i);
    }
    enum rc rc = ask(a, reterr);
    if (!rc)
        rc = ask_word_as_code(a, reterr);
    free(a->names);
    free(a);
    return rc;
}
