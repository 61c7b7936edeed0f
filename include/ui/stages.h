/* The four stages of the customer journey in one line: ● done, ◐ now, ○ to come.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_STAGES_H
#define RIHLA_UI_STAGES_H

#include "domain/workflow.h"
#include "ui/canvas.h"

/* Takes one row; the stage the state is in carries the state's name. */
void stages_draw(struct canvas *c, int row, int col, int width, enum state state);

#endif
