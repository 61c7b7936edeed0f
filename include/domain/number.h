/* The numbers that people quote: applications, receipts, complaints, customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_NUMBER_H
#define RIHLA_DOMAIN_NUMBER_H

#include "base/buf.h"
#include "domain/card.h"
#include "domain/date.h"

/* "E26-03-000123" or "RDX00000123". Appends. serial ≥ 1 counts within prefix and year; that of a
 * plain number within the prefix alone, since it shows no year and would come twice. */
void number_shown(struct buf *out, const char *prefix, enum number_style style, struct date day,
                  int64_t serial);

#define NUMBER_PREFIX_RECEIPT "REC"
#define NUMBER_PREFIX_COMPLAINT "CustComp-" /* the ministry's own prefix */
#define NUMBER_PREFIX_CUSTOMER "C"

#endif
