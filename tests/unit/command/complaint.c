/* Complaints: logged, answered, rated.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define LOG "complaint log customer=C26-05-000001 subject='Waiting time' text='Waited an hour' "
#define ONE "complaint=CustComp-26-05-000001 "

static void a_complaint_is_promised_an_answer_in_five_working_days(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", LOG);
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 18}));
}

static void a_complaint_goes_from_open_to_answered_to_closed(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", LOG);
    REFUSED(d, RC_CONFLICT, "Answer it first", "agent1", "complaint close " ONE);
    DONE(d, "supervisor1", "complaint answer " ONE "answer='We are sorry'");
    DONE(d, "agent1", "complaint close " ONE "rating=4");
    assert_int_equal(reply_get(&d->out, "rating")->n, 4);
    DONE(d, "agent1", "complaint show " ONE);
    assert_int_equal(d->out.nrows, 3);
    assert_string_equal(reply_at(&d->out, 2, "to")->s, "closed");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE about = 'CustComp-26-05-000001'"), 4);
}

static void doing_it_twice_is_recognised_and_another_answer_refused(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", LOG);
    DONE(d, "agent1", "complaint answer " ONE "answer='We are sorry'");
    DONE(d, "agent1", "complaint answer " ONE "answer='We are sorry'");
    TOLD(d, "nothing was done twice");
    REFUSED(d, RC_CONFLICT, "answered already", "counter1", "complaint answer " ONE "answer='No'");
    DONE(d, "agent1", "complaint close " ONE);
    DONE(d, "agent1", "complaint close " ONE "rating=1");
    TOLD(d, "closed already");
    assert_int_equal(reply_get(&d->out, "rating")->type, CELL_NONE);
}

static void a_rating_is_one_to_five(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", LOG);
    DONE(d, "agent1", "complaint answer " ONE "answer='We are sorry'");
    REFUSED(d, RC_BAD_DATA, "from 1 to 5", "agent1", "complaint close " ONE "rating=6");
}

static void the_application_must_be_the_customers_own(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "customer register kind=government name_en='Test Office'");
    REFUSED(d, RC_BAD_DATA, "belongs to another customer", "agent1",
            "complaint log customer=C26-05-000002 application=E26-05-000001 subject=a text=b");
    assert_string_equal(d->err.field, "application");
    DONE(d, "agent1", LOG "application=E26-05-000001");
}

static void complaints_are_listed_by_state_and_customer(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", LOG);
    DONE(d, "agent1", LOG);
    DONE(d, "agent1", "complaint answer " ONE "answer='We are sorry'");
    DONE(d, "agent1", "complaint list state=open");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "agent1", "complaint list customer=C26-05-000001");
    assert_int_equal(d->out.nrows, 2);
    REFUSED(d, RC_NOT_FOUND, "complaint list", "agent1", "complaint show complaint=CustComp-1");
}

#define SORRY "We are sorry that you waited so long, have spoken to the centre and opened another counter"

static int64_t told(struct desk *d, const char *with)
{
    char sql[600];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM outbox WHERE about = 'CustComp-26-05-000001' AND %s",
             with);
    return look(d, sql);
}

static void the_customer_is_told_of_the_receipt_and_of_the_promise(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", LOG);
    assert_int_equal(told(d, "text = 'Your complaint CustComp-26-05-000001 was received. The answer is "
                             "promised by 18/05/2026'"),
                     1);
    assert_int_equal(told(d, "1"), 1);
}

static void a_text_message_has_the_beginning_of_the_answer(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", LOG);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 channel=sms");
    DONE(d, "supervisor1", "complaint answer " ONE "answer='" SORRY "'");
    assert_int_equal(told(d, "channel = 'sms' AND text = 'The answer to your complaint "
                             "CustComp-26-05-000001: We are sorry that you waited so long, have spoken to "
                             "the centre and opened...'"),
                     1);
}

static void an_e_mail_has_all_of_the_answer_in_the_customers_language(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 channel=email language=ar");
    DONE(d, "agent1", LOG);
    DONE(d, "supervisor1", "complaint answer " ONE "answer='" SORRY "\nYours'");
    assert_int_equal(told(d, "subject = 'تم استلام شكواكم رقم CustComp-26-05-000001' AND text = 'تم استلام "
                             "شكواكم رقم CustComp-26-05-000001، وسيصلكم الرد في موعد أقصاه 18/05/2026'"),
                     1);
    assert_int_equal(told(d, "channel = 'email' AND subject = 'الرد على شكواكم رقم CustComp-26-05-000001' "
                             "AND text = 'الرد على شكواكم رقم CustComp-26-05-000001:' || char(10) || '" SORRY
                             "' || char(10) || 'Yours'"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_complaint_is_promised_an_answer_in_five_working_days),
        DESK_TEST(a_complaint_goes_from_open_to_answered_to_closed),
        DESK_TEST(doing_it_twice_is_recognised_and_another_answer_refused),
        DESK_TEST(the_customer_is_told_of_the_receipt_and_of_the_promise),
        DESK_TEST(a_text_message_has_the_beginning_of_the_answer),
        DESK_TEST(an_e_mail_has_all_of_the_answer_in_the_customers_language),
        DESK_TEST(a_rating_is_one_to_five),
        DESK_TEST(the_application_must_be_the_customers_own),
        DESK_TEST(complaints_are_listed_by_state_and_customer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
