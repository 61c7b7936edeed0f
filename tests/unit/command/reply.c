/* Replies: the three ways of writing one, exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "command/reply.h"
#include "text/lang.h"

static const struct column columns[] = {
    {"number", N_("Number"), CELL_CODE},
    {"name", N_("Name"), CELL_NAMES},
    {"amount", N_("Amount"), CELL_MONEY},
    {"note", N_("Note"), CELL_LONG},
};

static void row(struct reply *r, const char *number, const char *en, const char *ar, int64_t fils,
                const char *note)
{
    reply_cell(r, cell_code(number));
    reply_cell(r, cell_names(en, ar));
    reply_cell(r, cell_money((struct money){fils}));
    reply_cell(r, cell_long(note));
}

/* One of everything. */
static void fill(struct reply *r)
{
    reply_init(r);
    MSG(reply_message(r), N_("Customer %1$s was registered"), "C26-05-000001");
    reply_record(r, N_("Customer"));
    reply_entry(r, "number", N_("Number"), cell_code("C26-05-000001"));
    reply_entry(r, "name", N_("Name"), cell_names("Test", "تجربة"));
    reply_entry(r, "count", N_("Units"), cell_count(3));
    reply_entry(r, "amount", N_("Amount"), cell_money((struct money){125000}));
    reply_entry(r, "day", N_("Day"), cell_date((struct date){2026, 5, 12}));
    reply_entry(r, "at", N_("When"), cell_time(1778565600));
    reply_entry(r, "active", N_("Active"), cell_yes_no(true));
    reply_entry(r, "state", N_("State"), cell_word("under-review", N_("under review")));
    reply_entry(r, "nothing", N_("Note"), cell_text(""));
    reply_entry_bi(r, "answer_remark", "Remark", "ملاحظة", cell_long("one\ntwo"));
    reply_table(r, N_("Payments"), columns, COUNT(columns));
    row(r, "A-1", "First", "", 5, "");
    row(r, "A-22", "", "الثاني", 1234567, "a \"b\", c");
}

static void check(enum reply_format f, void (*make)(struct reply *), const char *wanted)
{
    struct reply r;
    struct buf text = {0};
    make(&r);
    reply_write(&text, &r, f);
    assert_string_equal(buf_text(&text), wanted);
    buf_done(&text);
    reply_done(&r);
}

static void text_has_messages_a_record_and_an_aligned_table(void **state)
{
    (void)state;
    lang_set(LANG_EN);
    check(REPLY_TEXT, fill,
          "Customer C26-05-000001 was registered\n"
          "Customer\n"
          "  Number  C26-05-000001\n"
          "  Name    Test\n"
          "  Units   3\n"
          "  Amount  AED 1,250.00\n"
          "  Day     12/05/2026\n"
          "  When    12/05/2026 10:00\n"
          "  Active  yes\n"
          "  State   under review\n"
          "  Note\n"
          "  Remark  one\n"
          "          two\n"
          "Payments\n"
          "  Number  Name           Amount  Note\n"
          "  A-1     First        AED 0.05\n"
          "  A-22    الثاني  AED 12,345.67  a \"b\", c\n");
}

static void json_is_one_line_for_machines_in_either_language(void **state)
{
    static const char wanted[] =
        "{\"messages\":[],\"record\":{\"number\":\"C26-05-000001\","
        "\"name\":{\"en\":\"Test\",\"ar\":\"تجربة\"},\"count\":3,\"amount\":1250.00,"
        "\"day\":\"2026-05-12\",\"at\":\"2026-05-12T10:00:00+04:00\",\"active\":true,"
        "\"state\":\"under-review\",\"nothing\":null,\"answer_remark\":\"one\\ntwo\"},"
        "\"rows\":[{\"number\":\"A-1\",\"name\":{\"en\":\"First\",\"ar\":\"\"},\"amount\":0.05,"
        "\"note\":null},{\"number\":\"A-22\",\"name\":{\"en\":\"\",\"ar\":\"الثاني\"},"
        "\"amount\":12345.67,\"note\":\"a \\\"b\\\", c\"}],\"more\":false}\n";
    (void)state;
    for (int lang = 0; lang < 2; lang++) {
        struct reply r;
        struct buf text = {0};
        lang_set((enum lang)lang);
        fill(&r);
        r.nmessages = 0;
        reply_write(&text, &r, REPLY_JSON);
        assert_string_equal(buf_text(&text), wanted);
        buf_done(&text);
        reply_done(&r);
    }
    lang_set(LANG_EN);
}

static void messages_in_json_hold_no_isolates(void **state)
{
    struct reply r;
    struct buf text = {0};
    (void)state;
    reply_init(&r);
    MSG(reply_message(&r), N_("Customer %1$s was registered"), "C26-05-000001");
    reply_write(&text, &r, REPLY_JSON);
    assert_string_equal(buf_text(&text),
                        "{\"messages\":[\"Customer C26-05-000001 was registered\"]}\n");
    buf_done(&text);
    reply_done(&r);
}

static void csv_is_the_table_with_names_in_two_columns(void **state)
{
    (void)state;
    check(REPLY_CSV, fill,
          "number,name_en,name_ar,amount,note\r\n"
          "A-1,First,,0.05,\r\n"
          "A-22,,الثاني,12345.67,\"a \"\"b\"\", c\"\r\n");
}

static void record_only(struct reply *r)
{
    reply_init(r);
    reply_record(r, N_("Customer"));
    reply_entry(r, "number", N_("Number"), cell_code("C1"));
    reply_entry(r, "name", N_("Name"), cell_names("Test", "تجربة"));
    reply_entry(r, "text", N_("Note"), cell_long("one\ntwo"));
}

static void csv_without_a_table_is_the_record_as_one_row(void **state)
{
    (void)state;
    check(REPLY_CSV, record_only, "number,name_en,name_ar,text\r\nC1,Test,تجربة,\"one\ntwo\"\r\n");
}

static const struct column one_column[] = {{"t", N_("Note"), CELL_TEXT}};

static void csv_never_hands_a_formula_to_a_spreadsheet(void **state)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"=1+1", "'=1+1"},        {"+971500000001", "'+971500000001"},
        {"-2", "'-2"},            {"@SUM(A1)", "'@SUM(A1)"},
        {"a=b", "a=b"},           {"=\"a\",b", "\"'=\"\"a\"\",b\""},
        {"plain", "plain"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct reply r;
        struct buf text = {0}, wanted = {0};
        reply_init(&r);
        reply_table(&r, N_("Payments"), one_column, 1);
        reply_cell(&r, cell_text(rows[i].text));
        reply_write(&text, &r, REPLY_CSV);
        buf_printf(&wanted, "t\r\n%s\r\n", rows[i].wanted);
        ROW_TEXT(buf_text(&text), buf_text(&wanted), rows[i].text);
        buf_done(&text);
        buf_done(&wanted);
        reply_done(&r);
    }
}

static void json_escapes_whatever_could_steer_a_terminal(void **state)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"a\"b\\c\td", "a\\\"b\\\\c\\td"},
        {"\x1b[2J", "\\u001b[2J"},
        {"\x7f", "\\u007f"},
        {"\xC2\x85", "\\u0085"},
        {"\u202e", "\\u202e"},
        {"\u2028", "\\u2028"},
        {"\U000E0041", "\\udb40\\udc41"},
        {"\xff", "\uFFFD"},
        {"سلام 🙂", "سلام 🙂"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct reply r;
        struct buf text = {0}, wanted = {0};
        reply_init(&r);
        reply_record(&r, N_("Note"));
        reply_entry(&r, "t", N_("Note"), cell_text(rows[i].text));
        reply_write(&text, &r, REPLY_JSON);
        buf_printf(&wanted, "{\"messages\":[],\"record\":{\"t\":\"%s\"}}\n", rows[i].wanted);
        ROW_TEXT(buf_text(&text), buf_text(&wanted), rows[i].wanted);
        buf_done(&text);
        buf_done(&wanted);
        reply_done(&r);
    }
}

static void text_neutralises_controls(void **state)
{
    struct reply r;
    struct buf text = {0};
    (void)state;
    reply_init(&r);
    reply_table(&r, N_("Payments"), one_column, 1);
    reply_cell(&r, cell_text("a\x1b[2Jb"));
    reply_write(&text, &r, REPLY_TEXT);
    assert_string_equal(buf_text(&text), "Payments\n  Note\n  a␛[2Jb\n");
    buf_done(&text);
    reply_done(&r);
}

static void an_empty_or_cut_table_says_so(void **state)
{
    struct reply r;
    struct buf text = {0};
    (void)state;
    reply_init(&r);
    reply_table(&r, N_("Payments"), one_column, 1);
    r.more = true;
    reply_write(&text, &r, REPLY_TEXT);
    assert_string_equal(buf_text(&text),
                        "Payments\n  none\nThere are more. Narrow the search to see the rest.\n");
    buf_done(&text);
    reply_done(&r);
}

static void a_name_is_shown_in_the_language_or_in_the_one_there_is(void **state)
{
    struct cell both = cell_names("Test", "تجربة"), one = cell_names("", "تجربة");
    struct buf text = {0};
    (void)state;
    cell_shown(&text, &both);
    cell_shown(&text, &one);
    lang_set(LANG_AR);
    cell_shown(&text, &both);
    lang_set(LANG_EN);
    assert_string_equal(buf_text(&text), "Testتجربةتجربة");
    assert_int_equal(cell_names("", "").type, CELL_NONE);
    buf_done(&text);
    free(both.s);
    free(both.ar);
    free(one.s);
    free(one.ar);
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
        cmocka_unit_test(text_has_messages_a_record_and_an_aligned_table),
        cmocka_unit_test(json_is_one_line_for_machines_in_either_language),
        cmocka_unit_test(messages_in_json_hold_no_isolates),
        cmocka_unit_test(csv_is_the_table_with_names_in_two_columns),
        cmocka_unit_test(csv_without_a_table_is_the_record_as_one_row),
        cmocka_unit_test(csv_never_hands_a_formula_to_a_spreadsheet),
        cmocka_unit_test(json_escapes_whatever_could_steer_a_terminal),
        cmocka_unit_test(text_neutralises_controls),
        cmocka_unit_test(an_empty_or_cut_table_says_so),
        cmocka_unit_test(a_name_is_shown_in_the_language_or_in_the_one_there_is),
    };
    return cmocka_run_group_tests(tests, english, NULL);
}
