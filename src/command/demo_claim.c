/* Who works on what in the demonstration this morning: three of the oldest cases under review.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "command/rows.h"

enum { BEFORE = 20 * 60 };
static const char *const holders[] = {"counter1", "supervisor1", "counter1"};
enum { HELD = sizeof holders / sizeof *holders };

static enum rc claim(struct session *s, const char *login, const char *number, struct err *reterr)
{
    return demo_do(s, login, &command_application_claim, VALUES("application", number), reterr);
}

enum rc demo_claims(struct session *s, struct err *reterr)
{
    struct reply list;
    instant at = s->at;
    s->at = 0;
    s->at = session_now(s) - BEFORE;
    enum rc rc = demo_act(s, "counter1", &command_application_list, VALUES("state", "under-review"),
                          &list, reterr);
    for (size_t i = 0; !rc && i < HELD && i < list.nrows; i++)
        rc = claim(s, holders[i], reply_at(&list, list.nrows - 1 - i, "number")->s, reterr);
    reply_done(&list);
    s->at = at;
    return rc;
}
