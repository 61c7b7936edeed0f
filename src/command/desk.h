/* What every noun needs: finding a record or saying that there is none, numbers, names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_DESK_H
#define RIHLA_COMMAND_DESK_H

#include "command/command.h"
#include "command/session.h"
#include "domain/number.h"
#include "store/contact.h"
#include "store/trail.h"

enum { LIST_LIMIT = 200, FIND_LIMIT = 50 };

/* RC_NOT_FOUND says how to look the record up. Letters may be small where the number has capitals. The
 * number of a customer who was merged into another gives that one. */
enum rc desk_customer(struct session *s, const char *number, struct customer *ret,
                      struct err *reterr);
enum rc desk_application(struct session *s, const char *number, struct application *ret,
                         struct err *reterr);
/* A confidential one is not there for those who may not see it. */
enum rc desk_complaint(struct session *s, const char *number, struct complaint *ret,
                       struct err *reterr);
enum rc desk_contact(struct session *s, const char *number, struct contact *ret, struct err *reterr);

/* Confidential complaints are seen by supervisors, who logged it, who owns it and whom it was passed on
 * to: nobody else learns that there is one. The second is the viewer of a complaint_filter. */
bool desk_may_see(const struct session *s, const struct complaint *c);
const char *desk_viewer(const struct session *s);
/* The same of something that belongs to the complaint of that number; "": it belongs to none. */
bool desk_may_see_number(struct session *s, const char *complaint);

/* RC_NOT_FOUND names a near card. */
enum rc desk_card(struct session *s, const char *id, const struct card_file **ret,
                  struct err *reterr);

/* The next number of that prefix. */
enum rc desk_number(struct session *s, const char *prefix, enum number_style style, char *ret,
                    size_t size, struct err *reterr);

/* n working days after a day. */
enum rc desk_promise_from(struct session *s, struct date from, int working_days, struct date *ret,
                          struct err *reterr);

/* n working days from today; 0 on a day off: the next working day. */
enum rc desk_promise(struct session *s, int working_days, struct date *ret, struct err *reterr);

/* Copies a value into a field of a record. RC_BAD_DATA: it does not fit. */
enum rc desk_copy(char *to, size_t size, const char *value, const char *field, struct err *reterr);

/* The same for texts of the catalogue: what does not fit is cut at a character's border. */
void desk_cut(char *to, size_t size, const char *value);

/* Tells the customer a number and a status, by SMS or e-mail as the customer prefers and in the
 * customer's language; subject as for tell_send(). Nothing is sent to a customer who has neither. */
enum rc desk_tell(struct session *s, struct rowid customer, const char *subject, const struct msg *m,
                  const char *about, struct err *reterr);

/* A line in the story of an application or a complaint; by and at are filled in. */
enum rc desk_story(struct session *s, struct timeline_entry *e, struct err *reterr);

/* The story as the reply's table; with a card, its documents have their names. */
enum rc desk_story_table(struct session *s, struct rowid application, struct rowid complaint,
                         const struct card *card, struct reply *out, struct err *reterr);

/* What a timeline's word means: an event of the workflow or a happening besides it. msgid. */
const char *happening_title(const char *word);

/* A moment or an amount as an argument of a message. An amount is worded when the message is: the agent and
 * the customer may read different languages. */
struct shown {
    char s[40];
};
struct shown shown_time(instant t);
struct shown shown_date(struct date d);
struct shown shown_money(struct money m);

#endif
