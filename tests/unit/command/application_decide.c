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

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(who_recommended_it_does_not_approve_it),
        DESK_TEST(a_recommendation_stays_within_the_desk),
        DESK_TEST(one_decides_where_the_card_does_not_say_otherwise),
        DESK_TEST(what_is_found_missing_after_a_recommendation_goes_back_to_the_customer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
