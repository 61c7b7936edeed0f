/* Messages to customers as the outbox keeps them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/message.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdlib.h>

void message_done(struct message *m)
{
    free(m->subject);
    free(m->text);
    m->subject = m->text = NULL;
}

static void read_message(struct cursor *q, struct message *m)
{
    m->id = col_rowid(q);
    m->at = col_instant(q);
    col_text(q, m->customer_number, sizeof m->customer_number);
    col_text(q, m->customer_en, sizeof m->customer_en);
    col_text(q, m->customer_ar, sizeof m->customer_ar);
    COL_WORD(q, message_channel_parse, &m->channel);
    col_text(q, m->to, sizeof m->to);
    COL_WORD(q, lang_parse, &m->lang);
    col_text(q, m->about, sizeof m->about);
    col_text(q, m->sender, sizeof m->sender);
    m->subject = col_string(q);
    m->text = col_string(q);
}

static struct cursor *open_list(struct db *db, const struct message_filter *f)
{
    const char *channel = f->by_channel ? message_channel_word(f->channel) : "";
    if (f->about)
        return OPEN(db, MESSAGES_ABOUT, V(f->from), V(f->until), V(channel), V(f->about),
                    V(f->customer));
    if (f->customer.n)
        return OPEN(db, MESSAGES_TO_CUSTOMER, V(f->from), V(f->until), V(channel), V(f->customer));
    return OPEN(db, MESSAGES, V(f->from), V(f->until), V(channel));
}

enum rc message_each(struct db *db, const struct message_filter *f,
                     bool (*row)(void *ctx, const struct message *m), void *ctx, struct err *reterr)
{
    struct cursor *q = open_list(db, f);
    for (bool more = true; more && query_next(q);) {
        struct message m;
        read_message(q, &m);
        more = row(ctx, &m);
        message_done(&m);
    }
    return query_close(q, reterr);
}

enum rc message_by_id(struct db *db, struct rowid id, struct message *ret, struct err *reterr)
{
    struct cursor *q = OPEN(db, MESSAGE_BY_ID, V(id));
    bool found = query_next(q);
    if (found)
        read_message(q, ret);
    return query_found(q, found, reterr);
}
