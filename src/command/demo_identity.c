/* Who stood at the demonstration's desk: how some customers were recognised, and who came for others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "command/rows.h"

#include <stdio.h>

static const struct {
    int customer; /* nth */
    const char *login, *method, *reference, *failed;
} checks[] = {
    {12, "counter1", "eid-card", NULL, NULL},
    {30, "agent1", "questions", NULL, "yes"},
    {44, "agent1", "digital-identity", "DEMO-UP-0044", NULL},
    {63, "counter1", "eid-card", NULL, NULL},
};

static const struct {
    size_t row; /* of the applications under review, the newest first */
    const char *name, *authority, *reference;
} comers[] = {
    {3, "Test Representative One", "power-of-attorney", "DEMO-POA-0001"},
    {7, "مندوب تجريبي", "letter", "DEMO-LTR-0002"},
};

static enum rc identify(struct session *s, const char (*customers)[24], size_t i, struct err *reterr)
{
    const char *values[9] = {"customer", customers[checks[i].customer], "method", checks[i].method};
    size_t n = 4;
    if (checks[i].reference) {
        values[n++] = "reference";
        values[n++] = checks[i].reference;
    }
    if (checks[i].failed) {
        values[n++] = "failed";
        values[n++] = checks[i].failed;
    }
    return demo_do(s, checks[i].login, &command_customer_identify, values, reterr);
}

static enum rc come(struct session *s, struct err *reterr)
{
    struct reply list;
    enum rc rc = demo_act(s, "counter1", &command_application_list, VALUES("state", "under-review"),
                          &list, reterr);
    for (size_t i = 0; !rc && i < sizeof comers / sizeof *comers; i++) {
        if (comers[i].row >= list.nrows)
            break;
        rc = demo_do(s, "counter1", &command_application_behalf,
                     VALUES("application", reply_at(&list, comers[i].row, "number")->s, "name",
                            comers[i].name, "authority", comers[i].authority, "reference",
                            comers[i].reference, "expires", "+200"),
                     reterr);
    }
    reply_done(&list);
    return rc;
}

enum rc demo_identity(struct session *s, const char (*customers)[24], struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < sizeof checks / sizeof *checks; i++)
        rc = identify(s, customers, i, reterr);
    return rc ? rc : come(s, reterr);
}
