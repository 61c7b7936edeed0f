/* Awareness campaigns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

static enum verdict write_campaign(struct ui *ui, struct screen *s)
{
    struct ask ask = {.command = &command_campaign_draft, .then = &then_show_campaign};
    (void)s;
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict campaign_settings(struct ui *ui, struct screen *s)
{
    (void)s;
    return list_screen_ask(ui, &command_campaign_settings);
}

static const struct binding campaigns_bindings[] = {
    LIST_ENTER, LIST_FILTER,
    {KEYC_CHAR, 'n', &command_campaign_draft, N_("Write one"), write_campaign, NULL},
    {KEYC_CHAR, 's', &command_campaign_settings, N_("Settings"), campaign_settings, NULL},
};

static const char *const campaigns_columns[] = {"number", "title",     "state",    "recipients",
                                                "sent",   "?made_at", "?author", NULL};
LIST_SCREEN(campaigns, N_("Campaigns"),
            N_("Awareness campaigns, newest first. Enter shows one; n writes a new one; s changes the "
               "price of a segment, the pace and the sender."),
            campaigns_bindings, .command = &command_campaign_list,
            .ways = {{.columns = campaigns_columns, .empty = N_("No campaign yet; n writes one.")}},
            .key = "number", .opens = &screen_campaign)
