/* Filling an error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum rc err_fill(struct err *e, enum rc rc, const char *field, const char *const *id_and_args)
{
    if (!e)
        return rc;
    memset(e, 0, sizeof *e);
    e->rc = rc;
    msg_fill(&e->msg, id_and_args);
    if (field)
        snprintf(e->field, sizeof e->field, "%s", field);
    return rc;
}

enum rc err_detail(struct err *e, const char *fmt, ...)
{
    if (!e)
        return RC_INTERNAL;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(e->detail, sizeof e->detail, fmt, ap);
    va_end(ap);
    return e->rc;
}

void err_clear(struct err *e)
{
    memset(e, 0, sizeof *e);
}
