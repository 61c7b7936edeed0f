/* Ratings: asked for, written down, put together, exported.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define ONE "application=E26-05-000001 "
#define ASKED "SELECT count(*) FROM outbox WHERE text LIKE '%how content%'"

/* E26-05-000001, handed out */
static void deliver_one(struct desk *d)
{
    pay_one(d);
    DONE(d, "supervisor1", "application approve " ONE);
    DONE(d, "counter1", "application ready " ONE);
    DONE(d, "counter1", "payment take " ONE "amount=30 reference=T-2 scheme=visa last4=1111");
    DONE(d, "counter1", "application deliver " ONE " proof=eid-card");
}

static void answer_complaint(struct desk *d)
{
    register_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Waiting text='An hour'");
    DONE(d, "supervisor1",
         "complaint answer complaint=CustComp-26-05-000001 answer='We are sorry'");
}

static void handing_out_asks_for_a_rating_in_the_customers_language(void **state)
{
    struct desk *d = *state;
    deliver_one(d);
    assert_int_equal(look(d, ASKED " AND about = 'E26-05-000001' AND lang = 'en'"), 1);
    DONE(d, "counter1", "application deliver " ONE " proof=eid-card");
    assert_int_equal(look(d, ASKED), 1);
}

static void nobody_is_asked_without_a_mobile_and_the_hand_out_goes_on(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "customer register kind=company name_en='Test Company' licence=CN-0001");
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    DONE(d, "counter1", "application set " ONE "kind=person units=3");
    DONE(d, "counter1", "document receive " ONE "document=invoice");
    DONE(d, "agent1", "application submit " ONE);
    DONE(d, "counter1", "payment take " ONE "amount=300 reference=T-1");
    DONE(d, "supervisor1", "application approve " ONE);
    DONE(d, "counter1", "application ready " ONE);
    DONE(d, "counter1", "payment take " ONE "amount=30 reference=T-2");
    DONE(d, "counter1", "application deliver " ONE " proof=eid-card");
    assert_string_equal(reply_get(&d->out, "state")->s, "delivered");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox"), 0);
}

static void an_answered_complaint_asks_too(void **state)
{
    struct desk *d = *state;
    answer_complaint(d);
    assert_int_equal(look(d, ASKED " AND about = 'CustComp-26-05-000001'"), 1);
}

static void a_rating_is_tied_to_service_channel_employee_and_transaction(void **state)
{
    struct desk *d = *state;
    deliver_one(d);
    DONE(d, "agent1", "rating record " ONE "score=4 reason='Quick and kind'");
    DONE(d, "supervisor1", "rating export");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "transaction")->s, "E26-05-000001");
    assert_string_equal(reply_at(&d->out, 0, "service")->s, "permit");
    assert_string_equal(reply_at(&d->out, 0, "channel")->s, "call-centre");
    assert_string_equal(reply_at(&d->out, 0, "employee")->s, "counter1"); /* who handed it out */
    assert_string_equal(reply_at(&d->out, 0, "stage")->s, "overall");
    assert_int_equal(reply_at(&d->out, 0, "score")->n, 4);
    assert_string_equal(reply_at(&d->out, 0, "reason")->s, "Quick and kind");
    assert_string_equal(reply_at(&d->out, 0, "exported_by")->s, "supervisor1");
    DONE(d, "agent1", "application show " ONE);
    assert_string_equal(reply_at(&d->out, d->out.nrows - 1, "event")->s, "rated-4");
}

static void each_stage_has_who_served_in_it(void **state)
{
    struct desk *d = *state;
    deliver_one(d);
    DONE(d, "counter1", "rating record " ONE "score=5 stage=application");
    assert_string_equal(reply_get(&d->out, "employee")->s, "agent1"); /* who submitted it */
    DONE(d, "counter1", "rating record " ONE "score=5 stage=processing");
    assert_string_equal(reply_get(&d->out, "employee")->s, "supervisor1");
    DONE(d, "counter1", "rating record " ONE "score=5 stage=delivery employee=agent1");
    assert_string_equal(reply_get(&d->out, "employee")->s, "agent1");
    REFUSED(d, RC_NOT_FOUND, "Nobody of the staff", "counter1",
            "rating record " ONE "score=5 employee=nobody");
}

static void what_is_still_to_come_cannot_be_rated(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", "rating record " ONE "score=3 stage=application");
    REFUSED(d, RC_CONFLICT, "cannot rate this yet", "counter1", "rating record " ONE "score=3");
    REFUSED(d, RC_CONFLICT, "cannot rate this yet", "counter1",
            "rating record " ONE "score=3 stage=delivery");
}

static void a_later_rating_takes_the_place_of_an_earlier_one_with_a_reason_only(void **state)
{
    struct desk *d = *state;
    deliver_one(d);
    DONE(d, "counter1", "rating record " ONE "score=1");
    TOLD(d, "offer to log a complaint");
    DONE(d, "counter1", "rating record " ONE "score=1");
    TOLD(d, "nothing was done twice");
    REFUSED(d, RC_CONFLICT, "say why", "counter1", "rating record " ONE "score=5");
    assert_string_equal(d->err.field, "reason");
    DONE(d, "agent1", "rating record " ONE "score=5 reason='It was about another office'");
    DONE(d, "agent1", "rating list " ONE);
    assert_int_equal(d->out.nrows, 2);
    assert_int_equal(reply_at(&d->out, 0, "counts")->n, 0);
    assert_int_equal(reply_at(&d->out, 1, "counts")->n, 1);
    DONE(d, "supervisor1", "rating summary");
    assert_int_equal(reply_get(&d->out, "ratings")->n, 1);
    assert_string_equal(reply_get(&d->out, "average")->s, "5.00");
}

static void a_rating_is_never_taken_away_or_changed(void **state)
{
    struct desk *d = *state;
    sqlite3 *sq;
    deliver_one(d);
    DONE(d, "counter1", "rating record " ONE "score=1");
    assert_int_equal(sqlite3_open(d->session.db_path, &sq), SQLITE_OK);
    assert_int_equal(sqlite3_exec(sq, "DELETE FROM rating", NULL, NULL, NULL), SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_exec(sq, "UPDATE rating SET score = 5", NULL, NULL, NULL),
                     SQLITE_CONSTRAINT);
    sqlite3_close(sq);
}

static void summaries_go_by_stage_service_channel_and_employee(void **state)
{
    struct desk *d = *state;
    deliver_one(d);
    DONE(d, "counter1", "rating record " ONE "score=2");
    DONE(d, "counter1", "rating record " ONE "score=4 stage=delivery channel=website");
    DONE(d, "supervisor1", "rating summary");
    assert_int_equal(d->out.nrows, 2);
    assert_string_equal(reply_at(&d->out, 0, "key")->s, "overall");
    assert_int_equal(reply_at(&d->out, 0, "low")->n, 1);
    assert_string_equal(reply_at(&d->out, 1, "average")->s, "4.00");
    DONE(d, "supervisor1", "rating summary by=service");
    assert_string_equal(reply_at(&d->out, 0, "name")->ar, "تصريح تجريبي");
    DONE(d, "supervisor1", "rating summary by=channel stage=delivery");
    assert_string_equal(reply_at(&d->out, 0, "key")->s, "website");
    DONE(d, "supervisor1", "rating summary by=employee from=1/1/2026 to=10/5/2026");
    assert_int_equal(d->out.nrows, 0);
    REFUSED(d, RC_BAD_DATA, "after the last", "supervisor1", "rating summary from=today to=-1");
}

static void low_ratings_are_listed_alone(void **state)
{
    struct desk *d = *state;
    deliver_one(d);
    DONE(d, "counter1", "rating record " ONE "score=2 reason=Slow");
    DONE(d, "counter1", "rating record " ONE "score=4 stage=delivery");
    DONE(d, "agent1", "rating list");
    assert_int_equal(d->out.nrows, 2);
    DONE(d, "agent1", "rating list low=yes");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "reason")->s, "Slow");
}

static void closing_a_complaint_with_a_rating_rates_whoever_answered(void **state)
{
    struct desk *d = *state;
    answer_complaint(d);
    DONE(d, "agent1", "complaint close complaint=CustComp-26-05-000001 rating=2");
    DONE(d, "agent1", "rating list complaint=CustComp-26-05-000001");
    assert_int_equal(d->out.nrows, 1);
    assert_int_equal(reply_at(&d->out, 0, "score")->n, 2);
    assert_string_equal(reply_at(&d->out, 0, "employee")->s, "supervisor1");
}

static void a_rated_complaint_shows_its_rating_when_it_is_closed_without_another(void **state)
{
    struct desk *d = *state;
    answer_complaint(d);
    DONE(d, "agent1", "rating record complaint=CustComp-26-05-000001 score=4");
    DONE(d, "agent1", "complaint close complaint=CustComp-26-05-000001");
    assert_int_equal(reply_get(&d->out, "rating")->n, 4);
    REFUSED(d, RC_BAD_DATA, "as a whole", "agent1",
            "rating record complaint=CustComp-26-05-000001 score=4 stage=delivery");
}

static void an_answer_is_rated_once_and_the_next_answer_anew(void **state)
{
    struct desk *d = *state;
    answer_complaint(d);
    DONE(d, "admin1", "admin day date=2026-05-12");
    DONE(d, "agent1", "rating record complaint=CustComp-26-05-000001 score=1");
    REFUSED(d, RC_CONFLICT, "rated 1 already", "agent1",
            "complaint close complaint=CustComp-26-05-000001 rating=5");
    DONE(d, "agent1", "complaint verdict complaint=CustComp-26-05-000001 verdict=rejected reason=No");
    DONE(d, "admin1", "admin day date=2026-05-13");
    DONE(d, "agent1", "complaint answer complaint=CustComp-26-05-000001 answer='Now it is solved'");
    DONE(d, "agent1", "complaint close complaint=CustComp-26-05-000001 rating=5");
    assert_int_equal(reply_get(&d->out, "rating")->n, 5);
}

static void one_thing_is_rated_at_a_time(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_USAGE, "one of them", "agent1", "rating record score=4");
    REFUSED(d, RC_BAD_DATA, "from 1 to 5", "agent1", "rating record " ONE "score=6");
    register_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Waiting text='An hour'");
    REFUSED(d, RC_CONFLICT, "nothing to rate", "agent1",
            "rating record complaint=CustComp-26-05-000001 score=4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(handing_out_asks_for_a_rating_in_the_customers_language),
        DESK_TEST(nobody_is_asked_without_a_mobile_and_the_hand_out_goes_on),
        DESK_TEST(an_answered_complaint_asks_too),
        DESK_TEST(a_rating_is_tied_to_service_channel_employee_and_transaction),
        DESK_TEST(each_stage_has_who_served_in_it),
        DESK_TEST(what_is_still_to_come_cannot_be_rated),
        DESK_TEST(a_later_rating_takes_the_place_of_an_earlier_one_with_a_reason_only),
        DESK_TEST(a_rating_is_never_taken_away_or_changed),
        DESK_TEST(summaries_go_by_stage_service_channel_and_employee),
        DESK_TEST(low_ratings_are_listed_alone),
        DESK_TEST(closing_a_complaint_with_a_rating_rates_whoever_answered),
        DESK_TEST(a_rated_complaint_shows_its_rating_when_it_is_closed_without_another),
        DESK_TEST(an_answer_is_rated_once_and_the_next_answer_anew),
        DESK_TEST(one_thing_is_rated_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
