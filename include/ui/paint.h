/* What every widget draws with: a rectangle of the canvas, sentences, cells of a reply.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_PAINT_H
#define RIHLA_UI_PAINT_H

#include "command/reply.h"
#include "ui/canvas.h"

/* Rows from the top and columns from the start edge. */
struct area {
    int row, col, rows, cols;
};

/* What became of a key that a widget was given; it never calls the loop. */
enum widget_event {
    WIDGET_IGNORED, /* somebody else's key */
    WIDGET_HANDLED,
    WIDGET_ACCEPT,  /* Enter on what is chosen, or past the last field */
    WIDGET_CANCEL   /* Esc: the widget should go */
};

/* A message in the language of the moment, cut to the width. */
void paint_msg(struct canvas *c, int row, int col, int width, const struct msg *m,
               enum style style);

/* Text of any length, wrapped; starts `skip` lines into it. Returns the lines the whole text takes,
 * whether or not they fit. With c NULL it only measures. */
int paint_wrapped(struct canvas *c, struct area a, int skip, const char *text, enum style style);

/* A cell in one line: money and counts stand at the end of the width, codes stay left-to-right;
 * money brings its currency as a word and reads as the language does. */
void paint_cell(struct canvas *c, int row, int col, int width, const struct cell *cell,
                enum style style);
/* The words of a cell; in Arabic, text from outside in isolates. Appends. */
void cell_words(struct buf *out, const struct cell *cell);
bool cell_is_ltr(enum cell_type t);     /* laid out left-to-right in both languages */
bool cell_is_number(enum cell_type t);  /* stands at the end of its column */

/* "Label:" with the colon of the language. */
void paint_label(struct canvas *c, int row, int col, int width, const char *label,
                 enum style style);

#endif
