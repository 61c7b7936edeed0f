/* The record of a reply: one line per entry, long texts wrapped.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_RECORD_H
#define RIHLA_UI_RECORD_H

#include "ui/paint.h"
#include "ui/screen.h"

/* Draws the entries named in keys (NULL-terminated, "fee_*" names a family; NULL: all) that hold
 * something, from line `skip` on. Returns the lines that all of it takes; c NULL only counts. */
int record_draw(struct canvas *c, struct area a, const struct reply *r, const char *const *keys,
                int skip);

/* One that may be longer than its room: Up and Down move it. Zeroed at first. */
struct record_scroll {
    int top, lines, rows; /* the first line that is shown, all lines, the room */
};
void record_draw_scrolled(struct canvas *c, struct area a, const struct reply *r,
                          const char *const *keys, struct record_scroll *scroll);
bool record_goes_on(const struct record_scroll *scroll); /* lines below did not fit */
enum verdict record_key(struct record_scroll *scroll, const struct key *k);

#endif
