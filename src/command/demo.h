/* The demonstration: fictional customers and cases in every state, made by the same commands that
 * people use, the same each time for the same day and catalogue.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_DEMO_H
#define RIHLA_COMMAND_DEMO_H

#include "command/command.h"
#include "command/session.h"

enum { DEMO_CUSTOMERS = 150, DEMO_CASES = 250, DEMO_SELDOM = 50, DEMO_COMPLAINTS = 36 };

/* Fills the session's new, empty demonstration database in the transaction that the caller opened. */
enum rc demo_build(struct session *s, struct err *reterr);

/* Runs one command as one member of staff; values: name, value, …, NULL. Initialises *out. */
enum rc demo_act(struct session *s, const char *login, const struct command *c,
                 const char *const *values, struct reply *out, struct err *reterr);
#define VALUES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The same, where nobody asks for the reply. */
enum rc demo_do(struct session *s, const char *login, const struct command *c,
                const char *const *values, struct err *reterr);

/* The same, keeping the number of what was made. */
enum rc demo_make(struct session *s, const char *login, const struct command *c,
                  const char *const *values, char *ret_number, size_t size, struct err *reterr);

/* What customers think of the cases that were handed out; after everything else. */
enum rc demo_ratings(struct session *s, struct err *reterr);

/* A campaign that was sent and one that waits; after everything else. */
enum rc demo_campaigns(struct session *s, struct err *reterr);

/* Owners of complaints and the first level of escalation; after everything else. */
enum rc demo_complaints(struct session *s, struct err *reterr);

/* Who works on what; after everything else. */
enum rc demo_claims(struct session *s, struct err *reterr);

/* The values of `customer register` for the nth fictional customer: name, value, …, NULL. The
 * strings live until the next call. */
const char *const *demo_customer(int nth);

/* An answer that the field accepts, made from n; "" where none is known. Owned by the caller. */
char *demo_answer(const struct field *f, int n, struct date today);

/* Calls and messages of the last days; customers are the numbers of the first DEMO_CUSTOMERS, days the
 * working days, the latest first. */
enum rc demo_contacts(struct session *s, const char (*customers)[24], const struct date *days,
                      struct err *reterr);

/* Some customers were recognised, and somebody came on behalf of two others. */
enum rc demo_identity(struct session *s, const char (*customers)[24], struct err *reterr);

/* Whether people ask for that service every day; the others are asked for now and then. */
bool demo_everyday(const char *card);

/* What the nth complaint says: {subject, text, answer, category}. */
const char *const *demo_complaint(int nth);

/* Everything that leads a case under review to its approval: inspection, fees that the assessment
 * tells, and where two decide, the recommendation. */
enum rc demo_approve(struct session *s, const char *number, bool two_decide, struct err *reterr);

/* Lets some cases stand in the midst of processing and delivery. */
enum rc demo_processing(struct session *s, const struct catalogue *c, struct err *reterr);

/* Ramadan (without a name) or a holiday, from … until, as `calendar ramadan` and `calendar holiday`
 * take them. */
struct demo_feast {
    const char *name_en, *name_ar, *from, *until;
};
const struct demo_feast *demo_feasts(size_t *ret_count);

#endif
