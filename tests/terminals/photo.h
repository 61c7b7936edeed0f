/* Reading back what stands on an X screen without a monitor: Xvfb keeps its pixels in a file (XWD) that
 * anybody may look into while it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_TERMINALS_PHOTO_H
#define RIHLA_TESTS_TERMINALS_PHOTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A picture, or a part of one: 0x00RRGGBB from the top left corner. */
struct photo {
    int width, height;
    uint32_t *pixels;
};

/* Where a terminal's cells are. */
struct grid {
    int x, y, cell_width, cell_height, rows, cols;
};

/* False: there is no such file, or it is not what Xvfb -fbdir writes. */
bool photo_take(struct photo *p, const char *framebuffer);
void photo_done(struct photo *p);
bool photo_same(const struct photo *a, const struct photo *b);

/* Finds the cells by the colours of ui/cellpaint.h. False: there are none. */
bool grid_find(struct grid *g, const struct photo *p, int rows, int cols);

/* Index of the colour that most of the cell has; -1: none of ours. */
int photo_cell(const struct photo *p, const struct grid *g, int row, int col);

/* True when the cell looks the same on both, but for a few pixels. */
bool photo_cells_alike(const struct photo *a, const struct photo *b, const struct grid *g, int row,
                       int col);

/* The cells alone, for people. False with errno: it could not be written. */
bool photo_write_png(const struct photo *p, const struct grid *g, const char *path);

#endif
