/* A page longer than its window: drawn line by line, of which a window is seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_PAGE_H
#define RIHLA_UI_PAGE_H

#include "ui/screen.h"

struct page {
    int top;         /* the first line seen; stays between pictures */
    int lines, room; /* of the last picture */
    struct canvas *c;
    int first, line; /* while drawing */
};

void page_begin(struct page *p, struct canvas *c, int first_row, int rows);
/* The canvas row of the next line, -1 when it is not seen. */
int page_row(struct page *p);
void page_blank(struct page *p);
/* A paragraph wrapped into columns col … col + width. */
void page_text(struct page *p, int col, int width, const char *text, enum style style);
void page_end(struct page *p); /* says at the end edge where there is more */

bool page_goes_on(const struct page *p); /* there is more below what was drawn last */

/* Up, Down, Page Up, Page Down, Home, End and Space scroll. */
enum verdict page_key(struct page *p, const struct key *k);

#endif
