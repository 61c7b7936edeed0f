/* When promotional text messages may go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_PROMOTION_H
#define RIHLA_DOMAIN_PROMOTION_H

#include "domain/date.h"

/* False between 21:00 and 07:00 in the UAE: none goes out then. */
bool promotion_allowed(instant now);

#endif
