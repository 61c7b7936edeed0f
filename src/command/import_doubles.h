/* Who is in a file twice, or registered already. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_IMPORT_DOUBLES_H
#define RIHLA_COMMAND_IMPORT_DOUBLES_H

#include "command/session.h"
#include "store/customer.h"

/* Zeroed before the first use. */
struct doubles {
    uint64_t *seen; /* of a dry run: hashes of what tells people apart, 0 empty */
    size_t nseen, seen_cap;
    struct search_hits hits; /* who has the same mobile */
};

/* RC_CONFLICT: the same name with the same mobile is registered, unless papers say that these are two
 * people; in a dry run also what an earlier row of the file has. Papers that are registered were
 * found by customer_draft(). */
enum rc doubles_check(struct doubles *d, struct session *s, const struct customer *c, bool dry,
                      struct err *reterr);
void doubles_done(struct doubles *d);

#endif
