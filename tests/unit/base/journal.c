/* Journals: what was appended is there after any death, whole or not at all, and only for its user.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/buf.h"
#include "base/journal.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/rihla-journal-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static void add_text(const char *data, size_t n, void *ctx)
{
    buf_addn(ctx, data, n);
    buf_addc(ctx, ';');
}

static void reads(struct journal *j, const char *wanted)
{
    struct buf got = {0};
    journal_read(j, add_text, &got);
    assert_string_equal(buf_text(&got), wanted);
    buf_done(&got);
}

static void append(struct journal *j, const char *text)
{
    assert_true(journal_append(j, text, strlen(text)));
}

/* The one file of the folder, owned by the caller; NULL when there is none. */
static char *only_file(void)
{
    DIR *d = opendir(folder);
    char *path = NULL;
    for (const struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        assert_null(path);
        path = mem_printf("%s/%s", folder, e->d_name);
    }
    closedir(d);
    return path;
}

struct seen {
    int living, dead;
    struct buf text;
    bool wipe;
};

static void see(struct journal *j, bool living, void *ctx)
{
    struct seen *s = ctx;
    *(living ? &s->living : &s->dead) += 1;
    journal_read(j, add_text, &s->text);
    if (s->wipe && !living)
        journal_wipe(j);
    else
        journal_leave(j);
}

static void looks(int living, int dead, const char *text, bool wipe)
{
    struct seen s = {.wipe = wipe};
    journal_each(folder, see, &s);
    assert_int_equal(s.living, living);
    assert_int_equal(s.dead, dead);
    assert_string_equal(buf_text(&s.text), text);
    buf_done(&s.text);
}

static void what_was_appended_is_read_back_in_order(void **state)
{
    (void)state;
    struct journal *j = journal_new(folder);
    assert_non_null(j);
    reads(j, "");
    append(j, "one");
    append(j, "");
    append(j, "ثلاثة");
    reads(j, "one;;ثلاثة;");
    assert_true(journal_sync(j));
    journal_leave(j);
    looks(0, 1, "one;;ثلاثة;", true);
    looks(0, 0, "", true);
}

static void the_file_is_private_and_its_folder_too(void **state)
{
    (void)state;
    char *inner = mem_printf("%s/inner", folder), *path = NULL;
    struct stat st;
    struct journal *j = journal_new(inner);
    assert_int_equal(stat(inner, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    journal_wipe(j);
    assert_int_equal(rmdir(inner), 0);
    j = journal_new(folder);
    path = only_file();
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    journal_wipe(j);
    assert_null(only_file());
    free(path);
    free(inner);
}

static void a_tail_torn_anywhere_is_left_out(void **state)
{
    (void)state;
    struct journal *j = journal_new(folder);
    append(j, "first");
    size_t good = journal_size(j);
    append(j, "second");
    size_t all = journal_size(j);
    journal_leave(j);
    char *path = only_file();
    for (size_t cut = all; cut-- > good;) {
        assert_int_equal(truncate(path, (off_t)cut), 0);
        looks(0, 1, "first;", false);
    }
    assert_int_equal(truncate(path, (off_t)all + 64), 0); /* zeros, as after a power cut */
    looks(0, 1, "first;", false);
    assert_int_equal(truncate(path, 5), 0);
    looks(0, 1, "", true);
    free(path);
}

static void a_damaged_record_ends_the_reading(void **state)
{
    (void)state;
    struct journal *j = journal_new(folder);
    append(j, "first");
    size_t good = journal_size(j);
    append(j, "second");
    size_t all = journal_size(j);
    append(j, "third");
    journal_leave(j);
    char *path = only_file();
    int fd = open(path, O_RDWR);
    for (size_t at = good; at < all; at++) {
        char was, is;
        assert_int_equal(pread(fd, &was, 1, (off_t)at), 1);
        is = (char)(was ^ 0x40);
        assert_int_equal(pwrite(fd, &is, 1, (off_t)at), 1);
        looks(0, 1, "first;", false);
        assert_int_equal(pwrite(fd, &was, 1, (off_t)at), 1);
    }
    close(fd);
    looks(0, 1, "first;second;third;", true);
    free(path);
}

static void a_torn_tail_is_overwritten_by_the_next_record(void **state)
{
    (void)state;
    struct journal *j = journal_new(folder);
    append(j, "first");
    char *path = only_file();
    int fd = open(path, O_WRONLY | O_APPEND);
    assert_int_equal(write(fd, "\7\0\0\0garbage", 11), 11);
    close(fd);
    reads(j, "first;");
    append(j, "second");
    reads(j, "first;second;");
    journal_wipe(j);
    free(path);
}

static void a_killed_process_leaves_its_file_and_a_living_one_keeps_it(void **state)
{
    (void)state;
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        struct journal *j = journal_new(folder);
        bool fine = j && journal_append(j, "typed", 5);
        (void)!write(ready[1], fine ? "y" : "n", 1);
        for (;;)
            pause();
    }
    char answer;
    assert_int_equal(read(ready[0], &answer, 1), 1);
    assert_int_equal(answer, 'y');
    looks(1, 0, "typed;", true);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    looks(0, 1, "typed;", true);
    close(ready[0]);
    close(ready[1]);
}

static bool fill(struct journal *j, void *ctx)
{
    return ctx ? journal_append(j, "new", 3) && journal_append(j, "file", 4) : false;
}

static void rewriting_replaces_all_or_nothing(void **state)
{
    (void)state;
    struct journal *j = journal_new(folder);
    append(j, "old");
    assert_false(journal_rewrite(j, fill, NULL));
    reads(j, "old;");
    char *before = only_file();
    int old = open(before, O_RDONLY);
    assert_true(journal_rewrite(j, fill, before));
    reads(j, "new;file;");
    append(j, "more");
    char *after = only_file(), byte;
    assert_string_equal(before, after);
    while (read(old, &byte, 1) == 1) /* what was in the old one is gone */
        assert_int_equal(byte, 0);
    close(old);
    looks(1, 0, "new;file;more;", true);
    journal_leave(j);
    looks(0, 1, "new;file;more;", true);
    free(before);
    free(after);
}

static void a_full_disk_is_told_and_damages_nothing(void **state)
{
    (void)state;
    struct rlimit was, small;
    static char big[4096];
    struct journal *j = journal_new(folder);
    append(j, "kept");
    memset(big, 'x', sizeof big);
    getrlimit(RLIMIT_FSIZE, &was);
    small = was;
    small.rlim_cur = 1024;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    bool fine = journal_append(j, big, sizeof big);
    setrlimit(RLIMIT_FSIZE, &was);
    assert_false(fine);
    reads(j, "kept;");
    append(j, "after");
    reads(j, "kept;after;");
    journal_wipe(j);
}

static void what_is_no_file_of_ours_is_not_looked_at(void **state)
{
    (void)state;
    char *link = mem_printf("%s/a.journal", folder), *pipe_path = mem_printf("%s/b.journal", folder),
         *other = mem_printf("%s/c.txt", folder);
    assert_int_equal(symlink("/etc/passwd", link), 0);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    close(open(other, O_CREAT | O_WRONLY, 0600));
    looks(0, 0, "", true);
    assert_int_equal(unlink(link) | unlink(pipe_path) | unlink(other), 0);
    free(link);
    free(pipe_path);
    free(other);
}

static void what_was_left_while_rewriting_goes_after_a_while(void **state)
{
    (void)state;
    char *path = mem_printf("%s/abc.new", folder);
    struct timespec old[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    close(open(path, O_CREAT | O_WRONLY, 0600));
    looks(0, 0, "", true);
    assert_int_equal(access(path, F_OK), 0);
    assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
    looks(0, 0, "", true);
    assert_int_equal(access(path, F_OK), -1);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_appended_is_read_back_in_order),
        cmocka_unit_test(the_file_is_private_and_its_folder_too),
        cmocka_unit_test(a_tail_torn_anywhere_is_left_out),
        cmocka_unit_test(a_damaged_record_ends_the_reading),
        cmocka_unit_test(a_torn_tail_is_overwritten_by_the_next_record),
        cmocka_unit_test(a_killed_process_leaves_its_file_and_a_living_one_keeps_it),
        cmocka_unit_test(rewriting_replaces_all_or_nothing),
        cmocka_unit_test(a_full_disk_is_told_and_damages_nothing),
        cmocka_unit_test(what_is_no_file_of_ours_is_not_looked_at),
        cmocka_unit_test(what_was_left_while_rewriting_goes_after_a_while),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
