/* The vocabularies of the domain: every word reads back, every value has a title.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/card.h"
#include "domain/contact.h"
#include "domain/customer.h"
#include "domain/field.h"
#include "domain/proof.h"
#include "domain/rating.h"
#include "domain/role.h"
#include "domain/workflow.h"

/* Words go into files, arguments and rows of the database. */
static void check_word(const char *word)
{
    ROW_TRUE(*word, word);
    ROW_TRUE(strspn(word, "abcdefghijklmnopqrstuvwxyz-") == strlen(word), word);
}

#define CHECK_PARSE(noun, count)                                                                   \
    do {                                                                                           \
        enum noun got;                                                                             \
        for (int i = 0; i < (int)(count); i++) {                                                   \
            check_word(noun##_word((enum noun)i));                                                 \
            ROW_TRUE(noun##_parse(noun##_word((enum noun)i), &got), noun##_word((enum noun)i));    \
            assert_int_equal(got, i);                                                              \
        }                                                                                          \
        assert_false(noun##_parse("nothing-of-the-sort", &got));                                   \
        assert_false(noun##_parse("", &got));                                                      \
        assert_false(noun##_parse(NULL, &got));                                                    \
        assert_int_equal(got, (count) - 1);                                                        \
    } while (0)
#define CHECK_TITLE(noun, count)                                                                   \
    do {                                                                                           \
        for (int i = 0; i < (int)(count); i++)                                                     \
            ROW_TRUE(*noun##_title((enum noun)i), noun##_word((enum noun)i));                      \
    } while (0)

static void every_word_of_a_vocabulary_reads_back_as_its_value(void **unused)
{
    (void)unused;
    CHECK_PARSE(role, ROLE_COUNT);
    CHECK_PARSE(customer_kind, CUSTOMER_KIND_COUNT);
    CHECK_PARSE(fee_basis, FEE_BASIS_COUNT);
    CHECK_PARSE(fee_moment, FEE_MOMENT_COUNT);
    CHECK_PARSE(audience, AUDIENCE_COUNT);
    CHECK_PARSE(channel, CHANNEL_COUNT);
    CHECK_PARSE(field_type, FIELD_TYPE_COUNT);
    CHECK_PARSE(state, STATE_COUNT);
    CHECK_PARSE(event, EVENT_COUNT);
    CHECK_PARSE(proof, PROOF_COUNT);
    CHECK_PARSE(rated, RATED_COUNT);
    CHECK_PARSE(message_channel, MESSAGE_CHANNEL_COUNT);
    CHECK_PARSE(contact_channel, CONTACT_CHANNEL_COUNT);
    CHECK_PARSE(contact_kind, CONTACT_KIND_COUNT);
    CHECK_PARSE(contact_state, CONTACT_STATE_COUNT);
}

static void every_value_has_a_title(void **unused)
{
    (void)unused;
    CHECK_TITLE(role, ROLE_COUNT);
    CHECK_TITLE(customer_kind, CUSTOMER_KIND_COUNT);
    CHECK_TITLE(fee_basis, FEE_BASIS_COUNT);
    CHECK_TITLE(fee_moment, FEE_MOMENT_COUNT);
    CHECK_TITLE(audience, AUDIENCE_COUNT);
    CHECK_TITLE(channel, CHANNEL_COUNT);
    CHECK_TITLE(state, STATE_COUNT);
    CHECK_TITLE(proof, PROOF_COUNT);
    CHECK_TITLE(event, EVENT_COUNT);
    CHECK_TITLE(rated, RATED_COUNT);
    CHECK_TITLE(message_channel, MESSAGE_CHANNEL_COUNT);
    CHECK_TITLE(contact_channel, CONTACT_CHANNEL_COUNT);
    CHECK_TITLE(contact_kind, CONTACT_KIND_COUNT);
    CHECK_TITLE(contact_state, CONTACT_STATE_COUNT);
    CHECK_TITLE(stage, STAGE_COUNT);
}

static void sets_of_roles_hold_the_roles_they_are_named_after(void **unused)
{
    (void)unused;
    assert_int_equal(ROLES_ALL, ROLE_BIT(ROLE_AGENT) | ROLE_BIT(ROLE_COUNTER) |
                                    ROLE_BIT(ROLE_SUPERVISOR) | ROLE_BIT(ROLE_ADMIN));
    assert_int_equal(ROLES_COUNTER & ROLE_BIT(ROLE_AGENT), 0);
    assert_int_equal(ROLES_DESK & ROLES_ADMIN, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_a_vocabulary_reads_back_as_its_value),
        cmocka_unit_test(every_value_has_a_title),
        cmocka_unit_test(sets_of_roles_hold_the_roles_they_are_named_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
