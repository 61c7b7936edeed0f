/* Members of staff.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_STAFF_H
#define RIHLA_STORE_STAFF_H

#include "domain/role.h"
#include "store/db.h"

struct staff {
    struct rowid id;
    char login[33];  /* the system account: [a-z_][a-z0-9_.@-]{0,31} */
    char name[TITLE_SIZE];
    enum role role;
    bool active;
};

enum rc staff_add(struct db *db, const struct staff *s, struct rowid *ret_id, struct err *reterr);
enum rc staff_by_login(struct db *db, const char *login, struct staff *ret_staff, struct err *reterr);
/* Switches the account on or off; it stays what it was otherwise. */
enum rc staff_active_put(struct db *db, const char *login, bool active, struct err *reterr);
/* Calls row() for each, by login; row returns false to stop. */
enum rc staff_each(struct db *db, bool (*row)(void *ctx, const struct staff *s), void *ctx,
                   struct err *reterr);

#endif
