/* Results: when they are recorded, what is filled in, corrections, lists.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/issuing.h"

#define RECORD "result record application=MK26-05-000001 number="
#define CORRECT "result correct application=MK26-05-000001 number="

static int64_t results(struct desk *d)
{
    return look(d, "SELECT count(*) FROM result");
}

static void nothing_is_made_ready_before_what_the_card_issues_is_recorded(void **state)
{
    struct desk *d = *state;
    approve_one(d);
    DONE(d, "agent1", "application show application=MK26-05-000001");
    assert_int_equal(reply_get(&d->out, "result_awaited")->n, 1);
    REFUSED(d, RC_BAD_DATA, "with: result record", "counter1",
            "application ready application=MK26-05-000001");
    DONE(d, "counter1", RECORD "MARK-1");
    DONE(d, "counter1", "application ready application=MK26-05-000001");
    DONE(d, "agent1", "application show application=MK26-05-000001");
    assert_null(reply_get(&d->out, "result_awaited"));
    assert_string_equal(entry(d, "result_number"), "MARK-1");
}

static void a_card_that_names_nothing_demands_nothing_and_allows_it(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application approve application=E26-05-000001");
    DONE(d, "counter1", "application ready application=E26-05-000001");
    DONE(d, "counter1", "result record application=E26-05-000001 number=P-1 kind=permit");
    assert_string_equal(entry(d, "result_kind"), "permit");
    assert_int_equal(reply_get(&d->out, "expires")->type, CELL_NONE);
}

static void dates_that_are_not_given_are_today_and_what_the_card_says(void **state)
{
    struct desk *d = *state;
    approve_one(d);
    DONE(d, "counter1", RECORD "MARK-1");
    TOLD(d, "\"issued\":\"2026-05-11\"");
    TOLD(d, "\"expires\":\"2029-05-10\"");
    assert_string_equal(entry(d, "result_kind"), "certificate");
    DONE(d, "counter1", RECORD "MARK-1 issued=1/5/2026 expires=31/12/2026");
    TOLD(d, "\"issued\":\"2026-05-01\"");
    TOLD(d, "\"expires\":\"2026-12-31\"");
}

static void dates_that_cannot_be_are_refused(void **state)
{
    struct desk *d = *state;
    approve_one(d);
    REFUSED(d, RC_BAD_DATA, "before it was issued", "counter1", RECORD "MARK-1 expires=10/5/2026");
    assert_string_equal(d->err.field, "expires");
    REFUSED(d, RC_BAD_DATA, "", "counter1", RECORD "MARK-1 issued=12/5/2026");
    assert_string_equal(d->err.field, "issued");
    assert_int_equal(results(d), 0);
}

static void a_result_is_recorded_after_approval_and_before_hand_out(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "counter1", "application open card=mark customer=C26-05-000001");
    REFUSED(d, RC_CONFLICT, "once the application is approved", "counter1", RECORD "MARK-1");
    DONE(d, "counter1", "application set application=MK26-05-000001 question=mark");
    DONE(d, "counter1", "application submit application=MK26-05-000001");
    REFUSED(d, RC_CONFLICT, "under review", "counter1", RECORD "MARK-1");
    DONE(d, "supervisor1", "application approve application=MK26-05-000001");
    DONE(d, "counter1", RECORD "MARK-1");
    DONE(d, "counter1", "application ready application=MK26-05-000001");
    DONE(d, "counter1", RECORD "MARK-2");
    DONE(d, "counter1", "application deliver application=MK26-05-000001 proof=eid-card");
    REFUSED(d, RC_CONFLICT, "with: result correct", "counter1", RECORD "MARK-3");
    assert_int_equal(results(d), 2);
}

static void the_same_result_twice_is_recorded_once(void **state)
{
    struct desk *d = *state;
    approve_one(d);
    DONE(d, "counter1", RECORD "MARK-1");
    int64_t story = look(d, "SELECT count(*) FROM timeline");
    DONE(d, "counter1", RECORD "MARK-1");
    TOLD(d, "nothing was done twice");
    assert_int_equal(results(d), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline"), story);
}

static void a_correction_is_a_further_row_with_its_reason_and_author(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-12-31");
    REFUSED(d, RC_DENIED, "", "counter1", CORRECT "MARK-9 reason=misread");
    REFUSED(d, RC_USAGE, "reason=", "supervisor1", CORRECT "MARK-9");
    DONE(d, "supervisor1", CORRECT "MARK-9 expires=31/12/2027 reason=misread");
    DONE(d, "agent1", "result show application=MK26-05-000001");
    assert_int_equal(d->out.nrows, 2);
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "MARK-9");
    assert_string_equal(reply_at(&d->out, 0, "note")->s, "misread");
    assert_string_equal(reply_at(&d->out, 0, "by")->s, "supervisor1");
    assert_string_equal(reply_at(&d->out, 1, "number")->s, "MARK-1");
    assert_int_equal(look(d, "SELECT count(*) FROM result WHERE current = 1"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'result-corrected'"), 1);
}

static void there_is_nothing_to_correct_where_nothing_was_recorded(void **state)
{
    struct desk *d = *state;
    approve_one(d);
    REFUSED(d, RC_NOT_FOUND, "none to correct", "supervisor1", CORRECT "MARK-1 reason=why");
}

static void a_number_of_another_customer_is_told_and_allowed(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-12-31");
    DONE(d, "agent1", "customer register kind=individual name_en='Test Customer Two' language=ar "
                      "emirates_id=784-1990-0000002-0 mobile=0500000002");
    DONE(d, "counter1", "application open card=mark customer=C26-05-000002");
    DONE(d, "counter1", "application set application=MK26-05-000002 question=mark");
    DONE(d, "counter1", "application submit application=MK26-05-000002");
    DONE(d, "supervisor1", "application approve application=MK26-05-000002");
    DONE(d, "counter1", "result record application=MK26-05-000002 number=mark-1");
    TOLD(d, "Another customer has a result with the number mark-1");
}

static void what_expires_is_listed_in_the_order_of_time(void **state)
{
    struct desk *d = *state;
    char number[32];
    deliver_one(d, "2026-08-01");
    approve_mark(d, "mark", "", number);
    DONE(d, "counter1", "result record application=%s number=MARK-2 expires=2026-07-01", number);
    approve_mark(d, "mark-renewal", "", number);
    DONE(d, "counter1", "result record application=%s number=MARK-3", number);
    DONE(d, "agent1", "result list");
    assert_int_equal(d->out.nrows, 2);
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "MARK-2");
    assert_string_equal(reply_at(&d->out, 1, "number")->s, "MARK-1");
    DONE(d, "agent1", "result list card=mark expiring=1/7/2026");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "agent1", "result list card=mark from=2/7/2026");
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "MARK-1");
    DONE(d, "agent1", "result list customer=C26-05-000001");
    assert_int_equal(d->out.nrows, 3);
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "MARK-3");
}

static void a_result_may_be_a_file_with_or_without_a_number(void **state)
{
    struct desk *d = *state;
    char path[160];
    approve_one(d);
    snprintf(path, sizeof path, "%s/mark.pdf", d->folders.root);
    write_file(path, "%PDF-1.4\nmark\n%%EOF\n");
    REFUSED(d, RC_USAGE, "Give the number as printed", "counter1",
            "result record application=MK26-05-000001");
    DONE(d, "counter1", "result record application=MK26-05-000001 file=%s", path);
    assert_int_equal(look(d, "SELECT count(*) FROM attachment WHERE part = 'result'"), 1);
    assert_int_equal(look(d, "SELECT length(attachment) FROM result"), 64);
    DONE(d, "counter1", "result record application=MK26-05-000001 file=%s number=MARK-1", path);
    DONE(d, "agent1", "result show application=MK26-05-000001");
    assert_int_equal(reply_at(&d->out, 0, "file")->n, 1);
}

static bool found_by_result(struct desk *d, const char *text)
{
    DONE(d, "agent1", "search find %s", text);
    for (size_t i = 0; i < d->out.nrows; i++) {
        if (strcmp(reply_at(&d->out, i, "why")->s, "result-number") == 0)
            return strcmp(reply_at(&d->out, i, "number")->s, "MK26-05-000001") == 0;
    }
    return false;
}

static void the_one_box_finds_an_application_by_what_was_issued(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-12-31");
    assert_true(found_by_result(d, "MARK-1"));
    assert_true(found_by_result(d, "mark-1"));
    assert_false(found_by_result(d, "mark-2"));
    DONE(d, "supervisor1", CORRECT "MARK-9 expires=2026-12-31 reason=misread");
    assert_false(found_by_result(d, "mark-1"));
    assert_true(found_by_result(d, "mark-9"));
}

static void results_are_only_added(void **state)
{
    struct desk *d = *state;
    static const char *const harm[] = {
        "UPDATE result SET number = 'X'",
        "UPDATE result SET expires = '2030-01-01'",
        "UPDATE result SET login = 'agent1'",
        "DELETE FROM result",
    };
    sqlite3 *db;
    deliver_one(d, "2026-12-31");
    assert_int_equal(sqlite3_open(d->session.db_path, &db), SQLITE_OK);
    for (size_t i = 0; i < COUNT(harm); i++)
        ROW_TRUE(sqlite3_exec(db, harm[i], NULL, NULL, NULL) == SQLITE_CONSTRAINT, harm[i]);
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ISSUING_TEST(nothing_is_made_ready_before_what_the_card_issues_is_recorded),
        ISSUING_TEST(a_card_that_names_nothing_demands_nothing_and_allows_it),
        ISSUING_TEST(dates_that_are_not_given_are_today_and_what_the_card_says),
        ISSUING_TEST(dates_that_cannot_be_are_refused),
        ISSUING_TEST(a_result_is_recorded_after_approval_and_before_hand_out),
        ISSUING_TEST(the_same_result_twice_is_recorded_once),
        ISSUING_TEST(a_correction_is_a_further_row_with_its_reason_and_author),
        ISSUING_TEST(there_is_nothing_to_correct_where_nothing_was_recorded),
        ISSUING_TEST(a_number_of_another_customer_is_told_and_allowed),
        ISSUING_TEST(what_expires_is_listed_in_the_order_of_time),
        ISSUING_TEST(a_result_may_be_a_file_with_or_without_a_number),
        ISSUING_TEST(the_one_box_finds_an_application_by_what_was_issued),
        ISSUING_TEST(results_are_only_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
