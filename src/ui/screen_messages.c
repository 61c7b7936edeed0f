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

/* About one case, whose screen names it already. */
static const char *const case_messages_columns[] = {"at", "channel", "text", "?to", NULL};
#define CASE_MESSAGES(name_, takes_, help_, title_, empty_)                                        \
    LIST_SCREEN(name_, N_("Messages"), help_, plain_bindings, .command = &command_message_list,    \
                .ways = {{.title = (title_),                                                       \
                          .columns = case_messages_columns,                                        \
                          .empty = (empty_)}},                                                     \
                .takes = (takes_), .key = "number", .opens = &screen_message)

CASE_MESSAGES(application_messages, "application",
              N_("What was written to the customer about this application, newest first. Enter shows one "
                 "with its subject and all its words."),
              N_("About this application, newest first"),
              N_("Nothing was written about this application yet."))
CASE_MESSAGES(complaint_messages, "complaint",
              N_("What was written to the customer about this complaint, newest first. Enter shows one "
                 "with its subject and all its words."),
              N_("About this complaint, newest first"),
              N_("Nothing was written about this complaint yet."))
CASE_MESSAGES(contact_messages, "contact",
              N_("What was written about this contact, newest first. Enter shows one with its subject and "
                 "all its words."),
              N_("About this contact, newest first"),
              N_("Nothing was written about this contact yet."))

static const char *const customer_messages_columns[] = {"at", "about", "channel", "text", NULL};
LIST_SCREEN(customer_messages, N_("Messages"),
            N_("What was written to this customer, newest first. Enter shows one with its subject and all "
               "its words."),
            plain_bindings, .command = &command_message_list,
            .ways = {{.title = N_("To this customer, newest first"),
                      .columns = customer_messages_columns,
                      .empty = N_("Nothing was written to this customer yet.")}},
            .takes = "customer", .key = "number", .opens = &screen_message)
