/* Names as units, keys and costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/name.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct name_unit unit_of(const char *text)
{
    struct name_unit u[NAME_UNITS];
    assert_int_equal(name_parse(text, u, NAME_UNITS), 1);
    return u[0];
}

static int cost(const char *heard, const char *stored, int *ret_begins)
{
    struct name_unit a = unit_of(heard), b = unit_of(stored);
    struct name_sound x, y;
    name_prepare(&a.form[0], &x);
    name_prepare(&b.form[0], &y);
    return name_cost(&x, &y, 1500, ret_begins);
}

static bool shares(name_key key, const name_key *keys, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (keys[i] == key)
            return true;
    }
    return false;
}

static bool meet(const char *a, const char *b)
{
    name_key x[NAME_KEYS], y[NAME_KEYS];
    struct name_unit u = unit_of(a), v = unit_of(b);
    size_t n = name_keys(&u.form[0], x), m = name_keys(&v.form[0], y);
    for (size_t i = 0; i < n; i++) {
        if (shares(x[i], y, m))
            return true;
    }
    return false;
}

static bool is_near(const char *typed, const char *stored)
{
    static name_key near[NAME_NEAR_KEYS];
    name_key keys[NAME_KEYS];
    struct name_unit u = unit_of(typed), v = unit_of(stored);
    size_t n = name_near_keys(&u.form[0], near), m = name_keys(&v.form[0], keys);
    for (size_t i = 0; i < m; i++) {
        if (shares(keys[i], near, n))
            return true;
    }
    return false;
}

static void the_same_name_meets_in_both_scripts(void **state)
{
    static const char *const pairs[][2] = {
        {"fatima", "فاطمة"}, {"khalid", "خالد"},  {"thuraya", "ثريا"}, {"hiba", "هبة"},
        {"maya", "مايا"},    {"aya", "آية"},      {"dua", "دعاء"},     {"abdulrahman", "عبدالرحمن"},
        {"shaikha", "شيخة"}, {"dhabia", "ظبية"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        if (!meet(pairs[i][0], pairs[i][1]))
            fail_msg("%s does not meet %s", pairs[i][0], pairs[i][1]);
    }
    assert_false(meet("fatima", "خالد"));
}

static void a_slip_of_the_fingers_stays_near_even_where_it_breaks_two_sounds(void **state)
{
    static const char *const pairs[][2] = {
        {"fatma", "fatima"},  {"famita", "fatima"}, {"xhaled", "khaled"}, {"rhuraya", "thuraya"},
        {"kahlid", "khalid"}, {"mariqm", "mariam"}, {"noira", "noora"},   {"medmar", "memar"},
        {"bahiq", "bahia"},   {"hxamad", "hamad"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        if (!meet(pairs[i][0], pairs[i][1]) && !is_near(pairs[i][0], pairs[i][1]))
            fail_msg("%s is not near %s", pairs[i][0], pairs[i][1]);
    }
    assert_false(is_near("mansour", "khalid"));
}

static void another_spelling_costs_less_than_another_name(void **state)
{
    static const char *const triples[][3] = {
        {"mohamed", "muhammad", "mahmoud"}, {"husain", "hussein", "hassan"},
        {"yousef", "يوسف", "يونس"},         {"saleh", "صالح", "سالم"},
        {"سلمى", "salma", "salim"},         {"نورة", "noura", "nadia"},
        {"هند", "hind", "hamad"},           {"إبراهيم", "ابراهيم", "ابراهام"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(triples); i++) {
        if (cost(triples[i][0], triples[i][1], NULL) >= cost(triples[i][0], triples[i][2], NULL))
            fail_msg("%s is not nearer to %s than to %s", triples[i][0], triples[i][1], triples[i][2]);
    }
    assert_int_equal(cost("salem", "SALEM", NULL), 0);
}

static void whoever_typed_little_probably_goes_on(void **state)
{
    int three, six;
    (void)state;
    cost("abd", "abdulkareem", &three);
    cost("khaled", "khaledania", &six);
    assert_true(three < six);
    cost("sal", "salma", &three);
    assert_true(three < cost("sal", "salma", NULL));
}

static void assert_joins(const char *two, const char *one)
{
    struct name_unit u[NAME_UNITS], joined, stored = unit_of(one);
    assert_int_equal(name_parse(two, u, NAME_UNITS), 2);
    assert_true(name_join(&u[0], &u[1], &joined));
    for (size_t i = 0; i < joined.forms; i++) {
        if (strcmp(joined.form[i].letters, stored.form[0].letters) == 0)
            return;
    }
    fail_msg("%s is not one with %s: %s", two, one, joined.form[0].letters);
}

static void two_words_may_be_one_and_abd_may_be_mistyped(void **state)
{
    (void)state;
    assert_joins("amir hussain", "amirhussain");
    assert_joins("avdul rahman", "abdulrahman");
    assert_joins("abdle rahman", "abdul rahman");
    assert_joins("bad al rahman", "abd al-rahman");
    assert_joins("عند الرحمن", "عبد الرحمن");
    assert_joins("عب الرحمن", "عبدالرحمن");
    assert_joins("نور زاده", "نورزاده");
}

static void what_has_no_common_script_is_never_one(void **state)
{
    struct name_unit u[NAME_UNITS], joined;
    (void)state;
    assert_int_equal(name_parse("amir حسين", u, NAME_UNITS), 2);
    assert_false(name_join(&u[0], &u[1], &joined));
    assert_int_equal(name_parse("aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbb", u, NAME_UNITS), 2);
    assert_false(name_join(&u[0], &u[1], &joined));
}

static void a_word_is_cut_where_both_halves_are_long_enough(void **state)
{
    struct name_unit u = unit_of("amirhussain"), a, b;
    (void)state;
    assert_true(name_split(&u, 4, &a, &b));
    assert_string_equal(a.form[0].letters, "amir");
    assert_string_equal(b.form[0].letters, "hussain");
    assert_false(name_split(&u, 2, &a, &b));
    assert_false(name_split(&u, 9, &a, &b));
    assert_false(name_split(&u, 40, &a, &b));
}

static void a_damaged_article_means_little_and_a_name_does_not(void **state)
{
    static const char *const scraps[] = {"l", "sl", "ak", "aal", "eel", "لا", "ل"};
    static const char *const names[] = {"ali", "ela", "mona", "علي", "هند", "noor"};
    char text[40];
    struct name_unit u[NAME_UNITS];
    (void)state;
    for (size_t i = 0; i < COUNT(scraps) + COUNT(names); i++) {
        bool scrap = i < COUNT(scraps);
        strcpy(text, scrap ? scraps[i] : names[i - COUNT(scraps)]);
        strcat(text, " ");
        assert_int_equal(name_parse(text, u, NAME_UNITS), 1);
        if (name_is_scrap(&u[0]) != scrap)
            fail_msg("%s", text);
    }
    name_parse("l", u, NAME_UNITS); /* still being typed */
    assert_false(name_is_scrap(&u[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_name_meets_in_both_scripts),
        cmocka_unit_test(a_slip_of_the_fingers_stays_near_even_where_it_breaks_two_sounds),
        cmocka_unit_test(another_spelling_costs_less_than_another_name),
        cmocka_unit_test(whoever_typed_little_probably_goes_on),
        cmocka_unit_test(two_words_may_be_one_and_abd_may_be_mistyped),
        cmocka_unit_test(what_has_no_common_script_is_never_one),
        cmocka_unit_test(a_word_is_cut_where_both_halves_are_long_enough),
        cmocka_unit_test(a_damaged_article_means_little_and_a_name_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
