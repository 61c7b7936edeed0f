/* Transactions: taking turns, giving up, dying, full disks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/handle.h"
#include "store/query.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* One acknowledged piece of work: the next number, and a row that names it. */
static enum rc take_number(struct db *db, int64_t *ret, struct err *e)
{
    char name[32];
    enum rc rc = db_begin(db, e);
    if (rc != RC_OK)
        return rc;
    rc = db_next_serial(db, "T", 2026, ret, e);
    snprintf(name, sizeof name, "%lld", (long long)*ret);
    if (rc == RC_OK)
        rc = RUN(db, META_SET, e, V(name), V("taken"));
    if (rc == RC_OK)
        return db_commit(db, e);
    db_rollback(db);
    return rc;
}

static int taken(struct desk *d)
{
    int n = 0;
    struct cursor *c = OPEN(d->db, META_EACH, BIND_END);
    while (query_next(c))
        n++;
    OK(query_close(c, &d->err));
    return n;
}

/* Runs work() in a child with a connection of its own; its exit status. */
static pid_t start(struct desk *d, int (*work)(struct db *db, void *ctx), void *ctx)
{
    pid_t child = fork();
    if (child == 0) {
        struct db *db;
        struct err e;
        if (db_open(d->path, &db, &e) != RC_OK)
            _exit(99);
        _exit(work(db, ctx));
    }
    return child;
}

static int ended(pid_t child)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void numbers_count_up_from_one_within_prefix_and_year(void **state)
{
    struct desk *d = *state;
    int64_t n;
    OK(db_begin(d->db, &d->err));
    for (int64_t i = 1; i <= 3; i++) {
        OK(db_next_serial(d->db, "E", 2026, &n, &d->err));
        assert_int_equal(n, i);
    }
    OK(db_next_serial(d->db, "E", 2027, &n, &d->err));
    assert_int_equal(n, 1);
    OK(db_next_serial(d->db, "RDX", 2026, &n, &d->err));
    assert_int_equal(n, 1);
    db_rollback(d->db);
}

static void a_number_taken_back_is_given_again(void **state)
{
    struct desk *d = *state;
    int64_t first, again;
    OK(db_begin(d->db, &d->err));
    OK(db_next_serial(d->db, "E", 2026, &first, &d->err));
    db_rollback(d->db);
    db_rollback(d->db);
    OK(db_begin(d->db, &d->err));
    OK(db_next_serial(d->db, "E", 2026, &again, &d->err));
    OK(db_commit(d->db, &d->err));
    assert_int_equal(first, again);
}

enum { EACH = 150 };

static int take_many(struct db *db, void *ctx)
{
    struct err e;
    int64_t n;
    (void)ctx;
    for (int i = 0; i < EACH; i++) {
        if (take_number(db, &n, &e) != RC_OK)
            return 1;
    }
    db_close(db);
    return 0;
}

static void four_processes_lose_no_update(void **state)
{
    struct desk *d = *state;
    pid_t child[4];
    int64_t last;
    for (size_t i = 0; i < COUNT(child); i++)
        child[i] = start(d, take_many, NULL);
    for (size_t i = 0; i < COUNT(child); i++)
        assert_int_equal(ended(child[i]), 0);
    assert_int_equal(taken(d), COUNT(child) * EACH);
    OK(take_number(d->db, &last, &d->err));
    assert_int_equal(last, COUNT(child) * EACH + 1);
}

static void whoever_waits_too_long_is_told_to_try_again(void **state)
{
    struct desk *d = *state;
    struct db *other;
    OK(db_open(d->path, &other, &d->err));
    db_patience(other, 30);
    OK(db_begin(d->db, &d->err));
    assert_int_equal(db_begin(other, &d->err), RC_BUSY);
    db_rollback(d->db);
    OK(db_begin(other, &d->err));
    db_close(other);
}

static void a_writer_outside_the_queue_is_waited_for_too(void **state)
{
    struct desk *d = *state;
    sqlite3 *sq;
    int64_t n;
    assert_int_equal(sqlite3_open(d->path, &sq), SQLITE_OK);
    assert_int_equal(sqlite3_exec(sq, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    db_patience(d->db, 30);
    assert_int_equal(take_number(d->db, &n, &d->err), RC_BUSY);
    sqlite3_close(sq);
    OK(take_number(d->db, &n, &d->err));
}

static void readers_do_not_wait_for_a_writer_and_see_one_moment(void **state)
{
    struct desk *d = *state;
    struct db *other;
    int64_t n;
    OK(db_open(d->path, &other, &d->err));
    OK(db_begin_read(d->db, &d->err));
    OK(take_number(other, &n, &d->err));
    assert_int_equal(taken(d), 0);
    db_end_read(d->db);
    assert_int_equal(taken(d), 1);
    db_close(other);
}

static int hold_and_die(struct db *db, void *ctx)
{
    struct err e;
    int64_t n;
    (void)ctx;
    if (db_begin(db, &e) != RC_OK || db_next_serial(db, "T", 2026, &n, &e) != RC_OK)
        return 1;
    return raise(SIGKILL);
}

static void a_writer_that_dies_lets_the_others_go_on(void **state)
{
    struct desk *d = *state;
    int64_t n;
    assert_int_equal(ended(start(d, hold_and_die, NULL)), SIGKILL);
    db_patience(d->db, 1000);
    OK(take_number(d->db, &n, &d->err));
    assert_int_equal(n, 1);
}

static void a_removed_queue_is_made_again(void **state)
{
    struct desk *d = *state;
    int64_t n;
    OK(db_begin(d->db, &d->err));
    assert_true(d->db->turn.id >= 0);
    assert_int_equal(semctl(d->db->turn.id, 0, IPC_RMID), 0);
    OK(db_commit(d->db, &d->err));
    OK(take_number(d->db, &n, &d->err));
    assert_true(d->db->turn.id >= 0);
}

static void without_a_queue_work_goes_on(void **state)
{
    struct desk *d = *state;
    int64_t n;
    d->db->turn.key = 0;
    d->db->turn.id = -1;
    OK(take_number(d->db, &n, &d->err));
    assert_int_equal(d->db->turn.id, -1);
}

static void the_queue_goes_when_the_last_one_leaves(void **state)
{
    struct desk *d = *state;
    int64_t n;
    OK(take_number(d->db, &n, &d->err));
    key_t key = d->db->turn.key;
    assert_true(semget(key, 1, 0) >= 0);
    db_close(d->db);
    d->db = NULL;
    assert_int_equal(semget(key, 1, 0), -1);
}

static void a_full_disk_is_told_and_nothing_is_changed(void **state)
{
    struct desk *d = *state;
    struct rowid id;
    int64_t n;
    static char big[1 << 20];
    memset(big, 'x', sizeof big - 1);
    OK(engine_script(d->db, "PRAGMA max_page_count = 100", &d->err));
    OK(db_begin(d->db, &d->err));
    OK(db_next_serial(d->db, "T", 2026, &n, &d->err));
    assert_int_equal(kept_text_put(d->db, "card", "big", big, &id, &d->err), RC_STORAGE);
    ROW_TRUE(strstr(d->err.msg.id, "disk is full"), d->err.msg.id);
    db_rollback(d->db);
    OK(take_number(d->db, &n, &d->err));
    assert_int_equal(n, 1);
}

/* Files may not grow beyond what they are: what a quota does. */
static int write_beyond_the_limit(struct db *db, void *ctx)
{
    struct rlimit small = {64 * 1024, 64 * 1024};
    struct rowid id;
    struct err e;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    if (db_begin(db, &e) != RC_OK)
        return 1;
    enum rc rc = kept_text_put(db, "card", "big", ctx, &id, &e);
    if (rc == RC_OK)
        rc = db_commit(db, &e);
    return rc == RC_STORAGE ? 0 : 2;
}

static void a_file_that_may_not_grow_is_told_and_nothing_is_changed(void **state)
{
    struct desk *d = *state;
    int64_t n;
    static char big[1 << 20];
    memset(big, 'x', sizeof big - 1);
    assert_int_equal(ended(start(d, write_beyond_the_limit, big)), 0);
    OK(take_number(d->db, &n, &d->err));
    struct cursor *c = OPEN(d->db, KEPT_TEXT_GET, V((struct rowid){1}));
    assert_false(query_next(c));
    OK(query_close(c, &d->err));
}

static void no_problem(void *ctx, const struct msg *m)
{
    (void)ctx;
    fail_msg("%s: %s %s", m->id, m->arg[0], m->arg[1]);
}

/* Works until its alarm, and says each number on the pipe after its commit. */
static int work_until_death(struct db *db, void *ctx)
{
    const int *pipe_and_us = ctx;
    struct err e;
    int64_t n;
    desk_die_after(pipe_and_us[1]);
    while (take_number(db, &n, &e) == RC_OK) {
        if (write(pipe_and_us[0], &n, sizeof n) != sizeof n)
            return 1;
    }
    return 2;
}

static void what_was_acknowledged_survives_a_kill_at_any_moment(void **state)
{
    struct desk *d = *state;
    int64_t acknowledged = 0, n;
    for (int us = 2000; us < 30000; us += 1300) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        int work[] = {ends[1], us};
        pid_t child = start(d, work_until_death, work);
        close(ends[1]);
        while (read(ends[0], &n, sizeof n) == sizeof n)
            acknowledged = n;
        close(ends[0]);
        assert_int_equal(ended(child), SIGALRM);
        OK(take_number(d->db, &n, &d->err));
        assert_true(n == acknowledged + 1 || n == acknowledged + 2);
        assert_int_equal(taken(d), n);
        acknowledged = n;
        OK(db_check(d->db, no_problem, NULL, &d->err));
    }
    db_close(d->db);
    OK(db_open(d->path, &d->db, &d->err));
    assert_int_equal(taken(d), acknowledged);
}

static void the_log_does_not_grow_without_end(void **state)
{
    struct desk *d = *state;
    struct stat st;
    struct rowid id;
    char log[160];
    static char big[1000000];
    for (int i = 0; i < 80; i++) {
        memset(big, 'a' + i % 26, sizeof big - 1);
        big[0] = (char)('a' + i / 26);
        OK(db_begin(d->db, &d->err));
        OK(kept_text_put(d->db, "card", "big", big, &id, &d->err));
        OK(db_commit(d->db, &d->err));
    }
    snprintf(log, sizeof log, "%s-wal", d->path);
    assert_int_equal(stat(log, &st), 0);
    assert_true(st.st_size < 3 * 4096 * 4000);
}

/* Its rules and lists are not known here. */
static void whoever_is_older_than_the_database_became_writes_and_reads_no_more(void **state)
{
    struct desk *d = *state;
    struct db *newer;
    struct err err;
    OK(db_open(d->path, &newer, &d->err));
    OK(db_begin(newer, &d->err));
    OK(engine_script(newer, "PRAGMA user_version = 1000", &d->err));
    OK(db_commit(newer, &d->err));
    db_close(newer);
    assert_int_equal(db_begin(d->db, &err), RC_STORAGE);
    assert_non_null(strstr(err.msg.id, "newer version"));
    assert_int_equal(db_begin_read(d->db, &err), RC_STORAGE);
    assert_non_null(strstr(err.msg.id, "newer version"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(whoever_is_older_than_the_database_became_writes_and_reads_no_more),
        STORE_TEST(numbers_count_up_from_one_within_prefix_and_year),
        STORE_TEST(a_number_taken_back_is_given_again),
        STORE_TEST(four_processes_lose_no_update),
        STORE_TEST(whoever_waits_too_long_is_told_to_try_again),
        STORE_TEST(a_writer_outside_the_queue_is_waited_for_too),
        STORE_TEST(readers_do_not_wait_for_a_writer_and_see_one_moment),
        STORE_TEST(a_writer_that_dies_lets_the_others_go_on),
        STORE_TEST(a_removed_queue_is_made_again),
        STORE_TEST(without_a_queue_work_goes_on),
        STORE_TEST(the_queue_goes_when_the_last_one_leaves),
        STORE_TEST(a_full_disk_is_told_and_nothing_is_changed),
        STORE_TEST(a_file_that_may_not_grow_is_told_and_nothing_is_changed),
        STORE_TEST(what_was_acknowledged_survives_a_kill_at_any_moment),
        STORE_TEST(the_log_does_not_grow_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
