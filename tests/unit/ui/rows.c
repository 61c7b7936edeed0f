/* Rows of a form being filled in: added, copied and removed with all that is typed in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sheet.h"

#include "unit/check.h"

#include "line/edit.h"
#include "text/lang.h"

#define ROW(n, always_)                                                                            \
    {.name = "goods[" #n "].name", .type = FIELD_TEXT, .label = {"Name", "الاسم"}, .required = true, \
     .counter = "goods", .row = n, .row_always = always_},                                         \
    {.name = "goods[" #n "].pieces", .type = FIELD_NUMBER, .label = {"Pieces", "العدد"},           \
     .counter = "goods", .row = n, .row_always = always_}

static const struct field fields[] = {
    {.name = "goods", .type = FIELD_NUMBER, .label = {"Goods", "بضائع"}, .required = true, .min = "1",
     .max = "3", .rows = 3},
    ROW(1, true),
    ROW(2, false),
    ROW(3, false),
};

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
    struct sheet *s = sheet_new(items, COUNT(fields), NULL, 1, (struct date){2026, 5, 12});
    sheet_set(s, "goods[1].name", "one");
    sheet_begin(s);
    return s;
}

static void type(struct sheet *s, const char *text)
{
    for (; *text; text++) {
        struct key k = {.code = KEYC_CHAR, .ch = (unsigned char)*text, .bytes = text, .nbytes = 1};
        (void)sheet_key(s, &k);
    }
}

static void stands(struct sheet *s, const char *name)
{
    assert_string_equal(sheet_place(s).field, name);
}

static void a_row_that_is_filled_in_counts_by_itself(void **state)
{
    (void)state;
    struct sheet *s = made();
    struct sheet_rows r;
    sheet_go(s, "goods[1].pieces");
    type(s, "7");
    assert_true(sheet_check(s, true));
    assert_string_equal(sheet_get(s, "goods"), "1");
    assert_true(sheet_rows(s, &r));
    assert_int_equal(r.row, 1);
    assert_int_equal(r.count, 1);
    assert_int_equal(r.most, 3);
    sheet_free(s);
}

static void rows_are_added_after_the_one_stood_in_up_to_the_most(void **state)
{
    (void)state;
    struct sheet *s = made();
    sheet_go(s, "goods[1].name");
    assert_true(sheet_add_row(s, false));
    stands(s, "goods[2].name");
    type(s, "two");
    assert_true(sheet_check(s, false));
    sheet_go(s, "goods[1].name");
    assert_true(sheet_add_row(s, true));
    assert_string_equal(sheet_get(s, "goods[2].name"), "one");
    assert_string_equal(sheet_get(s, "goods[3].name"), "two");
    assert_false(sheet_add_row(s, false));
    sheet_free(s);
}

static void removing_one_moves_the_others_up_with_what_is_not_understood(void **state)
{
    (void)state;
    struct sheet *s = made();
    sheet_go(s, "goods[1].name");
    assert_true(sheet_add_row(s, false));
    sheet_set(s, "goods[2].name", "two");
    sheet_go(s, "goods[2].pieces");
    type(s, "many");
    assert_false(sheet_check(s, false));
    sheet_go(s, "goods[1].name");
    sheet_remove_row(s);
    assert_string_equal(sheet_get(s, "goods[1].name"), "two");
    assert_null(sheet_get(s, "goods[1].pieces"));
    assert_string_equal(sheet_text(s, 2), "many");
    assert_string_equal(sheet_get(s, "goods"), "1");
    assert_string_equal(sheet_get(s, "goods[2].name"), "");
    sheet_free(s);
}

static void the_last_row_there_must_be_is_emptied(void **state)
{
    (void)state;
    struct sheet *s = made();
    sheet_go(s, "goods[1].name");
    sheet_remove_row(s);
    assert_string_equal(sheet_get(s, "goods[1].name"), "");
    stands(s, "goods[1].name");
    sheet_free(s);
}

static void a_row_that_was_removed_does_not_come_back_with_the_next(void **state)
{
    (void)state;
    struct sheet *s = made();
    sheet_set(s, "goods", "2");
    sheet_set(s, "goods[2].name", "two");
    sheet_set(s, "goods", "1");
    sheet_go(s, "goods");
    assert_true(sheet_add_row(s, false));
    assert_string_equal(sheet_get(s, "goods[2].name"), "");
    sheet_free(s);
}

static void what_is_given_back_to_a_row_that_is_gone_leaves_their_number(void **state)
{
    (void)state;
    struct sheet *s = made();
    sheet_restore(s, "goods", "1");
    sheet_restore(s, "goods[2].name", "two");
    assert_string_equal(sheet_get(s, "goods"), "1");
    assert_string_equal(sheet_get(s, "goods[2].name"), "two");
    sheet_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_that_is_filled_in_counts_by_itself),
        cmocka_unit_test(rows_are_added_after_the_one_stood_in_up_to_the_most),
        cmocka_unit_test(removing_one_moves_the_others_up_with_what_is_not_understood),
        cmocka_unit_test(the_last_row_there_must_be_is_emptied),
        cmocka_unit_test(what_is_given_back_to_a_row_that_is_gone_leaves_their_number),
        cmocka_unit_test(a_row_that_was_removed_does_not_come_back_with_the_next),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
