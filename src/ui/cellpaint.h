/* Screens painted for a machine to read back from a picture: which cell went where. For tests of real
 * terminals only, switched on by $RIHLA_PAINT:
 *     cells  every cell in a colour of its own (in its row; rows differ too)
 *     even   the cells of odd columns left blank      odd  those of even columns
 *     all    everything as always
 * In all four the cursor is hidden.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_CELLPAINT_H
#define RIHLA_UI_CELLPAINT_H

#include "ui/canvas.h"

enum cellpaint { CELLPAINT_NONE, CELLPAINT_CELLS, CELLPAINT_EVEN, CELLPAINT_ODD, CELLPAINT_ALL };
enum cellpaint cellpaint_wanted(void);

/* The colours of the 256 that are neither grey nor among the first sixteen, which themes change. */
enum { CELLPAINT_COLOURS = 210 };
int cellpaint_colour(int index);        /* 16 … 231 of the palette */
bool cellpaint_dark(int index);         /* white letters can be read on it */
int cellpaint_index(int row, int col);  /* of the colour of a cell */

/* Blanks the columns that are left out. */
void cellpaint_thin(enum cellpaint paint, struct canvas_cell *cells, int cols);

#endif
