/* Small files read in one piece.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/mem.h"
#include "xfer/whole.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static int setup(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/rihla-whole-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static const char *path_of(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int teardown(void **state)
{
    (void)state;
    unlink(path_of("file"));
    return rmdir(folder);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *f = fopen(path_of("file"), "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static void a_text_is_read_without_its_mark(void **unused)
{
    (void)unused;
    char *text;
    write_file("\xEF\xBB\xBF[نص]\n", 10);
    assert_int_equal(whole_read(path_of("file"), &text, NULL), RC_OK);
    assert_string_equal(text, "[نص]\n");
    free(text);
    write_file("", 0);
    assert_int_equal(whole_read(path_of("file"), &text, NULL), RC_OK);
    assert_string_equal(text, "");
    free(text);
}

static void what_is_no_readable_text_is_told(void **unused)
{
    (void)unused;
    char *text;
    struct err e = {0};
    write_file("a\0b", 3);
    assert_int_equal(whole_read(path_of("file"), &text, &e), RC_BAD_DATA);
    assert_int_equal(whole_read(path_of("none"), &text, &e), RC_NOT_FOUND);
    assert_int_equal(whole_read(folder, &text, &e), RC_STORAGE);
    assert_string_equal(e.field, "file");
}

static void a_pipe_is_not_waited_for(void **unused)
{
    (void)unused;
    char *text;
    assert_int_equal(mkfifo(path_of("file"), 0600), 0);
    assert_int_equal(whole_read(path_of("file"), &text, NULL), RC_STORAGE);
}

static void what_is_too_long_is_refused(void **unused)
{
    (void)unused;
    char *text;
    write_file("a", 1);
    assert_int_equal(truncate(path_of("file"), WHOLE_MAX + 1), 0);
    assert_int_equal(whole_read(path_of("file"), &text, NULL), RC_BAD_DATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_text_is_read_without_its_mark, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_readable_text_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_pipe_is_not_waited_for, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_too_long_is_refused, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
