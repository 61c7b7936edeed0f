/* What may be done with an application now: the keys of its screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application_steps.h"

#include "domain/rating.h"
#include "ui/call.h"

#include <string.h>

bool application_offers(struct ui *ui, struct screen *s, enum event event)
{
    const struct application_view *v = s->state;
    return workflow_offers(v->state, event, ui->session->staff.role);
}

enum verdict application_change(struct ui *ui, struct screen *s, const struct command *c)
{
    struct application_view *v = s->state;
    (void)CALL_DO(ui, c, "application", v->number);
    call_reload(ui, s);
    return VERDICT_HANDLED;
}

enum verdict application_ask(struct ui *ui, struct screen *s, const struct command *c,
                             const char *heading)
{
    struct application_view *v = s->state;
    (void)ask_about(ui, c, heading, "application", v->number);
    return VERDICT_HANDLED;
}

enum verdict application_push(struct ui *ui, struct screen *s, const struct screen_class *class)
{
    struct application_view *v = s->state;
    (void)ui_push(ui, class, v->number);
    return VERDICT_HANDLED;
}

enum verdict step_fill_in(struct ui *ui, struct screen *s)
{
    return application_push(ui, s, &screen_entry);
}

STEP_OFFERED(fill_in, EVENT_SUBMIT)

enum verdict step_submit(struct ui *ui, struct screen *s)
{
    return application_change(ui, s, &command_application_submit);
}

STEP_OFFERED(submit, EVENT_SUBMIT)

enum verdict step_documents(struct ui *ui, struct screen *s)
{
    return application_push(ui, s, &screen_documents);
}

static enum verdict files(struct ui *ui, struct screen *s)
{
    return application_push(ui, s, &screen_attachments);
}

static enum verdict messages(struct ui *ui, struct screen *s)
{
    return application_push(ui, s, &screen_application_messages);
}

enum verdict step_approve(struct ui *ui, struct screen *s)
{
    return application_ask(ui, s, &command_application_approve, N_("Approve this application?"));
}

/* Where two decide, somebody recommends it first. */
bool step_approve_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    bool first = v->two_decide && v->state != STATE_RECOMMENDED;
    return application_offers(ui, s, EVENT_APPROVE) && !first;
}

STEP_ASKS(reject, EVENT_REJECT, command_application_reject,
          N_("Reject this application? The customer is told the reason."))

enum verdict step_recommend(struct ui *ui, struct screen *s)
{
    return application_ask(ui, s, &command_application_recommend,
                           N_("Recommend it for approval? Somebody else then approves it."));
}

bool step_recommend_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    return application_offers(ui, s, EVENT_RECOMMEND) && v->two_decide;
}

STEP_ASKS(send_back, EVENT_SEND_BACK, command_application_send_back,
          N_("Send it back to review? Say why."))

STEP_ASKS(withdraw, EVENT_WITHDRAW, command_application_withdraw,
          N_("Withdraw this application for the customer? It cannot be taken up again."))

STEP_ASKS(cancel, EVENT_CANCEL, command_application_cancel,
          N_("Cancel this application? A supervisor can reopen it for some time."))

STEP_ASKS(reopen, EVENT_REOPEN, command_application_reopen,
          N_("Take this application up again? It goes back to what it needs first."))

enum verdict step_rate(struct ui *ui, struct screen *s)
{
    return application_push(ui, s, &screen_rating);
}

bool step_rate_offered(struct ui *ui, struct screen *s)
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

static enum verdict step_behalf(struct ui *ui, struct screen *s)
{
    return application_ask(ui, s, &command_application_behalf,
                           N_("Who applies for the customer, and by what authority?"));
}

static bool step_behalf_offered(struct ui *ui, struct screen *s)
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

static enum verdict other_half(struct ui *ui, struct screen *s)
{
    (void)ui;
    struct application_view *v = s->state;
    v->answers = !v->answers;
    return VERDICT_HANDLED;
}

/* One key for all that concerns who works on it; which, the holder decides. */
static enum verdict step_claim(struct ui *ui, struct screen *s)
{
    return application_change(ui, s, &command_application_claim);
}

static bool step_claim_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct application_view *v = s->state;
    return !*call_text(&v->show, "held_by") && !state_is_final(v->state);
}

static enum verdict step_release(struct ui *ui, struct screen *s)
{
    return application_change(ui, s, &command_application_release);
}

static bool step_release_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    return strcmp(call_text(&v->show, "held_by"), ui->session->staff.login) == 0;
}

static enum verdict step_take_over(struct ui *ui, struct screen *s)
{
    return application_ask(ui, s, &command_application_takeover,
                           N_("Somebody else works on this application. Take it over?"));
}

static bool step_take_over_offered(struct ui *ui, struct screen *s)
{
    const struct application_view *v = s->state;
    return *call_text(&v->show, "held_by") && !step_release_offered(ui, s);
}

#define KEY(letter, command, label, name)                                                          \
    {KEYC_CHAR, letter, &command, label, step_##name, step_##name##_offered}

/* In the bar's order: the next step, what may always be looked at, then the steps of this state; what
 * ends it comes last. F1 explains those that work now. */
const struct binding application_bindings[APPLICATION_BINDINGS] = {
    {KEYC_ENTER, 0, NULL, N_("Next step"), step_next, application_next_offered},
    {KEYC_CHAR, 'd', &command_document_list, N_("Documents"), step_documents, NULL},
    {KEYC_CHAR, 'c', &command_complaint_log, N_("Complaint"), complain, NULL},
    KEY('o', command_application_reopen, N_("Reopen"), reopen),
    KEY('e', command_application_set, N_("Fill in"), fill_in),
    KEY('s', command_application_submit, N_("Submit"), submit),
    KEY('x', command_application_reject, N_("Reject"), reject),
    KEY('a', command_application_approve, N_("Approve"), approve),
    KEY('g', command_application_recommend, N_("Recommend"), recommend),
    KEY('h', command_application_send_back, N_("Back to review"), send_back),
    KEY('i', command_inspection_appoint, N_("Inspection"), appoint),
    KEY('i', command_inspection_result, N_("Outcome"), inspected),
    KEY('m', command_inspection_move, N_("Move it"), move),
    KEY('j', command_inspection_call_off, N_("Call it off"), call_off),
    KEY('p', command_payment_take, N_("Payment"), pay),
    KEY('+', command_fee_raise, N_("Fee"), raise_fee),
    KEY('l', command_fee_waive, N_("Waive"), waive_fee),
    KEY('-', command_fee_take_back, N_("Fee back"), take_back_fee),
    KEY('y', command_application_ready, N_("Ready"), ready),
    KEY('v', command_application_deliver, N_("Hand out"), deliver),
    KEY('t', command_application_send, N_("Courier"), send),
    KEY('n', command_application_transmit, N_("Electronic"), transmit),
    KEY('t', command_application_arrived, N_("Arrived"), arrived),
    KEY('r', command_application_bring_back, N_("Brought back"), bring_back),
    KEY('r', command_result_record, N_("Result"), result),
    KEY('k', command_rating_record, N_("Rating"), rate),
    KEY('k', command_application_claim, N_("Claim"), claim),
    KEY('k', command_application_release, N_("Release"), release),
    KEY('k', command_application_takeover, N_("Take over"), take_over),
    {KEYC_CHAR, 'f', &command_attachment_list, N_("Files"), files, NULL},
    KEY('b', command_application_behalf, N_("On behalf"), behalf),
    {KEYC_TAB, 0, NULL, N_("Answers"), other_half, NULL},
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, NULL},
    KEY('w', command_application_withdraw, N_("Withdraw"), withdraw),
    KEY('z', command_application_cancel, N_("Cancel"), cancel),
    {KEYC_CHAR, '@', &command_message_list, N_("Messages"), messages, NULL},
};
