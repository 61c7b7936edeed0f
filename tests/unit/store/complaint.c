/* Complaints: logging, answering, listing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

static struct complaint complaint_of(struct customer c, unsigned n)
{
    struct complaint k = {.customer = c.id,
                          .state = COMPLAINT_OPEN,
                          .logged_by = "agent1",
                          .logged_at = MORNING,
                          .promised = {2026, 5, 19}};
    snprintf(k.number, sizeof k.number, "CustComp-26-05-%06u", n);
    strcpy(k.subject, "Test complaint");
    k.text = strdup("A long text.\nشكوى تجريبية");
    return k;
}

static void a_logged_complaint_is_read_back_whole(void **state)
{
    struct desk *d = *state;
    struct complaint got;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    struct application a = desk_add_application(d, c.id, 1);
    struct complaint k = complaint_of(c, 1);
    strcpy(k.application_number, a.number);
    OK(complaint_insert(d->db, &k, &d->err));
    OK(complaint_by_number(d->db, "custcomp-26-05-000001", &got, &d->err));
    assert_int_equal(got.id.n, k.id.n);
    assert_string_equal(got.customer_number, c.number);
    assert_string_equal(got.customer_en, c.name_en);
    assert_string_equal(got.customer_ar, c.name_ar);
    assert_string_equal(got.application_number, a.number);
    assert_string_equal(got.subject, "Test complaint");
    assert_string_equal(got.text, k.text);
    assert_string_equal(got.answer, "");
    assert_int_equal(got.state, COMPLAINT_OPEN);
    assert_int_equal(got.rating, 0);
    assert_int_equal(got.version, 1);
    assert_string_equal(got.logged_by, "agent1");
    assert_int_equal(got.logged_at, MORNING);
    assert_int_equal(got.changed_at, MORNING);
    assert_int_equal(date_cmp(got.promised, k.promised), 0);
    complaint_done(&got);
    complaint_done(&k);
    db_rollback(d->db);
}

static void an_answer_and_a_rating_are_kept_and_an_old_version_is_a_conflict(void **state)
{
    struct desk *d = *state;
    struct complaint got;
    OK(db_begin(d->db, &d->err));
    struct complaint k = complaint_of(desk_add_customer(d, 1), 1), old;
    OK(complaint_insert(d->db, &k, &d->err));
    old = k;
    k.answer = strdup("Resolved.");
    k.state = COMPLAINT_CLOSED;
    k.rating = 5;
    k.class = COMPLAINT_CLASS_URGENT;
    strcpy(k.category, "delay");
    strcpy(k.cause, "system");
    strcpy(k.owner, "agent1");
    strcpy(k.external, "NCRM-1");
    k.settled_at = MORNING;
    k.reopened = 2;
    k.verdict = VERDICT_OF_ACCEPTED;
    strcpy(k.corrective, "Mended");
    OK(complaint_update(d->db, &k, &d->err));
    assert_int_equal(k.version, 2);
    assert_int_equal(complaint_update(d->db, &old, &d->err), RC_CONFLICT);
    OK(complaint_by_number(d->db, k.number, &got, &d->err));
    assert_string_equal(got.answer, "Resolved.");
    assert_int_equal(got.state, COMPLAINT_CLOSED);
    assert_int_equal(got.rating, 5);
    assert_int_equal(got.class, COMPLAINT_CLASS_URGENT);
    assert_string_equal(got.category, "delay");
    assert_string_equal(got.cause, "system");
    assert_string_equal(got.owner, "agent1");
    assert_string_equal(got.external, "NCRM-1");
    assert_int_equal(got.settled_at, MORNING);
    assert_int_equal(got.reopened, 2);
    assert_int_equal(got.verdict, VERDICT_OF_ACCEPTED);
    assert_string_equal(got.corrective, "Mended");
    complaint_done(&got);
    complaint_done(&k);
    db_rollback(d->db);
}

static void a_complaint_about_an_application_that_is_not_there_is_not_logged(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct complaint k = complaint_of(desk_add_customer(d, 1), 1);
    strcpy(k.application_number, "E26-05-000009");
    assert_int_equal(complaint_insert(d->db, &k, &d->err), RC_NOT_FOUND);
    assert_string_equal(d->err.msg.arg[0], "E26-05-000009");
    complaint_done(&k);
    db_rollback(d->db);
}

static void an_external_number_is_one_complaint(void **state)
{
    struct desk *d = *state;
    struct complaint got;
    OK(db_begin(d->db, &d->err));
    struct complaint k = complaint_of(desk_add_customer(d, 1), 1);
    strcpy(k.external, "NCRM-1");
    OK(complaint_insert(d->db, &k, &d->err));
    OK(complaint_by_external(d->db, "NCRM-1", &got, &d->err));
    assert_string_equal(got.number, k.number);
    complaint_done(&got);
    strcpy(k.number, "CustComp-26-05-000002");
    assert_int_equal(complaint_insert(d->db, &k, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.field, "external");
    complaint_done(&k);
    db_rollback(d->db);
}

struct listed {
    char serials[50];
};

static bool list_one(void *ctx, const struct complaint *c)
{
    struct listed *l = ctx;
    size_t at = strlen(l->serials);
    snprintf(l->serials + at, sizeof l->serials - at, "%c", c->number[strlen(c->number) - 1]);
    return true;
}

static const char *list(struct desk *d, struct rowid customer, bool by_state,
                        enum complaint_state s, int limit)
{
    static struct listed l;
    memset(&l, 0, sizeof l);
    struct complaint_filter f = {
        .customer = customer, .by_state = by_state, .state = s, .limit = limit};
    OK(complaint_each(d->db, &f, list_one, &l, &d->err));
    return l.serials;
}

static void confidential_ones_are_listed_for_those_who_may_see_them(void **state)
{
    struct desk *d = *state;
    static struct listed l;
    struct complaint_filter f = {.viewer = "counter1"};
    struct staff other = {
        .login = "counter1", .name = "Test Counter One", .role = ROLE_COUNTER, .active = true};
    OK(db_begin(d->db, &d->err));
    OK(staff_add(d->db, &other, &other.id, &d->err));
    struct customer c = desk_add_customer(d, 1);
    for (unsigned n = 1; n <= 3; n++) {
        struct complaint k = complaint_of(c, n);
        k.class = n == 1 ? COMPLAINT_CLASS_ORDINARY : COMPLAINT_CLASS_CONFIDENTIAL;
        if (n == 3)
            strcpy(k.owner, "counter1");
        OK(complaint_insert(d->db, &k, &d->err));
        assert_int_equal(complaint_seen_by(&k, "counter1"), n != 2);
        assert_true(complaint_seen_by(&k, "agent1")); /* who logged it */
        complaint_done(&k);
    }
    OK(complaint_each(d->db, &f, list_one, &l, &d->err));
    assert_string_equal(l.serials, "31");
    f.owner = "counter1";
    memset(&l, 0, sizeof l);
    OK(complaint_each(d->db, &f, list_one, &l, &d->err));
    assert_string_equal(l.serials, "3");
    db_rollback(d->db);
}

static void lists_keep_to_their_filters_newest_first(void **state)
{
    struct desk *d = *state;
    struct rowid any = {0};
    OK(db_begin(d->db, &d->err));
    struct customer c[] = {desk_add_customer(d, 1), desk_add_customer(d, 2)};
    for (unsigned n = 1; n <= 4; n++) {
        struct complaint k = complaint_of(c[n % 2], n);
        OK(complaint_insert(d->db, &k, &d->err));
        k.state = COMPLAINT_ANSWERED;
        if (n <= 2)
            OK(complaint_update(d->db, &k, &d->err));
        complaint_done(&k);
    }
    assert_string_equal(list(d, any, false, COMPLAINT_OPEN, 0), "4321");
    assert_string_equal(list(d, any, false, COMPLAINT_OPEN, 2), "43");
    assert_string_equal(list(d, any, true, COMPLAINT_OPEN, 0), "43");
    assert_string_equal(list(d, any, true, COMPLAINT_ANSWERED, 0), "21");
    assert_string_equal(list(d, c[1].id, false, COMPLAINT_OPEN, 0), "31");
    assert_string_equal(list(d, c[1].id, true, COMPLAINT_OPEN, 0), "3");
    db_rollback(d->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_logged_complaint_is_read_back_whole),
        STORE_TEST(an_answer_and_a_rating_are_kept_and_an_old_version_is_a_conflict),
        STORE_TEST(a_complaint_about_an_application_that_is_not_there_is_not_logged),
        STORE_TEST(an_external_number_is_one_complaint),
        STORE_TEST(confidential_ones_are_listed_for_those_who_may_see_them),
        STORE_TEST(lists_keep_to_their_filters_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
