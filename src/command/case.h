/* A case: an application with its kept card and form, its answers and documents, and the one way its
 * state moves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CASE_H
#define RIHLA_COMMAND_CASE_H

#include "command/desk.h"
#include "domain/fee.h"
#include "store/attachment.h"
#include "store/document.h"
#include "store/payment.h"
#include "store/result.h"

struct casework {
    struct application app;
    const struct card *card;    /* as it was when the application was opened */
    const struct form *form;
    struct answers answers;
    struct answers counted;     /* those to fields that are shown: conditions and fees look at these */
    struct document *documents; /* one per document of the card, AWAITED where nothing happened */
    const char *card_source, *form_source;
    struct card_file *own_card; /* NULL where the catalogue still has the same text */
    struct form *own_form;
    /* What the next change of state shall tell the customer besides; see case_move(). */
    instant told_moment;                          /* of an inspection */
    char told_more[201];                          /* where to collect it, a tracking number */
    const char *told_reason;                      /* ends what is told; NULL: nothing does */
    char told_en[TITLE_SIZE], told_ar[TITLE_SIZE]; /* what a fee is for; "" where nothing */
};

/* On failure nothing is held. */
enum rc case_open(struct session *s, const char *number, struct casework *ret, struct err *reterr);
void case_done(struct casework *c);

/* RC_CONFLICT when version is given and not the application's: tells who changed what, and when. */
enum rc case_check_version(struct session *s, const struct casework *c, const struct args *in,
                           struct err *reterr);

/* Is this document asked for with these answers? */
bool case_asks_for(const struct casework *c, size_t document);

/* Is that document demanded and not there, or flagged as missing? */
bool case_lacks(const struct casework *c, size_t document);

/* The first document that is demanded and not there, or flagged as missing; -1: none. */
int case_document_lacking(const struct casework *c);

/* The current result; id n 0 where none was recorded. awaited: the card demands one. */
enum rc case_result(struct session *s, const struct casework *c, struct result *ret,
                    bool *ret_awaited, struct err *reterr);

enum rc case_facts(struct session *s, const struct casework *c, struct case_facts *ret,
                   struct err *reterr);

/* The last day that was said for what is missing; year 0: none was. */
struct date case_wait_until(const struct casework *c);

/* What the case waits for: the event that leads on; EVENT_COUNT where it is finished. */
enum rc case_next(struct session *s, const struct casework *c, enum event *ret, struct err *reterr);

/* What is to be paid now: nothing where the application is finished. */
enum rc case_due(struct session *s, const struct casework *c, struct money *ret_due,
                 bool *ret_unknown, struct err *reterr);

/* What was paid for it so far. */
enum rc case_paid(struct session *s, const struct casework *c, struct money *ret_paid,
                  struct err *reterr);

/* Writes the charges that fall due at this moment; what is assessed later stays out. */
enum rc case_charge(struct session *s, const struct casework *c, enum fee_moment moment,
                    struct err *reterr);

/* Moves the state: workflow, row, timeline, and the notice that the workflow's row names; what else
 * the customer shall read stands in told_… before. note and about may be "". */
enum rc case_move(struct session *s, struct casework *c, enum event event, const char *note,
                  const char *about, struct err *reterr);

/* Tells the customer of the state that it has now. waited_until: the last day to answer that it had
 * before. */
enum rc case_tell(struct session *s, const struct casework *c, enum notice notice,
                  struct date waited_until, struct err *reterr);

/* Where it is collected, for the notice that it is ready; "": at the centre. */
void case_where(struct casework *c, const char *place);

/* What a message says of the documents that are missing. */
enum missing { MISSING_UNSAID, MISSING_NAMED, MISSING_EXPLAINED /* and what would do instead */ };

/* Tells the customer something else, and of the missing documents so much. more follows as a sentence of
 * its own where it has an id; subject as for tell_send(). */
enum rc case_say(struct session *s, const struct casework *c, const char *subject, const struct msg *m,
                 enum missing missing, const struct msg *more, struct err *reterr);

/* The names of the documents that are missing, with commas. Appends. */
void case_missing_names(const struct casework *c, enum lang l, struct buf *out);

#define HAPPENED_ANSWERS "answers-changed"

/* Something happened that left the state alone; event is a word that happening_title() knows. */
enum rc case_happened(struct session *s, const struct casework *c, const char *event,
                      const char *note, const char *about, struct err *reterr);

/* RC_BAD_DATA names the documents that are asked for, where this is none of them. */
enum rc case_check_document(const struct casework *c, const char *id, struct err *reterr);

/* Keeps the file that was given with a command: as the document's (doc not ""), as the result of the
 * application, or as neither. Fills the attachment's number. */
enum rc case_attach(struct session *s, const struct casework *c, const struct kept_file *file,
                    enum attachment_part part, const char *doc, struct attachment *ret,
                    struct err *reterr);

/* The application as the reply's record. */
void case_record(struct reply *out, const struct application *a);

#endif
