/* Fields: every type, every fault, both languages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/field.h"

static const struct date today = {2026, 5, 12};

static const struct choice colours[] = {
    {"red", {"Red", "أحمر"}},
    {"dark-blue", {"Dark blue", "أزرق غامق"}},
};

/* Parses into a static text; NULL where it is refused. */
static const char *parse(const struct field *f, const char *typed, struct msg *warning,
                         struct err *err)
{
    static char text[8192];
    char *value = NULL;
    enum rc rc = field_parse(f, typed, today, &value, warning, err);
    if (rc != RC_OK) {
        assert_int_equal(rc, RC_BAD_DATA);
        assert_null(value); /* written only on success */
        return NULL;
    }
    assert_non_null(value);
    snprintf(text, sizeof text, "%s", value);
    free(value);
    return text;
}

static void what_is_typed_becomes_what_is_stored(void **state)
{
    (void)state;
    static const struct {
        enum field_type type;
        const char *typed, *stored;
    } rows[] = {
        {FIELD_TEXT, "  two   words ", "two words"},
        {FIELD_TEXT, "one\ntwo\tthree", "one two three"},
        {FIELD_TEXT, "رقم ١٢٣", "رقم 123"},
        {FIELD_TEXT, "a\u200bb\u202ec", "abc"},
        {FIELD_TEXT, "\u200b \u200f", ""},
        {FIELD_TEXT, "   ", ""},
        {FIELD_LONG_TEXT, " one \n two ", "one\ntwo"},
        {FIELD_NUMBER, "25", "25"},
        {FIELD_NUMBER, "0", "0"},
        {FIELD_NUMBER, "007", "7"},
        {FIELD_NUMBER, "1,250", "1250"},
        {FIELD_NUMBER, "١٬٢٥٠", "1250"},
        {FIELD_NUMBER, "999,999,999,999", "999999999999"},
        {FIELD_NUMBER, "999999999999", "999999999999"},
        {FIELD_MONEY, "1,250", "1250.00"},
        {FIELD_MONEY, "١٠٠ درهم", "100.00"},
        {FIELD_DATE, "12/5/2026", "2026-05-12"},
        {FIELD_DATE, "today", "2026-05-12"},
        {FIELD_DATE, "+1", "2026-05-13"},
        {FIELD_YES_NO, "yes", "yes"},
        {FIELD_YES_NO, "Y", "yes"},
        {FIELD_YES_NO, "نعم", "yes"},
        {FIELD_YES_NO, "NO", "no"},
        {FIELD_YES_NO, "n", "no"},
        {FIELD_YES_NO, "لا", "no"},
        {FIELD_CHOICE, "red", "red"},
        {FIELD_CHOICE, "RED", "red"},
        {FIELD_CHOICE, "Dark Blue", "dark-blue"},
        {FIELD_CHOICE, "أحمر", "red"},
        {FIELD_CHOICE, "احمر", "red"},
        {FIELD_CHOICE, "أزرق غامق", "dark-blue"},
        {FIELD_EMIRATES_ID, "784199000000010", "784-1990-0000001-0"},
        {FIELD_EMIRATES_ID, "٧٨٤ ١٩٩٠ ٠٠٠٠٠٠١ ٠", "784-1990-0000001-0"},
        {FIELD_MOBILE, "050 123 4567", "+971501234567"},
        {FIELD_MOBILE, "+44 7700 900123", "+447700900123"},
        {FIELD_EMAIL, " Name@Example.AE ", "Name@example.ae"},
        {FIELD_TRADE_LICENCE, " CN-١٢٣ ", "CN-123"},
        {FIELD_TRADE_LICENCE, "رخصة 12", "رخصة 12"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct field f = {
            .name = "f", .type = rows[i].type, .choices = colours, .nchoices = COUNT(colours)};
        struct err err;
        const char *stored = parse(&f, rows[i].typed, NULL, &err);
        ROW_TRUE(stored, rows[i].typed);
        ROW_TEXT(stored, rows[i].stored, rows[i].typed);
    }
}

/* A sentence for each way in which a value does not fit; it says what is expected. */
static void each_type_refuses_with_a_sentence_that_says_what_is_expected(void **state)
{
    (void)state;
    static const struct {
        enum field_type type;
        const char *typed, *says;
    } rows[] = {
        {FIELD_TEXT, "4111 1111 1111 1111", "payment card"},
        {FIELD_LONG_TEXT, "he said\n4111111111111111", "payment card"},
        {FIELD_EMAIL, "4111111111111111@example.ae", "payment card"},
        {FIELD_TRADE_LICENCE, "٤١١١١١١١١١١١١١١١", "payment card"},
        {FIELD_NUMBER, "x", "for example 25"},
        {FIELD_NUMBER, "-1", "for example 25"},
        {FIELD_NUMBER, "2.5", "for example 25"},
        {FIELD_NUMBER, "1,25", "for example 25"},
        {FIELD_NUMBER, "1234,567", "for example 25"},
        {FIELD_NUMBER, "1000000000000", "for example 25"},
        {FIELD_NUMBER, "1,000,000,000,000", "for example 25"},
        {FIELD_NUMBER, "99999999999999999999999999", "for example 25"},
        {FIELD_MONEY, "1.234", "for example 1250.00"},
        {FIELD_MONEY, "-5", "for example 1250.00"},
        {FIELD_MONEY, "1000000000", "for example 1250.00"},
        {FIELD_DATE, "31/4/2026", "for example 25/12/2026"},
        {FIELD_DATE, "soon", "for example 25/12/2026"},
        {FIELD_YES_NO, "maybe", "yes or no"},
        {FIELD_CHOICE, "green", "one of these"},
        {FIELD_EMIRATES_ID, "784-1990-0000001", "15 digits, for example 784-"},
        {FIELD_EMIRATES_ID, "785-1990-0000001-0", "begins with 784, for example"},
        {FIELD_EMIRATES_ID, "784-1990-000000x-0", "digits only, for example"},
        {FIELD_MOBILE, "12", "for example 050"},
        {FIELD_MOBILE, "042345678", "not a mobile number"},
        {FIELD_MOBILE, "600565554", "not a mobile number"},
        {FIELD_EMAIL, "name", "for example name@example.ae"},
        {FIELD_TRADE_LICENCE, "12", "3 to 30 characters, for example"},
        {FIELD_TRADE_LICENCE, "1234567890-1234567890-1234567890",
         "3 to 30 characters, for example"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct field f = {.name = "some_field",
                          .type = rows[i].type,
                          .choices = colours,
                          .nchoices = COUNT(colours)};
        struct err err;
        struct msg warning;
        ROW_TRUE(!parse(&f, rows[i].typed, &warning, &err), rows[i].typed);
        ROW_TEXT(err.field, "some_field", rows[i].typed);
        ROW_TRUE(!warning.id, rows[i].typed);
        if (!strstr(err.msg.id, rows[i].says))
            fail_msg("%s: \"%s\" does not say \"%s\"", rows[i].typed, err.msg.id, rows[i].says);
    }
}

static void every_type_takes_nothing_unless_it_is_required(void **state)
{
    (void)state;
    for (int t = 0; t < FIELD_TYPE_COUNT; t++) {
        struct field f = {.name = "f",
                          .type = (enum field_type)t,
                          .min_length = 3,
                          .pattern = "x",
                          .min = "1",
                          .fault = {"Own.", "خاص."}};
        struct err err;
        ROW_TEXT(parse(&f, " \u200f ", NULL, &err), "", field_type_word((enum field_type)t));
        f.required = true;
        ROW_TRUE(!parse(&f, " \u200f ", NULL, &err), field_type_word((enum field_type)t));
        ROW_TEXT(err.msg.id, "This must be filled in", field_type_word((enum field_type)t));
    }
}

/* n times "ر", a letter of two bytes. */
static const char *letters(int n)
{
    static char text[16384];
    text[0] = '\0';
    for (int i = 0; i < n; i++)
        memcpy(text + 2 * i, "ر", 3);
    return text;
}

static void lengths_are_counted_in_characters(void **state)
{
    (void)state;
    static const struct {
        enum field_type type;
        int min, max, shortest, longest;
    } rows[] = {
        {FIELD_TEXT, 0, 0, 1, FIELD_TEXT_MAX},    {FIELD_LONG_TEXT, 0, 0, 1, FIELD_LONG_TEXT_MAX},
        {FIELD_TEXT, 0, 9999, 1, FIELD_TEXT_MAX}, {FIELD_TEXT, 3, 5, 3, 5},
        {FIELD_LONG_TEXT, 10, 1000, 10, 1000},    {FIELD_TRADE_LICENCE, 0, 0, 3, 30},
        {FIELD_TRADE_LICENCE, 5, 10, 5, 10},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct field f = {.name = "f",
                          .type = rows[i].type,
                          .min_length = rows[i].min,
                          .max_length = rows[i].max};
        struct err err;
        const char *row = field_type_word(rows[i].type);
        ROW_TRUE(parse(&f, letters(rows[i].shortest), NULL, &err), row);
        ROW_TRUE(parse(&f, letters(rows[i].longest), NULL, &err), row);
        ROW_TRUE(!parse(&f, letters(rows[i].longest + 1), NULL, &err), row);
        if (rows[i].shortest > 1)
            ROW_TRUE(!parse(&f, letters(rows[i].shortest - 1), NULL, &err), row);
    }
}

static void a_wrong_length_is_told_with_both_numbers(void **state)
{
    (void)state;
    struct field f = {.name = "f", .type = FIELD_TEXT, .min_length = 3, .max_length = 5};
    struct err err;
    assert_null(parse(&f, "رر", NULL, &err));
    assert_non_null(strstr(err.msg.id, "too short"));
    assert_string_equal(err.msg.arg[0], "3");
    assert_string_equal(err.msg.arg[1], "2");
    assert_null(parse(&f, "رررررر", NULL, &err));
    assert_non_null(strstr(err.msg.id, "too long"));
    assert_string_equal(err.msg.arg[0], "5");
    assert_string_equal(err.msg.arg[1], "6");
}

static void ranges_include_both_of_their_ends(void **state)
{
    (void)state;
    static const struct {
        enum field_type type;
        const char *min, *max;
        const char *good[3], *bad[3];
        const char *says[2]; /* the ends as people read them */
    } rows[] = {
        {FIELD_NUMBER, "5", "10", {"5", "10", "7"}, {"4", "11", "0"}, {"5", "10"}},
        {FIELD_NUMBER, "5", NULL, {"5", "999999999999", "6"}, {"4", "0", "1"}, {"5", ""}},
        {FIELD_NUMBER, NULL, "10", {"0", "10", "1"}, {"11", "100", "999"}, {"10", ""}},
        {FIELD_MONEY,
         "0.50",
         "1250.00",
         {"0.5", "1,250", "1"},
         {"0.49", "1250.01", "0"},
         {"0.50", "1,250.00"}},
        {FIELD_DATE,
         "2026-01-01",
         "today",
         {"1/1/2026", "12/5/2026", "-1"},
         {"31/12/2025", "+1", "1/1/1900"},
         {"01/01/2026", "12/05/2026"}},
        {FIELD_DATE,
         "today",
         NULL,
         {"today", "+1", "31/12/2199"},
         {"-1", "11/5/2026", "1/1/1900"},
         {"12/05/2026", ""}},
        {FIELD_DATE,
         NULL,
         "2026-12-31",
         {"31/12/2026", "today", "1/1/1900"},
         {"1/1/2027", "31/12/2199", "2027-06-01"},
         {"31/12/2026", ""}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct field f = {
            .name = "f", .type = rows[i].type, .min = rows[i].min, .max = rows[i].max};
        struct err err;
        for (int j = 0; j < 3; j++) {
            ROW_TRUE(parse(&f, rows[i].good[j], NULL, &err), rows[i].good[j]);
            ROW_TRUE(!parse(&f, rows[i].bad[j], NULL, &err), rows[i].bad[j]);
            ROW_TEXT(err.msg.arg[0], rows[i].says[0], rows[i].bad[j]);
            ROW_TEXT(err.msg.arg[1], rows[i].says[1], rows[i].bad[j]);
        }
    }
}

static void a_pattern_is_matched_against_the_whole_stored_value(void **state)
{
    (void)state;
    struct field f = {.name = "f", .type = FIELD_TEXT, .pattern = "[A-Z]{2}-[0-9]{3}"};
    struct err err;
    assert_string_equal(parse(&f, " AB-١٢٣ ", NULL, &err), "AB-123");
    assert_null(parse(&f, "AB-1234", NULL, &err));
    assert_null(parse(&f, "xAB-123", NULL, &err));
    assert_non_null(strstr(err.msg.id, "not written as expected"));
}

static const char *in_words(const struct msg *m, enum lang lang)
{
    static char text[1024];
    struct buf b = {0};
    lang_set(lang);
    lang_msg(&b, m);
    lang_set(LANG_EN);
    snprintf(text, sizeof text, "%s", buf_text(&b));
    buf_done(&b);
    return text;
}

/* Length, range, pattern and type all lead to the form's own sentence, in the agent's language. */
static void the_sentence_of_the_field_replaces_the_one_of_its_type(void **state)
{
    (void)state;
    static const struct {
        struct field field;
        const char *typed;
    } rows[] = {
        {{.type = FIELD_NUMBER}, "x"},
        {{.type = FIELD_NUMBER, .min = "5"}, "4"},
        {{.type = FIELD_TEXT, .min_length = 5}, "abc"},
        {{.type = FIELD_TEXT, .pattern = "[0-9]*"}, "abc"},
        {{.type = FIELD_EMIRATES_ID}, "1"},
        {{.type = FIELD_CHOICE}, "green"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct field f = rows[i].field;
        struct err err;
        f.name = "f";
        f.fault = (struct bi){"The form's own sentence 100%s.", "جملة النموذج."};
        ROW_TRUE(!parse(&f, rows[i].typed, NULL, &err), rows[i].typed);
        ROW_TRUE(err.msg.id, rows[i].typed);
        ROW_TEXT(err.field, "f", rows[i].typed);
        ROW_TEXT(in_words(&err.msg, LANG_EN), "The form's own sentence 100%s.", rows[i].typed);
        ROW_TEXT(in_words(&err.msg, LANG_AR), "جملة النموذج.", rows[i].typed);
        f.fault = (struct bi){"A msgid", NULL};
        ROW_TRUE(!parse(&f, rows[i].typed, NULL, &err), rows[i].typed);
        ROW_TEXT(err.msg.id, "A msgid", rows[i].typed);
    }
}

static void what_is_no_date_at_all_is_told_how_to_write_one(void **state)
{
    (void)state;
    struct field f = {.name = "f", .type = FIELD_DATE, .max = "today", .fault = {"Own.", "خاص."}};
    struct err err;
    assert_false(parse(&f, "31/2/2026", NULL, &err));
    assert_non_null(strstr(err.msg.id, "day/month/year"));
    assert_false(parse(&f, "31/12/2190", NULL, &err));
    assert_string_equal(in_words(&err.msg, LANG_EN), "Own.");
}

static void a_card_number_is_told_even_where_the_field_has_its_own_sentence(void **state)
{
    (void)state;
    struct field f = {.name = "f", .type = FIELD_TEXT, .fault = {"Own.", "خاص."}};
    struct err err;
    assert_null(parse(&f, "4111111111111111", NULL, &err));
    assert_non_null(strstr(err.msg.id, "payment card"));
    assert_null(strstr(err.detail, "4111"));
    for (int i = 0; i < MSG_ARGS; i++)
        assert_string_equal(err.msg.arg[i], "");
}

static void an_unusual_emirates_id_is_taken_with_a_warning(void **state)
{
    (void)state;
    struct field f = {.name = "f", .type = FIELD_EMIRATES_ID};
    struct msg warning;
    struct err err;
    assert_string_equal(parse(&f, "784-1990-0000001-5", &warning, &err), "784-1990-0000001-5");
    assert_non_null(strstr(warning.id, "unusual"));
    assert_string_equal(parse(&f, "784-1990-0000001-0", &warning, &err), "784-1990-0000001-0");
    assert_null(warning.id);
    assert_string_equal(parse(&f, "784-1990-0000001-5", NULL, &err), "784-1990-0000001-5");
    f.pattern = "784-1991-.*"; /* refused for another reason: nothing to warn of */
    assert_null(parse(&f, "784-1990-0000001-5", &warning, &err));
    assert_null(warning.id);
}

static void values_are_shown_as_people_read_them(void **state)
{
    (void)state;
    static const struct {
        enum field_type type;
        const char *value, *shown;
    } rows[] = {
        {FIELD_TEXT, "two words", "two words"},
        {FIELD_LONG_TEXT, "one\ntwo", "one\ntwo"},
        {FIELD_NUMBER, "2026", "2026"},
        {FIELD_MONEY, "1250.00", "1,250.00"},
        {FIELD_DATE, "2026-05-12", "12/05/2026"},
        {FIELD_YES_NO, "yes", "yes"},
        {FIELD_YES_NO, "no", "no"},
        {FIELD_CHOICE, "dark-blue", "Dark blue"},
        {FIELD_CHOICE, "gone", "gone"},
        {FIELD_EMIRATES_ID, "784-1990-0000001-0", "784-1990-0000001-0"},
        {FIELD_MOBILE, "+971501234567", "+971 50 123 4567"},
        {FIELD_EMAIL, "name@example.ae", "name@example.ae"},
        {FIELD_TRADE_LICENCE, "CN-123", "CN-123"},
        {FIELD_MONEY, "", ""},
        {FIELD_DATE, "not a date", "not a date"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct field f = {
            .name = "f", .type = rows[i].type, .choices = colours, .nchoices = COUNT(colours)};
        struct buf b = {0};
        field_shown(&b, &f, rows[i].value);
        ROW_TEXT(buf_text(&b), rows[i].shown, rows[i].shown);
        buf_done(&b);
    }
}

static void a_choice_is_shown_in_the_language_of_the_moment(void **state)
{
    (void)state;
    struct field f = {
        .name = "f", .type = FIELD_CHOICE, .choices = colours, .nchoices = COUNT(colours)};
    struct buf b = {0};
    lang_set(LANG_AR);
    field_shown(&b, &f, "red");
    lang_set(LANG_EN);
    assert_string_equal(b.s, "أحمر");
    buf_done(&b);
}

/* What was stored is shown to be changed: typing it again must give the same. */
static void a_shown_value_can_be_typed_again(void **state)
{
    (void)state;
    static const struct {
        enum field_type type;
        const char *value;
    } rows[] = {
        {FIELD_TEXT, "two words"},
        {FIELD_LONG_TEXT, "one\n\ntwo"},
        {FIELD_NUMBER, "999999999999"},
        {FIELD_MONEY, "999999999.99"},
        {FIELD_MONEY, "1250.50"},
        {FIELD_DATE, "2026-02-28"},
        {FIELD_YES_NO, "yes"},
        {FIELD_YES_NO, "no"},
        {FIELD_CHOICE, "dark-blue"},
        {FIELD_EMIRATES_ID, "784-1990-0000001-0"},
        {FIELD_MOBILE, "+971501234567"},
        {FIELD_MOBILE, "+447700900123"},
        {FIELD_EMAIL, "Name@example.ae"},
        {FIELD_TRADE_LICENCE, "CN-123"},
    };
    for (enum lang lang = LANG_EN; lang <= LANG_AR; lang++) {
        for (size_t i = 0; i < COUNT(rows); i++) {
            struct field f = {
                .name = "f", .type = rows[i].type, .choices = colours, .nchoices = COUNT(colours)};
            struct err err;
            struct buf b = {0};
            lang_set(lang);
            field_shown(&b, &f, rows[i].value);
            const char *again = parse(&f, b.s, NULL, &err);
            lang_set(LANG_EN);
            ROW_TRUE(again, rows[i].value);
            ROW_TEXT(again, rows[i].value, rows[i].value);
            again = parse(&f, rows[i].value, NULL, &err);
            ROW_TRUE(again, rows[i].value);
            ROW_TEXT(again, rows[i].value, rows[i].value);
            buf_done(&b);
        }
    }
}

/* Anything can be typed or pasted: it is refused or becomes a value that is stable. */
static void any_bytes_are_refused_or_become_a_stable_value(void **state)
{
    (void)state;
    static const char *const pieces[] = {"1",      "0",  "784", "+",    "-",   "/",  ".",    ",",
                                         "@",      "ae", "5",   "٣",    " ",   "\n", "\xff", "\xd9",
                                         "\u200f", "x",  "AED", "درهم", "نعم", "٬",  "\x1b"};
    uint64_t seed = 20260512;
    for (int round = 0; round < 20000; round++) {
        char typed[128] = "";
        for (int i = 0; i < 12; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            if ((seed >> 60) != 0)
                strcat(typed, pieces[(seed >> 33) % COUNT(pieces)]);
        }
        struct field f = {.name = "f",
                          .type = (enum field_type)(round % FIELD_TYPE_COUNT),
                          .choices = colours,
                          .nchoices = COUNT(colours)};
        char *value = NULL, *again = NULL;
        if (field_parse(&f, typed, today, &value, NULL, NULL) != RC_OK)
            continue;
        ROW_TRUE(field_parse(&f, value, today, &again, NULL, NULL) == RC_OK, value);
        ROW_TEXT(again, value, value);
        free(value);
        free(again);
    }
}

static void a_row_is_asked_for_when_there_are_so_many(void **state)
{
    (void)state;
    const struct field always = {.name = "r[1].a", .counter = "r", .row = 1, .row_always = true};
    const struct field second = {.name = "r[2].a", .counter = "r", .row = 2};
    struct answers a;
    answers_init(&a);
    assert_true(field_asked(&always, &a));
    assert_false(field_asked(&second, &a));
    answers_set(&a, "r", "1");
    assert_false(field_asked(&second, &a));
    answers_set(&a, "r", "2");
    assert_true(field_asked(&second, &a));
    answers_set(&a, "r", "99999");
    assert_int_equal(field_rows("r", &a), 0);
    answers_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_becomes_what_is_stored),
        cmocka_unit_test(each_type_refuses_with_a_sentence_that_says_what_is_expected),
        cmocka_unit_test(every_type_takes_nothing_unless_it_is_required),
        cmocka_unit_test(lengths_are_counted_in_characters),
        cmocka_unit_test(a_wrong_length_is_told_with_both_numbers),
        cmocka_unit_test(ranges_include_both_of_their_ends),
        cmocka_unit_test(a_pattern_is_matched_against_the_whole_stored_value),
        cmocka_unit_test(the_sentence_of_the_field_replaces_the_one_of_its_type),
        cmocka_unit_test(what_is_no_date_at_all_is_told_how_to_write_one),
        cmocka_unit_test(a_card_number_is_told_even_where_the_field_has_its_own_sentence),
        cmocka_unit_test(an_unusual_emirates_id_is_taken_with_a_warning),
        cmocka_unit_test(values_are_shown_as_people_read_them),
        cmocka_unit_test(a_choice_is_shown_in_the_language_of_the_moment),
        cmocka_unit_test(a_shown_value_can_be_typed_again),
        cmocka_unit_test(a_row_is_asked_for_when_there_are_so_many),
        cmocka_unit_test(any_bytes_are_refused_or_become_a_stable_value),
    };
    lang_init();
    lang_set(LANG_EN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
