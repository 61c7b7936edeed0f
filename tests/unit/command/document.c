/* Documents: what was asked for, what came, what is missing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define RECEIVE "document receive application=E26-05-000001 document="
#define FLAG "document flag application=E26-05-000001 reason=unreadable document="

static void documents_are_listed_as_the_answers_ask_for_them(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", "document list application=E26-05-000001");
    assert_int_equal(d->out.nrows, 2);
    assert_string_equal(reply_at(&d->out, 0, "state")->s, "awaited");
    assert_int_equal(reply_at(&d->out, 1, "optional")->n, 1);
    DONE(d, "agent1", "application set application=E26-05-000001 kind=company");
    DONE(d, "agent1", "document list application=E26-05-000001");
    assert_string_equal(reply_at(&d->out, 1, "document")->s, "licence");
}

static void a_document_that_is_not_asked_for_is_refused_with_the_known_ones(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_BAD_DATA, "It asks for: invoice, photo", "counter1", FLAG "licence");
    REFUSED(d, RC_BAD_DATA, "Did you mean invoice?", "counter1", RECEIVE "invocie");
    assert_string_equal(d->err.field, "document");
}

static void flagging_returns_the_application_and_receiving_brings_it_back(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", FLAG "invoice");
    assert_string_equal(entry(d, "state"), "returned");
    assert_string_equal(reply_at(&d->out, 0, "state")->s, "missing");
    assert_string_equal(reply_at(&d->out, 0, "note")->s, "unreadable");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%returned%'"), 1);
    DONE(d, "counter1", RECEIVE "invoice note='new copy'");
    assert_string_equal(entry(d, "state"), "under-review");
    TOLD(d, "Nothing is missing any more");
}

static void a_returned_application_waits_for_the_last_missing_document(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", FLAG "invoice");
    DONE(d, "counter1", FLAG "photo"); /* welcome only, but now it was asked for */
    DONE(d, "counter1", RECEIVE "invoice");
    assert_string_equal(entry(d, "state"), "returned");
    DONE(d, "counter1", RECEIVE "photo");
    assert_string_equal(entry(d, "state"), "under-review");
}

static void receiving_twice_is_recognised(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    int64_t lines = look(d, "SELECT count(*) FROM timeline");
    DONE(d, "counter1", RECEIVE "invoice");
    TOLD(d, "nothing was done twice");
    assert_int_equal(look(d, "SELECT count(*) FROM timeline"), lines);
}

static void documents_rest_once_the_application_is_decided(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application approve application=E26-05-000001");
    REFUSED(d, RC_CONFLICT, "can no longer change", "counter1", RECEIVE "photo");
    REFUSED(d, RC_CONFLICT, "approved", "counter1", FLAG "invoice");
    assert_int_equal(look(d, "SELECT count(*) FROM document WHERE state = 'missing'"), 0);
}

static void a_flag_needs_its_reason(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_USAGE, "reason=", "counter1",
            "document flag application=E26-05-000001 document=invoice");
}

static int64_t told(struct desk *d, const char *words)
{
    char sql[300];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM outbox WHERE text LIKE '%%%s%%'", words);
    return look(d, sql);
}

static void several_documents_are_missing_in_one_message(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", FLAG "invoice hold=yes remedy='A certified copy'");
    assert_string_equal(entry(d, "state"), "under-review");
    TOLD(d, "The customer is not told yet");
    DONE(d, "counter1", "application return application=E26-05-000001 documents=photo by=30/5/2026");
    assert_string_equal(entry(d, "state"), "returned");
    assert_int_equal(told(d, "missing by 30/05/2026; after that day it is cancelled: "
                            "Invoice (what would do: A certified copy), Photo"),
                     1);
    assert_int_equal(told(d, "returned"), 1);
    DONE(d, "counter1", "document list application=E26-05-000001");
    assert_string_equal(reply_at(&d->out, 0, "remedy")->s, "A certified copy");
}

static void what_is_there_is_not_asked_for_again(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_CONFLICT, "\"Invoice\" was received on 11/05/2026", "counter1",
            "application return application=E26-05-000001 documents=invoice");
    REFUSED(d, RC_BAD_DATA, "first flag", "counter1", "application return application=E26-05-000001");
    DONE(d, "counter1", FLAG "invoice hold=yes");
    DONE(d, "counter1", "application return application=E26-05-000001");
    assert_int_equal(told(d, "cancelled: Invoice"), 1);
}

static void a_part_that_comes_is_noted_without_a_message(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", FLAG "invoice hold=yes");
    DONE(d, "counter1", "application return application=E26-05-000001 documents=photo");
    int64_t messages = look(d, "SELECT count(*) FROM outbox");
    DONE(d, "counter1", RECEIVE "photo");
    TOLD(d, "Still missing: Invoice");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox"), messages);
    DONE(d, "counter1", RECEIVE "invoice");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox"), messages + 1);
}

static void the_day_to_answer_is_one_to_come(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_BAD_DATA, "a day after today", "counter1", FLAG "invoice by=11/5/2026");
    REFUSED(d, RC_BAD_DATA, "within a year", "counter1", FLAG "invoice by=13/5/2027");
    DONE(d, "counter1", FLAG "invoice by=13/5/2026");
    TOLD(d, "until 13/05/2026 to answer");
}

static void the_reminder_and_the_cancellation_name_what_is_missing(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", FLAG "invoice by=20/5/2026");
    DONE(d, "admin1", "admin day date=2026-05-18");
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d, "until 20/05/2026; after that day it is cancelled: Invoice"), 1);
    DONE(d, "admin1", "admin day date=2026-05-21");
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d, "did not come by 20/05/2026. It can be taken up again%: Invoice"), 1);
    DONE(d, "supervisor1", "application reopen application=E26-05-000001 reason=Abroad");
    assert_string_equal(entry(d, "state"), "returned");
    TOLD(d, "returned");
    assert_int_equal(look(d, "SELECT answer_by = '2026-05-31' FROM application"), 1);
    DONE(d, "counter1", RECEIVE "invoice");
    assert_string_equal(entry(d, "state"), "under-review");
}

#define SAID "One with the stamp of the chamber and the signature of who may sign for the company, "

static void a_text_message_has_the_beginning_of_what_would_do_and_an_e_mail_all_of_it(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", FLAG "invoice remedy='" SAID "not older than a month'");
    assert_int_equal(told(d, "Invoice (what would do: One with the stamp of the chamber and the "
                             "signature of who may sign for the...)"),
                     1);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 email=test@example.ae channel=email");
    DONE(d, "counter1", "application return application=E26-05-000001");
    assert_int_equal(told(d, "company, not older than a month)"), 1);
}

static void what_would_do_is_told_in_the_customers_language(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 language=ar");
    DONE(d, "counter1", FLAG "invoice remedy='نسخة مصدقة'");
    assert_int_equal(told(d, "فاتورة (البديل المقبول: نسخة مصدقة)"), 1);
    DONE(d, "admin1", "admin day date=2026-05-20");
    DONE(d, "admin1", "tick run"); /* and again where it is reminded of */
    assert_int_equal(told(d, "فاتورة (البديل المقبول: نسخة مصدقة)"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(documents_are_listed_as_the_answers_ask_for_them),
        DESK_TEST(a_document_that_is_not_asked_for_is_refused_with_the_known_ones),
        DESK_TEST(flagging_returns_the_application_and_receiving_brings_it_back),
        DESK_TEST(a_returned_application_waits_for_the_last_missing_document),
        DESK_TEST(receiving_twice_is_recognised),
        DESK_TEST(documents_rest_once_the_application_is_decided),
        DESK_TEST(a_flag_needs_its_reason),
        DESK_TEST(several_documents_are_missing_in_one_message),
        DESK_TEST(what_is_there_is_not_asked_for_again),
        DESK_TEST(a_part_that_comes_is_noted_without_a_message),
        DESK_TEST(the_day_to_answer_is_one_to_come),
        DESK_TEST(the_reminder_and_the_cancellation_name_what_is_missing),
        DESK_TEST(a_text_message_has_the_beginning_of_what_would_do_and_an_e_mail_all_of_it),
        DESK_TEST(what_would_do_is_told_in_the_customers_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
