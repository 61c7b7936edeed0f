/* Answers and conditions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/answers.h"

static void an_answer_is_set_replaced_and_removed(void **state)
{
    (void)state;
    struct answers a;
    answers_init(&a);
    assert_string_equal(answers_get(&a, "colour"), "");
    answers_set(&a, "colour", "red");
    answers_set(&a, "size", "4");
    assert_string_equal(answers_get(&a, "colour"), "red");
    answers_set(&a, "colour", "blue");
    assert_string_equal(answers_get(&a, "colour"), "blue");
    assert_int_equal(a.count, 2);
    answers_set(&a, "colour", "");
    assert_string_equal(answers_get(&a, "colour"), "");
    assert_int_equal(a.count, 1);
    assert_string_equal(a.list[0].name, "size");
    answers_set(&a, "never", "");
    assert_int_equal(a.count, 1);
    answers_done(&a);
    assert_int_equal(a.count, 0);
}

static void answers_stay_in_the_order_first_set(void **state)
{
    (void)state;
    struct answers a;
    answers_init(&a);
    char name[16];
    for (int i = 0; i < 50; i++) {
        snprintf(name, sizeof name, "f%d", i);
        answers_set(&a, name, "x");
    }
    answers_set(&a, "f7", "changed");
    answers_set(&a, "f8", "");
    assert_int_equal(a.count, 49);
    for (int i = 0; i < 49; i++) {
        snprintf(name, sizeof name, "f%d", i < 8 ? i : i + 1);
        assert_string_equal(a.list[i].name, name);
    }
    answers_done(&a);
}

static void an_answer_may_be_set_to_itself(void **state)
{
    (void)state;
    struct answers a;
    answers_init(&a);
    answers_set(&a, "colour", "red");
    answers_set(&a, "colour", answers_get(&a, "colour"));
    assert_string_equal(answers_get(&a, "colour"), "red");
    answers_copy(&a, &a);
    assert_string_equal(answers_get(&a, "colour"), "red");
    answers_done(&a);
}

static void a_copy_replaces_everything_and_is_independent(void **state)
{
    (void)state;
    struct answers a, b;
    answers_init(&a);
    answers_init(&b);
    answers_set(&a, "colour", "red");
    answers_set(&b, "old", "1");
    answers_copy(&b, &a);
    answers_set(&a, "colour", "blue");
    assert_int_equal(b.count, 1);
    assert_string_equal(answers_get(&b, "colour"), "red");
    answers_done(&a);
    answers_done(&b);
}

static void a_condition_holds_for_each_of_its_values_and_no_other(void **state)
{
    (void)state;
    static const char *const values[] = {"red", "blue", NULL}, *const none[] = {NULL};
    struct answers a;
    answers_init(&a);
    struct condition c = {"colour", values}, always = {NULL, NULL}, never = {"colour", none};
    struct condition unfinished = {"colour", NULL};
    assert_true(condition_holds(&always, &a));
    assert_false(condition_holds(&c, &a));
    answers_set(&a, "colour", "red");
    assert_true(condition_holds(&c, &a));
    answers_set(&a, "colour", "blue");
    assert_true(condition_holds(&c, &a));
    assert_false(condition_holds(&never, &a));
    assert_false(condition_holds(&unfinished, &a));
    answers_set(&a, "colour", "Red");
    assert_false(condition_holds(&c, &a));
    answers_set(&a, "colour", "re");
    assert_false(condition_holds(&c, &a));
    answers_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_set_replaced_and_removed),
        cmocka_unit_test(answers_stay_in_the_order_first_set),
        cmocka_unit_test(an_answer_may_be_set_to_itself),
        cmocka_unit_test(a_copy_replaces_everything_and_is_independent),
        cmocka_unit_test(a_condition_holds_for_each_of_its_values_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
