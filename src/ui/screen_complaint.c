/* One complaint: what the customer says, what was answered, what the customer says to that, and what
 * happened since.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_ROWS = 6, STORY_ROWS = 6 };

struct view {
    char number[NUMBER_SIZE];
    struct reply show;
    struct list story;
    bool reading; /* Up and Down go through the words, not the story */
    struct record_scroll scroll;
};

static const char *const left[] = {"state", "class", "category", "owner", "employee", "level_name",
                                   NULL};
static const char *const right[] = {"customer", "application", "logged_at", "promised", "timing",
                                    "external", NULL};
static const char *const words[] = {"subject", "text", "answer", "verdict", "rating", "reopened",
                                    "cause", "corrective", "contact", "logged_by", NULL};
static const char *const story_columns[] = {"at", "event", "by", "note", NULL};

/* ---- reading ---- */

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->story, NULL);
    enum rc rc = CALL(ui, &command_complaint_show, &v->show, reterr, "complaint", v->number);
    if (rc == RC_OK)
        list_show(&v->story, &v->show);
    list_last(&v->story); /* the newest is what matters */
    return rc;
}

static enum rc complaint_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->story, N_("Nothing has happened yet."), story_columns);
    v->reading = true;
    return load(ui, v, reterr);
}

static void complaint_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void complaint_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->story);
    reply_done(&v->show);
}

/* ---- what may be done now ---- */

static bool in_state(const struct screen *s, const char *word)
{
    const struct view *v = s->state;
    return strcmp(call_text(&v->show, "state"), word) == 0;
}

static bool answer_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return in_state(s, "open");
}

static bool close_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return in_state(s, "answered");
}

static bool answered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return !in_state(s, "open");
}

static bool not_closed(struct ui *ui, struct screen *s)
{
    (void)ui;
    return !in_state(s, "closed");
}

static bool take_offered(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    return not_closed(ui, s) && !call_text(&v->show, "owner")[0];
}

static bool application_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return call_text(&v->show, "application")[0] != '\0';
}

static enum verdict ask(struct ui *ui, struct screen *s, const struct command *c, const char *heading)
{
    struct view *v = s->state;
    (void)ask_about(ui, c, heading, "complaint", v->number);
    return VERDICT_HANDLED;
}

static enum verdict answer(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_complaint_answer, NULL);
}

static enum verdict judge(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_complaint_verdict,
               N_("Does the customer accept the answer? A rejection opens the complaint again."));
}

static enum verdict close_it(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_complaint_close,
               N_("Close this complaint? Ask the customer to rate how it was solved."));
}

static enum verdict assign(struct ui *ui, struct screen *s)
{
    return ask(ui, s, &command_complaint_assign, NULL);
}

/* What is known already stands there; what stays as it is is not given again. */
static enum verdict edit(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    char version[24];
    snprintf(version, sizeof version, "%lld", (long long)call_number(&v->show, "version"));
    struct ask ask = {
        .command = &command_complaint_set,
        .heading = N_("Change this complaint. What stays as it is is not touched."),
        .changes_only = true,
        .presets = {{"complaint", v->number, true},
                    {"version", version, true},
                    {"class", call_text(&v->show, "class"), false},
                    {"employee", call_text(&v->show, "employee"), false},
                    {"contact", call_text(&v->show, "contact"), false},
                    {"external", call_text(&v->show, "external"), false}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict take(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)CALL_DO(ui, &command_complaint_take, "complaint", v->number);
    call_reload(ui, s);
    return VERDICT_HANDLED;
}

static enum verdict next_step(struct ui *ui, struct screen *s)
{
    return in_state(s, "open") ? answer(ui, s) : close_it(ui, s);
}

static enum verdict customer(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_customer, call_text(&v->show, "customer_number"));
    return VERDICT_HANDLED;
}

static enum verdict application(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_application, call_text(&v->show, "application"));
    return VERDICT_HANDLED;
}

static enum verdict rate(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_rating, v->number);
    return VERDICT_HANDLED;
}

static enum verdict other_half(struct ui *ui, struct screen *s)
{
    (void)ui;
    struct view *v = s->state;
    v->reading = !v->reading;
    return VERDICT_HANDLED;
}

static enum verdict complaint_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    if (v->reading)
        return record_key(&v->scroll, k);
    if (k->code == KEYC_ENTER && !v->story.filtering)
        return VERDICT_IGNORED; /* the next step, not a line of the story */
    return list_key(&v->story, k) == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static enum verdict files(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ui_push(ui, &screen_attachments, v->number);
    return VERDICT_HANDLED;
}

/* What the customer was told about it. */
static enum verdict messages(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ui_push(ui, &screen_complaint_messages, v->number);
    return VERDICT_HANDLED;
}

/* ---- drawing ---- */

static void complaint_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    int half = c->cols / 2, story = c->rows - 3 - STORY_ROWS, below = 2 + HEAD_ROWS;
    canvas_code(c, 1, 1, c->cols - 2, v->number, STYLE_TITLE, ALIGN_START);
    record_draw(c, (struct area){2, 1, HEAD_ROWS, half - 2}, &v->show, left, 0);
    record_draw(c, (struct area){2, half, HEAD_ROWS, c->cols - half - 1}, &v->show, right, 0);
    record_draw_scrolled(c, (struct area){below, 1, story - 1 - below, c->cols - 2}, &v->show, words,
                         &v->scroll);
    if (record_goes_on(&v->scroll))
        canvas_text(c, story - 2, c->cols - 2, 1, "↓", STYLE_KEY, ALIGN_START);
    canvas_rule(c, story - 1, 1, c->cols - 2, _("Timeline"));
    list_draw(&v->story, c, (struct area){story, 1, STORY_ROWS - 1, c->cols - 2}, !v->reading);
    list_draw_whole(&v->story, c, (struct area){story + STORY_ROWS - 1, 1, 1, c->cols - 2});
    if (v->reading)
        canvas_cursor(c, 1, 1);
}

static const struct binding complaint_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Next step"), next_step, not_closed},
    {KEYC_CHAR, 'a', &command_complaint_answer, N_("Answer"), answer, answer_offered},
    {KEYC_CHAR, 'v', &command_complaint_verdict, N_("Verdict"), judge, answered},
    {KEYC_CHAR, 'c', &command_complaint_close, N_("Close"), close_it, close_offered},
    {KEYC_CHAR, 't', &command_complaint_take, N_("Take"), take, take_offered},
    {KEYC_CHAR, 'g', &command_complaint_assign, N_("Give to"), assign, not_closed},
    {KEYC_CHAR, 'e', &command_complaint_set, N_("Change"), edit, not_closed},
    {KEYC_CHAR, 'k', &command_rating_record, N_("Rating"), rate, answered},
    {KEYC_TAB, 0, NULL, N_("Timeline"), other_half, NULL},
    {KEYC_CHAR, 'f', &command_attachment_list, N_("Files"), files, NULL},
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, NULL},
    {KEYC_CHAR, 'o', &command_application_show, N_("Application"), application,
     application_offered},
    {KEYC_CHAR, '@', &command_message_list, N_("Messages"), messages, NULL},
};

const struct screen_class screen_complaint = {
    .name = "complaint",
    .title = N_("Complaint"),
    .help = N_("A complaint is answered, then closed together with the customer, who rates how it was "
               "solved. Enter takes the next of these steps. v writes down whether the customer accepts "
               "the answer: a rejection opens it again. Whoever takes it (t) or is given it (g) looks "
               "after it. Tab goes to the timeline and back; a confidential complaint is seen only by "
               "those who look after it, who logged it, and supervisors."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = complaint_bindings,
    .nbindings = sizeof complaint_bindings / sizeof *complaint_bindings,
    .open = complaint_open,
    .draw = complaint_draw,
    .key = complaint_key,
    .shown = complaint_shown,
    .close = complaint_close,
};

const struct ask_then then_show_complaint = {.name = "show-complaint", .shows = &screen_complaint};
