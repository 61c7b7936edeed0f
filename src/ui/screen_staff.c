/* Who works with Rihla.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

static enum verdict add_staff(struct ui *ui, struct screen *s)
{
    (void)s;
    return list_screen_ask(ui, &command_staff_add);
}

static enum verdict disable_staff(struct ui *ui, struct screen *s)
{
    const struct list_view *v = s->state;
    (void)ask_about(ui, &command_staff_disable,
                    N_("Switch this account off? What its owner has claimed is released."), "login",
                    list_text(&v->list, "login"));
    return VERDICT_HANDLED;
}

static enum verdict enable_staff(struct ui *ui, struct screen *s)
{
    const struct list_view *v = s->state;
    (void)ask_about(ui, &command_staff_enable, N_("Let this member of staff work again?"), "login",
                    list_text(&v->list, "login"));
    return VERDICT_HANDLED;
}

static bool staff_is(const struct screen *s, bool on)
{
    const struct list_view *v = s->state;
    const struct cell *active = list_cell(&v->list, "active");
    return active && (active->n != 0) == on;
}

static bool staff_is_on(struct ui *ui, struct screen *s)
{
    (void)ui;
    return staff_is(s, true);
}

static bool staff_is_off(struct ui *ui, struct screen *s)
{
    (void)ui;
    return staff_is(s, false);
}

static const struct binding staff_bindings[] = {
    LIST_FILTER,
    {KEYC_CHAR, 'n', &command_staff_add, N_("Add"), add_staff, NULL},
    {KEYC_CHAR, 'x', &command_staff_disable, N_("Switch off"), disable_staff, staff_is_on},
    {KEYC_CHAR, 'o', &command_staff_enable, N_("Switch on"), enable_staff, staff_is_off}};

static const char *const staff_columns[] = {"login", "name", "role", "active", NULL};
LIST_SCREEN(staff, N_("Staff"),
            N_("Who works with Rihla, and in which role. n adds somebody; x switches an account off, o on "
               "again."),
            staff_bindings, .command = &command_staff_list,
            .ways = {{.columns = staff_columns, .empty = N_("Nobody yet; n adds somebody.")}},
            .key = "login")
