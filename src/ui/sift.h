/* Keeping the rows of a list that fit what was typed, as the one box would find them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_SIFT_H
#define RIHLA_UI_SIFT_H

#include "command/reply.h"

struct sift;

struct sift *sift_new(const char *typed);
void sift_free(struct sift *s); /* NULL is harmless */

/* Whether every word typed fits the row: a part of what is written, in either language; a number in
 * whatever way it is written. sounds: or a name that sounds so, in either script. */
bool sift_fits(const struct sift *s, const struct reply *r, size_t row, bool sounds);

#endif
