/* What happened: the customer's timeline, the audit of staff, messages waiting to be sent, and
 * the day's figures. All are only ever added to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_TRAIL_H
#define RIHLA_STORE_TRAIL_H

#include "domain/money.h"
#include "store/complaint.h"

/* One line in the story of an application or complaint. */
struct timeline_entry {
    struct rowid application, complaint; /* one of them */
    instant at;
    char by[33];
    char event[33];              /* a word: an event's, or "document-received", "complaint-answered"… */
    char from[33], to[33];       /* state words; "" where the state did not change */
    char note[NOTE_SIZE];           /* free text of staff, or "" */
    char about[201];             /* document id, receipt number … or "" */
};
enum rc timeline_add(struct db *db, const struct timeline_entry *e, struct err *reterr);
enum rc timeline_each(struct db *db, struct rowid application, struct rowid complaint,
                      bool (*row)(void *ctx, const struct timeline_entry *e), void *ctx,
                      struct err *reterr); /* oldest first */

/* Who last did that to the application or the complaint; ret_login holds 33 bytes. RC_NOT_FOUND without
 * words: nobody did. */
enum rc timeline_last_by(struct db *db, struct rowid application, struct rowid complaint,
                         const char *event, char *ret_login, struct err *reterr);

/* Who did or read what. `what` is "noun verb"; `about` a number; details never hold personal data
 * or values, only names of arguments. */
enum rc audit_add(struct db *db, instant at, const char *by, const char *what, const char *about,
                  const char *details, enum rc outcome, struct err *reterr);

/* The newest row with that `what` and `about` whose outcome was RC_OK: who changed this last, and
 * which arguments they gave. Answered from an index. RC_NOT_FOUND: none. */
struct audit_entry {
    instant at;
    char by[33];
    char details[501];
};
enum rc audit_last(struct db *db, const char *what, const char *about, struct audit_entry *ret,
                   struct err *reterr);

/* A message that the outbox keeps until it is sent. lang is the customer's; customer n 0: to somebody
 * who is none; subject: one line, "" but for an e-mail. */
enum rc outbox_add(struct db *db, instant at, struct rowid customer, const char *channel /* "sms" */,
                   const char *to, enum lang lang, const char *subject, const char *text,
                   const char *about, struct err *reterr);

/* Figures of one UAE day and the state of the desk; kept by triggers in the transactions that change
 * them, so that reading them is one short look-up. */
struct day_figures {
    int64_t opened, submitted, approved, delivered, complaints, payments; /* on that day */
    struct money taken;                                                   /* on that day */
    int64_t in_state[STATE_COUNT];                                        /* now */
    int64_t complaints_open, overdue;                                     /* now; overdue on that day */
};
enum rc day_figures_get(struct db *db, struct date day, struct day_figures *ret, struct err *reterr);

/* Holidays from … to, ascending, into a new array owned by the caller. */
enum rc holidays_get(struct db *db, struct date from, struct date to, struct date **ret_days,
                     size_t *ret_count, struct err *reterr);

#endif
