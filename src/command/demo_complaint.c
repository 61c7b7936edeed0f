/* Who looks after complaints in the demonstration, and whom late ones are passed on to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "command/rows.h"

enum { TAKEN = 3 };

enum rc demo_complaints(struct session *s, struct err *reterr)
{
    struct reply list;
    enum rc rc = demo_do(s, "supervisor1", &command_complaint_level,
                         VALUES("level", "1", "login", "supervisor1"), reterr);
    if (rc)
        return rc;
    rc = demo_act(s, "counter1", &command_complaint_list, VALUES("state", "open"), &list, reterr);
    for (size_t i = 0; !rc && i < list.nrows && i < TAKEN; i++)
        rc = demo_do(s, "counter1", &command_complaint_take,
                     VALUES("complaint", reply_at(&list, i, "number")->s), reterr);
    reply_done(&list);
    return rc;
}
