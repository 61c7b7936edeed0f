/* The way from a service and a customer to a draft being filled in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_OPENING_H
#define RIHLA_UI_OPENING_H

#include "ui/screen.h"

/* Opens an application and shows its form. */
void opening_application(struct ui *ui, const char *card, const char *customer);

/* The same for one that renews what was issued for an earlier application. */
void opening_renewal(struct ui *ui, const char *card, const char *customer, const char *earlier);

/* Asks for a new customer's details; what was typed so far goes where it belongs: numbers and
 * addresses to their own fields, words to the name. Afterwards an application for `card` is opened;
 * card NULL: the customer is shown. */
void opening_register(struct ui *ui, const char *typed, const char *card);

/* The same for whoever the contact is with, who is named as its customer afterwards. */
void opening_register_caller(struct ui *ui, const char *typed, const char *contact);

#endif
