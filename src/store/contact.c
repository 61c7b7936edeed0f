/* Contacts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/contact.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_LIMIT = 200 };

void contact_done(struct contact *c)
{
    free(c->text);
    free(c->answer);
    c->text = c->answer = NULL;
}

static void read_who(struct cursor *q, struct contact *c)
{
    char direction[8];
    COL_WORD(q, contact_channel_parse, &c->channel);
    col_text(q, direction, sizeof direction);
    c->outgoing = strcmp(direction, "out") == 0;
    COL_WORD(q, contact_kind_parse, &c->kind);
    c->customer = col_rowid(q);
    col_text(q, c->customer_number, sizeof c->customer_number);
    col_text(q, c->customer_en, sizeof c->customer_en);
    col_text(q, c->customer_ar, sizeof c->customer_ar);
    col_text(q, c->caller, sizeof c->caller);
    COL_WORD(q, lang_parse, &c->lang);
}

static void read_what(struct cursor *q, struct contact *c)
{
    col_text(q, c->card, sizeof c->card);
    c->application = col_rowid(q);
    col_text(q, c->application_number, sizeof c->application_number);
    c->complaint = col_rowid(q);
    col_text(q, c->complaint_number, sizeof c->complaint_number);
    c->text = col_string(q);
    c->answer = col_string(q);
}

static void read_course(struct cursor *q, struct contact *c)
{
    COL_WORD(q, contact_state_parse, &c->state);
    COL_WORD(q, contact_outcome_parse, &c->outcome);
    col_text(q, c->solved, sizeof c->solved);
    c->seconds = col_number(q);
    col_text(q, c->owner, sizeof c->owner);
    col_text(q, c->campaign, sizeof c->campaign);
    c->version = (int)col_number(q);
    col_text(q, c->logged_by, sizeof c->logged_by);
    c->started_at = col_instant(q);
    c->ended_at = col_instant(q);
    c->changed_at = col_instant(q);
    c->promised = col_date(q);
    c->level = (int)col_number(q);
    c->clock_used = col_number(q);
}

static void read_contact(struct cursor *q, struct contact *c)
{
    c->id = col_rowid(q);
    col_text(q, c->number, sizeof c->number);
    c->part_of = col_rowid(q);
    col_text(q, c->part_of_number, sizeof c->part_of_number);
    read_who(q, c);
    read_what(q, c);
    read_course(q, c);
}

enum rc contact_insert(struct db *db, struct contact *c, struct err *reterr)
{
    enum rc rc = RUN(db, CONTACT_INSERT, reterr, V(c->number), V(c->part_of),
                     V(contact_channel_word(c->channel)), V(c->outgoing ? "out" : "in"),
                     V(contact_kind_word(c->kind)), V(c->customer), V(c->caller),
                     V(lang_code(c->lang)), V(c->card), V(c->application), V(c->complaint),
                     V(c->text), V(c->answer), V(contact_state_word(c->state)),
                     V(contact_outcome_word(c->outcome)), V(c->solved), V(c->seconds), V(c->owner),
                     V(c->campaign), V(c->logged_by), V(c->started_at), V(c->ended_at),
                     V(c->changed_at), V(c->promised));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, NULL,
                   N_("You are in a conversation already. End it first with: contact end"));
    if (rc != RC_OK)
        return rc;
    c->id = query_inserted(db);
    c->version = 1;
    return RC_OK;
}

enum rc contact_update(struct db *db, struct contact *c, struct err *reterr)
{
    enum rc rc = RUN(db, CONTACT_UPDATE, reterr, V(c->id), V(c->version), V(c->customer),
                     V(c->caller), V(lang_code(c->lang)), V(c->card), V(c->application),
                     V(c->complaint), V(c->text), V(c->answer), V(contact_state_word(c->state)),
                     V(contact_outcome_word(c->outcome)), V(c->solved), V(c->seconds), V(c->owner),
                     V(c->campaign), V(c->ended_at), V(c->changed_at), V(c->clock_used));
    if (rc != RC_OK)
        return rc;
    if (query_changes(db) == 0)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Somebody else changed contact %1$s in the meantime; look again and repeat "
                      "your change"),
                   c->number);
    c->version++;
    return RC_OK;
}

enum rc contact_by_number(struct db *db, const char *number, struct contact *ret, struct err *reterr)
{
    struct cursor *q = OPEN(db, CONTACT_BY_NUMBER, V(number));
    bool found = query_next(q);
    if (found)
        read_contact(q, ret);
    enum rc rc = query_found(q, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "contact", N_("There is no contact %1$s"), number);
    return rc;
}

enum rc contact_talking(struct db *db, const char *login, struct contact *ret, bool *ret_found,
                        struct err *reterr)
{
    struct cursor *q = OPEN(db, CONTACT_TALKING, V(login));
    *ret_found = query_next(q);
    if (*ret_found)
        read_contact(q, ret);
    return query_close(q, reterr);
}

static struct cursor *open_list(struct db *db, const struct contact_filter *f)
{
    struct bind most = V(f->limit ? f->limit : LIST_LIMIT);
    if (f->customer.n)
        return OPEN(db, CONTACTS_BY_CUSTOMER, V(f->customer), most);
    if (f->caller)
        return OPEN(db, CONTACTS_BY_CALLER, V(f->caller), most);
    if (f->owner)
        return OPEN(db, CONTACTS_OF_OWNER, V(f->owner), most);
    if (f->unassigned)
        return OPEN(db, CONTACTS_UNASSIGNED, most);
    if (f->overdue_on.year)
        return OPEN(db, CONTACTS_LATE, V(f->overdue_on),
                    V(f->escalatable ? CONTACT_LEVELS : CONTACT_LEVELS + 1), most);
    if (f->campaign)
        return OPEN(db, CONTACTS_BY_CAMPAIGN, V(f->campaign), most);
    if (f->by_state)
        return OPEN(db, CONTACTS_BY_STATE, V(contact_state_word(f->state)), most);
    return OPEN(db, CONTACTS, most);
}

enum rc contact_each(struct db *db, const struct contact_filter *f,
                     bool (*row)(void *ctx, const struct contact *c), void *ctx, struct err *reterr)
{
    struct cursor *q = open_list(db, f);
    for (bool more = true; more && query_next(q);) {
        struct contact c;
        read_contact(q, &c);
        if (!f->by_state || c.state == f->state)
            more = row(ctx, &c);
        contact_done(&c);
    }
    return query_close(q, reterr);
}
