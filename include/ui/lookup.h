/* What F4 finds for a field that names a card, customer, application … by typing a part of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_LOOKUP_H
#define RIHLA_UI_LOOKUP_H

#include "ui/picker.h"

/* Fills a picker with what the desk's own find and list commands answer; ctx is the struct ui. */
void lookup_fill(void *ctx, enum arg_ref ref, struct picker *p, const char *typed);

/* What lies in the folder of a path that was typed in part; a folder's value ends in '/'. */
void lookup_files(struct picker *p, const char *typed);

/* Pickers of a customer and of a card for screens that ask for nothing else. */
struct picker *lookup_customer(struct ui *ui, const char *typed);
struct picker *lookup_card(struct ui *ui, const char *typed);

#endif
