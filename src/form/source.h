/* Reading a form or a card with all its faults, for the catalogue.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_SOURCE_H
#define RIHLA_FORM_SOURCE_H

#include "form/catalogue.h"

/* RC_BAD_DATA: faults were added. Another error: reterr says what. */
enum rc form_read_source(const char *file, const char *xml, struct catalogue_faults *faults,
                         struct form **ret_form, struct err *reterr);
enum rc card_read_source(const char *file, const char *xml, struct catalogue_faults *faults,
                         struct card_file **ret_card, struct err *reterr);

/* What is wrong with a card in view of its form (NULL: not there) and of other numbers. Adds faults. */
void card_check_form(const char *file, const struct card_file *card, const struct form *form,
                     struct catalogue_faults *faults);

/* The service that renews what this card issues must be a card too. */
void card_check_renewal(const char *file, const struct card_file *card, bool known,
                        struct catalogue_faults *faults);

#endif
