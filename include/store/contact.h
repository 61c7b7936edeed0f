/* Contacts: calls, counter visits, messages that came in, and what is promised an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_CONTACT_H
#define RIHLA_STORE_CONTACT_H

#include "domain/contact.h"
#include "store/complaint.h"

/* Strings are "" where there is nothing. */
struct contact {
    struct rowid id;
    char number[32];                 /* CustCont-26-11-000007, CustInq-26-11-000008 */
    struct rowid part_of;            /* the call in which it was written down; n 0: of its own */
    char part_of_number[32];
    enum contact_channel channel;
    bool outgoing;                   /* the centre called */
    enum contact_kind kind;
    struct rowid customer;           /* n 0: nobody who is registered */
    char customer_number[24], customer_en[TITLE_SIZE], customer_ar[TITLE_SIZE];
    char caller[255];                /* E.164, an e-mail address, or a name on that channel */
    enum lang lang;                  /* of messages to somebody who is no customer */
    char card[65];                   /* what it was about: any of these */
    struct rowid application, complaint;
    char application_number[24], complaint_number[32];
    char *text, *answer;             /* long texts; freed by contact_done() */
    enum contact_state state;
    enum contact_outcome outcome;
    char solved[4];                  /* at first contact: "yes", "no", "" */
    int64_t seconds;                 /* 0: not known */
    char owner[33];                  /* login of whoever answers it */
    char campaign[32];               /* the number of the one that caused it */
    int version;
    char logged_by[33];
    instant started_at, ended_at, changed_at; /* ended_at 0: still talking */
    struct date promised;
    int level;                       /* how often it was escalated for being late */
    int64_t clock_used;              /* working minutes until it was answered; 0: not known */
};
void contact_done(struct contact *c);

/* Fills id and version. RC_CONFLICT: the same member of staff is in another conversation. */
enum rc contact_insert(struct db *db, struct contact *c, struct err *reterr);
enum rc contact_update(struct db *db, struct contact *c, struct err *reterr); /* as application_update */
enum rc contact_by_number(struct db *db, const char *number, struct contact *ret, struct err *reterr);

/* The conversation that the member of staff is in; false: none, or it cannot be read. */
enum rc contact_talking(struct db *db, const char *login, struct contact *ret, bool *ret_found,
                        struct err *reterr);

/* The numbers of calls that began before the moment and were never ended, into a new array. */
struct forgotten_call {
    char number[32];
};
enum rc contact_forgotten(struct db *db, instant before, int limit, struct forgotten_call **ret_list,
                          size_t *ret_count, struct err *reterr);

/* What a list shows. The first of these that is said leads; without any, the newest come first. */
struct contact_filter {
    struct rowid customer;
    const char *caller;      /* NULL: any */
    const char *owner;       /* waiting for that member of staff, the oldest promise first; NULL: any */
    bool unassigned;         /* waiting for nobody yet, the oldest promise first */
    struct date overdue_on;  /* waiting though promised for an earlier day; year 0: any */
    bool escalatable;        /* and of those only the ones below the highest level */
    const char *campaign;    /* NULL: any */
    bool by_state;
    enum contact_state state;
    int limit;               /* 0: 200 */
};
/* row() borrows *c. */
enum rc contact_each(struct db *db, const struct contact_filter *f,
                     bool (*row)(void *ctx, const struct contact *c), void *ctx, struct err *reterr);

/* As complaint_escalate. */
enum { CONTACT_LEVELS = COMPLAINT_LEVELS };
struct late_contact {
    struct rowid id;
    char number[32];
    struct date promised;
    int level;
};
enum rc contact_late(struct db *db, struct date before, int limit, struct late_contact **ret_list,
                     size_t *ret_count, struct err *reterr);
enum rc contact_escalate(struct db *db, struct rowid id, int level, bool *ret_now,
                         struct err *reterr);

/* One line in the story of a contact. */
struct contact_happening {
    struct rowid contact;
    instant at;
    char by[33];             /* "": by itself */
    char event[33];
    char from[33], to[33];   /* state words; "" where the state did not change */
    char note[NOTE_SIZE], about[201];
};
enum rc contact_story_add(struct db *db, const struct contact_happening *h, struct err *reterr);
enum rc contact_story_each(struct db *db, struct rowid contact,
                           bool (*row)(void *ctx, const struct contact_happening *h), void *ctx,
                           struct err *reterr); /* oldest first */

/* Of one UAE day, and of the desk now; kept by triggers. */
struct contact_figures {
    int64_t contacts, solved, timed, seconds; /* on that day; seconds of all that are timed */
    int64_t waiting, unassigned;              /* now */
};
enum rc contact_figures_get(struct db *db, struct date day, struct contact_figures *ret,
                            struct err *reterr);

#endif
