/* What a case waits for now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/case.h"
#include "command/fee.h"

/* The order of processing: nothing is decided before it is complete, inspected and assessed. */
static enum event next_of_review(struct session *s, const struct casework *c,
                                 const struct case_facts *f)
{
    if (!f->documents_complete)
        return EVENT_RETURN;
    if (f->inspection_lacking) {
        bool told = fee_check_raised(s, c, FEE_AT_INSPECTION, NULL) == RC_OK;
        return told ? EVENT_APPOINT : EVENT_RAISE_FEE;
    }
    if (f->fees_unassessed)
        return EVENT_RAISE_FEE;
    return f->two_decide ? EVENT_RECOMMEND : EVENT_APPROVE;
}

enum rc case_next(struct session *s, const struct casework *c, enum event *ret, struct err *reterr)
{
    static const enum event plain[STATE_COUNT] = {
        [STATE_DRAFT] = EVENT_SUBMIT,         [STATE_PENDING_PAYMENT] = EVENT_PAY,
        [STATE_ADDITIONAL_FEE] = EVENT_PAY,   [STATE_RETURNED] = EVENT_COMPLETE,
        [STATE_RECOMMENDED] = EVENT_APPROVE,  [STATE_APPROVED] = EVENT_PREPARE,
        [STATE_READY] = EVENT_DELIVER,        [STATE_SENT] = EVENT_DELIVER,
        [STATE_REJECTED] = EVENT_COUNT,       [STATE_DELIVERED] = EVENT_COUNT,
        [STATE_WITHDRAWN] = EVENT_COUNT,      [STATE_CANCELLED] = EVENT_COUNT,
    };
    struct case_facts f;
    enum rc rc = case_facts(s, c, &f, reterr);
    if (rc)
        return rc;
    if (c->app.state == STATE_UNDER_REVIEW)
        *ret = next_of_review(s, c, &f);
    else if (c->app.state == STATE_INSPECTION)
        *ret = f.fees_due ? EVENT_PAY : EVENT_INSPECTED;
    else
        *ret = plain[c->app.state];
    return RC_OK;
}
