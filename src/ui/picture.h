/* The picture that the terminal is to have: cells into curses, which sends them (ui/term.c). Between
 * initscr() and endwin().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_PICTURE_H
#define RIHLA_UI_PICTURE_H

#include "text/rowmode.h"
#include "ui/canvas.h"

void picture_start(void); /* nothing is shown yet; colours are as the terminal and NO_COLOR say */
void picture_done(void);

/* Puts the rows that differ from the last canvas, and the cursor. */
void picture_put(const struct canvas *c);
void picture_repaint(void); /* the next one is put as a whole */

/* The way in which rows are arranged; at first ROW_VISUAL. The next picture is put as a whole. */
void picture_set_mode(enum row_mode wanted);
enum row_mode picture_mode(void);

/* Which visual column of the canvas was sent to a column of the terminal. -1: none. */
int picture_column(int row, int sent);

#endif
