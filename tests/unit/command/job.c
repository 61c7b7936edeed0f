/* The counter's main job by commands, and what it leaves behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

static void the_main_job_runs_from_the_card_to_the_complaint(void **state)
{
    struct desk *d = *state;
    DONE(d, "counter1", "card find text='test permit'");
    assert_string_equal(reply_at(&d->out, 0, "card")->s, "permit");
    pay_one(d);
    assert_string_equal(entry(d, "receipt"), "REC26-05-000001");
    DONE(d, "counter1",
         "document flag application=E26-05-000001 document=invoice reason='The stamp is missing'");
    assert_string_equal(entry(d, "state"), "returned");
    DONE(d, "counter1", "document receive application=E26-05-000001 document=invoice");
    assert_string_equal(entry(d, "state"), "under-review");
    DONE(d, "supervisor1", "application approve application=E26-05-000001");
    DONE(d, "counter1", "application ready application=E26-05-000001");
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=30 reference=T-2");
    DONE(d, "counter1", "application deliver application=E26-05-000001 proof=eid-card");
    assert_string_equal(entry(d, "state"), "delivered");
    DONE(d, "agent1", "complaint log customer=C26-05-000001 application=E26-05-000001 "
                      "subject='Waiting time' text='Waited an hour'");
    assert_string_equal(entry(d, "number"), "CustComp-26-05-000001");
    DONE(d, "admin1", "admin check");
    assert_int_equal(d->out.nrows, 0);
}

static void each_change_of_state_leaves_one_line_in_the_timeline(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", "document flag application=E26-05-000001 document=invoice reason=unreadable");
    DONE(d, "counter1", "document receive application=E26-05-000001 document=invoice");
    DONE(d, "supervisor1", "application approve application=E26-05-000001");
    DONE(d, "agent1", "application show application=E26-05-000001");
    static const char *const states[] = {"draft",    "pending-payment", "under-review",
                                         "returned", "under-review",    "approved"};
    size_t next = 0;
    for (size_t i = 0; i < d->out.nrows; i++) {
        const struct cell *to = reply_at(&d->out, i, "to");
        if (to->s) {
            assert_true(next < COUNT(states));
            assert_string_equal(to->s, states[next++]);
        }
    }
    assert_int_equal(next, COUNT(states));
}

static void each_write_leaves_one_line_in_the_audit_and_a_refused_one_none_but_denials(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    assert_int_equal(look(d, "SELECT count(*) FROM audit"), 5);
    REFUSED(d, RC_BAD_DATA, "300.00", "counter1",
            "payment take application=E26-05-000001 amount=299 reference=T-1");
    assert_int_equal(look(d, "SELECT count(*) FROM audit"), 5);
    REFUSED(d, RC_DENIED, "counter agent", "agent1",
            "payment take application=E26-05-000001 amount=300 reference=T-1");
    assert_int_equal(look(d, "SELECT count(*) FROM audit"), 6);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE outcome = 'denied' AND login = 'agent1'"), 1);
}

static void the_audit_holds_names_of_arguments_and_no_values(void **state)
{
    struct desk *d = *state;
    register_one(d);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'customer register' AND about = "
                             "'C26-05-000001' AND details = 'kind name_en name_ar emirates_id mobile "
                             "email language'"),
                     1);
}

static void a_read_of_personal_records_is_audited_and_other_reads_are_not(void **state)
{
    struct desk *d = *state;
    open_one(d);
    int64_t before = look(d, "SELECT count(*) FROM audit");
    DONE(d, "agent1", "application list");
    DONE(d, "agent1", "day summary");
    assert_int_equal(look(d, "SELECT count(*) FROM audit"), before);
    DONE(d, "agent1", "customer show customer=C26-05-000001 reveal=yes");
    assert_int_equal(look(d, "SELECT count(*) FROM audit"), before + 1);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'customer show' AND about = "
                             "'C26-05-000001' AND details = 'reveal'"),
                     1);
}

static void customers_hear_of_the_status_in_their_own_language(void **state)
{
    struct desk *d = *state;
    lang_set(LANG_AR);
    submit_one(d);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE lang = 'en' AND text = "
                             "'Application E26-05-000001: pending payment'"),
                     1);
    assert_int_equal(lang_now(), LANG_AR);
}

static void an_e_mail_has_a_subject_in_the_customers_language(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE channel = 'sms' AND subject = ''"), 1);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 channel=email");
    DONE(d, "counter1", "application withdraw application=E26-05-000001");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE channel = 'email' AND subject = "
                             "'Your application E26-05-000001: news of its status'"),
                     1);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 language=ar");
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Noise text=Loud");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE channel = 'email' AND subject = "
                             "'تم استلام شكواكم رقم CustComp-26-05-000001'"),
                     1);
}

static void the_summary_counts_the_day(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Noise text=Loud");
    DONE(d, "admin1", "day summary");
    assert_int_equal(reply_get(&d->out, "opened")->n, 1);
    assert_int_equal(reply_get(&d->out, "submitted")->n, 1);
    assert_int_equal(reply_get(&d->out, "payments")->n, 1);
    assert_int_equal(reply_get(&d->out, "taken")->n, 30000);
    assert_int_equal(reply_get(&d->out, "complaints_open")->n, 1);
    assert_int_equal(reply_at(&d->out, STATE_UNDER_REVIEW, "count")->n, 1);
    DONE(d, "admin1", "day summary date=10/5/2026");
    assert_int_equal(reply_get(&d->out, "opened")->n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(the_main_job_runs_from_the_card_to_the_complaint),
        DESK_TEST(each_change_of_state_leaves_one_line_in_the_timeline),
        DESK_TEST(each_write_leaves_one_line_in_the_audit_and_a_refused_one_none_but_denials),
        DESK_TEST(the_audit_holds_names_of_arguments_and_no_values),
        DESK_TEST(a_read_of_personal_records_is_audited_and_other_reads_are_not),
        DESK_TEST(customers_hear_of_the_status_in_their_own_language),
        DESK_TEST(an_e_mail_has_a_subject_in_the_customers_language),
        DESK_TEST(the_summary_counts_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
