/* The record of a reply: one line per entry, long texts wrapped.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_RECORD_H
#define RIHLA_UI_RECORD_H

#include "ui/paint.h"

/* Draws the entries named in keys (NULL-terminated, "fee_*" names a family; NULL: all) that hold
 * something, from line `skip` on. Returns the lines that all of it takes; c NULL only counts. */
int record_draw(struct canvas *c, struct area a, const struct reply *r, const char *const *keys,
                int skip);

#endif
