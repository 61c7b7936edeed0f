/* Groups that repeat: one field for each row there may be, and how many rows there are as an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/form/sample.h"

#define FORM                                                                                       \
    "<form id=\"list\">\n"                                                                         \
    BOTH("title", "List", "قائمة") "\n"                                                            \
    "<page>" BOTH("title", "Page", "صفحة") "\n"                                                    \
    "<group id=\"goods\" min=\"1\" max=\"3\">\n"                                                   \
    BOTH("title", "Goods", "بضائع") BOTH("label", "Item", "صنف") "\n" /* 5 */                      \
    "<field name=\"fragile\" type=\"yes-no\" required=\"yes\">"                                    \
    BOTH("label", "Fragile?", "قابل للكسر؟") "</field>\n"                                          \
    "<field name=\"packing\" type=\"text\" required=\"yes\" when-field=\"fragile\" when-is=\"yes\">" \
    BOTH("label", "Packing", "التغليف") "</field>\n"                                               \
    "</group>\n"                                                                                   \
    "<group>" BOTH("title", "End", "الختام") "\n"                                                  \
    "<field name=\"sent\" type=\"yes-no\">" BOTH("label", "Sent?", "أُرسلت؟") "</field>\n" /* 10 */ \
    "</group>\n</page>\n</form>\n"

static struct form *read_sound(void)
{
    struct form *f;
    struct err e;
    if (form_read_text("list.xml", FORM, &f, &e) != RC_OK)
        fail_msg("%s", e.msg.id);
    return f;
}

static void every_row_that_there_may_be_has_its_fields(void **state)
{
    (void)state;
    static const char *const names[] = {"goods", "goods[1].fragile", "goods[1].packing",
                                        "goods[2].fragile", "goods[2].packing", "goods[3].fragile",
                                        "goods[3].packing", "sent"};
    struct form *f = read_sound();
    assert_int_equal(f->nfields, COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++)
        assert_string_equal(f->fields[i].name, names[i]);
    assert_int_equal(f->fields[0].rows, 3);
    assert_string_equal(f->fields[0].min, "1");
    assert_string_equal(f->fields[4].label.en, "Packing (2)");
    assert_string_equal(f->fields[4].label.ar, "التغليف (2)");
    assert_int_equal(f->ngroups, 5);
    assert_string_equal(f->groups[2].title.en, "Item 2");
    form_free(f);
}

static void a_condition_looks_at_its_own_row(void **state)
{
    (void)state;
    struct form *f = read_sound();
    struct answers a;
    answers_init(&a);
    answers_set(&a, "goods", "2");
    answers_set(&a, "goods[2].fragile", "yes");
    assert_false(form_shows(f, form_field(f, "goods[1].packing"), &a));
    assert_true(form_shows(f, form_field(f, "goods[2].packing"), &a));
    assert_false(form_shows(f, form_field(f, "goods[3].fragile"), &a));
    answers_done(&a);
    form_free(f);
}

static void rows_beyond_their_number_do_not_count(void **state)
{
    (void)state;
    struct form *f = read_sound();
    struct answers a, counted;
    answers_init(&a);
    answers_init(&counted);
    answers_set(&a, "goods[1].fragile", "no");
    answers_set(&a, "goods[2].fragile", "no");
    answers_set(&a, "goods", "1");
    form_answers(f, &a, &counted);
    assert_string_equal(answers_get(&counted, "goods[1].fragile"), "no");
    assert_string_equal(answers_get(&counted, "goods[2].fragile"), "");
    answers_done(&a);
    answers_done(&counted);
    form_free(f);
}

static void what_is_missing_is_named_with_its_row(void **state)
{
    (void)state;
    static const struct {
        const char *name, *value, *missing; /* what is answered next, and what lacks before */
    } steps[] = {
        {"goods", "2", "goods"},
        {"goods[1].fragile", "no", "goods[1].fragile"},
        {"goods[2].fragile", "yes", "goods[2].fragile"},
        {"goods[2].packing", "Straw", "goods[2].packing"},
    };
    struct form *f = read_sound();
    struct answers a;
    struct err e;
    answers_init(&a);
    for (size_t i = 0; i < COUNT(steps); i++) {
        assert_int_equal(form_check(f, &a, (struct date){2026, 5, 12}, &e), RC_BAD_DATA);
        assert_string_equal(e.field, steps[i].missing);
        answers_set(&a, steps[i].name, steps[i].value);
    }
    assert_int_equal(form_check(f, &a, (struct date){2026, 5, 12}, &e), RC_OK);
    answers_set(&a, "goods", "4");
    assert_int_equal(form_check(f, &a, (struct date){2026, 5, 12}, &e), RC_BAD_DATA);
    assert_string_equal(e.field, "goods");
    answers_done(&a);
    form_free(f);
}

static const struct {
    const char *from, *to;
    int line;
    const char *says;
} faults[] = {
    {"max=\"3\"", "max=\"0\"", 4, "room for one row at least"},
    {"max=\"3\"", "max=\"101\"", 4, "write a whole number from 0 to 100"},
    {"max=\"3\"", "max=\"3x\"", 4, "write a whole number from 0 to 100"},
    {"min=\"1\"", "min=\"4\"", 4, "max is not less than min"},
    {"id=\"goods\"", "id=\"Goods\"", 4, "a name begins with a small letter"},
    {"id=\"goods\"", "id=\"version\"", 4, "cannot be named \"version\""},
    {"id=\"goods\" ", "", 4, "<group> has no attribute \"min\""},
    {BOTH("label", "Item", "صنف"), "", 4, "<group> has no English <label"},
    {"<label lang=\"ar\">صنف</label>", "", 4, "<group> has no Arabic <label"},
    {"when-field=\"fragile\"", "when-field=\"sent\"", 7, "no such field before it"},
    {"name=\"packing\"", "name=\"fragile\"", 7, "two fields named \"fragile\""},
    {"name=\"sent\"", "name=\"goods\"", 10, "two fields named \"goods\""},
    {"type=\"yes-no\">", "type=\"yes-no\" when-field=\"fragile\" when-is=\"yes\">", 10,
     "no such field before it"},
    {"max=\"3\"", "max=\"3\" when-field=\"sent\" when-is=\"yes\"", 4, "no such field before it"},
};

static void every_fault_is_told_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(faults); i++) {
        char *xml = sample_with(FORM, faults[i].from, faults[i].to), line[64];
        struct form *f;
        struct err e;
        assert_int_equal(form_read_text("list.xml", xml, &f, &e), RC_BAD_DATA);
        char *said = sentence(&e.msg);
        snprintf(line, sizeof line, "%d", faults[i].line);
        assert_holds(said, line);
        assert_holds(said, faults[i].says);
        free(said);
        free(xml);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_that_there_may_be_has_its_fields),
        cmocka_unit_test(a_condition_looks_at_its_own_row),
        cmocka_unit_test(rows_beyond_their_number_do_not_count),
        cmocka_unit_test(what_is_missing_is_named_with_its_row),
        cmocka_unit_test(every_fault_is_told_with_its_line),
    };
    lang_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
