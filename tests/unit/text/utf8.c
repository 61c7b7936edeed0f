/* UTF-8 decoding and encoding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static void every_character_survives_encoding_and_decoding(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        uint32_t back = 0;
        size_t n = utf8_encode(c, bytes);
        assert_int_equal(utf8_decode(bytes, n, &back), n);
        assert_int_equal(back, c);
        assert_true(utf8_valid(bytes, n));
    }
}

static void what_is_not_well_formed_is_one_bad_byte(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xC2",
        "\xC2\x41",
        "\xE0\x9F\xBF",
        "\xE2\x82",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x8F\xBF\xBF",
        "\xF0\x9F\x98",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFE",
        "\xFF",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t c = 0;
        assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &c), 1);
        assert_int_equal(c, 0xFFFD);
        assert_false(utf8_valid(bad[i], strlen(bad[i])));
    }
}

static void decoding_never_reads_past_the_end(void **state)
{
    (void)state;
    uint32_t c = 42;
    assert_int_equal(utf8_decode("x", 0, &c), 0);
    assert_int_equal(c, 42);
    assert_int_equal(utf8_decode("م", 1, &c), 1); /* half a character */
    assert_int_equal(c, 0xFFFD);
    assert_true(utf8_valid("", 0));
    assert_true(utf8_valid("م", 2));
    assert_false(utf8_valid("م", 1));
}

static void length_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(""), 0);
    assert_int_equal(utf8_length("abc"), 3);
    assert_int_equal(utf8_length("سلام"), 4);
    assert_int_equal(utf8_length("😀\xFF"), 2);
}

static void arabic_and_persian_digits_become_ascii(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"٠١٢٣٤٥٦٧٨٩", "0123456789"},
        {"۰۱۲۳۴۵۶۷۸۹", "0123456789"},
        {"١٬٢٥٠٫٠٠", "1,250.00"},
        {"رقم ٧", "رقم 7"},
        {"", ""},
        {"\xFFx٣", "\xFFx3"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = text_ascii_digits(cases[i].in);
        assert_string_equal(got, cases[i].out);
        free(got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_survives_encoding_and_decoding),
        cmocka_unit_test(what_is_not_well_formed_is_one_bad_byte),
        cmocka_unit_test(decoding_never_reads_past_the_end),
        cmocka_unit_test(length_counts_characters),
        cmocka_unit_test(arabic_and_persian_digits_become_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
