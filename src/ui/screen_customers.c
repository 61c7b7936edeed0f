/* Customers, and what was issued to one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

#include "ui/opening.h"

static enum verdict register_customer(struct ui *ui, struct screen *s)
{
    (void)s;
    opening_register(ui, NULL, NULL);
    return VERDICT_HANDLED;
}

static const struct binding customers_bindings[] = {
    LIST_ENTER, LIST_FILTER,
    {KEYC_CHAR, 'n', &command_customer_register, N_("Register"), register_customer, NULL}};

static const char *const customers_columns[] = {"number", "name", "kind", "mobile", NULL};
LIST_SCREEN(customers, N_("Customers"),
            N_("The customers that fit what was typed. Enter shows one; n registers a new one."),
            customers_bindings, .command = &command_customer_find,
            .ways = {{.columns = customers_columns,
                      .empty = N_("No customer fits. n registers a new one.")}},
            .takes = "text", .key = "number", .opens = &screen_customer)

static const struct binding results_bindings[] = {LIST_ENTER, LIST_FILTER};

static const char *const results_columns[] = {"kind",    "number",     "issued",   "expires",
                                              "?service", "?renewal", NULL};
LIST_SCREEN(results, N_("Results"),
            N_("What was issued to this customer, the newest first, and until when it is valid. Enter "
               "shows the application."),
            results_bindings, .command = &command_result_list,
            .ways = {{.columns = results_columns,
                      .empty = N_("Nothing was issued to this customer yet.")}},
            .takes = "customer", .key = "application", .opens = &screen_application)
