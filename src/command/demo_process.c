/* Processing in the demonstration: inspections, fees that the assessment tells, two who decide, and
 * some cases that stand in the midst of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "base/mem.h"
#include "command/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum rc pay_due(struct session *s, const char *number, int step, struct err *reterr)
{
    struct reply out;
    struct buf amount = {0};
    char reference[60];
    enum rc rc =
        demo_act(s, "counter1", &command_payment_due, VALUES("application", number), &out, reterr);
    int64_t fils = rc ? 0 : reply_get(&out, "due")->n;
    reply_done(&out);
    if (rc || fils <= 0)
        return rc;
    money_plain(&amount, (struct money){fils});
    snprintf(reference, sizeof reference, "DEMO-%s-%d", number, step);
    rc = demo_do(s, "counter1", &command_payment_take,
                 VALUES("application", number, "amount", buf_text(&amount), "reference", reference,
                        "scheme", "visa", "last4", "4242"),
                 reterr);
    buf_done(&amount);
    return rc;
}

static bool is(const struct reply *r, size_t row, const char *column, const char *word)
{
    return strcmp(reply_at(r, row, column)->s, word) == 0;
}

/* Raises what nobody has told yet: that of an inspection before it, or all the others. */
static enum rc raise_fees(struct session *s, const char *number, bool of_inspection, struct err *reterr)
{
    struct reply due;
    enum rc rc =
        demo_act(s, "counter1", &command_payment_due, VALUES("application", number), &due, reterr);
    for (size_t i = 0; !rc && i < due.nrows; i++) {
        bool later = is(&due, i, "status", "assessed-later");
        bool fixed = is(&due, i, "status", "later") && is(&due, i, "moment", "assessment");
        if ((!later && !fixed) || is(&due, i, "moment", "inspection") != of_inspection)
            continue;
        const char *fee = reply_at(&due, i, "fee")->s;
        rc = later ? demo_do(s, "counter1", &command_fee_raise,
                             VALUES("application", number, "fee", fee, "units", "1", "amount",
                                    "500", "reason", "As assessed"),
                             reterr)
                   : demo_do(s, "counter1", &command_fee_raise,
                             VALUES("application", number, "fee", fee, "reason", "As assessed"),
                             reterr);
    }
    reply_done(&due);
    return rc;
}

static enum rc demands_inspection(struct session *s, const char *number, bool *ret, struct err *reterr)
{
    struct reply due;
    enum rc rc =
        demo_act(s, "counter1", &command_payment_due, VALUES("application", number), &due, reterr);
    *ret = false;
    for (size_t i = 0; !rc && i < due.nrows; i++)
        *ret |= is(&due, i, "moment", "inspection");
    reply_done(&due);
    return rc;
}

static enum rc appoint(struct session *s, const char *number, const char *date, struct err *reterr)
{
    return demo_do(s, "counter1", &command_inspection_appoint,
                   VALUES("application", number, "date", date, "time", "11:00", "place",
                          "Fictional Industrial Area 1", "inspector", "counter1"),
                   reterr);
}

static enum rc inspect(struct session *s, const char *number, struct err *reterr)
{
    bool demanded;
    enum rc rc = demands_inspection(s, number, &demanded, reterr);
    if (rc || !demanded)
        return rc;
    rc = raise_fees(s, number, true, reterr);
    if (!rc)
        rc = pay_due(s, number, 1, reterr);
    if (!rc)
        rc = appoint(s, number, "today", reterr);
    if (!rc)
        rc = pay_due(s, number, 2, reterr);
    if (!rc)
        rc = demo_do(s, "counter1", &command_inspection_result,
                     VALUES("application", number, "result", "passed", "findings", "As described"),
                     reterr);
    return rc;
}

static enum rc assess(struct session *s, const char *number, struct err *reterr)
{
    enum rc rc = inspect(s, number, reterr);
    if (!rc)
        rc = raise_fees(s, number, false, reterr);
    return rc ? rc : pay_due(s, number, 3, reterr);
}

static enum rc recommend(struct session *s, const char *number, struct err *reterr)
{
    return demo_do(s, "counter1", &command_application_recommend, VALUES("application", number),
                   reterr);
}

enum rc demo_approve(struct session *s, const char *number, bool two_decide, struct err *reterr)
{
    enum rc rc = assess(s, number, reterr);
    if (!rc && two_decide)
        rc = recommend(s, number, reterr);
    return rc ? rc
              : demo_do(s, "supervisor1", &command_application_approve,
                        VALUES("application", number), reterr);
}

/* The oldest ones in that state, the oldest last. */
static enum rc in_state(struct session *s, const char *state, struct reply *out, struct err *reterr)
{
    return demo_act(s, "counter1", &command_application_list, VALUES("state", state), out, reterr);
}

/* The card of a row of the list, by its name. */
static bool decided_by_two(const struct catalogue *c, const struct reply *list, size_t row)
{
    const char *name = reply_at(list, row, "service")->s;
    for (size_t i = 0; i < c->ncards; i++) {
        if (strcmp(c->cards[i]->card.name.en, name) == 0)
            return c->cards[i]->card.two_decide;
    }
    return false;
}

/* One waits for its inspection, one for a fee, and two for the second of those who decide. */
static enum rc stand_in_processing(struct session *s, const struct catalogue *c, struct err *reterr)
{
    struct reply list;
    int inspected = 0, charged = 0, recommended = 0;
    enum rc rc = in_state(s, "under-review", &list, reterr);
    for (size_t i = rc ? 0 : list.nrows; !rc && i-- > 0;) {
        const char *number = reply_at(&list, i, "number")->s;
        bool demanded = false;
        rc = demands_inspection(s, number, &demanded, reterr);
        if (rc)
            break;
        if (demanded && inspected < 2) {
            rc = raise_fees(s, number, true, reterr);
            if (!rc)
                rc = pay_due(s, number, 1, reterr);
            if (!rc)
                rc = appoint(s, number, inspected++ ? "+3" : "today", reterr);
        } else if (decided_by_two(c, &list, i) && recommended < 2) {
            recommended++;
            rc = assess(s, number, reterr);
            if (!rc)
                rc = recommend(s, number, reterr);
        } else if (charged < 1) {
            charged++;
            rc = demo_do(s, "counter1", &command_fee_raise,
                         VALUES("application", number, "amount", "150", "purpose_en",
                                "Laboratory test", "purpose_ar", "اختبار مخبري", "reason",
                                "A sample was taken"),
                         reterr);
        }
    }
    reply_done(&list);
    return rc;
}

/* One is with a courier. */
static enum rc send_one(struct session *s, struct err *reterr)
{
    struct reply list;
    enum rc rc = in_state(s, "ready", &list, reterr);
    if (!rc && list.nrows) {
        const char *number = reply_at(&list, list.nrows - 1, "number")->s;
        rc = pay_due(s, number, 4, reterr);
        if (!rc)
            rc = demo_do(s, "counter1", &command_application_send,
                         VALUES("application", number, "courier", "Fictional Courier", "tracking",
                                "FC-0001"),
                         reterr);
    }
    reply_done(&list);
    return rc;
}

enum rc demo_processing(struct session *s, const struct catalogue *c, struct err *reterr)
{
    enum rc rc = stand_in_processing(s, c, reterr);
    return rc ? rc : send_one(s, reterr);
}
