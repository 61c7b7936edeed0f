/* Rows of cells in both directions, and a caret in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/layout.h"
#include "text/chars.h"

#include "texts.h"

#include <stdlib.h>
#include <string.h>

static void assert_row(const char *s, bool rtl, const char *expected)
{
    struct glyph *g;
    size_t n = layout_line(s, rtl, &g);
    struct buf row = {0};
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < GLYPH_MARKS && g[i].ch[k]; k++)
            buf_add_char(&row, g[i].ch[k]);
    assert_string_equal(buf_text(&row), expected);
    buf_done(&row);
    free(g);
}

static void rows_read_right_in_both_directions(void **state)
{
    (void)state;
    static const struct {
        const char *text, *ltr, *rtl;
    } cases[] = {
        {"", "", ""},
        {"abc 12", "abc 12", "abc 12"},
        {"abc.", "abc.", ".abc"},
        {"سلام", "ﻡﻼﺳ", "ﻡﻼﺳ"},
        {"سلام abc", "ﻡﻼﺳ abc", "abc ﻡﻼﺳ"},
        {"abc سلام", "abc ﻡﻼﺳ", "ﻡﻼﺳ abc"},
        {"(أ)", "(ﺃ)", "(ﺃ)"},
        {"(أ) x", "(ﺃ) x", "x (ﺃ)"},
        {"سلام ", "ﻡﻼﺳ ", " ﻡﻼﺳ"},
        {"\u2067abc ", "abc ", " abc"},
        {"\u2066سلام \u2069", "ﻡﻼﺳ ", " ﻡﻼﺳ"},
        {"رقم 12", "12 ﻢﻗﺭ", "12 ﻢﻗﺭ"},
        {"日本", "日本", "日本"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_row(cases[i].text, false, cases[i].ltr);
        assert_row(cases[i].text, true, cases[i].rtl);
    }
}

static void isolated_codes_keep_their_direction_in_arabic(void **state)
{
    (void)state;
    assert_row("رقم \u2068784-1990-0000001-1\u2069 هنا", true, "ﺎﻨﻫ 784-1990-0000001-1 ﻢﻗﺭ");
    assert_row("رقم \u2066784-1990-0000001-1\u2069", true, "784-1990-0000001-1 ﻢﻗﺭ");
    assert_row("رقم \u2066+971500000001\u2069", true, "+971500000001 ﻢﻗﺭ");
    assert_row("\u2068E26-03-000123\u2069، \u20661,250.00\u2069 درهم", true,
               "ﻢﻫﺭﺩ 1,250.00 ،E26-03-000123");
    assert_row("\u2068متعامل تجريبي\u2069: test", false, "ﻲﺒﻳﺮﺠﺗ ﻞﻣﺎﻌﺘﻣ: test");
}

static void lam_alef_is_one_cell_with_the_marks_of_both(void **state)
{
    (void)state;
    static const struct {
        const char *text, *row;
    } cases[] = {
        {"لا", "ﻻ"},   {"لأ", "ﻷ"},   {"لإ", "ﻹ"},       {"لآ", "ﻵ"},
        {"بلا", "ﻼﺑ"}, {"سلأ", "ﻸﺳ"}, {"لَا", "ﻻ\u064E"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_row(cases[i].text, true, cases[i].row);
        assert_row(cases[i].text, false, cases[i].row);
    }
    assert_int_equal(layout_width("بلا"), 2);
    assert_int_equal(layout_width("ل\u200Dا"), 2); /* a joiner between them keeps them apart */
}

static void a_cell_shows_one_sign_of_known_width(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
    } cases[] = {
        {"é", 1},
        {"e\u0301\u0302", 1},
        {"日", 2},
        {"한", 2},
        {"\u1112\u1161\u11AB", 2},
        {"😀", 2},
        {"👨\u200D👩\u200D👧", 2},
        {"👍🏽", 2},
        {"🇦🇪", 2},
        {"🇦🇪🇦", 3},
        {"❤\uFE0F", 1},
        {"1\uFE0F\u20E3", 1},
        {"\u2066\u2069", 0},
        {"\u0301", 1},
        {"نمی\u200Cخواهم", 8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(layout_width(cases[i].text), cases[i].width);
    assert_row("👨\u200D👩x", false, "👨x");
    assert_row("🇦🇪", true, "🇦🇪");
    assert_row("❤\uFE0F", false, "❤");
    assert_row("\u0301", false, "◌\u0301");
}

static void text_that_was_not_neutralised_cannot_steer_either(void **state)
{
    (void)state;
    assert_row("a\u202Ebc\x1b", false, "a\uFFFDbc\uFFFD");
    assert_row("a\u200Bb\xFF", false, "a\uFFFDb\uFFFD");
    assert_row("a\n\u0301", false, "a\uFFFD◌\u0301");
}

/* --- Properties of any text ------------------------------------------------------------------- */

static void check_cells(const char *s)
{
    size_t length = strlen(s);
    for (int rtl = 0; rtl < 2; rtl++) {
        struct glyph *g;
        size_t n = layout_line(s, rtl, &g);
        int columns = 0;
        size_t shown = 0;
        for (size_t i = 0; i < n; i++) {
            columns += g[i].width;
            assert_true(g[i].first < g[i].last && g[i].last <= length);
            assert_false(char_is_hostile(g[i].ch[0]));
            assert_int_equal(char_width(g[i].ch[0]), g[i].width);
            for (int k = 1; k < GLYPH_MARKS && g[i].ch[k]; k++)
                assert_int_equal(char_width(g[i].ch[k]), 0);
            if (i == 0 || g[i].first != g[i - 1].first)
                shown += g[i].last - g[i].first;
        }
        assert_true(shown <= length);
        assert_int_equal(columns, layout_width(s));
        free(g);
    }
}

static void rows_have_the_same_width_in_both_directions(void **state)
{
    (void)state;
    for_every_text(check_cells);
}

/* The graphemes that are seen: all but isolates and such with nothing after them. */
static size_t count_graphemes(const char *s, const struct glyph *g, size_t n)
{
    size_t count = 0;
    for (size_t at = 0; s[at]; at = grapheme_next(s, at)) {
        bool shown = false;
        for (size_t i = 0; i < n; i++)
            shown = shown || at == g[i].first || (at == g[i].second && at < g[i].last);
        count += shown;
    }
    return count;
}

static bool is_lam_alef(const struct glyph *g, size_t n, size_t a, size_t b)
{
    for (size_t i = 0; i < n; i++) {
        if (g[i].second < g[i].last && ((g[i].first == a && g[i].second == b) ||
                                        (g[i].first == b && g[i].second == a)))
            return true;
    }
    return false;
}

/* Walks with one arrow key until it no longer moves: every grapheme once and none split, the end last
 * or first, and always in the direction of the arrow but inside a lam-alef. */
static void walk(const char *s, const struct glyph *g, size_t n, bool rtl, int step)
{
    size_t length = strlen(s);
    bool forth = (step > 0) != rtl; /* towards the end */
    size_t at = length;
    for (size_t before = at + 1; forth && before != at;) {
        before = at;
        at = layout_move(g, n, rtl, at, length, -step);
    }
    size_t visited = 0, limit = 2 * n + 2;
    unsigned char *seen = calloc(length + 1, 1);
    for (;;) {
        assert_false(seen[at]);
        seen[at] = 1;
        visited += at != length;
        assert_true(at == 0 || grapheme_next(s, grapheme_prev(s, at)) == at);
        int column = layout_caret(g, n, rtl, at, length);
        size_t next = layout_move(g, n, rtl, at, length, step);
        if (next == at)
            break;
        int moved = layout_caret(g, n, rtl, next, length) - column;
        if (moved == 0)
            assert_true(is_lam_alef(g, n, at, next));
        else
            assert_true(step > 0 ? moved > 0 : moved < 0);
        at = next;
        assert_true(limit-- > 0);
    }
    assert_int_equal(visited, count_graphemes(s, g, n));
    if (forth)
        assert_int_equal(at, length);
    free(seen);
}

/* A click on the caret's cell puts it where it was. */
static void check_columns(const struct glyph *g, size_t n, bool rtl, size_t length)
{
    for (size_t i = 0; i < n; i++) {
        int column = layout_caret(g, n, rtl, g[i].first, length);
        assert_int_equal(layout_at_column(g, n, rtl, length, column), g[i].first);
    }
}

static void check_caret(const char *s)
{
    size_t length = strlen(s);
    for (int rtl = 0; rtl < 2; rtl++) {
        struct glyph *g;
        size_t n = layout_line(s, rtl, &g);
        walk(s, g, n, rtl, 1);
        walk(s, g, n, rtl, -1);
        check_columns(g, n, rtl, length);
        free(g);
    }
}

static void an_arrow_key_visits_every_grapheme_once_and_splits_none(void **state)
{
    (void)state;
    for_every_text(check_caret);
}

static void check_graphemes(const char *s)
{
    size_t n = strlen(s), at = 0;
    assert_int_equal(grapheme_prev(s, 0), 0);
    while (at < n) {
        size_t next = grapheme_next(s, at);
        assert_true(next > at && next <= n);
        assert_int_equal(grapheme_prev(s, next), at);
        at = next;
    }
    assert_int_equal(grapheme_next(s, n), n);
}

static void graphemes_are_left_the_way_they_were_entered(void **state)
{
    (void)state;
    for_every_text(check_graphemes);
    assert_int_equal(grapheme_next("e\u0301x", 0), 3);
    assert_int_equal(grapheme_next("لا", 0), 2);
    assert_int_equal(grapheme_next("🇦🇪🇦🇪", 0), 8);
    assert_int_equal(grapheme_next("👨\u200D👩", 0), 11);
}

/* --- The caret -------------------------------------------------------------------------------- */

static void the_caret_stands_on_the_cell_it_covers(void **state)
{
    (void)state;
    const char *s = "ab سلام"; /* in a row that starts at the right: ﻡﻼﺳ ab */
    struct glyph *g;
    size_t n = layout_line(s, true, &g), length = strlen(s);
    assert_int_equal(layout_caret(g, n, true, 0, length), 4);
    assert_int_equal(layout_caret(g, n, true, 1, length), 5);
    assert_int_equal(layout_caret(g, n, true, 3, length), 2);
    assert_int_equal(layout_caret(g, n, true, 5, length), 1);
    assert_int_equal(layout_caret(g, n, true, 7, length), 1); /* between lam and alef */
    assert_int_equal(layout_caret(g, n, true, length, length), -1);
    assert_int_equal(layout_at_column(g, n, true, length, -1), length);
    assert_int_equal(layout_at_column(g, n, true, length, 99), 1);
    free(g);

    n = layout_line("a日b", false, &g);
    assert_int_equal(layout_caret(g, n, false, 4, 5), 3);
    assert_int_equal(layout_caret(g, n, false, 5, 5), 4);
    assert_int_equal(layout_at_column(g, n, false, 5, 2), 1); /* the second half of a wide sign */
    assert_int_equal(layout_at_column(g, n, false, 5, 99), 5);
    assert_int_equal(layout_at_column(g, n, false, 5, -1), 0);
    free(g);
}

static void an_empty_field_has_one_place_for_the_caret(void **state)
{
    (void)state;
    struct glyph *g;
    size_t n = layout_line("", true, &g);
    assert_int_equal(n, 0);
    assert_int_equal(layout_caret(g, n, true, 0, 0), -1);
    assert_int_equal(layout_caret(g, n, false, 0, 0), 0);
    assert_int_equal(layout_move(g, n, true, 0, 0, 1), 0);
    assert_int_equal(layout_at_column(g, n, false, 0, 3), 0);
    free(g);
}

/* A word read off the screen, from the right, is the word again once cleaned. */
static void shaped_words_can_be_read_back(void **state)
{
    (void)state;
    static const char *const words[] = {"متعامل", "تجريبي", "الخدمات", "إلكترونية",
                                        "لأول",   "مسؤول",  "شيء",     "آلاف"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct glyph *g;
        struct buf read = {0};
        for (size_t n = layout_line(words[i], true, &g); n > 0; n--)
            buf_add_char(&read, g[n - 1].ch[0]);
        char *clean = text_clean(buf_text(&read), false);
        assert_string_equal(clean, words[i]);
        free(clean);
        buf_done(&read);
        free(g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_read_right_in_both_directions),
        cmocka_unit_test(isolated_codes_keep_their_direction_in_arabic),
        cmocka_unit_test(lam_alef_is_one_cell_with_the_marks_of_both),
        cmocka_unit_test(a_cell_shows_one_sign_of_known_width),
        cmocka_unit_test(text_that_was_not_neutralised_cannot_steer_either),
        cmocka_unit_test(rows_have_the_same_width_in_both_directions),
        cmocka_unit_test(an_arrow_key_visits_every_grapheme_once_and_splits_none),
        cmocka_unit_test(graphemes_are_left_the_way_they_were_entered),
        cmocka_unit_test(the_caret_stands_on_the_cell_it_covers),
        cmocka_unit_test(an_empty_field_has_one_place_for_the_caret),
        cmocka_unit_test(shaped_words_can_be_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
