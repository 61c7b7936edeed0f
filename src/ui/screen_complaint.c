/* One complaint: what the customer says, what was answered, what happened since.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

struct view {
    char number[NUMBER_SIZE];
    struct reply show;
    int top, lines, rows;
};

static const char *const entries[] = {"state",     "customer", "application", "logged_at",
                                      "logged_by", "promised", "timing", "level", "subject",     "text",
                                      "answer",    "rating",   NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    return CALL(ui, &command_complaint_show, &v->show, reterr, "complaint", v->number);
}

static enum rc complaint_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    return load(ui, v, reterr);
}

static void complaint_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void complaint_close(struct screen *s)
{
    struct view *v = s->state;
    reply_done(&v->show);
}

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

static bool application_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return call_text(&v->show, "application")[0] != '\0';
}

static enum verdict answer(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_complaint_answer, NULL, "complaint", v->number);
    return VERDICT_HANDLED;
}

static enum verdict close_it(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_complaint_close,
                    N_("Close this complaint? Ask the customer to rate how it was solved."),
                    "complaint", v->number);
    return VERDICT_HANDLED;
}

static enum verdict next_step(struct ui *ui, struct screen *s)
{
    return in_state(s, "open") ? answer(ui, s) : close_it(ui, s);
}

static bool next_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return !in_state(s, "closed");
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

static enum verdict complaint_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    int most = v->lines > v->rows ? v->lines - v->rows : 0;
    if (k->code == KEYC_DOWN && v->top < most)
        v->top++;
    else if (k->code == KEYC_UP && v->top > 0)
        v->top--;
    else if (k->code != KEYC_DOWN && k->code != KEYC_UP)
        return VERDICT_IGNORED;
    return VERDICT_HANDLED;
}

static void draw_story(const struct view *v, struct canvas *c, int row)
{
    canvas_rule(c, row++, 1, c->cols - 2, _("Timeline"));
    for (size_t i = 0; i < v->show.nrows && row < c->rows - 2; i++, row++) {
        const struct cell *at = reply_at(&v->show, i, "at");
        const struct cell *what = reply_at(&v->show, i, "event");
        const struct cell *by = reply_at(&v->show, i, "by");
        if (!at || !what || !by)
            continue;
        paint_cell(c, row, 1, 16, at, STYLE_NORMAL);
        paint_cell(c, row, 19, c->cols - 40, what, STYLE_NORMAL);
        paint_cell(c, row, c->cols - 20, 18, by, STYLE_DIM);
    }
}

static void complaint_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    canvas_code(c, 1, 1, c->cols - 2, v->number, STYLE_TITLE, ALIGN_START);
    v->rows = c->rows - 10;
    v->lines = record_draw(c, (struct area){3, 1, v->rows, c->cols - 2}, &v->show, entries, v->top);
    if (v->top + v->rows < v->lines)
        canvas_text(c, 2 + v->rows, c->cols - 3, 2, "↓", STYLE_KEY, ALIGN_START);
    int row = 4 + (v->lines < v->rows ? v->lines : v->rows);
    draw_story(v, c, row);
    canvas_cursor(c, 1, 1);
}

static const struct binding complaint_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Next step"), next_step, next_offered},
    {KEYC_CHAR, 'a', &command_complaint_answer, N_("Answer"), answer, answer_offered},
    {KEYC_CHAR, 'c', &command_complaint_close, N_("Close"), close_it, close_offered},
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, NULL},
    {KEYC_CHAR, 'o', &command_application_show, N_("Application"), application,
     application_offered},
};

const struct screen_class screen_complaint = {
    .name = "complaint",
    .title = N_("Complaint"),
    .help = N_("A complaint is answered, then closed together with the customer, who rates how it was "
               "solved. Enter takes the next of these steps."),
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

static void show_logged(struct ui *ui, const struct reply *r, const char *context)
{
    (void)context;
    if (ui_push(ui, &screen_complaint, call_text(r, "number")) == RC_OK)
        call_note(ui, r);
}

const struct ask_then then_show_complaint = {"show-complaint", show_logged};
