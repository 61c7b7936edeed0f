/* Bars of the journey report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/journey_chart.h"

#include "base/mem.h"
#include "text/lang.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 0x2588, SHADE = 0x2591, WORKING_DAY = 8 * 60, NAME = 16, NUMBER = 6 };

void chart_rows(struct chart *ch, const struct reply *r, const char *level)
{
    ch->n = 0;
    for (size_t i = 0; i < r->nrows; i++) {
        const struct cell *c = reply_at(r, i, "level");
        if (!c || !c->s || strcmp(c->s, level) != 0)
            continue;
        ch->rows = MEM_GROW(ch->rows, ch->n, &ch->cap);
        ch->rows[ch->n++] = i;
    }
}

void chart_done(struct chart *ch)
{
    free(ch->rows);
    *ch = (struct chart){0};
}

/* -1: not known. */
static int64_t number(const struct reply *r, size_t row, const char *column)
{
    const struct cell *c = reply_at(r, row, column);
    return c && c->type == CELL_COUNT ? c->n : -1;
}

static int64_t most(const struct chart *ch, const struct reply *r, const char *column)
{
    int64_t max = 1;
    for (size_t i = 0; i < ch->n; i++) {
        int64_t n = number(r, ch->rows[i], column);
        max = n > max ? n : max;
    }
    return max;
}

/* What is not nothing is seen. */
static int length(int64_t n, int64_t max, int width)
{
    return n <= 0 ? 0 : (int)((n * width + max - 1) / max);
}

static void bar(struct canvas *c, int row, int col, int len, uint32_t ch)
{
    if (len > 0)
        canvas_fill(c, row, col, len, ch, STYLE_NORMAL);
}

static void figure(struct canvas *c, int row, int col, int width, int64_t n, const char *after)
{
    char text[40] = "–";
    if (n >= 0)
        snprintf(text, sizeof text, "%" PRId64 "%s", n, after);
    canvas_code(c, row, col, width, text, STYLE_NORMAL, ALIGN_END);
}

/* Working days with one decimal. */
static void in_days(char to[32], int64_t minutes)
{
    int64_t tenths = (minutes * 10 + WORKING_DAY / 2) / WORKING_DAY;
    snprintf(to, 32, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

static void days_figure(struct canvas *c, int row, int col, int width, int64_t minutes)
{
    char text[32] = "–";
    if (minutes >= 0)
        in_days(text, minutes);
    canvas_code(c, row, col, width, text, STYLE_NORMAL, ALIGN_END);
}

static void name(struct canvas *c, int row, struct area a, int width, const struct reply *r, size_t at,
                 enum style style)
{
    const struct cell *cell = reply_at(r, at, "name");
    if (cell)
        paint_cell(c, row, a.col, width, cell, style);
}

/* ---- the panels of the stages ---- */

static void text_number(char to[24], int64_t n)
{
    snprintf(to, 24, "%" PRId64, n);
}

static void say_cases(struct msg *m, const struct reply *r, size_t row)
{
    char came[24], went[24];
    text_number(came, number(r, row, "entered"));
    text_number(went, number(r, row, "left"));
    MSG(m, N_("came %1$s · went %2$s"), came, went);
}

static void say_lost(struct msg *m, const struct reply *r, size_t row)
{
    static const char *const ways[] = {"rejected", "withdrawn", "cancelled", "expired"};
    int64_t all = 0;
    char lost[24], of[24], percent[24];
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        all += number(r, row, ways[i]);
    text_number(lost, all);
    text_number(of, number(r, row, "left"));
    text_number(percent, number(r, row, "lost_percent"));
    if (number(r, row, "left") <= 0)
        MSG(m, N_("none went"));
    else
        MSG(m, N_("%3$s%% · %1$s of %2$s"), lost, of, percent);
}

static void say_time(struct msg *m, const struct reply *r, size_t row)
{
    char half[32], nine[32];
    int64_t minutes = number(r, row, "median_minutes");
    if (minutes < 0) {
        MSG(m, N_("not known: none went"));
        return;
    }
    in_days(half, minutes);
    in_days(nine, number(r, row, "p90_minutes"));
    MSG(m, N_("half %1$s · nine of ten %2$s"), half, nine);
}

/* An average "4.25" as hundredths; -1: none. */
static int64_t rating(const struct reply *r, size_t row)
{
    const struct cell *c = reply_at(r, row, "rating");
    return c && c->s ? strtol(c->s, NULL, 10) * 100 + strtol(strchr(c->s, '.') + 1, NULL, 10) : -1;
}

static void say_rating(struct msg *m, const struct reply *r, size_t row)
{
    char ratings[24];
    const struct cell *c = reply_at(r, row, "rating");
    text_number(ratings, number(r, row, "ratings"));
    if (!c || !c->s)
        MSG(m, N_("not rated"));
    else
        MSG(m, N_("%1$s of 5 · ratings: %2$s"), c->s, ratings);
}

/* A question about each stage: a bar, a second one that goes on from it, and the numbers in words. */
static const struct panel {
    const char *title, *column, *beyond;
    void (*say)(struct msg *m, const struct reply *r, size_t row);
    bool figure; /* the bar's number stands at its end, too */
    bool asked;  /* customers ask before they apply: that stage has a bar, too */
} panels[] = {
    {N_("Applications there at the end"), "now", NULL, say_cases, true, false},
    {N_("Time, in working days (█ half, ░ nine of ten)"), "median_minutes", "p90_minutes", say_time, false, false},
    {N_("Lost on the way: rejected, withdrawn, cancelled"), "lost_percent", NULL, say_lost, false, false},
    {N_("Rated by customers"), "rating", NULL, say_rating, false, true},
};
enum { PANELS = sizeof panels / sizeof *panels, BEST = 500 };

static void draw_panel(const struct panel *p, const struct chart *ch, const struct reply *r,
                       struct canvas *c, struct area a)
{
    int width = (a.cols - NAME) / 2 - NUMBER;
    int64_t max = p->asked ? BEST : most(ch, r, p->beyond ? p->beyond : p->column);
    canvas_rule(c, a.row, a.col, a.cols, tr(p->title));
    for (size_t i = 0, y = 1; i < ch->n && (int)y < a.rows; i++) {
        size_t row = ch->rows[i];
        int line = a.row + (int)y, col = a.col + NAME;
        int64_t n = p->asked ? rating(r, row) : number(r, row, p->column);
        struct msg m;
        if (!p->asked && strcmp(reply_at(r, row, "key")->s, "information") == 0)
            continue; /* an application begins after it */
        int len = length(n, max, width);
        name(c, line, a, NAME - 1, r, row, STYLE_NORMAL);
        bar(c, line, col, len, BLOCK);
        if (p->beyond)
            bar(c, line, col + len, length(number(r, row, p->beyond), max, width) - len, SHADE);
        if (p->figure)
            figure(c, line, col + width, NUMBER - 1, n, "");
        p->say(&m, r, row);
        paint_msg(c, line, col + width + NUMBER + 1, a.cols - NAME - width - NUMBER - 1, &m,
                  STYLE_NORMAL);
        y++;
    }
}

void chart_draw_stages(const struct chart *ch, const struct reply *r, struct canvas *c, struct area a)
{
    int row = a.row, spare = a.rows - PANELS * (int)ch->n - 1, gap = spare >= PANELS - 1 ? 1 : 0;
    for (size_t i = 0; i < PANELS; i++) {
        int rows = (int)ch->n + panels[i].asked;
        if (row + rows > a.row + a.rows)
            break;
        draw_panel(&panels[i], ch, r, c, (struct area){row, a.col, rows, a.cols});
        row += rows + gap;
    }
    canvas_cursor(c, a.row, a.col);
}

/* ---- one line for each ---- */

enum { FIGURES = 7, FIGURE = 7 };

static void draw_header(struct canvas *c, struct area a, int figures)
{
    static const char *const titles[FIGURES] = {N_("there"), N_("came"), N_("went"), N_("lost"),
                                                N_("median"), N_("90%"),
                                                N_("rating")};
    for (int i = 0; i < FIGURES; i++)
        canvas_text(c, a.row, figures + i * FIGURE + 1, FIGURE - 1, tr(titles[i]), STYLE_LABEL,
                    ALIGN_END);
}

static void draw_row(struct canvas *c, int line, int figures, const struct reply *r, size_t row)
{
    figure(c, line, figures, FIGURE, number(r, row, "now"), "");
    figure(c, line, figures + FIGURE, FIGURE, number(r, row, "entered"), "");
    figure(c, line, figures + 2 * FIGURE, FIGURE, number(r, row, "left"), "");
    figure(c, line, figures + 3 * FIGURE, FIGURE, number(r, row, "lost_percent"), "%");
    days_figure(c, line, figures + 4 * FIGURE, FIGURE, number(r, row, "median_minutes"));
    days_figure(c, line, figures + 5 * FIGURE, FIGURE, number(r, row, "p90_minutes"));
    const struct cell *average = reply_at(r, row, "rating");
    canvas_code(c, line, figures + 6 * FIGURE, FIGURE, average && average->s ? average->s : "–",
                STYLE_NORMAL, ALIGN_END);
}

void chart_draw_rows(const struct chart *ch, const struct reply *r, struct canvas *c, struct area a,
                     const char *title, size_t at)
{
    int figures = a.col + a.cols - FIGURES * FIGURE, names = (figures - a.col) * 2 / 3;
    int width = figures - a.col - names - 1;
    int64_t max = most(ch, r, "now");
    size_t room = a.rows > 2 ? (size_t)a.rows - 2 : 1, top = at < room ? 0 : at - room + 1;
    canvas_rule(c, a.row, a.col, a.cols, title);
    draw_header(c, (struct area){a.row + 1, a.col, 1, a.cols}, figures);
    for (size_t i = top; i < ch->n && i < top + room; i++) {
        int line = a.row + 2 + (int)(i - top);
        size_t row = ch->rows[i];
        canvas_text(c, line, a.col, 2, i == at ? ">" : "", STYLE_KEY, ALIGN_START);
        name(c, line, (struct area){line, a.col + 2, 1, names - 3}, names - 3, r, row,
             i == at ? STYLE_SELECTED : STYLE_NORMAL);
        bar(c, line, a.col + names, length(number(r, row, "now"), max, width), BLOCK);
        draw_row(c, line, figures, r, row);
        if (i == at)
            canvas_cursor(c, line, a.col);
    }
    if (!ch->n)
        canvas_text(c, a.row + 2, a.col, a.cols, _("Nothing happened in this period."), STYLE_NORMAL,
                    ALIGN_START);
}
