/* Rows that repeat, by commands: answered by their place, counted by themselves, paid by their number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define APPLICATION "application=G26-05-000001"

#define GOODS_CARD                                                                                 \
    "<card id=\"goods\">" BOTH("name", "Goods", "بضائع") BOTH("summary", "For tests.", "للاختبار.")    \
    BOTH("category", "Tests", "اختبارات") "<audience>individual</audience>"                        \
    "<working-days from=\"1\" to=\"1\"/><number prefix=\"G\" style=\"monthly\"/><form>goods</form>" \
    "<fees><fee id=\"each\" amount=\"50.00\" per=\"hs-code\" due=\"submission\" count-field=\"codes\">" \
    BOTH("purpose", "Each code", "كل رقم") "</fee></fees>"                                         \
    "<steps><step>" BOTH("text", "Apply.", "قدّم الطلب.") "</step></steps></card>"

#define GOODS_FORM                                                                                 \
    "<form id=\"goods\">" BOTH("title", "Goods", "بضائع") "<page>" BOTH("title", "Page", "صفحة")   \
    "<group id=\"codes\" min=\"1\" max=\"4\">" BOTH("title", "Codes", "أرقام")                     \
    BOTH("label", "Code", "رقم")                                                                   \
    FIELD("code", "text", "required=\"yes\" pattern=\"[0-9]{6}\"", "HS code", "رقم البند")         \
    FIELD("weight", "number", "", "Weight", "الوزن") "</group></page></form>"

static int goods_setup(void **state)
{
    int rc = desk_setup(state);
    struct desk *d = *state;
    folders_write(d->folders.cards, "goods.xml", GOODS_CARD);
    folders_write(d->folders.forms, "goods.xml", GOODS_FORM);
    register_one(d);
    DONE(d, "agent1", "application open card=goods customer=C26-05-000001");
    return rc;
}

static int64_t rows(struct desk *d)
{
    DONE(d, "agent1", "application show " APPLICATION);
    return reply_get(&d->out, "answer_codes")->n;
}

static void a_row_that_is_answered_is_counted(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "application set " APPLICATION " codes[2].code=390210 codes[1].code=390110");
    assert_int_equal(rows(d), 2);
    assert_string_equal(entry(d, "answer_codes[2].code"), "390210");
    assert_null(reply_get(&d->out, "answer_codes[3].code"));
    DONE(d, "agent1", "application submit " APPLICATION);
    assert_int_equal(reply_get(&d->out, "due")->n, 10000);
}

static void the_number_that_is_said_wins(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "application set " APPLICATION " codes[1].code=390110 codes[3].code=390311 codes=1");
    assert_int_equal(rows(d), 1);
    DONE(d, "agent1", "application set " APPLICATION " codes=3");
    assert_string_equal(entry(d, "number"), "G26-05-000001");
    REFUSED(d, RC_BAD_DATA, "", "agent1", "application submit " APPLICATION);
    assert_string_equal(d->err.field, "codes[2].code");
}

static void what_will_not_do_is_told_by_its_row(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_BAD_DATA, "", "agent1", "application set " APPLICATION " codes[2].code=39");
    assert_string_equal(d->err.field, "codes[2].code");
    REFUSED(d, RC_BAD_DATA, "", "agent1", "application set " APPLICATION " codes=5");
    assert_string_equal(d->err.field, "codes");
    REFUSED(d, RC_BAD_DATA, "The form has no field", "agent1",
            "application set " APPLICATION " codes[5].code=390110");
    REFUSED(d, RC_BAD_DATA, "Did you mean codes[1].code?", "agent1",
            "application set " APPLICATION " codes[1].cod=390110");
}

static void a_form_of_before_keeps_its_fields(void **state)
{
    struct desk *d = *state;
    char *before = sample_with(GOODS_FORM, "max=\"4\"", "max=\"2\"");
    DONE(d, "agent1", "application set " APPLICATION " codes[4].code=390110");
    folders_write(d->folders.forms, "goods.xml", before);
    free(before);
    session_refresh(&d->session);
    DONE(d, "agent1", "application set " APPLICATION " codes[3].code=390110");
    assert_int_equal(rows(d), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_that_is_answered_is_counted, goods_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(the_number_that_is_said_wins, goods_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(what_will_not_do_is_told_by_its_row, goods_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(a_form_of_before_keeps_its_fields, goods_setup, desk_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
