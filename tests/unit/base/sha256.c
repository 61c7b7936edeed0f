/* SHA-256 against the vectors that NIST publishes, in one piece and in every cut.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const struct {
    const char *text, *hex;
} vectors[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
     "mnopqrstnopqrstu",
     "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
};

static void published_vectors_come_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        struct sha256 h;
        char hex[SHA256_HEX_SIZE];
        sha256_init(&h);
        sha256_add(&h, vectors[i].text, strlen(vectors[i].text));
        sha256_hex(&h, hex);
        assert_string_equal(hex, vectors[i].hex);
    }
}

static void it_does_not_matter_where_a_text_is_cut(void **state)
{
    (void)state;
    const char *text = vectors[3].text;
    for (size_t cut = 0; cut <= strlen(text); cut++) {
        struct sha256 h;
        char hex[SHA256_HEX_SIZE];
        sha256_init(&h);
        sha256_add(&h, text, cut);
        sha256_add(&h, text + cut, strlen(text) - cut);
        sha256_hex(&h, hex);
        assert_string_equal(hex, vectors[3].hex);
    }
}

static void a_million_letters_come_out(void **state)
{
    (void)state;
    struct sha256 h;
    char hex[SHA256_HEX_SIZE], some[1000];
    memset(some, 'a', sizeof some);
    sha256_init(&h);
    for (int i = 0; i < 1000; i++)
        sha256_add(&h, some, sizeof some);
    sha256_hex(&h, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_vectors_come_out),
        cmocka_unit_test(it_does_not_matter_where_a_text_is_cut),
        cmocka_unit_test(a_million_letters_come_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
