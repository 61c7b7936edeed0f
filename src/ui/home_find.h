/* What the one search box finds: customers, services and applications together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_HOME_FIND_H
#define RIHLA_UI_HOME_FIND_H

#include "ui/paint.h"
#include "ui/screen.h"

enum { FIND_GROUPS = 3, FIND_ROWS = 6 /* of each group */ };

struct find {
    struct reply found[FIND_GROUPS];
    size_t at; /* selected, counted over all groups */
};

void find_init(struct find *f);
void find_done(struct find *f);

/* Searches for what was typed; very short texts find nothing yet. */
void find_run(struct find *f, struct ui *ui, const char *typed);
size_t find_count(const struct find *f);

/* Opens the screen of what is selected. */
void find_open(const struct find *f, struct ui *ui);

void find_draw(struct find *f, struct canvas *c, struct area a);

#endif
