/* Segments of text messages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/buf.h"
#include "domain/sms.h"

/* The piece `times` times over, then the end. */
static struct sms_size measured(const char *piece, int times, const char *end)
{
    struct buf text = {0};
    for (int i = 0; i < times; i++)
        buf_add(&text, piece);
    buf_add(&text, end);
    struct sms_size s = sms_measure(buf_text(&text));
    buf_done(&text);
    return s;
}

static const struct {
    const char *why, *piece;
    int times;
    const char *end;
    int units, segments;
    bool unicode;
} rows[] = {
    {"nothing is no message", "", 0, "", 0, 0, false},
    {"one letter", "a", 1, "", 1, 1, false},
    {"160 letters are one", "a", 160, "", 160, 1, false},
    {"161 letters are two", "a", 161, "", 161, 2, false},
    {"306 letters are two joined ones", "a", 306, "", 306, 2, false},
    {"307 letters are three", "a", 307, "", 307, 3, false},
    {"the euro sign takes an escape", "€", 80, "", 160, 1, false},
    {"and 81 of them are two", "€", 81, "", 162, 2, false},
    {"an escape is not cut from its sign", "a", 152, "€aaaaaaaaa", 163, 2, false},
    {"two such cuts make a third", "a€", 102, "", 306, 2, false},
    {"an e with an accent is in the alphabet", "é", 160, "", 160, 1, false},
    {"a backtick is not", "`", 70, "", 70, 1, true},
    {"70 Arabic letters are one", "م", 70, "", 70, 1, true},
    {"71 are two", "م", 71, "", 71, 2, true},
    {"134 are two", "م", 134, "", 134, 2, true},
    {"135 are three", "م", 135, "", 135, 3, true},
    {"one Arabic letter makes all of it so", "a", 70, "م", 71, 2, true},
    {"a picture takes two units", "😀", 35, "", 70, 1, true},
    {"and is not cut in two", "م", 66, "😀مممم", 72, 2, true},
    {"lines count too", "a\n", 80, "", 160, 1, false},
};

static void a_text_takes_the_segments_that_a_network_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct sms_size s = measured(rows[i].piece, rows[i].times, rows[i].end);
        ROW_TRUE(s.units == rows[i].units, rows[i].why);
        ROW_TRUE(s.segments == rows[i].segments, rows[i].why);
        ROW_TRUE(s.unicode == rows[i].unicode, rows[i].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_takes_the_segments_that_a_network_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
