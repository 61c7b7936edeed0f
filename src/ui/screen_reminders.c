/* Renewals, and when customers are reminded of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

#include "ui/opening.h"

#include <stdio.h>
#include <string.h>

/* What was handed out and expires: the way to its renewal. */
static enum verdict renew(struct ui *ui, struct screen *s)
{
    const struct list_view *v = s->state;
    const char *by = list_text(&v->list, "renewed_by"), *under_way = list_text(&v->list, "renewal");
    char card[NUMBER_SIZE], customer[NUMBER_SIZE], earlier[NUMBER_SIZE];
    if (under_way[0]) {
        (void)ui_push(ui, &screen_application, under_way);
        return VERDICT_HANDLED;
    }
    snprintf(card, sizeof card, "%s", by[0] ? by : list_text(&v->list, "card"));
    snprintf(customer, sizeof customer, "%s", list_text(&v->list, "customer_number"));
    snprintf(earlier, sizeof earlier, "%s", list_text(&v->list, "application"));
    opening_renewal(ui, card, customer, earlier);
    return VERDICT_HANDLED;
}

static bool row_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct list_view *v = s->state;
    return list_cell(&v->list, "card") != NULL;
}

static enum verdict show_rules(struct ui *ui, struct screen *s)
{
    (void)s;
    (void)ui_push(ui, &screen_reminder_rules, NULL);
    return VERDICT_HANDLED;
}

static const struct binding reminders_bindings[] = {
    LIST_ENTER, LIST_FILTER,
    {KEYC_CHAR, 'n', &command_application_open, N_("Renew"), renew, row_selected},
    {KEYC_CHAR, 'r', &command_reminder_rules, N_("Rules"), show_rules, NULL},
};

static const char *const reminders_columns[] = {"expires",  "number",   "customer", "reminded",
                                                "?renewal", "?service", NULL};
LIST_SCREEN(reminders, N_("Renewals"),
            N_("What was handed out and expires within 90 days or has just expired, the earliest first. "
               "n opens the application that renews it, or goes on with the one under way; Enter shows "
               "the earlier application; r says when customers are reminded; / keeps what fits a "
               "word, such as a service."),
            reminders_bindings, .command = &command_reminder_list,
            .ways = {{.columns = reminders_columns,
                      .empty = N_("Nothing that was handed out expires soon.")}},
            .key = "application", .opens = &screen_application)

static enum verdict add_rule(struct ui *ui, struct screen *s)
{
    (void)s;
    return list_screen_ask(ui, &command_reminder_rule);
}

static enum verdict remove_rule(struct ui *ui, struct screen *s)
{
    const struct list_view *v = s->state;
    const struct cell *days = list_cell(&v->list, "days");
    char number[24];
    const char *card = list_text(&v->list, "card");
    snprintf(number, sizeof number, "%lld", days ? (long long)days->n : 0);
    struct ask ask = {
        .command = &command_reminder_unrule,
        .presets = {{"days", number, true}, {"card", strcmp(card, "any") == 0 ? "" : card, true}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

/* What a card says is changed in its file. */
static bool rule_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct list_view *v = s->state;
    return strcmp(list_text(&v->list, "source"), "rule") == 0;
}

static const struct binding reminder_rules_bindings[] = {
    LIST_FILTER,
    {KEYC_CHAR, 'n', &command_reminder_rule, N_("Add"), add_rule, NULL},
    {KEYC_CHAR, 'x', &command_reminder_unrule, N_("Remove"), remove_rule, rule_selected},
};

static const char *const reminder_rules_columns[] = {"card", "days", "source", NULL};
LIST_SCREEN(reminder_rules, N_("Renewal reminders"),
            N_("How many days before expiry customers are reminded, by service. n adds a rule, x takes "
               "the selected one away; what a card says counts where a service has no rule."),
            reminder_rules_bindings, .command = &command_reminder_rules,
            .ways = {{.columns = reminder_rules_columns,
                      .empty = N_("Nobody is reminded yet. n adds a rule.")}},
            .key = "card")
