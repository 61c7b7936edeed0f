/* The trail: timeline, audit, outbox; what may not be changed; the figures of the day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/handle.h"

static bool keep_last(void *ctx, const struct timeline_entry *e)
{
    struct timeline_entry *last = ctx;
    assert_true(e->at >= last->at);
    *last = *e;
    return true;
}

static void a_timeline_tells_what_happened_in_its_order(void **state)
{
    struct desk *d = *state;
    struct timeline_entry last = {0};
    OK(db_begin(d->db, &d->err));
    struct application a = desk_add_application(d, desk_add_customer(d, 1).id, 1);
    struct timeline_entry e = {.application = a.id,
                               .at = MORNING + 9,
                               .by = "agent1",
                               .event = "document-received",
                               .note = "copy",
                               .about = "passport"};
    OK(timeline_add(d->db, &e, &d->err));
    OK(timeline_each(d->db, a.id, (struct rowid){0}, keep_last, &last, &d->err));
    assert_int_equal(last.application.n, a.id.n);
    assert_int_equal(last.complaint.n, 0);
    assert_int_equal(last.at, MORNING + 9);
    assert_string_equal(last.by, "agent1");
    assert_string_equal(last.event, "document-received");
    assert_string_equal(last.from, "");
    assert_string_equal(last.to, "");
    assert_string_equal(last.note, "copy");
    assert_string_equal(last.about, "passport");
    e.application.n = 0;
    assert_int_equal(timeline_add(d->db, &e, &d->err), RC_INTERNAL);
    db_rollback(d->db);
}

static void the_audit_knows_the_last_success_about_something(void **state)
{
    struct desk *d = *state;
    struct audit_entry got;
    OK(db_begin(d->db, &d->err));
    OK(audit_add(d->db, MORNING, "agent1", "application set", "E26-05-000001", "zone", RC_OK,
                 &d->err));
    OK(audit_add(d->db, MORNING + 1, "agent2", "application set", "E26-05-000001", "name", RC_OK,
                 &d->err));
    OK(audit_add(d->db, MORNING + 2, "agent3", "application set", "E26-05-000001", "", RC_CONFLICT,
                 &d->err));
    OK(audit_add(d->db, MORNING + 3, "agent4", "application set", "E26-05-000002", "", RC_OK,
                 &d->err));
    OK(audit_last(d->db, "application set", "E26-05-000001", &got, &d->err));
    assert_string_equal(got.by, "agent2");
    assert_string_equal(got.details, "name");
    assert_int_equal(got.at, MORNING + 1);
    assert_int_equal(audit_last(d->db, "application set", "E26-05-000003", &got, &d->err),
                     RC_NOT_FOUND);
    db_rollback(d->db);
}

static void a_message_is_kept_for_a_customer_who_is_there(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    OK(outbox_add(d->db, MORNING, c.id, "sms", c.mobile, LANG_AR, "", "رسالة تجريبية",
                  "E26-05-000001", &d->err));
    OK(outbox_add(d->db, MORNING, c.id, "email", "one@example.ae", LANG_AR, "عنوان تجريبي",
                  "رسالة تجريبية", "E26-05-000001", &d->err));
    assert_int_equal(outbox_add(d->db, MORNING, (struct rowid){99}, "sms", c.mobile, LANG_EN,
                                "", "Test", "", &d->err),
                     RC_INTERNAL);
    assert_int_equal(outbox_add(d->db, MORNING, c.id, "sms", c.mobile, LANG_EN, "A text message has none",
                                "Test", "", &d->err),
                     RC_INTERNAL);
    db_rollback(d->db);
}

static void fill_every_table(struct desk *d)
{
    struct customer c = desk_add_customer(d, 1);
    struct application a = desk_add_application(d, c.id, 1);
    struct charge fee = {
        .application = a.id, .fee = "f", .units = 1, .unit_amount = {5}, .total = {5}};
    struct payment p = {.application = a.id,
                        .reference = "T-1",
                        .receipt = "REC1",
                        .amount = {5},
                        .method = "gateway",
                        .outcome = PAYMENT_PAID,
                        .by = "agent1",
                        .at = MORNING};
    struct complaint k = {.number = "K1",
                          .customer = c.id,
                          .subject = "s",
                          .logged_by = "agent1",
                          .logged_at = MORNING};
    OK(charge_insert(d->db, &fee, &d->err));
    OK(payment_insert(d->db, &p, &d->err));
    OK(complaint_insert(d->db, &k, &d->err));
    OK(audit_add(d->db, MORNING, "agent1", "x", "y", "", RC_OK, &d->err));
}

static void money_and_the_trail_are_only_added_to(void **state)
{
    struct desk *d = *state;
    static const char *const tampering[] = {
        "UPDATE charge SET total = 0, unit_amount = 0",
        "DELETE FROM charge",
        "UPDATE payment SET amount = 1",
        "DELETE FROM payment",
        "UPDATE payment SET outcome = 'failed', receipt = NULL",
        "UPDATE timeline SET login = NULL",
        "DELETE FROM timeline",
        "UPDATE audit SET login = 'agent2'",
        "DELETE FROM audit",
        "UPDATE kept_text SET xml = ''",
        "DELETE FROM kept_text",
        "DELETE FROM customer",
        "DELETE FROM application",
        "DELETE FROM complaint",
        "DELETE FROM staff",
        "REPLACE INTO audit SELECT id, at, 'agent2', what, about, details, outcome FROM audit",
        "REPLACE INTO charge SELECT id, application, fee, '', '', moment, units, 0, 0 FROM charge",
    };
    OK(db_begin(d->db, &d->err));
    fill_every_table(d);
    for (size_t i = 0; i < COUNT(tampering); i++)
        ROW_TRUE(engine_script(d->db, tampering[i], &d->err) == RC_INTERNAL, tampering[i]);
    db_rollback(d->db);
}

static struct day_figures figures(struct desk *d, struct date day)
{
    struct day_figures f;
    OK(day_figures_get(d->db, day, &f, &d->err));
    return f;
}

static void move(struct desk *d, struct application *a, enum state to, instant at)
{
    a->state = to;
    a->changed_at = at;
    if (to == STATE_UNDER_REVIEW)
        a->submitted_at = a->clock_since = at;
    OK(application_update(d->db, a, &d->err));
}

static void the_figures_follow_what_happens_in_the_same_transaction(void **state)
{
    struct desk *d = *state;
    struct date today = DAY_OF_MORNING, tomorrow = date_add(today, 1);
    instant next_morning = MORNING + 86400;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    struct application a = desk_add_application(d, c.id, 1), b = desk_add_application(d, c.id, 2);
    assert_int_equal(figures(d, today).opened, 2);
    assert_int_equal(figures(d, today).in_state[STATE_DRAFT], 2);
    b.promised = today;
    move(d, &a, STATE_UNDER_REVIEW, MORNING);
    move(d, &b, STATE_UNDER_REVIEW, next_morning);
    move(d, &a, STATE_APPROVED, next_morning);
    move(d, &a, STATE_READY, next_morning);
    move(d, &a, STATE_DELIVERED, next_morning);
    struct payment p = {.application = a.id,
                        .reference = "T-1",
                        .receipt = "REC1",
                        .amount = {725},
                        .method = "gateway",
                        .outcome = PAYMENT_PAID,
                        .by = "agent1",
                        .at = MORNING};
    struct payment declined = p;
    strcpy(declined.reference, "T-2");
    declined.receipt[0] = '\0';
    declined.outcome = PAYMENT_DECLINED;
    OK(payment_insert(d->db, &p, &d->err));
    OK(payment_insert(d->db, &declined, &d->err));
    struct complaint k = {.number = "K1",
                          .customer = c.id,
                          .subject = "s",
                          .logged_by = "agent1",
                          .logged_at = MORNING};
    OK(complaint_insert(d->db, &k, &d->err));

    struct day_figures f = figures(d, today);
    assert_int_equal(f.opened, 2);
    assert_int_equal(f.submitted, 1);
    assert_int_equal(f.approved, 0);
    assert_int_equal(f.complaints, 1);
    assert_int_equal(f.payments, 1);
    assert_int_equal(f.taken.fils, 725);
    assert_int_equal(f.in_state[STATE_DRAFT], 0);
    assert_int_equal(f.in_state[STATE_UNDER_REVIEW], 1);
    assert_int_equal(f.in_state[STATE_DELIVERED], 1);
    assert_int_equal(f.complaints_open, 1);
    assert_int_equal(f.overdue, 0);
    f = figures(d, tomorrow);
    assert_int_equal(f.opened, 0);
    assert_int_equal(f.submitted, 1);
    assert_int_equal(f.approved, 1);
    assert_int_equal(f.delivered, 1);
    assert_int_equal(f.overdue, 1);

    k.state = COMPLAINT_ANSWERED;
    OK(complaint_update(d->db, &k, &d->err));
    assert_int_equal(figures(d, today).complaints_open, 0);
    assert_int_equal(figures(d, today).complaints, 1);

    db_rollback(d->db);
    f = figures(d, today);
    assert_int_equal(f.opened, 0);
    assert_int_equal(f.taken.fils, 0);
    assert_int_equal(f.in_state[STATE_DELIVERED], 0);
}

static void a_uae_day_begins_at_twenty_hours_utc(void **state)
{
    struct desk *d = *state;
    struct date today = DAY_OF_MORNING;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    instant at[] = {date_start(today) - 1, date_start(today), date_start(date_add(today, 1)) - 1,
                    date_start(date_add(today, 1))};
    for (unsigned i = 0; i < COUNT(at); i++) {
        struct application a = desk_application(d, c.id, i + 1);
        a.opened_at = at[i];
        OK(application_insert(d->db, &a, &d->err));
    }
    assert_int_equal(figures(d, today).opened, 2);
    db_rollback(d->db);
}

static void a_new_database_knows_the_fixed_holidays_of_three_years(void **state)
{
    struct desk *d = *state;
    struct date *days;
    size_t n;
    int year = date_of(clock_now()).year;
    struct date from = {year, 1, 1}, to = {year + 3, 12, 31};
    OK(holidays_get(d->db, from, to, &days, &n, &d->err));
    assert_int_equal(n, 9);
    static const struct {
        int month, day;
    } fixed[] = {{1, 1}, {12, 2}, {12, 3}};
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(days[i].year, year + (int)(i / 3));
        assert_int_equal(days[i].month, fixed[i % 3].month);
        assert_int_equal(days[i].day, fixed[i % 3].day);
    }
    free(days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_timeline_tells_what_happened_in_its_order),
        STORE_TEST(the_audit_knows_the_last_success_about_something),
        STORE_TEST(a_message_is_kept_for_a_customer_who_is_there),
        STORE_TEST(money_and_the_trail_are_only_added_to),
        STORE_TEST(the_figures_follow_what_happens_in_the_same_transaction),
        STORE_TEST(a_uae_day_begins_at_twenty_hours_utc),
        STORE_TEST(a_new_database_knows_the_fixed_holidays_of_three_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
