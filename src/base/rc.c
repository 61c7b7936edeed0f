/* Names and exit statuses of results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/rc.h"

int rc_exit_status(enum rc rc)
{
    static const int status[] = {
#define X(name, status, word) [RC_##name] = (status),
        RC_LIST(X)
#undef X
    };
    return status[rc];
}

const char *rc_name(enum rc rc)
{
    static const char *const words[] = {
#define X(name, status, word) [RC_##name] = (word),
        RC_LIST(X)
#undef X
    };
    return words[rc];
}
