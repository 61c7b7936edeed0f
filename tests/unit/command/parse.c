/* From words and lines to commands: what is understood, and what is said when it is not.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

static char said[1024];

static enum rc parse(const char *line, struct args *ret)
{
    struct desk d = {0};
    enum rc rc = command_parse_line(line, ret, &d.err);
    if (rc)
        keep_sentence(&d);
    snprintf(said, sizeof said, "%s", d.sentence);
    return rc;
}

static void mistakes_are_told_with_what_was_probably_meant(void **state)
{
    static const struct {
        const char *line, *words;
    } rows[] = {
        {"", "application list"},
        {"applicaton list", "Did you mean \"application\"?"},
        {"app list", "Did you mean \"application\"?"},
        {"submit", "Did you mean \"application submit\"?"},
        {"xyzzy now", "begins with one of these: admin, application"},
        {"application", "After \"application\" say what to do: approve"},
        {"application sumbit", "Did you mean \"application submit\"?"},
        {"application fly", "After \"application\" say what to do: approve"},
        {"payment take amuont=1", "Did you mean \"amount\"?"},
        {"payment due colour=red", "It takes: application"},
        {"catalogue list all=yes", "leave out \"all\""},
        {"payment due application=1 application=2", "\"application\" is given twice"},
        {"application set application=1 a=1 a=2", "\"a\" is given twice"},
        {"payment due E1 E2", "\"E2\" has no place here"},
        {"customer find 'open", "A quotation mark is open"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct args a;
        ROW_TRUE(parse(rows[i].line, &a) == RC_USAGE, rows[i].line);
        ROW_TRUE(strstr(said, rows[i].words), said);
    }
}

static void quotes_keep_blanks_and_a_backslash_the_next_character(void **state)
{
    static const struct {
        const char *line, *text;
    } rows[] = {
        {"customer find text=one", "one"},
        {"customer find text='one two'", "one two"},
        {"customer find 'text=one two'", "one two"},
        {"customer find text=\"it's\"", "it's"},
        {"customer find text=one\\ two", "one two"},
        {"customer find text='a\\b'", "a\\b"},
        {"customer find text=\"a\\\"b\"", "a\"b"},
        {"customer find text=a=b", "a=b"},
        {"customer find text=", ""},
        {"  customer\tfind   $HOME;`x`*  ", "$HOME;`x`*"},
        {"customer find 050=1", "050=1"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct args a;
        ROW_TRUE(parse(rows[i].line, &a) == RC_OK, rows[i].line);
        ROW_TEXT(args_text(&a, "text"), rows[i].text, rows[i].line);
        args_done(&a);
    }
}

static void bare_words_fill_the_required_arguments_in_order(void **state)
{
    struct args a;
    (void)state;
    assert_int_equal(parse("payment take E26-05-000001 100 reference=T-1", &a), RC_OK);
    assert_string_equal(args_text(&a, "application"), "E26-05-000001");
    assert_string_equal(args_text(&a, "amount"), "100");
    assert_false(args_given(&a, "scheme"));
    args_done(&a);
}

static void other_names_are_answers_where_the_command_takes_them(void **state)
{
    struct args a;
    (void)state;
    assert_int_equal(parse("application set E1 units=3 remark=''", &a), RC_OK);
    assert_int_equal(a.answers.count, 2);
    assert_string_equal(a.answers.list[1].name, "remark");
    assert_string_equal(a.answers.list[1].value, "");
    args_done(&a);
}

static void a_line_of_too_many_words_is_refused(void **state)
{
    struct buf line = {0};
    struct args a;
    (void)state;
    for (int i = 0; i < 100; i++)
        buf_add(&line, "word ");
    assert_int_equal(parse(buf_text(&line), &a), RC_USAGE);
    assert_holds(said, "too many words");
    buf_done(&line);
}

static void the_table_is_sorted_and_every_row_is_whole(void **state)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    (void)state;
    for (size_t i = 0; i < n; i++) {
        const struct command *c = all[i];
        char name[64];
        snprintf(name, sizeof name, "%s %s", c->noun, c->verb);
        int nouns = i ? strcmp(all[i - 1]->noun, c->noun) : -1;
        ROW_TRUE(nouns < 0 || (nouns == 0 && strcmp(all[i - 1]->verb, c->verb) < 0), name);
        ROW_TRUE(c->run && c->who && *c->summary && c->summary[strlen(c->summary) - 1] != '.', name);
        ROW_TRUE(strncmp(c->example, name, strlen(name)) == 0, name);
        ROW_TRUE(command_find(c->noun, c->verb) == c, name);
    }
}

static void every_example_parses_and_names_all_that_is_required(void **state)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    (void)state;
    for (size_t i = 0; i < n; i++) {
        struct args a;
        ROW_TRUE(parse(all[i]->example, &a) == RC_OK, all[i]->example);
        for (size_t j = 0; j < all[i]->nargs; j++)
            ROW_TRUE(!all[i]->args[j].field.required || a.values[j], all[i]->example);
        args_done(&a);
    }
}

static void usage_is_written_from_the_row(void **state)
{
    static const struct {
        const struct command *row;
        const char *usage;
    } rows[] = {
        {&command_application_open,
         "application open card=CARD customer=NUMBER [from=NUMBER] [renews=NUMBER]"},
        {&command_application_set, "application set application=NUMBER [version=N] FIELD=VALUE…"},
        {&command_admin_backup, "admin backup to=FILE"},
        {&command_day_summary, "day summary [date=DATE]"},
        {&command_document_receive,
         "document receive application=NUMBER document=DOCUMENT [file=FILE] [note=TEXT]"},
        {&command_staff_add,
         "staff add login=LOGIN name=TEXT role=agent|counter|supervisor|admin"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf text = {0};
        command_usage(&text, rows[i].row);
        ROW_TEXT(buf_text(&text), rows[i].usage, rows[i].usage);
        buf_done(&text);
    }
}

static int english(void **state)
{
    (void)state;
    lang_init();
    lang_set(LANG_EN);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_told_with_what_was_probably_meant),
        cmocka_unit_test(quotes_keep_blanks_and_a_backslash_the_next_character),
        cmocka_unit_test(bare_words_fill_the_required_arguments_in_order),
        cmocka_unit_test(other_names_are_answers_where_the_command_takes_them),
        cmocka_unit_test(a_line_of_too_many_words_is_refused),
        cmocka_unit_test(the_table_is_sorted_and_every_row_is_whole),
        cmocka_unit_test(every_example_parses_and_names_all_that_is_required),
        cmocka_unit_test(usage_is_written_from_the_row),
    };
    return cmocka_run_group_tests(tests, english, NULL);
}
