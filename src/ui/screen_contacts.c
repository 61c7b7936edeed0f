/* Contacts: all of them, and those that came because of a campaign.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

static enum verdict log_contact(struct ui *ui, struct screen *s)
{
    (void)s;
    struct ask ask = {.command = &command_contact_log, .then = &then_show_contact};
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static const struct binding contacts_bindings[] = {
    LIST_ENTER, LIST_FILTER,
    {KEYC_CHAR, 'n', &command_contact_log, N_("Write down"), log_contact, NULL},
    LIST_TAB(N_("Mine, nobody's, overdue, all"))};

static const char *const waiting_columns[] = {"number", "kind", "timing", "text",
                                              "?customer", "?owner", "?caller", NULL};
static const char *const contacts_columns[] = {"number", "kind", "channel", "state",
                                               "?customer", "?text", "?caller", NULL};
LIST_SCREEN(contacts, N_("Contacts"),
            N_("Enquiries, suggestions and requests for support that wait for an answer from you; Tab "
               "goes to those that nobody has taken yet, to those that are overdue, and to all contacts. "
               "Enter shows one; n writes one down that came by e-mail, chat or elsewhere."),
            contacts_bindings, .command = &command_contact_list,
            .ways = {{N_("Waiting for my answer, oldest promise first"), "mine", "yes", waiting_columns,
                      N_("Nothing waits for you. Tab shows what nobody has taken yet.")},
                     {N_("Not taken by anybody yet, oldest promise first"), "unassigned", "yes",
                      waiting_columns, N_("Everything that waits has been taken by somebody.")},
                     {N_("Overdue, oldest promise first"), "overdue", "yes", waiting_columns,
                      N_("No contact is overdue.")},
                     {N_("All contacts, newest first"), NULL, NULL, contacts_columns,
                      N_("No contacts.")}},
            .key = "number", .opens = &screen_contact)

static const struct binding campaign_contacts_bindings[] = {LIST_ENTER, LIST_FILTER};

LIST_SCREEN(campaign_contacts, N_("Contacts because of a campaign"),
            N_("The contacts that came because of this campaign, newest first. Enter shows one."),
            campaign_contacts_bindings, .command = &command_contact_list,
            .ways = {{.columns = contacts_columns,
                      .empty = N_("No contact named this campaign yet.")}},
            .takes = "campaign", .key = "number", .opens = &screen_contact)
