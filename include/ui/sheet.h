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

/* Moves to the page before or after; false: there is none. */
bool sheet_turn(struct sheet *s, int by);
size_t sheet_page(const struct sheet *s);
size_t sheet_pages(const struct sheet *s);

#endif
