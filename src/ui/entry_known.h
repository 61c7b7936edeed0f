/* What the customer's record knows already and a form asks again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ENTRY_KNOWN_H
#define RIHLA_UI_ENTRY_KNOWN_H

#include "form/form.h"
#include "ui/screen.h"
#include "ui/sheet.h"

/* Fills empty fields and moves to the first still empty. The record is read in full, which the audit
 * keeps. Fields are known by the names that forms share: contact_name, licence_number … */
enum rc entry_known_fill(struct ui *ui, struct sheet *sheet, const struct form *form,
                         const char *customer, size_t *ret_filled);

#endif
