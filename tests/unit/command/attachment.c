/* Attachments: copies of files with applications, documents, results and complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include <dirent.h>
#include <utime.h>

#define APPLICATION "application=E26-05-000001"
#define FILES "SELECT count(*) FROM attachment"

/* A PDF of its own for each text. */
static const char *scan(struct desk *d, const char *text)
{
    static char path[160];
    char content[200];
    snprintf(path, sizeof path, "%s/%s.pdf", d->folders.root, text);
    snprintf(content, sizeof content, "%%PDF-1.4\n%s\n%%%%EOF\n", text);
    write_file(path, content);
    return path;
}

static int copies(struct desk *d)
{
    int n = 0;
    DIR *folder = opendir(d->session.files_folder);
    for (struct dirent *e; folder && (e = readdir(folder));)
        n += e->d_name[0] != '.';
    if (folder)
        closedir(folder);
    return n;
}

static void a_copy_is_kept_beside_the_database_and_saved_as_it_was(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "attachment add %s " APPLICATION " document=invoice", scan(d, "invoice"));
    assert_string_equal(entry(d, "number"), "Att-26-05-000001");
    assert_string_equal(entry(d, "type"), "pdf");
    assert_int_equal(copies(d), 1);
    DONE(d, "agent1", "attachment save Att-26-05-000001 to=%s/out.pdf", d->folders.root);
    REFUSED(d, RC_CONFLICT, "There is a file", "agent1", "attachment save att-26-05-000001 to=%s/out.pdf",
            d->folders.root);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'attachment save'"), 1);
}

static void a_document_is_received_with_its_copy_in_one_step(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "counter1", "document receive " APPLICATION " document=invoice file=%s", scan(d, "one"));
    TOLD(d, "is kept as");
    assert_int_equal(reply_at(&d->out, 0, "copies")->n, 1);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'document-received'"), 1);
    REFUSED(d, RC_CONFLICT, "received already", "counter1",
            "document receive " APPLICATION " document=invoice file=%s", scan(d, "two"));
    assert_int_equal(look(d, FILES), 1);
}

static void the_same_content_is_stored_once(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "attachment add %s " APPLICATION, scan(d, "same"));
    DONE(d, "agent1", "attachment add %s " APPLICATION " result=yes", scan(d, "same"));
    assert_int_equal(copies(d), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM stored_file"), 1);
    DONE(d, "agent1", "attachment list " APPLICATION);
    assert_int_equal(d->out.nrows, 2);
    assert_string_equal(reply_at(&d->out, 1, "part")->s, "result");
}

static void what_will_not_do_is_refused_and_changes_nothing(void **state)
{
    struct desk *d = *state;
    open_one(d);
    REFUSED(d, RC_USAGE, "either application", "agent1", "attachment add %s", scan(d, "x"));
    REFUSED(d, RC_BAD_DATA, "It asks for: invoice, photo", "agent1",
            "attachment add %s " APPLICATION " document=nothing", scan(d, "x"));
    REFUSED(d, RC_USAGE, "leave one of them out", "agent1",
            "attachment add %s " APPLICATION " document=invoice result=yes", scan(d, "x"));
    REFUSED(d, RC_NOT_FOUND, "There is no file", "agent1",
            "attachment add %s/none.pdf " APPLICATION, d->folders.root);
    assert_string_equal(d->err.field, "file");
    REFUSED(d, RC_BAD_DATA, "is no PDF", "agent1", "attachment add %s/desk.db " APPLICATION,
            d->folders.root);
    REFUSED(d, RC_DENIED, "may not do this", "admin1", "attachment add %s " APPLICATION, scan(d, "x"));
    assert_int_equal(look(d, FILES), 0);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event LIKE 'attachment%'"), 0);
}

static void a_file_may_have_nine_megabytes_unless_more_is_configured(void **state)
{
    struct desk *d = *state;
    const char *path = scan(d, "large");
    open_one(d);
    assert_int_equal(truncate(path, 9 << 20), 0);
    DONE(d, "agent1", "attachment add %s " APPLICATION, path);
    assert_int_equal(truncate(path, (9 << 20) + 1), 0);
    REFUSED(d, RC_BAD_DATA, "larger than 9 MB", "agent1", "attachment add %s " APPLICATION, path);
    char folder[128];
    snprintf(folder, sizeof folder, "%s/rihla", d->folders.root);
    assert_int_equal(mkdir(folder, 0700), 0);
    folders_write(folder, "rihla.conf", "file_megabytes = 10\n");
    setenv("XDG_CONFIG_HOME", d->folders.root, 1);
    DONE(d, "agent1", "attachment add %s " APPLICATION, path);
    unsetenv("XDG_CONFIG_HOME");
    assert_int_equal(look(d, FILES), 2);
}

static void the_folder_may_be_named(void **state)
{
    struct desk *d = *state;
    struct session other;
    char *named = mem_printf("%s/elsewhere", d->folders.root);
    setenv("RIHLA_FILES", named, 1);
    session_init(&other, d->session.db_path, NULL);
    unsetenv("RIHLA_FILES");
    assert_string_equal(other.files_folder, named);
    session_done(&other);
    free(named);
}

static void what_was_removed_says_by_whom_and_why(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "attachment add %s " APPLICATION, scan(d, "wrong"));
    DONE(d, "counter1", "attachment remove Att-26-05-000001 reason=mistake");
    REFUSED(d, RC_NOT_FOUND, "removed by counter1", "counter1",
            "attachment remove Att-26-05-000001 reason=again");
    DONE(d, "agent1", "attachment list " APPLICATION);
    assert_int_equal(d->out.nrows, 0);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'attachment-removed'"), 1);
}

static void a_complaint_has_attachments_too(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Late text='Nobody calls back'");
    DONE(d, "agent1", "attachment add %s complaint=CustComp-26-05-000001", scan(d, "letter"));
    DONE(d, "agent1", "attachment list complaint=CustComp-26-05-000001");
    assert_int_equal(d->out.nrows, 1);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE complaint IS NOT NULL"
                             " AND event = 'attachment-added'"), 1);
}

static void files_of_a_confidential_complaint_are_for_those_who_may_see_it(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "counter1", "complaint log customer=C26-05-000001 subject=Private text='Nobody else' "
                        "class=confidential");
    DONE(d, "counter1", "attachment add %s complaint=CustComp-26-05-000001", scan(d, "secret"));
    DONE(d, "supervisor1", "attachment list");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "agent1", "attachment list");
    assert_int_equal(d->out.nrows, 0);
    REFUSED(d, RC_NOT_FOUND, "There is no attachment", "agent1",
            "attachment save Att-26-05-000001 to=%s/out.pdf", d->folders.root);
    REFUSED(d, RC_NOT_FOUND, "There is no complaint", "agent1",
            "attachment add %s complaint=CustComp-26-05-000001", scan(d, "more"));
}

static void a_result_may_come_as_a_file(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application approve " APPLICATION);
    DONE(d, "counter1", "result record " APPLICATION " number=T-1 file=%s", scan(d, "permit"));
    DONE(d, "agent1", "attachment list " APPLICATION);
    assert_string_equal(reply_at(&d->out, 0, "part")->s, "result");
}

/* The only copy there is, by its path. */
static char *only_copy(struct desk *d)
{
    char *path = NULL;
    DIR *folder = opendir(d->session.files_folder);
    for (struct dirent *e; (e = readdir(folder));) {
        if (e->d_name[0] != '.' && !path)
            path = mem_printf("%s/%s", d->session.files_folder, e->d_name);
    }
    closedir(folder);
    return path;
}

static void the_check_notices_a_copy_that_changed_or_is_gone(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "attachment add %s " APPLICATION, scan(d, "kept"));
    DONE(d, "admin1", "admin check");
    char *path = only_copy(d);
    write_file(path, "something else");
    REFUSED(d, RC_STORAGE, "bring them back from a backup", "admin1", "admin check");
    TOLD(d, "is not what was kept");
    assert_int_equal(unlink(path), 0);
    REFUSED(d, RC_STORAGE, "bring them back from a backup", "admin1", "admin check");
    TOLD(d, "is gone");
    free(path);
}

static void a_copy_that_nothing_needs_is_named_and_removed_when_it_is_old(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "attachment add %s " APPLICATION, scan(d, "orphan"));
    DONE(d, "counter1", "attachment remove Att-26-05-000001 reason=mistake");
    DONE(d, "admin1", "admin check tidy=yes");
    TOLD(d, "belongs to nothing");
    assert_int_equal(copies(d), 1);
    char *path = only_copy(d);
    assert_int_equal(utime(path, &(struct utimbuf){1, 1}), 0);
    free(path);
    DONE(d, "admin1", "admin check");
    assert_int_equal(copies(d), 1);
    DONE(d, "admin1", "admin check tidy=yes");
    TOLD(d, "was removed");
    assert_int_equal(copies(d), 0);
}

static void a_backup_has_the_copies_beside_it(void **state)
{
    struct desk *d = *state;
    char path[160];
    open_one(d);
    DONE(d, "agent1", "attachment add %s " APPLICATION, scan(d, "backup"));
    DONE(d, "admin1", "admin backup to=%s/copy.db", d->folders.root);
    snprintf(path, sizeof path, "%s/copy.db-files", d->folders.root);
    free(d->session.files_folder);
    d->session.files_folder = mem_strdup(path);
    DONE(d, "admin1", "admin check");
    assert_int_equal(copies(d), 1);
}

static void a_failed_transaction_leaves_at_most_an_orphan(void **state)
{
    struct desk *d = *state;
    open_one(d);
    REFUSED(d, RC_NOT_FOUND, "There is no application", "agent1",
            "attachment add %s application=E26-05-000009", scan(d, "lost"));
    assert_int_equal(look(d, FILES), 0);
    DONE(d, "admin1", "admin check");
    TOLD(d, "belongs to nothing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_copy_is_kept_beside_the_database_and_saved_as_it_was),
        DESK_TEST(a_document_is_received_with_its_copy_in_one_step),
        DESK_TEST(the_same_content_is_stored_once),
        DESK_TEST(what_will_not_do_is_refused_and_changes_nothing),
        DESK_TEST(a_file_may_have_nine_megabytes_unless_more_is_configured),
        DESK_TEST(the_folder_may_be_named),
        DESK_TEST(what_was_removed_says_by_whom_and_why),
        DESK_TEST(a_complaint_has_attachments_too),
        DESK_TEST(files_of_a_confidential_complaint_are_for_those_who_may_see_it),
        DESK_TEST(a_result_may_come_as_a_file),
        DESK_TEST(the_check_notices_a_copy_that_changed_or_is_gone),
        DESK_TEST(a_copy_that_nothing_needs_is_named_and_removed_when_it_is_old),
        DESK_TEST(a_backup_has_the_copies_beside_it),
        DESK_TEST(a_failed_transaction_leaves_at_most_an_orphan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
