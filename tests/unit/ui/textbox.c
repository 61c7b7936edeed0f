/* Long texts: lines that wrap in both directions, a cursor that goes where the key points, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/textbox.h"

#include "unit/check.h"

#include "base/mem.h"
#include "line/edit.h"
#include "text/lang.h"
#include "text/layout.h"

enum { ROWS = 4, COLS = 13, LINE = COLS - 3 };

static struct canvas canvas;

static int once(void **state)
{
    (void)state;
    lang_init();
    edit_init();
    canvas_init(&canvas);
    canvas_resize(&canvas, ROWS, COLS);
    return 0;
}

static int done(void **state)
{
    (void)state;
    canvas_done(&canvas);
    return 0;
}

static void draw(struct textbox *t)
{
    canvas_clear(&canvas, lang_rtl());
    textbox_draw(t, &canvas, (struct area){0, 0, ROWS, COLS}, true);
}

static struct textbox *box(const char *text, enum lang lang)
{
    lang_set(lang);
    struct textbox *t = textbox_new(text);
    draw(t);
    return t;
}

static enum widget_event press(struct textbox *t, enum key_code code)
{
    struct key k = {.code = code};
    enum widget_event e = textbox_key(t, &k);
    draw(t);
    return e;
}

static void type(struct textbox *t, const char *bytes)
{
    struct key k = {.code = (unsigned char)bytes[0] < ' ' ? KEYC_CTRL : KEYC_CHAR,
                    .ch = (unsigned char)bytes[0] < ' ' ? (uint32_t)bytes[0] + 0x60 : 'x',
                    .bytes = bytes,
                    .nbytes = strlen(bytes)};
    if (bytes[0] == 0x1F)
        k.ch = '_';
    textbox_key(t, &k);
    draw(t);
}

static void row_is(int row, const char *wanted)
{
    struct buf text = {0};
    canvas_row_text(&text, &canvas, row);
    assert_string_equal(buf_text(&text), wanted);
    buf_done(&text);
}

static void text_wraps_at_blanks_from_its_own_side(void **state)
{
    (void)state;
    struct textbox *t = box("one two three four\nسلام", LANG_EN);
    row_is(0, "[one two    ]");
    row_is(1, "[three four ]");
    row_is(2, "[        ﻡﻼﺳ]");
    row_is(3, "[           ]");
    textbox_free(t);
    t = box("word\nمتعامل تجريبي", LANG_AR);
    row_is(0, "[word       ]");
    row_is(1, "[     ﻞﻣﺎﻌﺘﻣ]");
    row_is(2, "[     ﻲﺒﻳﺮﺠﺗ]");
    textbox_free(t);
}

static void enter_starts_a_line_and_undo_takes_it_back(void **state)
{
    (void)state;
    struct textbox *t = box("ab", LANG_EN);
    press(t, KEYC_ENTER);
    type(t, "c");
    assert_string_equal(textbox_text(t), "ab\nc");
    type(t, "\037");
    type(t, "\037");
    assert_string_equal(textbox_text(t), "ab");
    textbox_free(t);
}

static void up_and_down_keep_their_column_through_short_lines(void **state)
{
    (void)state;
    struct textbox *t = box("abcdefgh\nij\nklmnopqr", LANG_EN);
    textbox_set_point(t, 6);
    assert_int_equal(press(t, KEYC_DOWN), WIDGET_HANDLED);
    assert_int_equal(textbox_point(t), strlen("abcdefgh\nij"));
    press(t, KEYC_DOWN);
    assert_int_equal(textbox_point(t), strlen("abcdefgh\nij\nklmnop"));
    assert_int_equal(press(t, KEYC_DOWN), WIDGET_IGNORED);
    press(t, KEYC_UP);
    press(t, KEYC_UP);
    assert_int_equal(textbox_point(t), 6);
    assert_int_equal(press(t, KEYC_UP), WIDGET_IGNORED);
    textbox_free(t);
}

static void down_goes_to_the_cell_below_in_lines_of_both_directions(void **state)
{
    (void)state;
    struct textbox *t = box("abcdefghij\nسسسسسسسسسس", LANG_EN);
    for (size_t i = 0; i < 10; i++) {
        textbox_set_point(t, i);
        draw(t);
        int column = canvas.cursor_col;
        press(t, KEYC_DOWN);
        assert_int_equal(canvas.cursor_row, 1);
        assert_int_equal(canvas.cursor_col, column);
        press(t, KEYC_UP);
        assert_int_equal(textbox_point(t), i);
    }
    textbox_free(t);
}

static void home_and_end_are_those_of_the_line_one_sees(void **state)
{
    (void)state;
    struct textbox *t = box("one two three four", LANG_EN);
    textbox_set_point(t, strlen("one two th"));
    press(t, KEYC_HOME);
    assert_int_equal(textbox_point(t), strlen("one two "));
    press(t, KEYC_END);
    assert_int_equal(textbox_point(t), strlen("one two three four"));
    press(t, KEYC_UP);
    press(t, KEYC_END);
    assert_int_equal(textbox_point(t), strlen("one two"));
    textbox_free(t);
}

static void pages_are_as_long_as_the_box(void **state)
{
    (void)state;
    struct textbox *t = box("1\n2\n3\n4\n5\n6\n7\n8", LANG_EN);
    textbox_set_point(t, 0);
    draw(t);
    press(t, KEYC_PAGE_DOWN);
    assert_int_equal(textbox_point(t), strlen("1\n2\n3\n"));
    press(t, KEYC_PAGE_DOWN);
    press(t, KEYC_PAGE_DOWN);
    assert_int_equal(press(t, KEYC_PAGE_DOWN), WIDGET_IGNORED);
    row_is(3, "[8          ]");
    press(t, KEYC_PAGE_UP);
    assert_int_equal(textbox_point(t), strlen("1\n2\n3\n4\n"));
    textbox_free(t);
}

static uint32_t seed;

/* Paragraphs that all begin at the side of the first letter. */
static char *random_text(const char *first)
{
    const char *const signs[] = {"a", "b", " ", "7", "ل", "ا", "س", "م", "\u064E", "日", "👩",
                                        "🇦",  NULL, "e\u0301", " ", "ر"};
    struct buf b = {0};
    buf_add(&b, first);
    for (int i = 0; i < 40; i++) {
        seed = seed * 1664525u + 1013904223u;
        const char *sign = signs[(seed >> 16) % COUNT(signs)];
        buf_add(&b, sign ? sign : "\n");
        buf_add(&b, sign ? "" : first);
    }
    return buf_take(&b);
}

/* Left and right of any text, from one end to the other: each grapheme once, none split. */
static void walks(struct textbox *t, enum key_code key)
{
    const char *text = textbox_text(t);
    size_t length = strlen(text), visited = 0, graphemes = 0;
    unsigned char *seen = mem_alloc(length + 1);
    for (size_t at = 0; at < length; at = grapheme_next(text, at))
        graphemes++;
    for (size_t i = 0; i < 4 * length + 4; i++) { /* to the other end first */
        struct key k = {.code = key == KEYC_LEFT ? KEYC_RIGHT : KEYC_LEFT};
        textbox_key(t, &k);
    }
    for (size_t last = length + 1; last != textbox_point(t); visited++) {
        last = textbox_point(t);
        assert_false(seen[last]);
        seen[last] = 1;
        assert_true(last == 0 || grapheme_next(text, grapheme_prev(text, last)) == last);
        struct key k = {.code = key};
        textbox_key(t, &k);
    }
    free(seen);
    assert_int_equal(visited, graphemes + 1);
}

static void arrows_visit_every_grapheme_of_all_lines_once(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 150; i++) {
        seed = i;
        char *text = random_text(i / 2 % 2 ? "س" : "a");
        struct textbox *t = box(text, i % 2 ? LANG_AR : LANG_EN);
        walks(t, KEYC_LEFT);
        walks(t, KEYC_RIGHT);
        textbox_free(t);
        free(text);
    }
}

static void arrows_go_on_to_the_next_line(void **state)
{
    (void)state;
    struct textbox *t = box("سم\nنر", LANG_AR);
    textbox_set_point(t, 0);
    for (size_t i = 1; i <= 5; i++) {
        press(t, KEYC_LEFT);
        assert_int_equal(textbox_point(t), i < 3 ? 2 * i : 2 * i - 1);
    }
    for (int i = 0; i < 5; i++)
        press(t, KEYC_RIGHT);
    assert_int_equal(textbox_point(t), 0);
    textbox_free(t);
}

static void a_paste_keeps_its_lines_and_is_one_step(void **state)
{
    (void)state;
    struct textbox *t = box("x", LANG_EN);
    const char *pasted = "one\ntwo\x1b[0m";
    struct key k = {.code = KEYC_PASTE, .bytes = pasted, .nbytes = strlen(pasted)};
    textbox_key(t, &k);
    assert_string_equal(textbox_text(t), "xone\ntwo[0m");
    type(t, "\037");
    assert_string_equal(textbox_text(t), "x");
    textbox_free(t);
}

static void readline_keys_mean_the_paragraph(void **state)
{
    (void)state;
    struct textbox *t = box("one\ntwo\nthree", LANG_EN);
    textbox_set_point(t, strlen("one\nt"));
    type(t, "\001");
    assert_int_equal(textbox_point(t), strlen("one\n"));
    type(t, "\013");
    assert_string_equal(textbox_text(t), "one\n\nthree");
    type(t, "\031");
    assert_string_equal(textbox_text(t), "one\ntwo\nthree");
    textbox_free(t);
}

static void a_click_puts_the_cursor_there(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++) {
        seed = (uint32_t)i;
        char *text = random_text(i % 3 ? "" : "س");
        struct textbox *t = box(text, i % 2 ? LANG_AR : LANG_EN);
        for (size_t at = 0; text[at]; at = grapheme_next(text, at)) {
            textbox_set_point(t, at);
            draw(t);
            int row = canvas.cursor_row, col = canvas.cursor_col;
            textbox_click(t, &canvas, row, col);
            draw(t);
            assert_int_equal(canvas.cursor_row, row);
            assert_int_equal(canvas.cursor_col, col);
        }
        textbox_click(t, &canvas, 99, 0);
        textbox_free(t);
        free(text);
    }
}

static void what_does_not_fit_is_left_out_and_the_rest_stays(void **state)
{
    (void)state;
    struct textbox *t = box("kept", LANG_EN);
    char *much = mem_alloc(20001);
    memset(much, 'a', 20000);
    struct key k = {.code = KEYC_PASTE, .bytes = much, .nbytes = 20000};
    textbox_key(t, &k);
    assert_int_equal(strlen(textbox_text(t)), EDIT_LENGTH_DEFAULT);
    assert_memory_equal(textbox_text(t), "kepta", 5);
    textbox_free(t);
    free(much);
}

static void vi_goes_from_line_to_line_with_its_own_keys(void **state)
{
    (void)state;
    struct textbox *t = box("one\ntwo", LANG_EN);
    struct key meta_c_j = {.code = KEYC_META, .ch = '\n', .bytes = "\033\012", .nbytes = 2};
    struct key esc = {.code = KEYC_ESC, .bytes = "\033", .nbytes = 1};
    textbox_key(t, &meta_c_j);
    textbox_key(t, &esc);
    assert_true(edit_vi_command());
    struct key k = {.code = KEYC_CHAR, .ch = 'k', .bytes = "k", .nbytes = 1};
    assert_int_equal(textbox_key(t, &k), WIDGET_HANDLED);
    assert_true(textbox_point(t) < 4);
    assert_int_equal(press(t, KEYC_ENTER), WIDGET_HANDLED);
    assert_string_equal(textbox_text(t), "one\ntwo");
    assert_true(textbox_point(t) >= 4);
    type(t, "\005");
    assert_false(edit_vi_command());
    textbox_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_wraps_at_blanks_from_its_own_side),
        cmocka_unit_test(enter_starts_a_line_and_undo_takes_it_back),
        cmocka_unit_test(up_and_down_keep_their_column_through_short_lines),
        cmocka_unit_test(down_goes_to_the_cell_below_in_lines_of_both_directions),
        cmocka_unit_test(home_and_end_are_those_of_the_line_one_sees),
        cmocka_unit_test(pages_are_as_long_as_the_box),
        cmocka_unit_test(arrows_visit_every_grapheme_of_all_lines_once),
        cmocka_unit_test(arrows_go_on_to_the_next_line),
        cmocka_unit_test(a_paste_keeps_its_lines_and_is_one_step),
        cmocka_unit_test(readline_keys_mean_the_paragraph),
        cmocka_unit_test(a_click_puts_the_cursor_there),
        cmocka_unit_test(what_does_not_fit_is_left_out_and_the_rest_stays),
        cmocka_unit_test(vi_goes_from_line_to_line_with_its_own_keys),
    };
    return cmocka_run_group_tests(tests, once, done);
}
