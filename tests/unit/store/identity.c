/* Checks of identity and representatives: the last one counts, all of them stay.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/identity.h"

static struct application one(struct desk *d)
{
    struct customer c = desk_add_customer(d, 1);
    return desk_add_application(d, c.id, 1);
}

static void the_last_check_of_a_customer_is_found(void **state)
{
    struct desk *d = *state;
    struct identity_check found, k = {.method = PROOF_DIGITAL, .reference = "UP-1", .passed = true,
                                      .by = "agent1", .at = MORNING};
    OK(db_begin(d->db, &d->err));
    struct application a = one(d);
    assert_int_equal(identity_check_last(d->db, a.customer, &found, &d->err), RC_NOT_FOUND);
    k.customer = a.customer;
    OK(identity_check_add(d->db, &k, &d->err));
    k = (struct identity_check){.customer = a.customer, .application = a.id, .method = PROOF_QUESTIONS,
                                .by = "agent1", .at = MORNING + 60};
    OK(identity_check_add(d->db, &k, &d->err));
    OK(identity_check_last(d->db, a.customer, &found, &d->err));
    assert_int_equal(found.method, PROOF_QUESTIONS);
    assert_false(found.passed);
    assert_int_equal(found.application.n, a.id.n);
    assert_int_equal(found.at, MORNING + 60);
    OK(db_commit(d->db, &d->err));
}

static void a_digital_identity_without_its_reference_is_no_row(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = one(d);
    struct identity_check k = {.customer = a.customer, .method = PROOF_DIGITAL, .passed = true,
                               .by = "agent1", .at = MORNING};
    assert_int_not_equal(identity_check_add(d->db, &k, &d->err), RC_OK);
    db_rollback(d->db);
}

static void whoever_acts_last_for_a_customer_is_found(void **state)
{
    struct desk *d = *state;
    struct representative found, r = {.name = "Test Representative", .authority = AUTHORITY_LETTER,
                                      .reference = "L-1", .expires = {2026, 12, 31}, .by = "agent1",
                                      .at = MORNING};
    OK(db_begin(d->db, &d->err));
    struct application a = one(d);
    struct customer other = desk_add_customer(d, 2);
    OK(representative_of(d->db, a.id, &found, &d->err));
    assert_string_equal(found.name, "");
    r.application = a.id;
    r.customer = other.id;
    OK(representative_add(d->db, &r, &d->err));
    OK(representative_of(d->db, a.id, &found, &d->err));
    assert_string_equal(found.name, "Test Representative");
    assert_string_equal(found.customer_number, other.number);
    assert_int_equal(found.authority, AUTHORITY_LETTER);
    assert_int_equal(found.expires.year, 2026);
    r = (struct representative){.application = a.id, .by = "agent1", .at = MORNING + 60};
    OK(representative_add(d->db, &r, &d->err));
    OK(representative_of(d->db, a.id, &found, &d->err));
    assert_string_equal(found.name, "");
    OK(db_commit(d->db, &d->err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_last_check_of_a_customer_is_found),
        STORE_TEST(a_digital_identity_without_its_reference_is_no_row),
        STORE_TEST(whoever_acts_last_for_a_customer_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
