/* The cabinet: what goes in comes out, once each, and what does not belong in is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "xfer/cabinet.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PDF "%PDF-1.4\nfor tests\n%%EOF\n"

static char base[64], folder[96];
static struct cabinet cabinet = {.mode = 0600, .most = 1 << 20};
static struct err err;

static int make_base(void **state)
{
    (void)state;
    snprintf(base, sizeof base, "/tmp/rihla-cabinet-XXXXXX");
    if (!mkdtemp(base))
        return -1;
    snprintf(folder, sizeof folder, "%s/files", base);
    cabinet.folder = folder;
    return 0;
}

static int remove_base(void **state)
{
    (void)state;
    char command[200];
    snprintf(command, sizeof command, "chmod -R u+rwX %s && rm -r %s", base, base);
    return system(command);
}

/* A path in the test's folder; good for two of them at once. */
static const char *at(const char *name)
{
    static char paths[2][160];
    static int turn;
    turn = !turn;
    snprintf(paths[turn], sizeof paths[turn], "%s/%s", base, name);
    return paths[turn];
}

static const char *written(const char *name, const char *text, size_t n)
{
    const char *path = at(name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
    return path;
}

static void count_one(void *ctx, const char *name, instant when)
{
    (void)name;
    (void)when;
    ++*(int *)ctx;
}

static int files(void)
{
    int n = 0;
    cabinet_each(&cabinet, count_one, &n);
    return n;
}

static void refused(enum rc expected, const char *sentence, const char *path)
{
    struct kept_file kept;
    int before = files();
    assert_int_equal(cabinet_put(&cabinet, path, "file", &kept, &err), expected);
    assert_non_null(strstr(err.msg.id, sentence));
    assert_int_equal(files(), before);
}

static void what_was_put_in_is_taken_out_again(void **state)
{
    (void)state;
    struct kept_file kept;
    char text[sizeof PDF];
    assert_int_equal(cabinet_put(&cabinet, written("scan.txt", PDF, strlen(PDF)), "file", &kept, &err), RC_OK);
    assert_int_equal(kept.type, FILE_TYPE_PDF);
    assert_int_equal(kept.size, strlen(PDF));
    assert_string_equal(kept.name, "scan.txt");
    assert_int_equal(cabinet_take(&cabinet, kept.hash, at("out.pdf"), &err), RC_OK);
    FILE *f = fopen(at("out.pdf"), "r");
    assert_int_equal(fread(text, 1, sizeof text, f), strlen(PDF));
    fclose(f);
    assert_memory_equal(text, PDF, strlen(PDF));
    assert_int_equal(cabinet_look(&cabinet, kept.hash), KEPT_SOUND);
}

static void the_same_content_is_there_once(void **state)
{
    (void)state;
    struct kept_file one, two;
    assert_int_equal(cabinet_put(&cabinet, written("a.pdf", PDF "a", strlen(PDF) + 1), "file", &one, &err), RC_OK);
    int before = files();
    assert_int_equal(cabinet_put(&cabinet, written("b.pdf", PDF "a", strlen(PDF) + 1), "file", &two, &err), RC_OK);
    assert_string_equal(one.hash, two.hash);
    assert_string_equal(two.name, "b.pdf");
    assert_int_equal(files(), before);
}

static void nothing_is_overwritten_when_it_is_taken_out(void **state)
{
    (void)state;
    struct kept_file kept;
    struct stat st;
    assert_int_equal(cabinet_put(&cabinet, written("c.pdf", PDF, strlen(PDF)), "file", &kept, &err), RC_OK);
    assert_int_equal(cabinet_take(&cabinet, kept.hash, written("mine", "mine", 4), &err), RC_CONFLICT);
    assert_int_equal(stat(at("mine"), &st), 0);
    assert_int_equal(st.st_size, 4);
}

static void the_copies_are_as_private_as_was_said(void **state)
{
    (void)state;
    struct kept_file kept;
    struct stat st;
    char path[200];
    mode_t old = umask(0);
    assert_int_equal(cabinet_put(&cabinet, written("d.pdf", PDF "d", strlen(PDF) + 1), "file", &kept, &err), RC_OK);
    umask(old);
    assert_int_equal(stat(folder, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0700);
    snprintf(path, sizeof path, "%s/%s", folder, kept.hash);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    char other[128];
    snprintf(other, sizeof other, "%s/shared", base);
    struct cabinet shared = {.folder = other, .mode = 0660, .most = 1 << 20};
    assert_int_equal(cabinet_put(&shared, at("d.pdf"), "file", &kept, &err), RC_OK);
    assert_int_equal(stat(other, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0770);
}

static void what_is_no_plain_file_is_refused(void **state)
{
    (void)state;
    assert_int_equal(mkdir(at("folder"), 0700), 0);
    assert_int_equal(mkfifo(at("pipe"), 0600), 0);
    assert_int_equal(symlink("/etc/passwd", at("link")), 0);
    refused(RC_BAD_DATA, "is a folder", at("folder"));
    refused(RC_BAD_DATA, "is not a file", at("pipe"));
    refused(RC_BAD_DATA, "is not a file", "/dev/zero");
    refused(RC_BAD_DATA, "is only a link", at("link"));
    refused(RC_NOT_FOUND, "There is no file", at("nothing"));
    refused(RC_NOT_FOUND, "There is no file", at("scan.txt/below"));
}

static void a_file_of_another_kind_is_refused_whatever_its_name(void **state)
{
    (void)state;
    refused(RC_BAD_DATA, "is no PDF, PNG or JPEG", written("evil.pdf", "#!/bin/sh\nrm\n", 13));
    refused(RC_BAD_DATA, "is empty", written("empty.pdf", "", 0));
}

static void a_file_may_be_as_large_as_is_said_and_not_a_byte_more(void **state)
{
    (void)state;
    struct kept_file kept;
    size_t most = (size_t)cabinet.most;
    char *text = calloc(1, most + 1);
    memcpy(text, PDF, strlen(PDF));
    assert_int_equal(cabinet_put(&cabinet, written("most.pdf", text, most), "file", &kept, &err), RC_OK);
    assert_int_equal(kept.size, most);
    refused(RC_BAD_DATA, "is larger than", written("more.pdf", text, most + 1));
    free(text);
}

static void a_disk_without_room_leaves_nothing_behind(void **state)
{
    (void)state;
    static char text[200000] = PDF;
    const char *path = written("long.pdf", text, sizeof text);
    struct rlimit was, small = {100000, RLIM_INFINITY};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    small.rlim_max = was.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    refused(RC_STORAGE, "There is no room left", path);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
}

static void a_copy_that_changed_or_went_is_noticed(void **state)
{
    (void)state;
    struct kept_file kept;
    char path[200];
    assert_int_equal(cabinet_put(&cabinet, written("e.pdf", PDF "e", strlen(PDF) + 1), "file", &kept, &err), RC_OK);
    snprintf(path, sizeof path, "%s/%s", folder, kept.hash);
    FILE *f = fopen(path, "a");
    fputs("x", f);
    fclose(f);
    assert_int_equal(cabinet_look(&cabinet, kept.hash), KEPT_CHANGED);
    assert_int_equal(cabinet_take(&cabinet, kept.hash, at("e.out"), &err), RC_STORAGE);
    assert_int_not_equal(access(at("e.out"), F_OK), 0);
    assert_true(cabinet_remove(&cabinet, kept.hash));
    assert_int_equal(cabinet_look(&cabinet, kept.hash), KEPT_GONE);
    assert_false(cabinet_remove(&cabinet, "../mine"));
}

/* Several desks scan the same page at once, again and again, while somebody looks at the copy. */
static void many_put_the_same_in_at_once_and_it_is_always_whole(void **state)
{
    (void)state;
    enum { PUTTERS = 3, TIMES = 12 };
    static char text[150000] = PDF;
    struct kept_file kept;
    const char *path = written("same.pdf", text, sizeof text);
    assert_int_equal(cabinet_put(&cabinet, path, "file", &kept, &err), RC_OK);
    int before = files(), status, failed = 0;
    for (int i = 0; i < PUTTERS; i++) {
        if (fork() == 0) {
            int bad = 0;
            for (int k = 0; k < TIMES; k++)
                bad += cabinet_put(&cabinet, path, "file", &kept, &err) != RC_OK;
            _exit(bad ? 1 : 0);
        }
    }
    for (int k = 0; k < TIMES; k++)
        assert_int_equal(cabinet_look(&cabinet, kept.hash), KEPT_SOUND);
    for (int i = 0; i < PUTTERS; i++) {
        assert_true(wait(&status) > 0);
        failed += status != 0;
    }
    assert_int_equal(failed, 0);
    assert_int_equal(files(), before);
}

static void a_name_is_shown_without_harm(void **state)
{
    (void)state;
    struct kept_file kept;
    assert_int_equal(cabinet_put(&cabinet, written("a\x1b[2Jb\n.pdf", PDF, strlen(PDF)), "file", &kept, &err),
                     RC_OK);
    assert_null(strchr(kept.name, '\x1b'));
    assert_null(strchr(kept.name, '\n'));
    assert_non_null(strstr(kept.name, "[2Jb"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_in_is_taken_out_again),
        cmocka_unit_test(the_same_content_is_there_once),
        cmocka_unit_test(nothing_is_overwritten_when_it_is_taken_out),
        cmocka_unit_test(the_copies_are_as_private_as_was_said),
        cmocka_unit_test(what_is_no_plain_file_is_refused),
        cmocka_unit_test(a_file_of_another_kind_is_refused_whatever_its_name),
        cmocka_unit_test(a_file_may_be_as_large_as_is_said_and_not_a_byte_more),
        cmocka_unit_test(a_disk_without_room_leaves_nothing_behind),
        cmocka_unit_test(a_copy_that_changed_or_went_is_noticed),
        cmocka_unit_test(many_put_the_same_in_at_once_and_it_is_always_whole),
        cmocka_unit_test(a_name_is_shown_without_harm),
    };
    return cmocka_run_group_tests(tests, make_base, remove_base);
}
