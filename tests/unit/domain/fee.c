/* What an application costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/fee.h"

static const char *const used[] = {"used", NULL};

static struct card_fee fees[] = {
    {.id = "application",
     .basis = FEE_PER_APPLICATION,
     .moment = FEE_AT_SUBMISSION,
     .amount = {60000}},
    {.id = "codes",
     .basis = FEE_PER_HS_CODE,
     .moment = FEE_AT_SUBMISSION,
     .amount = {10050},
     .count_field = "codes"},
    {.id = "used",
     .basis = FEE_PER_APPLICATION,
     .moment = FEE_AT_SUBMISSION,
     .amount = {20000},
     .when = {"condition", used}},
    {.id = "visit",
     .basis = FEE_PER_ASSESSOR_DAY,
     .moment = FEE_AT_ASSESSMENT,
     .assessed_later = true,
     .count_field = "assessors"},
    {.id = "copies",
     .basis = FEE_PER_COPY,
     .moment = FEE_AT_DELIVERY,
     .amount = {500},
     .count_field = "copies"},
};
static const struct card card = {.fees = fees, .nfees = COUNT(fees)};

struct desk {
    struct answers answers;
    struct fee_line lines[COUNT(fees)];
    size_t count;
    struct err err;
};

static int open_desk(void **state)
{
    struct desk *d = calloc(1, sizeof *d);
    answers_init(&d->answers);
    answers_set(&d->answers, "codes", "3");
    answers_set(&d->answers, "copies", "2");
    *state = d;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *d = *state;
    answers_done(&d->answers);
    free(d);
    return 0;
}

static enum rc lines_of(struct desk *d)
{
    return fee_lines(&card, &d->answers, d->lines, &d->count, &d->err);
}

static void lines_come_in_the_order_of_the_card_with_units_times_amount(void **state)
{
    struct desk *d = *state;
    assert_int_equal(lines_of(d), RC_OK);
    static const struct {
        const char *id;
        int64_t units, fils;
        bool known;
    } rows[] = {
        {"application", 1, 60000, true},
        {"codes", 3, 30150, true},
        {"visit", 0, 0, false},
        {"copies", 2, 1000, true},
    };
    assert_int_equal(d->count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        ROW_TEXT(d->lines[i].fee->id, rows[i].id, rows[i].id);
        ROW_TRUE(d->lines[i].units == rows[i].units, rows[i].id);
        ROW_TRUE(d->lines[i].total.fils == rows[i].fils, rows[i].id);
        ROW_TRUE(d->lines[i].known == rows[i].known, rows[i].id);
    }
}

static void a_line_is_there_only_while_its_condition_holds(void **state)
{
    struct desk *d = *state;
    answers_set(&d->answers, "condition", "used");
    assert_int_equal(lines_of(d), RC_OK);
    assert_int_equal(d->count, 5);
    assert_string_equal(d->lines[2].fee->id, "used");
    answers_set(&d->answers, "condition", "new");
    assert_int_equal(lines_of(d), RC_OK);
    assert_int_equal(d->count, 4);
}

static void totals_are_of_known_lines_of_one_moment(void **state)
{
    struct desk *d = *state;
    answers_set(&d->answers, "condition", "used");
    assert_int_equal(lines_of(d), RC_OK);
    assert_int_equal(fee_total(d->lines, d->count, FEE_AT_SUBMISSION).fils, 60000 + 30150 + 20000);
    assert_int_equal(fee_total(d->lines, d->count, FEE_AT_ASSESSMENT).fils, 0);
    assert_int_equal(fee_total(d->lines, d->count, FEE_AT_DELIVERY).fils, 1000);
    assert_int_equal(fee_total(d->lines, d->count, FEE_AT_INSPECTION).fils, 0);
    assert_int_equal(fee_total(d->lines, 0, FEE_AT_SUBMISSION).fils, 0);
}

static void an_assessed_line_takes_its_units_when_they_are_known(void **state)
{
    struct desk *d = *state;
    answers_set(&d->answers, "assessors", "4");
    assert_int_equal(lines_of(d), RC_OK);
    assert_int_equal(d->lines[2].units, 4);
    assert_false(d->lines[2].known);
    assert_int_equal(d->lines[2].total.fils, 0);
}

static void a_count_of_none_costs_nothing(void **state)
{
    struct desk *d = *state;
    answers_set(&d->answers, "codes", "0");
    assert_int_equal(lines_of(d), RC_OK);
    assert_true(d->lines[1].known);
    assert_int_equal(d->lines[1].total.fils, 0);
}

static void a_count_that_is_not_there_is_asked_for(void **state)
{
    struct desk *d = *state;
    static const char *const rows[] = {"", "x", "3x", "-3", "3.5", "1234567890123"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        answers_set(&d->answers, "codes", rows[i]);
        d->count = 77;
        ROW_TRUE(lines_of(d) == RC_BAD_DATA, rows[i]);
        ROW_TEXT(d->err.field, "codes", rows[i]);
        ROW_TRUE(d->err.msg.id && *d->err.msg.id, rows[i]);
        ROW_TRUE(d->count == 77, rows[i]);
    }
}

static void amounts_beyond_the_largest_are_refused_in_one_line_and_in_the_sum(void **state)
{
    struct desk *d = *state;
    answers_set(&d->answers, "codes", "999999999999");
    assert_int_equal(lines_of(d), RC_BAD_DATA);
    assert_string_equal(d->err.field, "codes");
    /* Each fits, both together do not. */
    answers_set(&d->answers, "codes", "9950248");
    assert_int_equal(lines_of(d), RC_BAD_DATA);
    answers_set(&d->answers, "codes", "9950000");
    assert_int_equal(lines_of(d), RC_OK);
    answers_set(&d->answers, "copies", "199999999");
    assert_int_equal(lines_of(d), RC_BAD_DATA);
    assert_string_equal(d->err.field, "copies");
    assert_int_equal(fee_lines(&card, &d->answers, d->lines, &d->count, NULL), RC_BAD_DATA);
}

static void a_free_service_has_no_lines(void **state)
{
    struct desk *d = *state;
    struct card free_of_charge = {.nfees = 0};
    d->count = 77;
    assert_int_equal(fee_lines(&free_of_charge, &d->answers, d->lines, &d->count, &d->err), RC_OK);
    assert_int_equal(d->count, 0);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(lines_come_in_the_order_of_the_card_with_units_times_amount),
        AT_DESK(a_line_is_there_only_while_its_condition_holds),
        AT_DESK(totals_are_of_known_lines_of_one_moment),
        AT_DESK(an_assessed_line_takes_its_units_when_they_are_known),
        AT_DESK(a_count_of_none_costs_nothing),
        AT_DESK(a_count_that_is_not_there_is_asked_for),
        AT_DESK(amounts_beyond_the_largest_are_refused_in_one_line_and_in_the_sum),
        AT_DESK(a_free_service_has_no_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
