/* A long text wraps while it is typed, and the caret walks through its lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/textbox.h"

#include "unit/check.h"

#include "text/lang.h"

static int once(void **state)
{
    (void)state;
    lang_init();
    return 0;
}

static enum widget_event press(struct textbox *t, enum key_code code)
{
    struct key k = {.code = code};
    return textbox_key(t, &k);
}

static void type(struct textbox *t, const char *ascii)
{
    for (; *ascii; ascii++) {
        struct key k = {KEYC_CHAR, (unsigned char)*ascii, ascii, 1};
        textbox_key(t, &k);
    }
}

static void draw(struct textbox *t, struct canvas *c, int rows, int cols)
{
    canvas_init(c);
    canvas_resize(c, rows, cols);
    canvas_clear(c, lang_rtl());
    textbox_draw(t, c, (struct area){0, 0, rows, cols}, true);
}

static void row_is(const struct canvas *c, int row, const char *wanted)
{
    struct buf text = {0};
    canvas_row_text(&text, c, row);
    assert_string_equal(buf_text(&text), wanted);
    buf_done(&text);
}

static void words_wrap_and_enter_begins_a_line(void **state)
{
    (void)state;
    struct textbox *t = textbox_new("");
    struct canvas c;
    type(t, "one two three");
    press(t, KEYC_ENTER);
    type(t, "four");
    draw(t, &c, 4, 12);
    row_is(&c, 0, "[one two   ]");
    row_is(&c, 1, "[three     ]");
    row_is(&c, 2, "[four      ]");
    assert_int_equal(c.cursor_row, 2);
    assert_string_equal(textbox_text(t), "one two three\nfour");
    canvas_done(&c);
    textbox_free(t);
}

static void up_and_down_walk_and_leave_at_the_ends(void **state)
{
    (void)state;
    struct textbox *t = textbox_new("one\ntwo");
    assert_int_equal(press(t, KEYC_DOWN), WIDGET_IGNORED);
    assert_int_equal(press(t, KEYC_UP), WIDGET_HANDLED);
    type(t, "!");
    assert_string_equal(textbox_text(t), "one!\ntwo");
    assert_int_equal(press(t, KEYC_UP), WIDGET_IGNORED);
    press(t, KEYC_HOME);
    press(t, KEYC_DELETE);
    assert_string_equal(textbox_text(t), "ne!\ntwo");
    press(t, KEYC_END);
    press(t, KEYC_BACKSPACE);
    assert_string_equal(textbox_text(t), "ne\ntwo");
    textbox_free(t);
}

static void left_goes_on_in_arabic(void **state)
{
    (void)state;
    struct textbox *t = textbox_new("أب");
    lang_set(LANG_AR);
    press(t, KEYC_RIGHT);
    type(t, "x");
    assert_string_equal(textbox_text(t), "أxب");
    press(t, KEYC_LEFT);
    type(t, "y");
    assert_string_equal(textbox_text(t), "أxبy");
    lang_set(LANG_EN);
    textbox_free(t);
}

static void too_much_is_not_taken_and_the_rest_stays(void **state)
{
    (void)state;
    char *much = malloc(20001);
    memset(much, 'a', 20000);
    much[20000] = '\0';
    struct textbox *t = textbox_new("kept");
    struct key k = {KEYC_PASTE, 0, much, 20000};
    textbox_key(t, &k);
    assert_string_equal(textbox_text(t), "kept");
    textbox_free(t);
    free(much);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_wrap_and_enter_begins_a_line),
        cmocka_unit_test(up_and_down_walk_and_leave_at_the_ends),
        cmocka_unit_test(left_goes_on_in_arabic),
        cmocka_unit_test(too_much_is_not_taken_and_the_rest_stays),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
