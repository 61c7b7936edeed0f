/* The journey report as a chart: how many applications are in each stage, how long they take, where
 * they are lost. Bars are blocks and every bar has its number beside it: no colour is needed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/journey_chart.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

enum { TOP = 3 };

/* What Tab shows after the other. */
static const struct level {
    const char *word, *title;
} levels[] = {
    {"stage", N_("Stages")},
    {"state", N_("States, times in working days")},
    {"service", N_("Services, times of processing in working days")},
};
enum { LEVELS = sizeof levels / sizeof *levels };

/* How far back the period goes; each ends today or, the last month, with it. */
static const char *const period_titles[] = {N_("This month"), N_("Last month"), N_("This quarter"),
                                            N_("This year"), N_("Chosen period")};
enum period { THIS_MONTH, LAST_MONTH, THIS_QUARTER, THIS_YEAR, CHOSEN };

struct view {
    struct reply reply;
    enum period period;
    struct date first, last;  /* of a chosen one */
    size_t level;
    size_t at;                /* selected row of the level */
    char service[65];         /* "": all of them */
    struct chart chart;
};

/* ---- reading ---- */

static struct date first_day(enum period p, struct date today)
{
    switch (p) {
    case LAST_MONTH:
        today = date_add((struct date){today.year, today.month, 1}, -1);
        break;
    case THIS_QUARTER:
        today.month -= (today.month - 1) % 3;
        break;
    case THIS_YEAR:
        today.month = 1;
        break;
    case THIS_MONTH:
    case CHOSEN:
        break;
    }
    return (struct date){today.year, today.month, 1};
}

static struct date last_day(enum period p, struct date today)
{
    return p == LAST_MONTH ? date_add((struct date){today.year, today.month, 1}, -1) : today;
}

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    struct buf from = {0}, until = {0};
    struct date today = session_today(ui->session);
    date_iso(&from, v->period == CHOSEN ? v->first : first_day(v->period, today));
    date_iso(&until, v->period == CHOSEN ? v->last : last_day(v->period, today));
    enum rc rc = CALL(ui, &command_report_journey, &v->reply, reterr, "from", buf_text(&from), "until",
                      buf_text(&until), "by", "all", "service", v->service);
    buf_done(&from);
    buf_done(&until);
    chart_rows(&v->chart, &v->reply, levels[v->level].word);
    if (v->at >= v->chart.n)
        v->at = 0;
    return rc;
}

static enum rc journey_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)with;
    return load(ui, s->state, reterr);
}

static void journey_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void journey_close(struct screen *s)
{
    struct view *v = s->state;
    chart_done(&v->chart);
    reply_done(&v->reply);
}

/* ---- keys ---- */

static enum verdict show_period(struct ui *ui, struct screen *s, enum period p)
{
    struct view *v = s->state;
    v->period = p;
    (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum verdict this_month(struct ui *ui, struct screen *s)
{
    return show_period(ui, s, THIS_MONTH);
}

static enum verdict last_month(struct ui *ui, struct screen *s)
{
    return show_period(ui, s, LAST_MONTH);
}

static enum verdict this_quarter(struct ui *ui, struct screen *s)
{
    return show_period(ui, s, THIS_QUARTER);
}

static enum verdict this_year(struct ui *ui, struct screen *s)
{
    return show_period(ui, s, THIS_YEAR);
}

static struct date day_of(const struct reply *r, const char *key)
{
    struct date day = {0};
    struct buf iso = {0};
    const struct cell *c = reply_get(r, key);
    if (c)
        cell_plain(&iso, c);
    (void)date_parse(buf_text(&iso), day, &day);
    buf_done(&iso);
    return day;
}

/* The report was asked for its own two days, so they are good ones. */
static void take_period(struct ui *ui, const struct reply *r, const char *context)
{
    (void)context;
    struct screen *s = ui_top(ui);
    struct view *v = s && s->class == &screen_journey ? s->state : NULL;
    if (!v)
        return;
    v->first = day_of(r, "from");
    v->last = day_of(r, "until");
    (void)show_period(ui, s, CHOSEN);
}

const struct ask_then then_show_period = {.name = "show-period", .run = take_period};

static enum verdict choose_period(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    struct buf from = {0}, until = {0};
    date_iso(&from, day_of(&v->reply, "from"));
    date_iso(&until, day_of(&v->reply, "until"));
    struct ask ask = {.command = &command_report_journey,
                      .heading = N_("From which day until which? Both count."),
                      .presets = {{"by", "all", true},
                                  {"service", v->service, true},
                                  {"from", buf_text(&from), false},
                                  {"until", buf_text(&until), false}},
                      .at = "from",
                      .then = &then_show_period};
    (void)ui_push(ui, &screen_ask, &ask);
    buf_done(&from);
    buf_done(&until);
    return VERDICT_HANDLED;
}

static enum verdict show_level(struct ui *ui, struct view *v, size_t level)
{
    v->level = level;
    v->at = 0;
    (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum verdict next_level(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    return show_level(ui, v, (v->level + 1) % LEVELS);
}

static bool one_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return v->level == LEVELS - 1 && v->chart.n;
}

static enum verdict one_service(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    if (!one_offered(ui, s))
        return VERDICT_HANDLED;
    snprintf(v->service, sizeof v->service, "%s",
             call_text_at(&v->reply, v->chart.rows[v->at], "key"));
    return show_level(ui, v, 0);
}

static bool all_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return v->service[0] != '\0';
}

static enum verdict all_services(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->service[0] = '\0';
    return show_level(ui, v, LEVELS - 1);
}

static enum verdict journey_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    size_t page = 10, last = v->chart.n ? v->chart.n - 1 : 0;
    if (v->level == 0)
        return VERDICT_IGNORED;
    switch ((int)k->code) {
    case KEYC_UP:
        v->at -= v->at > 0;
        return VERDICT_HANDLED;
    case KEYC_DOWN:
        v->at += v->at < last;
        return VERDICT_HANDLED;
    case KEYC_PAGE_UP:
        v->at = v->at > page ? v->at - page : 0;
        return VERDICT_HANDLED;
    case KEYC_PAGE_DOWN:
        v->at = v->at + page < last ? v->at + page : last;
        return VERDICT_HANDLED;
    default:
        return VERDICT_IGNORED;
    }
}

/* ---- drawing ---- */

/* "This month: 01/05/2026 – 12/05/2026", and of which services. */
static void draw_head(const struct view *v, struct canvas *c)
{
    const struct cell *from = reply_get(&v->reply, "from"), *until = reply_get(&v->reply, "until");
    const struct cell *service = reply_get(&v->reply, "service");
    struct buf first = {0}, last = {0};
    struct msg m;
    char title[64];
    if (!from || !until)
        return;
    cell_shown(&first, from);
    cell_shown(&last, until);
    snprintf(title, sizeof title, "=%s", period_titles[v->period]);
    MSG(&m, N_("%1$s: from %2$s until %3$s"), title, buf_text(&first), buf_text(&last));
    paint_msg(c, 1, 1, c->cols - 2, &m, STYLE_TITLE);
    if (service)
        paint_cell(c, 2, 1, c->cols - 2, service, STYLE_NORMAL);
    else
        canvas_text(c, 2, 1, c->cols - 2, _("All services"), STYLE_NORMAL, ALIGN_START);
    buf_done(&first);
    buf_done(&last);
}

static void journey_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    struct area a = {TOP, 1, c->rows - 2 - TOP, c->cols - 2};
    draw_head(v, c);
    if (v->level == 0)
        chart_draw_stages(&v->chart, &v->reply, c, a);
    else
        chart_draw_rows(&v->chart, &v->reply, c, a, tr(levels[v->level].title), v->at);
}

static const struct binding journey_bindings[] = {
    {KEYC_TAB, 0, NULL, N_("Next chart"), next_level, NULL},
    {KEYC_ENTER, 0, NULL, N_("This service"), one_service, one_offered},
    {KEYC_CHAR, 'a', NULL, N_("All services"), all_services, all_offered},
    {KEYC_CHAR, 'm', NULL, N_("Month"), this_month, NULL},
    {KEYC_CHAR, 'l', NULL, N_("Last month"), last_month, NULL},
    {KEYC_CHAR, 'q', NULL, N_("Quarter"), this_quarter, NULL},
    {KEYC_CHAR, 'y', NULL, N_("Year"), this_year, NULL},
    {KEYC_CHAR, 'p', NULL, N_("Period"), choose_period, NULL},
};

const struct screen_class screen_journey = {
    .name = "journey",
    .title = N_("Journey report"),
    .help = N_("How applications go through the stages in a period: how many are there at its end, how "
               "many came and went, how long half and nine of ten of them took in working days of eight "
               "hours, and how many were lost. Tab goes from stages to states and services; Enter keeps "
               "to one service; p asks for any other period."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = journey_bindings,
    .nbindings = sizeof journey_bindings / sizeof *journey_bindings,
    .open = journey_open,
    .draw = journey_draw,
    .key = journey_key,
    .shown = journey_shown,
    .close = journey_close,
};
