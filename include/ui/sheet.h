/* A form being filled in: pages, groups and fields of any kind. The same widget fills a service's
 * XML form and the arguments of a command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_SHEET_H
#define RIHLA_UI_SHEET_H

#include "command/command.h"
#include "ui/picker.h"

struct sheet;

struct sheet_item {
    const struct field *field; /* borrowed */
    enum arg_ref ref;          /* F4 looks the value up */
    const struct bi *group;    /* printed above the first field that has it; NULL: none */
    size_t page;
};

/* items and pages (may be NULL) are copied shallowly: what they point to must outlive the sheet. */
struct sheet *sheet_new(const struct sheet_item *items, size_t nitems, const struct bi *pages,
                        size_t npages, struct date today);
void sheet_free(struct sheet *s);

/* How F4 finds what a field with a ref names; without it such fields are only typed. */
void sheet_lookup(struct sheet *s, void (*fill)(void *ctx, enum arg_ref ref, struct picker *p,
                                                const char *typed), void *ctx);

/* Puts a canonical value into a field; a name that is not there is ignored. */
void sheet_set(struct sheet *s, const char *name, const char *value);
/* The canonical value, hidden or not; "" when there is none, NULL when what was typed is not
 * understood. Borrowed. */
const char *sheet_get(struct sheet *s, const char *name);

/* Moves to the first field to be filled: required and empty, else empty, else the first. */
void sheet_begin(struct sheet *s);

void sheet_go(struct sheet *s, const char *name); /* moves to that field, if it is shown */

/* Shows the error's sentence at its field and moves there. False: it names no field shown here. */
bool sheet_blame(struct sheet *s, const struct err *e);

/* WIDGET_ACCEPT: Enter on the last field. A value that is not understood keeps the cursor in its
 * field, with a sentence. Up, Down, Tab, Enter, Page Up and Page Down walk; F4 chooses. */
enum widget_event sheet_key(struct sheet *s, const struct key *k);
void sheet_draw(struct sheet *s, struct canvas *c, struct area a);

/* Takes over what was typed into every field shown; the first that is not understood (or, when
 * `complete`, is required and empty) gets its sentence and the cursor, and the answer is false. */
bool sheet_check(struct sheet *s, bool complete);

/* Canonical values of the fields shown; what was not understood is left out. Borrowed until the next
 * call about the sheet. */
const struct answers *sheet_answers(struct sheet *s);

/* ---- rows of a repeating group ---- */

struct sheet_rows {
    int row;          /* which one is stood in; 0: at their number */
    int count, least, most;
};
bool sheet_rows(struct sheet *s, struct sheet_rows *ret); /* false: stood in no such group */

/* Adds a row after the one stood in, or at the end, empty or as a copy, and stands in it. False: there is
 * no room for another. */
bool sheet_add_row(struct sheet *s, bool copy);

/* Removes the row stood in; those after it move up with all that is typed there. Where there must be as
 * many rows as there are, the last one is emptied instead. */
void sheet_remove_row(struct sheet *s);

/* ---- what must not be lost ----
 * Text is what somebody sees in a field, understood or not; it is changed when it differs from what was
 * there at sheet_begin(), or at sheet_saved() since. */

size_t sheet_count(const struct sheet *s);
const char *sheet_name(const struct sheet *s, size_t i);
const char *sheet_text(struct sheet *s, size_t i); /* borrowed until the next key */
bool sheet_changed(struct sheet *s, size_t i);

/* What is typed there looks like a payment card's number, in a field that is not for such numbers. */
bool sheet_holds_card(struct sheet *s, size_t i);

/* Where somebody stands: in which field (NULL: there is none) and at which byte of its text; the value
 * that the field had before, and whether a sentence is shown at it. Borrowed until the next key. */
struct sheet_place {
    const char *field, *value;
    size_t point;
    bool noted;
};
struct sheet_place sheet_place(struct sheet *s);

bool sheet_is_typed(const struct sheet *s, size_t i); /* typed, not chosen */

/* Typed, and not yet taken over as a value. */
bool sheet_typing(struct sheet *s, const char *name);

/* Everything that is understood is safe elsewhere now; sheet_set_saved() puts something there that
 * comes from elsewhere. */
void sheet_saved(struct sheet *s);
void sheet_set_saved(struct sheet *s, const char *name, const char *value);

/* What was typed to narrow the choice that is open, and where the cursor stands in it; NULL: none is.
 * Borrowed. sheet_narrow() opens it again, at the field stood in. */
const char *sheet_narrowed(struct sheet *s, size_t *ret_point);
void sheet_narrow(struct sheet *s, const char *typed, size_t point);

/* Gives a field back what was typed into it; then stands in one again, its text not yet taken over.
 * Names that are not there are ignored. */
void sheet_restore(struct sheet *s, const char *name, const char *text);
void sheet_stand(struct sheet *s, const struct sheet_place *place, const char *text /* or NULL */);

/* Moves to the page before or after; false: there is none. */
bool sheet_turn(struct sheet *s, int by);
size_t sheet_page(const struct sheet *s);
size_t sheet_pages(const struct sheet *s);

#endif
