/* Database files: making, refusing, migrating.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/handle.h"
#include "store/query.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "schema.inc"

enum { NEWEST_SCHEMA = sizeof schema_steps / sizeof *schema_steps };

static void put_file(const struct desk *d, const char *bytes, size_t n)
{
    int fd = open(d->path, O_WRONLY | O_CREAT | O_TRUNC, 0660);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), n);
    close(fd);
}

struct bytes {
    char *s;
    size_t n;
};

static struct bytes get_file(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &st), 0);
    struct bytes b = {malloc((size_t)st.st_size + 1), (size_t)st.st_size};
    assert_int_equal(read(fd, b.s, b.n), b.n);
    close(fd);
    return b;
}

static int files_in(const struct desk *d)
{
    int n = 0;
    DIR *folder = opendir(d->folder);
    for (struct dirent *e; (e = readdir(folder));)
        n += e->d_name[0] != '.';
    closedir(folder);
    return n;
}

/* Refused with that result and a sentence that holds the words; file and folder are as before. */
static void refuses(struct desk *d, enum rc rc, const char *words)
{
    struct db *db = NULL;
    struct bytes before = get_file(d->path);
    int files = files_in(d);
    assert_int_equal(db_open(d->path, &db, &d->err), rc);
    assert_null(db);
    ROW_TRUE(strstr(d->err.msg.id, words), d->err.msg.id);
    struct bytes after = get_file(d->path);
    assert_int_equal(before.n, after.n);
    assert_memory_equal(before.s, after.s, before.n);
    assert_int_equal(files_in(d), files);
    free(before.s);
    free(after.s);
}

static void script(struct desk *d, const char *sql)
{
    sqlite3 *sq;
    assert_int_equal(sqlite3_open(d->path, &sq), SQLITE_OK);
    assert_int_equal(sqlite3_exec(sq, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(sq);
}

static void create(struct desk *d)
{
    OK(db_create(d->path, false, NULL, &d->err));
}

static void a_new_database_is_one_private_file_with_the_newest_schema(void **state)
{
    struct desk *d = *state;
    struct stat st;
    mode_t old = umask(007);
    create(d);
    umask(old);
    assert_int_equal(files_in(d), 1);
    assert_int_equal(stat(d->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0660);
    struct engine_header head;
    OK(engine_look(d->path, &head, &d->err));
    assert_true(head.database);
    assert_int_equal(head.application_id, DB_APPLICATION_ID);
    assert_int_equal(head.user_version, NEWEST_SCHEMA);
    OK(db_open(d->path, &d->db, &d->err));
    assert_string_equal(db_path(d->db), d->path);
    assert_false(db_is_demo(d->db));
    instant now = clock_now();
    assert_true(db_now(d->db) - now <= 1);
}

static void a_file_that_is_there_is_never_overwritten(void **state)
{
    struct desk *d = *state;
    put_file(d, "precious", 8);
    assert_int_equal(db_create(d->path, false, NULL, &d->err), RC_CONFLICT);
    struct bytes b = get_file(d->path);
    assert_memory_equal(b.s, "precious", 8);
    free(b.s);
    assert_int_equal(files_in(d), 1);
}

static void a_log_left_by_another_database_is_not_played_into_a_new_one(void **state)
{
    struct desk *d = *state;
    char log[160];
    snprintf(log, sizeof log, "%s-wal", d->path);
    close(open(log, O_WRONLY | O_CREAT, 0600));
    assert_int_equal(db_create(d->path, false, NULL, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[0], log);
    assert_int_equal(files_in(d), 1);
}

static void a_database_in_a_folder_that_is_not_there_is_not_made(void **state)
{
    struct desk *d = *state;
    strcat(d->path, "/below/desk.db");
    assert_int_equal(db_create(d->path, false, NULL, &d->err), RC_STORAGE);
    ROW_TRUE(strstr(d->err.msg.id, "folder"), d->err.msg.id);
}

static void a_demonstration_stands_still_at_ten_of_its_day(void **state)
{
    struct desk *d = *state;
    struct date day = DAY_OF_MORNING;
    OK(db_create(d->path, true, &day, &d->err));
    OK(db_open(d->path, &d->db, &d->err));
    assert_true(db_is_demo(d->db));
    assert_int_equal(db_now(d->db), MORNING);
}

static void a_database_that_is_not_there_is_not_found_and_not_made(void **state)
{
    struct desk *d = *state;
    assert_int_equal(db_open(d->path, &d->db, &d->err), RC_NOT_FOUND);
    assert_string_equal(d->err.msg.arg[0], d->path);
    assert_int_equal(files_in(d), 0);
}

static void a_folder_is_refused(void **state)
{
    struct desk *d = *state;
    assert_int_equal(db_open(d->folder, &d->db, &d->err), RC_STORAGE);
    ROW_TRUE(strstr(d->err.msg.id, "folder"), d->err.msg.id);
}

static void a_pipe_is_refused_without_waiting(void **state)
{
    struct desk *d = *state;
    assert_int_equal(mkfifo(d->path, 0600), 0);
    assert_int_equal(db_open(d->path, &d->db, &d->err), RC_STORAGE);
}

static void a_file_that_is_no_database_is_refused(void **state)
{
    struct desk *d = *state;
    char text[9000];
    memset(text, 'x', sizeof text);
    put_file(d, text, sizeof text);
    refuses(d, RC_STORAGE, "not a database");
    put_file(d, text, 5);
    refuses(d, RC_STORAGE, "not a database");
    put_file(d, "", 0);
    refuses(d, RC_STORAGE, "not a database");
}

static void the_database_of_another_program_is_refused(void **state)
{
    struct desk *d = *state;
    script(d, "CREATE TABLE theirs (x)");
    refuses(d, RC_STORAGE, "another program");
    script(d, "PRAGMA journal_mode = WAL; PRAGMA application_id = 77");
    refuses(d, RC_STORAGE, "another program");
}

static void a_database_from_a_newer_version_is_refused(void **state)
{
    struct desk *d = *state;
    create(d);
    script(d, "PRAGMA user_version = 999");
    refuses(d, RC_STORAGE, "newer version");
}

/* The newer program is still running, so its version stands in the log and not in the file yet. */
static void a_newer_version_is_also_refused_while_it_is_in_use(void **state)
{
    struct desk *d = *state;
    sqlite3 *sq;
    create(d);
    assert_int_equal(sqlite3_open(d->path, &sq), SQLITE_OK);
    assert_int_equal(sqlite3_exec(sq, "PRAGMA user_version = 999", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(db_open(d->path, &d->db, &d->err), RC_STORAGE);
    ROW_TRUE(strstr(d->err.msg.id, "newer version"), d->err.msg.id);
    sqlite3_close(sq);
}

/* Refusals by rights cannot be seen as root; the child becomes nobody. Its exit tells. */
static int refused_as_nobody(const struct desk *d, const char *words)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct db *db;
        struct err e;
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(3);
        if (db_open(d->path, &db, &e) != RC_STORAGE)
            _exit(1);
        _exit(strstr(e.msg.id, words) ? 0 : 2);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void a_read_only_file_or_folder_is_refused(void **state)
{
    struct desk *d = *state;
    create(d);
    chmod(d->path, 0444);
    chmod(d->folder, 0777);
    assert_int_equal(refused_as_nobody(d, "The database %1$s is read-only"), 0);
    chmod(d->path, 0666);
    chmod(d->folder, 0555);
    assert_int_equal(refused_as_nobody(d, "The folder of the database %1$s is read-only"), 0);
    chmod(d->folder, 0700);
    assert_int_equal(files_in(d), 1);
}

static void a_truncated_database_is_called_damaged(void **state)
{
    struct desk *d = *state;
    create(d);
    assert_int_equal(truncate(d->path, 8192), 0);
    refuses(d, RC_STORAGE, "damaged");
}

static void a_database_whose_first_page_is_rubbish_is_called_damaged(void **state)
{
    struct desk *d = *state;
    create(d);
    int fd = open(d->path, O_WRONLY);
    char rubbish[3000];
    memset(rubbish, 0x5A, sizeof rubbish);
    assert_int_equal(pwrite(fd, rubbish, sizeof rubbish, 100), sizeof rubbish);
    close(fd);
    refuses(d, RC_STORAGE, "damaged");
}

static void a_file_that_lost_its_log_mode_gets_it_back(void **state)
{
    struct desk *d = *state;
    char log[160];
    create(d);
    script(d, "PRAGMA journal_mode = DELETE");
    OK(db_open(d->path, &d->db, &d->err));
    desk_staff(d);
    snprintf(log, sizeof log, "%s-wal", d->path);
    assert_int_equal(access(log, F_OK), 0);
}

static void odd_names_are_names(void **state)
{
    struct desk *d = *state;
    static const char *const names[] = {"desk ?mode=memory#x%41.db", ":memory:", "مكتب.db",
                                        "file:x"};
    char *folder = getcwd(NULL, 0);
    assert_int_equal(chdir(d->folder), 0);
    for (size_t i = 0; i < COUNT(names); i++) {
        OK(db_create(names[i], false, NULL, &d->err));
        OK(db_open(names[i], &d->db, &d->err));
        db_close(d->db);
        d->db = NULL;
        ROW_TRUE(access(names[i], F_OK) == 0, names[i]);
    }
    assert_int_equal(files_in(d), COUNT(names));
    assert_int_equal(chdir(folder), 0);
    free(folder);
}

static const struct schema_step good[] = {
    {1, "001", "CREATE TABLE a (x INTEGER); PRAGMA user_version = 1"},
    {2, "002",
     "ALTER TABLE a ADD COLUMN y INTEGER; INSERT INTO a VALUES (1, 2); PRAGMA user_version = 2"},
};
static const struct schema_step broken[] = {
    {1, "001", "CREATE TABLE a (x INTEGER); PRAGMA user_version = 1"},
    {2, "002",
     "CREATE TABLE b (x INTEGER); INSERT INTO nowhere VALUES (1); PRAGMA user_version = 2"},
};

/* An open database without our schema. */
static void open_bare(struct desk *d)
{
    d->db = calloc(1, sizeof *d->db);
    put_file(d, "", 0);
    d->db->path = strdup(d->path);
    OK(engine_open(d->path, &d->db->engine, &d->err));
    turn_init(&d->db->turn, d->path);
    db_patience(d->db, 1000);
}

static void migrations_are_taken_one_after_the_other_and_once(void **state)
{
    struct desk *d = *state;
    open_bare(d);
    OK(schema_migrate(d->db, good, 1, &d->err));
    OK(engine_script(d->db, "INSERT INTO a VALUES (7)", &d->err));
    OK(schema_migrate(d->db, good, 2, &d->err));
    OK(schema_migrate(d->db, good, 2, &d->err));
    OK(engine_script(d->db,
                     "CREATE TABLE two (x CHECK (x = 2)); INSERT INTO two SELECT count(*) FROM a",
                     &d->err));
}

static void a_migration_that_fails_leaves_the_schema_before_it(void **state)
{
    struct desk *d = *state;
    open_bare(d);
    assert_int_not_equal(schema_migrate(d->db, broken, 2, &d->err), RC_OK);
    OK(engine_script(d->db, "SELECT x FROM a", &d->err));
    assert_int_not_equal(engine_script(d->db, "SELECT x FROM b", &d->err), RC_OK);
    struct engine_header head;
    OK(engine_look(d->path, &head, &d->err));
    assert_int_equal(head.user_version, 1);
    assert_int_equal(schema_migrate(d->db, broken, 0, &d->err), RC_STORAGE);
}

static void an_unfinished_new_database_never_stands_under_its_name(void **state)
{
    struct desk *d = *state;
    for (int us = 500; us < 40000; us += 1500) {
        struct err e;
        struct db *db;
        pid_t child = fork();
        if (child == 0) {
            desk_die_after(us);
            _exit(db_create(d->path, true, NULL, &e) == RC_OK ? 0 : 1);
        }
        waitpid(child, NULL, 0);
        enum rc rc = db_open(d->path, &db, &e);
        assert_true(rc == RC_OK || rc == RC_NOT_FOUND);
        if (rc != RC_OK)
            continue;
        assert_true(db_is_demo(db));
        db_close(db);
        unlink(d->path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_new_database_is_one_private_file_with_the_newest_schema),
        FOLDER_TEST(a_file_that_is_there_is_never_overwritten),
        FOLDER_TEST(a_log_left_by_another_database_is_not_played_into_a_new_one),
        FOLDER_TEST(a_database_in_a_folder_that_is_not_there_is_not_made),
        FOLDER_TEST(a_demonstration_stands_still_at_ten_of_its_day),
        FOLDER_TEST(a_database_that_is_not_there_is_not_found_and_not_made),
        FOLDER_TEST(a_folder_is_refused),
        FOLDER_TEST(a_pipe_is_refused_without_waiting),
        FOLDER_TEST(a_file_that_is_no_database_is_refused),
        FOLDER_TEST(the_database_of_another_program_is_refused),
        FOLDER_TEST(a_database_from_a_newer_version_is_refused),
        FOLDER_TEST(a_newer_version_is_also_refused_while_it_is_in_use),
        FOLDER_TEST(a_read_only_file_or_folder_is_refused),
        FOLDER_TEST(a_truncated_database_is_called_damaged),
        FOLDER_TEST(a_database_whose_first_page_is_rubbish_is_called_damaged),
        FOLDER_TEST(a_file_that_lost_its_log_mode_gets_it_back),
        FOLDER_TEST(odd_names_are_names),
        FOLDER_TEST(migrations_are_taken_one_after_the_other_and_once),
        FOLDER_TEST(a_migration_that_fails_leaves_the_schema_before_it),
        FOLDER_TEST(an_unfinished_new_database_never_stands_under_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
