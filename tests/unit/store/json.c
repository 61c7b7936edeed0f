/* Rows of a JSON text, also of a broken one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/json.h"

enum { BROKEN_TEXTS = 3000 };

struct told {
    char text[400];
};

static bool tell(void *ctx, int64_t row, const char *name, const char *value)
{
    struct told *t = ctx;
    size_t n = strlen(t->text);
    snprintf(t->text + n, sizeof t->text - n, "%d:%s=%s;", (int)row, name, value);
    return true;
}

static const char *rows_of(struct desk *d, const char *text)
{
    static struct told t;
    memset(&t, 0, sizeof t);
    OK(json_rows(d->db, text, tell, &t, &d->err));
    return t.text;
}

static void a_list_and_a_reply_give_the_same_rows(void **state)
{
    struct desk *d = *state;
    const char *wanted = "1:a=1;1:b=x\n\"y\";2:a=نص;";
    assert_string_equal(rows_of(d, "[{\"a\":1,\"b\":\"x\\n\\\"y\\\"\"},{\"a\":\"نص\"}]"), wanted);
    assert_string_equal(rows_of(d, "{\"messages\":[],\"rows\":[{\"a\":1,\"b\":\"x\\n\\\"y\\\"\"},"
                                   "{\"a\":\"نص\"}],\"more\":false}"),
                        wanted);
}

static void what_has_no_value_is_left_out_but_the_row_is_there(void **state)
{
    struct desk *d = *state;
    assert_string_equal(rows_of(d, "[{\"a\":null,\"b\":[1],\"c\":{\"d\":1}}, 7, {}, {\"e\":true}]"),
                        "1:=;2:=;3:=;4:e=1;");
    assert_string_equal(rows_of(d, "[]"), "");
}

static void what_is_no_list_of_rows_is_told(void **state)
{
    struct desk *d = *state;
    static const char *const texts[] = {"",     "{}",  "nonsense",        "{\"rows\": 3}",
                                        "\"a\"", "[1,", "{\"rows\":[{]}", "null"};
    struct told t = {{0}};
    for (size_t i = 0; i < COUNT(texts); i++) {
        ROW_TRUE(json_rows(d->db, texts[i], tell, &t, &d->err) == RC_BAD_DATA, texts[i]);
        ROW_TEXT(d->err.field, "file", texts[i]);
    }
}

/* Bytes changed anywhere: rows or a refusal, nothing else. */
static void a_broken_text_is_rows_or_a_refusal(void **state)
{
    struct desk *d = *state;
    static const char sound[] = "{\"rows\":[{\"a\":\"\\u0646x\",\"b\":-1.5e3},{\"c\":[{}],\"d\":false}]}";
    unsigned seed = 1;
    for (int i = 0; i < BROKEN_TEXTS; i++) {
        char text[sizeof sound];
        struct told t = {{0}};
        memcpy(text, sound, sizeof text);
        for (int k = 0; k <= i % 4; k++) {
            seed = seed * 1103515245u + 12345u;
            size_t at = (seed >> 8) % (sizeof sound - 1);
            text[at] = (char)((seed >> 16) % 255 + 1);
        }
        enum rc rc = json_rows(d->db, text, tell, &t, &d->err);
        ROW_TRUE(rc == RC_OK || rc == RC_BAD_DATA, text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_list_and_a_reply_give_the_same_rows),
        STORE_TEST(what_has_no_value_is_left_out_but_the_row_is_there),
        STORE_TEST(what_is_no_list_of_rows_is_told),
        STORE_TEST(a_broken_text_is_rows_or_a_refusal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
