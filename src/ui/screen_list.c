/* Lists that are only looked through: services, applications, payments, ratings, inspections.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

#include "domain/number.h"

static const struct binding plain_bindings[] = {LIST_ENTER, LIST_FILTER};

static const char *const cards_columns[] = {"name", "fees", "days", NULL};
LIST_SCREEN(cards, N_("Services"),
            N_("Every service of the catalogue. Enter shows its card; / keeps what fits a word."),
            plain_bindings, .command = &command_catalogue_list,
            .ways = {{.columns = cards_columns,
                      .empty = N_("The catalogue is empty. “catalogue check” says what is wrong "
                                  "with it.")}},
            .key = "card", .opens = &screen_card)

static const struct binding cases_bindings[] = {
    LIST_ENTER, LIST_FILTER, LIST_TAB(N_("Open, overdue or all"))};

static const char *const cases_columns[] = {"number",   "customer",  "state",      "timing",
                                            "?service", "?promised", "?held_by", "?opened_by", NULL};
static const char *const overdue_columns[] = {"timing",   "number", "service",    "customer",
                                              "?promised", "?state", "?held_by", "?opened_by", NULL};
LIST_SCREEN(cases, N_("Applications"),
            N_("The newest applications. Enter shows one; Tab goes from those that are open to those "
               "that are overdue, the oldest promise first, to all, and to those that you work on; / keeps what fits a word."),
            cases_bindings, .command = &command_application_list,
            .ways = {{N_("Open applications, newest first"), "open", "yes", cases_columns,
                      N_("No application is open. Tab shows the finished ones too.")},
                     {N_("Overdue, oldest promise first"), "overdue", "yes",
                      overdue_columns, N_("No application is overdue.")},
                     {N_("All applications, newest first"), NULL, NULL, cases_columns,
                      N_("No applications.")},
                     {N_("Those that I work on"), "held", "yes", cases_columns,
                      N_("You have claimed no application: k on its screen does.")}},
            .key = "number", .opens = &screen_application)

static const char *const payments_columns[] = {"at",      "application", "amount", "outcome",
                                               "receipt", "?by",         NULL};
LIST_SCREEN(payments, N_("Payments"), N_("Today's payments. Enter shows the receipt of one."),
            plain_bindings, .command = &command_payment_list,
            .ways = {{.columns = payments_columns, .empty = N_("No payment was taken today.")}},
            .key = "receipt", .opens = &screen_receipt,
            .else_key = "application", .else_opens = &screen_application)

static const struct binding ratings_bindings[] = {
    LIST_ENTER, LIST_FILTER, LIST_TAB(N_("Low ones or all"))};

static const char *const ratings_columns[] = {"at",       "number",    "stage", "score",
                                              "?reason", "?employee", NULL};
LIST_SCREEN(ratings, N_("Ratings"),
            N_("Ratings of the last thirty days with their reasons, newest first. Tab switches between "
               "customers who are not content and all; Enter shows what was rated."),
            ratings_bindings, .command = &command_rating_list,
            .ways = {{N_("Customers who are not content"), "low", "yes", ratings_columns,
                      N_("Nobody was discontent in these days. Tab shows all ratings.")},
                     {N_("All ratings, newest first"), NULL, NULL, ratings_columns,
                      N_("Nobody has rated anything in these days.")}},
            .key = "number", .opens = &screen_application, .else_prefix = NUMBER_PREFIX_COMPLAINT,
            .else_opens = &screen_complaint)

static const struct binding inspections_bindings[] = {
    LIST_ENTER, LIST_FILTER, LIST_TAB(N_("All, today's or mine"))};

static const char *const inspections_columns[] = {"at",        "application", "customer", "place",
                                                  "inspector", "?service",    NULL};
LIST_SCREEN(inspections, N_("Inspections"),
            N_("Inspections that are planned, the earliest first: one whose day has passed waits for "
               "its outcome. Enter shows the application; Tab switches between all, those of today and "
               "your own."),
            inspections_bindings, .command = &command_inspection_list,
            .ways = {{N_("All that are planned, the earliest first"), NULL, NULL, inspections_columns,
                      N_("No inspection is planned.")},
                     {N_("Today"), "date", "today", inspections_columns,
                      N_("No inspection is planned for today. Tab shows all.")},
                     {N_("Those that I hold"), "mine", "yes", inspections_columns,
                      N_("You hold none. Tab shows all.")}},
            .key = "application", .opens = &screen_application)
