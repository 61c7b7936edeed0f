/* A popup that chooses one of several things by typing a part of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_PICKER_H
#define RIHLA_UI_PICKER_H

#include "ui/paint.h"
#include "ui/screen.h"

struct picker;

/* Adds what fits the text typed, best first; called again whenever the text or the language changes. */
typedef void picker_fill(void *ctx, struct picker *p, const char *typed);

/* title and empty are msgids; empty is the sentence shown when nothing fits. `typed` is the text to
 * begin with. ctx must outlive the picker. */
struct picker *picker_new(const char *title, const char *empty, picker_fill *fill, void *ctx,
                          const char *typed);
void picker_free(struct picker *p);

/* For fill(): label is what people read, aside a code beside it ("" for none); strings are copied. */
void picker_add(struct picker *p, const char *value, const char *label, const char *aside);
bool picker_full(const struct picker *p); /* more would never be seen */

/* Enter and Tab accept, Esc and F12 cancel. F1, F2, F3 and F9 are ignored, all else is handled. */
enum widget_event picker_key(struct picker *p, const struct key *k);
/* The same for a screen that waits for one choice: once it is made or given up, *p is freed and NULL, and
 * ret holds what was chosen, "" for nothing. VERDICT_IGNORED: somebody else's key. */
enum verdict picker_answer(struct picker **p, const struct key *k, char *ret, size_t size);
void picker_draw(struct picker *p, struct canvas *c);

const char *picker_value(const struct picker *p); /* "" when nothing is there to choose; borrowed */
const char *picker_typed(struct picker *p);       /* borrowed */
size_t picker_point(struct picker *p);            /* byte of the text typed */
void picker_set_point(struct picker *p, size_t at);

#endif
