/* What is stored is clean, and what is compared is folded.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/utf8.h"

#include "texts.h"

#include <stdlib.h>
#include <string.h>

struct pair {
    const char *in, *out;
};

static void assert_clean(const struct pair *cases, size_t n, bool keep_newlines)
{
    for (size_t i = 0; i < n; i++) {
        char *got = text_clean(cases[i].in, keep_newlines);
        assert_string_equal(got, cases[i].out);
        free(got);
    }
}

static void typed_text_is_trimmed_and_freed_of_the_invisible(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"", ""},
        {"   ", ""},
        {"  Test \t Customer  ", "Test Customer"},
        {"متعامل\u200B\u200F تجريبي\u200E", "متعامل تجريبي"},
        {"\u202A784-1990-0000001-1\u202C", "784-1990-0000001-1"},
        {"a\u2800\u00A0b\u3000", "a b"},
        {"one\ntwo\r\nthree", "one two three"},
        {"\x1b[31mred", "[31mred"},
        {"bad \xFF byte", "bad \uFFFD byte"},
        {"ﻣﺘﻌﺎﻣﻞ", "متعامل"},
        {"ﻻ ﻹ ﷲ ﭖ ﯼ", "لا لإ الله پ ی"},
        {"ﹷ", "\u064E"},
    };
    assert_clean(cases, sizeof cases / sizeof *cases, false);
}

static void long_text_keeps_its_paragraphs(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"\n\none \n two\r\nthree\n\n\n\nfour\n", "one\ntwo\nthree\n\nfour"},
        {"a\u2028b\rc\xC2\x85x", "a\nb\nc\nx"},
    };
    assert_clean(cases, sizeof cases / sizeof *cases, true);
}

static void check_clean_twice(const char *s)
{
    for (int keep = 0; keep < 2; keep++) {
        char *once = text_clean(s, keep);
        char *twice = text_clean(once, keep);
        assert_string_equal(once, twice);
        assert_true(utf8_valid(once, strlen(once)));
        size_t n = strlen(once);
        assert_false(n > 0 && (once[0] == ' ' || once[n - 1] == ' ' || once[n - 1] == '\n'));
        assert_null(strstr(once, "  "));
        free(once);
        free(twice);
    }
}

static void cleaning_twice_changes_nothing_more(void **state)
{
    (void)state;
    for_every_text(check_clean_twice);
}

static void names_that_people_take_for_equal_fold_alike(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"Test  CUSTOMER", "test customer"},
        {"أحمد", "احمد"},
        {"إِيمَان", "ايمان"},
        {"آمنة", "امنه"},
        {"مؤسسة الرؤى", "موسسه الروي"},
        {"فاطمـــة", "فاطمه"},
        {"ســـماء", "سما"},
        {"علی", "علي"},
        {"کریم", "كريم"},
        {"José Łukasz Straße Ærø", "jose lukasz strasse aero"},
        {"José", "jose"},
        {"ЖУК ΑΒΓ", "жук αβγ"},
        {"٠٥٠ ۱۲۳", "050 123"},
        {"ﻣﺘﻌﺎﻣﻞ", "متعامل"},
        {"ＡＢＣ", "abc"},
        {" \n a\tb \u064E ", "a b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = text_fold(cases[i].in);
        assert_string_equal(got, cases[i].out);
        free(got);
    }
}

static void check_fold(const char *s)
{
    char *once = text_fold(s), *twice = text_fold(once);
    char *clean = text_clean(s, false), *folded_clean = text_fold(clean);
    assert_string_equal(once, twice);
    assert_string_equal(once, folded_clean);
    free(once);
    free(twice);
    free(clean);
    free(folded_clean);
}

static void folding_is_the_same_twice_and_after_cleaning(void **state)
{
    (void)state;
    for_every_text(check_fold);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_text_is_trimmed_and_freed_of_the_invisible),
        cmocka_unit_test(long_text_keeps_its_paragraphs),
        cmocka_unit_test(cleaning_twice_changes_nothing_more),
        cmocka_unit_test(names_that_people_take_for_equal_fold_alike),
        cmocka_unit_test(folding_is_the_same_twice_and_after_cleaning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
