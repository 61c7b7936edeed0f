/* Where everything begins: one box that finds everything, my work, today's figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/finder.h"
#include "ui/keys.h"
#include "ui/list.h"
#include "ui/opening.h"
#include "ui/screens.h"

#include <stdlib.h>
#include <string.h>

enum { TODAY_COLUMNS = 23 };

struct view {
    struct finder finder;
    struct reply work, day;
    struct list list;
    bool all; /* all open applications instead of mine */
};

static const char *const decision_columns[] = {"number", "service", "promised", "?customer",
                                               NULL};
static const char *const work_columns[] = {"number",    "service", "state",
                                           "?promised", "?customer", NULL};

/* ---- reading ---- */

static bool is_supervisor(const struct ui *ui)
{
    return ui->session->staff.role == ROLE_SUPERVISOR;
}

static void load(struct ui *ui, struct view *v)
{
    bool mine = !v->all && !is_supervisor(ui);
    list_show(&v->list, NULL);
    (void)CALL(ui, &command_application_list, &v->work, NULL, "open", "yes", "mine",
               mine ? "yes" : "", "state", !v->all && is_supervisor(ui) ? "under-review" : "");
    list_show(&v->list, &v->work);
    (void)CALL(ui, &command_day_summary, &v->day, NULL, NULL);
}

static enum rc home_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)with;
    (void)reterr;
    struct view *v = s->state;
    finder_init(&v->finder, "");
    list_init(&v->list,
              N_("No open application waits for you. Type above to find a customer or a service; "
                 "Tab shows everybody's."),
              is_supervisor(ui) ? decision_columns : work_columns);
    v->all = ui->session->staff.role == ROLE_ADMIN;
    load(ui, v);
    return RC_OK;
}

static void home_shown(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    load(ui, v);
    finder_again(&v->finder);
}

static void home_close(struct screen *s)
{
    struct view *v = s->state;
    finder_done(&v->finder);
    list_done(&v->list);
    reply_done(&v->work);
    reply_done(&v->day);
}

/* ---- keys ---- */

static enum verdict work_key(struct ui *ui, struct view *v, const struct key *k)
{
    switch ((int)k->code) {
    case KEYC_TAB:
        v->all = !v->all;
        v->list.keys = is_supervisor(ui) && !v->all ? decision_columns : work_columns;
        load(ui, v);
        return VERDICT_HANDLED;
    case KEYC_ENTER:
        if (v->list.nshown)
            (void)ui_push(ui, &screen_application, list_text(&v->list, "number"));
        return VERDICT_HANDLED;
    case KEYC_UP:
    case KEYC_DOWN:
    case KEYC_PAGE_UP:
    case KEYC_PAGE_DOWN:
        return list_key(&v->list, k) == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
    default:
        return VERDICT_IGNORED;
    }
}

static enum verdict home_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum verdict verdict = finder_empty(&v->finder) ? work_key(ui, v, k) : VERDICT_IGNORED;
    return verdict == VERDICT_IGNORED ? finder_key(&v->finder, ui, k) : verdict;
}

static bool home_idle(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    return finder_idle(&v->finder, ui);
}

static enum verdict register_customer(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    finder_register(&v->finder, ui);
    return VERDICT_HANDLED;
}

static enum verdict call(struct ui *ui, struct screen *s)
{
    (void)s;
    talk_key(ui);
    return VERDICT_HANDLED;
}

static enum verdict push(struct ui *ui, const struct screen_class *class)
{
    (void)ui_push(ui, class, NULL);
    return VERDICT_HANDLED;
}

static enum verdict services(struct ui *ui, struct screen *s)
{
    (void)s;
    return push(ui, &screen_cards);
}

static enum verdict cases(struct ui *ui, struct screen *s)
{
    (void)s;
    return push(ui, &screen_cases);
}

static enum verdict complaints(struct ui *ui, struct screen *s)
{
    (void)s;
    return push(ui, &screen_complaints);
}

static enum verdict payments(struct ui *ui, struct screen *s)
{
    (void)s;
    return push(ui, &screen_payments);
}

static enum verdict more(struct ui *ui, struct screen *s)
{
    (void)s;
    return push(ui, &screen_more);
}

static enum verdict calendar(struct ui *ui, struct screen *s)
{
    (void)s;
    return push(ui, &screen_calendar);
}

/* ---- drawing ---- */

static const char *work_title(const struct ui *ui, const struct view *v)
{
    if (v->all)
        return _("All open applications");
    return is_supervisor(ui) ? _("Waiting for a decision") : _("My open applications");
}

/* The day's figures, in words short enough to stand beside the work. */
static const struct figure {
    const char *key, *title;
} figures[] = {
    {"opened", N_("Opened today")},
    {"submitted", N_("Submitted today")},
    {"approved", N_("Approved today")},
    {"delivered", N_("Handed out today")},
    {"payments", N_("Payments")},
    {"taken", N_("Taken")},
    {"complaints", N_("Complaints")},
    {"contacts", N_("Contacts")},
    {"", NULL},
    {"complaints_open", N_("Open complaints")},
    {"contacts_waiting", N_("Contacts waiting")},
    {"overdue", N_("Overdue")},
};

static void draw_day(const struct view *v, struct canvas *c, struct area a)
{
    canvas_rule(c, a.row, a.col, a.cols, _("Today"));
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        const struct cell *cell = reply_get(&v->day, figures[i].key);
        int row = a.row + 1 + (int)i, title = cell && cell->type == CELL_MONEY ? 10 : 18;
        if (!figures[i].title)
            canvas_rule(c, row, a.col, a.cols, _("Now"));
        if (!cell || row >= a.row + a.rows)
            continue;
        canvas_text(c, row, a.col, title, tr(figures[i].title), STYLE_NORMAL, ALIGN_START);
        paint_cell(c, row, a.col + title, a.cols - title, cell, STYLE_NORMAL);
    }
}

static void home_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct view *v = s->state;
    int side = c->cols - TODAY_COLUMNS - 1, rows = c->rows - 2 - 5;
    if (!finder_empty(&v->finder)) {
        finder_draw(&v->finder, ui, c, (struct area){5, 1, rows, c->cols - 2});
    } else {
        canvas_rule(c, 5, 1, side - 3, work_title(ui, v));
        list_draw(&v->list, c, (struct area){6, 1, rows - 2, side - 3}, false);
        list_draw_whole(&v->list, c, (struct area){c->rows - 3, 1, 1, c->cols - 2});
        draw_day(v, c, (struct area){5, side, rows, TODAY_COLUMNS});
    }
    finder_draw_box(&v->finder, c, 2);
}

static const struct binding home_bindings[] = {
    {KEYC_F2, 0, &command_customer_register, N_("Register"), register_customer, NULL},
    {KEYC_CTRL, 'v', &command_contact_start, N_("Call"), call, NULL},
    {KEYC_F6, 0, &command_catalogue_list, N_("Services"), services, NULL},
    {KEYC_F7, 0, &command_application_list, N_("Cases"), cases, NULL},
    {KEYC_F8, 0, &command_complaint_list, N_("Complaints"), complaints, NULL},
    {KEYC_F4, 0, NULL, N_("More"), more, NULL},
    {KEYC_F11, 0, &command_payment_list, N_("Payments"), payments, NULL},
    {KEYC_F10, 0, &command_calendar_holiday, N_("Calendar"), calendar, NULL},
    {KEYC_TAB, 0, NULL, N_("Mine or all"), NULL, NULL},
};

const struct screen_class screen_home = {
    .name = "home",
    .title = N_("Home"),
    .help = N_("Type a part of anything: a name in either script, a telephone number, an Emirates ID, "
               "an application number, a service. Up and Down choose, Enter opens. With the box "
               "empty they walk through your open work, and Tab shows everybody's."),
    .state_size = sizeof(struct view),
    .bindings = home_bindings,
    .nbindings = sizeof home_bindings / sizeof *home_bindings,
    .open = home_open,
    .draw = home_draw,
    .key = home_key,
    .idle = home_idle,
    .shown = home_shown,
    .close = home_close,
};
