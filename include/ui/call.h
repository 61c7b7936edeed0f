/* How screens run commands: names and values in, a reply or a sentence out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_CALL_H
#define RIHLA_UI_CALL_H

#include "command/rows.h"
#include "ui/screen.h"

/* Runs c with name, value pairs; a value that is NULL or "" is not given. *out is emptied first and
 * holds the reply; on failure it is empty and the error is the note. reterr may be NULL. */
#define CALL(ui, c, out, reterr, ...)                                                              \
    call_run((ui), (c), (out), (reterr), (const char *const[]){__VA_ARGS__, (const char *)0})
enum rc call_run(struct ui *ui, const struct command *c, struct reply *out, struct err *reterr,
                 const char *const *pairs);

/* The same for a change: what it answers becomes the note. */
#define CALL_DO(ui, c, ...)                                                                        \
    call_do((ui), (c), (const char *const[]){__VA_ARGS__, (const char *)0})
enum rc call_do(struct ui *ui, const struct command *c, const char *const *pairs);

/* After a change the screen on top shows where it led; what was said about it stays. */
void call_reload(struct ui *ui, struct screen *s);

/* Makes the last message of a reply the note: warnings about values come before what was done. */
void call_note(struct ui *ui, const struct reply *r);

/* Cells of a record: the stored text ("" when there is none), the number (0). */
const char *call_text(const struct reply *r, const char *key);
int64_t call_number(const struct reply *r, const char *key);

/* The same of a row of the table. */
const char *call_text_at(const struct reply *r, size_t row, const char *column);

/* Whether the member of staff may run it, whatever the state of things. */
bool call_may(const struct ui *ui, const struct command *c);

/* Says that the role may not, and who may; nothing is tried, so nothing is audited. */
enum verdict call_denied(struct ui *ui, const struct command *c);

#endif
