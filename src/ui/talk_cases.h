/* What is open of whoever is talked to. Private to the screens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_SRC_UI_TALK_CASES_H
#define RIHLA_SRC_UI_TALK_CASES_H

#include "ui/screen.h"

/* Fills *ret anew with a table (kind, number, what, state, timing): open applications and complaints of
 * the customer ("": nobody), then the last contacts of the same customer or caller as the contact. */
void talk_cases(struct ui *ui, const char *number, const char *customer, struct reply *ret);

#endif
