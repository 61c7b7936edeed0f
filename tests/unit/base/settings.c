/* Settings: what was put is got again, and nothing else is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/settings.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[] = "/tmp/rihla-settings-XXXXXX";
static char path[64];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/file", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void write_file(const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void is(const char *name, const char *value)
{
    char *got = settings_get(path, name);
    if (value)
        assert_string_equal(got, value);
    else
        assert_null(got);
    free(got);
}

static void what_was_put_is_got_again(void **state)
{
    (void)state;
    unlink(path);
    is("a b", NULL);
    assert_true(settings_put(path, "a b", "visual"));
    is("a b", "visual");
    assert_true(settings_put(path, "a b", "implicit"));
    assert_true(settings_put(path, "c;1/2", "word"));
    is("a b", "implicit");
    is("c;1/2", "word");
    is("a", NULL);
}

static void other_lines_stay_as_they_are(void **state)
{
    (void)state;
    write_file("# a comment = kept\n\n  x =  1 \ny=2");
    is("x", "1");
    is("y", "2");
    is("# a comment", NULL);
    assert_true(settings_put(path, "x", "3"));
    char text[128] = "";
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    assert_true(fread(text, 1, sizeof text - 1, f) > 0);
    fclose(f);
    assert_string_equal(text, "# a comment = kept\n\ny=2\nx = 3\n");
}

static void the_last_line_of_a_name_counts(void **state)
{
    (void)state;
    write_file("x = 1\nx = 2\n");
    is("x", "2");
    assert_true(settings_put(path, "x", "5"));
    is("x", "5");
}

static void a_file_is_for_its_owner_alone(void **state)
{
    (void)state;
    struct stat st;
    unlink(path);
    assert_true(settings_put(path, "x", "1"));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 077, 0);
}

static void a_file_that_cannot_be_written_is_told(void **state)
{
    (void)state;
    assert_false(settings_put("/proc/rihla-settings", "x", "1"));
}

static void what_a_person_configures_is_found(void **state)
{
    (void)state;
    char *place = mem_printf("%s/rihla", folder), *file = mem_printf("%s/rihla/rihla.conf", folder);
    assert_int_equal(mkdir(place, 0700), 0);
    setenv("XDG_CONFIG_HOME", folder, 1);
    assert_true(settings_put(file, "terminal", "word"));
    char *value = settings_configured("terminal");
    assert_string_equal(value, "word");
    unlink(file);
    rmdir(place);
    free(value);
    free(place);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_got_again),
        cmocka_unit_test(other_lines_stay_as_they_are),
        cmocka_unit_test(the_last_line_of_a_name_counts),
        cmocka_unit_test(a_file_is_for_its_owner_alone),
        cmocka_unit_test(a_file_that_cannot_be_written_is_told),
        cmocka_unit_test(what_a_person_configures_is_found),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
