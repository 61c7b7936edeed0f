/* Claims: who holds an application, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_CLAIM_H
#define RIHLA_STORE_CLAIM_H

#include "store/application.h"

/* Makes it theirs until then, whoever held it. */
enum rc claim_put(struct db *db, struct rowid application, const char *login, instant since,
                  instant until, struct err *reterr);

/* Moves its end; since when it is held stays. */
enum rc claim_extend(struct db *db, struct rowid application, instant until, struct err *reterr);

/* Nobody holds it any more; harmless where nobody did. */
enum rc claim_remove(struct db *db, struct rowid application, struct err *reterr);

struct kept_claim {
    struct rowid application;
    char number[24];
    char login[33];
};
/* Those that ended up to and including `now`, the earliest first, at most limit. The list is the
 * caller's. */
enum rc claims_lapsed(struct db *db, instant now, int limit, struct kept_claim **ret_list,
                      size_t *ret_count, struct err *reterr);

/* All of one member of staff, also those whose time is over. The list is the caller's. */
enum rc claims_of(struct db *db, const char *login, struct kept_claim **ret_list, size_t *ret_count,
                  struct err *reterr);

#endif
