/* Every fault that a form or a card can have is refused with file, line and reason.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/form/sample.h"

struct change {
    const char *from, *to; /* what is changed in the sound text */
    int line;
    const char *says;      /* part of the sentence */
};

static const struct change form_changes[] = {
    {"<form id=\"sample\">", "<from id=\"sample\">", 19, "</form> was found where <from> is still open"},
    {"<title", "<titel lang=\"en\">x</titel><title", 2, "<titel> is not known inside <form>"},
    {"<page>", "<page colour=\"red\">", 3, "<page> has no attribute \"colour\""},
    {"<group>", "<group>some words", 4, "<group> holds text where only elements are expected"},
    {"type=\"choice\"", "type=\"choise\"", 5, "\"choise\" is not known; the types are: text, long-text"},
    {"type=\"choice\"", "", 5, "<field> must say type="},
    {"type=\"choice\"", "type=\"number\"", 5, "<choice> is for fields of the type choice only"},
    {"name=\"kind\"", "name=\"Kind\"", 5, "small letter"},
    {"name=\"kind\"", "name=\"\"", 5, "<field> must say name="},
    {"name=\"kind\"", "name=\"version\"", 5, "cannot be named \"version\""},
    {"required=\"yes\"", "required=\"true\"", 5, "required=\"true\": write yes or no"},
    {"<label lang=\"ar\">النوع</label>", "", 5, "<field> has no Arabic <label lang=\"ar\">"},
    {"<label lang=\"en\">Kind</label>", "", 5, "<field> has no English <label lang=\"en\">"},
    {"<label lang=\"ar\">النوع</label>", "<label lang=\"ar\"> </label>", 6, "<label lang=\"ar\"> is empty"},
    {"<label lang=\"ar\">النوع", "<label lang=\"fr\">النوع", 6, "lang=\"en\" or lang=\"ar\""},
    {"<label lang=\"ar\">النوع", "<label lang=\"en\">النوع", 6, "<label lang=\"en\"> is given twice"},
    {"<title lang=\"ar\">صفحة</title>", "", 3, "<page> has no Arabic <title lang=\"ar\">"},
    {"<hint lang=\"ar\">ثلاثة أحرف</hint>", "", 14, "<field> has no Arabic <hint lang=\"ar\">"},
    {"<fault lang=\"ar\">اكتب ثلاثة أحرف</fault>", "", 14, "<field> has no Arabic <fault"},
    {"<label lang=\"ar\">شخص</label>", "", 7, "<choice> has no Arabic <label"},
    {"value=\"company\"", "value=\"person\"", 8, "choice \"person\" is given twice"},
    {"value=\"company\"", "value=\"a b\"", 8, "an id begins with"},
    {"<choice value=\"person\">" BOTH("label", "Person", "شخص") "</choice>", "", 5,
     "at least two <choice>"},
    {"type=\"yes-no\"", "type=\"yes-no\" max-length=\"3\"", 10, "no meaning for the type yes-no"},
    {"name=\"members\"", "name=\"kind\"", 10, "two fields named \"kind\""},
    {"when-is=\"company\"", "", 10, "must be given together"},
    {"when-is=\"company\"", "when-is=\"club\"", 10, "\"kind\" never has the answer \"club\""},
    {"when-field=\"kind\"", "when-field=\"sort\"", 10, "no such field before it"},
    {"when-field=\"kind\"", "when-field=\"count\"", 10, "no such field before it"},
    {"when-field=\"members\" when-is=\"yes\"", "when-field=\"members\" when-is=\"true\"", 12,
     "never has the answer \"true\""},
    {"min=\"1\"", "min=\"one\"", 12, "write a whole number"},
    {"min=\"1\"", "min=\"10\"", 12, "min is greater than max"},
    {"type=\"number\" required=\"yes\" min=\"1\"", "type=\"money\" min=\"1.234\"", 12, "write an amount"},
    {"type=\"number\" required=\"yes\" min=\"1\"", "type=\"date\" min=\"12/5/2026\"", 12, "write a date"},
    {"[A-Z]{3}", "[A-Z{3}", 14, "is not a POSIX extended regular expression"},
    {"[A-Z]{3}", "((a{255}){255}){255}", 14, "would take too long"},
    {"min-length=\"3\"", "min-length=\"-3\"", 14, "write a whole number from 0 to 200"},
    {"min-length=\"3\"", "min-length=\"9\"", 14, "min-length is greater than max-length"},
    {"max-length=\"8\"", "max-length=\"201\"", 14, "write a whole number from 0 to 200"},
    {"type=\"text\"", "type=\"number\"", 14, "it is for: text, long-text"},
    {"\n<field name=\"units\"", "<field name=\"units\" name=\"u\"", 15, "not well-formed"},
    {"Units", "Units &unknown;", 16, "&unknown; is not known; write & as &amp;"},
    {"</page>\n", "</page><page>" BOTH("title", "P", "ص") "</page>", 18, "<page> holds no <group>"},
    {"</form>\n", "", 19, "not well-formed"},
    /* In the right words but the wrong order: for the schema to find. */
    {BOTH("title", "Group", "مجموعة"), "", 4, "<group> has no English <title"},
    {"</group>", BOTH("title", "Late", "متأخر") "</group>", 17, "given twice"},
};

static const struct change card_changes[] = {
    {"<card id=\"sample\">", "<card>", 1, "<card> must say id="},
    {"<card id=\"sample\">", "<card id=\"Sample\">", 1, "an id begins with"},
    {"<federal-code>", "<code>1</code><federal-code>", 2, "<code> is not known inside <card>"},
    {"114-00-000-000", " ", 2, "<federal-code> is empty"},
    {"<name lang=\"ar\">خدمة نموذجية</name>", "", 1, "<card> has no Arabic <name lang=\"ar\">"},
    {BOTH("summary", "For tests &amp; trials.", "للاختبار."), "", 1, "<card> has no English <summary"},
    {"company individual", "company people", 6, "\"people\" is not known in <audience>; write some of: individual"},
    {"<audience>company individual</audience>", "", 1, "<card> holds no <audience>"},
    {"website counter", "fax", 7, "\"fax\" is not known in <channels>"},
    {"from=\"2\"", "from=\"two\"", 8, "write a whole number from 0 to 1000"},
    {"from=\"2\"", "from=\"9\"", 8, "to is smaller than from"},
    {"<working-days from=\"2\" to=\"5\"/>", "", 1, "<card> holds no <working-days>"},
    {"style=\"monthly\"", "style=\"daily\"", 9, "write one of: monthly, plain"},
    {"prefix=\"S\"", "prefix=\"S 1\"", 9, "<number> is not as the schema wants it"},
    {"<form>sample</form>", "", 1, "<card> holds no <form>"},
    {"<validity lang=\"ar\">سنة</validity>", "", 1, "<card> has no Arabic <validity"},
    {"<name lang=\"ar\">رخصة</name>", "", 13, "<document> has no Arabic <name"},
    {"id=\"photo\"", "id=\"licence\"", 14, "two documents with the id \"licence\""},
    {"optional=\"yes\"", "optional=\"perhaps\"", 14, "write yes or no"},
    {"when-is=\"company\"", "when-is=\" \"", 13, "must be given together"},
    {"amount=\"100.00\"", "amount=\"-5\"", 17, "amount=\"-5\": write dirhams such as 1250.00"},
    {"amount=\"100.00\"", "amount=\"1e3\"", 17, "write dirhams"},
    {"amount=\"100.00\"", "amount=\"1,250.00\"", 17, "write dirhams"},
    {"amount=\"100.00\"", "", 17, "<fee> must say amount="},
    {"per=\"copy\"", "per=\"kilo\"", 17, "per=\"kilo\" is not known; write one of: application, hs-code"},
    {"due=\"submission\"", "due=\"never\"", 17, "due=\"never\" is not known; write one of: submission"},
    {"id=\"visit\"", "id=\"request\"", 18, "two fees with the id \"request\""},
    {"<purpose lang=\"ar\">الزيارة</purpose>", "", 18, "<fee> has no Arabic <purpose"},
    {"<text lang=\"ar\">قدّم الطلب.</text>", "", 20, "<step> has no Arabic <text"},
    {"<steps>", "<steps><stop/>", 20, "<stop> is not known inside <steps>"},
    {"<fees>", "<fees/><fees>", 16, "not as the schema wants it"},
    {"<form>sample</form>", "<form>sample<b/></form>", 10, "<b> may not stand inside <form>"},
};

/* What the error says, as a person reads it; owned by the caller. */
static char *form_error(const char *xml)
{
    struct form *f = NULL;
    struct err e;
    assert_int_equal(form_read_text("sample.xml", xml, &f, &e), RC_BAD_DATA);
    assert_null(f);
    return sentence(&e.msg);
}

static char *card_error(const char *xml)
{
    struct card_file *c = NULL;
    struct err e;
    assert_int_equal(card_read_text("sample.xml", xml, &c, &e), RC_BAD_DATA);
    assert_null(c);
    return sentence(&e.msg);
}

static void check(const char *text, const struct change *change, char *(*error)(const char *xml))
{
    char *xml = sample_with(text, change->from, change->to), *said = error(xml);
    char *place = mem_printf("sample.xml, line %d: ", change->line);
    assert_holds(said, place);
    assert_holds(said, change->says);
    free(place);
    free(said);
    free(xml);
}

static void the_samples_are_sound(void **state)
{
    (void)state;
    struct form *f;
    struct card_file *c;
    struct err e;
    assert_int_equal(form_read_text("sample.xml", SAMPLE_FORM, &f, &e), RC_OK);
    assert_int_equal(card_read_text("sample.xml", SAMPLE_CARD, &c, &e), RC_OK);
    assert_string_equal(f->source, SAMPLE_FORM);
    assert_string_equal(c->source, SAMPLE_CARD);
    form_free(f);
    card_free(c);
}

static void each_fault_of_a_form_is_told_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(form_changes); i++)
        check(SAMPLE_FORM, &form_changes[i], form_error);
}

static void each_fault_of_a_card_is_told_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(card_changes); i++)
        check(SAMPLE_CARD, &card_changes[i], card_error);
}

static void a_card_is_no_form(void **state)
{
    (void)state;
    char *said = form_error(SAMPLE_CARD);
    assert_holds(said, "The outermost element is <card>; <form> was expected");
    free(said);
}

static void the_error_is_kept_in_both_languages(void **state)
{
    (void)state;
    struct form *f = NULL;
    struct err e;
    lang_set(LANG_AR);
    assert_int_equal(form_read_text("sample.xml", "<form/>", &f, &e), RC_BAD_DATA);
    assert_int_equal(lang_now(), LANG_AR);
    assert_string_equal(e.msg.id, "");
    assert_holds(e.msg.own_en, "sample.xml, line 1: <form> must say id=");
    assert_holds(e.msg.own_ar, "sample.xml");
}

static void an_xml_namespace_of_another_kind_is_refused(void **state)
{
    (void)state;
    char *xml = sample_with(SAMPLE_FORM, "<form ", "<form xmlns=\"urn:other\" ");
    char *said = form_error(xml);
    assert_holds(said, "not as the schema wants it");
    free(said);
    free(xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_samples_are_sound),
        cmocka_unit_test(each_fault_of_a_form_is_told_with_its_line),
        cmocka_unit_test(each_fault_of_a_card_is_told_with_its_line),
        cmocka_unit_test(a_card_is_no_form),
        cmocka_unit_test(the_error_is_kept_in_both_languages),
        cmocka_unit_test(an_xml_namespace_of_another_kind_is_refused),
    };
    lang_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
