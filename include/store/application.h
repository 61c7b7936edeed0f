/* Applications, their answers, and the versions of card and form they were opened with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_APPLICATION_H
#define RIHLA_STORE_APPLICATION_H

#include "domain/answers.h"
#include "domain/workflow.h"
#include "store/customer.h"

struct application {
    struct rowid id;
    char number[24];
    struct rowid customer;
    char customer_number[24];
    char customer_en[TITLE_SIZE], customer_ar[TITLE_SIZE];
    char service[65];               /* card id */
    char service_en[TITLE_SIZE], service_ar[TITLE_SIZE]; /* the card's names, from the kept version */
    struct rowid card_version, form_version;
    enum state state;
    int version;                    /* grows with each change of answers or state */
    char opened_by[33];             /* login */
    instant opened_at, changed_at;
    instant submitted_at;           /* 0: not yet */
    struct date promised;           /* year 0: no promise yet */
    /* The clock of that promise runs since the one or stands still since the other; both 0: neither. */
    instant clock_since, clock_stopped;
    int64_t clock_used;             /* working minutes before clock_since */
    struct date answer_by;          /* the last day on which a returned one waits; year 0: none */
    bool reminded;                  /* of that day */
    char held_by[33];               /* login; whose claim it is, until held_until; "": nobody's */
    instant held_until;             /* read with the rest, written by store/claim.h */
};

/* The kept version of a card or form text: the same text gives the same id. kind is "card" or
 * "form". */
enum rc kept_text_put(struct db *db, const char *kind, const char *name, const char *xml,
                      struct rowid *ret_id, struct err *reterr);
enum rc kept_text_get(struct db *db, struct rowid id, char **ret_xml, struct err *reterr);

/* Needs number, customer, service, names, versions, state, opened_by, opened_at; fills id, version. */
enum rc application_insert(struct db *db, struct application *a, struct err *reterr);

/* Moves the state (and submitted_at, promised, changed_at, the clock) where a->version is still the
 * row's; RC_CONFLICT otherwise. Grows a->version. */
enum rc application_update(struct db *db, struct application *a, struct err *reterr);

enum rc application_by_number(struct db *db, const char *number, struct application *ret,
                              struct err *reterr);

enum rc application_by_id(struct db *db, struct rowid id, struct application *ret,
                          struct err *reterr);

/* Replaces the answers; does not touch the version (application_update() does). */
enum rc application_answers_put(struct db *db, struct rowid id, const struct answers *answers,
                                struct err *reterr);
enum rc application_answers_get(struct db *db, struct rowid id, struct answers *ret, struct err *reterr);

/* Whether it was under review before, and who recommended it last ("": nobody did). */
enum rc application_past(struct db *db, struct rowid id, bool *ret_accepted,
                         char ret_recommended_by[33], struct err *reterr);

/* Notes that the customer was reminded; false: was noted before. */
enum rc application_reminded(struct db *db, struct rowid id, bool *ret_now, struct err *reterr);

/* Returned ones that wait until one of the days from … to, the earliest first, at most limit;
 * unreminded: only those. The list is the caller's. */
enum rc application_to_answer(struct db *db, struct date from, struct date to, bool unreminded,
                              int limit, struct application **ret_list, size_t *ret_count,
                              struct err *reterr);

/* Those that have been in that state since before that moment and whose customer can be reached and was
 * not reminded since, at most limit. The list is the caller's. */
enum rc application_unpaid(struct db *db, enum state state, instant before, int limit,
                           struct application **ret_list, size_t *ret_count, struct err *reterr);

/* Of a customer's newest few: whether this member of staff opened one that is still under way, and when
 * the last of them changed; 0: there are none. */
enum rc application_activity(struct db *db, struct rowid customer, const char *login, bool *ret_own,
                             instant *ret_changed_at, struct err *reterr);

/* What a list shows; every combination is answered from an index, newest first;
 * what is overdue with the oldest promise first. */
struct application_filter {
    bool by_state;
    enum state state;
    struct rowid customer;   /* n 0: any */
    const char *opened_by;   /* login; NULL: any */
    bool open_only;          /* leave out states that are final */
    const char *number;      /* begins with; NULL: any */
    struct date overdue_on;  /* whose clock runs though promised for an earlier day; year 0: any */
    const char *held_by;     /* a login whose claim lasts beyond held_at; NULL: any */
    instant held_at;
    int limit, offset;       /* limit 0: 200 */
};
enum rc application_each(struct db *db, const struct application_filter *f,
                         bool (*row)(void *ctx, const struct application *a), void *ctx,
                         struct err *reterr);

#endif
