/* The audience of a campaign as it is gathered, and how it is told: each step in a transaction of its
 * own, so that whoever dies in the middle leaves nothing double and nothing lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/campaign.h"

#include "base/mem.h"
#include "store/query.h"

#include <stdio.h>

enum rc campaign_gather_begin(struct db *db, const struct campaign *c, int64_t *ret_token,
                              struct err *reterr)
{
    struct cursor *q = OPEN(db, CAMPAIGN_GATHER_BEGIN, V(c->id));
    bool found = query_next(q);
    if (found)
        *ret_token = col_number(q);
    enum rc rc = query_close(q, reterr);
    if (!rc && !found)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("The audience of campaign %1$s is fixed: it is no draft any more"), c->number);
    return rc;
}

static enum rc check_token(struct db *db, const struct campaign *c, int64_t token, struct err *reterr)
{
    struct cursor *q = OPEN(db, CAMPAIGN_GATHERING, V(c->id), V(token));
    bool found = query_next(q);
    enum rc rc = query_close(q, reterr);
    if (!rc && !found)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Somebody else began to count the audience of campaign %1$s, or changed it: look at "
                      "it again"),
                   c->number);
    return rc;
}

enum rc campaign_gather_clear(struct db *db, const struct campaign *c, int64_t token, int64_t after,
                              int64_t to, struct err *reterr)
{
    enum rc rc = check_token(db, c, token, reterr);
    return rc ? rc : RUN(db, CAMPAIGN_GATHER_CLEAR, reterr, V(c->id), V(after), V(to));
}

/* Of the two ways to look at results the one with the window of days has its own index. */
enum rc campaign_gather_collect(struct db *db, const struct campaign *c, int64_t token, int64_t after,
                                int64_t to, struct err *reterr)
{
    const struct campaign_audience *a = &c->audience;
    enum rc rc = check_token(db, c, token, reterr);
    if (rc)
        return rc;
    return RUN(db, CAMPAIGN_GATHER, reterr, V(c->id), V(after), V(to),
               V(campaign_channel_word(c->channel)),
               V(a->by_kind ? customer_kind_word(a->kind) : ""), V(a->by_lang ? lang_code(a->lang) : ""),
               V(a->service), V(a->expires_from), V(a->expires_until));
}

enum rc campaign_gather_end(struct db *db, const struct campaign *c, int64_t token, instant at,
                            struct err *reterr)
{
    enum rc rc = check_token(db, c, token, reterr);
    return rc ? rc : RUN(db, CAMPAIGN_GATHER_END, reterr, V(c->id), V(at));
}

enum rc campaign_to_send(struct db *db, int limit, struct rowid *ret_ids, size_t *ret_count,
                         struct err *reterr)
{
    struct cursor *q = OPEN(db, CAMPAIGNS_TO_SEND, V(limit));
    *ret_count = 0;
    while (query_next(q))
        ret_ids[(*ret_count)++] = col_rowid(q);
    return query_close(q, reterr);
}

enum rc campaign_waiting(struct db *db, struct rowid campaign, bool sms, int limit,
                         struct campaign_recipient **ret_list, size_t *ret_count, struct err *reterr)
{
    size_t cap = 1;
    *ret_list = mem_array(cap, sizeof **ret_list);
    *ret_count = 0;
    struct cursor *q = OPEN(db, CAMPAIGN_WAITING, V(campaign), V(sms ? "sms" : "email"), V(limit));
    while (query_next(q)) {
        *ret_list = MEM_GROW(*ret_list, *ret_count, &cap);
        struct campaign_recipient *r = &(*ret_list)[(*ret_count)++];
        r->customer = col_rowid(q);
        r->sms = sms;
        COL_WORD(q, lang_parse, &r->lang);
        col_text(q, r->address, sizeof r->address);
    }
    return query_close(q, reterr);
}

enum rc campaign_told(struct db *db, struct rowid campaign, const struct campaign_recipient *r,
                      instant at, bool *ret_now, struct err *reterr)
{
    enum rc rc = RUN(db, CAMPAIGN_TOLD, reterr, V(campaign), V(r->customer),
                     V(r->address[0] ? "sent" : "skipped"), V(at));
    *ret_now = rc == RC_OK && query_changes(db) > 0;
    return rc;
}

enum rc campaign_message(struct db *db, const struct campaign *c, const struct campaign_recipient *r,
                         const char *sender, const char *subject, const char *text, instant at,
                         struct err *reterr)
{
    return RUN(db, OUTBOX_PROMOTION, reterr, V(at), V(r->customer), V(r->sms ? "sms" : "email"),
               V(r->address), V(lang_code(r->lang)), V(r->sms ? "" : subject), V(text), V(c->number),
               V(sender), V(c->id));
}

enum rc campaign_progress(struct db *db, struct campaign *c, int64_t sent, int64_t skipped, instant at,
                          struct err *reterr)
{
    c->sent += sent;
    c->skipped += skipped;
    bool all = c->sent + c->skipped == campaign_recipients(c);
    c->state = all ? CAMPAIGN_SENT : CAMPAIGN_SENDING;
    c->finished_at = all ? at : 0;
    return RUN(db, CAMPAIGN_PROGRESS, reterr, V(c->id), V(campaign_state_word(c->state)), V(c->sent),
               V(c->skipped), V(c->finished_at));
}
