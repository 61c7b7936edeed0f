/* One application: its stage of the journey, what is awaited and from whom, documents, fees, story,
 * and what may be done now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application_view.h"

#include "text/lang.h"
#include "ui/call.h"
#include "ui/case_panels.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/screens.h"
#include "ui/stages.h"

#include <stdio.h>
#include <string.h>

static const char *const answer_entries[] = {"representative*", "authority*", "answer_*", NULL};
static const char *const story_columns[] = {"at", "event", "by", "note", "?document", NULL};

static enum rc load(struct ui *ui, struct application_view *v, struct err *reterr)
{
    list_show(&v->story, NULL);
    enum rc rc = CALL(ui, &command_application_show, &v->show, reterr, "application", v->number);
    if (rc == RC_OK)
        rc = CALL(ui, &command_document_list, &v->documents, reterr, "application", v->number);
    if (rc == RC_OK)
        rc = CALL(ui, &command_payment_due, &v->due, reterr, "application", v->number);
    if (rc == RC_OK && !state_parse(call_text(&v->show, "state"), &v->state))
        rc = ERR(reterr, RC_INTERNAL, NULL, N_("The state of this application is not known here"));
    if (rc == RC_OK && !event_parse(call_text(&v->show, "next"), &v->next))
        v->next = EVENT_COUNT;
    if (rc == RC_OK)
        v->two_decide = call_number(&v->show, "two_decide") != 0;
    if (rc == RC_OK)
        list_show(&v->story, &v->show);
    list_last(&v->story); /* the newest is what matters */
    return rc;
}

static enum rc application_open(struct ui *ui, struct screen *s, const void *with,
                                struct err *reterr)
{
    struct application_view *v = s->state;
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
    struct application_view *v = s->state;
    list_done(&v->story);
    reply_done(&v->show);
    reply_done(&v->documents);
    reply_done(&v->due);
}

static enum verdict answers_key(struct application_view *v, const struct key *k)
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
    struct application_view *v = s->state;
    if (v->answers)
        return answers_key(v, k);
    if (k->code == KEYC_ENTER && !v->story.filtering)
        return VERDICT_IGNORED; /* the next step, not a line of the story */
    return list_key(&v->story, k) == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

/* ---- drawing ---- */

/* Who acts for the customer, in a row of its own; a mark where that authority has expired. Returns how
 * many rows that took. */
static int draw_behalf(const struct application_view *v, struct canvas *c, int row)
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

static void draw_head(const struct application_view *v, struct canvas *c)
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
    const struct application_view *v = s->state;
    const struct application_next *next = application_next(ui, v);
    struct buf state;
    buf_init(&state);
    buf_printf(&state, "%s · ", tr(state_title(v->state)));
    int w = layout_width(buf_text(&state));
    canvas_text(c, row, 1, w, buf_text(&state), STYLE_TITLE, ALIGN_START);
    canvas_text(c, row, 1 + w, c->cols - 2 - w,
                next ? tr(next->awaited) : _("Nothing more is awaited."), STYLE_NORMAL,
                ALIGN_START);
    case_time_draw(c, &v->show, (struct area){row + 1, 34, 1, c->cols - 35});
    if (next && application_next_offered(ui, s))
        canvas_text(c, row + 1, 1, 32, tr(next->step), STYLE_KEY, ALIGN_START);
    buf_done(&state);
}

static void draw_lower(struct application_view *v, struct canvas *c, struct area a)
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
    struct application_view *v = s->state;
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

const struct screen_class screen_application = {
    .name = "application",
    .title = N_("Application"),
    .help = N_("One application on its journey. The second line of signs says where it is: ● done, "
               "◐ now, ○ to come. Enter takes the next step; the other keys are those that this "
               "state and your role allow. Tab shows the answers instead of the timeline."),
    .state_size = sizeof(struct application_view),
    .with_text = true,
    .bindings = application_bindings,
    .nbindings = APPLICATION_BINDINGS,
    .open = application_open,
    .draw = application_draw,
    .key = application_key,
    .shown = application_shown,
    .close = application_close,
};
