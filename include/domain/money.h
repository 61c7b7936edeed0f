/* Money: dirhams held as whole fils (1 AED = 100 fils).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_MONEY_H
#define RIHLA_DOMAIN_MONEY_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct money {
    int64_t fils;
};

#define MONEY_MAX_FILS INT64_C(99999999999) /* AED 999,999,999.99 */

/* "1250", "1,250.00", "١٬٢٥٠٫٥", "AED 100", "100 درهم": not negative, at most two decimals, at most
 * MONEY_MAX_FILS; thousands separators only where they belong. */
bool money_parse(const char *s, struct money *ret_money);

/* "1250.00", for storing, JSON and CSV. Appends. */
void money_plain(struct buf *out, struct money m);

/* "1,250.00" without the currency. Appends. */
void money_grouped(struct buf *out, struct money m);

/* a + b and count × a; false on overflow of MONEY_MAX_FILS. */
bool money_add(struct money a, struct money b, struct money *ret_sum);
bool money_times(struct money a, int64_t count, struct money *ret_product);

#endif
