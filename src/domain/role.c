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
