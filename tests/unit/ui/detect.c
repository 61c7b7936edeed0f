/* Answers of the terminal come in among the keys: none shows, no key is lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ahead.h"
#include "ui/cellpaint.h"
#include "ui/decode.h"

#include "unit/check.h"

#include "text/terminal.h"

/* What the terminal has sent; a '|' is the border of two packets: nothing is there until one waits. */
static const char *coming;
static size_t packets;
static struct terminal_answers answers;

static bool read_one(uint32_t *ret, bool *ret_function)
{
    *ret_function = false;
    if (!*coming || *coming == '|')
        return false;
    *ret = (unsigned char)*coming++;
    return true;
}

static void push_back(uint32_t c, bool function)
{
    (void)function;
    coming--;
    assert_int_equal((unsigned char)*coming, c);
}

static bool next_packet(int timeout_ms)
{
    (void)timeout_ms;
    if (*coming != '|')
        return false;
    coming++;
    packets++;
    return true;
}

static void take(const char *sequence, size_t n)
{
    terminal_answer(&answers, sequence, n);
}

/* The printable keys, and '?' for a key without a character; answers leave nothing. */
static void keys_of(const char *sent, char *ret_keys)
{
    struct decoder d = {
        .read = read_one, .push_back = push_back, .wait = next_packet, .answer = take};
    uint32_t c;
    bool function;
    coming = sent;
    answers = (struct terminal_answers){0};
    for (;;) {
        if (!read_one(&c, &function)) {
            if (next_packet(0))
                continue;
            break;
        }
        struct key k = decode_char(&d, c);
        if (k.code == KEYC_CHAR)
            *ret_keys++ = (char)k.ch;
        else if (k.code != KEYC_OTHER)
            *ret_keys++ = '?';
    }
    *ret_keys = '\0';
    buf_done(&d.typed);
}

static void what_is_typed_among_the_answers_stays_in_order(void **state)
{
    (void)state;
    char keys[32];
    keys_of("a\033[8;0$yb\033P>~XTerm(379)\033\\c\033[>41;379;0cd\033[?64;1;2ce", keys);
    assert_string_equal(keys, "abcde");
    assert_true(answers.fence);
    assert_string_equal(answers.second, "41;379;0");
}

static void a_version_is_an_answer_and_alt_p_a_key(void **state)
{
    (void)state;
    char keys[32];
    struct terminal_answers *a = &answers;
    keys_of("x\033P", keys);
    assert_string_equal(keys, "x?");
    keys_of("\033Pq", keys);
    assert_string_equal(keys, "?q");
    /* The border mark cannot stand for the bar of the real answer. */
    coming = "";
    assert_true(terminal_answer(a, "\033P>|kitty(0.26.5)\033\\", 19));
    assert_string_equal(a->version, "kitty(0.26.5)");
}

static void an_answer_in_two_packets_is_one_answer(void **state)
{
    (void)state;
    static const char whole[] = "\033[?64;1;2cz";
    for (size_t cut = 2; cut < sizeof whole - 2; cut++) {
        char sent[32], keys[32];
        snprintf(sent, sizeof sent, "%.*s|%s", (int)cut, whole, whole + cut);
        keys_of(sent, keys);
        assert_string_equal(keys, "z");
        assert_string_equal(answers.first, "64;1;2");
    }
}

static void an_endless_answer_lets_go(void **state)
{
    (void)state;
    char sent[400], keys[400];
    memset(sent, '1', sizeof sent);
    memcpy(sent, "\033[?", 3);
    sent[sizeof sent - 1] = '\0';
    keys_of(sent, keys);
    assert_false(answers.fence);
    assert_true(strlen(keys) > 100);
}

static void keys_typed_ahead_come_back_in_order_with_their_bytes(void **state)
{
    (void)state;
    struct ahead a = {0};
    struct key k;
    for (int i = 0; i < 300; i++) {
        char bytes[16];
        snprintf(bytes, sizeof bytes, "%d", i);
        ahead_keep(&a, &(struct key){.code = KEYC_CHAR, .ch = (uint32_t)i, .bytes = bytes,
                                     .nbytes = strlen(bytes)});
    }
    ahead_keep(&a, &(struct key){.code = KEYC_F3});
    for (int i = 0; i < 300; i++) {
        char bytes[16];
        snprintf(bytes, sizeof bytes, "%d", i);
        assert_true(ahead_next(&a, &k));
        assert_int_equal(k.ch, i);
        assert_int_equal(k.nbytes, strlen(bytes));
        assert_memory_equal(k.bytes, bytes, k.nbytes);
    }
    assert_true(ahead_next(&a, &k));
    assert_int_equal(k.code, KEYC_F3);
    assert_false(ahead_next(&a, &k));
    ahead_keep(&a, &k);
    ahead_done(&a);
}

static void every_cell_of_a_row_has_a_colour_of_its_own(void **state)
{
    (void)state;
    for (int row = 0; row < 50; row++) {
        bool used[256] = {false};
        for (int col = 0; col < 132; col++) {
            int colour = cellpaint_colour(cellpaint_index(row, col));
            int cube = colour - 16;
            assert_in_range(colour, 16, 231);
            assert_false(cube / 36 == cube / 6 % 6 && cube / 36 == cube % 6);
            assert_false(used[colour]);
            used[colour] = true;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_among_the_answers_stays_in_order),
        cmocka_unit_test(a_version_is_an_answer_and_alt_p_a_key),
        cmocka_unit_test(an_answer_in_two_packets_is_one_answer),
        cmocka_unit_test(an_endless_answer_lets_go),
        cmocka_unit_test(keys_typed_ahead_come_back_in_order_with_their_bytes),
        cmocka_unit_test(every_cell_of_a_row_has_a_colour_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
