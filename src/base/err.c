/* Filling an error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void start(struct err *e, enum rc rc, const char *field)
{
    err_clear(e);
    e->rc = rc;
    if (field)
        snprintf(e->field, sizeof e->field, "%s", field);
}

enum rc err_fill(struct err *e, enum rc rc, const char *field, const char *const *id_and_args)
{
    if (e) {
        start(e, rc, field);
        msg_fill(&e->msg, id_and_args);
    }
    return rc;
}

enum rc err_own(struct err *e, enum rc rc, const char *field, const char *en, const char *ar)
{
    if (e) {
        start(e, rc, field);
        msg_own(&e->msg, en, ar);
    }
    return rc;
}

void err_detail(struct err *e, const char *fmt, ...)
{
    if (!e)
        return;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(e->detail, sizeof e->detail, fmt, ap);
    va_end(ap);
}

void err_clear(struct err *e)
{
    memset(e, 0, sizeof *e);
}
