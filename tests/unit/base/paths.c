/* The shared files and the state folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/mem.h"
#include "base/paths.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/rihla-paths-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

/* Everything the tests below leave behind. */
static int remove_folder(void **state)
{
    (void)state;
    static const char *const left[] = {
        "/file", "/home/.local/state/rihla", "/home/.local/state", "/home/.local", "/home",
        "/xdg/rihla", "/xdg", "",
    };
    for (size_t i = 0; i < COUNT(left); i++) {
        char *path = mem_printf("%s%s", folder, left[i]);
        remove(path);
        free(path);
    }
    return access(folder, F_OK) == 0 ? -1 : 0;
}

static char *within(const char *name)
{
    return mem_printf("%s/%s", folder, name);
}

static void shared_files_are_found_where_the_variable_says(void **state)
{
    (void)state;
    setenv("RIHLA_SHARE", "/somewhere", 1);
    char *path = path_share("data/cards");
    assert_string_equal(path, "/somewhere/data/cards");
    free(path);
    unsetenv("RIHLA_SHARE");
}

/* This test runs from below the source tree, as a program in build/ does. */
static void shared_files_are_found_from_the_program_itself(void **state)
{
    (void)state;
    unsetenv("RIHLA_SHARE");
    char *path = path_share("data/cards");
    struct stat st;
    assert_int_equal(*path, '/');
    assert_int_equal(stat(path, &st), 0);
    assert_true(S_ISDIR(st.st_mode));
    free(path);
}

static void the_state_folder_is_made_and_is_private(void **state)
{
    (void)state;
    char *home = within("home"), *xdg = within("xdg");
    static const char *const ends[] = {"home/.local/state/rihla", "xdg/rihla"};
    setenv("HOME", home, 1);
    unsetenv("XDG_STATE_HOME");
    for (int i = 0; i < 2; i++) {
        char *wanted = within(ends[i]);
        for (int again = 0; again < 2; again++) {
            char *path = path_state();
            struct stat st;
            assert_non_null(path);
            assert_string_equal(path, wanted);
            assert_int_equal(stat(path, &st), 0);
            assert_int_equal(st.st_mode & 0777, 0700);
            free(path);
        }
        free(wanted);
        setenv("XDG_STATE_HOME", xdg, 1);
    }
    free(home);
    free(xdg);
}

static void there_is_no_state_folder_where_it_cannot_be(void **state)
{
    (void)state;
    char *file = within("file"), *below = within("file/state");
    fclose(fopen(file, "w"));
    setenv("XDG_STATE_HOME", below, 1);
    assert_null(path_state());
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "relative", 1);
    assert_null(path_state());
    unsetenv("HOME");
    assert_null(path_state());
    /* A file that stands where the folder would be. */
    char *taken = within("xdg/rihla"), *xdg = within("xdg");
    assert_int_equal(rmdir(taken), 0);
    fclose(fopen(taken, "w"));
    setenv("XDG_STATE_HOME", xdg, 1);
    assert_null(path_state());
    free(file);
    free(below);
    free(taken);
    free(xdg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shared_files_are_found_where_the_variable_says),
        cmocka_unit_test(shared_files_are_found_from_the_program_itself),
        cmocka_unit_test(the_state_folder_is_made_and_is_private),
        cmocka_unit_test(there_is_no_state_folder_where_it_cannot_be),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
