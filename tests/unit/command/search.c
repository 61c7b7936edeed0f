/* One text, everything that it may mean.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

static void register_two(struct desk *d)
{
    register_one(d);
    DONE(d, "agent1", "customer register kind=individual name_ar='سالم العينة' mobile=0550000002");
    DONE(d, "agent1", "customer register kind=company name_en='Test Works' licence=CN-1234567 "
                      "trn=100000000000009 email=works@example.ae");
}

/* The first hit of the group is this one; of all of them where group is NULL. */
static bool is_first(struct desk *d, const char *group, const char *number)
{
    for (size_t i = 0; i < d->out.nrows; i++) {
        if (!group || strcmp(reply_at(&d->out, i, "group")->s, group) == 0)
            return strcmp(reply_at(&d->out, i, "number")->s, number) == 0;
    }
    return false;
}

static const char *text_at(struct desk *d, size_t row, const char *column)
{
    const struct cell *c = reply_at(&d->out, row, column);
    return c && c->s ? c->s : "";
}

static void a_customer_is_found_by_anything_that_is_known(void **state)
{
    static const struct {
        const char *typed, *number, *why, *fit;
    } rows[] = {
        {"test customer", "C26-05-000001", "name", NULL},
        {"cust test", "C26-05-000001", "name", NULL},
        {"متعامل", "C26-05-000001", "name", NULL},
        {"0500000001", "C26-05-000001", "telephone", "same"},
        {"+971 50 000 0001", "C26-05-000001", "telephone", "same"},
        {"٠٥٠٠٠٠٠٠٠١", "C26-05-000001", "telephone", "same"},
        {"050000", "C26-05-000001", "telephone", "begins"},
        {"customer 1", "C26-05-000001", "customer-number", "same"},
        {"c26-5-1", "C26-05-000001", "customer-number", "same"},
        {"784199000000010", "C26-05-000001", "emirates-id", "same"},
        {"784-1990", "C26-05-000001", "emirates-id", "begins"},
        {"0000001-0", "C26-05-000001", "emirates-id", "ends"},
        {"one@example.ae", "C26-05-000001", "e-mail", "same"},
        {"ONE@exam", "C26-05-000001", "e-mail", "begins"},
        {"سالم", "C26-05-000002", "name", NULL},
        {"العينه سالم", "C26-05-000002", "name", NULL},
        {"055 000 0002", "C26-05-000002", "telephone", "same"},
        {"mobile 0002", "C26-05-000002", "telephone", "ends"},
        {"سالم 0002", "C26-05-000002", NULL, NULL},
        {"0002 سالم", "C26-05-000002", NULL, NULL},
        {"CN-1234567", "C26-05-000003", "licence", NULL},
        {"cn1234567", "C26-05-000003", "licence", NULL},
        {"cn/123", "C26-05-000003", "licence", "begins"},
        {"trn 100000000000009", "C26-05-000003", "trn", "same"},
        {"works@", "C26-05-000003", "e-mail", "begins"},
    };
    struct desk *d = *state;
    register_two(d);
    for (size_t i = 0; i < COUNT(rows); i++) {
        DONE(d, "agent1", "search find text='%s'", rows[i].typed);
        if (!is_first(d, "customers", rows[i].number))
            fail_msg("%s: %s", rows[i].typed, answer(d));
        ROW_TRUE(!rows[i].why || strcmp(text_at(d, 0, "why"), rows[i].why) == 0, rows[i].typed);
        ROW_TRUE(!rows[i].fit || strcmp(text_at(d, 0, "fit"), rows[i].fit) == 0, rows[i].typed);
        DONE(d, "agent1", "customer find '%s'", rows[i].typed);
        ROW_TEXT(text_at(d, 0, "number"), rows[i].number, rows[i].typed);
    }
}

static void a_case_is_found_by_its_number_or_its_receipt(void **state)
{
    static const char *const typed[] = {"E26-05-000001", "e26-5-1", "E2605000001", "26-5-1",
                                        "e 26 5 1", "#1", "case 1", "رقم الطلب 1", "REC26-05-000001",
                                        "receipt 1", "rec 26 5 1", "إيصال ١"};
    struct desk *d = *state;
    pay_one(d);
    for (size_t i = 0; i < COUNT(typed); i++) {
        DONE(d, "agent1", "search find text='%s'", typed[i]);
        if (!is_first(d, "cases", "E26-05-000001"))
            fail_msg("%s: %s", typed[i], answer(d));
    }
    DONE(d, "agent1", "search find text=REC26-05-000001");
    assert_string_equal(text_at(d, 0, "group"), "cases");
    assert_string_equal(text_at(d, 0, "why"), "receipt-number");
    assert_string_equal(text_at(d, 0, "by"), "REC26-05-000001");
    DONE(d, "agent1", "search find text='e26-05 another'");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "agent1", "search find text='e26-05 customer'");
    assert_true(is_first(d, "cases", "E26-05-000001"));
}

static void a_complaint_is_found_by_its_number(void **state)
{
    static const char *const typed[] = {"CustComp-26-05-000001", "custcomp 26 5 1", "complaint 1", "!1",
                                        "شكوى 1", "!26-5-1"};
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject='Test subject' text=Late");
    for (size_t i = 0; i < COUNT(typed); i++) {
        DONE(d, "agent1", "search find text='%s'", typed[i]);
        if (!is_first(d, "complaints", "CustComp-26-05-000001"))
            fail_msg("%s: %s", typed[i], answer(d));
    }
}

static void a_service_is_found_by_words_in_either_language(void **state)
{
    static const struct {
        const char *typed, *card;
    } rows[] = {{"permit", "permit"},   {"test perm", "permit"},    {"تصريح", "permit"},
                {"*enq", "enquiry"},    {"استفسار تج", "enquiry"},  {"*permt", "permit"}};
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        DONE(d, "agent1", "search find text='%s'", rows[i].typed);
        if (!is_first(d, "services", rows[i].card))
            fail_msg("%s: %s", rows[i].typed, answer(d));
    }
}

static void a_whole_number_puts_its_own_kind_first(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "search find text=E26-05-000001");
    assert_true(is_first(d, NULL, "E26-05-000001"));
    DONE(d, "agent1", "search find text=C26-05-000001");
    assert_true(is_first(d, NULL, "C26-05-000001"));
}

static void a_sign_or_the_group_narrows(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject='Test subject' text=Late");
    DONE(d, "agent1", "search find text='@test'");
    assert_string_equal(text_at(d, d->out.nrows - 1, "group"), "customers");
    DONE(d, "agent1", "search find text='#test'");
    assert_int_equal(d->out.nrows, 1);
    assert_true(is_first(d, "cases", "E26-05-000001"));
    assert_string_equal(text_at(d, 0, "why"), "customer");
    DONE(d, "agent1", "search find text='!test'");
    assert_true(is_first(d, NULL, "CustComp-26-05-000001"));
    DONE(d, "agent1", "search find text=test group=services");
    assert_string_equal(text_at(d, 0, "group"), "services");
    DONE(d, "agent1", "search find text='*test' group=customers");
    assert_int_equal(d->out.nrows, 0);
}

static void own_and_recent_cases_come_first_among_equals(void **state)
{
    struct desk *d = *state;
    for (int i = 1; i <= 4; i++)
        DONE(d, "agent1", "customer register kind=individual name_en='Same Name' mobile=050000000%d", i);
    DONE(d, "agent1", "search find text='@same name'");
    assert_true(is_first(d, NULL, "C26-05-000004"));
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    DONE(d, "agent1", "application open card=permit customer=C26-05-000002");
    DONE(d, "counter1", "search find text='@same name'");
    assert_true(is_first(d, NULL, "C26-05-000001"));
    DONE(d, "agent1", "search find text='@same name'");
    assert_true(is_first(d, NULL, "C26-05-000002"));
    assert_string_equal(text_at(d, 1, "number"), "C26-05-000001");
}

static void numbers_are_masked_and_a_glance_is_not_audited(void **state)
{
    static const char searches[] = "SELECT count(*) FROM audit WHERE what = 'search find'";
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "search find text=0500000001");
    assert_string_equal(text_at(d, 0, "mobile"), "+9715*****001");
    assert_int_equal(look(d, searches), 1);
    d->session.glancing = true;
    DONE(d, "agent1", "search find text=0500000001");
    assert_int_equal(look(d, searches), 1);
    d->session.glancing = false;
    DONE(d, "agent1", "customer show C26-05-000001");
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'customer show'"
                             " AND about = 'C26-05-000001'"), 1);
}

static void nothing_found_says_what_to_do(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "search find text=qwrtzp");
    TOLD(d, "another spelling");
    DONE(d, "agent1", "search find text=zq");
    TOLD(d, "Type on");
    DONE(d, "agent1", "search find text='@'");
    TOLD(d, "after the sign");
    DONE(d, "agent1", "search find text=784-1990-1234567-1");
    TOLD(d, "Nobody has this Emirates ID");
    DONE(d, "agent1", "search find text='050 123 4567'");
    TOLD(d, "Nobody has this number");
    REFUSED(d, RC_USAGE, "needs", "agent1", "search find");
}

static void who_looks_like_a_new_customer_is_told_with_what_agrees(void **state)
{
    struct desk *d = *state;
    register_two(d);
    DONE(d, "agent1", "customer similar name_en='Test Customer One' mobile=0509999999 "
                      "emirates_id=784-1990-0000001-0");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(text_at(d, 0, "agrees"), "name, Emirates ID");
    assert_string_equal(text_at(d, 0, "differs"), "mobile");
    DONE(d, "agent1", "customer similar name_en='Nobody Else' mobile=0500000001");
    assert_string_equal(text_at(d, 0, "agrees"), "mobile");
    assert_string_equal(text_at(d, 0, "differs"), "name");
    DONE(d, "agent1", "customer similar licence=cn1234567");
    assert_string_equal(text_at(d, 0, "number"), "C26-05-000003");
    DONE(d, "agent1", "customer similar name_en=Test");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "agent1", "customer similar name_en='Quite Different'");
    assert_int_equal(d->out.nrows, 0);
}

/* In parts, so that a key may come between them; once is enough, and nobody can tell afterwards. */
static void what_the_first_search_needs_is_there_before_it(void **state)
{
    struct desk *d = *state;
    int parts = 1;
    register_two(d);
    while (session_foresee(&d->session))
        parts++;
    assert_true(parts > 1);
    assert_non_null(d->session.catalogue);
    assert_non_null(d->session.search);
    assert_false(session_foresee(&d->session));
    DONE(d, "agent1", "search find text='test cust'");
    assert_true(is_first(d, "customers", "C26-05-000001"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_customer_is_found_by_anything_that_is_known),
        DESK_TEST(a_case_is_found_by_its_number_or_its_receipt),
        DESK_TEST(a_complaint_is_found_by_its_number),
        DESK_TEST(a_service_is_found_by_words_in_either_language),
        DESK_TEST(a_whole_number_puts_its_own_kind_first),
        DESK_TEST(a_sign_or_the_group_narrows),
        DESK_TEST(own_and_recent_cases_come_first_among_equals),
        DESK_TEST(numbers_are_masked_and_a_glance_is_not_audited),
        DESK_TEST(nothing_found_says_what_to_do),
        DESK_TEST(who_looks_like_a_new_customer_is_told_with_what_agrees),
        DESK_TEST(what_the_first_search_needs_is_there_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
