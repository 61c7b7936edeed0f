/* Rihla: which front end, which session.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/rc.h"

int main(void)
{
    return rc_exit_status(RC_OK);
}
