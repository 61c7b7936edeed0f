/* Keys: from what a terminal sends to what a binding means.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decode.h"
#include "ui/keys.h"

#include "unit/check.h"

#include "text/utf8.h"
#include "ui/calibrate.h"
#include "ui/desk.h"
#include "ui/draft.h"
#include "ui/screens.h"

/* What a terminal has sent: characters, and function codes as U+F0000 and above. */
enum { FUNCTION = 0xF0000, PASTE_END = FUNCTION + 1 };
static const uint32_t *coming;
static size_t left;

static bool read_one(uint32_t *ret, bool *ret_function)
{
    if (!left)
        return false;
    *ret = *coming++;
    *ret_function = *ret >= FUNCTION;
    left--;
    return true;
}

static void push_back(uint32_t c, bool function)
{
    (void)function;
    coming--;
    left++;
    assert_int_equal(*coming, c);
}

static bool wait_for_nothing(int timeout_ms)
{
    (void)timeout_ms;
    return false;
}

static struct decoder decoder = {
    .read = read_one, .push_back = push_back, .wait = wait_for_nothing};

static struct key first_key(const uint32_t *sent, size_t n)
{
    uint32_t c = sent[0];
    coming = sent + 1;
    left = n - 1;
    return decode_char(&decoder, c);
}
#define KEY_OF(...)                                                                                \
    first_key((const uint32_t[]){__VA_ARGS__},                                                     \
              sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void bytes_are(const struct key *k, const char *wanted)
{
    assert_int_equal(k->nbytes, strlen(wanted));
    assert_memory_equal(k->bytes, wanted, k->nbytes);
}

static void a_letter_carries_its_bytes(void **state)
{
    (void)state;
    struct key k = KEY_OF(0x0634);
    assert_int_equal(k.code, KEYC_CHAR);
    bytes_are(&k, "ش");
}

static void escape_alone_is_escape_and_with_a_letter_alt(void **state)
{
    (void)state;
    struct key k = KEY_OF(0x1B);
    assert_int_equal(k.code, KEYC_ESC);
    k = KEY_OF(0x1B, 'b');
    assert_int_equal(k.code, KEYC_META);
    assert_int_equal(k.ch, 'b');
    bytes_are(&k, "\033b");
}

static void two_escapes_are_two_keys(void **state)
{
    (void)state;
    struct key k = KEY_OF(0x1B, 0x1B);
    assert_int_equal(k.code, KEYC_ESC);
    assert_int_equal(left, 1);
}

static void an_unknown_sequence_is_swallowed_whole(void **state)
{
    (void)state;
    struct key k = KEY_OF(0x1B, '[', '1', ';', '9', 'Q', 'x');
    assert_int_equal(k.code, KEYC_OTHER);
    assert_int_equal(left, 1);
}

static void lam_and_alef_in_one_go_are_one_key_with_both_letters(void **state)
{
    (void)state;
    struct key k = KEY_OF(0x0644, 0x0627);
    assert_true(key_is(&k, KEYC_CHAR, 'b'));
    bytes_are(&k, "لا");
    k = KEY_OF(0x0644, 0x0645);
    assert_true(key_is(&k, KEYC_CHAR, 'g'));
    assert_int_equal(left, 1);
}

static void a_paste_is_text_whatever_keys_it_looks_like(void **state)
{
    (void)state;
    const uint32_t sent[] = {'a', '\r', 0x1B, FUNCTION + 9, 'b', PASTE_END, 'c'};
    coming = sent;
    left = COUNT(sent);
    struct key k = decode_paste(&decoder, PASTE_END);
    assert_int_equal(k.code, KEYC_PASTE);
    bytes_are(&k, "a\n\033b");
    assert_int_equal(left, 1);
}

static void a_paste_without_an_end_ends_all_the_same(void **state)
{
    (void)state;
    const uint32_t sent[] = {'a', 'b'};
    coming = sent;
    left = COUNT(sent);
    struct key k = decode_paste(&decoder, PASTE_END);
    bytes_are(&k, "ab");
}

static void controls_of_the_second_set_are_nobodys_keys(void **state)
{
    (void)state;
    struct key k = KEY_OF(0x9B);
    assert_int_equal(k.code, KEYC_OTHER);
}

static void every_letter_has_an_arabic_key(void **state)
{
    (void)state;
    static const char arabic[] = "شﻻؤيثبلاهتنمةىخحضقسفعرصءغئ";
    const char *p = arabic;
    for (uint32_t latin = 'a'; latin <= 'z'; latin++) {
        uint32_t ch;
        p += utf8_decode(p, strlen(p), &ch);
        struct key k = {.code = KEYC_CHAR, .ch = ch};
        if (!key_is(&k, KEYC_CHAR, latin))
            fail_msg("U+%04X is not '%c'", ch, (char)latin);
    }
    assert_string_equal(p, "");
}

/* What an Arabic keyboard has in other places, or as another sign: ظ for the slash, ؟ for the question
 * mark; the colon is typed as it is. Control keys come as Latin ones whatever the layout. */
static bool has_arabic_key(uint32_t ch)
{
    for (uint32_t arabic = 0x0600; arabic < 0x0700; arabic++) {
        struct key k = {.code = KEYC_CHAR, .ch = arabic};
        if (key_is(&k, KEYC_CHAR, ch))
            return true;
    }
    return ch && (strchr(":+-@ ", (int)ch) || ch == 'b');
}

static void every_binding_answers_on_an_arabic_keyboard(void **state)
{
    (void)state;
    static const struct screen_class *const classes[] = {
        &screen_home,      &screen_card,     &screen_customer,  &screen_application, &screen_entry,
        &screen_payment,   &screen_receipt,  &screen_documents, &screen_complaint,   &screen_ask,
        &screen_cards,     &screen_customers, &screen_cases,    &screen_complaints,  &screen_payments,
        &screen_staff,     &screen_draft,    &screen_help,      &screen_palette,     &screen_calibrate,
        &screen_more,      &screen_message,  &screen_contact,
    };
    size_t letters = 0;
    for (size_t i = 0; i < COUNT(classes); i++) {
        for (size_t k = 0; k < classes[i]->nbindings; k++) {
            const struct binding *b = &classes[i]->bindings[k];
            bool letter = b->code == KEYC_CHAR || b->code == KEYC_META;
            letters += letter;
            if (letter && !has_arabic_key(b->ch))
                fail_msg("%s: '%c' has no key there", classes[i]->name, (char)b->ch);
        }
    }
    assert_true(letters > 20);
    for (size_t i = 0; i < desk_nkeys; i++)
        assert_true(desk_keys[i].code != KEYC_CHAR || has_arabic_key(desk_keys[i].ch));
    struct key m = {.code = KEYC_META, .ch = 0x0629};
    assert_true(key_is(&m, KEYC_META, 'm'));
}

static void the_mouse_says_where_and_what(void **state)
{
    (void)state;
    static const struct {
        const char *sent;
        enum key_code code;
        int row, col;
    } rows[] = {
        {"0;1;1M", KEYC_CLICK, 0, 0},        {"0;120;40M", KEYC_CLICK, 39, 119},
        {"64;5;6M", KEYC_WHEEL_UP, 5, 4},    {"65;5;6M", KEYC_WHEEL_DOWN, 5, 4},
        {"0;1;1m", KEYC_OTHER, 0, 0},        {"2;1;1M", KEYC_OTHER, 0, 0},
        {"0;99999999999;1M", KEYC_CLICK, 0, -1}, {";;;;;M", KEYC_CLICK, -1, -1}, {"0;1", KEYC_OTHER, -1, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t sent[32];
        for (left = 0; rows[i].sent[left]; left++)
            sent[left] = (unsigned char)rows[i].sent[left];
        coming = sent;
        struct key k = decode_mouse(&decoder);
        ROW_TRUE(k.code == rows[i].code, rows[i].sent);
        ROW_TRUE(k.row == rows[i].row, rows[i].sent);
        ROW_TRUE(k.col == rows[i].col || k.col > 9000, rows[i].sent);
        ROW_TRUE(left == 0, rows[i].sent);
    }
}

static void function_keys_have_plain_alternatives(void **state)
{
    (void)state;
    static const struct {
        enum key_code code;
        uint32_t ch;
        enum key_code means;
    } rows[] = {{KEYC_META, '1', KEYC_F1}, {KEYC_META, '0', KEYC_F10}, {KEYC_META, '=', KEYC_F12},
                {KEYC_META, 0x0663, KEYC_F3}, {KEYC_CTRL, 't', KEYC_F9}, {KEYC_CHAR, '1', KEYC_CHAR},
                {KEYC_META, 'b', KEYC_META}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct key k = {.code = rows[i].code, .ch = rows[i].ch};
        assert_int_equal(key_plain(&k).code, rows[i].means);
    }
}

static void keys_are_named_as_they_are_printed(void **state)
{
    (void)state;
    static const struct {
        enum key_code code;
        uint32_t ch;
        const char *name;
    } rows[] = {{KEYC_F12, 0, "F12"}, {KEYC_CTRL, 'p', "^P"}, {KEYC_META, '1', "Alt-1"},
                {KEYC_CHAR, ' ', "Space"}, {KEYC_CHAR, '/', "/"}, {KEYC_ESC, 0, "Esc"},
                {KEYC_RESIZE, 0, ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf name = {0};
        key_shown(&name, rows[i].code, rows[i].ch);
        ROW_TEXT(buf_text(&name), rows[i].name, rows[i].name);
        buf_done(&name);
    }
}

static int tidy(void **state)
{
    (void)state;
    buf_done(&decoder.typed);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_carries_its_bytes),
        cmocka_unit_test(escape_alone_is_escape_and_with_a_letter_alt),
        cmocka_unit_test(two_escapes_are_two_keys),
        cmocka_unit_test(an_unknown_sequence_is_swallowed_whole),
        cmocka_unit_test(lam_and_alef_in_one_go_are_one_key_with_both_letters),
        cmocka_unit_test(a_paste_is_text_whatever_keys_it_looks_like),
        cmocka_unit_test(a_paste_without_an_end_ends_all_the_same),
        cmocka_unit_test(controls_of_the_second_set_are_nobodys_keys),
        cmocka_unit_test(every_letter_has_an_arabic_key),
        cmocka_unit_test(every_binding_answers_on_an_arabic_keyboard),
        cmocka_unit_test(the_mouse_says_where_and_what),
        cmocka_unit_test(function_keys_have_plain_alternatives),
        cmocka_unit_test(keys_are_named_as_they_are_printed),
    };
    return cmocka_run_group_tests(tests, NULL, tidy);
}
