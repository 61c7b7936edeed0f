/* A table of a reply as a list: selection, paging, "/" filter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_LIST_H
#define RIHLA_UI_LIST_H

#include "line/edit.h"
#include "ui/paint.h"
#include "ui/screen.h"

enum { LIST_COLUMNS = 12 };

struct list {
    const struct reply *reply; /* borrowed; NULL or without a table: nothing to show */
    const char *const *keys;   /* columns wanted, NULL-terminated; NULL: all. "?key": where there is
                                * room for it beside the others */
    const char *empty;         /* msgid: what to do when there is nothing */
    size_t at;                 /* selected, in shown[] */
    size_t top;
    size_t *shown, nshown;     /* rows of the reply that pass the filter */
    struct edit *filter;       /* NULL: none */
    enum key_code to_focus;    /* the key that leads to this list from its neighbour; 0: none */
    bool focused;              /* when it was drawn */
    bool filtering;            /* keys go to the filter */
    bool still;                /* only to be read: no row is marked */
    /* Widths are measured once per reply, language and size, not per frame. */
    struct {
        size_t column;
        int width;
        bool optional;
    } columns[LIST_COLUMNS];
    size_t ncolumns;
    int measured_for;          /* columns of the canvas; 0: to be measured */
    enum lang measured_in;
};

void list_init(struct list *l, const char *empty, const char *const *keys);
void list_done(struct list *l);

/* Shows a reply, or the same one filled anew; selection and filter stay where they are. */
void list_show(struct list *l, const struct reply *r);

void list_last(struct list *l); /* selects the last row */

/* WIDGET_ACCEPT: Enter on a row. */
enum widget_event list_key(struct list *l, const struct key *k);

/* The header and the rows; where there is more than fits, the row above the area says so at its end
 * edge. focused: the cursor stands on the selected row. */
void list_draw(struct list *l, struct canvas *c, struct area a, bool focused);

/* What of the selected row (where none is marked: of all rows) was cut or left out for want of room;
 * nothing when everything can be read. */
void list_draw_whole(const struct list *l, struct canvas *c, struct area a);

/* The selected row's cell; NULL when nothing is selected or there is no such column. */
const struct cell *list_cell(const struct list *l, const char *column_key);
const char *list_text(const struct list *l, const char *column_key); /* its words, "" for none */

#endif
