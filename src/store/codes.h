/* Customers by their papers and telephones. Private to the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_CODES_H
#define RIHLA_STORE_CODES_H

#include "store/customer.h"
#include "store/search.h"

/* Ids of customers whom a code fits, newest first, at most n. */
enum rc code_find(struct db *db, const struct search_code *code, int64_t *ids, size_t n,
                  size_t *ret_count, struct err *reterr);

/* True where a code fits the customer's row. */
bool code_fits(const struct search_code *code, const struct customer *c);

#endif
