/* What is typed into the one box, in every way people write it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/ways.h"

#include "domain/number.h"
#include "domain/sought.h"
#include "text/utf8.h"

/* A word beside the number may be there too ("licence CN 1234567" is three): every term has to fit
 * something, and this kind has to be one of them. */
static bool finds(const char *typed, enum sought_kind kind, const char *stored)
{
    struct sought s;
    sought_read(typed, way_prefixes, COUNT(way_prefixes), &s);
    for (size_t i = 0; i < s.nterms; i++) {
        for (size_t j = 0; j < s.terms[i].nways; j++) {
            const struct sought_way *w = &s.terms[i].ways[j];
            if (w->kind == kind && sought_fits(w, stored))
                return s.nterms == 1;
        }
    }
    return false;
}

static void every_kind_of_number_is_recognised_in_every_way_of_writing_it(void **state)
{
    (void)state;
    size_t ways = 0;
    for (size_t i = 0; i < COUNT(way_rows); i++) {
        for (size_t j = 0; j < WAYS && way_rows[i].typed[j]; j++) {
            for (size_t d = 0; d < COUNT(digits); d++) {
                char *typed = in_digits(way_rows[i].typed[j], digits[d].zero);
                if (!finds(typed, way_rows[i].kind, way_rows[i].stored))
                    fail_msg("%s is not found by \"%s\" (%s digits)", way_rows[i].stored,
                             way_rows[i].typed[j], digits[d].name);
                ways += d == 0 || strcmp(typed, way_rows[i].typed[j]) != 0;
                free(typed);
            }
        }
    }
    assert_true(ways >= LEAST_WAYS);
}

static void what_is_another_number_is_not_found(void **state)
{
    (void)state;
    static const struct {
        enum sought_kind kind;
        const char *stored, *typed;
    } others[] = {
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "E26-03-000124"},
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "E26-04-000123"},
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "E25-03-123"},
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "A26-03-000123"},
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "1230"},
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "12"},
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "complaint 123"},
        {SOUGHT_APPLICATION_NUMBER, "E26-03-000123", "C26-03-000123"},
        {SOUGHT_CUSTOMER_NUMBER, "C26-11-000042", "receipt 42"},
        {SOUGHT_CUSTOMER_NUMBER, "C26-11-000042", "E42"},
        {SOUGHT_EMIRATES_ID, "784-1990-0000001-7", "784-1991"},
        {SOUGHT_EMIRATES_ID, "784-1990-0000001-7", "784199000000018"},
        {SOUGHT_EMIRATES_ID, "784-1990-0000001-7", "017"},
        {SOUGHT_TELEPHONE, "+971501234567", "0501234568"},
        {SOUGHT_TELEPHONE, "+971501234567", "567"},
        {SOUGHT_TELEPHONE, "+971501234567", "+96650123"},
        {SOUGHT_EMAIL, "test.one@example.ae", "one@example.ae"},
        {SOUGHT_LICENCE, "CN-1234567", "CN-2"},
        {SOUGHT_TRN, "100123456700003", "200123"},
        {SOUGHT_SERVICE_CODE, "114-05-012-000", "114-06"},
        {SOUGHT_SERVICE_CODE, "114-05-012-000", "114-05-012-001"},
        {SOUGHT_NAME, "Test", "test"},
    };
    for (size_t i = 0; i < COUNT(others); i++) {
        if (finds(others[i].typed, others[i].kind, others[i].stored))
            fail_msg("%s is found by \"%s\"", others[i].stored, others[i].typed);
    }
}

static void words_and_numbers_stand_in_any_order(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        size_t nterms;
        const char *terms[4];
    } texts[] = {
        {"Ahmed Ali", 2, {"Ahmed", "Ali"}},
        {"Ahmed 050 123 4567", 2, {"Ahmed", "050 123 4567"}},
        {"050 123 4567 Ahmed", 2, {"050 123 4567", "Ahmed"}},
        {"أحمد ٤٥٦٧ علي", 3, {"أحمد", "4567", "علي"}},
        {"E26 03 123 Ahmed", 2, {"E26 03 123", "Ahmed"}},
        {"Ahmed E 26 03 123", 2, {"Ahmed", "E 26 03 123"}},
        {"784 1990 Ahmed", 2, {"784 1990", "Ahmed"}},
        {"Ahmed, Ali", 2, {"Ahmed", "Ali"}},
        {"application form", 2, {"application", "form"}},
        {"tel 4567 Ahmed", 2, {"4567", "Ahmed"}},
        {"Ahmed 4567 +971 50", 3, {"Ahmed", "4567", "+971 50"}},
        {"\u200F أحمد \u200F", 1, {"أحمد"}},
        {"", 0, {NULL}},
        {"   ", 0, {NULL}},
        {"#", 0, {NULL}},
        {"@ ", 0, {NULL}},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct sought s;
        sought_read(texts[i].typed, way_prefixes, COUNT(way_prefixes), &s);
        if (s.nterms != texts[i].nterms)
            fail_msg("\"%s\": %zu terms, wanted %zu", texts[i].typed, s.nterms, texts[i].nterms);
        for (size_t j = 0; j < s.nterms; j++)
            ROW_TEXT(s.terms[j].text, texts[i].terms[j], texts[i].typed);
    }
}

static void a_sign_narrows_to_its_group(void **state)
{
    (void)state;
    for (enum sought_group g = 0; g < SOUGHT_GROUP_COUNT; g++) {
        struct sought s;
        char typed[] = {sought_group_sign(g), 'a', 'b', '\0'};
        sought_read(typed, NULL, 0, &s);
        assert_int_equal(s.groups, SOUGHT_GROUP_BIT(g));
        assert_string_equal(s.terms[0].text, "ab");
        sought_read(typed + 1, NULL, 0, &s);
        assert_int_equal(s.groups, SOUGHT_EVERYTHING);
    }
}

static void a_whole_number_leaves_no_doubt(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        bool certain;
        enum sought_kind kind;
    } texts[] = {
        {"784-1990-0000001-7", true, SOUGHT_EMIRATES_ID},
        {"050 123 4567", true, SOUGHT_TELEPHONE},
        {"test@example.ae", true, SOUGHT_EMAIL},
        {"E26-3-123", true, SOUGHT_APPLICATION_NUMBER},
        {"custcomp-26-11-7", true, SOUGHT_COMPLAINT_NUMBER},
        {"c26-11-42", true, SOUGHT_CUSTOMER_NUMBER},
        {"4567", false, 0},
        {"Ahmed", false, 0},
        {"Ahmed 0501234567", false, 0},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct sought s;
        sought_read(texts[i].typed, way_prefixes, COUNT(way_prefixes), &s);
        const struct sought_way *w = sought_certain(&s);
        ROW_TRUE((w != NULL) == texts[i].certain, texts[i].typed);
        ROW_TRUE(!w || w->kind == texts[i].kind, texts[i].typed);
    }
}

/* Whatever is typed or pasted is only read; the sanitizers watch. */
static void long_and_broken_texts_are_cut(void **state)
{
    (void)state;
    static const char *const texts[] = {"1", "12", "-", "+", "()", "a1", "E26-", "26-03-", "\xFF\xFE",
                                        "784", "@@", "+971", "0", "00", "ا", "...", "E", "a-b-c-1-2-3"};
    struct sought s;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct buf b = {0};
        for (size_t n = 0; n < 300; n++) {
            sought_read(buf_text(&b), way_prefixes, COUNT(way_prefixes), &s);
            assert_true(s.nterms <= SOUGHT_TERMS);
            buf_add(&b, n % 7 == 6 ? " " : texts[i]);
        }
        buf_done(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_number_is_recognised_in_every_way_of_writing_it),
        cmocka_unit_test(what_is_another_number_is_not_found),
        cmocka_unit_test(words_and_numbers_stand_in_any_order),
        cmocka_unit_test(a_sign_narrows_to_its_group),
        cmocka_unit_test(a_whole_number_leaves_no_doubt),
        cmocka_unit_test(long_and_broken_texts_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
