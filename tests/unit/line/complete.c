/* Completing a command line from the command rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/complete.h"

#include "unit/check.h"

#include "text/lang.h"

static int once(void **state)
{
    (void)state;
    lang_init();
    return 0;
}

static bool offers(const char *line, enum role role, const char *word)
{
    struct completions c;
    bool found = false;
    complete_line(line, role, &c);
    for (size_t i = 0; i < c.n; i++)
        found = found || strcmp(c.list[i].word, word) == 0;
    completions_done(&c);
    return found;
}

static void completed_is(const char *line, const char *wanted)
{
    struct completions c;
    complete_line(line, ROLE_COUNTER, &c);
    char *done = complete_common(line, &c);
    ROW_TEXT(done, wanted, line);
    free(done);
    completions_done(&c);
}

static void an_empty_line_offers_every_noun_once(void **state)
{
    (void)state;
    struct completions c;
    complete_line("", ROLE_COUNTER, &c);
    for (size_t i = 0; i < c.n; i++) {
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(c.list[i].word, c.list[k].word);
    }
    completions_done(&c);
    assert_true(offers("", ROLE_COUNTER, "application"));
}

static void words_are_completed_as_far_as_they_agree(void **state)
{
    (void)state;
    completed_is("compl", "complaint ");
    completed_is("  compl", "  complaint ");
    completed_is("application wi", "application withdraw ");
    completed_is("application s", "application s"); /* set, show, submit */
    completed_is("nonsense", "nonsense");
    completed_is("customer register ki", "customer register kind=");
    completed_is("customer register kind=c", "customer register kind=company ");
}

static void only_what_the_role_may_do_is_offered(void **state)
{
    (void)state;
    assert_true(offers("payment t", ROLE_COUNTER, "take"));
    assert_false(offers("payment t", ROLE_AGENT, "take"));
    assert_true(offers("staff ", ROLE_ADMIN, "add"));
    assert_false(offers("sta", ROLE_AGENT, "staff") && offers("staff ", ROLE_AGENT, "add"));
}

static void an_argument_is_offered_until_it_is_given(void **state)
{
    (void)state;
    assert_true(offers("application open ", ROLE_COUNTER, "card="));
    assert_false(offers("application open card=x ", ROLE_COUNTER, "card="));
    assert_true(offers("application open card=x ", ROLE_COUNTER, "customer="));
}

static void required_arguments_come_first_and_are_marked(void **state)
{
    (void)state;
    struct completions c;
    bool optional = false;
    complete_line("complaint log ", ROLE_COUNTER, &c);
    assert_true(c.n > 1 && c.list[0].required);
    for (size_t i = 0; i < c.n; i++) {
        assert_false(optional && c.list[i].required);
        optional = !c.list[i].required;
    }
    completions_done(&c);
}

static void a_very_long_line_is_harmless(void **state)
{
    (void)state;
    char line[4001];
    memset(line, 'a', sizeof line);
    for (size_t i = 0; i < sizeof line; i += 2)
        line[i] = ' ';
    line[sizeof line - 1] = '\0';
    memcpy(line, "complaint log ", 14);
    completed_is(line, line);
}

static void nothing_is_completed_between_quotation_marks(void **state)
{
    (void)state;
    completed_is("complaint log text=\"a s", "complaint log text=\"a s");
    completed_is("complaint log text=\"a s\" sub", "complaint log text=\"a s\" subject=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_line_offers_every_noun_once),
        cmocka_unit_test(words_are_completed_as_far_as_they_agree),
        cmocka_unit_test(only_what_the_role_may_do_is_offered),
        cmocka_unit_test(an_argument_is_offered_until_it_is_given),
        cmocka_unit_test(required_arguments_come_first_and_are_marked),
        cmocka_unit_test(nothing_is_completed_between_quotation_marks),
        cmocka_unit_test(a_very_long_line_is_harmless),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
