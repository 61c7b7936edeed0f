/* Money: reading, writing, adding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/money.h"

static void every_way_of_typing_an_amount_is_understood(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        int64_t fils;
    } rows[] = {
        {"0", 0},
        {"0.00", 0},
        {"1250", 125000},
        {"1250.0", 125000},
        {"1250.5", 125050},
        {"1250.05", 125005},
        {"1,250", 125000},
        {"1,250.00", 125000},
        {"12,345,678.90", 1234567890},
        {"007", 700},
        {" 100 ", 10000},
        {"AED 100", 10000},
        {"AED100", 10000},
        {"aed 100.25", 10025},
        {"100 AED", 10000},
        {"100AED", 10000},
        {"100 درهم", 10000},
        {"درهم 100", 10000},
        {"١٬٢٥٠٫٥", 125050},
        {"۱۲۵۰٫۵۰", 125050},
        {"١٠٠ درهم", 10000},
        {"999999999.99", MONEY_MAX_FILS},
        {"999,999,999.99", MONEY_MAX_FILS},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct money m = {-1};
        ROW_TRUE(money_parse(rows[i].typed, &m), rows[i].typed);
        ROW_TRUE(m.fils == rows[i].fils, rows[i].typed);
    }
}

static void what_is_not_an_amount_is_refused_and_writes_nothing(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",          "AED",        "درهم",        ".",       ".5",         "5.",
        "-5",        "+5",         "1.234",       "1.2.3",   "1,2",        "1,25",
        "1,2500",    "1250,000",   "1,250,00",    "12,34.5", ",100",       "100,",
        "1.250,00",  "1 250",      "USD 5",       "5 USD",   "AED 5 AED",  "AED 5 درهم",
        "1e3",       "0x10",       "five",        "5%",      "1000000000", "1,000,000,000",
        "999999999999999999999999", "1.00 x",     "AED  ",   "1,",         "1.,5",
        "9,999,999,999,999,999,999,999",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct money m = {-7};
        ROW_TRUE(!money_parse(rows[i], &m), rows[i]);
        ROW_TRUE(m.fils == -7, rows[i]);
    }
}

static void amounts_are_written_plainly_and_in_groups(void **state)
{
    (void)state;
    static const struct {
        int64_t fils;
        const char *plain, *grouped;
    } rows[] = {
        {0, "0.00", "0.00"},
        {5, "0.05", "0.05"},
        {99, "0.99", "0.99"},
        {100, "1.00", "1.00"},
        {99999, "999.99", "999.99"},
        {100000, "1000.00", "1,000.00"},
        {125000, "1250.00", "1,250.00"},
        {12345678, "123456.78", "123,456.78"},
        {MONEY_MAX_FILS, "999999999.99", "999,999,999.99"},
        {-125005, "-1250.05", "-1,250.05"},
        {-100000000, "-1000000.00", "-1,000,000.00"},
        {INT64_MIN, "-92233720368547758.08", "-92,233,720,368,547,758.08"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = {0};
        money_plain(&b, (struct money){rows[i].fils});
        ROW_TEXT(b.s, rows[i].plain, rows[i].plain);
        buf_clear(&b);
        money_grouped(&b, (struct money){rows[i].fils});
        ROW_TEXT(b.s, rows[i].grouped, rows[i].plain);
        buf_done(&b);
    }
}

static void both_written_forms_read_back(void **state)
{
    (void)state;
    struct buf b = {0};
    for (int64_t fils = 0; fils <= MONEY_MAX_FILS; fils = fils * 3 + 7) {
        struct money m;
        buf_clear(&b);
        money_plain(&b, (struct money){fils});
        ROW_TRUE(money_parse(b.s, &m) && m.fils == fils, b.s);
        buf_clear(&b);
        money_grouped(&b, (struct money){fils});
        ROW_TRUE(money_parse(b.s, &m) && m.fils == fils, b.s);
    }
    buf_done(&b);
}

static void sums_and_products_stop_at_the_largest_amount(void **state)
{
    (void)state;
    const struct money max = {MONEY_MAX_FILS}, one = {1};
    struct money got = {-7};
    assert_false(money_add(max, one, &got));
    assert_false(money_add((struct money){INT64_MAX}, one, &got));
    assert_false(money_times(max, 2, &got));
    assert_false(money_times(max, INT64_MAX, &got));
    assert_false(money_times((struct money){INT64_MIN}, -1, &got));
    assert_int_equal(got.fils, -7);
    assert_true(money_add((struct money){MONEY_MAX_FILS - 1}, one, &got));
    assert_int_equal(got.fils, MONEY_MAX_FILS);
    assert_true(money_add((struct money){100}, (struct money){-250}, &got));
    assert_int_equal(got.fils, -150);
    assert_true(money_times((struct money){250}, 3, &got));
    assert_int_equal(got.fils, 750);
    assert_true(money_times(max, 0, &got));
    assert_int_equal(got.fils, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_of_typing_an_amount_is_understood),
        cmocka_unit_test(what_is_not_an_amount_is_refused_and_writes_nothing),
        cmocka_unit_test(amounts_are_written_plainly_and_in_groups),
        cmocka_unit_test(both_written_forms_read_back),
        cmocka_unit_test(sums_and_products_stop_at_the_largest_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
