/* How long before expiry the customers of a service are reminded.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_REMINDER_H
#define RIHLA_COMMAND_REMINDER_H

#include "command/desk.h"
#include "store/reminder.h"

/* So many days before expiry, or when renewal opens, so many months before. */
struct reminder_lead {
    int days;   /* of the rule; a month counts 30 where the card gives months */
    int months; /* 0: by days */
};

/* The rules of the service, else what its card says, else the rules of any service; the nearest to the
 * expiry first. ret_leads has room for REMINDER_RULES_MOST. */
enum rc reminder_leads(struct session *s, const struct card *card, struct reminder_lead *ret_leads,
                       size_t *ret_count, struct err *reterr);

/* The last day of expiry that is to be reminded of today. */
struct date reminder_horizon(struct date today, const struct reminder_lead *lead);

#endif
