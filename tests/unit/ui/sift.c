/* A list is sifted as the one box would find its rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sift.h"

#include "unit/check.h"

#include "text/lang.h"

static const struct column columns[] = {
    {"number", "Number", CELL_CODE},
    {"name", "Name", CELL_NAMES},
    {"service", "Service", CELL_NAMES},
};

static const struct {
    const char *number, *en, *ar, *service;
} things[] = {
    {"E26-03-000123", "Test Customer One", "متعامل تجريبي", "Permit"},
    {"A-R26-11-000007", "Khalid Sample", "خالد العينة", "Renewal"},
    {"RDX00000042", "", "مريم النموذجية", "Registration"},
};

static void the_rows_that_fit_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        bool sounds;
        const char *kept; /* a digit for each row */
    } rows[] = {
        {"", false, "012"},
        {"test", false, "0"},
        {"customer test", false, "0"},
        {"متعامل", false, "0"},
        {"العينه", false, "1"},
        {"مريم النموذجيه", false, "2"},
        {"26-3-123", false, "0"},
        {"e2603000123", false, "0"},
        {"١٢٣", false, "0"},
        {"ar 26 11 7", false, ""},
        {"ar26-11-7", false, "1"},
        {"7", false, "1"},
        {"rdx42", false, "2"},
        {"re sample", false, "1"},
        {"re", false, "12"},
        {"khaled", false, ""},
        {"khaled", true, "1"},
        {"mariam", true, "2"},
        {"خليد", true, "1"},
        {"zqxj", true, ""},
    };
    struct reply r;
    reply_init(&r);
    reply_table(&r, "Things", columns, COUNT(columns));
    for (size_t i = 0; i < COUNT(things); i++) {
        reply_cell(&r, cell_code(things[i].number));
        reply_cell(&r, cell_names(things[i].en, things[i].ar));
        reply_cell(&r, cell_names(things[i].service, ""));
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct sift *s = sift_new(rows[i].typed);
        char kept[COUNT(things) + 1] = "";
        for (size_t row = 0; row < COUNT(things); row++) {
            if (sift_fits(s, &r, row, rows[i].sounds))
                snprintf(kept + strlen(kept), 2, "%zu", row);
        }
        ROW_TEXT(kept, rows[i].kept, rows[i].typed);
        sift_free(s);
    }
    reply_done(&r);
}

static int in_english(void **state)
{
    (void)state;
    lang_init();
    lang_set(LANG_EN);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_that_fit_are_kept),
    };
    return cmocka_run_group_tests(tests, in_english, NULL);
}
