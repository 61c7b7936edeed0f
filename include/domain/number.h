/* The numbers that people quote: applications, receipts, complaints, customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_NUMBER_H
#define RIHLA_DOMAIN_NUMBER_H

#include "base/buf.h"
#include "domain/card.h"
#include "domain/date.h"

/* "E26-03-000123" or "RDX00000123". serial ≥ 1 counts within the series. Appends. */
void number_shown(struct buf *out, const char *prefix, enum number_style style, struct date day,
                  int64_t serial);

/* The name of the series that the serial counts in: "E26" restarts with the year, "RDX" never does
 * (a plain number shows no year, so it would come twice). Appends. */
void number_series(struct buf *out, const char *prefix, enum number_style style, struct date day);

#define NUMBER_PREFIX_RECEIPT "REC"
#define NUMBER_PREFIX_COMPLAINT "CustComp-" /* the ministry's own prefix */
#define NUMBER_PREFIX_CUSTOMER "C"

#endif
