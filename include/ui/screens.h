/* The screens of the desk and what each opens with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_SCREENS_H
#define RIHLA_UI_SCREENS_H

#include "ui/ask.h"
#include "ui/screen.h"

extern const struct screen_class screen_home;        /* with: NULL */
extern const struct screen_class screen_journey;     /* with: NULL */
extern const struct screen_class screen_more;        /* with: NULL; a row for each further list */

/* with: the card's id, or the number, as const char *. */
extern const struct screen_class screen_card;
extern const struct screen_class screen_customer;
extern const struct screen_class screen_application;
extern const struct screen_class screen_entry;       /* the number of a draft */
extern const struct screen_class screen_payment;     /* the application's number */
extern const struct screen_class screen_receipt;
extern const struct screen_class screen_documents;   /* the application's number */
extern const struct screen_class screen_attachments; /* the application's or complaint's; NULL: all */
extern const struct screen_class screen_complaint;
extern const struct screen_class screen_rating;      /* the application's or the complaint's number */
extern const struct screen_class screen_twins;       /* the customer's number: who may be the same */
extern const struct screen_class screen_merge;       /* "KEEP DROP": two customers' numbers */
extern const struct screen_class screen_pulse;       /* NULL: ratings put together */
extern const struct screen_class screen_contact;
extern const struct screen_class screen_campaign;
extern const struct screen_class screen_message;

/* Lists. with: NULL for all. */
extern const struct screen_class screen_cards;
extern const struct screen_class screen_customers;   /* the text to find, or NULL */
extern const struct screen_class screen_cases;
extern const struct screen_class screen_complaints;
extern const struct screen_class screen_contacts;
extern const struct screen_class screen_inspections;
extern const struct screen_class screen_payments;
extern const struct screen_class screen_staff;
extern const struct screen_class screen_ratings;
extern const struct screen_class screen_words;       /* lists around complaints */
extern const struct screen_class screen_calendar;    /* the year, or NULL for this one */
extern const struct screen_class screen_results;     /* the customer's number */
extern const struct screen_class screen_reminders;
extern const struct screen_class screen_reminder_rules;
extern const struct screen_class screen_campaigns;
extern const struct screen_class screen_messages;
extern const struct screen_class screen_application_messages; /* the application's number */
extern const struct screen_class screen_complaint_messages;   /* the complaint's number */
extern const struct screen_class screen_contact_messages;     /* the contact's number */
extern const struct screen_class screen_customer_messages;    /* the customer's number */
extern const struct screen_class screen_campaign_contacts; /* the campaign's number */

enum { NUMBER_SIZE = 80 }; /* room for a card's id or any number */

#endif
