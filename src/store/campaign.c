/* Awareness campaigns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/campaign.h"

#include "base/mem.h"
#include "base/word.h"
#include "store/query.h"

#include <stdlib.h>

static const struct word states[] = {
#define X(name, word, title) [CAMPAIGN_##name] = {word, title},
    CAMPAIGN_STATE_LIST(X)
#undef X
};
WORD_FUNCTIONS(campaign_state, states)

static const struct word channels[] = {
#define X(name, word, title) [CAMPAIGN_BY_##name] = {word, title},
    CAMPAIGN_CHANNEL_LIST(X)
#undef X
};
WORD_FUNCTIONS(campaign_channel, channels)

void campaign_done(struct campaign *c)
{
    free(c->text_en);
    free(c->text_ar);
    c->text_en = c->text_ar = NULL;
}

int64_t campaign_recipients(const struct campaign *c)
{
    int64_t n = 0;
    for (int l = 0; l < LANGS; l++)
        n += c->sms[l] + c->email[l];
    return n;
}

static void read_audience(struct cursor *q, struct campaign_audience *a)
{
    char word[33];
    col_text(q, a->service, sizeof a->service);
    col_text(q, word, sizeof word);
    a->by_kind = customer_kind_parse(word, &a->kind);
    a->expires_from = col_date(q);
    a->expires_until = col_date(q);
    col_text(q, word, sizeof word);
    a->by_lang = lang_parse(word, &a->lang);
}

static void read_story(struct cursor *q, struct campaign *c)
{
    col_text(q, c->author, sizeof c->author);
    c->made_at = col_instant(q);
    col_text(q, c->approved_by, sizeof c->approved_by);
    c->approved_at = col_instant(q);
    col_text(q, c->stopped_by, sizeof c->stopped_by);
    c->stopped_at = col_instant(q);
    col_text(q, c->reason, sizeof c->reason);
    c->finished_at = col_instant(q);
}

static void read_campaign(struct cursor *q, struct campaign *c)
{
    *c = (struct campaign){.id = col_rowid(q)};
    col_text(q, c->number, sizeof c->number);
    col_text(q, c->title, sizeof c->title);
    col_text(q, c->subject_en, sizeof c->subject_en);
    col_text(q, c->subject_ar, sizeof c->subject_ar);
    c->text_en = col_string(q);
    c->text_ar = col_string(q);
    COL_WORD(q, campaign_channel_parse, &c->channel);
    read_audience(q, &c->audience);
    COL_WORD(q, campaign_state_parse, &c->state);
    c->version = (int)col_number(q);
    read_story(q, c);
    c->gathered_at = col_instant(q);
    c->sms[LANG_EN] = col_number(q);
    c->sms[LANG_AR] = col_number(q);
    c->email[LANG_EN] = col_number(q);
    c->email[LANG_AR] = col_number(q);
    c->sent = col_number(q);
    c->skipped = col_number(q);
}

static const char *kind_word(const struct campaign_audience *a)
{
    return a->by_kind ? customer_kind_word(a->kind) : "";
}

static const char *lang_word(const struct campaign_audience *a)
{
    return a->by_lang ? lang_code(a->lang) : "";
}

enum rc campaign_insert(struct db *db, struct campaign *c, struct err *reterr)
{
    const struct campaign_audience *a = &c->audience;
    enum rc rc = RUN(db, CAMPAIGN_INSERT, reterr, V(c->number), V(c->title), V(c->subject_en),
                     V(c->subject_ar), V(c->text_en), V(c->text_ar),
                     V(campaign_channel_word(c->channel)), V(a->service), V(kind_word(a)),
                     V(a->expires_from), V(a->expires_until), V(lang_word(a)), V(c->author),
                     V(c->made_at));
    if (rc)
        return rc;
    c->id = query_inserted(db);
    c->version = 1;
    return RC_OK;
}

static enum rc only(struct cursor *q, const char *what, struct campaign *ret, struct err *reterr)
{
    bool found = query_next(q);
    if (found)
        read_campaign(q, ret);
    enum rc rc = query_found(q, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "campaign", N_("There is no campaign %1$s. Look it up with: campaign "
                                              "list"),
                   what);
    return rc;
}

enum rc campaign_by_number(struct db *db, const char *number, struct campaign *ret,
                           struct err *reterr)
{
    return only(OPEN(db, CAMPAIGN_BY_NUMBER, V(number)), number, ret, reterr);
}

enum rc campaign_by_id(struct db *db, struct rowid id, struct campaign *ret, struct err *reterr)
{
    return only(OPEN(db, CAMPAIGN_BY_ID, V(id)), "", ret, reterr);
}

enum rc campaign_each(struct db *db, bool by_state, enum campaign_state state, int limit,
                      bool (*row)(void *ctx, const struct campaign *c), void *ctx,
                      struct err *reterr)
{
    struct cursor *q = by_state
                           ? OPEN(db, CAMPAIGNS_BY_STATE, V(campaign_state_word(state)), V(limit))
                           : OPEN(db, CAMPAIGNS, V(limit));
    for (bool more = true; more && query_next(q);) {
        struct campaign c;
        read_campaign(q, &c);
        more = row(ctx, &c);
        campaign_done(&c);
    }
    return query_close(q, reterr);
}

/* Zero rows: it is not as it was any more. */
static enum rc changed(struct db *db, enum rc rc, const struct campaign *c, struct err *reterr)
{
    if (!rc && query_changes(db) == 0)
        return ERR(reterr, RC_CONFLICT, "version",
                   N_("Campaign %1$s was changed meanwhile, so nothing of yours was done. Look at it "
                      "again, then repeat your change"),
                   c->number);
    return rc;
}

enum rc campaign_update(struct db *db, struct campaign *c, struct err *reterr)
{
    const struct campaign_audience *a = &c->audience;
    enum rc rc = RUN(db, CAMPAIGN_UPDATE, reterr, V(c->id), V(c->version), V(c->title),
                     V(c->subject_en), V(c->subject_ar), V(c->text_en), V(c->text_ar),
                     V(campaign_channel_word(c->channel)), V(a->service), V(kind_word(a)),
                     V(a->expires_from), V(a->expires_until), V(lang_word(a)));
    rc = changed(db, rc, c, reterr);
    if (!rc) {
        c->version++;
        c->gathered_at = 0;
    }
    return rc;
}

enum rc campaign_approve(struct db *db, struct campaign *c, const char *by, instant at,
                         struct err *reterr)
{
    enum rc rc = RUN(db, CAMPAIGN_APPROVE, reterr, V(c->id), V(c->version), V(by), V(at));
    rc = changed(db, rc, c, reterr);
    if (!rc) {
        c->version++;
        c->state = CAMPAIGN_APPROVED;
        c->approved_at = at;
    }
    return rc;
}

enum rc campaign_stop(struct db *db, struct campaign *c, const char *by, instant at,
                      const char *reason, struct err *reterr)
{
    enum rc rc = RUN(db, CAMPAIGN_STOP, reterr, V(c->id), V(c->version), V(by), V(at), V(reason));
    rc = changed(db, rc, c, reterr);
    if (!rc) {
        c->version++;
        c->state = CAMPAIGN_STOPPED;
        c->stopped_at = at;
    }
    return rc;
}

enum rc campaign_contacts(struct db *db, const struct campaign *c, int64_t *ret_count,
                          struct err *reterr)
{
    struct cursor *q = OPEN(db, CAMPAIGN_CONTACTS, V(c->number));
    *ret_count = query_next(q) ? col_number(q) : 0;
    return query_close(q, reterr);
}

enum rc campaign_post_add(struct db *db, struct rowid campaign, const struct campaign_post *p,
                          bool *ret_new, struct err *reterr)
{
    enum rc rc = RUN(db, CAMPAIGN_POST_INSERT, reterr, V(campaign), V(p->network), V(p->posted),
                     V(p->link), V(p->note), V(p->by), V(p->at));
    *ret_new = rc == RC_OK && query_changes(db) > 0;
    return rc;
}

enum rc campaign_post_each(struct db *db, struct rowid campaign,
                           bool (*row)(void *ctx, const struct campaign_post *p), void *ctx,
                           struct err *reterr)
{
    struct cursor *q = OPEN(db, CAMPAIGN_POSTS, V(campaign));
    for (bool more = true; more && query_next(q);) {
        struct campaign_post p;
        p.posted = col_date(q);
        col_text(q, p.network, sizeof p.network);
        col_text(q, p.link, sizeof p.link);
        col_text(q, p.note, sizeof p.note);
        col_text(q, p.by, sizeof p.by);
        p.at = col_instant(q);
        more = row(ctx, &p);
    }
    return query_close(q, reterr);
}

enum rc campaign_settings_get(struct db *db, struct campaign_settings *ret, struct err *reterr)
{
    struct cursor *q = OPEN(db, CAMPAIGN_SETTINGS, BIND_END);
    if (query_next(q)) {
        ret->price = col_money(q);
        ret->per_minute = (int)col_number(q);
        col_text(q, ret->sender, sizeof ret->sender);
        ret->minute = col_number(q);
        ret->minute_sent = col_number(q);
    }
    return query_close(q, reterr);
}

enum rc campaign_settings_put(struct db *db, const struct campaign_settings *s, struct err *reterr)
{
    return RUN(db, CAMPAIGN_SETTINGS_UPDATE, reterr, V(s->price), V(s->per_minute), V(s->sender),
               V(s->minute), V(s->minute_sent));
}

enum rc promotion_refused(struct db *db, struct rowid customer, bool *ret_refused, struct err *reterr)
{
    struct cursor *q = OPEN(db, PROMOTION_REFUSED, V(customer));
    *ret_refused = query_next(q);
    return query_close(q, reterr);
}

enum rc promotion_refuse(struct db *db, struct rowid customer, bool refused, const char *login,
                         instant at, struct err *reterr)
{
    if (!refused)
        return RUN(db, PROMOTION_ALLOW, reterr, V(customer));
    return RUN(db, PROMOTION_REFUSE, reterr, V(customer), V(login), V(at));
}
