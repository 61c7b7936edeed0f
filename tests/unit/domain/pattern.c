/* Patterns: whole values, in characters, in bounded time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/pattern.h"

#include <locale.h>

static const char *const locales[] = {"C", "C.UTF-8"};

static void a_pattern_matches_whole_values_only(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *text;
        bool matches;
    } rows[] = {
        {"[0-9]{4}", "2026", true},
        {"[0-9]{4}", "20261", false},
        {"[0-9]{4}", "x2026", false},
        {"[0-9]{4}", "", false},
        {"", "", true},
        {"", "x", false},
        {"a|ab", "ab", true},
        {"ab|a", "a", true},
        {"a|b", "ab", false},
        {"^[A-Z]+$", "ABC", true},
        {"^[A-Z]+$", "ABc", false},
        {"(x|xy)(z|yz)?", "xyz", true},
        {"x*", "xx y", false},
        {"[A-Z]{2}-[0-9]{1,6}", "CN-1234", true},
        {"a.b", "a\nb", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ROW_TRUE(pattern_matches(rows[i].pattern, rows[i].text) == rows[i].matches,
                 rows[i].pattern);
}

static void characters_are_matched_whatever_the_locale_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(locales); i++) {
        assert_non_null(setlocale(LC_ALL, locales[i]));
        assert_true(pattern_matches(".{4}", "دبي1"));
        assert_false(pattern_matches(".{7}", "دبي1"));
        assert_true(pattern_matches("[ء-ي]+", "رخصة"));
        assert_false(pattern_matches("[ء-ي]+", "licence"));
        assert_true(pattern_matches("[^ء-ي]+", "licence"));
        assert_false(pattern_matches("[^ء-ي]+", "رخصة"));
        assert_true(pattern_matches("[]ء-ي[:digit:]-]+", "رخصة]-12"));
        assert_true(pattern_matches("[Α-Ωى-ي]+", "ΑΒΓي"));
        assert_true(pattern_matches("[[:alpha:]]+", "été"));
        assert_string_equal(setlocale(LC_ALL, NULL), locales[i]);
    }
}

static void useful_patterns_are_accepted(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "[0-9]{15}",
        "784-[0-9]{4}-[0-9]{7}-[0-9]",
        "[A-Za-z]{1,20}-[0-9]{1,20}-[^ ]{1,30}",
        "([0-9]{2}:){5}[0-9]{2}",
        "[]{}()\\\\]+",
        "\\([0-9]+\\)",
        "[[:alpha:]]{1,200}",
        "[ء-ي ]{2,60}",
        "(a|b|c)?d*",
        "HS[0-9]{4}(\\.[0-9]{2}){0,3}",
    };
    for (size_t i = 0; i < COUNT(locales); i++) {
        assert_non_null(setlocale(LC_ALL, locales[i]));
        for (size_t j = 0; j < COUNT(rows); j++) {
            ROW_TRUE(pattern_valid(rows[j]), rows[j]);
        }
    }
}

/* Each of these would take the C library gigabytes or minutes. */
static void costly_patterns_are_refused_and_match_nothing(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "((a{255}){255}){255}",
        "a{1,9999}{1,9999}",
        "(a{200})+{200}",
        "(x{1,}{30000})",
        "(([ab]{99}c{99}){99}d)",
        "(a*)\\1",
        "(.)(.)(.)\\3\\2\\1",
        "a{20000}",
        "((((((((((((((((((((((((((((((((((a))))))))))))))))))))))))))))))))))",
        "[]{9}-]{100}([]{9}]{100}){100}",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        ROW_TRUE(!pattern_valid(rows[i]), rows[i]);
        ROW_TRUE(!pattern_matches(rows[i], "aaaa"), rows[i]);
    }
    char longest[PATTERN_MAX + 2] = "";
    memset(longest, 'a', PATTERN_MAX);
    assert_true(pattern_valid(longest));
    strcat(longest, "a");
    assert_false(pattern_valid(longest));
}

static void what_is_not_an_expression_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "(", "[", "[z-a]", "[ي-ء]", "[a-ي]", "a{2,1}", "[[:nothing:]]", "\\", "*("};
    for (size_t i = 0; i < COUNT(rows); i++) {
        ROW_TRUE(!pattern_valid(rows[i]), rows[i]);
        ROW_TRUE(!pattern_matches(rows[i], "a"), rows[i]);
    }
}

/* Whatever stands in a form file, judging it comes back. */
static void any_text_can_be_judged(void **state)
{
    (void)state;
    static const char signs[] = "ab({[])}|*+?\\^$1,9-.:=\xC3\xA9[-[";
    unsigned long seed = 20260512;
    for (int round = 0; round < 20000; round++) {
        char pattern[24];
        for (size_t i = 0; i < sizeof pattern - 1; i++) {
            seed = seed * 6364136223846793005UL + 1442695040888963407UL;
            pattern[i] = signs[(seed >> 33) % (sizeof signs - 1)];
        }
        pattern[(seed >> 20) % sizeof pattern] = '\0';
        pattern[sizeof pattern - 1] = '\0';
        ROW_TRUE(pattern_valid(pattern) || !pattern_matches(pattern, "ab"), pattern);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_matches_whole_values_only),
        cmocka_unit_test(characters_are_matched_whatever_the_locale_is),
        cmocka_unit_test(useful_patterns_are_accepted),
        cmocka_unit_test(costly_patterns_are_refused_and_match_nothing),
        cmocka_unit_test(what_is_not_an_expression_is_refused),
        cmocka_unit_test(any_text_can_be_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
