/* Building the demonstration: everybody and everything in it, in the order of time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo_build.h"

#include "base/mem.h"
#include "command/rows.h"

#include <stdio.h>
#include <stdlib.h>

/* A catalogue of other services is asked for every day as a whole. */
static void sort_cards(struct demo *d)
{
    const struct catalogue *c = d->catalogue;
    size_t n = 0;
    d->cards = mem_array(c->ncards, sizeof *d->cards);
    for (size_t i = 0; i < c->ncards; i++) {
        if (demo_everyday(c->cards[i]->card.id))
            d->cards[n++] = &c->cards[i]->card;
    }
    d->everyday = n ? n : c->ncards;
    for (size_t i = 0; i < c->ncards; i++) {
        if (!demo_everyday(c->cards[i]->card.id))
            d->cards[n++] = &c->cards[i]->card;
    }
}

static enum rc register_one(struct demo *d, int nth, struct err *reterr)
{
    return demo_make(d->session, demo_agent(nth), &command_customer_register, demo_customer(nth),
                     d->customers[nth], sizeof d->customers[nth], reterr);
}

/* Most are ordinary. */
static const char *class_of(int nth)
{
    return nth % 12 == 8 ? "urgent" : nth % 18 == 10 ? "confidential" : "ordinary";
}

static enum rc complain(struct demo *d, int nth, char step, struct err *reterr)
{
    const char *const *words = demo_complaint(nth);
    char rating[2] = {(char)('1' + nth % 5), '\0'}, *number = d->complaints[nth];
    if (step == 'L')
        return demo_make(d->session, "agent1", &command_complaint_log,
                         VALUES("customer", d->customers[nth * 4 % DEMO_CUSTOMERS], "subject",
                                words[0], "text", words[1], "category", words[3], "class",
                                class_of(nth)),
                         number, sizeof d->complaints[nth], reterr);
    if (step == 'A')
        return demo_do(d->session, "supervisor1", &command_complaint_answer,
                       VALUES("complaint", number, "answer", words[2]), reterr);
    return demo_do(d->session, "agent1", &command_complaint_close,
                   VALUES("complaint", number, "rating", rating), reterr);
}

static enum rc play(struct demo *d, const struct happening *h, struct err *reterr)
{
    switch (h->step) {
    case 'R':
        return register_one(d, h->nth, reterr);
    case 'L':
    case 'A':
    case 'C':
        return complain(d, h->nth, h->step, reterr);
    case 'T':
        return demo_do(d->session, "admin1", &command_tick_run, VALUES(NULL), reterr);
    default:
        return demo_case(d, h, reterr);
    }
}

static enum rc add_staff(struct session *s, struct err *reterr)
{
    static const char *const names[ROLE_COUNT] = {
        [ROLE_AGENT] = "Test Agent One",
        [ROLE_COUNTER] = "Test Counter One",
        [ROLE_SUPERVISOR] = "Test Supervisor One",
        [ROLE_ADMIN] = "Test Admin One",
    };
    enum rc rc = RC_OK;
    for (int r = 0; !rc && r < ROLE_COUNT; r++) {
        struct staff who = {.role = (enum role)r, .active = true};
        snprintf(who.login, sizeof who.login, "%s1", role_word(who.role));
        snprintf(who.name, sizeof who.name, "%s", names[r]);
        rc = staff_add(s->db, &who, &who.id, reterr);
    }
    return rc;
}

/* As they would have been announced before anything else happened. */
static enum rc add_feasts(struct demo *d, struct err *reterr)
{
    size_t n;
    const struct demo_feast *feasts = demo_feasts(&n);
    enum rc rc = RC_OK;
    d->session->at = d->plan[0].at;
    for (size_t i = 0; !rc && i < n; i++) {
        const struct demo_feast *f = &feasts[i];
        if (f->name_en)
            rc = demo_do(d->session, "supervisor1", &command_calendar_holiday,
                         VALUES("date", f->from, "until", f->until, "name_en", f->name_en,
                                "name_ar", f->name_ar),
                         reterr);
        else
            rc = demo_do(d->session, "supervisor1", &command_calendar_ramadan,
                         VALUES("first", f->from, "last", f->until), reterr);
    }
    return rc;
}

static enum rc play_all(struct demo *d, struct err *reterr)
{
    enum rc rc = add_staff(d->session, reterr);
    if (!rc)
        rc = add_feasts(d, reterr);
    for (size_t i = 0; !rc && i < d->nplan; i++) {
        d->session->at = d->plan[i].at;
        rc = play(d, &d->plan[i], reterr);
        if (d->session->progress)
            d->session->progress(d->session->progress_ctx, (int)i + 1, (int)d->nplan);
    }
    if (!rc)
        rc = demo_contacts(d->session, (const char(*)[24])d->customers, d->workdays, reterr);
    if (!rc)
        rc = demo_ratings(d->session, reterr);
    if (!rc)
        rc = demo_campaigns(d->session, reterr);
    if (!rc)
        rc = demo_identity(d->session, (const char(*)[24])d->customers, reterr);
    if (!rc)
        rc = demo_complaints(d->session, reterr);
    if (!rc)
        rc = demo_claims(d->session, reterr);
    return rc;
}

static enum rc build(struct demo *d, struct err *reterr)
{
    struct session *s = d->session;
    s->together = true;
    enum rc rc = play_all(d, reterr);
    if (!rc)
        rc = demo_processing(s, d->catalogue, reterr);
    s->together = false;
    s->at = 0;
    return rc;
}

enum rc demo_build(struct session *s, struct err *reterr)
{
    struct demo *d = mem_alloc(sizeof *d);
    char *as = s->as;
    s->as = NULL;
    d->session = s;
    enum rc rc = session_catalogue(s, &d->catalogue, reterr);
    if (!rc && d->catalogue->ncards == 0)
        rc = ERR(reterr, RC_NOT_FOUND, NULL,
                 N_("There is no service card in %1$s, so there is nothing to demonstrate"),
                 s->cards_folder);
    if (!rc) {
        sort_cards(d);
        demo_plan(d);
        rc = build(d, reterr);
    }
    free(s->as);
    s->as = as;
    free(d->plan);
    free(d->cards);
    free(d);
    return rc;
}
