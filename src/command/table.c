/* All commands, in the order of rows.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/rows.h"

#include <string.h>

static const struct command *const rows[] = {
#define X(noun, verb) &command_##noun##_##verb,
    COMMAND_LIST(X)
#undef X
};

const struct command *const *command_all(size_t *ret_count)
{
    *ret_count = sizeof rows / sizeof *rows;
    return rows;
}

const struct command *command_find(const char *noun, const char *verb)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i]->noun, noun) == 0 && strcmp(rows[i]->verb, verb) == 0)
            return rows[i];
    }
    return NULL;
}
