/* The subject of an e-mail that nobody gave one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/subject.h"
#include "text/utf8.h"

static void the_subject_is_the_first_sentence(void **state)
{
    static const struct {
        const char *text, *subject;
    } rows[] = {
        {"Renew in time", "Renew in time"},
        {"Renew in time. Late renewals cost more.", "Renew in time"},
        {"Is yours valid? Renew in time.", "Is yours valid?"},
        {"هل تصريحكم ساري؟ جددوه في موعده.", "هل تصريحكم ساري؟"},
        {"Version 2.0 is here\nLook at it.", "Version 2.0 is here"},
        {".", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char got[SUBJECT_SIZE];
        subject_of_text(rows[i].text, got);
        assert_string_equal(got, rows[i].subject);
    }
}

static void a_long_sentence_is_cut_between_words(void **state)
{
    char got[SUBJECT_SIZE];
    (void)state;
    subject_of_text("يمكن تجديد تصريح الإنتاج قبل شهرين من انتهائه وفي أي وقت بعد ذلك حتى يوم انتهائه نفسه", got);
    assert_true(utf8_length(got) <= SUBJECT_MOST);
    assert_string_equal(got, "يمكن تجديد تصريح الإنتاج قبل شهرين من انتهائه وفي أي وقت بعد ذلك حتى يوم…");
}

static void words_without_end_leave_nothing_but_the_sign(void **state)
{
    char text[2 * SUBJECT_MOST + 1] = "", got[SUBJECT_SIZE];
    (void)state;
    memset(text, 'm', sizeof text - 1);
    subject_of_text(text, got);
    assert_string_equal(got, "…");
    text[SUBJECT_MOST] = '\0';
    subject_of_text(text, got);
    assert_string_equal(got, text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_subject_is_the_first_sentence),
        cmocka_unit_test(a_long_sentence_is_cut_between_words),
        cmocka_unit_test(words_without_end_leave_nothing_but_the_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
