/* The lists of messages: what was written to customers, to one of them, about one case.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

static const struct binding plain_bindings[] = {LIST_ENTER, LIST_FILTER};

static const char *const messages_columns[] = {"at", "about", "customer", "?channel", "?text", NULL};
LIST_SCREEN(messages, N_("Messages"),
            N_("What was written to customers, newest first. Enter shows one with its subject and all its "
               "words; / keeps what fits a word, such as a number."),
            plain_bindings, .command = &command_message_list,
            .ways = {{.columns = messages_columns, .empty = N_("Nothing was written to anybody yet.")}},
            .key = "number", .opens = &screen_message)

static const char *const case_messages_columns[] = {"at", "channel", "text", "?to", NULL};
LIST_SCREEN(case_messages, N_("Messages"),
            N_("What was written to the customer about this application, newest first. Enter shows one "
               "with its subject and all its words."),
            plain_bindings, .command = &command_message_list,
            .ways = {{.title = N_("About this application, newest first"),
                      .columns = case_messages_columns,
                      .empty = N_("Nothing was written about this application yet.")}},
            .takes = "application", .key = "number", .opens = &screen_message)

static const char *const customer_messages_columns[] = {"at", "about", "channel", "text", NULL};
LIST_SCREEN(customer_messages, N_("Messages"),
            N_("What was written to this customer, newest first. Enter shows one with its subject and all "
               "its words."),
            plain_bindings, .command = &command_message_list,
            .ways = {{.title = N_("To this customer, newest first"),
                      .columns = customer_messages_columns,
                      .empty = N_("Nothing was written to this customer yet.")}},
            .takes = "customer", .key = "number", .opens = &screen_message)
