/* Answers of an earlier application: copied where they still fit, told where they do not.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define NEW "application=E26-05-000002"
#define OLD "from=E26-05-000001"

/* The earlier one is answered and submitted. */
static void earlier(struct desk *d)
{
    submit_one(d);
}

static const char *answer_of(struct desk *d, const char *key)
{
    DONE(d, "agent1", "application form " NEW);
    for (size_t i = 0; i < d->out.nrows; i++) {
        const char *value = reply_at(&d->out, i, "value")->s;
        if (strcmp(reply_at(&d->out, i, "field")->s, key) == 0)
            return value ? value : "";
    }
    return "?";
}

static void an_application_is_opened_with_the_answers_of_before(void **state)
{
    struct desk *d = *state;
    earlier(d);
    DONE(d, "agent1", "application open card=permit customer=C26-05-000001 " OLD);
    TOLD(d, "answers were copied");
    assert_string_equal(answer_of(d, "kind"), "person");
    assert_string_equal(answer_of(d, "units"), "3");
    assert_string_equal(answer_of(d, "remark"), "");
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'answers-copied'"), 1);
}

static void what_is_answered_already_stays(void **state)
{
    struct desk *d = *state;
    earlier(d);
    DONE(d, "agent1", "application open card=permit customer=C26-05-000001");
    DONE(d, "agent1", "application set " NEW " units=5");
    DONE(d, "agent1", "application prefill " NEW);
    assert_string_equal(answer_of(d, "units"), "5");
    assert_string_equal(answer_of(d, "kind"), "person");
    DONE(d, "agent1", "application prefill " NEW);
    TOLD(d, "Nothing was copied");
}

static void what_no_longer_fits_is_told_by_its_label(void **state)
{
    struct desk *d = *state;
    earlier(d);
    char *today = sample_with(PERMIT_FORM, "max=\"9\"", "max=\"2\"");
    folders_write(d->folders.forms, "permit.xml", today);
    free(today);
    DONE(d, "agent1", "application open card=permit customer=C26-05-000001 " OLD);
    TOLD(d, "no longer fits");
    TOLD(d, "Units");
    assert_string_equal(answer_of(d, "units"), "");
    assert_string_equal(answer_of(d, "kind"), "person");
}

static void a_field_of_another_type_is_another_question(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "customer register kind=individual name_en='Test Customer One' mobile=0500000001");
    DONE(d, "agent1", "application open card=permit customer=C26-05-000001");
    DONE(d, "agent1", "application set application=E26-05-000001 remark=5 units=3");
    char *today = sample_with(PERMIT_FORM, "\"remark\" type=\"text\"", "\"remark\" type=\"number\"");
    folders_write(d->folders.forms, "permit.xml", today);
    free(today);
    DONE(d, "agent1", "application open card=permit customer=C26-05-000001 " OLD);
    assert_string_equal(answer_of(d, "remark"), "");
    assert_string_equal(answer_of(d, "units"), "3");
}

static void answers_of_others_stay_theirs(void **state)
{
    struct desk *d = *state;
    earlier(d);
    DONE(d, "agent1", "customer register kind=individual name_en='Test Customer Two' mobile=0500000002");
    REFUSED(d, RC_BAD_DATA, "another customer's", "agent1",
            "application open card=permit customer=C26-05-000002 " OLD);
    assert_int_equal(look(d, "SELECT count(*) FROM application"), 1);
    DONE(d, "agent1", "application open card=permit customer=C26-05-000002");
    REFUSED(d, RC_NOT_FOUND, "no earlier application", "agent1", "application prefill " NEW);
    REFUSED(d, RC_BAD_DATA, "from itself", "agent1", "application prefill " NEW " from=E26-05-000002");
}

static void only_a_draft_is_filled_in(void **state)
{
    struct desk *d = *state;
    earlier(d);
    REFUSED(d, RC_CONFLICT, "only in a draft", "agent1",
            "application prefill application=E26-05-000001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(an_application_is_opened_with_the_answers_of_before),
        DESK_TEST(what_is_answered_already_stays),
        DESK_TEST(what_no_longer_fits_is_told_by_its_label),
        DESK_TEST(a_field_of_another_type_is_another_question),
        DESK_TEST(answers_of_others_stay_theirs),
        DESK_TEST(only_a_draft_is_filled_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
