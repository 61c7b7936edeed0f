/* The working calendar and the limits of time, as a supervisor keeps them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_CALENDAR_H
#define RIHLA_STORE_CALENDAR_H

#include "base/msg.h"
#include "domain/calendar.h"
#include "store/db.h"

/* The whole calendar in memory. `calendar` points into the rest: it is not copied about. */
struct kept_calendar {
    struct calendar calendar;
    struct date *holidays;
    struct season *ramadans;
    struct hours plain[WEEK_DAYS], ramadan[WEEK_DAYS];
};
enum rc calendar_get(struct db *db, struct kept_calendar *ret, struct err *reterr);
void calendar_done(struct kept_calendar *k); /* harmless on zeroes */

struct holiday {
    struct date day;
    char name_en[201], name_ar[201];
};
/* A day that is there already gets the new names. */
enum rc holiday_put(struct db *db, const struct holiday *h, struct err *reterr);
enum rc holiday_remove(struct db *db, struct date day, struct err *reterr); /* RC_NOT_FOUND */
enum rc holiday_each(struct db *db, struct date from, struct date to,
                     bool (*row)(void *ctx, const struct holiday *h), void *ctx, struct err *reterr);

/* RC_CONFLICT: it overlaps another one. The same first day again moves the last. */
enum rc ramadan_put(struct db *db, struct season s, struct err *reterr);
/* The one that holds the day. RC_NOT_FOUND: none does. */
enum rc ramadan_remove(struct db *db, struct date day, struct err *reterr);

/* opens = closes: a day off. */
enum rc hours_put(struct db *db, bool ramadan, int weekday, struct hours h, struct err *reterr);

#define TIME_LIMIT_LIST(X)                                                                         \
    X(IDENTITY, "identity", N_("Days for which a check of identity counts"))                       \
    X(ANSWER, "answer", N_("Days to answer for a returned application"))                           \
    X(REMINDER, "reminder", N_("Days before that at which the customer is reminded"))              \
    X(FEE, "fee", N_("Days after which a customer is reminded of an unpaid additional fee"))       \
    X(REOPEN, "reopen", N_("Days in which a cancelled application may be reopened"))               \
    X(ESCALATE, "escalate", N_("Working days between two levels of a late complaint or contact"))             \
    X(ENQUIRY, "enquiry", N_("Working days to answer an enquiry"))                                 \
    X(SUGGESTION, "suggestion", N_("Working days to answer a suggestion"))                         \
    X(SUPPORT, "support", N_("Working days to answer a request for technical support"))            \
    X(CLAIM, "claim", N_("Working minutes for which a claim holds after the last change"))         \
    X(COMPLAINT, "complaint", N_("Working days to answer a complaint"))                            \
    X(URGENT, "urgent", N_("Working days to answer an urgent complaint"))                          \
    X(REJECT, "reject", N_("Days in which the customer may reject an answer"))

enum time_limit {
#define X(name, word, title) LIMIT_##name,
    TIME_LIMIT_LIST(X)
#undef X
    LIMIT_COUNT
};
bool time_limit_parse(const char *word, enum time_limit *ret);
const char *time_limit_word(enum time_limit l);
const char *time_limit_title(enum time_limit l); /* msgid */
/* A limit that nobody has set yet in this database is the usual one. */
enum rc time_limits_get(struct db *db, int ret_days[LIMIT_COUNT], struct err *reterr);
enum rc time_limit_put(struct db *db, enum time_limit l, int days, struct err *reterr);

#endif
