/* Drafts: what is typed into the forms of the desk is written to a private file before it is shown, so
 * that a killed program or a dropped line loses nothing. There is a file only while somebody is in the
 * middle of a form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_DRAFT_H
#define RIHLA_UI_DRAFT_H

#include "base/journal.h"
#include "ui/screen.h"

/* ---- writing ---- */

/* Writes what the last key has changed; after every key, before the picture. */
void draft_keep(struct ui *ui);

/* Milliseconds until what was written should go to the disk; -1: nothing is waiting. */
int draft_patience_ms(void);
/* Brings it there when the time has come. */
void draft_sync(void);

/* Before the screens close. in_the_middle: the program ends although nobody asked it to, and the
 * draft stays for the next time. */
void draft_end(bool in_the_middle);

/* ---- reading ---- */

enum { DRAFT_SCREENS = 16, DRAFT_WORD_SIZE = 64 };

struct draft_field {
    char *name, *text;
};

struct draft_screen {
    char *class; /* NULL: nothing to bring back at this place */
    char *kept;  /* how it was opened */
    struct draft_field *fields;
    size_t nfields, cap;
    char *focus, *value; /* as struct sheet_place says it; focus NULL: nowhere */
    size_t point;
    bool noted;
    char *narrowed; /* NULL: no choice is open */
    size_t narrowed_point;
};

/* A draft that another process has left, or still has open. */
struct draft {
    struct journal *journal;
    bool living;
    char *host;
    long pid;
    char *db, *login;
    struct draft_screen screens[DRAFT_SCREENS];
    instant written; /* by the clock of its database */
};

/* The drafts of this member of staff in this database, the latest first; owned by the caller, each
 * for draft_leave() or draft_done(). */
size_t draft_find(struct session *s, struct draft **ret_list);

/* The screen that somebody was typing into; NULL: none, it is no use. */
const struct draft_screen *draft_top(const struct draft *d);

void draft_leave(struct draft *d); /* it stays */
void draft_done(struct draft *d);  /* it is wiped */

/* Ends the other process and takes its draft over. False: it does not end, or it is on another
 * machine. */
bool draft_take_over(struct session *s, struct draft *d);

/* Opens its screens again and stands where somebody was typing. RC_OK: then the draft is this
 * process's own. Else it is kept, and the note says why. */
enum rc draft_resume(struct ui *ui, struct draft *d);

extern const struct screen_class screen_draft; /* opened by: */
/* Asks about what was left; nothing when there is nothing. */
void draft_offer(struct ui *ui);

/* "Register a customer", "Fill in an application E26-…": what the draft is. Appends. */
void draft_title(struct buf *out, const struct draft *d);

/* The class of that name, of those that can come back; NULL: none. */
const struct screen_class *draft_class(const char *name);

#endif
