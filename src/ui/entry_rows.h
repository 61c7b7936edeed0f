/* What can be done with the rows of a repeating group: adding, copying, removing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ENTRY_ROWS_H
#define RIHLA_UI_ENTRY_ROWS_H

#include "ui/sheet.h"

/* The deeds that are possible where the sheet stands; owned by the caller, must not outlive it. */
struct picker *entry_rows_menu(struct sheet *s);

/* Does what was chosen; "" is nothing. */
void entry_rows_do(struct sheet *s, const char *word);

#endif
