/* What is awaited for an application and from whom, and the step that Enter takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application_steps.h"

#include "ui/call.h"

static bool answered(const struct application_view *v)
{
    return call_number(&v->show, "answers_complete");
}

static bool all_there(const struct application_view *v)
{
    return call_number(&v->show, "documents_complete");
}

static bool complete(const struct application_view *v)
{
    return answered(v) && all_there(v);
}

static bool result_awaited(const struct application_view *v)
{
    return call_number(&v->show, "result_awaited");
}

/* Of several for one state and event the first that fits and is the role's to do. */
static const struct application_next nexts[] = {
    {STATE_DRAFT, EVENT_SUBMIT, N_("Nothing is missing: it can be submitted."),
     N_("Enter: submit it"), &command_application_submit, step_submit, complete},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the documents."),
     N_("Enter: receive documents"), &command_document_receive, step_documents, answered},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the documents."),
     N_("Enter: read what is missing"), &command_document_list, step_documents, answered},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the answers."),
     N_("Enter: fill in the form"), &command_application_set, step_fill_in, all_there},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the answers and documents."),
     N_("Enter: fill in the form"), &command_application_set, step_fill_in, NULL},
    {STATE_PENDING_PAYMENT, EVENT_PAY, N_("Awaited from the customer: the payment."),
     N_("Enter: take the payment"), &command_payment_take, step_pay, NULL},
    {STATE_UNDER_REVIEW, EVENT_RETURN, N_("Awaited from the desk: telling what is missing."),
     N_("Enter: documents"), &command_document_flag, step_documents, NULL},
    {STATE_UNDER_REVIEW, EVENT_APPOINT, N_("Awaited from the desk: a day for the inspection."),
     N_("Enter: make the appointment"), &command_inspection_appoint, step_appoint, NULL},
    {STATE_UNDER_REVIEW, EVENT_RAISE_FEE, N_("Awaited from the desk: fees that are assessed."),
     N_("Enter: raise a fee"), &command_fee_raise, step_raise_fee, NULL},
    {STATE_UNDER_REVIEW, EVENT_RECOMMEND, N_("Awaited from the desk: the recommendation."),
     N_("Enter: recommend it"), &command_application_recommend, step_recommend, NULL},
    {STATE_UNDER_REVIEW, EVENT_APPROVE, N_("Awaited from a supervisor: the decision."),
     N_("Enter: approve"), &command_application_approve, step_approve, NULL},
    {STATE_INSPECTION, EVENT_PAY, N_("Awaited from the customer: the fee of the inspection."),
     N_("Enter: take the payment"), &command_payment_take, step_pay, NULL},
    {STATE_INSPECTION, EVENT_INSPECTED, N_("Awaited from the inspector: the result."),
     N_("Enter: record what came of it"), &command_inspection_result, step_inspected, NULL},
    {STATE_ADDITIONAL_FEE, EVENT_PAY, N_("Awaited from the customer: the payment."),
     N_("Enter: take the payment"), &command_payment_take, step_pay, NULL},
    {STATE_RETURNED, EVENT_COMPLETE, N_("Awaited from the customer: the missing documents."),
     N_("Enter: receive documents"), &command_document_receive, step_documents, NULL},
    {STATE_RETURNED, EVENT_COMPLETE, N_("Awaited from the customer: the missing documents."),
     N_("Enter: read what is missing"), &command_document_list, step_documents, NULL},
    {STATE_RECOMMENDED, EVENT_APPROVE, N_("Awaited from another supervisor: the decision."),
     N_("Enter: approve"), &command_application_approve, step_approve, NULL},
    {STATE_APPROVED, EVENT_PREPARE, N_("Awaited from the counter: recording what is issued."),
     N_("Enter: record the result"), &command_result_record, step_result, result_awaited},
    {STATE_APPROVED, EVENT_PREPARE, N_("Awaited from the counter: making it ready for collection."),
     N_("Enter: it is ready"), &command_application_ready, step_ready, NULL},
    {STATE_READY, EVENT_DELIVER, N_("Awaited from the customer: collecting it."),
     N_("Enter: hand it out"), &command_application_deliver, step_deliver, NULL},
    {STATE_SENT, EVENT_DELIVER, N_("Awaited from the courier: handing it over."),
     N_("Enter: it arrived"), &command_application_arrived, step_arrived, NULL},
    {STATE_DELIVERED, EVENT_COUNT, N_("Nothing more is awaited."), N_("Enter: the customer rates"),
     &command_rating_record, step_rate, NULL},
};

static bool fits(const struct application_next *n, const struct application_view *v)
{
    return n->state == v->state && n->event == v->next && (!n->when || n->when(v));
}

/* Where the role may none of what fits, the first says what is awaited all the same. */
const struct application_next *application_next(const struct ui *ui, const struct application_view *v)
{
    const struct application_next *first = NULL;
    for (size_t i = 0; i < sizeof nexts / sizeof *nexts; i++) {
        if (!fits(&nexts[i], v))
            continue;
        if (call_may(ui, nexts[i].command))
            return &nexts[i];
        first = first ? first : &nexts[i];
    }
    return first;
}

enum verdict step_next(struct ui *ui, struct screen *s)
{
    const struct application_next *next = application_next(ui, s->state);
    return next ? next->run(ui, s) : VERDICT_HANDLED;
}

bool application_next_offered(struct ui *ui, struct screen *s)
{
    const struct application_next *next = application_next(ui, s->state);
    return next && call_may(ui, next->command);
}
