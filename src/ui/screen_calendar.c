/* The working calendar: what a supervisor enters as it is announced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

#include <stdio.h>

static enum verdict enter_holiday(struct ui *ui, struct screen *s)
{
    (void)s;
    return list_screen_ask(ui, &command_calendar_holiday);
}

static enum verdict enter_ramadan(struct ui *ui, struct screen *s)
{
    (void)s;
    return list_screen_ask(ui, &command_calendar_ramadan);
}

static enum verdict enter_hours(struct ui *ui, struct screen *s)
{
    (void)s;
    return list_screen_ask(ui, &command_calendar_hours);
}

static enum verdict remove_day(struct ui *ui, struct screen *s)
{
    const struct list_view *v = s->state;
    const struct cell *day = list_cell(&v->list, "date");
    struct buf iso = {0};
    if (!day)
        return VERDICT_HANDLED;
    cell_plain(&iso, day);
    (void)ask_about(ui, &command_calendar_remove, NULL, "date", buf_text(&iso));
    buf_done(&iso);
    return VERDICT_HANDLED;
}

static bool day_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct list_view *v = s->state;
    return list_cell(&v->list, "date") != NULL;
}

static enum verdict other_year(struct ui *ui, struct screen *s)
{
    struct list_view *v = s->state;
    if (v->with[0])
        v->with[0] = '\0';
    else
        snprintf(v->with, sizeof v->with, "%d", session_today(ui->session).year + 1);
    (void)list_screen_load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static const struct binding calendar_bindings[] = {
    {KEYC_CHAR, 'n', &command_calendar_holiday, N_("Holiday"), enter_holiday, NULL},
    {KEYC_CHAR, 'r', &command_calendar_ramadan, N_("Ramadan"), enter_ramadan, NULL},
    {KEYC_CHAR, 'h', &command_calendar_hours, N_("Hours"), enter_hours, NULL},
    {KEYC_CHAR, 'x', &command_calendar_remove, N_("Remove"), remove_day, day_selected},
    {KEYC_TAB, 0, NULL, N_("This year or next"), other_year, NULL},
    LIST_FILTER,
};

static const char *const calendar_columns[] = {"date", "until", "kind", "name", NULL};
LIST_SCREEN(calendar, N_("Working calendar"),
            N_("Ramadan and the holidays of a year, by which promised times are counted. n enters a "
               "holiday, r Ramadan, h working hours, x takes out what is selected; Tab shows the next "
               "year. “calendar check” says what was not entered yet."),
            calendar_bindings, .command = &command_calendar_show,
            .ways = {{.columns = calendar_columns,
                      .empty = N_("Nothing was entered for this year. n enters a holiday, r "
                                  "Ramadan.")}},
            .takes = "year", .key = "date")
