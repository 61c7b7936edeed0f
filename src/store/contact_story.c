/* What happens to contacts: their stories, what time demands of them, and the figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/contact.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

enum rc contact_story_add(struct db *db, const struct contact_happening *h, struct err *reterr)
{
    return RUN(db, CONTACT_STORY_INSERT, reterr, V(h->contact), V(h->at), V(h->by), V(h->event),
               V(h->from), V(h->to), V(h->note), V(h->about));
}

enum rc contact_story_each(struct db *db, struct rowid contact,
                           bool (*row)(void *ctx, const struct contact_happening *h), void *ctx,
                           struct err *reterr)
{
    struct cursor *q = OPEN(db, CONTACT_STORY, V(contact));
    for (bool more = true; more && query_next(q);) {
        struct contact_happening h;
        h.contact = col_rowid(q);
        h.at = col_instant(q);
        col_text(q, h.by, sizeof h.by);
        col_text(q, h.event, sizeof h.event);
        col_text(q, h.from, sizeof h.from);
        col_text(q, h.to, sizeof h.to);
        col_text(q, h.note, sizeof h.note);
        col_text(q, h.about, sizeof h.about);
        more = row(ctx, &h);
    }
    return query_close(q, reterr);
}

enum rc contact_forgotten(struct db *db, instant before, int limit, struct forgotten_call **ret_list,
                          size_t *ret_count, struct err *reterr)
{
    size_t cap = 1;
    *ret_list = mem_array(cap, sizeof **ret_list);
    *ret_count = 0;
    struct cursor *q = OPEN(db, CONTACTS_FORGOTTEN, V(before), V(limit));
    while (query_next(q)) {
        *ret_list = MEM_GROW(*ret_list, *ret_count, &cap);
        struct forgotten_call *f = &(*ret_list)[(*ret_count)++];
        col_text(q, f->number, sizeof f->number);
    }
    return query_close(q, reterr);
}

struct lateness {
    struct late_contact *list;
    size_t n, cap;
};

static bool late_row(void *ctx, const struct contact *c)
{
    struct lateness *l = ctx;
    l->list = MEM_GROW(l->list, l->n, &l->cap);
    struct late_contact *one = &l->list[l->n++];
    *one = (struct late_contact){.id = c->id, .promised = c->promised, .level = c->level};
    memcpy(one->number, c->number, sizeof one->number);
    return true;
}

enum rc contact_late(struct db *db, struct date before, int limit, struct late_contact **ret_list,
                     size_t *ret_count, struct err *reterr)
{
    struct lateness l = {.list = mem_array(1, sizeof *l.list), .cap = 1};
    struct contact_filter f = {.overdue_on = before, .limit = limit, .escalatable = true};
    enum rc rc = contact_each(db, &f, late_row, &l, reterr);
    *ret_list = l.list;
    *ret_count = l.n;
    return rc;
}

enum rc contact_escalate(struct db *db, struct rowid id, int level, bool *ret_now,
                         struct err *reterr)
{
    enum rc rc = RUN(db, CONTACT_ESCALATE, reterr, V(id), V(level));
    *ret_now = rc == RC_OK && query_changes(db) > 0;
    return rc;
}

enum rc contact_figures_get(struct db *db, struct date day, struct contact_figures *ret,
                            struct err *reterr)
{
    struct contact_figures f = {0};
    struct cursor *q = OPEN(db, CONTACT_DAY, V(date_serial(day)));
    if (query_next(q)) {
        f.contacts = col_number(q);
        f.solved = col_number(q);
        f.timed = col_number(q);
        f.seconds = col_number(q);
    }
    enum rc rc = query_close(q, reterr);
    if (rc != RC_OK)
        return rc;
    q = OPEN(db, CONTACT_FIGURE, BIND_END);
    if (query_next(q)) {
        f.waiting = col_number(q);
        f.unassigned = col_number(q);
    }
    rc = query_close(q, reterr);
    if (rc == RC_OK)
        *ret = f;
    return rc;
}
