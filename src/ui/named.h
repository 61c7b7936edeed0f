/* Names beside the numbers of a question, so that nobody confirms a number alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_SRC_UI_NAMED_H
#define RIHLA_SRC_UI_NAMED_H

#include "ui/paint.h"
#include "ui/screen.h"

struct naming;

struct named {
    const struct naming *how; /* NULL: nothing better than the value is known */
    struct reply found;
    size_t row;
};

/* Looks up what a value names. application: the one that a document belongs to, or "". */
void named_find(struct named *n, struct ui *ui, enum arg_ref ref, const char *value,
                const char *application);
void named_done(struct named *n);

/* The value and what it names, or the name alone where the value is an inner word; one row. */
void named_draw(const struct named *n, struct canvas *c, struct area a, const char *value);

#endif
