/* The one box that finds everything, and what it found: on the home screen and, one key away, from
 * every other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_FINDER_H
#define RIHLA_UI_FINDER_H

#include "line/edit.h"
#include "ui/paint.h"
#include "ui/screen.h"

enum { FINDER_FEW = 8, FINDER_MANY = 50 }; /* of each kind; of the one kind that a sign names */

extern const struct screen_class screen_find; /* with: what to begin with, or NULL */

struct finder {
    struct edit *box;
    struct reply found;  /* of "search find" */
    size_t at, top;      /* the row selected; the first line shown */
    bool stale;          /* the box says something else than was searched for */
    bool waiting;        /* what sounds alike is still to come */
    bool again;          /* back from elsewhere: the next letter begins a new search */
};

void finder_init(struct finder *f, const char *text);
void finder_done(struct finder *f);

const char *finder_text(struct finder *f); /* borrowed until the next key */
bool finder_empty(struct finder *f);       /* nothing is typed */

/* The screen is on top again: what is there may have changed. */
void finder_again(struct finder *f);

enum verdict finder_key(struct finder *f, struct ui *ui, const struct key *k);

/* What is written like the text in the box, unless it was looked for already. */
void finder_search(struct finder *f, struct ui *ui);

/* Adds what sounds alike, unless somebody types on. True: the picture is another one. */
bool finder_idle(struct finder *f, struct ui *ui);

/* The box in two rows from `row` on. */
void finder_draw_box(struct finder *f, struct canvas *c, int row);
/* What was found; searches first where something else was typed. */
void finder_draw(struct finder *f, struct ui *ui, struct canvas *c, struct area a);

/* Registers a customer with what was typed. */
void finder_register(struct finder *f, struct ui *ui);

#endif
