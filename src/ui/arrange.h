/* A row of the canvas as a terminal must get it, so that it shows the row as it was drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ARRANGE_H
#define RIHLA_UI_ARRANGE_H

#include "text/rowmode.h"
#include "ui/canvas.h"

/* Where the cell of a visual column goes. */
struct sent_to {
    int column;
    bool apart; /* in another weight than the Arabic beside it (ROW_APART) */
};

/* Puts the cells of a row into the order in which they are sent; ret_to is by visual column. Marks are
 * left out where the terminal would put them beside their letters. False: this terminal cannot show
 * the row exactly as it is. */
bool arrange_cells(enum row_mode mode, const struct canvas_cell *cells, int cols,
                   struct canvas_cell *ret_sent, struct sent_to *ret_to);

#endif
