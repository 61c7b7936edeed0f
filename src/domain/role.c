/* Roles and their words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/role.h"

#include "base/word.h"

static const struct word roles_table[] = {
#define X(name, word, title) [ROLE_##name] = {word, title},
    ROLE_LIST(X)
#undef X
};

WORD_FUNCTIONS(role, roles_table)

void roles_titles(struct buf *out, roles who)
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (who & ROLE_BIT(r)) {
            buf_addc(out, out->len ? '\n' : '=');
            buf_add(out, role_title((enum role)r));
        }
    }
}
