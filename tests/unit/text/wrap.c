/* Cutting and wrapping to a width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/layout.h"

#include "texts.h"

#include <stdlib.h>
#include <string.h>

static void assert_cut(const char *s, int columns, const char *expected)
{
    struct buf out = {0};
    layout_cut(&out, s, columns);
    assert_string_equal(buf_text(&out), expected);
    buf_done(&out);
}

static void what_does_not_fit_ends_in_an_ellipsis(void **state)
{
    (void)state;
    assert_cut("abc", 3, "abc");
    assert_cut("abc", 9, "abc");
    assert_cut("abcd", 3, "ab…");
    assert_cut("abc", 1, "…");
    assert_cut("abc", 0, "");
    assert_cut("abc", -1, "");
    assert_cut("", 0, "");
    assert_cut("", 5, "");
    assert_cut("日本語", 5, "日本…");
    assert_cut("日本語", 4, "日…");
    assert_cut("e\u0301e\u0301e\u0301", 2, "e\u0301…");
    assert_cut("بلاد كبيرة", 4, "بلاد…");
}

static void a_cut_isolate_is_closed_before_the_ellipsis(void **state)
{
    (void)state;
    assert_cut("رقم \u2068784-1990\u2069", 7, "رقم \u206878\u2069…");
    assert_cut("\u2067a\u2066bcd\u2069\u2069", 3, "\u2067a\u2066b\u2069\u2069…");
}

static void check_cut(const char *s)
{
    for (int columns = 0; columns < 16; columns++) {
        struct buf out = {0};
        layout_cut(&out, s, columns);
        assert_true(layout_width(buf_text(&out)) <= columns);
        if (layout_width(s) <= columns)
            assert_string_equal(buf_text(&out), s);
        else if (columns > 0)
            assert_true(layout_width(buf_text(&out)) >= columns - 1); /* a wide sign may not fit */
        buf_done(&out);
    }
}

static void a_cut_text_fits_and_wastes_nothing(void **state)
{
    (void)state;
    for_every_text(check_cut);
}

/* --- Wrapping --------------------------------------------------------------------------------- */

static void collect(void *ctx, const char *text, size_t bytes)
{
    struct buf *lines = ctx;
    buf_addn(lines, text, bytes);
    buf_addc(lines, '|');
}

static void assert_wrapped(const char *s, int columns, const char *expected)
{
    struct buf lines = {0};
    layout_wrap(s, columns, collect, &lines);
    assert_string_equal(buf_text(&lines), expected);
    buf_done(&lines);
}

static void lines_break_at_blanks(void **state)
{
    (void)state;
    assert_wrapped("one two three", 7, "one two|three|");
    assert_wrapped("one two three", 8, "one two|three|");
    assert_wrapped("one  two", 3, "one|two|");
    assert_wrapped("one two", 99, "one two|");
    assert_wrapped("متعامل تجريبي واحد", 13, "متعامل تجريبي|واحد|");
}

static void a_word_longer_than_the_line_breaks_inside(void **state)
{
    (void)state;
    assert_wrapped("abcdefgh", 3, "abc|def|gh|");
    assert_wrapped("a bcdefg", 3, "a|bcd|efg|");
    assert_wrapped("日本語", 3, "日|本|語|");
    assert_wrapped("日本", 1, "日|本|"); /* never stands still */
    assert_wrapped("ab", 0, "a|b|");
}

static void paragraphs_stay_paragraphs(void **state)
{
    (void)state;
    assert_wrapped("", 5, "");
    assert_wrapped("a\nb", 5, "a|b|");
    assert_wrapped("a\n\nb\n", 5, "a||b|");
    assert_wrapped("\n", 5, "|");
}

struct check {
    int columns;
    const char *at; /* everything before was in a line, or is a blank or newline between lines */
};

static void check_line(void *ctx, const char *text, size_t bytes)
{
    struct check *c = ctx;
    for (; c->at < text; c->at++)
        assert_true(*c->at == ' ' || *c->at == '\n');
    assert_ptr_equal(c->at, text);
    c->at += bytes;
    char *line = strndup(text, bytes);
    bool one_wide = layout_width(line) == 2 && c->columns == 1;
    assert_true(layout_width(line) <= c->columns || one_wide);
    assert_null(strchr(line, '\n'));
    free(line);
}

static void check_wrap(const char *s)
{
    for (int columns = 1; columns < 12; columns++) {
        struct check c = {.columns = columns, .at = s};
        layout_wrap(s, columns, check_line, &c);
        assert_int_equal(strspn(c.at, " \n"), strlen(c.at));
    }
}

static void every_line_fits_and_nothing_is_lost(void **state)
{
    (void)state;
    for_every_text(check_wrap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_fit_ends_in_an_ellipsis),
        cmocka_unit_test(a_cut_isolate_is_closed_before_the_ellipsis),
        cmocka_unit_test(a_cut_text_fits_and_wastes_nothing),
        cmocka_unit_test(lines_break_at_blanks),
        cmocka_unit_test(a_word_longer_than_the_line_breaks_inside),
        cmocka_unit_test(paragraphs_stay_paragraphs),
        cmocka_unit_test(every_line_fits_and_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
