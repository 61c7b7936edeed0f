/* Members of staff.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/staff.h"

#include "base/mem.h"
#include "store/query.h"

static void read_staff(struct cursor *c, struct staff *s)
{
    s->id = col_rowid(c);
    col_text(c, s->login, sizeof s->login);
    col_text(c, s->name, sizeof s->name);
    COL_WORD(c, role_parse, &s->role);
    s->active = col_number(c) != 0;
}

enum rc staff_add(struct db *db, const struct staff *s, struct rowid *ret_id, struct err *reterr)
{
    enum rc rc =
        RUN(db, STAFF_INSERT, reterr, V(s->login), V(s->name), V(role_word(s->role)), V(s->active));
    if (rc == RC_CONFLICT)
        return ERR(reterr, RC_CONFLICT, "login", N_("%1$s is a member of staff already"), s->login);
    if (rc == RC_OK)
        *ret_id = query_inserted(db);
    return rc;
}

enum rc staff_by_login(struct db *db, const char *login, struct staff *ret_staff,
                       struct err *reterr)
{
    struct cursor *c = OPEN(db, STAFF_BY_LOGIN, V(login));
    bool found = query_next(c);
    if (found)
        read_staff(c, ret_staff);
    enum rc rc = query_found(c, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "login", N_("There is no member of staff %1$s"), login);
    return rc;
}

enum rc staff_active_put(struct db *db, const char *login, bool active, struct err *reterr)
{
    return RUN(db, STAFF_ACTIVE_PUT, reterr, V(login), V(active));
}

enum rc staff_each(struct db *db, bool (*row)(void *ctx, const struct staff *s), void *ctx,
                   struct err *reterr)
{
    bool more = true;
    struct cursor *c = OPEN(db, STAFF_EACH, BIND_END);
    while (more && query_next(c)) {
        struct staff s;
        read_staff(c, &s);
        more = row(ctx, &s);
    }
    return query_close(c, reterr);
}
