/* The journey report: what is counted, how long it took, and in which period.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

/* Hour and minute of a day of May 2026 (the 11th is a Monday), counted on. */
static void at(struct desk *d, int day, int hour, int minute)
{
    struct date first = {2026, 5, 1};
    d->session.at =
        date_start(date_add(first, day - 1)) + (instant)hour * 3600 + (instant)minute * 60;
}

/* A number of the row with that word; -1: not known. */
static int64_t figure(struct desk *d, const char *word, const char *column)
{
    for (size_t i = 0; i < d->out.nrows; i++) {
        if (strcmp(reply_at(&d->out, i, "key")->s, word) == 0) {
            const struct cell *c = reply_at(&d->out, i, column);
            return c->type == CELL_COUNT ? c->n : -1;
        }
    }
    fail_msg("no row %s: %s", word, answer(d));
    return 0;
}

static void next_case(struct desk *d, int n)
{
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    DONE(d, "counter1", "application set application=E26-05-%06d kind=person units=1", n);
    DONE(d, "counter1", "document receive application=E26-05-%06d document=invoice", n);
}

static void submit(struct desk *d, int n)
{
    DONE(d, "counter1", "application submit E26-05-%06d", n);
    DONE(d, "counter1", "payment take application=E26-05-%06d amount=100 reference=T-%d scheme=visa", n, n);
}

/* 1 is delivered, 2 rejected, 3 withdrawn as a draft, 4 expired, 5 under review, 6 a draft. */
static void six_cases(struct desk *d)
{
    at(d, 11, 8, 0);
    register_one(d);
    for (int n = 1; n <= 6; n++)
        next_case(d, n);
    at(d, 11, 9, 0);
    for (int n = 1; n <= 5; n++) {
        if (n != 3)
            submit(d, n);
    }
    DONE(d, "counter1", "application withdraw E26-05-000003");
    at(d, 11, 11, 0);
    DONE(d, "supervisor1", "application approve E26-05-000001");
    DONE(d, "counter1", "document flag E26-05-000004 invoice reason='cannot be read'");
    at(d, 12, 9, 0);
    DONE(d, "supervisor1", "application reject E26-05-000002 reason=no");
    DONE(d, "counter1", "application ready E26-05-000001");
    at(d, 13, 10, 30);
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=30 reference=T-9 scheme=visa");
    DONE(d, "counter1", "application deliver E26-05-000001 proof=eid-card");
    at(d, 23, 9, 0);
    DONE(d, "admin1", "tick");
}

static void stages_are_counted_with_their_times(void **state)
{
    struct desk *d = *state;
    six_cases(d);
    at(d, 25, 9, 0);
    DONE(d, "supervisor1", "report journey");
    assert_int_equal(d->out.nrows, STAGE_COUNT);
    assert_int_equal(reply_get(&d->out, "opened")->n, 6);
    assert_int_equal(reply_get(&d->out, "now")->n, 2);
    assert_int_equal(figure(d, "application", "entered"), 6);
    assert_int_equal(figure(d, "application", "left"), 5);
    assert_int_equal(figure(d, "application", "now"), 1);
    assert_int_equal(figure(d, "application", "withdrawn"), 1);
    assert_int_equal(figure(d, "application", "lost_percent"), 20);
    assert_int_equal(figure(d, "application", "median_minutes"), 60);
    assert_int_equal(figure(d, "processing", "entered"), 4);
    assert_int_equal(figure(d, "processing", "left"), 3);
    assert_int_equal(figure(d, "processing", "now"), 1);
    assert_int_equal(figure(d, "processing", "rejected"), 1);
    assert_int_equal(figure(d, "processing", "expired"), 1);
    assert_int_equal(figure(d, "processing", "cancelled"), 0);
    /* Two of three from Monday 09:00 until Tuesday 09:00: 06:30 and 01:30 hours of work. */
    assert_int_equal(figure(d, "processing", "median_minutes"), 480);
    assert_int_equal(figure(d, "processing", "median_elapsed"), 24 * 60);
    assert_int_equal(figure(d, "processing", "p90_elapsed"), 12 * 24 * 60);
    assert_int_equal(figure(d, "delivery", "delivered"), 1);
    assert_int_equal(figure(d, "delivery", "median_minutes"), 480 + 90);
    assert_int_equal(figure(d, "delivery", "now"), 0);
    assert_int_equal(figure(d, "delivery", "lost_percent"), 0);
    assert_int_equal(figure(d, "information", "median_minutes"), -1);
}

static void a_period_looks_at_its_own_days(void **state)
{
    struct desk *d = *state;
    six_cases(d);
    DONE(d, "supervisor1", "report journey from=11/5/2026 until=11/5/2026");
    assert_int_equal(reply_get(&d->out, "now")->n, 5);
    assert_int_equal(figure(d, "processing", "now"), 4);
    assert_int_equal(figure(d, "processing", "left"), 0);
    assert_int_equal(figure(d, "processing", "median_minutes"), -1);
    assert_int_equal(figure(d, "processing", "lost_percent"), -1);
    DONE(d, "supervisor1", "report journey from=12/5/2026 until=12/5/2026");
    assert_int_equal(reply_get(&d->out, "opened")->n, 0);
    assert_int_equal(figure(d, "processing", "now"), 2);
    assert_int_equal(figure(d, "processing", "left"), 2);
    assert_int_equal(figure(d, "delivery", "now"), 1);
    DONE(d, "supervisor1", "report journey from=1/4/2026 until=30/4/2026");
    assert_int_equal(reply_get(&d->out, "now")->n, 0);
    REFUSED(d, RC_BAD_DATA, "before the first", "supervisor1",
            "report journey from=12/5/2026 until=11/5/2026");
}

static void states_and_services_are_counted_too(void **state)
{
    struct desk *d = *state;
    six_cases(d);
    DONE(d, "agent1", "application open card=enquiry customer=C26-05-000001");
    DONE(d, "supervisor1", "report journey by=state");
    assert_int_equal(figure(d, "draft", "now"), 2);
    assert_int_equal(figure(d, "under-review", "left"), 3);
    assert_int_equal(figure(d, "returned", "expired"), 1);
    DONE(d, "supervisor1", "report journey by=service");
    assert_int_equal(d->out.nrows, 2);
    assert_int_equal(figure(d, "permit", "entered"), 6);
    assert_int_equal(figure(d, "permit", "left"), 4);
    assert_int_equal(figure(d, "permit", "median_minutes"), 480);
    assert_int_equal(figure(d, "enquiry", "now"), 1);
    DONE(d, "supervisor1", "report journey service=enquiry by=all");
    assert_int_equal(reply_get(&d->out, "opened")->n, 1);
    assert_int_equal(figure(d, "application", "now"), 1);
    REFUSED(d, RC_NOT_FOUND, "Did you mean permit", "supervisor1", "report journey service=permits");
}

static void ratings_stand_beside_what_they_are_of(void **state)
{
    struct desk *d = *state;
    six_cases(d);
    DONE(d, "counter1", "rating record application=E26-05-000001 score=5");
    DONE(d, "counter1", "rating record application=E26-05-000001 score=4 stage=processing");
    DONE(d, "counter1", "rating record application=E26-05-000002 score=2");
    DONE(d, "supervisor1", "report journey by=all");
    assert_int_equal(reply_get(&d->out, "ratings")->n, 2);
    assert_string_equal(entry(d, "rating"), "3.50");
    assert_int_equal(figure(d, "processing", "ratings"), 1);
    assert_int_equal(figure(d, "delivery", "ratings"), 0);
    assert_int_equal(figure(d, "permit", "ratings"), 2);
    DONE(d, "supervisor1", "report journey service=enquiry");
    assert_int_equal(reply_get(&d->out, "ratings")->n, 0);
    assert_int_equal(reply_get(&d->out, "rating")->type, CELL_NONE);
    DONE(d, "supervisor1", "report journey from=1/4/2026 until=30/4/2026");
    assert_int_equal(reply_get(&d->out, "ratings")->n, 0);
}

static void who_is_reopened_comes_again(void **state)
{
    struct desk *d = *state;
    six_cases(d);
    at(d, 24, 9, 0);
    DONE(d, "supervisor1", "application reopen E26-05-000004 reason='was abroad'");
    DONE(d, "supervisor1", "report journey from=24/5/2026 until=24/5/2026");
    assert_int_equal(figure(d, "processing", "entered"), 1);
    assert_int_equal(figure(d, "processing", "now"), 2);
    assert_int_equal(reply_get(&d->out, "opened")->n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(stages_are_counted_with_their_times),
        DESK_TEST(a_period_looks_at_its_own_days),
        DESK_TEST(states_and_services_are_counted_too),
        DESK_TEST(ratings_stand_beside_what_they_are_of),
        DESK_TEST(who_is_reopened_comes_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
