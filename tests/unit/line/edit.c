/* Fields edited by readline: habits, undo per field, the allow-list, nothing leaking between customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/edit.h"

#include "unit/check.h"

#include "text/lang.h"

static int once(void **state)
{
    (void)state;
    lang_init();
    edit_init();
    return 0;
}

static enum edit_event type(struct edit *e, const char *bytes)
{
    return edit_feed(e, bytes, strlen(bytes));
}

static void typing_puts_letters_of_both_scripts_into_the_field(void **state)
{
    (void)state;
    struct edit *e = edit_new("", 0);
    assert_int_equal(type(e, "Test متعامل"), EDIT_NONE);
    assert_string_equal(edit_text(e), "Test متعامل");
    assert_int_equal(edit_point(e), strlen("Test متعامل"));
    edit_free(e);
}

static void backspace_takes_a_whole_arabic_letter(void **state)
{
    (void)state;
    struct edit *e = edit_new("سلام", 0);
    edit_do(e, EDIT_RUBOUT);
    assert_string_equal(edit_text(e), "سلا");
    type(e, "\177");
    assert_string_equal(edit_text(e), "سل");
    edit_free(e);
}

static void the_point_never_stands_between_a_letter_and_its_mark(void **state)
{
    (void)state;
    struct edit *e = edit_new("مُحمد", 0);
    edit_set_point(e, strlen("م"));
    assert_int_equal(edit_point(e), 0);
    edit_free(e);
}

static void each_field_has_its_own_undo(void **state)
{
    (void)state;
    struct edit *a = edit_new("one", 0), *b = edit_new("", 0);
    type(a, " more");
    type(b, "other");
    type(a, "\027");
    assert_string_equal(edit_text(a), "one ");
    type(a, "\037");
    assert_string_equal(edit_text(a), "one more");
    assert_string_equal(edit_text(b), "other");
    type(b, "\037");
    assert_string_equal(edit_text(b), "");
    assert_string_equal(edit_text(a), "one more");
    edit_free(a);
    edit_free(b);
}

static void text_set_by_the_program_can_be_undone(void **state)
{
    (void)state;
    struct edit *e = edit_new("typed", 0);
    edit_set_text(e, "found");
    assert_string_equal(edit_text(e), "found");
    assert_int_equal(edit_point(e), 5);
    type(e, "\037");
    assert_string_equal(edit_text(e), "typed");
    edit_free(e);
}

static void a_paste_is_cleaned_and_is_one_undo_step(void **state)
{
    (void)state;
    struct edit *e = edit_new("", 0);
    type(e, "x");
    edit_paste(e, "pasted\nline\xE2\x80\x8F");
    assert_string_equal(edit_text(e), "xpasted line");
    type(e, "\037");
    assert_string_equal(edit_text(e), "x");
    edit_free(e);
}

static void what_does_not_fit_the_length_is_not_taken(void **state)
{
    (void)state;
    struct edit *e = edit_new("", 4);
    type(e, "سلام");
    type(e, "ع");
    assert_string_equal(edit_text(e), "سلام");
    edit_set_point(e, 0);
    type(e, "x");
    assert_string_equal(edit_text(e), "سلام");
    edit_paste(e, "long text");
    assert_string_equal(edit_text(e), "سلام");
    edit_free(e);
}

static void enter_accepts_and_keeps_the_text(void **state)
{
    (void)state;
    struct edit *e = edit_new("kept", 0);
    assert_int_equal(type(e, "\r"), EDIT_ACCEPT);
    assert_string_equal(edit_text(e), "kept");
    type(e, "!");
    assert_string_equal(edit_text(e), "kept!");
    edit_free(e);
}

static void control_d_on_an_empty_field_is_the_end(void **state)
{
    (void)state;
    struct edit *e = edit_new("", 0);
    assert_int_equal(type(e, "\004"), EDIT_EOF);
    assert_string_equal(edit_text(e), "");
    edit_free(e);
}

static void a_started_key_can_be_called_off(void **state)
{
    (void)state;
    struct edit *e = edit_new("abc", 0);
    type(e, "\030");
    assert_true(edit_pending());
    edit_cancel_pending();
    assert_false(edit_pending());
    type(e, "d");
    assert_string_equal(edit_text(e), "abcd");
    edit_free(e);
}

static void what_was_cut_is_gone_with_the_customer(void **state)
{
    (void)state;
    struct edit *e = edit_new("784-1990-0000001-x", 0);
    type(e, "\025");
    assert_string_equal(edit_text(e), "");
    type(e, "\031");
    assert_string_equal(edit_text(e), "784-1990-0000001-x");
    edit_forget_kills();
    assert_string_equal(edit_text(e), "784-1990-0000001-x");
    struct edit *next = edit_new("", 0);
    type(next, "\031");
    for (int i = 0; i < 12; i++) {
        assert_null(strstr(edit_text(next), "784"));
        type(next, "\033y");
    }
    edit_free(next);
    edit_free(e);
}

static void keys_outside_the_allow_list_do_nothing(void **state)
{
    (void)state;
    /* macro, re-read-init-file, completion of file names, glob, quoted insert */
    static const char *const keys[] = {"\030(x\030)\030e", "\030\022", "\033/", "\033*", "\033?",
                                       "\033=", "\030g", "\033\t", "\t"};
    struct edit *e = edit_new("/et", 0);
    for (size_t i = 0; i < COUNT(keys); i++) {
        edit_set_text(e, "/et");
        type(e, keys[i]);
        edit_cancel_pending();
        ROW_TRUE(strstr(edit_text(e), "/et") == edit_text(e), keys[i]);
        ROW_TRUE(strlen(edit_text(e)) <= strlen("/etxe"), keys[i]);
        ROW_TRUE(!strchr(edit_text(e), '\t'), keys[i]);
    }
    edit_free(e);
}

static void bytes_that_are_not_utf8_are_not_typed(void **state)
{
    (void)state;
    struct edit *e = edit_new("", 0);
    assert_int_equal(edit_feed(e, "\xD9", 1), EDIT_NONE);
    assert_string_equal(edit_text(e), "");
    assert_false(edit_pending());
    edit_free(e);
}

static void vi_habits_can_be_taken_up_and_left(void **state)
{
    (void)state;
    struct edit *e = edit_new("", 0);
    type(e, "\033\012");
    assert_true(edit_vi_insert());
    type(e, "one two");
    type(e, "\033");
    assert_false(edit_vi_insert());
    type(e, "bD");
    assert_string_equal(edit_text(e), "one ");
    type(e, "u");
    assert_string_equal(edit_text(e), "one two");
    type(e, "\005"); /* C-e in vi's command mode: emacs again */
    assert_false(edit_vi_insert());
    type(e, "\001x");
    assert_string_equal(edit_text(e), "xone two");
    edit_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_puts_letters_of_both_scripts_into_the_field),
        cmocka_unit_test(backspace_takes_a_whole_arabic_letter),
        cmocka_unit_test(the_point_never_stands_between_a_letter_and_its_mark),
        cmocka_unit_test(each_field_has_its_own_undo),
        cmocka_unit_test(text_set_by_the_program_can_be_undone),
        cmocka_unit_test(a_paste_is_cleaned_and_is_one_undo_step),
        cmocka_unit_test(what_does_not_fit_the_length_is_not_taken),
        cmocka_unit_test(enter_accepts_and_keeps_the_text),
        cmocka_unit_test(control_d_on_an_empty_field_is_the_end),
        cmocka_unit_test(a_started_key_can_be_called_off),
        cmocka_unit_test(what_was_cut_is_gone_with_the_customer),
        cmocka_unit_test(keys_outside_the_allow_list_do_nothing),
        cmocka_unit_test(bytes_that_are_not_utf8_are_not_typed),
        cmocka_unit_test(vi_habits_can_be_taken_up_and_left),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
