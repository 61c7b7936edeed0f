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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
