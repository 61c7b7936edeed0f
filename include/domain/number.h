/* The numbers that people quote: applications, receipts, complaints, contacts, customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_NUMBER_H
#define RIHLA_DOMAIN_NUMBER_H

#include "base/buf.h"
#include "domain/card.h"
#include "domain/date.h"

#include <stdbool.h>

/* "E26-03-000123" or "RDX00000123". Appends. serial ≥ 1 counts within prefix and year; that of a
 * plain number within the prefix alone, since it shows no year and would come twice. */
void number_shown(struct buf *out, const char *prefix, enum number_style style, struct date day,
                  int64_t serial);

/* The parts of such a number, also of one that was typed without dashes or leading zeros. */
struct number_parts {
    char prefix[16];  /* letters in lower case, without dashes: "e", "ar", "custcomp" */
    int year, month;  /* two digits of the year, -1 for a plain number; month, 0 */
    int64_t serial;
};

/* False where s is not a whole number of either style: "E26-03-000123", "RDX00000123". */
bool number_read(const char *s, struct number_parts *ret);

#define NUMBER_PREFIX_RECEIPT "REC"
#define NUMBER_PREFIX_COMPLAINT "CustComp-" /* the ministry's own prefix */
#define NUMBER_PREFIX_CUSTOMER "C"
#define NUMBER_PREFIX_CAMPAIGN "Camp-"
#define NUMBER_PREFIX_CONTACT "CustCont-"
/* The ministry's own, shared with the applications of three services: one counter for both. */
#define NUMBER_PREFIX_ENQUIRY "CustInq-"
#define NUMBER_PREFIX_SUGGESTION "CustSug-"
#define NUMBER_PREFIX_SUPPORT "CustSupp-"
#define NUMBER_PREFIX_ATTACHMENT "Att-"

#endif
