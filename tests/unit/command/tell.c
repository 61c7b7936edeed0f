/* Whom a message reaches, and on which way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "command/tell.h"

static struct customer customer_of(const char *mobile, const char *email, enum message_channel channel)
{
    struct customer c = {.id = {7}, .lang = LANG_AR, .channel = channel};
    strcpy(c.mobile, mobile);
    strcpy(c.email, email);
    return c;
}

static void a_customer_is_told_as_the_customer_prefers_where_that_is_known(void **state)
{
    static const struct {
        const char *mobile, *email;
        enum message_channel prefers, reached;
        const char *to;
    } rows[] = {
        {"+971500000001", "one@example.ae", MESSAGE_SMS, MESSAGE_SMS, "+971500000001"},
        {"+971500000001", "one@example.ae", MESSAGE_EMAIL, MESSAGE_EMAIL, "one@example.ae"},
        {"+971500000001", "", MESSAGE_EMAIL, MESSAGE_SMS, "+971500000001"},
        {"", "one@example.ae", MESSAGE_SMS, MESSAGE_EMAIL, "one@example.ae"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct customer c = customer_of(rows[i].mobile, rows[i].email, rows[i].prefers);
        struct recipient r;
        assert_true(tell_customer(&c, &r));
        assert_int_equal(r.channel, rows[i].reached);
        assert_string_equal(r.to, rows[i].to);
        assert_int_equal(r.customer.n, 7);
        assert_int_equal(r.lang, LANG_AR);
    }
    struct customer none = customer_of("", "", MESSAGE_SMS);
    struct recipient r;
    assert_false(tell_customer(&none, &r));
}

static void only_what_takes_messages_is_an_address(void **state)
{
    struct recipient r;
    (void)state;
    assert_true(tell_address("050 123 4567", LANG_EN, &r));
    assert_string_equal(r.to, "+971501234567");
    assert_int_equal(r.customer.n, 0);
    assert_true(tell_address("+44 20 7946 0001", LANG_EN, &r));
    assert_true(tell_address("two@example.ae", LANG_EN, &r));
    assert_int_equal(r.channel, MESSAGE_EMAIL);
    assert_false(tell_address("04 555 0001", LANG_EN, &r)); /* a fixed line */
    assert_false(tell_address("600565554", LANG_EN, &r));
    assert_false(tell_address("@somebody", LANG_EN, &r));
    assert_false(tell_address("", LANG_EN, &r));
}

static void what_was_typed_is_neutralised_and_comes_in_one_line(void **state)
{
    (void)state;
    struct recipient r = {.channel = MESSAGE_EMAIL};
    struct buf text = {0};
    tell_typed(&text, &r, "Two\nlines \x1b[2J");
    assert_string_equal(buf_text(&text), "Two lines \u241b[2J");
    buf_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_customer_is_told_as_the_customer_prefers_where_that_is_known),
        cmocka_unit_test(only_what_takes_messages_is_an_address),
        cmocka_unit_test(what_was_typed_is_neutralised_and_comes_in_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
