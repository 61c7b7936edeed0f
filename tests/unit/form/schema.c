/* Without its schemas Rihla reads no form and no card, and says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/form/sample.h"

static void without_the_schema_nothing_is_read(void **state)
{
    (void)state;
    struct form *f = NULL;
    struct card_file *c = NULL;
    struct err e;
    setenv("RIHLA_SHARE", "/nowhere", 1);
    assert_int_equal(form_read_text("sample.xml", SAMPLE_FORM, &f, &e), RC_STORAGE);
    assert_string_equal(e.msg.arg[0], "forms/form.rng");
    assert_int_equal(card_read_text("sample.xml", SAMPLE_CARD, &c, &e), RC_STORAGE);
    assert_string_equal(e.msg.arg[0], "data/cards/card.rng");
    assert_null(f);
    assert_null(c);
}

static void once_it_is_there_forms_are_read(void **state)
{
    (void)state;
    struct form *f;
    struct err e;
    unsetenv("RIHLA_SHARE");
    assert_int_equal(form_read_text("sample.xml", SAMPLE_FORM, &f, &e), RC_OK);
    form_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_the_schema_nothing_is_read),
        cmocka_unit_test(once_it_is_there_forms_are_read),
    };
    lang_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
