/* Somebody else stands at the desk for the customer: who, and by what authority.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define APPLICATION "application=E26-05-000001"
#define BEHALF "application behalf " APPLICATION " "
#define ATTORNEY "name='Test Representative' authority=power-of-attorney reference=POA-1 "

static void whoever_acts_is_shown_with_the_authority(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", BEHALF ATTORNEY "expires=31/12/2026");
    TOLD(d, "acts for the customer");
    DONE(d, "agent1", "application show " APPLICATION);
    assert_string_equal(entry(d, "representative"), "Test Representative");
    assert_string_equal(entry(d, "authority"), "power-of-attorney");
    assert_string_equal(entry(d, "authority_reference"), "POA-1");
    assert_int_equal(reply_get(&d->out, "authority_expired")->n, 0);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'behalf-set'"), 1);
}

static void an_authority_is_demanded_and_must_be_valid(void **state)
{
    struct desk *d = *state;
    open_one(d);
    REFUSED(d, RC_USAGE, "Say who acts", "agent1", BEHALF "authority=guardian reference=1");
    REFUSED(d, RC_USAGE, "Say by what authority", "agent1", BEHALF "name='Test Representative'");
    REFUSED(d, RC_BAD_DATA, "number of the paper", "agent1",
            BEHALF "name='Test Representative' authority=letter");
    REFUSED(d, RC_BAD_DATA, "has expired", "agent1", BEHALF ATTORNEY "expires=10/05/2026");
    assert_string_equal(d->err.field, "expires");
    assert_int_equal(look(d, "SELECT count(*) FROM representative"), 0);
}

static void a_representative_may_be_a_customer_but_not_the_same(void **state)
{
    struct desk *d = *state;
    open_one(d);
    REFUSED(d, RC_BAD_DATA, "nobody acts on their own behalf", "agent1",
            BEHALF "representative=C26-05-000001 authority=owner-manager");
    DONE(d, "agent1", "customer register kind=individual name_en='Test Manager' mobile=0500000002");
    DONE(d, "agent1", BEHALF "representative=C26-05-000002 authority=owner-manager");
    assert_string_equal(entry(d, "representative"), "Test Manager");
    assert_string_equal(entry(d, "representative_number"), "C26-05-000002");
}

static void the_last_word_counts_and_all_are_kept(void **state)
{
    struct desk *d = *state;
    open_one(d);
    DONE(d, "agent1", BEHALF ATTORNEY);
    DONE(d, "agent1", BEHALF "alone=yes");
    DONE(d, "agent1", "application show " APPLICATION);
    assert_null(reply_get(&d->out, "representative"));
    assert_int_equal(look(d, "SELECT count(*) FROM representative"), 2);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'behalf-ended'"), 1);
}

static void an_authority_that_expires_is_told_when_it_is_handed_out(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "agent1", BEHALF ATTORNEY "expires=12/05/2026");
    DONE(d, "supervisor1", "application approve " APPLICATION);
    DONE(d, "counter1", "result record " APPLICATION " number=T-1");
    DONE(d, "counter1", "application ready " APPLICATION);
    DONE(d, "counter1", "payment take " APPLICATION " amount=30 reference=T-2 scheme=visa");
    DONE(d, "admin1", "admin day date=2026-05-13");
    DONE(d, "counter1", "application deliver " APPLICATION " proof=eid-card");
    TOLD(d, "expired on");
    REFUSED(d, RC_CONFLICT, "nobody can act", "agent1", BEHALF "alone=yes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(whoever_acts_is_shown_with_the_authority),
        DESK_TEST(an_authority_is_demanded_and_must_be_valid),
        DESK_TEST(a_representative_may_be_a_customer_but_not_the_same),
        DESK_TEST(the_last_word_counts_and_all_are_kept),
        DESK_TEST(an_authority_that_expires_is_told_when_it_is_handed_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
