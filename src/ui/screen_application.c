/* One application: its stage of the journey, what is awaited and from whom, documents, fees, story,
 * and what may be done now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/rating.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/case_panels.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/screens.h"
#include "ui/stages.h"

#include <stdio.h>
#include <string.h>

struct view {
    char number[NUMBER_SIZE];
    struct reply show, documents, due;
    enum state state;
    struct list story;
    bool answers;    /* the lower half shows the answers instead of the story */
    int skip, lines; /* of the answers: lines scrolled away, lines in all */
};

static const char *const answer_entries[] = {"representative*", "authority*", "answer_*", NULL};
static const char *const story_columns[] = {"at", "event", "by", "note", "?document", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->story, NULL);
    enum rc rc = CALL(ui, &command_application_show, &v->show, reterr, "application", v->number);
    if (rc == RC_OK)
        rc = CALL(ui, &command_document_list, &v->documents, reterr, "application", v->number);
    if (rc == RC_OK)
        rc = CALL(ui, &command_payment_due, &v->due, reterr, "application", v->number);
    if (rc == RC_OK && !state_parse(call_text(&v->show, "state"), &v->state))
        rc = ERR(reterr, RC_INTERNAL, NULL, N_("The state of this application is not known here"));
    if (rc == RC_OK)
        list_show(&v->story, &v->show);
    list_last(&v->story); /* the newest is what matters */
    return rc;
}

static enum rc application_open(struct ui *ui, struct screen *s, const void *with,
                                struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->story, N_("Nothing has happened yet."), story_columns);
    return load(ui, v, reterr);
}

static void application_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void application_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->story);
    reply_done(&v->show);
    reply_done(&v->documents);
    reply_done(&v->due);
}

/* ---- what may be done now ---- */

static bool offers(struct ui *ui, struct screen *s, enum event event)
{
    const struct view *v = s->state;
    return workflow_offers(v->state, event, ui->session->staff.role);
}

/* Changes that need no words run at once; the screen then shows where they led. */
static enum verdict change(struct ui *ui, struct screen *s, const struct command *c)
{
    struct view *v = s->state;
    (void)CALL_DO(ui, c, "application", v->number);
    struct msg said = ui->note;
    enum style style = ui->note_style;
    (void)load(ui, v, NULL);
    ui_note(ui, style, &said);
    return VERDICT_HANDLED;
}

static enum verdict ask(struct ui *ui, struct screen *s, const struct command *c,
                        const char *heading)
{
    struct view *v = s->state;
    (void)ask_about(ui, c, heading, "application", v->number);
    return VERDICT_HANDLED;
}

static enum verdict push(struct ui *ui, struct screen *s, const struct screen_class *class)
{
    struct view *v = s->state;
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
    const struct view *v = s->state;
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

static bool approve_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_APPROVE);
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
    const struct view *v = s->state;
    const char *heading = N_("Hand it out now? Nothing can be changed afterwards.");
    if (call_number(&v->show, "authority_expired"))
        heading = N_("The authority of whoever acts for the customer has expired. Hand it out all the same?");
    else if (reply_get(&v->show, "representative"))
        heading = N_("Hand it out now? Somebody acts for the customer: look at the authority first. Nothing "
                     "can be changed afterwards.");
    return ask(ui, s, &command_application_deliver, heading);
}

static bool deliver_offered(struct ui *ui, struct screen *s)
{
    return offers(ui, s, EVENT_DELIVER);
}

/* What was handed out is put right by those who may, with a reason. */
static const struct command *result_command(struct ui *ui, const struct view *v)
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
    const struct view *v = s->state;
    return rating_possible(RATED_OVERALL, v->state);
}

static enum verdict complain(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
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
    const struct view *v = s->state;
    return !state_is_final(v->state);
}

static enum verdict customer(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_customer, call_text(&v->show, "customer_number"));
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
    const struct view *v = s->state;
    return !*call_text(&v->show, "held_by") && !state_is_final(v->state);
}

static enum verdict release(struct ui *ui, struct screen *s)
{
    return change(ui, s, &command_application_release);
}

static bool release_offered(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    return strcmp(call_text(&v->show, "held_by"), ui->session->staff.login) == 0;
}

static enum verdict take_over(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_application_takeover,
               N_("Somebody else works on this application. Take it over?"));
}

static bool take_over_offered(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    return *call_text(&v->show, "held_by") && !release_offered(ui, s);
}

/* What is awaited in each state and from whom, and the step that Enter takes. */
static const struct next {
    enum state state;
    const char *awaited, *step;
    const struct command *command;
    enum verdict (*run)(struct ui *ui, struct screen *s);
} nexts[] = {
    {STATE_DRAFT, N_("Awaited from the customer: the answers and documents."),
     N_("Enter: fill in the form"), &command_application_set, fill_in},
    {STATE_PENDING_PAYMENT, N_("Awaited from the customer: the payment."),
     N_("Enter: take the payment"), &command_payment_take, pay},
    {STATE_UNDER_REVIEW, N_("Awaited from a supervisor: the decision."), N_("Enter: approve"),
     &command_application_approve, approve},
    {STATE_RETURNED, N_("Awaited from the customer: the missing documents."),
     N_("Enter: receive documents"), &command_document_receive, documents},
    {STATE_APPROVED, N_("Awaited from the counter: recording what is issued."),
     N_("Enter: record the result"), &command_result_record, result},
    {STATE_APPROVED, N_("Awaited from the counter: making it ready for collection."),
     N_("Enter: it is ready"), &command_application_ready, ready},
    {STATE_READY, N_("Awaited from the customer: collecting it."), N_("Enter: hand it out"),
     &command_application_deliver, deliver},
    {STATE_DELIVERED, N_("Nothing more is awaited."), N_("Enter: the customer rates"),
     &command_rating_record, rate},
};

static const struct next *next_of(const struct view *v)
{
    for (size_t i = 0; i < sizeof nexts / sizeof *nexts; i++) {
        bool first = nexts[i].command != &command_result_record || call_number(&v->show, "result_awaited");
        if (nexts[i].state == v->state && first)
            return &nexts[i];
    }
    return NULL;
}

static enum verdict next_step(struct ui *ui, struct screen *s)
{
    const struct next *next = next_of(s->state);
    return next ? next->run(ui, s) : VERDICT_HANDLED;
}

static bool next_offered(struct ui *ui, struct screen *s)
{
    const struct next *next = next_of(s->state);
    return next && call_may(ui, next->command);
}

static enum verdict other_half(struct ui *ui, struct screen *s)
{
    (void)ui;
    struct view *v = s->state;
    v->answers = !v->answers;
    return VERDICT_HANDLED;
}

static enum verdict answers_key(struct view *v, const struct key *k)
{
    int by = k->code == KEYC_DOWN        ? 1
             : k->code == KEYC_UP        ? -1
             : k->code == KEYC_PAGE_DOWN ? 8
             : k->code == KEYC_PAGE_UP   ? -8
                                         : 0;
    if (by == 0)
        return VERDICT_IGNORED;
    if (v->skip + by >= 0 && (by < 0 || v->skip + by < v->lines))
        v->skip += by;
    return VERDICT_HANDLED;
}

static enum verdict application_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    if (v->answers)
        return answers_key(v, k);
    if (k->code == KEYC_ENTER && !v->story.filtering)
        return VERDICT_IGNORED; /* the next step, not a line of the story */
    return list_key(&v->story, k) == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

/* ---- drawing ---- */

/* Who acts for the customer, in a row of its own; a mark where that authority has expired. Returns how
 * many rows that took. */
static int draw_behalf(const struct view *v, struct canvas *c, int row)
{
    const struct cell *who = reply_get(&v->show, "representative");
    const struct cell *by = reply_get(&v->show, "authority");
    const struct cell *until = reply_get(&v->show, "authority_expires");
    bool expired = call_number(&v->show, "authority_expired");
    struct buf authority = {0}, day = {0}, text = {0};
    struct msg m;
    if (!who || !by)
        return 0;
    cell_shown(&authority, by);
    if (until)
        cell_shown(&day, until);
    if (expired)
        MSG(&m, N_("✗ Represented by %1$s (expired on %3$s: %2$s)"), who->s,
            buf_text(&authority), buf_text(&day));
    else if (day.len)
        MSG(&m, N_("Represented by %1$s (until %3$s: %2$s)"), who->s, buf_text(&authority),
            buf_text(&day));
    else
        MSG(&m, N_("Represented by %1$s (%2$s)"), who->s, buf_text(&authority));
    lang_msg(&text, &m);
    canvas_text(c, row, 1, c->cols - 2, buf_text(&text), expired ? STYLE_WARN : STYLE_NORMAL, ALIGN_START);
    buf_done(&authority);
    buf_done(&day);
    buf_done(&text);
    return 1;
}

static void draw_head(const struct view *v, struct canvas *c)
{
    const struct cell *service = reply_get(&v->show, "service");
    const struct cell *customer_cell = reply_get(&v->show, "customer");
    int w = layout_width(v->number);
    canvas_code(c, 1, 1, w, v->number, STYLE_TITLE, ALIGN_START);
    if (service)
        paint_cell(c, 1, w + 3, c->cols - w - 4, service, STYLE_TITLE);
    int label = layout_width(_("Customer")) + 2;
    paint_label(c, 2, 1, label, _("Customer"), STYLE_LABEL);
    if (customer_cell)
        paint_cell(c, 2, 1 + label, c->cols - label - 34, customer_cell, STYLE_NORMAL);
    const struct cell *promised = reply_get(&v->show, "promised");
    if (!promised || promised->type == CELL_NONE)
        return;
    label = layout_width(_("Promised for")) + 2;
    paint_label(c, 2, c->cols - 12 - label, label, _("Promised for"), STYLE_LABEL);
    paint_cell(c, 2, c->cols - 12, 11, promised, STYLE_NORMAL);
}

static void draw_awaited(struct ui *ui, struct screen *s, struct canvas *c, int row)
{
    const struct view *v = s->state;
    const struct next *next = next_of(v);
    struct buf state;
    buf_init(&state);
    buf_printf(&state, "%s · ", tr(state_title(v->state)));
    int w = layout_width(buf_text(&state));
    canvas_text(c, row, 1, w, buf_text(&state), STYLE_TITLE, ALIGN_START);
    canvas_text(c, row, 1 + w, c->cols - 2 - w,
                next ? tr(next->awaited) : _("Nothing more is awaited."), STYLE_NORMAL,
                ALIGN_START);
    case_time_draw(c, &v->show, (struct area){row + 1, 34, 1, c->cols - 35});
    if (next && next_offered(ui, s))
        canvas_text(c, row + 1, 1, 32, tr(next->step), STYLE_KEY, ALIGN_START);
    buf_done(&state);
}

static void draw_lower(struct view *v, struct canvas *c, struct area a)
{
    struct area rest = {a.row + 1, a.col, a.rows - 1, a.cols};
    canvas_rule(c, a.row, a.col, a.cols, v->answers ? _("Answers") : _("Timeline"));
    case_holder_draw(c, &v->show, (struct area){a.row, a.col + 16, 1, a.cols - 28});
    if (!v->answers) {
        rest.rows--;
        list_draw(&v->story, c, rest, true);
        list_draw_whole(&v->story, c, (struct area){rest.row + rest.rows, a.col, 1, a.cols});
        return;
    }
    v->lines = record_draw(c, rest, &v->show, answer_entries, v->skip);
    if (v->lines == 0)
        canvas_text(c, rest.row, a.col, a.cols, _("Nothing was answered yet."), STYLE_DIM,
                    ALIGN_START);
    if (v->skip + rest.rows < v->lines)
        canvas_text(c, a.row, a.col + a.cols - 2, 1, "↓", STYLE_DIM, ALIGN_START);
    canvas_cursor(c, rest.row, a.col);
}

static void application_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct view *v = s->state;
    int half = c->cols / 2, middle = 6 + (c->rows - 24) / 3;
    draw_head(v, c);
    int top = 3 + draw_behalf(v, c, 3);
    stages_draw(c, top, 1, c->cols - 2, v->state);
    draw_awaited(ui, s, c, top + 1);
    case_documents_draw(c, &v->documents, (struct area){top + 3, 1, middle, half + 2});
    case_fees_draw(c, &v->due, (struct area){top + 3, half + 5, middle, c->cols - half - 6});
    top += 3 + middle;
    draw_lower(v, c, (struct area){top, 1, c->rows - 2 - top, c->cols - 2});
}

static const struct binding application_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Next step"), next_step, next_offered},
    {KEYC_CHAR, 'e', &command_application_set, N_("Fill in"), fill_in, fill_in_offered},
    {KEYC_CHAR, 's', &command_application_submit, N_("Submit"), submit, submit_offered},
    {KEYC_CHAR, 'p', &command_payment_take, N_("Payment"), pay, pay_offered},
    {KEYC_CHAR, 'a', &command_application_approve, N_("Approve"), approve, approve_offered},
    {KEYC_CHAR, 'x', &command_application_reject, N_("Reject"), reject, reject_offered},
    {KEYC_CHAR, 'y', &command_application_ready, N_("Ready"), ready, ready_offered},
    {KEYC_CHAR, 'v', &command_application_deliver, N_("Hand out"), deliver, deliver_offered},
    {KEYC_CHAR, 'r', &command_result_record, N_("Result"), result, result_offered},
    {KEYC_TAB, 0, NULL, N_("Answers"), other_half, NULL},
    {KEYC_CHAR, 'd', &command_document_list, N_("Documents"), documents, NULL},
    {KEYC_CHAR, 'c', &command_complaint_log, N_("Complaint"), complain, NULL},
    {KEYC_CHAR, 'k', &command_rating_record, N_("Rating"), rate, rate_offered},
    {KEYC_CHAR, 'f', &command_attachment_list, N_("Files"), files, NULL},
    {KEYC_CHAR, 'b', &command_application_behalf, N_("On behalf"), behalf, behalf_offered},
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, NULL},
    {KEYC_CHAR, 'w', &command_application_withdraw, N_("Withdraw"), withdraw, withdraw_offered},
    {KEYC_CHAR, 'z', &command_application_cancel, N_("Cancel"), cancel, cancel_offered},
    {KEYC_CHAR, 'o', &command_application_reopen, N_("Reopen"), reopen, reopen_offered},
    {KEYC_CHAR, 'k', &command_application_claim, N_("Claim"), claim, claim_offered},
    {KEYC_CHAR, 'k', &command_application_release, N_("Release"), release, release_offered},
    {KEYC_CHAR, 'k', &command_application_takeover, N_("Take over"), take_over, take_over_offered},
};

const struct screen_class screen_application = {
    .name = "application",
    .title = N_("Application"),
    .help = N_("One application on its journey. The second line of signs says where it is: ● done, "
               "◐ now, ○ to come. Enter takes the next step; the other keys are those that this "
               "state and your role allow. Tab shows the answers instead of the timeline."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = application_bindings,
    .nbindings = sizeof application_bindings / sizeof *application_bindings,
    .open = application_open,
    .draw = application_draw,
    .key = application_key,
    .shown = application_shown,
    .close = application_close,
};
