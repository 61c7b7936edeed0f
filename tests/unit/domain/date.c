/* Dates: reading, writing, counting.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/date.h"

static const struct date today = {2026, 5, 12};

static const char *iso(struct date d)
{
    static char text[16];
    struct buf b = {0};
    date_iso(&b, d);
    snprintf(text, sizeof text, "%s", buf_text(&b));
    buf_done(&b);
    return text;
}

static void every_way_of_typing_a_date_is_understood(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *is;
    } rows[] = {
        {"2026-05-12", "2026-05-12"},
        {"2026-5-1", "2026-05-01"},
        {"12/5/2026", "2026-05-12"},
        {"01/12/2026", "2026-12-01"},
        {"12-5-2026", "2026-05-12"},
        {"12.5.2026", "2026-05-12"},
        {"12052026", "2026-05-12"},
        {"20260512", "2026-05-12"},
        {"٣١١٢٢٠٢٦", "2026-12-31"},
        {"12/5", "2026-05-12"},
        {"31/12", "2026-12-31"},
        {"  12/5/2026  ", "2026-05-12"},
        {"today", "2026-05-12"},
        {"Today", "2026-05-12"},
        {"اليوم", "2026-05-12"},
        {"+0", "2026-05-12"},
        {"+3", "2026-05-15"},
        {"-3", "2026-05-09"},
        {"-12", "2026-04-30"},
        {"+365", "2027-05-12"},
        {"١٢/٥/٢٠٢٦", "2026-05-12"},
        {"٢٠٢٦-٠٥-١٢", "2026-05-12"},
        {"۱۲/۵/۲۰۲۶", "2026-05-12"},
        {"+٣", "2026-05-15"},
        {"\u200f12/5/2026\u200e", "2026-05-12"},
        {"29/2/2024", "2024-02-29"},
        {"29/2/2000", "2000-02-29"},
        {"1900-01-01", "1900-01-01"},
        {"31/12/2199", "2199-12-31"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date d = {0};
        ROW_TRUE(date_parse(rows[i].typed, today, &d), rows[i].typed);
        ROW_TEXT(iso(d), rows[i].is, rows[i].typed);
    }
}

static void what_is_not_a_day_is_refused_and_writes_nothing(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",           "x",          "12",         "12/",        "/5",         "12/5/",
        "12/5/26",    "12//2026",   "12/5-2026",  "12-5",       "2026/05/12", "2026-13-01",
        "2026-00-10", "2026-01-00", "31/4/2026",  "29/2/2026",  "29/2/1900",  "29/2/2100",
        "29/2",       "32/1/2026",  "12/5/1899",  "12/5/2200",  "12/5/02026", "012/5/2026",
        "12/5/2026x", "12 5 2026",  "yesterday",  "+",          "-",          "+3x",
        "+ 3",        "+9999999",   "-99999",     "+99999",     "++3",        "12.5",
        "2026-05-12-1", "31022026",   "1205202",   "120520266",  "12.5-2026",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date d = {1, 2, 3};
        ROW_TRUE(!date_parse(rows[i], today, &d), rows[i]);
        ROW_TRUE(d.year == 1 && d.month == 2 && d.day == 3, rows[i]);
    }
}

/* Walks the calendar in the plain way and compares with the arithmetic at every step. */
static void every_day_of_three_centuries_counts_and_reads_back(void **state)
{
    (void)state;
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long serial = -25567; /* 1900-01-01: 70 years, of which 17 are leap years, before 1970 */
    int weekday = 1;      /* a Monday */
    for (int y = 1900; y <= 2199; y++) {
        bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
        for (int m = 1; m <= 12; m++) {
            for (int d = 1; d <= days[m - 1] + (leap && m == 2); d++, serial++) {
                struct date day = {y, m, d}, back = date_from_serial(serial);
                if (date_serial(day) != serial || date_cmp(day, back) != 0 ||
                    date_weekday(day) != weekday || !date_valid(day))
                    fail_msg("%d-%d-%d", y, m, d);
                weekday = (weekday + 1) % 7;
            }
            assert_false(date_valid((struct date){y, m, days[m - 1] + (leap && m == 2) + 1}));
        }
    }
    assert_int_equal(serial, date_serial(DATE_LAST) + 1);
    assert_int_equal(date_serial((struct date){1970, 1, 1}), 0);
}

static void every_day_reads_back_from_both_of_its_written_forms(void **state)
{
    (void)state;
    struct buf text = {0};
    for (long serial = date_serial(DATE_FIRST); serial <= date_serial(DATE_LAST); serial += 11) {
        struct date d = date_from_serial(serial), read = {0};
        buf_clear(&text);
        date_iso(&text, d);
        ROW_TRUE(date_parse(text.s, today, &read) && date_cmp(d, read) == 0, text.s);
        buf_clear(&text);
        date_shown(&text, d);
        ROW_TRUE(date_parse(text.s, today, &read) && date_cmp(d, read) == 0, text.s);
    }
    buf_done(&text);
}

static void the_calendar_ends_where_it_says(void **state)
{
    (void)state;
    assert_string_equal(iso(date_add(DATE_LAST, 1)), "2199-12-31");
    assert_string_equal(iso(date_add(DATE_FIRST, -1)), "1900-01-01");
    assert_string_equal(iso(date_from_serial(INT64_MAX)), "2199-12-31");
    assert_string_equal(iso(date_from_serial(INT64_MIN)), "1900-01-01");
    assert_string_equal(iso(date_of(INT64_MAX)), "2199-12-31");
    assert_string_equal(iso(date_of(INT64_MIN)), "1900-01-01");
}

static void dates_are_ordered_by_year_then_month_then_day(void **state)
{
    (void)state;
    static const struct date rows[] = {{2025, 12, 31}, {2026, 1, 1}, {2026, 1, 2}, {2026, 2, 1}};
    for (int i = 0; i < (int)COUNT(rows); i++) {
        for (int j = 0; j < (int)COUNT(rows); j++) {
            int c = date_cmp(rows[i], rows[j]);
            assert_true(i < j ? c < 0 : i > j ? c > 0 : c == 0);
        }
    }
}

static void adding_days_crosses_months_and_years(void **state)
{
    (void)state;
    assert_string_equal(iso(date_add((struct date){2026, 12, 31}, 1)), "2027-01-01");
    assert_string_equal(iso(date_add((struct date){2024, 3, 1}, -1)), "2024-02-29");
    assert_string_equal(iso(date_add((struct date){2026, 5, 12}, 0)), "2026-05-12");
}

static void a_day_begins_at_midnight_in_the_emirates(void **state)
{
    (void)state;
    instant start = date_start(today);
    assert_int_equal(start, INT64_C(1778529600)); /* 2026-05-11T20:00:00Z */
    assert_string_equal(iso(date_of(start)), "2026-05-12");
    assert_string_equal(iso(date_of(start - 1)), "2026-05-11");
    assert_string_equal(iso(date_of(start + 86399)), "2026-05-12");
    assert_string_equal(iso(date_of(start + 86400)), "2026-05-13");
    assert_string_equal(iso(date_of(-1)), "1970-01-01");
}

static void an_instant_is_written_in_emirates_time(void **state)
{
    (void)state;
    struct buf b = {0};
    instant t = date_start(today) + 14 * 3600 + 30 * 60 + 5;
    instant_shown(&b, t);
    assert_string_equal(b.s, "12/05/2026 14:30");
    buf_clear(&b);
    instant_iso(&b, t);
    assert_string_equal(b.s, "2026-05-12T14:30:05+04:00");
    buf_clear(&b);
    instant_iso(&b, -5 * 3600); /* before 1970 */
    assert_string_equal(b.s, "1969-12-31T23:00:00+04:00");
    buf_done(&b);
}

static void months_end_on_the_same_day_or_the_last_of_a_shorter_month(void **state)
{
    (void)state;
    static const struct {
        struct date from;
        int months;
        const char *is, *valid_until;
    } rows[] = {
        {{2026, 5, 11}, 36, "2029-05-11", "2029-05-10"}, {{2026, 5, 11}, 1, "2026-06-11", "2026-06-10"},
        {{2026, 1, 31}, 1, "2026-02-28", "2026-02-28"},  {{2024, 2, 29}, 12, "2025-02-28", "2025-02-28"},
        {{2024, 2, 29}, 48, "2028-02-29", "2028-02-28"}, {{2026, 12, 1}, 1, "2027-01-01", "2026-12-31"},
        {{2026, 1, 31}, -2, "2025-11-30", "2025-11-30"}, {{2199, 6, 1}, 12, "2199-12-31", "2199-12-31"},
        {{1900, 1, 15}, -3, "1900-01-01", "1900-01-01"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        ROW_TEXT(iso(date_add_months(rows[i].from, rows[i].months)), rows[i].is, rows[i].is);
        ROW_TEXT(iso(date_valid_until(rows[i].from, rows[i].months)), rows[i].valid_until, rows[i].is);
    }
}

static void an_instant_reads_back_from_its_written_form(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        instant is;
    } rows[] = {
        {"2026-05-12T10:00:00+04:00", 1778565600}, {"2026-05-12T10:00", 1778565600},
        {"2026-05-12 10:00:30", 1778565630},       {"2026-05-12T06:00:00Z", 1778565600},
        {"2026-05-12T00:30:00-05:30", 1778565600}, {"1970-01-01T00:00:00Z", 0},
    };
    static const char *const no_moments[] = {
        "",          "2026-05-12",       "2026-05-12T24:00", "2026-05-12T10:60", "2026-05-12T10:00:60",
        "yesterday", "2026-02-30T10:00", "12/05/2026 10:00", "2026-05-12T10:00+4", "2026-05-12T10:00:00x",
    };
    instant got = 7;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ROW_TRUE(instant_parse(rows[i].text, &got), rows[i].text);
        ROW_TRUE(got == rows[i].is, rows[i].text);
    }
    got = 7;
    for (size_t i = 0; i < COUNT(no_moments); i++)
        ROW_TRUE(!instant_parse(no_moments[i], &got) && got == 7, no_moments[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_of_typing_a_date_is_understood),
        cmocka_unit_test(what_is_not_a_day_is_refused_and_writes_nothing),
        cmocka_unit_test(every_day_of_three_centuries_counts_and_reads_back),
        cmocka_unit_test(every_day_reads_back_from_both_of_its_written_forms),
        cmocka_unit_test(the_calendar_ends_where_it_says),
        cmocka_unit_test(dates_are_ordered_by_year_then_month_then_day),
        cmocka_unit_test(adding_days_crosses_months_and_years),
        cmocka_unit_test(a_day_begins_at_midnight_in_the_emirates),
        cmocka_unit_test(an_instant_is_written_in_emirates_time),
        cmocka_unit_test(an_instant_reads_back_from_its_written_form),
        cmocka_unit_test(months_end_on_the_same_day_or_the_last_of_a_shorter_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
