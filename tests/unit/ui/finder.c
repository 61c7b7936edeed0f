/* The one box: what is written so at once, what sounds alike while nobody types.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/finder.h"

#include "unit/command/desk.h"

#include "ui/keys.h"

struct box {
    struct desk *desk;
    struct ui ui;
    struct finder finder;
};

static int box_setup(void **state)
{
    struct box *b = mem_alloc(sizeof *b);
    desk_setup((void **)&b->desk);
    edit_init();
    register_one(b->desk);
    DONE(b->desk, "agent1", "customer register kind=individual name_en='Khalid Sample' mobile=0500000002");
    DONE(b->desk, "agent1", "customer register kind=individual name_ar='خالد العينة' mobile=0500000003");
    ui_init(&b->ui, &b->desk->session);
    canvas_resize(&b->ui.canvas, 24, 80);
    finder_init(&b->finder, "");
    *state = b;
    return 0;
}

static int box_teardown(void **state)
{
    struct box *b = *state;
    finder_done(&b->finder);
    ui_done(&b->ui);
    desk_teardown((void **)&b->desk);
    free(b);
    return 0;
}

static void type(struct box *b, const char *text)
{
    for (; *text; text++) {
        struct key k = {.code = KEYC_CHAR, .ch = (unsigned char)*text, .bytes = text, .nbytes = 1};
        assert_int_equal(finder_key(&b->finder, &b->ui, &k), VERDICT_HANDLED);
    }
}

static void press(struct box *b, enum key_code code)
{
    finder_key(&b->finder, &b->ui, &(struct key){.code = code});
}

static bool typed_on(void *ctx)
{
    (void)ctx;
    return true;
}

static const char *selected(struct box *b)
{
    const struct cell *c = reply_at(&b->finder.found, b->finder.at, "number");
    return c && c->s ? c->s : "";
}

static void what_is_written_so_is_there_at_once_and_what_sounds_alike_joins_it(void **state)
{
    struct box *b = *state;
    type(b, "khal");
    finder_search(&b->finder, &b->ui);
    assert_int_equal(b->finder.found.nrows, 1);
    assert_true(b->finder.waiting);
    assert_true(finder_idle(&b->finder, &b->ui));
    assert_int_equal(b->finder.found.nrows, 2);
    assert_false(finder_idle(&b->finder, &b->ui));
}

static void the_next_key_ends_a_search_that_is_not_wanted_any_more(void **state)
{
    struct box *b = *state;
    type(b, "khal");
    finder_search(&b->finder, &b->ui);
    b->ui.session->stop = typed_on;
    assert_false(finder_idle(&b->finder, &b->ui));
    b->ui.session->stop = NULL;
    assert_int_equal(b->finder.found.nrows, 1);
    assert_true(b->finder.waiting);
    type(b, "idx");
    finder_search(&b->finder, &b->ui);
    assert_true(finder_idle(&b->finder, &b->ui));
    assert_string_equal(finder_text(&b->finder), "khalidx");
}

static void the_row_that_is_selected_stays_selected_when_more_come(void **state)
{
    struct box *b = *state;
    type(b, "05000000");
    finder_search(&b->finder, &b->ui);
    assert_int_equal(b->finder.found.nrows, 3);
    press(b, KEYC_DOWN);
    char number[40];
    snprintf(number, sizeof number, "%s", selected(b));
    finder_idle(&b->finder, &b->ui);
    assert_string_equal(selected(b), number);
    press(b, KEYC_UP);
    assert_string_not_equal(selected(b), number);
}

static void nobody_is_opened_unseen(void **state)
{
    struct box *b = *state;
    type(b, "khaledd");
    press(b, KEYC_ENTER);
    assert_int_equal(b->ui.depth, 0);
    assert_true(b->finder.found.nrows > 0);
    press(b, KEYC_ENTER);
    assert_int_equal(b->ui.depth, 1);
}

static void letters_in_the_box_leave_nothing_in_the_audit_but_what_is_opened_does(void **state)
{
    struct box *b = *state;
    int64_t before = look(b->desk, "SELECT count(*) FROM audit");
    type(b, "khalid");
    finder_search(&b->finder, &b->ui);
    finder_idle(&b->finder, &b->ui);
    assert_int_equal(look(b->desk, "SELECT count(*) FROM audit"), before);
    press(b, KEYC_ENTER);
    assert_int_equal(look(b->desk, "SELECT count(*) FROM audit WHERE what = 'customer show'"), 1);
}

static void a_new_search_begins_with_the_next_letter_after_coming_back(void **state)
{
    struct box *b = *state;
    type(b, "khalid");
    finder_again(&b->finder);
    type(b, "t");
    assert_string_equal(finder_text(&b->finder), "t");
    press(b, KEYC_ESC);
    assert_true(finder_empty(&b->finder));
}

#define BOX_TEST(f) cmocka_unit_test_setup_teardown(f, box_setup, box_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOX_TEST(what_is_written_so_is_there_at_once_and_what_sounds_alike_joins_it),
        BOX_TEST(the_next_key_ends_a_search_that_is_not_wanted_any_more),
        BOX_TEST(the_row_that_is_selected_stays_selected_when_more_come),
        BOX_TEST(nobody_is_opened_unseen),
        BOX_TEST(letters_in_the_box_leave_nothing_in_the_audit_but_what_is_opened_does),
        BOX_TEST(a_new_search_begins_with_the_next_letter_after_coming_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
