/* Ratings as rows: one counts, none disappears.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/rating.h"

static struct rating of_application(struct application a, enum rated stage, int score, instant at)
{
    struct rating r = {.application = a.id, .stage = stage, .score = score, .at = at};
    strcpy(r.service, "permit");
    strcpy(r.channel, "counter");
    strcpy(r.employee, "agent1");
    strcpy(r.login, "agent1");
    return r;
}

struct seen {
    int rows, counting, sum;
};

static bool see(void *ctx, const struct rating *r)
{
    struct seen *s = ctx;
    s->rows++;
    s->counting += r->counts;
    s->sum += r->counts ? r->score : 0;
    return true;
}

static void see_point(void *ctx, const struct rating_point *p)
{
    struct seen *s = ctx;
    s->rows++;
    s->sum += p->score;
    assert_string_equal(p->service, "permit");
    assert_string_equal(p->employee, "agent1");
}

static void a_later_one_counts_in_place_of_the_earlier(void **state)
{
    struct desk *d = *state;
    struct seen s = {0};
    struct rating got;
    OK(db_begin(d->db, &d->err));
    struct application a = desk_add_application(d, desk_add_customer(d, 1).id, 1);
    struct rowid none = {0};
    assert_int_equal(rating_get(d->db, a.id, none, RATED_OVERALL, &got, &d->err), RC_NOT_FOUND);
    struct rating first = of_application(a, RATED_OVERALL, 1, MORNING);
    struct rating second = of_application(a, RATED_OVERALL, 5, MORNING + 60);
    struct rating stage = of_application(a, RATED_DELIVERY, 3, MORNING);
    strcpy(second.reason, "Another office was meant");
    OK(rating_add(d->db, &first, &d->err));
    OK(rating_add(d->db, &stage, &d->err));
    OK(rating_add(d->db, &second, &d->err));
    OK(rating_get(d->db, a.id, none, RATED_OVERALL, &got, &d->err));
    assert_int_equal(got.score, 5);
    assert_string_equal(got.reason, "Another office was meant");
    assert_string_equal(got.transaction, a.number);
    OK(rating_of(d->db, a.id, none, see, &s, &d->err));
    assert_int_equal(s.rows, 3);
    assert_int_equal(s.counting, 2);
    assert_int_equal(s.sum, 8);
    db_rollback(d->db);
}

static void a_period_begins_with_its_first_moment_and_ends_before_its_last(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    for (unsigned i = 0; i < 4; i++) {
        struct rating r = of_application(desk_add_application(d, c.id, i + 1), RATED_OVERALL,
                                         (int)i + 1, MORNING + i * 60);
        OK(rating_add(d->db, &r, &d->err));
    }
    struct seen s = {0}, p = {0};
    OK(rating_each(d->db, MORNING + 60, MORNING + 180, NULL, see, &s, &d->err));
    assert_int_equal(s.rows, 2);
    assert_int_equal(s.sum, 5);
    OK(rating_points(d->db, MORNING + 60, MORNING + 180, see_point, &p, &d->err));
    assert_int_equal(p.rows, 2);
    assert_int_equal(p.sum, 5);
    db_rollback(d->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_later_one_counts_in_place_of_the_earlier),
        STORE_TEST(a_period_begins_with_its_first_moment_and_ends_before_its_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
