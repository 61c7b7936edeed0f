/* Inside of a sheet: its fields and walking (sheet.c), choosing (sheet_choice.c), drawing (sheet_draw.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_SHEET_PARTS_H
#define RIHLA_UI_SHEET_PARTS_H

#include "line/edit.h"
#include "ui/sheet.h"
#include "ui/textbox.h"

enum slot_note { NOTE_NONE, NOTE_FAULT, NOTE_WARNING };

/* One field and what was typed into it. Long text has a box, choices have neither box nor edit. */
struct slot {
    struct sheet_item item;
    struct edit *edit;
    struct textbox *box;
    char *value; /* canonical */
    char *base;  /* what it held when somebody began to type, or when it was saved */
    bool shown;  /* its condition holds */
    bool demanded;
    enum slot_note note;
    struct msg said;
    struct area drawn; /* of its value, as it was drawn last */
};

struct sheet {
    struct slot *slots;
    size_t nslots, focus;
    const struct bi *pages;
    size_t npages;
    struct date today;
    struct answers answers;
    struct picker *picker; /* NULL: not open */
    int top;               /* first line drawn of the page */
    bool begun;            /* from now on a person fills it in */
    void (*fill)(void *ctx, enum arg_ref ref, struct picker *p, const char *typed);
    void *fill_ctx;
};

bool slot_is_choice(const struct slot *s); /* choice and yes/no: chosen, never typed */
bool slot_is_code(const struct slot *s);   /* laid out left-to-right in both languages */
const char *slot_typed(struct slot *s);    /* borrowed */
void slot_show(struct slot *s, const char *text); /* as if it had been typed */
void slot_take(struct slot *s, const char *value); /* the value, before conditions are looked at */

/* A row that is filled in is there, also where nobody typed how many there are. */
void sheet_count_row(struct sheet *s, const struct slot *slot);

/* Looks again which fields are shown. */
void sheet_settle(struct sheet *s);
/* Takes over what was typed. An empty field is a fault only where complete forms are demanded. */
bool sheet_commit(struct sheet *s, struct slot *slot, bool complete);
struct slot *sheet_slot(struct sheet *s, const char *name); /* NULL: there is none */
/* Takes over what was typed and goes to the next field, unless it is not understood. */
enum widget_event sheet_forward(struct sheet *s, bool accept_at_end);

void sheet_open_picker(struct sheet *s, const char *typed);
enum widget_event sheet_picker_key(struct sheet *s, const struct key *k);
/* Somebody clicked into a field (struct target's `of` is the sheet, `index` the field). */
struct key sheet_click(const struct target *t, const struct canvas *c, int column);

enum widget_event sheet_choice_key(struct sheet *s, struct slot *slot, const struct key *k);

#endif
