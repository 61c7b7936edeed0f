/* Colours and gaps by which a picture of the screen is read back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cellpaint.h"

#include <stdlib.h>
#include <string.h>

enum { CUBE = 216, FIRST = 16, ROW_STEP = 37 };

enum cellpaint cellpaint_wanted(void)
{
    static const char *const words[] = {"none", "cells", "even", "odd", "all"};
    const char *word = getenv("RIHLA_PAINT");
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return (enum cellpaint)i;
    return CELLPAINT_NONE;
}

/* Greys have the same share of red, green and blue: every 43rd of the cube. */
int cellpaint_colour(int index)
{
    int grey_step = CUBE / 5;
    return FIRST + index + index / (grey_step - 1) + 1;
}

bool cellpaint_dark(int index)
{
    int c = cellpaint_colour(index) - FIRST;
    return c / 36 + 2 * (c / 6 % 6) < 8;
}

int cellpaint_index(int row, int col)
{
    return (row * ROW_STEP + col) % CELLPAINT_COLOURS;
}

void cellpaint_thin(enum cellpaint paint, struct canvas_cell *cells, int cols)
{
    if (paint != CELLPAINT_EVEN && paint != CELLPAINT_ODD)
        return;
    for (int x = paint == CELLPAINT_EVEN; x < cols; x += 2) {
        memset(cells[x].ch, 0, sizeof cells[x].ch);
        cells[x].ch[0] = ' ';
    }
}
