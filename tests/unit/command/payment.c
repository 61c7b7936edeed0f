/* Money: taken once, exactly what is due, and never twice for one reference.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define TAKE "payment take application=E26-05-000001 amount=300 reference=T-1 "

static void what_is_due_is_shown_with_what_comes_later(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    DONE(d, "counter1", "application set application=E26-05-000001 kind=company");
    DONE(d, "counter1", "document receive application=E26-05-000001 document=licence");
    DONE(d, "agent1", "application submit application=E26-05-000001");
    DONE(d, "agent1", "payment due application=E26-05-000001");
    assert_int_equal(reply_get(&d->out, "due")->n, 30000);
    assert_int_equal(d->out.nrows, 3);
    assert_string_equal(reply_at(&d->out, 0, "status")->s, "due");
    assert_int_equal(reply_at(&d->out, 0, "units")->n, 3);
    assert_string_equal(reply_at(&d->out, 1, "status")->s, "assessed-later");
    assert_int_equal(reply_at(&d->out, 1, "total")->type, CELL_NONE);
    assert_string_equal(reply_at(&d->out, 2, "status")->s, "later");
    assert_int_equal(reply_at(&d->out, 2, "total")->n, 3000);
}

static void a_draft_shows_its_fees_before_the_count_is_known(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "payment due application=E26-05-000001");
    assert_int_equal(reply_get(&d->out, "due")->n, 0);
    assert_int_equal(reply_at(&d->out, 0, "unit_amount")->n, 10000);
    assert_int_equal(reply_at(&d->out, 0, "total")->type, CELL_NONE);
}

static void a_receipt_holds_everything_that_is_printed_on_one(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "payment receipt receipt=REC26-05-000001");
    assert_string_equal(
        answer(d),
        "{\"messages\":[],\"record\":{\"receipt\":\"REC26-05-000001\","
        "\"at\":\"2026-05-11T10:00:00+04:00\",\"application\":\"E26-05-000001\","
        "\"state\":\"under-review\",\"service\":{\"en\":\"Test permit\",\"ar\":\"تصريح تجريبي\"},"
        "\"customer\":{\"en\":\"Test Customer One\",\"ar\":\"متعامل تجريبي\"},"
        "\"customer_number\":\"C26-05-000001\",\"amount\":300.00,\"method\":\"terminal\","
        "\"scheme\":\"visa\",\"last4\":\"1111\",\"reference\":\"T-1\",\"outcome\":\"paid\","
        "\"taken_by\":\"Test counter One\"},\"rows\":[{\"fee\":\"request\","
        "\"purpose\":{\"en\":\"Request\",\"ar\":\"الطلب\"},\"units\":3,\"unit_amount\":100.00,"
        "\"total\":300.00}],\"more\":false}\n");
}

static void a_second_receipt_lists_only_its_own_fees(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application approve application=E26-05-000001");
    DONE(d, "counter1", "application ready application=E26-05-000001");
    REFUSED(d, RC_BAD_DATA, "Fees are still to be paid", "counter1",
            "application deliver application=E26-05-000001 proof=eid-card");
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=30 reference=T-2");
    DONE(d, "counter1", "payment receipt receipt=REC26-05-000002");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "fee")->s, "print");
}

static void the_same_reference_twice_is_recognised(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", TAKE);
    TOLD(d, "nothing was done twice");
    assert_string_equal(entry(d, "receipt"), "REC26-05-000001");
    assert_int_equal(look(d, "SELECT count(*) FROM payment"), 1);
}

static void a_paid_reference_is_never_changed(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_CONFLICT, "paid already with AED 300.00 (receipt REC26-05-000001)", "counter1",
            "payment take application=E26-05-000001 amount=30 reference=T-1");
    REFUSED(d, RC_CONFLICT, "paid already", "counter1", TAKE "outcome=declined");
    assert_string_equal(d->err.field, "reference");
}

static void only_exactly_what_is_due_is_taken(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    REFUSED(d, RC_BAD_DATA, "Exactly AED 300.00 is to be paid", "counter1",
            "payment take application=E26-05-000001 amount=300.01 reference=T-1");
    assert_string_equal(d->err.field, "amount");
    DONE(d, "counter1", TAKE);
    REFUSED(d, RC_CONFLICT, "Nothing is to be paid", "counter1",
            "payment take application=E26-05-000001 amount=300 reference=T-2");
}

static void nothing_is_taken_before_submission(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    REFUSED(d, RC_CONFLICT, "Nothing is to be paid", "counter1", TAKE);
}

static void a_declined_payment_leaves_the_application_waiting(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    DONE(d, "counter1", TAKE "outcome=declined");
    TOLD(d, "Nothing was paid");
    DONE(d, "counter1", TAKE "outcome=declined");
    TOLD(d, "nothing was done twice");
    REFUSED(d, RC_CONFLICT, "declined", "counter1", TAKE);
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=300 reference=T-2");
    assert_string_equal(entry(d, "state"), "under-review");
    assert_int_equal(look(d, "SELECT count(*) FROM payment"), 2);
}

static void an_unknown_payment_blocks_others_until_it_is_settled(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    DONE(d, "counter1", TAKE "outcome=unknown");
    TOLD(d, "Do not charge again");
    DONE(d, "counter1", TAKE "outcome=unknown");
    assert_int_equal(look(d, "SELECT count(*) FROM payment"), 1);
    REFUSED(d, RC_CONFLICT, "Payment T-1 has no answer yet", "counter1",
            "payment take application=E26-05-000001 amount=300 reference=T-2");
    REFUSED(d, RC_BAD_DATA, "no outcome yet", "agent1",
            "application withdraw application=E26-05-000001");
    DONE(d, "agent1", "payment due application=E26-05-000001");
    assert_string_equal(entry(d, "unknown_reference"), "T-1");
    REFUSED(d, RC_CONFLICT, "Reference T-1 is for AED 300.00", "counter1",
            "payment take application=E26-05-000001 amount=299 reference=T-1");
    DONE(d, "counter1", TAKE);
    assert_string_equal(entry(d, "state"), "under-review");
    DONE(d, "admin1", "admin check");
}

static void an_unknown_payment_that_failed_frees_the_way(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    DONE(d, "counter1", TAKE "outcome=unknown");
    DONE(d, "counter1", TAKE "outcome=failed");
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=300 reference=T-2");
    assert_string_equal(entry(d, "receipt"), "REC26-05-000001");
}

static void a_reference_of_another_application_is_refused(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    REFUSED(d, RC_CONFLICT, "belongs to application E26-05-000001", "counter1",
            "payment take application=E26-05-000002 amount=300 reference=T-1");
}

/* Slips have capitals; whoever copies them may not, nor use the same digits. */
static void a_reference_is_the_same_however_it_is_typed(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    DONE(d, "counter1", TAKE "outcome=unknown");
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=300 reference=t-١");
    TOLD(d, "AED 300.00 was paid");
    assert_string_equal(entry(d, "reference"), "T-1");
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=300 reference=t-1");
    TOLD(d, "nothing was done twice");
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    REFUSED(d, RC_CONFLICT, "belongs to application E26-05-000001", "counter1",
            "payment take application=E26-05-000002 amount=300 reference=t-1");
    DONE(d, "admin1", "admin check");
}

static void a_reference_is_what_stands_on_a_slip(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    static const char *const bad[] = {"=T-1", "T\u20141", "'T-1; and more'", "مرجع"};
    for (size_t i = 0; i < COUNT(bad); i++)
        REFUSED(d, RC_BAD_DATA, "as it stands on the slip", "counter1",
                "payment take application=E26-05-000001 amount=300 reference=%s", bad[i]);
    DONE(d, "counter1",
         "payment take application=E26-05-000001 amount=300 reference='pi_3Mt:w/EB.a #7'");
    assert_string_equal(entry(d, "reference"), "pi_3Mt:w/EB.a #7");
}

static void nothing_is_due_for_what_is_finished(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    DONE(d, "agent1", "application withdraw application=E26-05-000001");
    REFUSED(d, RC_CONFLICT, "reversed there", "counter1", TAKE);
    DONE(d, "agent1", "payment due application=E26-05-000001");
    assert_int_equal(reply_get(&d->out, "due")->n, 0);
    assert_string_equal(reply_at(&d->out, 0, "status")->s, "closed");
    DONE(d, "agent1", "application show application=E26-05-000001");
    assert_int_equal(reply_get(&d->out, "due")->n, 0);
}

static void what_was_paid_is_told_when_the_customer_withdraws(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "application withdraw application=E26-05-000001");
    TOLD(d, "Paid for it: AED 300.00");
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    DONE(d, "agent1", "application withdraw application=E26-05-000002");
    assert_int_equal(d->out.nmessages, 1);
}

static void a_card_number_has_no_way_in(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    REFUSED(d, RC_BAD_DATA, "payment card number", "counter1",
            "payment take application=E26-05-000001 amount=300 reference='4111 1111 1111 1111'");
    REFUSED(d, RC_BAD_DATA, "last four digits", "counter1", TAKE "last4=4111111111111111");
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE details LIKE '%1111%'"), 0);
}

static void payments_are_listed_by_day_and_by_application(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "payment list");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "receipt")->s, "REC26-05-000001");
    DONE(d, "supervisor1", "payment list from=1/5/2026 to=10/5/2026");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "supervisor1", "payment list application=E26-05-000001");
    assert_int_equal(d->out.nrows, 1);
    REFUSED(d, RC_BAD_DATA, "after the last one", "supervisor1",
            "payment list from=2/5/2026 to=1/5/2026");
}

static void an_unknown_receipt_is_not_found(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_NOT_FOUND, "payment list", "agent1", "payment receipt receipt=REC26-05-000009");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(what_is_due_is_shown_with_what_comes_later),
        DESK_TEST(a_draft_shows_its_fees_before_the_count_is_known),
        DESK_TEST(a_receipt_holds_everything_that_is_printed_on_one),
        DESK_TEST(a_second_receipt_lists_only_its_own_fees),
        DESK_TEST(the_same_reference_twice_is_recognised),
        DESK_TEST(a_paid_reference_is_never_changed),
        DESK_TEST(only_exactly_what_is_due_is_taken),
        DESK_TEST(nothing_is_taken_before_submission),
        DESK_TEST(a_declined_payment_leaves_the_application_waiting),
        DESK_TEST(an_unknown_payment_blocks_others_until_it_is_settled),
        DESK_TEST(an_unknown_payment_that_failed_frees_the_way),
        DESK_TEST(a_reference_of_another_application_is_refused),
        DESK_TEST(a_reference_is_the_same_however_it_is_typed),
        DESK_TEST(a_reference_is_what_stands_on_a_slip),
        DESK_TEST(nothing_is_due_for_what_is_finished),
        DESK_TEST(what_was_paid_is_told_when_the_customer_withdraws),
        DESK_TEST(a_card_number_has_no_way_in),
        DESK_TEST(payments_are_listed_by_day_and_by_application),
        DESK_TEST(an_unknown_receipt_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
