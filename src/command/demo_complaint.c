/* Who looks after complaints in the demonstration, and whom late ones are passed on to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "command/rows.h"

enum { TAKEN = 3 };

static enum rc act(struct session *s, const char *login, const struct command *c,
                   const char *const *values, struct err *reterr)
{
    struct reply out;
    enum rc rc = demo_act(s, login, c, values, &out, reterr);
    reply_done(&out);
    return rc;
}

enum rc demo_complaints(struct session *s, struct err *reterr)
{
    struct reply list;
    enum rc rc = act(s, "supervisor1", &command_complaint_level,
                     (const char *const[]){"level", "1", "login", "supervisor1", NULL}, reterr);
    if (rc)
        return rc;
    rc = demo_act(s, "counter1", &command_complaint_list,
                  (const char *const[]){"state", "open", NULL}, &list, reterr);
    for (size_t i = 0; !rc && i < list.nrows && i < TAKEN; i++)
        rc = act(s, "counter1", &command_complaint_take,
                 (const char *const[]){"complaint", reply_at(&list, i, "number")->s, NULL}, reterr);
    reply_done(&list);
    return rc;
}
