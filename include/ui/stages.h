/* The four stages of the customer journey in one line: ● done, ◐ now, ○ to come.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_STAGES_H
#define RIHLA_UI_STAGES_H

#include "domain/workflow.h"
#include "ui/canvas.h"

/* Takes one row. A case that ended early has ✗ where it ended and – for what never came. */
void stages_draw(struct canvas *c, int row, int col, int width, enum state state);

#endif
