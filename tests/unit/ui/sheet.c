/* A sheet fills in fields of every type: what is typed stays, what is not understood is told there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sheet.h"

#include "unit/check.h"

#include "line/edit.h"
#include "text/lang.h"

static const struct choice colours[] = {{"red", {"Red", "أحمر"}}, {"green", {"Green", "أخضر"}}};
static const char *const green_only[] = {"green", NULL};

static const struct field fields[] = {
    {.name = "name", .type = FIELD_TEXT, .label = {"Name", "الاسم"}, .required = true},
    {.name = "colour",
     .type = FIELD_CHOICE,
     .label = {"Colour", "اللون"},
     .choices = colours,
     .nchoices = COUNT(colours)},
    {.name = "shade",
     .type = FIELD_TEXT,
     .label = {"Shade", "الدرجة"},
     .required = true,
     .when = {"colour", green_only}},
    {.name = "amount", .type = FIELD_MONEY, .label = {"Amount", "المبلغ"}},
};

static const struct date today = {2026, 5, 12};

static int once(void **state)
{
    (void)state;
    lang_init();
    edit_init();
    return 0;
}

static struct sheet *made(void)
{
    struct sheet_item items[COUNT(fields)];
    memset(items, 0, sizeof items);
    for (size_t i = 0; i < COUNT(fields); i++)
        items[i].field = &fields[i];
    return sheet_new(items, COUNT(fields), NULL, 1, today);
}

static enum widget_event press(struct sheet *s, enum key_code code)
{
    struct key k = {.code = code};
    return sheet_key(s, &k);
}

static void type(struct sheet *s, const char *ascii)
{
    for (; *ascii; ascii++) {
        struct key k = {.code = KEYC_CHAR, .ch = (unsigned char)*ascii, .bytes = ascii, .nbytes = 1};
        sheet_key(s, &k);
    }
}

/* The whole picture in 60 columns. */
static void drawn(struct sheet *s, struct buf *out)
{
    struct canvas c;
    canvas_init(&c);
    canvas_resize(&c, 20, 60);
    canvas_clear(&c, lang_rtl());
    sheet_draw(s, &c, (struct area){0, 0, 20, 60});
    buf_clear(out);
    for (int row = 0; row < c.rows; row++) {
        canvas_row_text(out, &c, row);
        buf_addc(out, '\n');
    }
    buf_printf(out, "cursor %d\n", c.cursor_row);
    canvas_done(&c);
}

static void a_value_that_is_not_understood_keeps_the_cursor_and_stays(void **state)
{
    (void)state;
    struct sheet *s = made();
    struct buf picture = {0};
    type(s, "Test");
    press(s, KEYC_ENTER);
    press(s, KEYC_ENTER);
    type(s, "12.345");
    assert_int_equal(press(s, KEYC_ENTER), WIDGET_HANDLED);
    drawn(s, &picture);
    assert_non_null(strstr(buf_text(&picture), "12.345"));
    assert_non_null(strstr(buf_text(&picture), "✗"));
    assert_non_null(strstr(buf_text(&picture), "cursor 2"));
    assert_null(sheet_get(s, "amount"));
    lang_set(LANG_AR);
    drawn(s, &picture);
    assert_non_null(strstr(buf_text(&picture), "12.345"));
    lang_set(LANG_EN);
    buf_done(&picture);
    sheet_free(s);
}

static void a_field_appears_with_the_answer_that_asks_for_it(void **state)
{
    (void)state;
    struct sheet *s = made();
    struct buf picture = {0};
    sheet_set(s, "colour", "red");
    drawn(s, &picture);
    assert_null(strstr(buf_text(&picture), "Shade"));
    sheet_set(s, "colour", "green");
    sheet_set(s, "shade", "dark");
    drawn(s, &picture);
    assert_non_null(strstr(buf_text(&picture), "Shade"));
    assert_string_equal(answers_get(sheet_answers(s), "shade"), "dark");
    sheet_set(s, "colour", "red");
    assert_string_equal(answers_get(sheet_answers(s), "shade"), "");
    assert_string_equal(sheet_get(s, "shade"), "dark"); /* comes back with its colour */
    buf_done(&picture);
    sheet_free(s);
}

static void typing_narrows_a_choice_in_either_language(void **state)
{
    (void)state;
    struct sheet *s = made();
    type(s, "Test");
    press(s, KEYC_TAB);
    type(s, "gr");
    press(s, KEYC_ENTER);
    assert_string_equal(sheet_get(s, "colour"), "green");
    press(s, KEYC_BACKTAB);
    struct key alef = {.code = KEYC_CHAR, .ch = 0x0623, .bytes = "أ", .nbytes = 2};
    struct key hah = {.code = KEYC_CHAR, .ch = 0x062D, .bytes = "ح", .nbytes = 2};
    sheet_key(s, &alef);
    sheet_key(s, &hah);
    press(s, KEYC_TAB);
    assert_string_equal(sheet_get(s, "colour"), "red");
    sheet_free(s);
}

static void what_is_demanded_and_empty_is_told_only_at_the_end(void **state)
{
    (void)state;
    struct sheet *s = made();
    assert_true(sheet_check(s, false));
    assert_false(sheet_check(s, true));
    struct buf picture = {0};
    drawn(s, &picture);
    assert_non_null(strstr(buf_text(&picture), "cursor 0"));
    type(s, "Test");
    assert_true(sheet_check(s, true));
    buf_done(&picture);
    sheet_free(s);
}

static void enter_on_the_last_field_accepts(void **state)
{
    (void)state;
    struct sheet *s = made();
    type(s, "Test");
    assert_int_equal(press(s, KEYC_ENTER), WIDGET_HANDLED);
    assert_int_equal(press(s, KEYC_ENTER), WIDGET_HANDLED);
    type(s, "5");
    assert_int_equal(press(s, KEYC_ENTER), WIDGET_ACCEPT);
    assert_string_equal(sheet_get(s, "amount"), "5.00");
    sheet_free(s);
}

static void an_error_of_the_command_stands_at_its_field(void **state)
{
    (void)state;
    struct sheet *s = made();
    struct err e = {0};
    struct buf picture = {0};
    ERR(&e, RC_CONFLICT, "amount", N_("Exactly %1$s is to be paid"), "AED 7.00");
    assert_true(sheet_blame(s, &e));
    drawn(s, &picture);
    assert_non_null(strstr(buf_text(&picture), "AED 7.00"));
    ERR(&e, RC_CONFLICT, "shade", N_("Exactly %1$s is to be paid"), "AED 7.00");
    assert_false(sheet_blame(s, &e)); /* not shown: the sentence belongs elsewhere */
    buf_done(&picture);
    sheet_free(s);
}

static void it_begins_where_something_is_wanted(void **state)
{
    (void)state;
    struct sheet *s = made();
    struct buf picture = {0};
    sheet_set(s, "name", "Test");
    sheet_set(s, "colour", "green");
    sheet_begin(s);
    drawn(s, &picture);
    assert_non_null(strstr(buf_text(&picture), "cursor 2"));
    buf_done(&picture);
    sheet_free(s);
}

static void what_is_demanded_without_another_has_its_star_until_that_is_given(void **state)
{
    (void)state;
    static const struct field why = {
        .name = "why", .type = FIELD_TEXT, .label = {"Why", "السبب"}, .unless = "colour"};
    struct sheet_item items[] = {{.field = &fields[1]}, {.field = &why}};
    struct sheet *s = sheet_new(items, COUNT(items), NULL, 1, today);
    struct buf picture = {0};
    drawn(s, &picture);
    assert_non_null(strstr(buf_text(&picture), "Why *"));
    assert_false(sheet_check(s, true));
    sheet_set(s, "colour", "red");
    drawn(s, &picture);
    assert_null(strstr(buf_text(&picture), "Why *"));
    assert_true(sheet_check(s, true));
    buf_done(&picture);
    sheet_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_that_is_not_understood_keeps_the_cursor_and_stays),
        cmocka_unit_test(a_field_appears_with_the_answer_that_asks_for_it),
        cmocka_unit_test(typing_narrows_a_choice_in_either_language),
        cmocka_unit_test(what_is_demanded_and_empty_is_told_only_at_the_end),
        cmocka_unit_test(enter_on_the_last_field_accepts),
        cmocka_unit_test(an_error_of_the_command_stands_at_its_field),
        cmocka_unit_test(it_begins_where_something_is_wanted),
        cmocka_unit_test(what_is_demanded_without_another_has_its_star_until_that_is_given),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
