/* Complaints, and the lists around them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

#include <string.h>

static const struct binding complaints_bindings[] = {
    LIST_ENTER, LIST_FILTER, LIST_TAB(N_("Open, mine, overdue, all"))};

static const char *const complaints_columns[] = {"sign",      "number", "subject",   "state", "timing",
                                                 "?customer", "?owner", "?promised", NULL};
LIST_SCREEN(complaints, N_("Complaints"),
            N_("The newest complaints; ! is urgent, * confidential. Enter shows one; Tab goes from those "
               "that wait for an answer to those that you look after, to those that are overdue, and to "
               "all."),
            complaints_bindings, .command = &command_complaint_list,
            .ways = {{N_("Complaints that wait for an answer"), "state", "open", complaints_columns,
                      N_("No complaint waits for an answer. Tab shows the others.")},
                     {N_("Complaints that I look after or that were passed on to me"), "mine", "yes",
                      complaints_columns, N_("You look after no complaint that is not closed.")},
                     {N_("Overdue, oldest promise first"), "overdue", "yes", complaints_columns,
                      N_("No complaint is overdue.")},
                     {N_("All complaints, newest first"), NULL, NULL, complaints_columns,
                      N_("No complaints.")}},
            .key = "number", .opens = &screen_complaint)

static enum verdict enter_word(struct ui *ui, struct screen *s)
{
    const struct list_view *v = s->state;
    struct ask ask = {
        .command = &command_complaint_word,
        .presets = {{"kind", list_text(&v->list, "kind"), false}},
    };
    if (strcmp(list_text(&v->list, "kind"), "level") == 0)
        ask.presets[0].name = NULL;
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict set_level(struct ui *ui, struct screen *s)
{
    const struct list_view *v = s->state;
    const struct cell *name = list_cell(&v->list, "name");
    struct ask ask = {
        .command = &command_complaint_level,
        .presets = {{"level", list_text(&v->list, "word"), true},
                    {"name_en", name && name->s ? name->s : "", false},
                    {"name_ar", name && name->ar ? name->ar : "", false},
                    {"login", list_text(&v->list, "login"), false}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static bool level_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct list_view *v = s->state;
    return strcmp(list_text(&v->list, "kind"), "level") == 0;
}

static const struct binding words_bindings[] = {
    LIST_FILTER,
    {KEYC_CHAR, 'n', &command_complaint_word, N_("Enter a word"), enter_word, NULL},
    {KEYC_CHAR, 'e', &command_complaint_level, N_("Whom it goes to"), set_level, level_selected},
};
static const char *const words_columns[] = {"kind", "word", "name", "offered", "login", NULL};
LIST_SCREEN(words, N_("Lists around complaints"),
            N_("What complaints are about, what they came from, and the levels that late ones are passed on "
               "to. n enters a category or a root cause, or renames one; e says who sees what is passed on "
               "to the selected level."),
            words_bindings, .command = &command_complaint_words,
            .ways = {{.columns = words_columns, .empty = N_("Nothing yet; n enters something.")}},
            .key = "word")
