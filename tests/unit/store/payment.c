/* Money: charges, payments, what is due.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

static struct application open_one(struct desk *d, unsigned n)
{
    return desk_add_application(d, desk_add_customer(d, n).id, n);
}

static struct charge fee(struct application a, const char *id, int64_t units, int64_t fils)
{
    struct charge c = {.application = a.id,
                       .moment = FEE_AT_SUBMISSION,
                       .units = units,
                       .unit_amount = {fils},
                       .total = {units * fils}};
    snprintf(c.fee, sizeof c.fee, "%s", id);
    strcpy(c.purpose_en, "Test fee");
    strcpy(c.purpose_ar, "رسم تجريبي");
    return c;
}

static struct payment paying(struct application a, const char *reference, int64_t fils,
                             enum payment_outcome outcome)
{
    struct payment p = {.application = a.id,
                        .amount = {fils},
                        .method = "terminal",
                        .scheme = "visa",
                        .last4 = "1234",
                        .outcome = outcome,
                        .by = "agent1",
                        .at = MORNING};
    snprintf(p.reference, sizeof p.reference, "%s", reference);
    if (outcome == PAYMENT_PAID)
        snprintf(p.receipt, sizeof p.receipt, "REC26-%s", reference);
    return p;
}

static void due_is(struct desk *d, struct application a, int64_t fils, bool unknown)
{
    struct money due = {-1};
    bool got_unknown = !unknown;
    OK(payment_balance(d->db, a.id, &due, &got_unknown, &d->err));
    assert_int_equal(due.fils, fils);
    assert_int_equal(got_unknown, unknown);
}

static bool copy_charge(void *ctx, const struct charge *c)
{
    *(struct charge *)ctx = *c;
    return true;
}

static void a_charge_is_read_back_whole_and_owed(void **state)
{
    struct desk *d = *state;
    struct charge got;
    OK(db_begin(d->db, &d->err));
    struct application a = open_one(d, 1);
    struct charge c = fee(a, "request", 3, 10050);
    due_is(d, a, 0, false);
    OK(charge_insert(d->db, &c, &d->err));
    OK(charge_each(d->db, a.id, copy_charge, &got, &d->err));
    assert_string_equal(got.fee, "request");
    assert_string_equal(got.purpose_en, "Test fee");
    assert_string_equal(got.purpose_ar, "رسم تجريبي");
    assert_int_equal(got.moment, FEE_AT_SUBMISSION);
    assert_int_equal(got.units, 3);
    assert_int_equal(got.unit_amount.fils, 10050);
    assert_int_equal(got.total.fils, 30150);
    due_is(d, a, 30150, false);
    db_rollback(d->db);
}

static void a_fee_is_charged_once_at_each_moment(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = open_one(d, 1);
    struct charge c = fee(a, "request", 1, 100), again = c;
    OK(charge_insert(d->db, &c, &d->err));
    assert_int_equal(charge_insert(d->db, &again, &d->err), RC_CONFLICT);
    again.moment = FEE_AT_ASSESSMENT;
    OK(charge_insert(d->db, &again, &d->err));
    due_is(d, a, 200, false);
    db_rollback(d->db);
}

static void a_charge_whose_sum_is_wrong_is_refused(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct charge c = fee(open_one(d, 1), "request", 2, 100);
    c.total.fils = 150;
    assert_int_equal(charge_insert(d->db, &c, &d->err), RC_INTERNAL);
    db_rollback(d->db);
}

static void a_payment_is_found_by_reference_and_by_receipt(void **state)
{
    struct desk *d = *state;
    struct payment got;
    OK(db_begin(d->db, &d->err));
    struct application a = open_one(d, 1);
    struct charge c = fee(a, "request", 1, 500);
    struct payment p = paying(a, "T-1", 500, PAYMENT_PAID);
    OK(charge_insert(d->db, &c, &d->err));
    OK(payment_insert(d->db, &p, &d->err));
    OK(payment_by_reference(d->db, "T-1", &got, &d->err));
    OK(payment_by_receipt(d->db, "rec26-t-1", &got, &d->err));
    assert_int_equal(got.id.n, p.id.n);
    assert_int_equal(got.application.n, a.id.n);
    assert_string_equal(got.application_number, a.number);
    assert_string_equal(got.receipt, "REC26-T-1");
    assert_int_equal(got.amount.fils, 500);
    assert_string_equal(got.method, "terminal");
    assert_string_equal(got.scheme, "visa");
    assert_string_equal(got.last4, "1234");
    assert_int_equal(got.outcome, PAYMENT_PAID);
    assert_string_equal(got.by, "agent1");
    assert_int_equal(got.at, MORNING);
    due_is(d, a, 0, false);
    assert_int_equal(payment_by_reference(d->db, "T-2", &got, &d->err), RC_NOT_FOUND);
    assert_int_equal(payment_by_receipt(d->db, "REC26-T-2", &got, &d->err), RC_NOT_FOUND);
    db_rollback(d->db);
}

static void what_is_paid_is_never_paid_again(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = open_one(d, 1);
    struct payment p = paying(a, "T-1", 500, PAYMENT_PAID), again = p;
    OK(payment_insert(d->db, &p, &d->err));
    strcpy(again.receipt, "REC26-OTHER");
    assert_int_equal(payment_insert(d->db, &again, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[1], "REC26-T-1");
    again = paying(a, "T-1", 500, PAYMENT_DECLINED);
    assert_int_equal(payment_insert(d->db, &again, &d->err), RC_CONFLICT);
    db_rollback(d->db);
}

static void a_reference_stays_with_its_application_and_amount(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = open_one(d, 1), b = open_one(d, 2);
    struct payment p = paying(a, "T-1", 500, PAYMENT_UNKNOWN);
    OK(payment_insert(d->db, &p, &d->err));
    p = paying(b, "T-1", 500, PAYMENT_PAID);
    assert_int_equal(payment_insert(d->db, &p, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[1], a.number);
    p = paying(a, "T-1", 501, PAYMENT_PAID);
    assert_int_equal(payment_insert(d->db, &p, &d->err), RC_CONFLICT);
    db_rollback(d->db);
}

static void an_unknown_payment_is_unknown_until_its_own_reference_is_settled(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = open_one(d, 1);
    struct charge c = fee(a, "request", 1, 500);
    struct payment p = paying(a, "T-1", 500, PAYMENT_UNKNOWN);
    OK(charge_insert(d->db, &c, &d->err));
    OK(payment_insert(d->db, &p, &d->err));
    due_is(d, a, 500, true);
    p = paying(a, "T-2", 500, PAYMENT_DECLINED);
    OK(payment_insert(d->db, &p, &d->err));
    due_is(d, a, 500, true);
    p = paying(a, "T-1", 500, PAYMENT_FAILED);
    OK(payment_insert(d->db, &p, &d->err));
    due_is(d, a, 500, false);
    p = paying(a, "T-3", 500, PAYMENT_UNKNOWN);
    OK(payment_insert(d->db, &p, &d->err));
    p = paying(a, "T-3", 500, PAYMENT_PAID);
    OK(payment_insert(d->db, &p, &d->err));
    due_is(d, a, 0, false);
    db_rollback(d->db);
}

struct listed {
    char references[100];
};

static bool list_one(void *ctx, const struct payment *p)
{
    struct listed *l = ctx;
    size_t at = strlen(l->references);
    snprintf(l->references + at, sizeof l->references - at, "%s%s", at ? " " : "", p->reference);
    return true;
}

static const char *list(struct desk *d, struct rowid application, struct date from, struct date to)
{
    static struct listed l;
    memset(&l, 0, sizeof l);
    OK(payment_each(d->db, application, from, to, list_one, &l, &d->err));
    return l.references;
}

static void payments_are_listed_by_uae_days_or_by_application(void **state)
{
    struct desk *d = *state;
    struct date today = DAY_OF_MORNING, tomorrow = date_add(today, 1);
    struct {
        const char *reference;
        instant at;
    } rows[] = {{"LATE", date_start(today) - 1},
                {"FIRST", date_start(today)},
                {"LAST", date_start(tomorrow) - 1},
                {"NEXT", date_start(tomorrow)}};
    OK(db_begin(d->db, &d->err));
    struct application a = open_one(d, 1), b = open_one(d, 2);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct payment p = paying(i % 2 ? a : b, rows[i].reference, 100, PAYMENT_DECLINED);
        p.at = rows[i].at;
        OK(payment_insert(d->db, &p, &d->err));
    }
    struct rowid any = {0};
    assert_string_equal(list(d, any, today, today), "LAST FIRST");
    assert_string_equal(list(d, any, today, tomorrow), "NEXT LAST FIRST");
    assert_string_equal(list(d, any, date_add(today, 5), date_add(today, 9)), "");
    assert_string_equal(list(d, a.id, today, today), "NEXT FIRST");
    db_rollback(d->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_charge_is_read_back_whole_and_owed),
        STORE_TEST(a_fee_is_charged_once_at_each_moment),
        STORE_TEST(a_charge_whose_sum_is_wrong_is_refused),
        STORE_TEST(a_payment_is_found_by_reference_and_by_receipt),
        STORE_TEST(what_is_paid_is_never_paid_again),
        STORE_TEST(a_reference_stays_with_its_application_and_amount),
        STORE_TEST(an_unknown_payment_is_unknown_until_its_own_reference_is_settled),
        STORE_TEST(payments_are_listed_by_uae_days_or_by_application),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
