/* Applications: opening, filling, submitting, deciding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

static void an_application_is_opened_as_a_draft_with_a_number_of_its_card(void **state)
{
    struct desk *d = *state;
    open_one(d);
    assert_string_equal(entry(d, "number"), "E26-05-000001");
    assert_string_equal(entry(d, "state"), "draft");
    DONE(d, "agent1", "application open enquiry C26-05-000001");
    assert_string_equal(entry(d, "number"), "RDX00000001");
}

static void an_unknown_card_or_customer_is_refused_with_a_way_on(void **state)
{
    struct desk *d = *state;
    register_one(d);
    REFUSED(d, RC_NOT_FOUND, "Did you mean permit?", "agent1",
            "application open card=pemrit customer=C26-05-000001");
    assert_string_equal(d->err.field, "card");
    REFUSED(d, RC_NOT_FOUND, "customer find", "agent1",
            "application open card=permit customer=C26-05-000099");
    assert_string_equal(d->err.field, "customer");
}

/* A desk stays open for days; what a service costs is asked anew each time. */
static void a_card_that_was_changed_counts_from_the_next_application_on(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    char *dearer = sample_with(PERMIT_CARD, "amount=\"100.00\"", "amount=\"150.00\"");
    folders_write(d->folders.cards, "permit.xml", dearer);
    free(dearer);
    DONE(d, "agent1", "application submit E26-05-000001");
    TOLD(d, "AED 300.00");
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    DONE(d, "counter1", "payment due application=E26-05-000002");
    assert_int_equal(reply_at(&d->out, 0, "unit_amount")->n, 15000);
}

static void a_card_that_is_at_fault_is_left_out_and_the_reader_is_told(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "catalogue list");
    assert_int_equal(d->out.nmessages, 0);
    folders_write(d->folders.cards, "permit.xml", "<card/>");
    DONE(d, "agent1", "catalogue list");
    TOLD(d, "catalogue check");
    DONE(d, "agent1", "card find permit");
    TOLD(d, "catalogue check");
    REFUSED(d, RC_NOT_FOUND, "catalogue check", "agent1", "application open permit C26-05-000001");
}

static void a_service_for_others_is_a_warning_only(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "customer register kind=government name_en='Test Office'");
    DONE(d, "agent1", "application open card=permit customer=C26-05-000001");
    TOLD(d, "does not name this kind of customer (government entity)");
}

static void answers_are_kept_in_their_canonical_form(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "application set application=e26-05-000001 kind=company units=٣ "
                      "contact='050 000 0009'");
    DONE(d, "agent1", "application form application=E26-05-000001");
    assert_string_equal(reply_at(&d->out, 0, "value")->s, "company");
    assert_string_equal(reply_at(&d->out, 1, "value")->s, "3");
    assert_string_equal(reply_at(&d->out, 2, "value")->s, "+971500000009");
    assert_holds(entry(d, "form_source"), "<form id=\"permit\">");
}

static void one_bad_answer_saves_none_of_them(void **state)
{
    struct desk *d = *state;
    open_one(d);
    REFUSED(d, RC_BAD_DATA, "from 1 to 9", "agent1",
            "application set application=E26-05-000001 kind=company units=10");
    assert_string_equal(d->err.field, "units");
    assert_int_equal(look(d, "SELECT count(*) FROM answer"), 0);
}

static void an_unknown_field_names_a_near_one(void **state)
{
    struct desk *d = *state;
    open_one(d);
    REFUSED(d, RC_BAD_DATA, "Did you mean units?", "agent1",
            "application set application=E26-05-000001 unist=3");
    REFUSED(d, RC_BAD_DATA, "kind, units, contact, holder, remark", "agent1",
            "application set application=E26-05-000001 zzzzz=3");
}

static void an_answer_can_be_taken_back_in_a_draft(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    DONE(d, "agent1", "application set application=E26-05-000001 units=''");
    REFUSED(d, RC_BAD_DATA, "must be filled in", "agent1",
            "application submit application=E26-05-000001");
    assert_string_equal(d->err.field, "units");
}

static void an_unusual_emirates_id_is_a_warning_only(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "application set application=E26-05-000001 holder=784-1990-0000001-6");
    assert_int_equal(d->out.nmessages, 2);
}

static void answers_change_only_in_a_draft(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    REFUSED(d, RC_CONFLICT, "is pending payment", "agent1",
            "application set application=E26-05-000001 units=4");
}

static void a_conflict_is_told_in_words(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "counter1", "application set application=E26-05-000001 version=1 units=2 remark=first");
    REFUSED(d, RC_CONFLICT,
            "Meanwhile counter1 changed answers of application E26-05-000001 on 11/05/2026 10:00 "
            "(Units · Remark)",
            "agent1", "application set application=E26-05-000001 version=1 units=5");
    DONE(d, "agent1", "application form application=E26-05-000001");
    assert_string_equal(reply_at(&d->out, 1, "value")->s, "2");
}

static void a_decision_on_a_stale_view_is_a_conflict_too(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_CONFLICT, "Meanwhile counter1 changed application E26-05-000001 on 11/05/2026 10:00 "
                            "(fees paid)",
            "supervisor1", "application approve application=E26-05-000001 version=2");
}

static void submission_demands_answers_and_documents(void **state)
{
    struct desk *d = *state;
    open_one(d);
    REFUSED(d, RC_BAD_DATA, "must be filled in", "agent1",
            "application submit application=E26-05-000001");
    assert_string_equal(d->err.field, "kind");
    DONE(d, "agent1", "application set application=E26-05-000001 kind=company units=1");
    DONE(d, "counter1", "document receive application=E26-05-000001 document=invoice");
    REFUSED(d, RC_BAD_DATA, "document receive application=E26-05-000001 document=licence", "counter1",
            "application submit application=E26-05-000001");
    REFUSED(d, RC_BAD_DATA, "One of these receives it: counter agent, supervisor", "agent1",
            "application submit application=E26-05-000001");
    DONE(d, "counter1", "document receive application=E26-05-000001 document=licence");
    DONE(d, "agent1", "application submit application=E26-05-000001");
    assert_int_equal(reply_get(&d->out, "due")->n, 10000);
}

static bool says(struct desk *d, const char *key)
{
    DONE(d, "agent1", "application show application=E26-05-000001");
    const struct cell *c = reply_get(&d->out, key);
    return c && c->n;
}

static void a_draft_says_which_half_of_it_is_complete(void **state)
{
    struct desk *d = *state;
    open_one(d);
    assert_false(says(d, "answers_complete") || says(d, "documents_complete"));
    DONE(d, "counter1", "application set application=E26-05-000001 kind=person units=3");
    assert_true(says(d, "answers_complete") && !says(d, "documents_complete"));
    DONE(d, "counter1", "document receive application=E26-05-000001 document=invoice");
    assert_true(says(d, "answers_complete") && says(d, "documents_complete"));
    DONE(d, "agent1", "application submit application=E26-05-000001");
    assert_false(says(d, "answers_complete")); /* of a draft alone */
}

static void submitting_twice_is_recognised(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    int64_t messages = look(d, "SELECT count(*) FROM outbox");
    DONE(d, "agent1", "application submit application=E26-05-000001");
    TOLD(d, "was submitted already, on 11/05/2026 10:00");
    assert_int_equal(look(d, "SELECT count(*) FROM charge"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox"), messages);
}

static void a_free_service_goes_straight_to_review_and_is_promised(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "application open enquiry C26-05-000001");
    DONE(d, "agent1", "application set RDX00000001 question='When is the counter open?'");
    DONE(d, "agent1", "application submit RDX00000001");
    assert_string_equal(entry(d, "state"), "under-review");
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 11}));
}

static void the_promise_counts_working_days(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 14}));
}

static void an_old_case_is_read_from_the_card_it_was_opened_with(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    char *dearer = sample_with(PERMIT_CARD, "amount=\"100.00\"", "amount=\"999.00\"");
    folders_write(d->folders.cards, "permit.xml", dearer);
    free(dearer);
    catalogue_free(d->session.catalogue);
    d->session.catalogue = NULL;
    DONE(d, "agent1", "catalogue list");
    DONE(d, "agent1", "application submit application=E26-05-000001");
    assert_int_equal(reply_get(&d->out, "due")->n, 30000);
}

static void a_decision_twice_is_recognised_and_an_impossible_one_refused(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    REFUSED(d, RC_CONFLICT, "pending payment", "supervisor1",
            "application approve application=E26-05-000001");
    DONE(d, "supervisor1", "application cancel application=E26-05-000001 reason='Opened by mistake'");
    DONE(d, "supervisor1", "application cancel application=E26-05-000001 reason='Opened by mistake'");
    TOLD(d, "is cancelled already");
    REFUSED(d, RC_CONFLICT, "nothing more can be done", "agent1",
            "application withdraw application=E26-05-000001");
}

static void a_rejection_needs_its_reason_and_keeps_it(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_USAGE, "reason=", "supervisor1", "application reject application=E26-05-000001");
    DONE(d, "supervisor1", "application reject application=E26-05-000001 reason='Not covered'");
    DONE(d, "agent1", "application show application=E26-05-000001");
    assert_string_equal(reply_at(&d->out, d->out.nrows - 1, "note")->s, "Not covered");
}

static void showing_masks_personal_answers_unless_revealed(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "application set application=E26-05-000001 holder=784-1990-0000001-6 "
                      "contact=0500000009");
    DONE(d, "agent1", "application show application=E26-05-000001");
    assert_string_equal(entry(d, "answer_holder"), "784-****-*****01-6");
    assert_string_equal(entry(d, "answer_contact"), "+9715*****009");
    DONE(d, "agent1", "application show application=E26-05-000001 reveal=yes");
    assert_string_equal(entry(d, "answer_holder"), "784-1990-0000001-6");
}

static void lists_are_filtered(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    DONE(d, "agent1", "application open enquiry C26-05-000001");
    DONE(d, "agent1", "application list");
    assert_int_equal(d->out.nrows, 2);
    DONE(d, "agent1", "application list mine=yes");
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "RDX00000001");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "agent1", "application list state=pending-payment customer=C26-05-000001");
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "E26-05-000001");
    DONE(d, "agent1", "application list number=RDX");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "agent1", "application withdraw RDX00000001");
    DONE(d, "agent1", "application list open=yes");
    assert_int_equal(d->out.nrows, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(an_application_is_opened_as_a_draft_with_a_number_of_its_card),
        DESK_TEST(an_unknown_card_or_customer_is_refused_with_a_way_on),
        DESK_TEST(a_card_that_was_changed_counts_from_the_next_application_on),
        DESK_TEST(a_card_that_is_at_fault_is_left_out_and_the_reader_is_told),
        DESK_TEST(a_service_for_others_is_a_warning_only),
        DESK_TEST(answers_are_kept_in_their_canonical_form),
        DESK_TEST(one_bad_answer_saves_none_of_them),
        DESK_TEST(an_unknown_field_names_a_near_one),
        DESK_TEST(an_answer_can_be_taken_back_in_a_draft),
        DESK_TEST(an_unusual_emirates_id_is_a_warning_only),
        DESK_TEST(answers_change_only_in_a_draft),
        DESK_TEST(a_conflict_is_told_in_words),
        DESK_TEST(a_decision_on_a_stale_view_is_a_conflict_too),
        DESK_TEST(submission_demands_answers_and_documents),
        DESK_TEST(a_draft_says_which_half_of_it_is_complete),
        DESK_TEST(submitting_twice_is_recognised),
        DESK_TEST(a_free_service_goes_straight_to_review_and_is_promised),
        DESK_TEST(the_promise_counts_working_days),
        DESK_TEST(an_old_case_is_read_from_the_card_it_was_opened_with),
        DESK_TEST(a_decision_twice_is_recognised_and_an_impossible_one_refused),
        DESK_TEST(a_rejection_needs_its_reason_and_keeps_it),
        DESK_TEST(showing_masks_personal_answers_unless_revealed),
        DESK_TEST(lists_are_filtered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
