/* What the files of this noun share. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_COMPLAINT_H
#define RIHLA_COMMAND_COMPLAINT_H

#include "command/reply.h"
#include "command/session.h"
#include "store/complaint.h"

/* A complaint as the reply's record; its words have their names. */
void complaint_record(struct session *s, struct reply *out, const struct complaint *c);

/* A line in its story; from NULL: the complaint is new. The customer hears of a new state. */
struct complaint_step {
    const char *event, *from, *about, *note; /* about, note may be NULL */
    bool silent;                             /* nobody is told: it did not happen here */
};
enum rc complaint_story(struct session *s, const struct complaint *c,
                        const struct complaint_step *step, struct err *reterr);

/* RC_BAD_DATA: the list has no such word, or does not offer it any more. "" is well. */
enum rc complaint_check_word(struct session *s, const char *kind, const char *word,
                             struct err *reterr);

/* RC_NOT_FOUND: nobody who works at the desk is called so. "" is well. */
enum rc complaint_check_login(struct session *s, const char *login, const char *field,
                              struct err *reterr);

/* The promise of a complaint of that class that is open since that day. */
enum rc complaint_promise(struct session *s, enum complaint_class class, struct date from,
                          struct date *ret, struct err *reterr);

/* The cell of a word of a list, in both languages. */
struct cell complaint_word_cell(struct session *s, const char *kind, const char *word);

/* The choices of a class. */
extern const struct choice complaint_classes[COMPLAINT_CLASS_COUNT];

#endif
