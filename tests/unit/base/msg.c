/* Messages and errors: what they keep, where they cut.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/err.h"
#include "base/msg.h"

static void a_message_keeps_its_literal_and_copies_its_arguments(void **state)
{
    (void)state;
    struct msg m;
    char number[] = "E26-03-000123";
    MSG(&m, "Application %1$s of %2$s", number, "somebody");
    number[0] = 'X';
    assert_string_equal(m.id, "Application %1$s of %2$s");
    assert_null(m.plural);
    assert_string_equal(m.arg[0], "E26-03-000123");
    assert_string_equal(m.arg[1], "somebody");
    assert_string_equal(m.arg[2], "");
}

static void filling_a_message_again_forgets_what_it_held(void **state)
{
    (void)state;
    struct msg m;
    msg_own(&m, "Own.", "خاص.");
    MSG_N(&m, 3, "%1$s document", "%1$s documents", "3");
    assert_string_equal(m.own_en, "");
    assert_int_equal(m.n, 3);
    assert_string_equal(m.plural, "%1$s documents");
    assert_string_equal(m.arg[0], "3");
    MSG(&m, "Done");
    assert_null(m.plural);
    assert_int_equal(m.n, 0);
    assert_string_equal(m.arg[0], "");
}

/* A text of `bytes` single bytes, then letters of that many bytes each. */
static void long_arguments_are_cut_between_characters(void **state)
{
    (void)state;
    static const char *const letters[] = {"x", "ر", "€", "😀"};
    for (size_t width = 1; width <= 4; width++) {
        for (size_t lead = 0; lead < 5; lead++) {
            char text[1024] = "", *end = text + lead;
            memset(text, '.', lead);
            while (end < text + 600)
                end = stpcpy(end, letters[width - 1]);
            struct msg m;
            MSG(&m, "%1$s", text);
            size_t kept = strlen(m.arg[0]);
            assert_int_equal(kept, lead + (MSG_ARG_SIZE - 1 - lead) / width * width);
            assert_memory_equal(m.arg[0], text, kept);
            msg_own(&m, text, text);
            assert_int_equal(strlen(m.own_en), lead + (MSG_OWN_SIZE - 1 - lead) / width * width);
            assert_string_equal(m.own_en, m.own_ar);
        }
    }
}

static void an_argument_that_just_fits_is_kept_whole(void **state)
{
    (void)state;
    char text[MSG_ARG_SIZE] = "";
    memset(text, 'x', sizeof text - 1);
    struct msg m;
    MSG(&m, "%1$s", text);
    assert_string_equal(m.arg[0], text);
}

static void an_own_sentence_has_both_languages_and_counts_as_a_message(void **state)
{
    (void)state;
    struct msg m;
    msg_own(&m, "Own.", "خاص.");
    assert_non_null(m.id);
    assert_string_equal(m.own_en, "Own.");
    assert_string_equal(m.own_ar, "خاص.");
    msg_own(&m, "Own.", NULL);
    assert_string_equal(m.own_ar, "");
}

static void an_error_names_result_field_and_sentence(void **state)
{
    (void)state;
    struct err e;
    memset(&e, 'x', sizeof e);
    assert_int_equal(ERR(&e, RC_NOT_FOUND, "number", "There is no application %1$s", "E1"),
                     RC_NOT_FOUND);
    assert_int_equal(e.rc, RC_NOT_FOUND);
    assert_string_equal(e.field, "number");
    assert_string_equal(e.msg.arg[0], "E1");
    assert_string_equal(e.detail, "");
    err_detail(&e, "%s %d", "row", 7);
    assert_string_equal(e.detail, "row 7");
    assert_int_equal(err_own(&e, RC_BAD_DATA, NULL, "Own.", "خاص."), RC_BAD_DATA);
    assert_string_equal(e.field, "");
    assert_string_equal(e.detail, "");
    assert_string_equal(e.msg.own_ar, "خاص.");
    err_clear(&e);
    assert_int_equal(e.rc, RC_OK);
    assert_null(e.msg.id);
}

static void an_error_that_nobody_wants_is_still_a_result(void **state)
{
    (void)state;
    assert_int_equal(ERR(NULL, RC_BUSY, "x", "Try again"), RC_BUSY);
    assert_int_equal(err_own(NULL, RC_BUSY, "x", "a", "b"), RC_BUSY);
    err_detail(NULL, "%s", "nothing");
}

static void long_field_names_and_details_are_cut(void **state)
{
    (void)state;
    struct err e;
    char name[2000] = "";
    memset(name, 'n', sizeof name - 1);
    ERR(&e, RC_USAGE, name, "No");
    err_detail(&e, "%s", name);
    assert_int_equal(strlen(e.field), sizeof e.field - 1);
    assert_int_equal(strlen(e.detail), sizeof e.detail - 1);
}

static void every_result_has_its_status_and_its_own_word(void **state)
{
    (void)state;
    static const struct {
        enum rc rc;
        int status;
    } rows[] = {{RC_OK, 0},         {RC_USAGE, 64},    {RC_BAD_DATA, 65},
                {RC_NOT_FOUND, 66}, {RC_INTERNAL, 70}, {RC_CONFLICT, 73},
                {RC_STORAGE, 74},   {RC_BUSY, 75},     {RC_DENIED, 77}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(rc_exit_status(rows[i].rc), rows[i].status);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(rc_name(rows[i].rc), rc_name(rows[j].rc));
    }
    assert_string_equal(rc_name(RC_NOT_FOUND), "not-found");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_keeps_its_literal_and_copies_its_arguments),
        cmocka_unit_test(filling_a_message_again_forgets_what_it_held),
        cmocka_unit_test(long_arguments_are_cut_between_characters),
        cmocka_unit_test(an_argument_that_just_fits_is_kept_whole),
        cmocka_unit_test(an_own_sentence_has_both_languages_and_counts_as_a_message),
        cmocka_unit_test(an_error_names_result_field_and_sentence),
        cmocka_unit_test(an_error_that_nobody_wants_is_still_a_result),
        cmocka_unit_test(long_field_names_and_details_are_cut),
        cmocka_unit_test(every_result_has_its_status_and_its_own_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
