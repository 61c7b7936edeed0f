/* The numbers that people quote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/number.h"

static void a_number_shows_prefix_month_and_serial_in_the_style_of_its_card(void **state)
{
    (void)state;
    static const struct {
        const char *prefix;
        enum number_style style;
        int year, month;
        int64_t serial;
        const char *number;
    } rows[] = {
        {"E", NUMBER_MONTHLY, 2026, 3, 123, "E26-03-000123"},
        {"E", NUMBER_MONTHLY, 2027, 12, 1, "E27-12-000001"},
        {"E", NUMBER_MONTHLY, 2100, 1, 999999, "E00-01-999999"},
        {"E", NUMBER_MONTHLY, 2026, 3, 1000000, "E26-03-1000000"},
        {"VPC", NUMBER_MONTHLY, 2026, 11, 42, "VPC26-11-000042"},
        {"RDX", NUMBER_PLAIN, 2026, 3, 123, "RDX00000123"},
        {"RDX", NUMBER_PLAIN, 2027, 3, 124, "RDX00000124"},
        {NUMBER_PREFIX_RECEIPT, NUMBER_MONTHLY, 2026, 5, 7, "REC26-05-000007"},
        {NUMBER_PREFIX_CUSTOMER, NUMBER_MONTHLY, 2026, 5, 7, "C26-05-000007"},
        {NUMBER_PREFIX_COMPLAINT, NUMBER_MONTHLY, 2026, 11, 7, "CustComp-26-11-000007"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = {0};
        struct date day = {rows[i].year, rows[i].month, 15};
        number_shown(&b, rows[i].prefix, rows[i].style, day, rows[i].serial);
        ROW_TEXT(b.s, rows[i].number, rows[i].number);
        buf_done(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_shows_prefix_month_and_serial_in_the_style_of_its_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
