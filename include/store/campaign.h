/* Awareness campaigns: their texts, the audience that was gathered, how far the sending has got.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_CAMPAIGN_H
#define RIHLA_STORE_CAMPAIGN_H

#include "domain/money.h"
#include "domain/subject.h"
#include "store/customer.h"

#define CAMPAIGN_STATE_LIST(X)                                                                     \
    X(DRAFT, "draft", N_("draft"))                                                                 \
    X(APPROVED, "approved", N_("approved"))                                                        \
    X(SENDING, "sending", N_("being sent"))                                                        \
    X(SENT, "sent", N_("sent"))                                                                    \
    X(STOPPED, "stopped", N_("stopped"))

enum campaign_state {
#define X(name, word, title) CAMPAIGN_##name,
    CAMPAIGN_STATE_LIST(X)
#undef X
    CAMPAIGN_STATE_COUNT
};
const char *campaign_state_word(enum campaign_state s);
const char *campaign_state_title(enum campaign_state s); /* msgid */
bool campaign_state_parse(const char *word, enum campaign_state *ret);

enum { LANGS = LANG_AR + 1 };

/* ANY: as the customer wishes, by the other way where that one is not known. */
#define CAMPAIGN_CHANNEL_LIST(X)                                                                   \
    X(SMS, "sms", N_("SMS"))                                                                       \
    X(EMAIL, "email", N_("e-mail"))                                                                \
    X(ANY, "any", N_("as the customer wishes"))

enum campaign_channel {
#define X(name, word, title) CAMPAIGN_BY_##name,
    CAMPAIGN_CHANNEL_LIST(X)
#undef X
    CAMPAIGN_CHANNEL_COUNT
};
const char *campaign_channel_word(enum campaign_channel c);
const char *campaign_channel_title(enum campaign_channel c); /* msgid */
bool campaign_channel_parse(const char *word, enum campaign_channel *ret);

/* Who is meant; each customer for whom all that is said holds. */
struct campaign_audience {
    char service[65];                       /* "": any */
    bool by_kind;
    enum customer_kind kind;
    struct date expires_from, expires_until; /* a result handed out expires on one of these days;
                                              * year 0: whatever expires */
    bool by_lang;
    enum lang lang;
};

struct campaign {
    struct rowid id;
    char number[32];
    char title[TITLE_SIZE];
    char subject_en[SUBJECT_SIZE], subject_ar[SUBJECT_SIZE]; /* "": the beginning of the text */
    char *text_en, *text_ar;                /* "" for none; freed by campaign_done() */
    enum campaign_channel channel;
    struct campaign_audience audience;
    enum campaign_state state;
    int version;                            /* grows with each change but the sending */
    char author[33], approved_by[33], stopped_by[33]; /* logins, or "" */
    instant made_at, approved_at, stopped_at, finished_at; /* 0: not yet */
    char reason[NOTE_SIZE];                 /* why it was stopped, or "" */
    instant gathered_at;                    /* 0: its audience is to be gathered (again) */
    int64_t sms[LANGS], email[LANGS]; /* how many are told, as gathered */
    int64_t sent, skipped;                  /* of these */
};
void campaign_done(struct campaign *c);
int64_t campaign_recipients(const struct campaign *c);

enum rc campaign_insert(struct db *db, struct campaign *c, struct err *reterr);
enum rc campaign_by_number(struct db *db, const char *number, struct campaign *ret,
                           struct err *reterr);
/* Newest first. row() borrows *c. */
enum rc campaign_each(struct db *db, bool by_state, enum campaign_state state, int limit,
                      bool (*row)(void *ctx, const struct campaign *c), void *ctx,
                      struct err *reterr);

/* Writes title, subjects, texts, channel and audience of a draft that is still as it was read; the audience is to be
 * gathered again. RC_CONFLICT otherwise. Grows the version. */
enum rc campaign_update(struct db *db, struct campaign *c, struct err *reterr);

/* The audience is gathered in several transactions: begin, then clear and collect in ranges of customers'
 * ids, then end, which counts. RC_CONFLICT in each but the first: another one began meanwhile, or it is no
 * draft any more. */
enum rc campaign_gather_begin(struct db *db, const struct campaign *c, int64_t *ret_token,
                              struct err *reterr);
enum rc campaign_gather_clear(struct db *db, const struct campaign *c, int64_t token, int64_t after,
                              int64_t to, struct err *reterr);
enum rc campaign_gather_collect(struct db *db, const struct campaign *c, int64_t token, int64_t after,
                                int64_t to, struct err *reterr);
enum rc campaign_gather_end(struct db *db, const struct campaign *c, int64_t token, instant at,
                            struct err *reterr);

/* Where it is in c->state, and still of c->version. RC_CONFLICT otherwise. */
enum rc campaign_approve(struct db *db, struct campaign *c, const char *by, instant at,
                         struct err *reterr);
enum rc campaign_stop(struct db *db, struct campaign *c, const char *by, instant at,
                      const char *reason, struct err *reterr);

/* Those approved or being sent, the first approved first, at most limit; a list of ids of the caller's. */
enum rc campaign_to_send(struct db *db, int limit, struct rowid *ret_ids, size_t *ret_count,
                         struct err *reterr);
enum rc campaign_by_id(struct db *db, struct rowid id, struct campaign *ret, struct err *reterr);

/* Who waits to be told; address "": not to be reached any more, or wants no promotions now. */
struct campaign_recipient {
    struct rowid customer;
    bool sms;
    enum lang lang;
    char address[255];
};
enum rc campaign_waiting(struct db *db, struct rowid campaign, bool sms, int limit,
                         struct campaign_recipient **ret_list, size_t *ret_count, struct err *reterr);

/* In the transaction that writes the message: notes it, and false where it was noted before. */
enum rc campaign_told(struct db *db, struct rowid campaign, const struct campaign_recipient *r,
                      instant at, bool *ret_now, struct err *reterr);
enum rc campaign_message(struct db *db, const struct campaign *c, const struct campaign_recipient *r,
                         const char *sender, const char *subject, const char *text, instant at,
                         struct err *reterr);
/* Adds to sent and skipped; the state follows from what is still waiting. */
enum rc campaign_progress(struct db *db, struct campaign *c, int64_t sent, int64_t skipped, instant at,
                          struct err *reterr);

/* How many contacts came because of it. */
enum rc campaign_contacts(struct db *db, const struct campaign *c, int64_t *ret_count,
                          struct err *reterr);

/* Posts on social media. */
struct campaign_post {
    struct date posted;
    char network[33], link[501], note[NOTE_SIZE], by[33];
    instant at;
};
enum rc campaign_post_add(struct db *db, struct rowid campaign, const struct campaign_post *p,
                          bool *ret_new, struct err *reterr);
enum rc campaign_post_each(struct db *db, struct rowid campaign,
                           bool (*row)(void *ctx, const struct campaign_post *p), void *ctx,
                           struct err *reterr);

struct campaign_settings {
    struct money price;   /* of one segment; 0: not known */
    int per_minute;       /* the most messages a minute, of all campaigns together */
    char sender[12];      /* "AD-…" */
    int64_t minute, minute_sent; /* of the last messages */
};
enum rc campaign_settings_get(struct db *db, struct campaign_settings *ret, struct err *reterr);
enum rc campaign_settings_put(struct db *db, const struct campaign_settings *s, struct err *reterr);

/* Whether the customer wants no promotions. login and at: who said so, when. */
enum rc promotion_refused(struct db *db, struct rowid customer, bool *ret_refused, struct err *reterr);
enum rc promotion_refuse(struct db *db, struct rowid customer, bool refused, const char *login,
                         instant at, struct err *reterr);

#endif
