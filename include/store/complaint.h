/* Complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_COMPLAINT_H
#define RIHLA_STORE_COMPLAINT_H

#include "store/application.h"

#define COMPLAINT_STATE_LIST(X)                                                                    \
    X(OPEN, "open", N_("open"))                                                                    \
    X(ANSWERED, "answered", N_("answered"))                                                        \
    X(CLOSED, "closed", N_("closed"))

enum complaint_state {
#define X(name, word, title) COMPLAINT_##name,
    COMPLAINT_STATE_LIST(X)
#undef X
    COMPLAINT_STATE_COUNT
};
const char *complaint_state_word(enum complaint_state s);
const char *complaint_state_title(enum complaint_state s); /* msgid */
bool complaint_state_parse(const char *word, enum complaint_state *ret);

#define COMPLAINT_CLASS_LIST(X)                                                                    \
    X(ORDINARY, "ordinary", N_("ordinary"))                                                        \
    X(URGENT, "urgent", N_("urgent"))                                                              \
    X(CONFIDENTIAL, "confidential", N_("confidential"))

enum complaint_class {
#define X(name, word, title) COMPLAINT_CLASS_##name,
    COMPLAINT_CLASS_LIST(X)
#undef X
    COMPLAINT_CLASS_COUNT
};
const char *complaint_class_word(enum complaint_class c);
const char *complaint_class_title(enum complaint_class c); /* msgid */
bool complaint_class_parse(const char *word, enum complaint_class *ret);

/* What the customer says of the answer; the word of NONE is "". */
#define COMPLAINT_VERDICT_LIST(X)                                                                  \
    X(NONE, "", N_("not known yet"))                                                               \
    X(ACCEPTED, "accepted", N_("accepted by the customer"))                                        \
    X(REJECTED, "rejected", N_("rejected by the customer"))

enum complaint_verdict {
#define X(name, word, title) VERDICT_OF_##name,
    COMPLAINT_VERDICT_LIST(X)
#undef X
    COMPLAINT_VERDICT_COUNT
};
const char *complaint_verdict_word(enum complaint_verdict v);
const char *complaint_verdict_title(enum complaint_verdict v); /* msgid */
bool complaint_verdict_parse(const char *word, enum complaint_verdict *ret);

/* Strings are "" where not known. */
struct complaint {
    struct rowid id;
    char number[32];                 /* CustComp-26-11-000007 */
    struct rowid customer;
    char customer_number[24], customer_en[TITLE_SIZE], customer_ar[TITLE_SIZE];
    char application_number[24];     /* or "" */
    char subject[TITLE_SIZE];
    char *text, *answer;             /* long texts; freed by complaint_done() */
    enum complaint_state state;
    int rating;                      /* 1 … 5 of the resolution; 0: not rated */
    int version;
    char logged_by[33];
    instant logged_at, changed_at;
    struct date promised;
    int level;                       /* how often it was escalated for being late */
    int64_t clock_used;              /* working minutes while it was open before */
    enum complaint_class class;
    char category[33], cause[33];    /* words of complaint_word */
    char employee[33];               /* whom it is about: login */
    char owner[33];                  /* who looks after it: login */
    char told[33];                   /* whom it was passed on to for being late: login */
    char contact[40];                /* the number of the contact it came from */
    char external[65];               /* its number in another system */
    instant open_since;              /* 0: it is not open */
    instant settled_at;              /* answered or closed last; 0: never */
    int reopened;                    /* how often the customer rejected an answer */
    enum complaint_verdict verdict;  /* on the last answer */
    char corrective[NOTE_SIZE];      /* what was done so that it does not come again */
};
void complaint_done(struct complaint *c);

/* Whether a member of staff who does not see everything may see it. */
bool complaint_seen_by(const struct complaint *c, const char *login);

/* Fills id and version. RC_CONFLICT: there is one with that number or external number. */
enum rc complaint_insert(struct db *db, struct complaint *c, struct err *reterr);
enum rc complaint_update(struct db *db, struct complaint *c, struct err *reterr); /* as application_update */
enum rc complaint_by_number(struct db *db, const char *number, struct complaint *ret, struct err *reterr);
/* RC_NOT_FOUND without words: no complaint has it. */
enum rc complaint_by_external(struct db *db, const char *external, struct complaint *ret,
                              struct err *reterr);

/* Which complaints. viewer: confidential ones only where this login may see them; NULL: all. */
struct complaint_filter {
    const char *viewer;
    struct rowid customer;      /* n 0: any */
    bool by_state, by_class;
    enum complaint_state state;
    enum complaint_class class;
    const char *owner, *told;   /* not closed ones of that login; NULL: anybody's */
    struct date late_before;    /* open ones promised before; year 0: any. The earliest promise first */
    bool oldest;                /* oldest first, where nothing else leads */
    int limit;                  /* 0: the store's own; < 0: none */
};
/* Newest first, unless said otherwise. row() borrows *c. */
enum rc complaint_each(struct db *db, const struct complaint_filter *f,
                       bool (*row)(void *ctx, const struct complaint *c), void *ctx,
                       struct err *reterr);

enum { COMPLAINT_LEVELS = 3 };
/* Open ones that were promised before the day and are below the highest level: their ids, numbers,
 * promises and levels, the earliest first. */
struct late_complaint {
    struct rowid id, customer;
    char number[32];
    struct date promised;
    int level;
    bool confidential;
};
enum rc complaint_late(struct db *db, struct date before, int limit,
                       struct late_complaint **ret_list, size_t *ret_count, struct err *reterr);
/* Raises the level and passes it on to whoever stands for that level; false: it was as high already, or
 * it is no longer open. */
enum rc complaint_escalate(struct db *db, struct rowid id, int level, bool *ret_now,
                           struct err *reterr);

/* A word of the lists that a supervisor keeps, in both languages. */
struct complaint_word {
    char kind[17]; /* "category" or "cause" */
    char word[33];
    char name_en[TITLE_SIZE], name_ar[TITLE_SIZE];
    bool offered;
};
enum rc complaint_word_put(struct db *db, const struct complaint_word *w, struct err *reterr);
/* RC_NOT_FOUND without words. */
enum rc complaint_word_get(struct db *db, const char *kind, const char *word,
                           struct complaint_word *ret, struct err *reterr);
enum rc complaint_word_each(struct db *db, bool (*row)(void *ctx, const struct complaint_word *w),
                            void *ctx, struct err *reterr);

/* A level of escalation, 1 … COMPLAINT_LEVELS. */
struct complaint_rung {
    int level;
    char name_en[TITLE_SIZE], name_ar[TITLE_SIZE];
    char login[33]; /* who sees what was passed on to it; "": nobody yet */
};
enum rc complaint_rung_put(struct db *db, const struct complaint_rung *r, struct err *reterr);
enum rc complaint_rung_get(struct db *db, int level, struct complaint_rung *ret, struct err *reterr);

#endif
