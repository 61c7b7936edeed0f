/* Outside text becomes harmless, and stays readable.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/chars.h"

#include "texts.h"

#include <stdlib.h>
#include <string.h>

static void neutralised(struct buf *out, const char *s, bool keep_newlines)
{
    buf_clear(out);
    buf_add(out, "");
    text_neutralise(out, s, keep_newlines);
}

static void hostile_text_is_shown_not_obeyed(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"plain", "plain"},
        {"سلام", "سلام"},
        {"\x1b[2J", "␛[2J"},
        {"a\tb\x7f", "a␉b␡"},
        {"one\ntwo\r", "one⏎two␍"},
        {"a\u202Eb", "a\uFFFDb"},
        {"\u2066a\u2069", "\uFFFDa\uFFFD"},
        {"a\u200Bb\uFEFF", "a\uFFFDb\uFFFD"},
        {"\xC2\x85\u2028", "\uFFFD\uFFFD"},
        {"\xFF\xD9", "\uFFFD\uFFFD"},
        {"\U000E0041", "\uFFFD"},
        {"نمی\u200Cخواهم", "نمی\u200Cخواهم"},
        {"a\u200Cb\u200D", "a\uFFFDb\uFFFD"},
        {"\u200Cس", "\uFFFDس"},
        {"👩\u200D👧", "👩\u200D👧"},
        {"👩\u200C👧", "👩\uFFFD👧"},
        {"❤\uFE0F\uFE0F", "❤\uFE0F\uFFFD"},
        {"\u0301a", "◌\u0301a"},
        {"سَّ", "سَّ"},
    };
    struct buf out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        neutralised(&out, cases[i].in, false);
        assert_string_equal(buf_text(&out), cases[i].out);
    }
    buf_done(&out);
}

static void newlines_are_kept_only_on_request(void **state)
{
    (void)state;
    struct buf out = {0};
    neutralised(&out, "a\n\u0301b\n", true);
    assert_string_equal(buf_text(&out), "a\n◌\u0301b\n");
    neutralised(&out, "a\n", false);
    assert_string_equal(buf_text(&out), "a⏎");
    buf_done(&out);
}

static void a_flood_of_marks_is_cut_and_shown_once(void **state)
{
    (void)state;
    struct buf in = {0}, out = {0};
    buf_add(&in, "a");
    for (int i = 0; i < 500; i++)
        buf_add(&in, "\u0301");
    buf_add(&in, "b");
    neutralised(&out, buf_text(&in), false);
    assert_int_equal(utf8_length(buf_text(&out)), 1 + 8 + 1 + 1);
    assert_non_null(strstr(buf_text(&out), "\uFFFDb"));
    buf_done(&in);
    buf_done(&out);
}

static bool has_hostile(const char *s)
{
    size_t n = strlen(s);
    for (size_t at = 0; at < n;) {
        uint32_t c;
        at += utf8_decode(s + at, n - at, &c);
        if (char_is_hostile(c))
            return true;
    }
    return false;
}

static void check_neutralised(const char *s)
{
    struct buf once = {0}, twice = {0};
    neutralised(&once, s, false);
    assert_true(utf8_valid(buf_text(&once), once.len));
    assert_false(has_hostile(buf_text(&once)));
    assert_int_equal(*s == '\0', once.len == 0);
    neutralised(&twice, buf_text(&once), false);
    assert_string_equal(buf_text(&once), buf_text(&twice));
    buf_done(&once);
    buf_done(&twice);
}

static void any_text_is_harmless_after_once_and_the_same_after_twice(void **state)
{
    (void)state;
    for_every_text(check_neutralised);
}

static void everything_that_could_steer_a_terminal_is_hostile(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x20; c++)
        assert_true(char_is_hostile(c));
    for (uint32_t c = 0x20; c < 0x7F; c++)
        assert_false(char_is_hostile(c));
    for (uint32_t c = 0x7F; c < 0xA0; c++)
        assert_true(char_is_hostile(c));
    static const uint32_t bad[] = {0xAD,    0x61C,   0x200B,  0x200E,   0x200F,    0x2028, 0x2029,
                                   0x202A,  0x202E,  0x2060,  0x2066,   0x2069,    0xD800, 0xDFFF,
                                   0xFDD0,  0xFEFF,  0xFFFE,  0xFFFF,   0x3164,    0xFFA0, 0xFFF9,
                                   0xE0001, 0xE0100, 0x1FFFE, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_true(char_is_hostile(bad[i]));
    static const uint32_t good[] = {0xA0,   0x627,  0x64B,  0x200C, 0x200D,
                                    0x2026, 0xFE0F, 0xFEFC, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_false(char_is_hostile(good[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_text_is_shown_not_obeyed),
        cmocka_unit_test(newlines_are_kept_only_on_request),
        cmocka_unit_test(a_flood_of_marks_is_cut_and_shown_once),
        cmocka_unit_test(any_text_is_harmless_after_once_and_the_same_after_twice),
        cmocka_unit_test(everything_that_could_steer_a_terminal_is_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
