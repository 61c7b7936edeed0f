/* What a file is, by its bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/filetype.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

static void the_kinds_that_are_kept_are_known_by_their_beginning(void **state)
{
    (void)state;
    enum file_type t;
    assert_true(file_type_of("%PDF-1.7\n", 9, &t));
    assert_int_equal(t, FILE_TYPE_PDF);
    assert_true(file_type_of(png, 16, &t));
    assert_int_equal(t, FILE_TYPE_PNG);
    assert_true(file_type_of("\xff\xd8\xff\xe0", 4, &t));
    assert_int_equal(t, FILE_TYPE_JPEG);
}

static void a_beginning_that_is_cut_off_is_none_of_them(void **state)
{
    (void)state;
    enum file_type t = FILE_TYPE_COUNT;
    assert_false(file_type_of("%PDF-1.7", 6, &t));
    for (size_t n = 0; n < 16; n++)
        assert_false(file_type_of(png, n, &t));
    assert_false(file_type_of("\xff\xd8\xff", 2, &t));
    assert_int_equal(t, FILE_TYPE_COUNT);
}

static void what_only_looks_like_one_is_refused(void **state)
{
    (void)state;
    static const char *const others[] = {"MZ\x90 program", "#!/bin/sh\n", "<html>%PDF-1.7", " %PDF-1.7",
                                         "PK\x03\x04 archive", "%PDF-9.9", "GIF89a", "\177ELF"};
    enum file_type t;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(file_type_of(others[i], strlen(others[i]), &t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kinds_that_are_kept_are_known_by_their_beginning),
        cmocka_unit_test(a_beginning_that_is_cut_off_is_none_of_them),
        cmocka_unit_test(what_only_looks_like_one_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
