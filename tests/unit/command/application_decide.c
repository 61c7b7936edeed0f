/* Where two decide: one recommends, another approves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/licence.h"

#define ON(verb) "application " verb " application=" LICENCE " "

static void who_recommended_it_does_not_approve_it(void **state)
{
    struct desk *d = *state;
    assess_one(d);
    REFUSED(d, RC_BAD_DATA, "Two decide", "supervisor1", ON("approve"));
    DONE(d, "supervisor1", ON("recommend") "note='All is there'");
    assert_string_equal(entry(d, "state"), "recommended");
    REFUSED(d, RC_BAD_DATA, "supervisor1 recommended this application", "supervisor1", ON("approve"));
    DONE(d, "supervisor1", ON("send-back") "reason='For another to look at'");
    DONE(d, "counter1", ON("recommend"));
    DONE(d, "supervisor1", ON("approve"));
    assert_string_equal(entry(d, "state"), "approved");
}

static void a_recommendation_stays_within_the_desk(void **state)
{
    struct desk *d = *state;
    assess_one(d);
    int64_t messages = look(d, "SELECT count(*) FROM outbox");
    DONE(d, "counter1", ON("recommend"));
    DONE(d, "counter1", ON("send-back") "reason=x");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox"), messages);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event IN ('recommend', 'send-back')"), 2);
}

static void one_decides_where_the_card_does_not_say_otherwise(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_BAD_DATA, "One decides", "counter1", "application recommend application=E26-05-000001");
    DONE(d, "supervisor1", "application approve application=E26-05-000001");
}

static void what_is_found_missing_after_a_recommendation_goes_back_to_the_customer(void **state)
{
    struct desk *d = *state;
    assess_one(d);
    DONE(d, "counter1", ON("recommend"));
    DONE(d, "supervisor1", "document flag application=" LICENCE " document=lease reason='Expired'");
    assert_string_equal(entry(d, "state"), "returned");
    DONE(d, "counter1", "document receive application=" LICENCE " document=lease");
    assert_string_equal(entry(d, "state"), "under-review");
    DONE(d, "counter1", ON("recommend"));
    DONE(d, "supervisor1", ON("approve"));
}

static int64_t told(struct desk *d, const char *text)
{
    char sql[600];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM outbox WHERE text = '%s'", text);
    return look(d, sql);
}

#define ONE "application=E26-05-000001 "
#define WHY "The invoice is not certified, and the photo shows somebody else than whom the form names"

static void a_text_message_has_the_beginning_of_why_it_was_rejected(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application reject " ONE "reason='" WHY "'");
    assert_int_equal(told(d, "Application E26-05-000001: rejected. Reason: The invoice is not certified, "
                             "and the photo shows somebody else than whom the..."),
                     1);
}

static void an_e_mail_has_all_of_why_it_was_rejected(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 email=test@example.ae channel=email");
    DONE(d, "supervisor1", "application reject " ONE "reason='" WHY "\nCome again'");
    assert_int_equal(told(d, "Application E26-05-000001: rejected. Reason: " WHY " Come again"), 1);
}

static void why_it_was_rejected_is_told_in_the_customers_language(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 language=ar");
    DONE(d, "supervisor1", "application reject " ONE "reason='الفاتورة غير مصدقة'");
    assert_int_equal(told(d, "الطلب E26-05-000001: مرفوض. السبب: الفاتورة غير مصدقة"), 1);
}

static void a_withdrawal_is_told_as_the_customers_own_wish(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "application withdraw " ONE);
    assert_int_equal(told(d, "Application E26-05-000001 was withdrawn at your request"), 1);
}

static void a_withdrawal_is_told_in_the_customers_language(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 language=ar");
    DONE(d, "agent1", "application withdraw " ONE);
    assert_int_equal(told(d, "تم سحب طلبكم رقم E26-05-000001 بناءً على رغبتكم"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(who_recommended_it_does_not_approve_it),
        DESK_TEST(a_recommendation_stays_within_the_desk),
        DESK_TEST(one_decides_where_the_card_does_not_say_otherwise),
        DESK_TEST(what_is_found_missing_after_a_recommendation_goes_back_to_the_customer),
        DESK_TEST(a_text_message_has_the_beginning_of_why_it_was_rejected),
        DESK_TEST(an_e_mail_has_all_of_why_it_was_rejected),
        DESK_TEST(why_it_was_rejected_is_told_in_the_customers_language),
        DESK_TEST(a_withdrawal_is_told_as_the_customers_own_wish),
        DESK_TEST(a_withdrawal_is_told_in_the_customers_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
