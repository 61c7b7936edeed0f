/* Ratings put together: by stage, service, channel or who served, with bars that need no colour.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/rating.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/screens.h"

#include <stdio.h>
#include <stdlib.h>

struct view {
    struct reply summary;
    int by, days; /* indexes below */
    int at, top;
};

static const struct {
    const char *word, *title;
} bys[] = {
    {"stage", N_("Ratings by stage of the journey")},
    {"service", N_("Overall ratings by service, the lowest first")},
    {"channel", N_("Overall ratings by channel, the lowest first")},
    {"employee", N_("Overall ratings by who served, the lowest first")},
};
enum { BYS = sizeof bys / sizeof *bys };

static const struct {
    int days;
    const char *title;
} periods[] = {{30, N_("last 30 days")}, {90, N_("last 90 days")}, {365, N_("last 365 days")}};
enum { PERIODS = sizeof periods / sizeof *periods, BAR = 20, NAME = 34 };

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    char from[24];
    snprintf(from, sizeof from, "-%d", periods[v->days].days - 1);
    enum rc rc = CALL(ui, &command_rating_summary, &v->summary, reterr, "by", bys[v->by].word, "from",
                      from);
    if (v->at >= (int)v->summary.nrows)
        v->at = 0;
    return rc;
}

static enum rc pulse_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)with;
    return load(ui, s->state, reterr);
}

static void pulse_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void pulse_close(struct screen *s)
{
    struct view *v = s->state;
    reply_done(&v->summary);
}

static enum verdict next_by(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->by = (v->by + 1) % BYS;
    v->at = v->top = 0;
    (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum verdict next_period(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->days = (v->days + 1) % PERIODS;
    (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum verdict low_ones(struct ui *ui, struct screen *s)
{
    (void)s;
    (void)ui_push(ui, &screen_ratings, NULL);
    return VERDICT_HANDLED;
}

static enum verdict pulse_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    if (k->code == KEYC_DOWN && v->at + 1 < (int)v->summary.nrows)
        v->at++;
    else if (k->code == KEYC_UP && v->at > 0)
        v->at--;
    else if (k->code != KEYC_DOWN && k->code != KEYC_UP)
        return VERDICT_IGNORED;
    return VERDICT_HANDLED;
}

/* ---- drawing ---- */

/* A full bar is 5. */
static void draw_bar(struct canvas *c, int row, int col, const char *average)
{
    int full = (int)(strtod(average, NULL) * BAR / RATING_MOST + 0.5);
    canvas_fill(c, row, col, full, 0x2588, STYLE_NORMAL);
    canvas_fill(c, row, col + full, BAR - full, 0x2591, STYLE_DIM);
}

static void draw_count(const struct view *v, struct canvas *c, int row, size_t i, const char *key,
                       int col, int width)
{
    const struct cell *cell = reply_at(&v->summary, i, key);
    if (cell)
        paint_cell(c, row, col, width, cell, STYLE_NORMAL);
}

static void draw_row(const struct view *v, struct canvas *c, int row, size_t i)
{
    bool here = (int)i == v->at;
    const struct cell *name = reply_at(&v->summary, i, "name");
    const char *average = call_text_at(&v->summary, i, "average");
    int rest = c->cols - NAME - BAR - 7;
    canvas_text(c, row, 1, 2, here ? ">" : "", STYLE_KEY, ALIGN_START);
    if (name && name->type != CELL_NONE)
        paint_cell(c, row, 3, NAME - 4, name, here ? STYLE_SELECTED : STYLE_NORMAL);
    else
        canvas_text(c, row, 3, NAME - 4, _("not known"), STYLE_DIM, ALIGN_START);
    draw_bar(c, row, NAME, average);
    canvas_code(c, row, NAME + BAR + 1, 5, average, STYLE_TITLE, ALIGN_START);
    draw_count(v, c, row, i, "ratings", NAME + BAR + 6, rest / 2);
    draw_count(v, c, row, i, "low", NAME + BAR + 6 + rest / 2, rest / 2);
}

static void draw_heads(struct canvas *c, int row)
{
    int rest = c->cols - NAME - BAR - 7;
    canvas_text(c, row, NAME, BAR + 5, _("Average of 5"), STYLE_LABEL, ALIGN_START);
    canvas_text(c, row, NAME + BAR + 6, rest / 2, _("Ratings"), STYLE_LABEL, ALIGN_END);
    canvas_text(c, row, NAME + BAR + 6 + rest / 2, rest / 2, _("1 or 2"), STYLE_LABEL, ALIGN_END);
}

/* How many gave each score, for the selected row. */
static void draw_scores(const struct view *v, struct canvas *c, int row)
{
    int col = 3;
    for (int n = RATING_LEAST; n <= RATING_MOST && v->summary.nrows; n++) {
        char key[24], text[48];
        snprintf(key, sizeof key, "score%d", n);
        const struct cell *count = reply_at(&v->summary, (size_t)v->at, key);
        snprintf(text, sizeof text, "%d: %lld", n, (long long)(count ? count->n : 0));
        canvas_code(c, row, col, 13, text, STYLE_NORMAL, ALIGN_START);
        col += 14;
    }
}

static void pulse_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    int room = c->rows - 4 - 5 - 2;
    canvas_text(c, 1, 1, c->cols - 20, tr(bys[v->by].title), STYLE_TITLE, ALIGN_START);
    canvas_text(c, 1, c->cols - 19, 18, tr(periods[v->days].title), STYLE_NORMAL, ALIGN_END);
    canvas_cursor(c, 1, 1);
    if (v->summary.nrows == 0) {
        canvas_text(c, 4, 1, c->cols - 2, _("Nobody has rated anything in these days."), STYLE_DIM,
                    ALIGN_START);
        return;
    }
    draw_heads(c, 3);
    if (v->at < v->top)
        v->top = v->at;
    if (v->at >= v->top + room)
        v->top = v->at - room + 1;
    for (int i = 0; i < room && v->top + i < (int)v->summary.nrows; i++)
        draw_row(v, c, 4 + i, (size_t)(v->top + i));
    canvas_rule(c, c->rows - 6, 1, c->cols - 2, _("How many gave which number"));
    draw_scores(v, c, c->rows - 5);
    canvas_cursor(c, 4 + v->at - v->top, 3);
}

static const struct binding pulse_bindings[] = {
    {KEYC_TAB, 0, &command_rating_summary, N_("By what"), next_by, NULL},
    {KEYC_CHAR, 'd', &command_rating_summary, N_("Other period"), next_period, NULL},
    {KEYC_CHAR, 'l', &command_rating_list, N_("One by one"), low_ones, NULL},
};

const struct screen_class screen_pulse = {
    .name = "pulse",
    .title = N_("Customer Pulse"),
    .help = N_("What customers think: averages of 1 to 5 and how many rated. Tab goes from the stages of "
               "the journey to services, channels and who served; d takes more days; l lists the "
               "ratings one by one with their reasons."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = pulse_bindings,
    .nbindings = sizeof pulse_bindings / sizeof *pulse_bindings,
    .open = pulse_open,
    .draw = pulse_draw,
    .key = pulse_key,
    .shown = pulse_shown,
    .close = pulse_close,
};
