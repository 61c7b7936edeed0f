/* Customers who were registered twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define PAIR "keep=C26-05-000001 drop=C26-05-000002 "

/* C26-05-000001 with E26-05-000001, and C26-05-000002, the same person with less known, who has
 * E26-05-000002, a complaint, a contact and messages. */
static void two(struct desk *d, const char *more)
{
    open_one(d);
    DONE(d, "agent1", "customer register kind=individual name_en='Testt Custommer One' language=ar "
                      "mobile=0500000002 %s", more);
    DONE(d, "counter1", "application open card=permit customer=C26-05-000002");
    DONE(d, "agent1", "complaint log customer=C26-05-000002 subject=Waiting text='An hour'");
    DONE(d, "agent1", "contact log kind=enquiry channel=email customer=C26-05-000002 text=Why");
}

static const char *of(struct desk *d, const char *command)
{
    static char number[40];
    const struct cell *c;
    DONE(d, "agent1", "%s", command);
    c = reply_get(&d->out, "customer_number");
    snprintf(number, sizeof number, "%s", c && c->s ? c->s : reply_get(&d->out, "number")->s);
    return number;
}

static void everything_of_the_dropped_one_belongs_to_the_kept_one(void **state)
{
    struct desk *d = *state;
    two(d, "");
    DONE(d, "supervisor1", "customer merge " PAIR "reason='Registered twice'");
    TOLD(d, "applications 1, complaints and contacts 2");
    assert_string_equal(of(d, "application show application=E26-05-000002"), "C26-05-000001");
    assert_string_equal(of(d, "complaint show complaint=CustComp-26-05-000001"), "C26-05-000001");
    assert_string_equal(of(d, "contact show contact=CustInq-26-05-000001"), "C26-05-000001");
    DONE(d, "agent1", "application list customer=C26-05-000001");
    assert_int_equal(d->out.nrows, 2);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE customer = 2"), 0);
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 2);
    DONE(d, "admin1", "admin check");
}

static void the_dropped_number_finds_the_kept_customer_and_says_so(void **state)
{
    struct desk *d = *state;
    two(d, "");
    DONE(d, "supervisor1", "customer merge " PAIR);
    DONE(d, "agent1", "customer show customer=c26-05-000002");
    TOLD(d, "was merged into this one");
    assert_string_equal(reply_get(&d->out, "number")->s, "C26-05-000001");
    assert_string_equal(reply_get(&d->out, "merged")->s, "C26-05-000002");
    static const char *const typed[] = {"C26-05-000002", "0500000002", "Custommer"};
    for (size_t i = 0; i < COUNT(typed); i++) {
        DONE(d, "agent1", "search find text=%s group=customers", typed[i]);
        ROW_TRUE(d->out.nrows == 1, typed[i]);
        ROW_TEXT(reply_at(&d->out, 0, "number")->s, "C26-05-000001", typed[i]);
    }
    DONE(d, "agent1", "search find text=C26-05-000002");
    assert_string_equal(reply_at(&d->out, 0, "by")->s, "C26-05-000002");
    DONE(d, "agent1", "customer find text=Test");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "counter1", "application open card=enquiry customer=C26-05-000002");
    assert_string_equal(reply_get(&d->out, "customer_number")->s, "C26-05-000001");
}

static void what_was_not_known_is_filled_in_and_what_differs_stays_unless_taken(void **state)
{
    struct desk *d = *state;
    two(d, "name_ar='اسم آخر'");
    DONE(d, "agent1", "customer correct customer=C26-05-000001 email=one@example.ae");
    DONE(d, "supervisor1", "customer merge " PAIR "take='mobile'");
    DONE(d, "agent1", "customer show customer=C26-05-000001 reveal=yes");
    assert_string_equal(reply_get(&d->out, "mobile")->s, "+971500000002");
    assert_string_equal(reply_get(&d->out, "name")->s, "Test Customer One");
    assert_string_equal(reply_get(&d->out, "name")->ar, "متعامل تجريبي");
    assert_string_equal(reply_get(&d->out, "language")->s, "en");
    assert_string_equal(reply_get(&d->out, "emirates_id")->s, "784-1990-0000001-0");
    REFUSED(d, RC_CONFLICT, "one customer already", "supervisor1", "customer merge " PAIR);
}

static void numbers_that_are_one_persons_alone_are_asked_for(void **state)
{
    struct desk *d = *state;
    two(d, "emirates_id=784-1991-0000002-0");
    REFUSED(d, RC_BAD_DATA, "may be two people", "supervisor1", "customer merge " PAIR);
    assert_string_equal(d->err.field, "emirates_id");
    assert_int_equal(look(d, "SELECT count(*) FROM customer_merge"), 0);
    DONE(d, "supervisor1", "customer merge " PAIR "emirates_id=drop");
    DONE(d, "agent1", "customer show customer=C26-05-000001 reveal=yes");
    assert_string_equal(reply_get(&d->out, "emirates_id")->s, "784-1991-0000002-0");
    /* The other one is still found. */
    DONE(d, "agent1", "search find text=784-1990-0000001-0 group=customers");
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "C26-05-000001");
    DONE(d, "admin1", "admin check");
}

static void a_merge_can_be_undone_with_what_each_had(void **state)
{
    struct desk *d = *state;
    two(d, "emirates_id=784-1991-0000002-0");
    DONE(d, "supervisor1", "customer merge " PAIR "emirates_id=drop take='mobile name_en'");
    DONE(d, "agent1", "customer correct customer=C26-05-000001 email=new@example.ae");
    DONE(d, "counter1", "application open card=enquiry customer=C26-05-000002");
    DONE(d, "supervisor1", "customer unmerge customer=C26-05-000002");
    DONE(d, "agent1", "customer show customer=C26-05-000001 reveal=yes");
    assert_string_equal(reply_get(&d->out, "emirates_id")->s, "784-1990-0000001-0");
    assert_string_equal(reply_get(&d->out, "mobile")->s, "+971500000001");
    assert_string_equal(reply_get(&d->out, "name")->s, "Test Customer One");
    assert_string_equal(reply_get(&d->out, "email")->s, "new@example.ae"); /* corrected since */
    DONE(d, "agent1", "customer show customer=C26-05-000002 reveal=yes");
    assert_string_equal(reply_get(&d->out, "number")->s, "C26-05-000002");
    assert_string_equal(reply_get(&d->out, "emirates_id")->s, "784-1991-0000002-0");
    assert_string_equal(of(d, "application show application=E26-05-000002"), "C26-05-000002");
    assert_string_equal(of(d, "application show application=RDX00000001"), "C26-05-000001");
    DONE(d, "agent1", "search find text=Custommer group=customers");
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "C26-05-000002");
    REFUSED(d, RC_CONFLICT, "was not merged", "supervisor1", "customer unmerge customer=C26-05-000002");
    DONE(d, "admin1", "admin check");
    DONE(d, "supervisor1", "customer merge " PAIR "emirates_id=keep");
}

static void merges_follow_one_another(void **state)
{
    struct desk *d = *state;
    two(d, "");
    DONE(d, "agent1", "customer register kind=individual name_en='Test Third' mobile=0500000003");
    DONE(d, "supervisor1", "customer merge keep=C26-05-000003 drop=C26-05-000002");
    DONE(d, "supervisor1", "customer merge keep=C26-05-000001 drop=C26-05-000003");
    DONE(d, "agent1", "customer show customer=C26-05-000002");
    assert_string_equal(reply_get(&d->out, "number")->s, "C26-05-000001");
    assert_string_equal(of(d, "application show application=E26-05-000002"), "C26-05-000001");
    REFUSED(d, RC_CONFLICT, "one customer already", "supervisor1",
            "customer merge keep=C26-05-000002 drop=C26-05-000001");
    DONE(d, "admin1", "admin check");
}

static void what_is_no_pair_is_refused_and_changes_nothing(void **state)
{
    struct desk *d = *state;
    two(d, "");
    DONE(d, "agent1", "customer register kind=company name_en='Test Works' licence=CN-1000");
    REFUSED(d, RC_CONFLICT, "itself", "supervisor1",
            "customer merge keep=C26-05-000001 drop=C26-05-000001");
    REFUSED(d, RC_BAD_DATA, "different kinds", "supervisor1",
            "customer merge keep=C26-05-000001 drop=C26-05-000003");
    REFUSED(d, RC_BAD_DATA, "no detail of a customer", "supervisor1",
            "customer merge " PAIR "take='mobile hat'");
    REFUSED(d, RC_CONFLICT, "looks different", "supervisor1", "customer merge " PAIR "drop_version=9");
    REFUSED(d, RC_DENIED, "supervisor", "agent1", "customer merge " PAIR);
    assert_int_equal(look(d, "SELECT count(*) FROM customer_merge"), 0);
}

static void two_records_are_compared_masked(void **state)
{
    struct desk *d = *state;
    two(d, "");
    DONE(d, "agent1", "customer compare " PAIR);
    assert_int_equal(reply_get(&d->out, "drop_applications")->n, 1);
    assert_string_equal(reply_at(&d->out, 0, "detail")->s, "name_en");
    assert_string_equal(reply_at(&d->out, 0, "sign")->s, "differs");
    assert_null(strstr(answer(d), "0500000002"));
    assert_null(strstr(answer(d), "784-1990"));
    DONE(d, "agent1", "customer similar customer=C26-05-000001");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "C26-05-000002");
    DONE(d, "supervisor1", "customer merge " PAIR);
    DONE(d, "agent1", "customer similar customer=C26-05-000001");
    assert_int_equal(d->out.nrows, 0);
}

static void who_wanted_no_promotions_gets_none_after_the_merge(void **state)
{
    struct desk *d = *state;
    two(d, "");
    DONE(d, "agent1", "customer correct customer=C26-05-000002 promotions=no");
    DONE(d, "supervisor1", "customer merge " PAIR);
    DONE(d, "agent1", "customer show customer=C26-05-000001");
    assert_non_null(reply_get(&d->out, "promotions"));
}

static void nobody_is_told_of_a_campaign_twice(void **state)
{
    struct desk *d = *state;
    two(d, "");
    DONE(d, "agent1", "campaign draft title=T text_en='Renew in time' text_ar='جدد في الموعد'");
    DONE(d, "agent1", "campaign preview campaign=Camp-26-05-000001");
    assert_int_equal(reply_get(&d->out, "recipients")->n, 2);
    DONE(d, "supervisor1", "customer merge " PAIR);
    DONE(d, "agent1", "campaign preview campaign=Camp-26-05-000001");
    assert_int_equal(reply_get(&d->out, "recipients")->n, 1);
    DONE(d, "supervisor1", "customer unmerge customer=C26-05-000002");
    DONE(d, "agent1", "campaign preview campaign=Camp-26-05-000001");
    assert_int_equal(reply_get(&d->out, "recipients")->n, 2);
}

/* A table of tomorrow that belongs to customers has to say what becomes of it. */
static void every_table_that_names_a_customer_is_thought_of(void **state)
{
    static const char *const moved = " application complaint contact outbox result ";
    static const char *const stay = " customer_merge "
                                    /* who was written to is history; consent is asked of the record */
                                    " campaign_recipient promotion_refused reminder "
                                    /* how and by whom it was shown then who somebody is */
                                    " identity_check representative ";
    struct desk *d = *state;
    sqlite3 *sq;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(d->session.db_path, &sq), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(sq, "SELECT DISTINCT m.name FROM sqlite_schema m,"
                                            " pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
                                            " AND f.\"table\" = 'customer'",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        char word[80];
        snprintf(word, sizeof word, " %s ", (const char *)sqlite3_column_text(stmt, 0));
        ROW_TRUE(strstr(moved, word) || strstr(stay, word), word);
    }
    sqlite3_finalize(stmt);
    sqlite3_close(sq);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(everything_of_the_dropped_one_belongs_to_the_kept_one),
        DESK_TEST(the_dropped_number_finds_the_kept_customer_and_says_so),
        DESK_TEST(what_was_not_known_is_filled_in_and_what_differs_stays_unless_taken),
        DESK_TEST(numbers_that_are_one_persons_alone_are_asked_for),
        DESK_TEST(a_merge_can_be_undone_with_what_each_had),
        DESK_TEST(merges_follow_one_another),
        DESK_TEST(what_is_no_pair_is_refused_and_changes_nothing),
        DESK_TEST(two_records_are_compared_masked),
        DESK_TEST(who_wanted_no_promotions_gets_none_after_the_merge),
        DESK_TEST(nobody_is_told_of_a_campaign_twice),
        DESK_TEST(every_table_that_names_a_customer_is_thought_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
