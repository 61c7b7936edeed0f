/* How a result reaches the customer: counter, courier, electronically; who took it and how they were
 * identified.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/licence.h"

#define NUMBER "application=E26-05-000001"
#define DELIVER "application deliver " NUMBER " "

/* Ready, and paid for. */
static void make_ready(struct desk *d)
{
    pay_one(d);
    DONE(d, "supervisor1", "application approve " NUMBER);
    DONE(d, "counter1", "application ready " NUMBER);
    DONE(d, "counter1", "payment take " NUMBER " amount=30 reference=T-2 scheme=visa");
}

static int64_t told(struct desk *d, const char *words)
{
    char sql[200];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM outbox WHERE text LIKE '%%%s%%'", words);
    return look(d, sql);
}

static void the_customer_hears_where_it_is_collected(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application approve " NUMBER);
    DONE(d, "counter1", "application ready " NUMBER " place='Counter 3'");
    assert_int_equal(told(d, "ready for collection, Counter 3"), 1);
}

static void who_collects_is_identified(void **state)
{
    struct desk *d = *state;
    make_ready(d);
    assert_int_equal(told(d, "ready for collection, at the customer happiness centre"), 1);
    REFUSED(d, RC_USAGE, "proof=", "counter1", "application deliver " NUMBER);
    REFUSED(d, RC_BAD_DATA, "Enter the reference", "counter1", DELIVER "proof=digital-identity");
    assert_string_equal(d->err.field, "proof_reference");
    DONE(d, "counter1", DELIVER "proof=digital-identity proof_reference=DI-0001");
    assert_string_equal(entry(d, "state"), "delivered");
    assert_int_equal(told(d, "delivered. The service is completed"), 1);
    DONE(d, "agent1", "application show " NUMBER);
    assert_string_equal(entry(d, "handed_over"), "counter");
    assert_string_equal(entry(d, "relation"), "customer");
    assert_string_equal(entry(d, "proof"), "digital-identity");
    assert_string_equal(entry(d, "proof_reference"), "DI-0001");
    DONE(d, "counter1", DELIVER "proof=eid-card");
    TOLD(d, "nothing was done twice");
    assert_int_equal(look(d, "SELECT count(*) FROM handover"), 1);
}

static void an_authorised_person_has_a_name_and_an_authority(void **state)
{
    struct desk *d = *state;
    make_ready(d);
    REFUSED(d, RC_BAD_DATA, "Enter the name", "counter1", DELIVER "proof=eid-card relation=authorised");
    REFUSED(d, RC_BAD_DATA, "by what authority", "counter1",
            DELIVER "proof=eid-card relation=authorised receiver='Test Messenger'");
    REFUSED(d, RC_BAD_DATA, "authorised person", "counter1",
            DELIVER "proof=eid-card receiver='Test Messenger'");
    DONE(d, "counter1", DELIVER "proof=eid-card relation=authorised receiver='Test Messenger' "
                                "authority='Power of attorney 12/2026'");
    DONE(d, "agent1", "application show " NUMBER);
    assert_string_equal(entry(d, "receiver"), "Test Messenger");
    assert_string_equal(entry(d, "authority"), "Power of attorney 12/2026");
}

static void a_courier_takes_it_and_it_arrives(void **state)
{
    struct desk *d = *state;
    make_ready(d);
    REFUSED(d, RC_CONFLICT, "not with a courier", "counter1", "application arrived " NUMBER);
    DONE(d, "counter1", "application send " NUMBER " courier='Test Courier' tracking=TC-1");
    assert_string_equal(entry(d, "state"), "sent");
    assert_int_equal(told(d, "sent by courier. Tracking number: TC-1"), 1);
    REFUSED(d, RC_CONFLICT, "with the courier", "counter1", DELIVER "proof=eid-card");
    REFUSED(d, RC_CONFLICT, "with the courier", "counter1", "application transmit " NUMBER " link=x");
    DONE(d, "counter1", "application arrived " NUMBER " receiver='Test Neighbour'");
    assert_string_equal(entry(d, "state"), "delivered");
    DONE(d, "agent1", "application show " NUMBER);
    assert_string_equal(entry(d, "parcel"), "done");
    assert_string_equal(entry(d, "receiver"), "Test Neighbour");
}

static void what_the_courier_brings_back_is_ready_again(void **state)
{
    struct desk *d = *state;
    make_ready(d);
    DONE(d, "counter1", "application send " NUMBER " courier='Test Courier' tracking=TC-1");
    DONE(d, "counter1", "application bring-back " NUMBER " reason='Nobody was there'");
    assert_string_equal(entry(d, "state"), "ready");
    DONE(d, "counter1", "application send " NUMBER " courier='Test Courier' tracking=TC-2");
    DONE(d, "supervisor1", "application cancel " NUMBER " reason='Lost'");
    assert_int_equal(look(d, "SELECT count(*) FROM handover WHERE state = 'back'"), 2);
}

static void an_electronic_result_is_where_the_message_says(void **state)
{
    struct desk *d = *state;
    make_ready(d);
    DONE(d, "counter1", "application transmit " NUMBER " link=https://example.ae/r/1");
    assert_string_equal(entry(d, "state"), "delivered");
    assert_int_equal(told(d, "completed. You find it here: https://example.ae/r/1"), 1);
}

/* Cancelled after it was ready and taken up again: what was charged before hand-out stands. */
static void fees_before_delivery_fall_due_once(void **state)
{
    struct desk *d = *state;
    make_ready(d);
    DONE(d, "supervisor1", "application cancel " NUMBER " reason=x");
    DONE(d, "supervisor1", "application reopen " NUMBER " reason=x");
    DONE(d, "supervisor1", "application approve " NUMBER);
    DONE(d, "counter1", "application ready " NUMBER);
    assert_int_equal(look(d, "SELECT count(*) FROM charge WHERE moment = 'delivery'"), 1);
    DONE(d, "counter1", DELIVER "proof=questions");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(the_customer_hears_where_it_is_collected),
        DESK_TEST(who_collects_is_identified),
        DESK_TEST(an_authorised_person_has_a_name_and_an_authority),
        DESK_TEST(a_courier_takes_it_and_it_arrives),
        DESK_TEST(what_the_courier_brings_back_is_ready_again),
        DESK_TEST(an_electronic_result_is_where_the_message_says),
        DESK_TEST(fees_before_delivery_fall_due_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
