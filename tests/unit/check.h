/* What every unit test includes: cmocka and what it needs before it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_UNIT_CHECK_H
#define RIHLA_TESTS_UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* cmocka's own says which line failed; in a table the row matters too. */
#define ROW_TRUE(condition, row_name)                                                              \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg("%s: not true: %s", (row_name), #condition);                                  \
    } while (0)
#define ROW_TEXT(got, wanted, row_name)                                                            \
    do {                                                                                           \
        const char *got_text = (got), *wanted_text = (wanted);                                     \
        if (strcmp(got_text, wanted_text) != 0)                                                    \
            fail_msg("%s: got \"%s\", wanted \"%s\"", (row_name), got_text, wanted_text);          \
    } while (0)

#endif
