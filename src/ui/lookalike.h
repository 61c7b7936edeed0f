/* Who may be the same person as the one being registered: a warning below the form, a list on demand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_LOOKALIKE_H
#define RIHLA_UI_LOOKALIKE_H

#include "ui/paint.h"
#include "ui/screen.h"
#include "ui/sheet.h"

enum { LOOKALIKE_ROWS = 2, LOOKALIKE_VALUES = 6 };

struct lookalike {
    char *value[LOOKALIKE_VALUES]; /* what was looked for; NULL: nothing yet */
    struct reply found;            /* of "customer similar" */
};

extern const struct screen_class screen_alike; /* with: the const struct lookalike */

void lookalike_init(struct lookalike *l);
void lookalike_done(struct lookalike *l);

/* Looks again where the form says something else than before. True: the warning is another one. */
bool lookalike_idle(struct lookalike *l, struct ui *ui, struct sheet *sheet);

/* The warning, in LOOKALIKE_ROWS rows; nothing where nobody is alike. */
void lookalike_draw(const struct lookalike *l, struct canvas *c, struct area a);

#endif
