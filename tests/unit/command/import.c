/* Many customers from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include "store/handle.h"

#include <sys/wait.h>
#include <unistd.h>

static const char *file_of(struct desk *d, const char *text)
{
    static char path[300];
    snprintf(path, sizeof path, "%s/customers.csv", d->folders.root);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
    return path;
}

static int64_t count(struct desk *d, const char *key)
{
    const struct cell *c = reply_get(&d->out, key);
    if (!c)
        fail_msg("the answer has no %s: %s", key, answer(d));
    return c->n;
}

static void columns_are_known_by_their_names_in_either_language(void **state)
{
    static const char *const headers[] = {
        "name_en,name_ar,emirates_id,mobile,email,language",
        "Name in English,Name in Arabic,Emirates ID,Mobile,E-mail,Language of messages",
        "NAME-EN,name ar,EID,Phone,mail,lang",
    };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(headers); i++) {
        char text[500];
        snprintf(text, sizeof text,
                 "%s\nTest %zu,متعامل تجريبي,784-1990-000000%zu-0,050000000%zu,t%zu@example.ae,en\n",
                 headers[i], i, i, i, i);
        DONE(d, "supervisor1", "customer import %s", file_of(d, text));
        assert_int_equal(count(d, "registered"), 1);
    }
    lang_set(LANG_EN);
    DONE(d, "supervisor1", "customer import %s",
         file_of(d, "الاسم بالعربية;رقم الهوية;رقم الهاتف\nمتعامل تجريبي;٧٨٤١٩٩٠٠٠٠٠٠٠٩٠;٠٥٠٠٠٠٠٠٠٩\n"));
    assert_int_equal(count(d, "registered"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM customer WHERE mobile = '+971500000009'"
                             " AND eid = '784-1990-0000009-0' AND lang = 'ar'"), 1);
}

static void a_name_goes_where_its_script_belongs_and_a_licence_makes_a_company(void **state)
{
    struct desk *d = *state;
    DONE(d, "supervisor1", "customer import %s",
         file_of(d, "name,mobile,licence,kind\n"
                    "Test One,0500000001,,\n"
                    "متعامل تجريبي,0500000002,,\n"
                    "Test Works,,CN-1000,\n"
                    "Test Office,,,government\n"));
    assert_int_equal(count(d, "registered"), 4);
    assert_int_equal(look(d, "SELECT count(*) FROM customer WHERE kind = 'individual'"), 2);
    assert_int_equal(look(d, "SELECT count(*) FROM customer WHERE kind = 'company'"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM customer WHERE name_ar <> '' AND name_en = ''"), 1);
}

static void every_row_that_is_not_taken_is_told_with_its_line_and_reason(void **state)
{
    static const struct {
        int64_t line;
        const char *result, *field;
    } told[] = {
        {3, "rejected", "mobile"},        {4, "rejected", "emirates_id"}, {5, "duplicate", "emirates_id"},
        {6, "rejected", ""},              {7, "rejected", ""},            {9, "rejected", "name_en"},
        {10, "rejected", "emirates_id"},
    };
    struct desk *d = *state;
    REFUSED(d, RC_BAD_DATA, "Rows not taken: 6", "supervisor1", "customer import %s",
            file_of(d, "name,emirates_id,mobile,licence\n"
                       "Test One,784-1990-0000001-0,0500000001,\n"
                       "Test Two,,123,\n"
                       "Test Three,784-1990-1,,\n"
                       "Test Four,784-1990-0000001-0,,\n"
                       "Test Five,,0500000005,,more\n"
                       "\"Test Six,,0500000006,\n"
                       "Test Seven,,0500000007,\n"
                       ",,0500000008,\n"
                       "Test Nine,784-1990-0000009-0,,CN-1\n"));
    assert_int_equal(d->out.nrows, COUNT(told));
    for (size_t i = 0; i < COUNT(told); i++) {
        const struct cell *field = reply_at(&d->out, i, "field");
        assert_int_equal(reply_at(&d->out, i, "line")->n, told[i].line);
        assert_string_equal(reply_at(&d->out, i, "result")->s, told[i].result);
        assert_string_equal(field->s ? field->s : "", told[i].field);
        assert_non_null(reply_at(&d->out, i, "reason")->s);
    }
    assert_int_equal(count(d, "registered"), 2);
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 2);
    assert_int_equal(look(d, "SELECT last FROM sequence WHERE prefix = 'C'"), 2);
}

static void a_trial_changes_nothing_and_tells_the_same(void **state)
{
    struct desk *d = *state;
    const char *path = file_of(d, "name,emirates_id\n"
                                  "Test One,784-1990-0000001-0\n"
                                  "Test Two,784-1990-0000001-0\n"
                                  "Test Three,784-1990-0000003-0\n");
    for (int i = 0; i < 2; i++) {
        DONE(d, "supervisor1", "customer import %s dry=yes", path);
        assert_int_equal(count(d, "registered"), 2);
        assert_int_equal(count(d, "duplicates"), 1);
        assert_int_equal(look(d, "SELECT count(*) FROM customer"), 0);
    }
    DONE(d, "supervisor1", "customer import %s", path);
    assert_int_equal(count(d, "registered"), 2);
    assert_int_equal(count(d, "duplicates"), 1);
}

static void the_same_name_with_the_same_mobile_is_the_same_person(void **state)
{
    struct desk *d = *state;
    static const char *const answers[] = {"dry=yes", "", ""};
    for (size_t i = 0; i < COUNT(answers); i++) {
        char text[400];
        snprintf(text, sizeof text,
                 "name,mobile,emirates_id\n"
                 "Test One,0500000001,\n"
                 "TEST ONE,+971500000001,\n"
                 "Test Two,0500000001,\n"
                 "Test Four,0500000004,784-1990-0000001-0\n"
                 "Test Four,0500000004,784-1990-0000002-0\n"
                 "Test File,050000001%zu,\n",
                 i);
        DONE(d, "supervisor1", "customer import %s %s", file_of(d, text), answers[i]);
        assert_int_equal(count(d, "registered"), i < 2 ? 5 : 1);
        assert_int_equal(count(d, "duplicates"), i < 2 ? 1 : 5);
    }
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 6);
}

static void the_same_file_again_does_nothing_twice(void **state)
{
    struct desk *d = *state;
    static const char text[] = "name,mobile\nTest One,0500000001\nTest Two,0500000002\n";
    DONE(d, "supervisor1", "customer import %s", file_of(d, text));
    DONE(d, "supervisor1", "customer import %s", file_of(d, text));
    TOLD(d, "nothing was done twice");
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 2);
}

/* For the process that dies: its first batch is written, then it is gone without a word. */
static void die(void *ctx, int done, int all)
{
    (void)ctx;
    (void)done;
    (void)all;
    _exit(0);
}

static void an_import_goes_on_where_it_was_interrupted(void **state)
{
    enum { ROWS = 5000 };
    struct desk *d = *state;
    struct buf text = {0};
    int status;
    buf_add(&text, "name,mobile\n");
    for (int i = 0; i < ROWS; i++)
        buf_printf(&text, "Test %d,050%07d\n", i, i);
    const char *path = file_of(d, buf_text(&text));
    pid_t child = fork();
    if (child == 0) {
        d->session.progress = die;
        as(d, "supervisor1", "customer import %s", path);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    int64_t before = look(d, "SELECT count(*) FROM customer");
    assert_in_range(before, 1, ROWS - 1);
    DONE(d, "supervisor1", "customer import %s", path);
    assert_int_equal(count(d, "before"), before);
    assert_int_equal(count(d, "registered"), ROWS - before);
    assert_int_equal(look(d, "SELECT count(DISTINCT mobile) FROM customer"), ROWS);
    assert_int_equal(look(d, "SELECT last FROM sequence WHERE prefix = 'C'"), ROWS);
    buf_done(&text);
}

static void each_customer_is_audited_as_one_registered_by_hand(void **state)
{
    struct desk *d = *state;
    DONE(d, "supervisor1", "customer import %s", file_of(d, "name,mobile\nTest One,0500000001\n"));
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'customer register'"
                             " AND about = 'C26-05-000001' AND login = 'supervisor1'"
                             " AND details = 'kind name_en mobile'"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'customer import'"), 1);
}

struct twin {
    struct session session;
    const char *path;
    bool done;
};

/* The same file once more, in the middle of the first time. */
static void import_it_too(void *ctx, int done, int all)
{
    struct twin *t = ctx;
    struct reply out;
    struct args in;
    (void)done;
    (void)all;
    if (t->done)
        return;
    t->done = true;
    reply_init(&out);
    args_init(&in, &command_customer_import);
    assert_int_equal(args_set(&in, "file", t->path, NULL), RC_OK);
    assert_int_equal(command_run(&t->session, &in, &out, NULL), RC_OK);
    args_done(&in);
    reply_done(&out);
}

static void the_same_file_twice_at_once_is_taken_once(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    struct twin twin = {0};
    buf_add(&text, "name,mobile\n");
    for (int i = 0; i < 2500; i++)
        buf_printf(&text, "Test Customer,050%07d\n", i);
    twin.path = file_of(d, buf_text(&text));
    session_init(&twin.session, d->session.db_path, "supervisor1");
    d->session.progress = import_it_too;
    d->session.progress_ctx = &twin;
    REFUSED(d, RC_CONFLICT, "imported by somebody else", "supervisor1", "customer import %s", twin.path);
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 2500);
    session_done(&twin.session);
    buf_done(&text);
}

/* After the first batch the file may hardly grow any more. */
static void fill_the_disk(void *ctx, int done, int all)
{
    struct desk *d = ctx;
    char limit[80];
    snprintf(limit, sizeof limit, "PRAGMA max_page_count = %d",
             (int)look(d, "SELECT page_count FROM pragma_page_count") + 8);
    assert_int_equal(engine_script(d->session.db, limit, NULL), RC_OK);
    d->session.progress = NULL;
    (void)done;
    (void)all;
}

static void a_full_disk_says_how_many_are_there_already_and_that_it_goes_on(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    char there[40];
    buf_add(&text, "name,mobile\n");
    for (int i = 0; i < 2500; i++)
        buf_printf(&text, "Test Number %d,050%07d\n", i, i);
    const char *path = file_of(d, buf_text(&text));
    d->session.progress = fill_the_disk;
    d->session.progress_ctx = d;
    REFUSED(d, RC_STORAGE, "goes on from there", "supervisor1", "customer import %s", path);
    int64_t done = look(d, "SELECT count(*) FROM customer");
    assert_true(done > 0 && done < 2500);
    snprintf(there, sizeof there, "before that: %d.", (int)done);
    assert_holds(d->sentence, there);
    assert_int_equal(engine_script(d->session.db, "PRAGMA max_page_count = 1000000", NULL), RC_OK);
    DONE(d, "supervisor1", "customer import %s", path);
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 2500);
    buf_done(&text);
}

static void a_file_that_is_no_list_of_customers_is_refused(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_BAD_DATA, "is empty", "supervisor1", "customer import %s", file_of(d, ""));
    REFUSED(d, RC_BAD_DATA, "name the columns", "supervisor1", "customer import %s",
            file_of(d, "colour,size\nred,1\n"));
    REFUSED(d, RC_BAD_DATA, "same detail", "supervisor1", "customer import %s",
            file_of(d, "name,mobile,phone\nTest,0500000001,\n"));
    REFUSED(d, RC_BAD_DATA, "UTF-8", "supervisor1", "customer import %s", file_of(d, "n\xE9m\n"));
    REFUSED(d, RC_NOT_FOUND, "cannot be read", "supervisor1", "customer import /nowhere/at-all.csv");
    REFUSED(d, RC_DENIED, "may not", "counter1", "customer import %s", file_of(d, "name\nTest\n"));
    DONE(d, "supervisor1", "customer import %s",
         file_of(d, "name,colour,mobile\nTest One,red,0500000001\n"));
    TOLD(d, "“colour” is not known");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(columns_are_known_by_their_names_in_either_language),
        DESK_TEST(a_name_goes_where_its_script_belongs_and_a_licence_makes_a_company),
        DESK_TEST(every_row_that_is_not_taken_is_told_with_its_line_and_reason),
        DESK_TEST(a_trial_changes_nothing_and_tells_the_same),
        DESK_TEST(the_same_name_with_the_same_mobile_is_the_same_person),
        DESK_TEST(the_same_file_again_does_nothing_twice),
        DESK_TEST(an_import_goes_on_where_it_was_interrupted),
        DESK_TEST(the_same_file_twice_at_once_is_taken_once),
        DESK_TEST(a_full_disk_says_how_many_are_there_already_and_that_it_goes_on),
        DESK_TEST(each_customer_is_audited_as_one_registered_by_hand),
        DESK_TEST(a_file_that_is_no_list_of_customers_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
