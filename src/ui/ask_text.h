/* How an ask screen was opened, as text: for a form that is taken up again after the program died.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ASK_TEXT_H
#define RIHLA_UI_ASK_TEXT_H

#include "ui/ask.h"

char *ask_text(const struct ask *ask); /* owned by the caller */

/* The strings of *ret_ask point into text, which is cut up. False: it is no such text, or of another
 * version of the program. */
bool ask_read(char *text, struct ask *ret_ask);

#endif
