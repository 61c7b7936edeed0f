/* How the demonstration acts: one command by one member of staff.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

enum rc demo_act(struct session *s, const char *login, const struct command *c,
                 const char *const *values, struct reply *out, struct err *reterr)
{
    struct args in;
    enum rc rc = RC_OK;
    free(s->as);
    s->as = mem_strdup(login);
    args_init(&in, c);
    reply_init(out);
    for (; !rc && *values; values += 2)
        rc = args_set(&in, values[0], values[1], reterr);
    if (!rc)
        rc = command_run(s, &in, out, reterr);
    args_done(&in);
    return rc;
}

enum rc demo_do(struct session *s, const char *login, const struct command *c,
                const char *const *values, struct err *reterr)
{
    struct reply out;
    enum rc rc = demo_act(s, login, c, values, &out, reterr);
    reply_done(&out);
    return rc;
}

enum rc demo_make(struct session *s, const char *login, const struct command *c,
                  const char *const *values, char *ret_number, size_t size, struct err *reterr)
{
    struct reply out;
    enum rc rc = demo_act(s, login, c, values, &out, reterr);
    if (!rc)
        snprintf(ret_number, size, "%s", reply_get(&out, "number")->s);
    reply_done(&out);
    return rc;
}
