/* The canvas mirrors: the same start-and-end drawing, from the left in English, from the right in
 * Arabic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/canvas.h"

#include "unit/check.h"

#include "text/lang.h"

static int once(void **state)
{
    (void)state;
    lang_init();
    return 0;
}

static struct canvas made(int rows, int cols, bool rtl)
{
    struct canvas c;
    canvas_init(&c);
    canvas_resize(&c, rows, cols);
    canvas_clear(&c, rtl);
    return c;
}

static void row_is(const struct canvas *c, int row, const char *wanted)
{
    struct buf text = {0};
    canvas_row_text(&text, c, row);
    assert_string_equal(buf_text(&text), wanted);
    buf_done(&text);
}

static void text_begins_at_the_start_edge_of_both_directions(void **state)
{
    (void)state;
    struct canvas c = made(1, 10, false);
    canvas_text(&c, 0, 1, 5, "ab", STYLE_NORMAL, ALIGN_START);
    row_is(&c, 0, " ab");
    canvas_clear(&c, true);
    canvas_text(&c, 0, 1, 5, "ab", STYLE_NORMAL, ALIGN_START);
    row_is(&c, 0, "       ab");
    canvas_done(&c);
}

static void text_at_the_end_stands_at_the_other_edge(void **state)
{
    (void)state;
    struct canvas c = made(1, 10, false);
    canvas_text(&c, 0, 0, 10, "ab", STYLE_NORMAL, ALIGN_END);
    row_is(&c, 0, "        ab");
    canvas_clear(&c, true);
    canvas_text(&c, 0, 0, 10, "ab", STYLE_NORMAL, ALIGN_END);
    row_is(&c, 0, "ab");
    canvas_done(&c);
}

static void arabic_is_shaped_and_laid_out_from_the_right(void **state)
{
    (void)state;
    struct canvas c = made(1, 8, true);
    canvas_text(&c, 0, 0, 8, "سلام", STYLE_NORMAL, ALIGN_START);
    row_is(&c, 0, "     ﻡﻼﺳ");
    canvas_done(&c);
}

static void what_does_not_fit_is_cut_with_an_ellipsis_at_its_end(void **state)
{
    (void)state;
    struct canvas c = made(1, 6, false);
    canvas_text(&c, 0, 0, 4, "abcdef", STYLE_NORMAL, ALIGN_START);
    row_is(&c, 0, "abc…");
    canvas_clear(&c, true);
    canvas_text(&c, 0, 0, 3, "سسسس", STYLE_NORMAL, ALIGN_START);
    row_is(&c, 0, "   …ﺲﺳ");
    canvas_done(&c);
}

static void drawing_outside_the_window_is_clipped(void **state)
{
    (void)state;
    struct canvas c = made(2, 4, false);
    canvas_text(&c, -1, 0, 4, "no", STYLE_NORMAL, ALIGN_START);
    canvas_text(&c, 2, 0, 4, "no", STYLE_NORMAL, ALIGN_START);
    canvas_text(&c, 0, 2, 4, "abcd", STYLE_NORMAL, ALIGN_START);
    canvas_box(&c, -1, -1, 9, 9, "title", STYLE_NORMAL);
    row_is(&c, 0, "  ab");
    row_is(&c, 1, "");
    canvas_done(&c);
}

static void a_box_mirrors_and_keeps_its_corners(void **state)
{
    (void)state;
    struct canvas c = made(2, 6, true);
    canvas_box(&c, 0, 0, 2, 4, NULL, STYLE_NORMAL);
    row_is(&c, 0, "  ┌──┐");
    row_is(&c, 1, "  └──┘");
    canvas_done(&c);
}

static void half_of_a_wide_character_never_stays_behind(void **state)
{
    (void)state;
    struct canvas c = made(1, 6, false);
    canvas_text(&c, 0, 0, 4, "漢字", STYLE_NORMAL, ALIGN_START);
    canvas_fill(&c, 0, 1, 1, 'x', STYLE_NORMAL);
    row_is(&c, 0, " x字");
    canvas_fill(&c, 0, 2, 1, 'y', STYLE_NORMAL);
    row_is(&c, 0, " xy");
    canvas_done(&c);
}

static void the_cursor_of_a_field_stands_on_the_letter_at_the_point(void **state)
{
    (void)state;
    struct canvas c = made(1, 20, false);
    canvas_field(&c, 0, 2, 10, "abc", 1, true, false, STYLE_FOCUS);
    assert_int_equal(c.cursor_col, 3);
    canvas_field(&c, 0, 2, 10, "سلم", 0, true, false, STYLE_FOCUS);
    assert_int_equal(c.cursor_col, 11);
    canvas_field(&c, 0, 2, 10, "سلم", strlen("سلم"), true, false, STYLE_FOCUS);
    assert_int_equal(c.cursor_col, 8);
    canvas_clear(&c, true);
    canvas_field(&c, 0, 2, 10, "", 0, true, false, STYLE_FOCUS);
    assert_int_equal(c.cursor_col, 17);
    canvas_field(&c, 0, 2, 10, "784", 3, true, true, STYLE_FOCUS);
    assert_int_equal(c.cursor_col, 8 + 3);
    canvas_done(&c);
}

static void a_long_field_scrolls_until_the_cursor_is_seen(void **state)
{
    (void)state;
    const char *text = "0123456789abcdefghij";
    struct canvas c = made(1, 12, false);
    for (size_t at = 0; at <= strlen(text); at++) {
        canvas_clear(&c, false);
        canvas_field(&c, 0, 1, 8, text, at, true, true, STYLE_FOCUS);
        assert_in_range(c.cursor_col, 1, 8);
        if (text[at])
            assert_int_equal(c.cells[c.cursor_col].ch[0], text[at]);
    }
    canvas_done(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_begins_at_the_start_edge_of_both_directions),
        cmocka_unit_test(text_at_the_end_stands_at_the_other_edge),
        cmocka_unit_test(arabic_is_shaped_and_laid_out_from_the_right),
        cmocka_unit_test(what_does_not_fit_is_cut_with_an_ellipsis_at_its_end),
        cmocka_unit_test(drawing_outside_the_window_is_clipped),
        cmocka_unit_test(a_box_mirrors_and_keeps_its_corners),
        cmocka_unit_test(half_of_a_wide_character_never_stays_behind),
        cmocka_unit_test(the_cursor_of_a_field_stands_on_the_letter_at_the_point),
        cmocka_unit_test(a_long_field_scrolls_until_the_cursor_is_seen),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
