/* A list shows a table: it selects, filters, and cuts names before numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list.h"

#include "unit/check.h"

#include "text/lang.h"

static const struct column columns[] = {
    {"number", "Number", CELL_CODE},
    {"name", "Name", CELL_NAMES},
    {"amount", "Amount", CELL_MONEY},
};

static int once(void **state)
{
    (void)state;
    lang_init();
    edit_init();
    return 0;
}

static void add(struct reply *r, const char *number, const char *en, const char *ar, int64_t fils)
{
    reply_cell(r, cell_code(number));
    reply_cell(r, cell_names(en, ar));
    reply_cell(r, cell_money((struct money){fils}));
}

static void fill(struct reply *r)
{
    reply_init(r);
    reply_table(r, "Things", columns, COUNT(columns));
    add(r, "A-1", "Test Customer One", "متعامل تجريبي", 100000);
    add(r, "A-2", "A name that is much longer than the window has room for", "", 5);
    add(r, "A-3", "Test Customer Three", "", 250);
}

static enum widget_event press(struct list *l, enum key_code code)
{
    struct key k = {.code = code};
    return list_key(l, &k);
}

static void type(struct list *l, const char *ascii)
{
    for (; *ascii; ascii++) {
        struct key k = {.code = KEYC_CHAR, .ch = (unsigned char)*ascii, .bytes = ascii, .nbytes = 1};
        list_key(l, &k);
    }
}

static void drawn(struct list *l, struct buf *out, int cols)
{
    struct canvas c;
    canvas_init(&c);
    canvas_resize(&c, 8, cols);
    canvas_clear(&c, false);
    list_draw(l, &c, (struct area){2, 0, 5, cols}, true);
    list_draw_whole(l, &c, (struct area){7, 0, 1, cols});
    buf_clear(out);
    for (int row = 0; row < c.rows; row++) {
        canvas_row_text(out, &c, row);
        buf_addc(out, '\n');
    }
    canvas_done(&c);
}

static void enter_names_the_selected_row(void **state)
{
    (void)state;
    struct reply r;
    struct list l;
    fill(&r);
    list_init(&l, "Nothing", NULL);
    list_show(&l, &r);
    press(&l, KEYC_DOWN);
    press(&l, KEYC_DOWN);
    press(&l, KEYC_DOWN);
    assert_int_equal(press(&l, KEYC_ENTER), WIDGET_ACCEPT);
    assert_string_equal(list_text(&l, "number"), "A-3");
    list_done(&l);
    reply_done(&r);
}

static void a_filter_finds_either_script_and_goes_with_esc(void **state)
{
    (void)state;
    struct reply r;
    struct list l;
    struct buf picture = {0};
    fill(&r);
    list_init(&l, "Nothing", NULL);
    list_show(&l, &r);
    type(&l, "/three");
    press(&l, KEYC_ENTER);
    assert_int_equal(l.nshown, 1);
    assert_string_equal(list_text(&l, "number"), "A-3");
    press(&l, KEYC_ESC);
    assert_int_equal(l.nshown, 3);
    type(&l, "/zzz");
    drawn(&l, &picture, 60);
    assert_non_null(strstr(buf_text(&picture), "Nothing here fits"));
    assert_int_equal(press(&l, KEYC_ENTER), WIDGET_HANDLED);
    assert_string_equal(list_text(&l, "number"), "");
    buf_done(&picture);
    list_done(&l);
    reply_done(&r);
}

static void names_are_cut_before_numbers(void **state)
{
    (void)state;
    struct reply r;
    struct list l;
    struct buf picture = {0};
    fill(&r);
    list_init(&l, "Nothing", NULL);
    list_show(&l, &r);
    drawn(&l, &picture, 40);
    assert_non_null(strstr(buf_text(&picture), "A-2"));
    assert_non_null(strstr(buf_text(&picture), "…"));
    assert_non_null(strstr(buf_text(&picture), "AED 1,000.00"));
    buf_done(&picture);
    list_done(&l);
    reply_done(&r);
}

static void what_was_cut_of_the_selected_row_is_said_in_full(void **state)
{
    (void)state;
    static const char *const keys[] = {"number", "name", "amount", NULL};
    struct reply r;
    struct list l;
    struct buf picture = {0};
    fill(&r);
    list_init(&l, "Nothing", keys);
    list_show(&l, &r);
    drawn(&l, &picture, 56);
    assert_null(strstr(buf_text(&picture), "room for"));
    press(&l, KEYC_DOWN);
    drawn(&l, &picture, 56);
    assert_non_null(strstr(buf_text(&picture), "longer than the window has room for"));
    buf_done(&picture);
    list_done(&l);
    reply_done(&r);
}

static void a_column_that_may_be_left_out_leaves_names_readable(void **state)
{
    (void)state;
    static const char *const keys[] = {"number", "name", "?amount", NULL};
    struct reply r;
    struct list l;
    struct buf picture = {0};
    fill(&r);
    list_init(&l, "Nothing", keys);
    list_show(&l, &r);
    drawn(&l, &picture, 80);
    assert_non_null(strstr(buf_text(&picture), "AED 0.05"));
    drawn(&l, &picture, 36);
    assert_null(strstr(buf_text(&picture), "AED 0.05"));
    assert_non_null(strstr(buf_text(&picture), "Amount AED 1,000.00")); /* of the selected row */
    buf_done(&picture);
    list_done(&l);
    reply_done(&r);
}

static void an_empty_list_says_what_to_do(void **state)
{
    (void)state;
    struct list l;
    struct buf picture = {0};
    list_init(&l, "Press n for a new one.", NULL);
    list_show(&l, NULL);
    drawn(&l, &picture, 60);
    assert_non_null(strstr(buf_text(&picture), "Press n for a new one."));
    assert_int_equal(press(&l, KEYC_ENTER), WIDGET_HANDLED);
    buf_done(&picture);
    list_done(&l);
}

static void filled_anew_the_selection_stays(void **state)
{
    (void)state;
    struct reply r;
    struct list l;
    fill(&r);
    list_init(&l, "Nothing", NULL);
    list_show(&l, &r);
    press(&l, KEYC_END);
    list_show(&l, NULL);
    reply_done(&r);
    fill(&r);
    list_show(&l, &r);
    assert_string_equal(list_text(&l, "number"), "A-3");
    list_done(&l);
    reply_done(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_names_the_selected_row),
        cmocka_unit_test(a_filter_finds_either_script_and_goes_with_esc),
        cmocka_unit_test(names_are_cut_before_numbers),
        cmocka_unit_test(what_was_cut_of_the_selected_row_is_said_in_full),
        cmocka_unit_test(a_column_that_may_be_left_out_leaves_names_readable),
        cmocka_unit_test(an_empty_list_says_what_to_do),
        cmocka_unit_test(filled_anew_the_selection_stays),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
