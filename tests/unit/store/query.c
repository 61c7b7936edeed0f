/* Every query: it prepares, its signatures are true, and it looks where an index points.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/query.h"

#include <sqlite3.h>

static sqlite3 *raw(const struct desk *d)
{
    sqlite3 *sq;
    assert_int_equal(sqlite3_open(d->path, &sq), SQLITE_OK);
    return sq;
}

static sqlite3_stmt *prepared(sqlite3 *sq, const char *sql, const char *name)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(sq, sql, -1, &stmt, NULL) != SQLITE_OK)
        fail_msg("%s: %s", name, sqlite3_errmsg(sq));
    return stmt;
}

static void every_query_prepares_and_takes_what_its_signature_says(void **state)
{
    sqlite3 *sq = raw(*state);
    for (int i = 0; i < QUERY_COUNT; i++) {
        const struct query_row *q = &query_table[i];
        sqlite3_stmt *stmt = prepared(sq, q->sql, q->name);
        ROW_TRUE(sqlite3_bind_parameter_count(stmt) == (int)strlen(q->params), q->name);
        ROW_TRUE(strspn(q->params, "izwtnrdmb") == strlen(q->params), q->name);
        sqlite3_finalize(stmt);
    }
    sqlite3_close(sq);
}

/* A column made by an expression has no type of its own. */
static void every_query_gives_the_columns_that_its_signature_says(void **state)
{
    sqlite3 *sq = raw(*state);
    for (int i = 0; i < QUERY_COUNT; i++) {
        const struct query_row *q = &query_table[i];
        sqlite3_stmt *stmt = prepared(sq, q->sql, q->name);
        ROW_TRUE(sqlite3_column_count(stmt) == (int)strlen(q->columns), q->name);
        for (int c = 0; c < sqlite3_column_count(stmt); c++) {
            const char *type = sqlite3_column_decltype(stmt, c);
            const char *letters = !type                       ? "izwtnrdmb"
                                  : strcmp(type, "TEXT") == 0 ? "tnd"
                                  : strcmp(type, "BLOB") == 0 ? "b"
                                                              : "izwrm";
            if (!strchr(letters, q->columns[c]))
                fail_msg("%s: column %d (%s) is not %c", q->name, c + 1,
                         sqlite3_column_name(stmt, c), q->columns[c]);
        }
        sqlite3_finalize(stmt);
    }
    sqlite3_close(sq);
}

/* Text that may be NULL is 'n', text that may not is 't': mixing them up loses a CHECK. */
static void a_column_that_may_be_absent_is_never_called_present(void **state)
{
    sqlite3 *sq = raw(*state);
    for (int i = 0; i < QUERY_COUNT; i++) {
        const struct query_row *q = &query_table[i];
        sqlite3_stmt *stmt = prepared(sq, q->sql, q->name);
        for (int c = 0; c < sqlite3_column_count(stmt); c++) {
            const char *table = sqlite3_column_table_name(stmt, c);
            const char *column = sqlite3_column_origin_name(stmt, c);
            int not_null = 0, key = 0;
            if (!table || sqlite3_table_column_metadata(sq, NULL, table, column, NULL, NULL,
                                                        &not_null, &key, NULL) != SQLITE_OK)
                continue;
            if (strchr("timb", q->columns[c]) && !not_null && !key)
                fail_msg("%s: %s.%s may be NULL", q->name, table, column);
        }
        sqlite3_finalize(stmt);
    }
    sqlite3_close(sq);
}

/* Whole tables may be read by these, and why. */
static const struct {
    enum query_id id;
    const char *why;
} scans[] = {
    {Q_META_EACH, "two rows"},
    {Q_STAFF_EACH, "few rows, all of them wanted"},
    {Q_RAMADANS, "one row for each year, all of them wanted"},
    {Q_WORKING_HOURS, "one row for each working day of the week"},
    {Q_TIME_LIMITS, "one row for each limit"},
    {Q_JSON_ROWS, "a text, not a table"},
    {Q_COMPLAINT_WORDS, "some tens of rows, all of them wanted"},
    {Q_STATE_FIGURES, "one row for each state"},
    {Q_CUSTOMER_NEWEST, "from the newest end of the table, ends at the limit"},
    {Q_CHECK_INTEGRITY, "a check looks at everything"},
    {Q_CHECK_REFERENCES, "a check looks at everything"},
    {Q_CHECK_LAST_STATE, "a check looks at everything"},
    {Q_CHECK_PASSAGES, "a check looks at everything"},
    {Q_CHECK_OVERPAID, "a check looks at everything"},
    {Q_CHECK_STATE_FIGURES, "a check looks at everything"},
    {Q_CHECK_WAITING, "a check looks at everything"},
    {Q_CHECK_CONTACT_STATE, "a check looks at everything"},
    {Q_CHECK_CONTACT_FIGURE, "a check looks at everything"},
    {Q_CHECK_CONTACT_DAYS, "a check looks at everything"},
    {Q_CHECK_DAY_FIGURES, "a check looks at everything"},
    {Q_CHECK_COMPLAINT_STATE, "a check looks at everything"},
    {Q_CHECK_COMPLAINT_CLOCK, "a check looks at everything"},
    {Q_CHECK_COMPLAINT_WORD, "a check looks at everything"},
    {Q_CHECK_MERGED, "a check looks at everything"},
    {Q_CHECK_MERGE_CIRCLE, "a check looks at everything"},
    {Q_CHECK_RESULT_CUSTOMER, "a check looks at everything"},
    {Q_CHECK_RATINGS, "a check looks at everything"},
    {Q_CHECK_CAMPAIGNS, "a check looks at everything"},
    {Q_CHECK_CLOSED, "a check looks at everything"},
    {Q_CHECK_RECEIPTS, "a check looks at everything"},
    {Q_CHECK_CONTENTS, "a check looks at everything"},
};

static bool may_scan(int id)
{
    for (size_t i = 0; i < COUNT(scans); i++) {
        if ((int)scans[i].id == id)
            return true;
    }
    return false;
}

/* The plan of a query holds a line that begins so. */
static bool plan_says(sqlite3 *sq, const struct query_row *q, const char *beginning, char *ret,
                      size_t size)
{
    bool said = false;
    char sql[8192];
    snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", q->sql);
    sqlite3_stmt *stmt = prepared(sq, sql, q->name);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        const char *line = (const char *)sqlite3_column_text(stmt, 3);
        if (strncmp(line, beginning, strlen(beginning)) != 0 || strstr(line, "CONSTANT ROW"))
            continue;
        snprintf(ret, size, "%s", line);
        said = true;
    }
    sqlite3_finalize(stmt);
    return said;
}

static void no_query_reads_a_whole_table_unless_it_has_a_reason(void **state)
{
    sqlite3 *sq = raw(*state);
    char line[256];
    for (int i = 0; i < QUERY_COUNT; i++) {
        if (!may_scan(i) && plan_says(sq, &query_table[i], "SCAN", line, sizeof line))
            fail_msg("%s: %s", query_table[i].name, line);
    }
    sqlite3_close(sq);
}

static void every_reason_to_read_a_whole_table_is_still_needed(void **state)
{
    sqlite3 *sq = raw(*state);
    char line[256];
    for (size_t i = 0; i < COUNT(scans); i++)
        ROW_TRUE(plan_says(sq, &query_table[scans[i].id], "SCAN", line, sizeof line),
                 query_table[scans[i].id].name);
    sqlite3_close(sq);
}

/* Newest first comes out of the index, except for a range over many numbers and a few fees. */
static void long_lists_are_not_sorted(void **state)
{
    static const enum query_id sorted[] = {Q_APPLICATIONS_BY_NUMBER, Q_CHARGES};
    sqlite3 *sq = raw(*state);
    char line[256];
    for (int i = 0; i < QUERY_COUNT; i++) {
        bool meant = strncmp(query_table[i].name, "CHECK_", 6) == 0;
        for (size_t k = 0; k < COUNT(sorted); k++)
            meant = meant || (int)sorted[k] == i;
        if (!meant && plan_says(sq, &query_table[i], "USE TEMP B-TREE", line, sizeof line))
            fail_msg("%s: %s", query_table[i].name, line);
    }
    sqlite3_close(sq);
}

static void a_query_may_run_again_inside_its_own_rows(void **state)
{
    struct desk *d = *state;
    int inner_rows = 0;
    struct cursor *outer = OPEN(d->db, STATE_FIGURES, BIND_END);
    while (query_next(outer)) {
        struct cursor *inner = OPEN(d->db, STATE_FIGURES, BIND_END);
        while (query_next(inner))
            inner_rows++;
        OK(query_close(inner, &d->err));
    }
    OK(query_close(outer, &d->err));
    assert_int_equal(inner_rows, STATE_COUNT * STATE_COUNT);
}

static void a_text_too_long_for_its_place_is_cut_at_a_character(void **state)
{
    struct desk *d = *state;
    char small[4];
    OK(db_begin(d->db, &d->err));
    OK(RUN(d->db, META_SET, &d->err, V("عربي"), V("x")));
    struct cursor *c = OPEN(d->db, META_EACH, BIND_END);
    assert_true(query_next(c));
    col_text(c, small, sizeof small);
    OK(query_close(c, &d->err));
    assert_string_equal(small, "ع");
    db_rollback(d->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_query_prepares_and_takes_what_its_signature_says),
        STORE_TEST(every_query_gives_the_columns_that_its_signature_says),
        STORE_TEST(a_column_that_may_be_absent_is_never_called_present),
        STORE_TEST(no_query_reads_a_whole_table_unless_it_has_a_reason),
        STORE_TEST(every_reason_to_read_a_whole_table_is_still_needed),
        STORE_TEST(long_lists_are_not_sorted),
        STORE_TEST(a_query_may_run_again_inside_its_own_rows),
        STORE_TEST(a_text_too_long_for_its_place_is_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
