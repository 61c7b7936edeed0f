/* Two languages, switched at run time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/lang.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static struct buf out;

static const char *in_words(const struct msg *m)
{
    buf_clear(&out);
    lang_msg(&out, m);
    return buf_text(&out);
}

static const char *days_in_words(unsigned long days)
{
    buf_clear(&out);
    lang_working_days(&out, days);
    return buf_text(&out);
}

static void working_days_have_two_english_forms(void **state)
{
    (void)state;
    lang_set(LANG_EN);
    assert_string_equal(days_in_words(0), "0 working days");
    assert_string_equal(days_in_words(1), "1 working day");
    assert_string_equal(days_in_words(2), "2 working days");
    assert_string_equal(days_in_words(11), "11 working days");
}

static void working_days_have_six_arabic_forms(void **state)
{
    (void)state;
    static const struct {
        unsigned long days;
        const char *words;
    } cases[] = {
        {0, "لا أيام عمل"},
        {1, "يوم عمل واحد"},
        {2, "يوما عمل"},
        {3, "\u20683\u2069 أيام عمل"},
        {10, "\u206810\u2069 أيام عمل"},
        {11, "\u206811\u2069 يوم عمل"},
        {99, "\u206899\u2069 يوم عمل"},
        {100, "\u2068100\u2069 يوم عمل"},
        {102, "\u2068102\u2069 يوم عمل"},
        {103, "\u2068103\u2069 أيام عمل"},
        {111, "\u2068111\u2069 يوم عمل"},
    };
    lang_set(LANG_AR);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(days_in_words(cases[i].days), cases[i].words);
    lang_set(LANG_EN);
}

static void the_language_changes_between_two_words(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        lang_set(LANG_AR);
        assert_int_equal(lang_now(), LANG_AR);
        assert_true(lang_rtl());
        assert_string_equal(tr_n("%1$s working day", "%1$s working days", 2), "يوما عمل");
        lang_set(LANG_EN);
        assert_false(lang_rtl());
        assert_string_equal(tr_n("%1$s working day", "%1$s working days", 2), "%1$s working days");
    }
}

static void what_is_not_in_the_catalogue_stays_english(void **state)
{
    (void)state;
    lang_set(LANG_AR);
    assert_string_equal(tr("No such sentence anywhere"), "No such sentence anywhere");
    assert_string_equal(tr(""), "");
    lang_set(LANG_EN);
}

static void texts_in_both_languages_choose_their_own(void **state)
{
    (void)state;
    const struct bi both = {"Inquiry", "استفسار"}, msgid = {"No such sentence anywhere", NULL},
                    none = {NULL, NULL};
    assert_string_equal(bi_text(&both), "Inquiry");
    lang_set(LANG_AR);
    assert_string_equal(bi_text(&both), "استفسار");
    assert_string_equal(bi_text(&msgid), "No such sentence anywhere");
    assert_string_equal(bi_text(&none), "");
    lang_set(LANG_EN);
}

/* An amount: its currency is our word, before it or after it. */
static void a_word_takes_the_value_that_follows_it_in_the_language_of_the_moment(void **state)
{
    (void)state;
    struct msg m;
    MSG(&m, "To be paid: %1$s", "=AED %1$s\t500.00");
    assert_string_equal(in_words(&m), "To be paid: AED 500.00");
    lang_set(LANG_AR);
    MSG(&m, "%1$s", "=AED %1$s\t500.00");
    assert_string_equal(in_words(&m), "\u2068500.00\u2069 درهم");
    MSG(&m, "%1$s", "=No such word %1$s\t500.00");
    assert_null(strstr(in_words(&m), "درهم"));
    assert_non_null(strstr(in_words(&m), "500.00"));
    lang_set(LANG_EN);
}

/* What somebody typed may look like it. */
static void a_value_and_an_unknown_word_are_neutralised(void **state)
{
    (void)state;
    struct msg m;
    MSG(&m, "%1$s", "=\u202Ex %1$s\t\u202E1");
    assert_null(strstr(in_words(&m), "\u202E"));
    MSG(&m, "%1$s", "=x\t\u202E1");
    assert_null(strstr(in_words(&m), "\u202E"));
    lang_set(LANG_AR);
    MSG(&m, "%1$s", "=AED %1$s\t\u202E1");
    assert_null(strstr(in_words(&m), "\u202E"));
    lang_set(LANG_EN);
}

static void arguments_are_put_in_by_number_or_in_turn(void **state)
{
    (void)state;
    struct msg m;
    MSG(&m, "%2$s before %1$s, 100%% %1$s", "one", "two");
    assert_string_equal(in_words(&m), "two before one, 100% one");
    MSG(&m, "%s then %s", "one", "two");
    assert_string_equal(in_words(&m), "one then two");
    MSG(&m, "50% of %5$s %d %", "x");
    assert_string_equal(in_words(&m), "50% of %5$s %d %");
    MSG(&m, "%1$s", "%1$s %n");
    assert_string_equal(in_words(&m), "%1$s %n");
    m.id = NULL;
    assert_string_equal(in_words(&m), "");
}

static void outside_arguments_cannot_steer(void **state)
{
    (void)state;
    struct msg m;
    MSG(&m, "Customer %1$s", "\x1b[2J\u202Ex\u2069");
    assert_string_equal(in_words(&m), "Customer ␛[2J\uFFFDx\uFFFD");
    MSG(&m, "Customer %1$s", "=\x1b[2J");
    assert_string_equal(in_words(&m), "Customer ␛[2J");
    lang_set(LANG_AR);
    MSG(&m, "Customer %1$s", "=\x1b[2J");
    assert_string_equal(in_words(&m), "Customer \u2068␛[2J\u2069");
    lang_set(LANG_EN);
}

static void codes_are_isolated_in_arabic_only(void **state)
{
    (void)state;
    struct msg m;
    MSG(&m, "Receipt %1$s", "R-1");
    assert_string_equal(in_words(&m), "Receipt R-1");
    lang_set(LANG_AR);
    assert_string_equal(in_words(&m), "Receipt \u2068R-1\u2069");
    struct buf printed = {0};
    text_strip_isolates(&printed, in_words(&m));
    assert_string_equal(buf_text(&printed), "Receipt R-1");
    buf_done(&printed);
    lang_set(LANG_EN);
}

static void words_of_ours_are_listed_with_the_comma_of_the_language(void **state)
{
    (void)state;
    struct msg m;
    MSG(&m, "Possible: %1$s", "=one\ntwo\nthree");
    assert_string_equal(in_words(&m), "Possible: one, two, three");
    lang_set(LANG_AR);
    MSG(&m, "%1$s", "=%1$s working day\n%1$s working day");
    assert_string_equal(in_words(&m), "لا أيام عمل، لا أيام عمل");
    lang_set(LANG_EN);
}

static void a_message_with_its_own_sentences_is_shown_as_it_is(void **state)
{
    (void)state;
    struct msg both, arabic;
    msg_own(&both, "Give 100% of it", "كله");
    msg_own(&arabic, NULL, "كله");
    assert_string_equal(in_words(&both), "Give 100% of it");
    assert_string_equal(in_words(&arabic), "كله");
    lang_set(LANG_AR);
    assert_string_equal(in_words(&both), "كله");
    lang_set(LANG_EN);
}

static void languages_have_codes(void **state)
{
    (void)state;
    enum lang lang = LANG_EN;
    assert_true(lang_parse("ar", &lang));
    assert_int_equal(lang, LANG_AR);
    assert_true(lang_parse("en", &lang));
    assert_int_equal(lang, LANG_EN);
    assert_false(lang_parse("fr", &lang));
    assert_false(lang_parse("", &lang));
    assert_string_equal(lang_code(LANG_AR), "ar");
}

static int english(void **state)
{
    (void)state;
    lang_set(LANG_EN);
    return 0;
}

static int release(void **state)
{
    (void)state;
    buf_done(&out);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(working_days_have_two_english_forms),
        cmocka_unit_test(working_days_have_six_arabic_forms),
        cmocka_unit_test(the_language_changes_between_two_words),
        cmocka_unit_test(what_is_not_in_the_catalogue_stays_english),
        cmocka_unit_test(texts_in_both_languages_choose_their_own),
        cmocka_unit_test(a_word_takes_the_value_that_follows_it_in_the_language_of_the_moment),
        cmocka_unit_test(a_value_and_an_unknown_word_are_neutralised),
        cmocka_unit_test(arguments_are_put_in_by_number_or_in_turn),
        cmocka_unit_test(outside_arguments_cannot_steer),
        cmocka_unit_test(codes_are_isolated_in_arabic_only),
        cmocka_unit_test(words_of_ours_are_listed_with_the_comma_of_the_language),
        cmocka_unit_test(a_message_with_its_own_sentences_is_shown_as_it_is),
        cmocka_unit_test(languages_have_codes),
    };
    return cmocka_run_group_tests(tests, english, release);
}
