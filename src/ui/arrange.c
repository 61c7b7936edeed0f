/* Rows in the order in which they are sent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/arrange.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static void send_straight(const struct canvas_cell *cells, int cols, struct canvas_cell *sent,
                          struct sent_to *to)
{
    memcpy(sent, cells, (size_t)cols * sizeof *cells);
    for (int x = 0; x < cols; x++)
        to[x] = (struct sent_to){.column = x};
}

bool arrange_cells(enum row_mode mode, const struct canvas_cell *cells, int cols,
                   struct canvas_cell *sent, struct sent_to *to)
{
    size_t n = (size_t)cols;
    if (mode != ROW_IMPLICIT && mode != ROW_WORD) {
        send_straight(cells, cols, sent, to);
        return true;
    }
    uint32_t *base = mem_array(n, sizeof *base);
    size_t *order = mem_array(n, sizeof *order);
    enum row_how *how = mem_array(n, sizeof *how);
    for (size_t x = 0; x < n; x++)
        base[x] = cells[x].ch[0];
    bool exact = row_arrange(mode, base, n, order, how);
    for (size_t k = 0; k < n; k++) {
        sent[k] = cells[order[k]];
        sent[k].ch[0] = row_char(base[order[k]], how[k]);
        if (mode == ROW_WORD)
            memset(&sent[k].ch[1], 0, sizeof sent[k].ch - sizeof sent[k].ch[0]);
        to[order[k]] = (struct sent_to){(int)k, how[k] == ROW_APART};
    }
    free(base);
    free(order);
    free(how);
    return exact;
}
