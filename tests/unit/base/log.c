/* The log file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/rihla-log-XXXXXX";

static char *within(const char *name)
{
    return mem_printf("%s/%s", folder, name);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char *path = within("log"), *link = within("link");
    remove(path);
    remove(link);
    free(path);
    free(link);
    return rmdir(folder);
}

/* The whole file, owned by the caller. */
static char *contents(const char *path)
{
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    char *text = mem_alloc(8192);
    text[fread(text, 1, 8191, f)] = '\0';
    fclose(f);
    return text;
}

static void the_log_gets_one_harmless_line_per_event(void **state)
{
    (void)state;
    char *path = within("log");
    assert_int_equal(log_open(path), 0);
    errno = EDOM;
    log_line("first %s", "رحلة");
    assert_int_equal(errno, EDOM);
    log_line("second\nline\x1b[31m\x7f\xc2\x9b" "end");
    char big[5000];
    memset(big, 'x', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    log_line("%s", big);
    log_close();
    log_line("after closing");
    char *text = contents(path), *line = text;
    int lines = 0;
    for (char *end; (end = strchr(line, '\n')); line = end + 1, lines++) {
        *end = '\0';
        assert_true(strlen(line) > 30 && line[4] == '-' && line[10] == 'T' && line[19] == 'Z');
        assert_true(lines != 0 || strstr(line, " first رحلة"));
        assert_true(lines != 1 || strstr(line, " second?line?[31m???end"));
        assert_true(lines != 2 || strlen(line) > 1000);
    }
    assert_int_equal(lines, 3);
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    free(text);
    free(path);
}

static void the_log_is_appended_to_and_never_follows_a_link(void **state)
{
    (void)state;
    char *path = within("log"), *link = within("link"), *missing = within("none/log");
    char *before = contents(path);
    assert_int_equal(log_open(path), 0);
    log_line("again");
    log_close();
    char *after = contents(path);
    assert_true(strncmp(before, after, strlen(before)) == 0 && strlen(after) > strlen(before));
    assert_int_equal(symlink(path, link), 0);
    assert_int_equal(log_open(link), -1);
    assert_int_equal(log_open(missing), -1);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(log_open(NULL), 0);
    log_line("nowhere");
    free(before);
    free(after);
    free(path);
    free(link);
    free(missing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_log_gets_one_harmless_line_per_event),
        cmocka_unit_test(the_log_is_appended_to_and_never_follows_a_link),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
