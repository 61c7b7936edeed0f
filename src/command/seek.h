/* Looking for customers, cases, services, complaints and contacts at once. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_SEEK_H
#define RIHLA_COMMAND_SEEK_H

#include "command/session.h"
#include "domain/sought.h"
#include "store/contact.h"
#include "store/search.h"

struct seek_hit {
    enum sought_group group;
    struct rowid id, customer;
    char number[65]; /* what opens it: a number, a card's id */
    char by[65];     /* what it was found by where that is not its own: a receipt's number; or "" */
    enum sought_kind why;
    enum search_fit fit;
    int cost;        /* of a name; 0 the same */
    bool own;        /* a case of the member of staff who asks, or somebody who has one open */
    instant recent;  /* when something last happened there; 0: nothing has */
};

struct seek {
    struct session *session;
    struct sought sought;
    bool sounds;  /* sound-alikes too, not only what is written so */
    size_t limit; /* hits of each group */
    struct seek_hit *hits;
    size_t nhits, cap;
    bool more;    /* some group has more than the limit */
    bool stopped; /* the answer is not complete: somebody typed on */
};

/* Fills the hits, group by group; in each the best first, own and recent ones among equals. Runs in
 * the read transaction of the caller. */
enum rc seek_run(struct session *s, const char *typed, unsigned groups, size_t limit, bool sounds,
                 struct seek *ret, struct err *reterr);
void seek_done(struct seek *s);

/* ---- one file each ---- */

enum rc seek_customers(struct seek *s, struct err *reterr);
enum rc seek_cases(struct seek *s, struct err *reterr);
enum rc seek_complaints(struct seek *s, struct err *reterr);
enum rc seek_contacts(struct seek *s, struct err *reterr);
enum rc seek_services(struct seek *s, struct err *reterr);

/* The words of a catalogue's cards, kept in the session. NULL is harmless. */
struct services;
void services_free(struct services *s);

/* Adds a hit unless the group has the same record already, or is full. */
void seek_add(struct seek *s, const struct seek_hit *hit);
size_t seek_count(const struct seek *s, enum sought_group g);

/* The words of names, one blank between; "" for none. Owned by the caller. */
char *seek_names(const struct seek *s);

/* A term that only words of a name can be meant by. */
bool seek_is_name(const struct sought_term *t);

#endif
