/* What a form and a card hold after reading, which fields are shown, and whether answers will do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/form/sample.h"

static struct form *form;
static struct answers answers;
static const struct date today = {2026, 5, 12};

static int set_up(void **state)
{
    (void)state;
    struct err e;
    answers_init(&answers);
    return form_read_text("sample.xml", SAMPLE_FORM, &form, &e) == RC_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    form_free(form);
    answers_done(&answers);
    return 0;
}

static void a_form_holds_its_pages_groups_and_fields(void **state)
{
    (void)state;
    assert_string_equal(form->id, "sample");
    assert_string_equal(form->title.ar, "نموذج");
    assert_int_equal(form->npages, 1);
    assert_int_equal(form->pages[0].count, 1);
    assert_string_equal(form->groups[0].title.en, "Group");
    assert_int_equal(form->groups[0].count, form->nfields);
    const struct field *kind = form_field(form, "kind"), *code = form_field(form, "code");
    assert_int_equal(kind->type, FIELD_CHOICE);
    assert_true(kind->required);
    assert_int_equal(kind->nchoices, 2);
    assert_string_equal(kind->choices[1].value, "company");
    assert_string_equal(kind->choices[1].label.ar, "شركة");
    assert_null(kind->hint.en);
    assert_false(code->required);
    assert_string_equal(code->pattern, "[A-Z]{3}");
    assert_int_equal(code->min_length, 3);
    assert_int_equal(code->max_length, 8);
    assert_string_equal(code->fault.ar, "اكتب ثلاثة أحرف");
    assert_string_equal(form_field(form, "count")->max, "9");
    assert_string_equal(form_field(form, "members")->when.values[0], "company");
    assert_null(form_field(form, "members")->when.values[1]);
    assert_null(form_field(form, "nothing"));
}

static void a_card_holds_its_facts(void **state)
{
    (void)state;
    struct card_file *file;
    struct err e;
    assert_int_equal(card_read_text("sample.xml", SAMPLE_CARD, &file, &e), RC_OK);
    const struct card *c = &file->card;
    assert_string_equal(c->federal_code, "114-00-000-000");
    assert_string_equal(c->summary.en, "For tests & trials.");
    assert_int_equal(c->audiences, 1 << AUDIENCE_COMPANY | 1 << AUDIENCE_INDIVIDUAL);
    assert_int_equal(c->channels, 1 << CHANNEL_WEBSITE | 1 << CHANNEL_COUNTER);
    assert_int_equal(c->min_days, 2);
    assert_int_equal(c->max_days, 5);
    assert_string_equal(c->number_prefix, "S");
    assert_int_equal(c->number_style, NUMBER_MONTHLY);
    assert_string_equal(c->form, "sample");
    assert_string_equal(c->validity.ar, "سنة");
    assert_null(c->renewal.en);
    assert_int_equal(c->ndocuments, 2);
    assert_string_equal(c->documents[0].when.field, "kind");
    assert_null(c->documents[0].note.en);
    assert_true(c->documents[1].optional);
    assert_null(c->documents[1].when.field);
    assert_string_equal(c->documents[1].note.en, "In colour");
    assert_int_equal(c->nfees, 2);
    assert_int_equal(c->fees[0].amount.fils, 10000);
    assert_int_equal(c->fees[0].basis, FEE_PER_COPY);
    assert_int_equal(c->fees[0].moment, FEE_AT_SUBMISSION);
    assert_string_equal(c->fees[0].count_field, "units");
    assert_true(c->fees[1].assessed_later);
    assert_int_equal(c->fees[1].amount.fils, 0);
    assert_int_equal(c->fees[1].moment, FEE_AT_ASSESSMENT);
    assert_null(c->fees[1].count_field);
    assert_string_equal(c->steps[0].text.ar, "قدّم الطلب.");
    card_free(file);
}

static void bounds_of_amounts_are_kept_as_answers_are(void **state)
{
    (void)state;
    char *xml = sample_with(SAMPLE_FORM, "type=\"number\" required=\"yes\" min=\"1\" max=\"9\"",
                            "type=\"money\" required=\"yes\" min=\"5\" max=\"1250.5\"");
    struct form *f;
    struct err e;
    assert_int_equal(form_read_text("sample.xml", xml, &f, &e), RC_OK);
    assert_string_equal(form_field(f, "count")->min, "5.00");
    assert_string_equal(form_field(f, "count")->max, "1250.50");
    form_free(f);
    free(xml);
}

static void a_field_is_shown_only_behind_the_fields_it_hangs_on(void **state)
{
    (void)state;
    const struct field *members = form_field(form, "members"), *count = form_field(form, "count");
    assert_false(form_shows(form, members, &answers));
    answers_set(&answers, "kind", "company");
    assert_true(form_shows(form, members, &answers));
    assert_false(form_shows(form, count, &answers));
    answers_set(&answers, "members", "yes");
    assert_true(form_shows(form, count, &answers));
    answers_set(&answers, "kind", "person");
    assert_false(form_shows(form, members, &answers));
    assert_false(form_shows(form, count, &answers));
}

static void answers_to_hidden_or_unknown_fields_do_not_count(void **state)
{
    (void)state;
    struct answers counted;
    answers_init(&counted);
    answers_set(&answers, "kind", "person");
    answers_set(&answers, "members", "yes");
    answers_set(&answers, "count", "4");
    answers_set(&answers, "old", "x");
    form_answers(form, &answers, &counted);
    assert_int_equal(counted.count, 1);
    assert_string_equal(answers_get(&counted, "kind"), "person");
    answers_done(&counted);
}

static void assert_fault_in(const char *field)
{
    struct err e;
    assert_int_equal(form_check(form, &answers, today, &e), RC_BAD_DATA);
    assert_string_equal(e.field, field);
}

static void the_first_fault_is_told_with_its_field(void **state)
{
    (void)state;
    assert_fault_in("kind");
    answers_set(&answers, "kind", "person");
    assert_fault_in("units");
    answers_set(&answers, "units", "2");
    answers_set(&answers, "code", "abc");
    assert_fault_in("code");
    answers_set(&answers, "kind", "company");
    answers_set(&answers, "members", "yes");
    assert_fault_in("count");
    answers_set(&answers, "count", "10");
    assert_fault_in("count");
}

static void answers_that_will_do_pass(void **state)
{
    (void)state;
    struct err e;
    answers_set(&answers, "kind", "person");
    answers_set(&answers, "units", "2");
    answers_set(&answers, "count", "99"); /* not shown: does not count */
    assert_int_equal(form_check(form, &answers, today, &e), RC_OK);
}

#define WITH_FORM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FORM(a_form_holds_its_pages_groups_and_fields),
        WITH_FORM(a_card_holds_its_facts),
        WITH_FORM(bounds_of_amounts_are_kept_as_answers_are),
        WITH_FORM(a_field_is_shown_only_behind_the_fields_it_hangs_on),
        WITH_FORM(answers_to_hidden_or_unknown_fields_do_not_count),
        WITH_FORM(the_first_fault_is_told_with_its_field),
        WITH_FORM(answers_that_will_do_pass),
    };
    lang_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
