/* What may be done with an application now: the keys of its screen, and the step that Enter takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application_view.h"

#include "domain/rating.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

static bool offers(struct ui *ui, struct screen *s, enum event event)
{
    const struct application_view *v = s->state;
    return workflow_offers(v->state, event, ui->session->staff.role);
}

/* Changes that need no words run at once; the screen then shows where they led. */
static enum verdict change(struct ui *ui, struct screen *s, const struct command *c)
{
    struct application_view *v = s->state;
    (void)CALL_DO(ui, c, "application", v->number);
    struct msg said = ui->note;
    enum style style = ui->note_style;
    (void)application_load(ui, v, NULL);
    ui_note(ui, style, &said);
    return VERDICT_HANDLED;
}

static enum verdict ask(struct ui *ui, struct screen *s, const struct command *c,
                        const char *heading)
{
    struct application_view *v = s->state;
    (void)ask_about(ui, c, heading, "application", v->number);
    return VERDICT_HANDLED;
}

static enum verdict push(struct ui *ui, struct screen *s, const struct screen_class *class)
{
    struct application_view *v = s->state;
    (void)ui_push(ui, class, v->number);
    return VERDICT_HANDLED;
}

static enum verdict fill_in(struct ui *ui, struct screen *s)
{
    return push(ui, s, &screen_entry);
}

static bool fill_in_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_SUBMIT);
}

static enum verdict submit(struct ui *ui, struct screen *s)
{
    return change(ui, s, &command_application_submit);
}

static bool submit_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_SUBMIT);
}

static enum verdict pay(struct ui *ui, struct screen *s)
{
    return push(ui, s, &screen_payment);
}

static bool pay_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct application_view *v = s->state;
    return call_number(&v->due, "due") > 0;
}

static enum verdict documents(struct ui *ui, struct screen *s)
{
    return push(ui, s, &screen_documents);
}

static enum verdict files(struct ui *ui, struct screen *s)
{
    return push(ui, s, &screen_attachments);
}

static enum verdict approve(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_approve, N_("Approve this application?"));
}

/* Where two decide, somebody recommends it first. */
static bool approve_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    bool first = v->two_decide && v->state != STATE_RECOMMENDED;
    return offers(ui, s, EVENT_APPROVE) && !first;
}

static enum verdict reject(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_reject,
               N_("Reject this application? The customer is told the reason."));
}

static bool reject_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_REJECT);
}

static enum verdict ready(struct ui *ui, struct screen *s)
{
    return change(ui, s, &command_application_ready);
}

static bool ready_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_PREPARE);
}

static enum verdict deliver(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    const char *heading = N_("Who collects it? Nothing can be changed afterwards.");
    if (call_number(&v->show, "authority_expired"))
        heading = N_("The authority of whoever acts for the customer has expired. Hand it out all the same?");
    else if (reply_get(&v->show, "representative"))
        heading = N_("Hand it out now? Somebody acts for the customer: look at the authority first. Nothing "
                     "can be changed afterwards.");
    return ask(ui, s, &command_application_deliver, heading);
}

/* What was handed out is put right by those who may, with a reason. */
static const struct command *result_command(struct ui *ui, const struct application_view *v)
{
    if (v->state == STATE_APPROVED || v->state == STATE_READY)
        return &command_result_record;
    bool there = reply_get(&v->show, "result_kind") != NULL;
    return v->state == STATE_DELIVERED && there && call_may(ui, &command_result_correct)
               ? &command_result_correct
               : NULL;
}

static enum verdict result(struct ui *ui, struct screen *s)
{
    return ask(ui, s, result_command(ui, s->state), NULL);
}

static bool result_offered(struct ui *ui, struct screen *s)
{
    return result_command(ui, s->state) != NULL;
}

static enum verdict withdraw(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_withdraw,
               N_("Withdraw this application for the customer? It cannot be taken up again."));
}

static bool withdraw_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_WITHDRAW);
}

static enum verdict cancel(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_cancel,
               N_("Cancel this application? A supervisor can reopen it for some time."));
}

static bool cancel_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_CANCEL);
}

static enum verdict reopen(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_reopen,
               N_("Take this application up again? It goes back to what it needs first."));
}

static bool reopen_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_REOPEN);
}

static enum verdict rate(struct ui *ui, struct screen *s)
{
    return push(ui, s, &screen_rating);
}

static bool rate_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct application_view *v = s->state;
    return rating_possible(RATED_OVERALL, v->state);
}

static enum verdict complain(struct ui *ui, struct screen *s)
{
    struct application_view *v = s->state;
    struct ask about = {
        .command = &command_complaint_log,
        .presets = {{"customer", call_text(&v->show, "customer_number"), true},
                    {"application", v->number, true}},
        .then = &then_show_complaint,
    };
    (void)ui_push(ui, &screen_ask, &about);
    return VERDICT_HANDLED;
}

static enum verdict behalf(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_behalf,
               N_("Who applies for the customer, and by what authority?"));
}

static bool behalf_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct application_view *v = s->state;
    return !state_is_final(v->state);
}

static enum verdict customer(struct ui *ui, struct screen *s)
{
    struct application_view *v = s->state;
    (void)ui_push(ui, &screen_customer, call_text(&v->show, "customer_number"));
    return VERDICT_HANDLED;
}

/* Fields whose value is known before they are asked for. */
static enum verdict ask_with(struct ui *ui, struct screen *s, const struct command *c,
                             const char *heading, const char *name, const char *value)
{
    struct application_view *v = s->state;
    struct ask about = {.command = c,
                        .heading = heading,
                        .presets = {{"application", v->number, true}, {name, value, false}}};
    (void)ui_push(ui, &screen_ask, &about);
    return VERDICT_HANDLED;
}

static enum verdict recommend(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_recommend,
               N_("Recommend it for approval? Somebody else then approves it."));
}

static bool recommend_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    return offers(ui, s, EVENT_RECOMMEND) && v->two_decide;
}

static enum verdict send_back(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_send_back, N_("Send it back to review? Say why."));
}

static bool send_back_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_SEND_BACK);
}

static enum verdict appoint(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_inspection_appoint,
               N_("When and where is it inspected? The customer is told."));
}

static bool appoint_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_APPOINT);
}

/* What was agreed on stands there to be changed. */
static enum verdict move(struct ui *ui, struct screen *s)
{
    struct application_view *v = s->state;
    char day[16] = "", time[16] = "";
    const struct cell *at = reply_get(&v->show, "inspection_at");
    struct buf moment = {0};
    if (at && at->type != CELL_NONE) {
        cell_shown(&moment, at); /* 12/05/2026 14:30 */
        sscanf(buf_text(&moment), "%15s %15s", day, time);
    }
    buf_done(&moment);
    struct ask about = {
        .command = &command_inspection_move,
        .heading = N_("When and where is it inspected instead? The customer is told."),
        .presets = {{"application", v->number, true},
                    {"date", day, false},
                    {"time", time, false},
                    {"place", call_text(&v->show, "inspection_place"), false},
                    {"inspector", call_text(&v->show, "inspector"), false}},
    };
    (void)ui_push(ui, &screen_ask, &about);
    return VERDICT_HANDLED;
}

static bool move_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_RESCHEDULE);
}

static enum verdict call_off(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_inspection_call_off,
               N_("Call the inspection off? The customer is told."));
}

static bool call_off_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_CALL_OFF);
}

static enum verdict inspected(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_inspection_result, N_("What came of the inspection?"));
}

static bool inspected_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_INSPECTED);
}

/* The first fee of the card that nobody has told yet; "" where it is another one. */
static const char *fee_to_tell(const struct application_view *v)
{
    for (size_t i = 0; i < v->due.nrows; i++) {
        const char *status = call_text_at(&v->due, i, "status");
        bool later = strcmp(status, "later") == 0 &&
                     strcmp(call_text_at(&v->due, i, "moment"), "assessment") == 0;
        if (later || strcmp(status, "assessed-later") == 0)
            return call_text_at(&v->due, i, "fee");
    }
    return "";
}

static enum verdict raise_fee(struct ui *ui, struct screen *s)
{
    struct application_view *v = s->state;
    struct ask about = {
        .command = &command_fee_raise,
        .heading = N_("Which fee is raised? The customer is told and pays before it goes on."),
        .presets = {{"application", v->number, true}, {"fee", fee_to_tell(v), false}},
        .at = "amount", /* not the reason, which alone is always asked for */
    };
    (void)ui_push(ui, &screen_ask, &about);
    return VERDICT_HANDLED;
}

static bool raise_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_RAISE_FEE);
}

static enum verdict waive_fee(struct ui *ui, struct screen *s)
{
    return ask_with(ui, s, &command_fee_waive, N_("Which fee costs nothing here, and why?"), "fee",
                    fee_to_tell(s->state));
}

static bool waive_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_RAISE_FEE) && *fee_to_tell(s->state);
}

/* The last fee that was raised and is not paid. */
static enum verdict take_back(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    const char *fee = "";
    for (size_t i = 0; i < v->due.nrows; i++) {
        if (strcmp(call_text_at(&v->due, i, "status"), "due") == 0)
            fee = call_text_at(&v->due, i, "fee");
    }
    return ask_with(ui, s, &command_fee_take_back, N_("Which fee is taken back, and why?"), "fee", fee);
}

static bool take_back_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_DROP_FEE);
}

static enum verdict courier(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_send,
               N_("Which courier takes it? The customer is told the tracking number."));
}

static bool courier_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_SEND);
}

static enum verdict transmit(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_transmit,
               N_("Where does the customer find it? Nothing can be changed afterwards."));
}

static enum verdict arrived(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_arrived,
               N_("Did it arrive? Nothing can be changed afterwards."));
}

static bool with_courier(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_BRING_BACK);
}

static enum verdict bring_back(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_bring_back, N_("Did the courier bring it back? Say why."));
}

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
     N_("Enter: submit it"), &command_application_submit, submit, complete},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the documents."),
     N_("Enter: receive documents"), &command_document_receive, documents, answered},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the documents."),
     N_("Enter: read what is missing"), &command_document_list, documents, answered},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the answers."),
     N_("Enter: fill in the form"), &command_application_set, fill_in, all_there},
    {STATE_DRAFT, EVENT_SUBMIT, N_("Awaited from the customer: the answers and documents."),
     N_("Enter: fill in the form"), &command_application_set, fill_in, NULL},
    {STATE_PENDING_PAYMENT, EVENT_PAY, N_("Awaited from the customer: the payment."),
     N_("Enter: take the payment"), &command_payment_take, pay, NULL},
    {STATE_UNDER_REVIEW, EVENT_RETURN, N_("Awaited from the desk: telling what is missing."),
     N_("Enter: documents"), &command_document_flag, documents, NULL},
    {STATE_UNDER_REVIEW, EVENT_APPOINT, N_("Awaited from the desk: a day for the inspection."),
     N_("Enter: make the appointment"), &command_inspection_appoint, appoint, NULL},
    {STATE_UNDER_REVIEW, EVENT_RAISE_FEE, N_("Awaited from the desk: fees that are assessed."),
     N_("Enter: raise a fee"), &command_fee_raise, raise_fee, NULL},
    {STATE_UNDER_REVIEW, EVENT_RECOMMEND, N_("Awaited from the desk: the recommendation."),
     N_("Enter: recommend it"), &command_application_recommend, recommend, NULL},
    {STATE_UNDER_REVIEW, EVENT_APPROVE, N_("Awaited from a supervisor: the decision."),
     N_("Enter: approve"), &command_application_approve, approve, NULL},
    {STATE_INSPECTION, EVENT_PAY, N_("Awaited from the customer: the fee of the inspection."),
     N_("Enter: take the payment"), &command_payment_take, pay, NULL},
    {STATE_INSPECTION, EVENT_INSPECTED, N_("Awaited from the inspector: the result."),
     N_("Enter: record what came of it"), &command_inspection_result, inspected, NULL},
    {STATE_ADDITIONAL_FEE, EVENT_PAY, N_("Awaited from the customer: the payment."),
     N_("Enter: take the payment"), &command_payment_take, pay, NULL},
    {STATE_RETURNED, EVENT_COMPLETE, N_("Awaited from the customer: the missing documents."),
     N_("Enter: receive documents"), &command_document_receive, documents, NULL},
    {STATE_RETURNED, EVENT_COMPLETE, N_("Awaited from the customer: the missing documents."),
     N_("Enter: read what is missing"), &command_document_list, documents, NULL},
    {STATE_RECOMMENDED, EVENT_APPROVE, N_("Awaited from another supervisor: the decision."),
     N_("Enter: approve"), &command_application_approve, approve, NULL},
    {STATE_APPROVED, EVENT_PREPARE, N_("Awaited from the counter: recording what is issued."),
     N_("Enter: record the result"), &command_result_record, result, result_awaited},
    {STATE_APPROVED, EVENT_PREPARE, N_("Awaited from the counter: making it ready for collection."),
     N_("Enter: it is ready"), &command_application_ready, ready, NULL},
    {STATE_READY, EVENT_DELIVER, N_("Awaited from the customer: collecting it."),
     N_("Enter: hand it out"), &command_application_deliver, deliver, NULL},
    {STATE_SENT, EVENT_DELIVER, N_("Awaited from the courier: handing it over."),
     N_("Enter: it arrived"), &command_application_arrived, arrived, NULL},
    {STATE_DELIVERED, EVENT_COUNT, N_("Nothing more is awaited."), N_("Enter: the customer rates"),
     &command_rating_record, rate, NULL},
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

static enum verdict next_step(struct ui *ui, struct screen *s)
{
    const struct application_next *next = application_next(ui, s->state);
    return next ? next->run(ui, s) : VERDICT_HANDLED;
}

bool application_next_offered(struct ui *ui, struct screen *s)
{
    const struct application_next *next = application_next(ui, s->state);
    return next && call_may(ui, next->command);
}

static enum verdict other_half(struct ui *ui, struct screen *s)
{
    (void)ui;
    struct application_view *v = s->state;
    v->answers = !v->answers;
    return VERDICT_HANDLED;
}

/* One key for all that concerns who works on it; which, the holder decides. */
static enum verdict claim(struct ui *ui, struct screen *s)
{
    return change(ui, s, &command_application_claim);
}

static bool claim_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct application_view *v = s->state;
    return !*call_text(&v->show, "held_by") && !state_is_final(v->state);
}

static enum verdict release(struct ui *ui, struct screen *s)
{
    return change(ui, s, &command_application_release);
}

static bool release_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    return strcmp(call_text(&v->show, "held_by"), ui->session->staff.login) == 0;
}

static enum verdict take_over(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_takeover,
               N_("Somebody else works on this application. Take it over?"));
}

static bool take_over_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    return *call_text(&v->show, "held_by") && !release_offered(ui, s);
}

/* In the bar's order: the next step, what may always be looked at, then the steps of this state; what
 * ends it comes last. F1 explains those that work now. */
const struct binding application_bindings[APPLICATION_BINDINGS] = {
    {KEYC_ENTER, 0, NULL, N_("Next step"), next_step, application_next_offered},
    {KEYC_CHAR, 'd', &command_document_list, N_("Documents"), documents, NULL},
    {KEYC_CHAR, 'c', &command_complaint_log, N_("Complaint"), complain, NULL},
    {KEYC_CHAR, 'o', &command_application_reopen, N_("Reopen"), reopen, reopen_offered},
    {KEYC_CHAR, 'e', &command_application_set, N_("Fill in"), fill_in, fill_in_offered},
    {KEYC_CHAR, 's', &command_application_submit, N_("Submit"), submit, submit_offered},
    {KEYC_CHAR, 'x', &command_application_reject, N_("Reject"), reject, reject_offered},
    {KEYC_CHAR, 'a', &command_application_approve, N_("Approve"), approve, approve_offered},
    {KEYC_CHAR, 'g', &command_application_recommend, N_("Recommend"), recommend, recommend_offered},
    {KEYC_CHAR, 'h', &command_application_send_back, N_("Back to review"), send_back,
     send_back_offered},
    {KEYC_CHAR, 'i', &command_inspection_appoint, N_("Inspection"), appoint, appoint_offered},
    {KEYC_CHAR, 'i', &command_inspection_result, N_("Outcome"), inspected, inspected_offered},
    {KEYC_CHAR, 'm', &command_inspection_move, N_("Move it"), move, move_offered},
    {KEYC_CHAR, 'j', &command_inspection_call_off, N_("Call it off"), call_off, call_off_offered},
    {KEYC_CHAR, 'p', &command_payment_take, N_("Payment"), pay, pay_offered},
    {KEYC_CHAR, '+', &command_fee_raise, N_("Fee"), raise_fee, raise_offered},
    {KEYC_CHAR, 'l', &command_fee_waive, N_("Waive"), waive_fee, waive_offered},
    {KEYC_CHAR, '-', &command_fee_take_back, N_("Fee back"), take_back, take_back_offered},
    {KEYC_CHAR, 'y', &command_application_ready, N_("Ready"), ready, ready_offered},
    {KEYC_CHAR, 'v', &command_application_deliver, N_("Hand out"), deliver, courier_offered},
    {KEYC_CHAR, 't', &command_application_send, N_("Courier"), courier, courier_offered},
    {KEYC_CHAR, 'n', &command_application_transmit, N_("Electronic"), transmit, courier_offered},
    {KEYC_CHAR, 't', &command_application_arrived, N_("Arrived"), arrived, with_courier},
    {KEYC_CHAR, 'r', &command_application_bring_back, N_("Brought back"), bring_back, with_courier},
    {KEYC_CHAR, 'r', &command_result_record, N_("Result"), result, result_offered},
    {KEYC_CHAR, 'k', &command_rating_record, N_("Rating"), rate, rate_offered},
    {KEYC_CHAR, 'k', &command_application_claim, N_("Claim"), claim, claim_offered},
    {KEYC_CHAR, 'k', &command_application_release, N_("Release"), release, release_offered},
    {KEYC_CHAR, 'k', &command_application_takeover, N_("Take over"), take_over, take_over_offered},
    {KEYC_CHAR, 'f', &command_attachment_list, N_("Files"), files, NULL},
    {KEYC_CHAR, 'b', &command_application_behalf, N_("On behalf"), behalf, behalf_offered},
    {KEYC_TAB, 0, NULL, N_("Answers"), other_half, NULL},
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, NULL},
    {KEYC_CHAR, 'w', &command_application_withdraw, N_("Withdraw"), withdraw, withdraw_offered},
    {KEYC_CHAR, 'z', &command_application_cancel, N_("Cancel"), cancel, cancel_offered},
};
