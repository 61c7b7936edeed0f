/* Who a member of staff is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_ROLE_H
#define RIHLA_DOMAIN_ROLE_H

#include "base/buf.h"
#include "base/msg.h"

#include <stdbool.h>

#define ROLE_LIST(X)                                                                               \
    X(AGENT, "agent", N_("call-centre agent"))                                                     \
    X(COUNTER, "counter", N_("counter agent"))                                                     \
    X(SUPERVISOR, "supervisor", N_("supervisor"))                                                  \
    X(ADMIN, "admin", N_("administrator"))

enum role {
#define X(name, word, title) ROLE_##name,
    ROLE_LIST(X)
#undef X
    ROLE_COUNT
};

/* Sets of roles. */
typedef unsigned roles;
#define ROLE_BIT(role) (1u << (role))
#define ROLES_DESK (ROLE_BIT(ROLE_AGENT) | ROLE_BIT(ROLE_COUNTER) | ROLE_BIT(ROLE_SUPERVISOR))
#define ROLES_COUNTER (ROLE_BIT(ROLE_COUNTER) | ROLE_BIT(ROLE_SUPERVISOR)) /* money, hand-out */
#define ROLES_SUPERVISOR ROLE_BIT(ROLE_SUPERVISOR)
#define ROLES_ADMIN ROLE_BIT(ROLE_ADMIN)
#define ROLES_ALL (ROLES_DESK | ROLES_ADMIN)

bool role_parse(const char *word, enum role *ret_role);
const char *role_word(enum role r);  /* "counter" */
const char *role_title(enum role r); /* msgid */

/* Their titles as a list argument of a message: "=counter agent\nsupervisor" (base/msg.h). Appends. */
void roles_titles(struct buf *out, roles who);

#endif
