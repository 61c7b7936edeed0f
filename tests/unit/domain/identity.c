/* Emirates IDs, telephones, e-mail, licences, and card numbers in free text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/identity.h"

static void an_emirates_id_is_judged_by_characters_then_length_then_prefix(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        enum eid_fault fault;
    } rows[] = {
        {"784-1990-0000001-0", EID_OK},
        {"784199000000010", EID_OK},
        {" 784 1990 0000001 0 ", EID_OK},
        {"٧٨٤-١٩٩٠-٠٠٠٠٠٠١-٠", EID_OK},
        {"۷۸۴۱۹۹۰۰۰۰۰۰۰۱۰", EID_OK},
        {"784\u20111990\u20130000001\u20140", EID_OK},
        {"\u200e784-1990-0000001-0", EID_OK},
        {"784-1990-0000001-5", EID_UNUSUAL},
        {"784-0000-0000000-1", EID_UNUSUAL},
        {"", EID_LENGTH},
        {"784", EID_LENGTH},
        {"784-1990-0000001", EID_LENGTH},
        {"784-1990-0000001-05", EID_LENGTH},
        {"785-1990-0000001-0", EID_PREFIX},
        {"000000000000000", EID_PREFIX},
        {"784-1990-000000x-5", EID_CHARACTER},
        {"784/1990/0000001/0", EID_CHARACTER},
        {"784+199000000010", EID_CHARACTER},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct eid e = {"untouched"};
        ROW_TRUE(eid_parse(rows[i].typed, &e) == rows[i].fault, rows[i].typed);
        bool good = rows[i].fault == EID_OK || rows[i].fault == EID_UNUSUAL;
        ROW_TRUE(good == (strncmp(e.digits, "784", 3) == 0), rows[i].typed);
        ROW_TRUE(good || strcmp(e.digits, "untouched") == 0, rows[i].typed);
    }
}

/* Of the ten last digits exactly one is usual, and all are allowed. */
static void exactly_one_check_digit_is_usual(void **state)
{
    (void)state;
    for (int serial = 0; serial < 1000; serial++) {
        int usual = 0;
        for (int check = 0; check < 10; check++) {
            char typed[48];
            struct eid e;
            snprintf(typed, sizeof typed, "784-1990-%07d-%d", serial, check);
            enum eid_fault fault = eid_parse(typed, &e);
            ROW_TRUE(fault == EID_OK || fault == EID_UNUSUAL, typed);
            usual += fault == EID_OK;
        }
        assert_int_equal(usual, 1);
    }
}

static void an_emirates_id_is_shown_in_groups_and_masked_but_for_its_end(void **state)
{
    (void)state;
    struct eid e;
    struct buf b = {0};
    assert_int_equal(eid_parse("784199000000675", &e), EID_UNUSUAL);
    eid_shown(&b, e);
    assert_string_equal(b.s, "784-1990-0000067-5");
    buf_clear(&b);
    eid_masked(&b, e);
    assert_string_equal(b.s, "784-****-*****67-5");
    buf_done(&b);
}

static void telephone_numbers_become_international(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *e164;
        enum phone_kind kind;
        const char *shown, *masked;
    } rows[] = {
        {"0501234567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"501234567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"050 123 4567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"050-123-4567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"+971 50 123 4567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"+971 (0)50 1234567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"00971501234567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"971501234567", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"٠٥٠١٢٣٤٥٦٧", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"+٩٧١٥٠١٢٣٤٥٦٧", "+971501234567", PHONE_MOBILE, "+971 50 123 4567", "+9715*****567"},
        {"\u202a+971501234567\u202c", "+971501234567", PHONE_MOBILE, "+971 50 123 4567",
         "+9715*****567"},
        {"0521234567", "+971521234567", PHONE_MOBILE, "+971 52 123 4567", "+9715*****567"},
        {"0541234567", "+971541234567", PHONE_MOBILE, "+971 54 123 4567", "+9715*****567"},
        {"0551234567", "+971551234567", PHONE_MOBILE, "+971 55 123 4567", "+9715*****567"},
        {"0561234567", "+971561234567", PHONE_MOBILE, "+971 56 123 4567", "+9715*****567"},
        {"0581234567", "+971581234567", PHONE_MOBILE, "+971 58 123 4567", "+9715*****567"},
        {"042345678", "+97142345678", PHONE_FIXED, "+971 4 234 5678", "+9714****678"},
        {"+971 2 234 5678", "+97122345678", PHONE_FIXED, "+971 2 234 5678", "+9712****678"},
        {"97162345678", "+97162345678", PHONE_FIXED, "+971 6 234 5678", "+9716****678"},
        {"600565554", "+971600565554", PHONE_SERVICE, "600 565554", "+9716*****554"},
        {"800 12345", "+97180012345", PHONE_SERVICE, "800 12345", "+9718****345"},
        {"80044", "+97180044", PHONE_SERVICE, "800 44", "+97****44"},
        {"+44 20 7946 0958", "+442079460958", PHONE_FOREIGN, "+442079460958", "+4420*****958"},
        {"0044 20 7946 0958", "+442079460958", PHONE_FOREIGN, "+442079460958", "+4420*****958"},
        {"+1234567", "+1234567", PHONE_FOREIGN, "+1234567", "+12***67"},
        {"+123456789012345", "+123456789012345", PHONE_FOREIGN, "+123456789012345",
         "+1234********345"},
    };
    struct buf b = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct phone p;
        enum phone_kind kind;
        ROW_TRUE(phone_parse(rows[i].typed, &p, &kind), rows[i].typed);
        ROW_TEXT(p.e164, rows[i].e164, rows[i].typed);
        ROW_TRUE(kind == rows[i].kind, rows[i].typed);
        buf_clear(&b);
        phone_shown(&b, p);
        ROW_TEXT(b.s, rows[i].shown, rows[i].typed);
        buf_clear(&b);
        phone_masked(&b, p);
        ROW_TEXT(b.s, rows[i].masked, rows[i].typed);
    }
    buf_done(&b);
}

static void what_is_no_telephone_number_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "+",
        "00",
        "050",
        "05012345678",
        "050123456",
        "0511234567",
        "0531234567",
        "0571234567",
        "0591234567",
        "42345678",
        "012345678",
        "052345678",
        "60012345",
        "6001234567",
        "8001",
        "80012345678",
        "2079460958",
        "+971",
        "+9711234567",
        "+97150",
        "+123456",
        "+1234567890123456",
        "+0501234567",
        "+971511234567",
        "abc",
        "050123456x",
        "++971501234567",
        "050+1234567",
        "0501234567;0502345678",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct phone p = {"untouched"};
        enum phone_kind kind;
        ROW_TRUE(!phone_parse(rows[i], &p, &kind), rows[i]);
        ROW_TEXT(p.e164, "untouched", rows[i]);
    }
}

static void mail_addresses_have_one_at_and_a_domain_with_a_dot(void **state)
{
    (void)state;
    static const char *const good[] = {
        "name@example.ae",
        "n@e.ae",
        "first.last+tag@sub-domain.example.ae",
        "o'neill@example.com",
        "a_b%c@example.gov.ae",
        "1@2.ae",
    };
    static const char *const bad[] = {
        "",
        "@",
        "name",
        "name@",
        "@example.ae",
        "name@example",
        "a@b@example.ae",
        "na me@example.ae",
        "name@exam ple.ae",
        "name@.ae",
        "name@example.",
        "name@example..ae",
        "name@-example.ae",
        "name@example-.ae",
        "name@example.ae-",
        ".name@example.ae",
        "name.@example.ae",
        "na..me@example.ae",
        "name@example,ae",
        "na\tme@example.ae",
        "name\x7f@example.ae",
        "اسم@example.ae",
        "name@example،ae",
        "<name@example.ae>",
        "name@exam_ple.ae",
        "12345678901234567890123456789012345678901234567890123456789012345@example.ae",
    };
    for (size_t i = 0; i < COUNT(good); i++)
        ROW_TRUE(email_valid(good[i]), good[i]);
    for (size_t i = 0; i < COUNT(bad); i++)
        ROW_TRUE(!email_valid(bad[i]), bad[i]);
    char longest[300] = "n@";
    while (strlen(longest) < 251)
        strcat(longest, "a");
    strcat(longest, ".ae");
    assert_int_equal(strlen(longest), 254);
    assert_true(email_valid(longest));
    assert_false(email_valid(strcat(longest, "x")));
}

static void a_masked_mail_address_keeps_its_first_letter_and_its_domain(void **state)
{
    (void)state;
    static const struct {
        const char *address, *masked;
    } rows[] = {
        {"name@example.ae", "n***@example.ae"},
        {"n@example.ae", "n***@example.ae"},
        {"", "***"},
        {"@example.ae", "***@example.ae"},
        {"name", "n***"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = {0};
        email_masked(&b, rows[i].address);
        ROW_TEXT(b.s, rows[i].masked, rows[i].address);
        buf_done(&b);
    }
}

static void licences_have_3_to_30_characters_and_tax_numbers_15_digits(void **state)
{
    (void)state;
    assert_true(licence_valid("123"));
    assert_true(licence_valid("CN-1234567/2"));
    assert_true(licence_valid("رخصة رقم 12"));
    assert_true(licence_valid("رررررررررررررررررررررررررررررر")); /* 30 characters, 60 bytes */
    assert_false(licence_valid("ررررررررررررررررررررررررررررررر"));
    assert_false(licence_valid("12"));
    assert_false(licence_valid(""));
    assert_false(licence_valid("12\n34"));
    assert_true(trn_valid("100000000000003"));
    assert_false(trn_valid("10000000000000"));
    assert_false(trn_valid("1000000000000003"));
    assert_false(trn_valid("10000000000000x"));
    assert_false(trn_valid(""));
}

/* The numbers are the card schemes' published test numbers. */
static void card_numbers_are_found_in_any_writing(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111  -  1111 - 1111 1111",
        "5555555555554444",
        "378282246310005",
        "6011111111111117",
        "4222222222222",
        "card: 4111111111111111.",
        "card4111111111111111visa",
        "paid with 4111 1111 1111 1111 exp 12/29",
        "12 4111 1111 1111 1111",
        "4111 1111 1111 1111 123",
        "050 123 4567 4111 1111 1111 1111",
        "784-1990-0000001-0 4111 1111 1111 1111",
        "4111 1111 1111 1111 784-1990-0000001-0",
        "٤١١١١١١١١١١١١١١١",
        "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱",
        "４１１１１１１１１１１１１１１１",
        "4111\u00a01111\u00a01111\u00a01111",
        "4111\u20111111\u20131111\u22121111",
        "4111\u200b1111\u200f1111\u200d1111",
        "4000000000000000006",
        "x 1 2 3 4111111111111111",
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ROW_TRUE(text_holds_card_number(rows[i]), rows[i]);
}

static void other_numbers_are_let_through(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "no digits",
        "4111111111111112",     /* Luhn fails */
        "411111111111",         /* 12 digits */
        "41111111111111111111", /* 20 digits */
        "784-1990-0000001-0",   /* Luhn passes, an Emirates ID */
        "784199000000010",
        "ID 784 1990 0000001 0 seen",
        "784-1990-0000001-0 784-1990-0000002-8",
        "0501234567 784-1990-0000001-0",
        "501234560 784-1990-0000001-0", /* Luhn passes for what ends with 1990 */
        "00971501234567 00971501234568 00971501234569 00971501234560 00971501234561",
        "00971501234562 / 00971501234563 / 00971501234564 / 00971501234565 / 00971501234566",
        "4111 1111\n1111 1111", /* two lines */
        "4111.1111.1111.1111",
        "4111,1111,1111,1111",
        "E26-03-000123 and 12/05/2026 14:30",
        "AED 1,250.00",
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ROW_TRUE(!text_holds_card_number(rows[i]), rows[i]);
}

/* With any first digits, of every length, one of the ten last digits makes a card number. */
static void every_length_from_13_to_19_is_recognised(void **state)
{
    (void)state;
    for (int length = 1; length <= 25; length++) {
        int found = 0;
        for (int last = 0; last < 10; last++) {
            char digits[32] = "4539148803436467291028374";
            digits[length - 1] = (char)('0' + last);
            digits[length] = '\0';
            found += text_holds_card_number(digits);
        }
        assert_int_equal(found, length >= 13 && length <= 19 ? 1 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_emirates_id_is_judged_by_characters_then_length_then_prefix),
        cmocka_unit_test(exactly_one_check_digit_is_usual),
        cmocka_unit_test(an_emirates_id_is_shown_in_groups_and_masked_but_for_its_end),
        cmocka_unit_test(telephone_numbers_become_international),
        cmocka_unit_test(what_is_no_telephone_number_is_refused),
        cmocka_unit_test(mail_addresses_have_one_at_and_a_domain_with_a_dot),
        cmocka_unit_test(a_masked_mail_address_keeps_its_first_letter_and_its_domain),
        cmocka_unit_test(licences_have_3_to_30_characters_and_tax_numbers_15_digits),
        cmocka_unit_test(card_numbers_are_found_in_any_writing),
        cmocka_unit_test(other_numbers_are_let_through),
        cmocka_unit_test(every_length_from_13_to_19_is_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
