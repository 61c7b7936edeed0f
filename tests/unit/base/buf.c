/* The growing string.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/buf.h"

static void an_empty_buffer_reads_as_an_empty_text(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b);
    assert_string_equal(buf_text(&b), "");
    buf_clear(&b);
    char *taken = buf_take(&b);
    assert_string_equal(taken, "");
    free(taken);
    buf_done(&b);
}

static void what_is_added_stands_one_after_the_other(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_add(&b, "رحلة");
    buf_addc(&b, ' ');
    buf_addn(&b, "journey beyond", 7);
    buf_printf(&b, " %d%%", 100);
    buf_add(&b, "");
    assert_string_equal(b.s, "رحلة journey 100%");
    assert_int_equal(b.len, strlen(b.s));
    buf_done(&b);
    assert_null(b.s);
}

static void a_buffer_grows_to_any_length_and_keeps_its_bytes(void **state)
{
    (void)state;
    struct buf b = {0};
    for (int i = 0; i < 10000; i++)
        buf_printf(&b, "%04d", i);
    assert_int_equal(b.len, 40000);
    for (int i = 0; i < 10000; i++) {
        char four[16];
        snprintf(four, sizeof four, "%04d", i);
        assert_memory_equal(b.s + 4 * (size_t)i, four, 4);
    }
    buf_done(&b);
}

/* Around the sizes at which memory grows, where an end byte would be forgotten. */
static void every_length_ends_in_a_nul(void **state)
{
    (void)state;
    static char text[300];
    memset(text, 'x', sizeof text);
    for (size_t first = 0; first < 140; first++) {
        for (size_t second = 0; second < 140; second += 3) {
            struct buf b = {0};
            buf_addn(&b, text, first);
            buf_printf(&b, "%.*s", (int)second, text);
            assert_int_equal(strlen(buf_text(&b)), first + second);
            assert_true(b.cap > b.len);
            buf_done(&b);
        }
    }
}

static void clearing_keeps_the_memory_and_taking_gives_it_away(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_add(&b, "one");
    size_t cap = b.cap;
    buf_clear(&b);
    assert_int_equal(b.cap, cap);
    assert_string_equal(buf_text(&b), "");
    buf_add(&b, "two");
    char *taken = buf_take(&b);
    assert_string_equal(taken, "two");
    assert_string_equal(buf_text(&b), "");
    buf_add(&b, "three");
    assert_string_equal(taken, "two");
    free(taken);
    buf_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_reads_as_an_empty_text),
        cmocka_unit_test(what_is_added_stands_one_after_the_other),
        cmocka_unit_test(a_buffer_grows_to_any_length_and_keeps_its_bytes),
        cmocka_unit_test(every_length_ends_in_a_nul),
        cmocka_unit_test(clearing_keeps_the_memory_and_taking_gives_it_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
