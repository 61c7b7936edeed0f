/* Additional fees by commands: raised, told, paid, taken back, waived.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/licence.h"

#define RAISE "fee raise application=" LICENCE " "
#define OTHER RAISE "purpose_en='Laboratory test' purpose_ar='اختبار مخبري' reason='A sample was taken' "

static void a_raised_fee_is_told_and_paid_before_it_goes_on(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", RAISE "fee=assessors units=2 amount=1500 reason='Two for a day'");
    assert_string_equal(entry(d, "state"), "additional-fee");
    assert_int_equal(reply_get(&d->out, "due")->n, 300000);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text LIKE "
                             "'%additional fee to be paid. To be paid: AED 3,000.00. Assessors'"),
                     1);
    REFUSED(d, RC_CONFLICT, "It can be: ", "supervisor1", "application approve application=" LICENCE);
    pay_licence(d, "3000", "T-A");
    DONE(d, "agent1", "application show application=" LICENCE);
    assert_string_equal(entry(d, "state"), "under-review");
}

static void the_promise_stands_still_while_the_fee_is_awaited(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", OTHER "amount=50");
    assert_int_equal(look(d, "SELECT clock_stopped IS NOT NULL AND clock_since IS NULL FROM application"), 1);
    pay_licence(d, "50", "T-A");
    assert_int_equal(look(d, "SELECT clock_stopped IS NULL AND clock_since IS NOT NULL FROM application"), 1);
}

static void fees_that_the_assessment_tells_are_raised_or_waived_before_the_decision(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    REFUSED(d, RC_BAD_DATA, "still to be assessed", "counter1", "application recommend application=" LICENCE);
    DONE(d, "counter1", RAISE "fee=assessors amount=1500 reason=x");
    pay_licence(d, "1500", "T-A");
    REFUSED(d, RC_BAD_DATA, "still to be assessed", "counter1", "application recommend application=" LICENCE);
    DONE(d, "supervisor1", "fee waive application=" LICENCE " fee=journey reason='In the city'");
    DONE(d, "agent1", "payment due application=" LICENCE);
    TOLD(d, "\"status\":\"waived\"");
    DONE(d, "counter1", "application recommend application=" LICENCE);
}

static void a_fee_of_the_card_is_raised_once(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", RAISE "fee=assessors amount=1500 reason=x");
    REFUSED(d, RC_CONFLICT, "was raised already, with AED 1,500.00", "counter1",
            RAISE "fee=assessors amount=1500 reason=x");
    REFUSED(d, RC_BAD_DATA, "It has these: assessors, journey", "counter1",
            RAISE "fee=inspection amount=80 reason=x");
    assert_int_equal(look(d, "SELECT count(*) FROM charge WHERE fee = 'assessors'"), 1);
}

static void amounts_and_words_are_checked(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    REFUSED(d, RC_BAD_DATA, "amount of one unit", "counter1", OTHER);
    REFUSED(d, RC_BAD_DATA, "amount of one unit", "counter1", OTHER "amount=0");
    REFUSED(d, RC_BAD_DATA, "more than can be asked for", "counter1", OTHER "amount=1000000.01");
    REFUSED(d, RC_BAD_DATA, "more than can be asked for", "counter1", OTHER "amount=5000 units=1000");
    REFUSED(d, RC_BAD_DATA, "in English and in Arabic", "counter1",
            RAISE "purpose_en=Test amount=10 reason=x");
    REFUSED(d, RC_BAD_DATA, "card", "counter1",
            RAISE "fee=assessors amount=10 reason='card 4111111111111111'");
    assert_int_equal(look(d, "SELECT count(*) FROM charge WHERE login IS NOT NULL"), 0);
}

static void a_fee_is_taken_back_by_a_row_of_its_own_while_it_is_not_paid(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", OTHER "amount=50");
    DONE(d, "counter1", RAISE "fee=assessors amount=1500 reason=x");
    DONE(d, "supervisor1", "fee take-back application=" LICENCE " fee=assessors reason='Counted twice'");
    assert_string_equal(entry(d, "state"), "additional-fee");
    assert_int_equal(reply_get(&d->out, "due")->n, 5000);
    assert_int_equal(look(d, "SELECT sum(total) FROM charge WHERE fee = 'assessors'"), 0);
    assert_int_equal(look(d, "SELECT count(*) FROM charge WHERE fee = 'assessors'"), 2);
    DONE(d, "supervisor1", "fee take-back application=" LICENCE " fee=additional-1 reason=x");
    assert_string_equal(entry(d, "state"), "under-review");
    DONE(d, "counter1", RAISE "fee=assessors amount=1000 reason=x"); /* it may be raised anew */
    pay_licence(d, "1000", "T-A");
    REFUSED(d, RC_CONFLICT, "It can be: ", "supervisor1",
            "fee take-back application=" LICENCE " fee=assessors reason=x");
    DONE(d, "counter1", OTHER "amount=70");
    REFUSED(d, RC_CONFLICT, "paid already", "supervisor1",
            "fee take-back application=" LICENCE " fee=assessors reason=x");
    DONE(d, "admin1", "admin check");
    assert_int_equal(d->out.nrows, 0);
}

static void a_receipt_names_what_it_paid_though_something_was_taken_back(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", OTHER "amount=50");
    DONE(d, "supervisor1", "fee take-back application=" LICENCE " fee=additional-1 reason=x");
    DONE(d, "counter1", RAISE "fee=assessors units=3 amount=100 reason=x");
    pay_licence(d, "300", "T-A");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "fee")->s, "assessors");
}

static void reopening_leads_back_to_the_fee_that_is_not_paid(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", OTHER "amount=50");
    DONE(d, "supervisor1", "application cancel application=" LICENCE " reason=x");
    DONE(d, "supervisor1", "application reopen application=" LICENCE " reason=x");
    assert_string_equal(entry(d, "state"), "additional-fee");
    pay_licence(d, "50", "T-A");
    DONE(d, "agent1", "application show application=" LICENCE);
    assert_string_equal(entry(d, "state"), "under-review");
}

static int64_t fee_reminders(struct desk *d)
{
    int64_t told = look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%waits for the payment%'");
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'fee-reminded'"), told);
    return told;
}

static void tick_on(struct desk *d, const char *day)
{
    DONE(d, "admin1", "admin day date=%s", day);
    DONE(d, "admin1", "tick run");
}

static void an_unpaid_additional_fee_is_reminded_of_once(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", OTHER "amount=50");
    tick_on(d, "2026-05-17");
    assert_int_equal(fee_reminders(d), 0);
    tick_on(d, "2026-05-18");
    TOLD(d, "fee-reminded");
    DONE(d, "admin1", "tick run");
    tick_on(d, "2026-05-25");
    assert_int_equal(fee_reminders(d), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text = 'Application " LICENCE
                             " waits for the payment of an additional fee: AED 50.00. It goes on once "
                             "that is paid'"),
                     1);
    DONE(d, "counter1", OTHER "amount=25"); /* told anew, so reminded of anew */
    tick_on(d, "2026-06-02");
    assert_int_equal(fee_reminders(d), 2);
}

static int64_t said(struct desk *d, const char *words)
{
    char sql[300];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM outbox WHERE text LIKE '%%%s%%'", words);
    return look(d, sql);
}

/* Whatever language those work in who raise it, or the clock. */
static void amounts_are_told_in_the_language_of_the_customer(void **state)
{
    struct desk *d = *state;
    licence_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 language=ar");
    DONE(d, "counter1", "inspection appoint application=" LICENCE " date=11/5/2026 time=12:00 place='Test factory'");
    TOLD(d, "AED 80.00");
    assert_int_equal(said(d, "80.00 درهم"), 1);
    pay_licence(d, "80", "T-I");
    DONE(d, "counter1", "inspection result application=" LICENCE " result=passed findings='As described'");
    DONE(d, "counter1", OTHER "amount=50");
    TOLD(d, "AED 50.00");
    assert_int_equal(said(d, "50.00 درهم"), 1);
    tick_on(d, "2026-05-18");
    assert_int_equal(said(d, "50.00 درهم"), 2);
    assert_int_equal(said(d, "AED"), 0);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 language=en");
    lang_set(LANG_AR);
    DONE(d, "counter1", OTHER "amount=25");
    assert_int_equal(said(d, "AED 75.00. Laboratory test"), 1);
    lang_set(LANG_EN);
}

static void nobody_is_reminded_of_a_fee_that_is_paid_or_may_be(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "counter1", OTHER "amount=50");
    DONE(d, "counter1", "payment take application=" LICENCE " amount=50 reference=T-U outcome=unknown");
    tick_on(d, "2026-05-20");
    assert_int_equal(fee_reminders(d), 0);
    DONE(d, "counter1", "payment take application=" LICENCE " amount=50 reference=T-U outcome=declined");
    tick_on(d, "2026-05-21");
    assert_int_equal(fee_reminders(d), 1);
    pay_licence(d, "50", "T-A");
    tick_on(d, "2026-07-01");
    assert_int_equal(fee_reminders(d), 1);
}

static void when_a_fee_is_reminded_of_is_a_limit(void **state)
{
    struct desk *d = *state;
    inspect_one(d);
    DONE(d, "agent1", "calendar show");
    assert_int_equal(reply_get(&d->out, "fee")->n, 7);
    DONE(d, "supervisor1", "calendar limit limit=fee days=2");
    DONE(d, "counter1", OTHER "amount=50");
    tick_on(d, "2026-05-13");
    assert_int_equal(fee_reminders(d), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_raised_fee_is_told_and_paid_before_it_goes_on),
        DESK_TEST(the_promise_stands_still_while_the_fee_is_awaited),
        DESK_TEST(fees_that_the_assessment_tells_are_raised_or_waived_before_the_decision),
        DESK_TEST(a_fee_of_the_card_is_raised_once),
        DESK_TEST(amounts_and_words_are_checked),
        DESK_TEST(a_fee_is_taken_back_by_a_row_of_its_own_while_it_is_not_paid),
        DESK_TEST(a_receipt_names_what_it_paid_though_something_was_taken_back),
        DESK_TEST(reopening_leads_back_to_the_fee_that_is_not_paid),
        DESK_TEST(an_unpaid_additional_fee_is_reminded_of_once),
        DESK_TEST(amounts_are_told_in_the_language_of_the_customer),
        DESK_TEST(nobody_is_reminded_of_a_fee_that_is_paid_or_may_be),
        DESK_TEST(when_a_fee_is_reminded_of_is_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
