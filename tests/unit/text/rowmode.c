/* Rows arranged for terminals with bidi of their own come out as they were drawn.
 * The terminal is played by FriBidi: what is sent goes through the algorithm as the terminal would
 * run it, and the picture has to be the row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "base/paths.h"
#include "text/bidi.h"
#include "text/chars.h"
#include "text/layout.h"
#include "text/rowmode.h"
#include "text/utf8.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { COLS = 100, ROWS = 6000 };

static uint64_t seed = 20261123;

static unsigned chance(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}

static const char *const words[] = {
    "محمد", "متعامل", "لا", "الإمارات", "رقم الطلب", "شهادة المطابقة", "(معتمد)", "مُحَمَّد", "قيد المراجعة:",
    "Test Customer", "E26-03-000123", "784-1990-0000001-2", "+971501234567", "1,250.00", "12/05/2026",
    "a@example.ae", "│", "●", "◐", "─────", "[F4]", "50%", "AED 100.00", "100.00 درهم", "«رحلة»", "،",
    "طلب/شكوى", "a-b", "日本", "…", "-", "علي-(أحمد)",
    "٠٥٠ ٠٠٠ ٠٠١٢", "١٬٢٥٠٫٥٠", "رقم ٧", "٢٠٢٦/٠٥/١٢"};

/* A row as screens draw it: pieces of either direction at random columns, blanks between. */
static size_t draw_row(uint32_t *base)
{
    for (size_t i = 0; i < COLS; i++)
        base[i] = ' ';
    size_t at = 1 + chance(6);
    while (at < COLS) {
        struct glyph *g;
        char text[256] = "";
        for (unsigned k = 0, n = 1 + chance(3); k < n; k++) {
            strcat(text, words[chance(sizeof words / sizeof *words)]);
            strcat(text, k + 1 < n ? " " : "");
        }
        size_t n = layout_line(text, chance(2), &g);
        size_t width = 0;
        for (size_t i = 0; i < n; i++)
            width += (size_t)g[i].width;
        for (size_t i = 0; i < n && at + width < COLS; i++) {
            base[at++] = g[i].ch[0];
            if (g[i].width == 2)
                base[at++] = 0;
            width -= (size_t)g[i].width;
        }
        free(g);
        at += width ? COLS : 1 + chance(8);
    }
    return COLS;
}

static void send_row(const uint32_t *base, size_t n, const size_t *order, const enum row_how *how,
                     uint32_t *ret_sent)
{
    for (size_t k = 0; k < n; k++)
        ret_sent[k] = row_char(base[order[k]], how[k]);
}

/* What a terminal shows that runs the algorithm over the row, its direction taken from the first strong
 * character. The second half of a wide character goes where the first goes. */
static void show_implicit(const uint32_t *sent, size_t n, uint32_t *ret_shown)
{
    uint32_t chars[COLS] = {0}, shaped[COLS];
    signed char level[COLS];
    bool rtl = false;
    for (size_t i = 0; i < n; i++)
        chars[i] = sent[i] ? sent[i] : 'w';
    for (size_t i = 0; i < n; i++) {
        if (bidi_kind(chars[i]) == BIDI_LTR || bidi_kind(chars[i]) == BIDI_RTL) {
            rtl = bidi_kind(chars[i]) == BIDI_RTL;
            break;
        }
    }
    bidi_resolve(chars, n, rtl, shaped, level);
    size_t shown[COLS];
    for (size_t i = 0; i < n; i++)
        shown[i] = i;
    for (int l = 8; l > 0; l--) {
        for (size_t from = 0; from < n; from++) {
            size_t to = from;
            while (to < n && level[shown[to]] >= l)
                to++;
            for (size_t a = from, z = to; a + 1 < z; a++, z--) {
                size_t t = shown[a];
                shown[a] = shown[z - 1];
                shown[z - 1] = t;
            }
            from = to > from ? to - 1 : from;
        }
    }
    for (size_t i = 0; i < n; i++)
        ret_shown[i] = sent[shown[i]] ? (level[shown[i]] & 1 ? bidi_mirror(sent[shown[i]]) : sent[shown[i]]) : 0;
}

static void print_row(const char *what, const uint32_t *row, size_t n)
{
    print_error("%s:", what);
    for (size_t i = 0; i < n; i++)
        print_error(" %x", row[i]);
    print_error("\n");
}

static bool same_picture(const uint32_t *drawn, const uint32_t *shown, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t c = shown[i] == ROW_SOLID_BLANK ? ' ' : shown[i];
        if (c != drawn[i])
            return false;
    }
    return true;
}

static void an_implicit_terminal_shows_every_row_as_it_was_drawn(void **state)
{
    (void)state;
    unsigned arabic = 0;
    for (int i = 0; i < ROWS; i++) {
        uint32_t base[COLS], sent[COLS], shown[COLS];
        size_t order[COLS];
        enum row_how how[COLS];
        size_t n = draw_row(base);
        bool exact = row_arrange(ROW_IMPLICIT, base, n, order, how);
        send_row(base, n, order, how, sent);
        show_implicit(sent, n, shown);
        bool same = same_picture(base, shown, n);
        if (!same || !exact) {
            print_row("drawn", base, n);
            print_row("sent ", sent, n);
            print_row("shown", shown, n);
        }
        assert_true(same);
        assert_true(exact);
        for (size_t k = 0; k < n; k++)
            arabic += bidi_kind(base[k]) == BIDI_RTL;
    }
    assert_true(arabic > ROWS);
}

/* kitty: cells without a blank between them and of one weight are mirrored together where they stand
 * when the first letter among them is Arabic. */
static void show_words(uint32_t *sent, const enum row_how *how, size_t n)
{
    for (size_t a = 0; a < n; a++) {
        size_t z = a;
        enum bidi_kind first = BIDI_NEUTRAL;
        while (z < n && sent[z] != ' ' && (how[z] == ROW_APART) == (how[a] == ROW_APART)) {
            enum bidi_kind kind = bidi_kind(sent[z++]);
            first = first == BIDI_LTR || first == BIDI_RTL ? first : kind;
        }
        for (size_t l = a, r = z; first == BIDI_RTL && l + 1 < r; l++, r--) {
            uint32_t t = sent[l];
            sent[l] = bidi_mirror(sent[r - 1]);
            sent[r - 1] = bidi_mirror(t);
        }
        a = z > a ? z - 1 : a;
    }
}

static void a_word_mirroring_terminal_shows_every_row_as_it_was_drawn(void **state)
{
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        uint32_t base[COLS], sent[COLS];
        size_t order[COLS];
        enum row_how how[COLS];
        size_t n = draw_row(base);
        assert_true(row_arrange(ROW_WORD, base, n, order, how));
        send_row(base, n, order, how, sent);
        show_words(sent, how, n);
        assert_true(same_picture(base, sent, n));
    }
}

/* ---- the pictures of the screen tests ---- */

/* One line of a picture as cells, filled up to 80. */
static size_t read_row(const char *line, uint32_t *base)
{
    size_t n = 0, bytes = strcspn(line, "\n");
    for (size_t at = 0; at < bytes && n < COLS;) {
        uint32_t c;
        at += utf8_decode(line + at, bytes - at, &c);
        if (!char_is_mark(c))
            base[n++] = c;
    }
    while (n < 80)
        base[n++] = ' ';
    return n;
}

/* True when the row has Arabic in it; asserts that both kinds of terminal show it as it is drawn. */
static bool both_show(const uint32_t *base, size_t n, const char *path, int row)
{
    uint32_t sent[COLS], shown[COLS];
    size_t order[COLS];
    enum row_how how[COLS];
    bool arabic = false, exact = row_arrange(ROW_IMPLICIT, base, n, order, how);
    send_row(base, n, order, how, sent);
    show_implicit(sent, n, shown);
    if (!exact || !same_picture(base, shown, n)) {
        print_row("drawn", base, n);
        print_row("shown", shown, n);
        fail_msg("%s, row %d is not shown as it is by a terminal with bidi of its own", path, row);
    }
    row_arrange(ROW_WORD, base, n, order, how);
    send_row(base, n, order, how, sent);
    show_words(sent, how, n);
    if (!same_picture(base, sent, n))
        fail_msg("%s, row %d is not shown as it is by a terminal that mirrors words", path, row);
    for (size_t i = 0; i < n; i++)
        arabic |= bidi_kind(base[i]) == BIDI_RTL;
    return arabic;
}

static void every_row_of_every_screen_is_shown_as_it_was_drawn(void **state)
{
    (void)state;
    glob_t found;
    unsigned arabic = 0;
    char *pattern = path_share("tests/screen/pictures/*.txt");
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char line[1024];
        if (strstr(found.gl_pathv[i], "/calibrate."))
            continue; /* arranged already, in three ways at once */
        FILE *f = fopen(found.gl_pathv[i], "r");
        assert_non_null(f);
        for (int row = 0; fgets(line, sizeof line, f); row++) {
            uint32_t base[COLS];
            arabic += both_show(base, read_row(line, base), found.gl_pathv[i], row);
        }
        fclose(f);
    }
    globfree(&found);
    free(pattern);
    assert_true(arabic > 500);
}

static void other_modes_send_cells_where_they_stand(void **state)
{
    (void)state;
    static const enum row_mode plain[] = {ROW_VISUAL, ROW_EXPLICIT, ROW_MLTERM};
    for (int i = 0; i < ROWS; i++) {
        uint32_t base[COLS];
        size_t order[COLS];
        enum row_how how[COLS];
        size_t n = draw_row(base);
        assert_true(row_arrange(plain[i % 3], base, n, order, how));
        for (size_t k = 0; k < n; k++) {
            assert_int_equal(order[k], k);
            assert_int_equal(how[k], ROW_AS_IS);
        }
    }
}

static void a_number_glued_to_arabic_is_said_to_be_out_of_reach(void **state)
{
    (void)state;
    const uint32_t glued[] = {' ', 0xFEE3, ':', '5', ' '};
    size_t order[5];
    enum row_how how[5];
    assert_false(row_arrange(ROW_IMPLICIT, glued, 5, order, how));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_implicit_terminal_shows_every_row_as_it_was_drawn),
        cmocka_unit_test(a_word_mirroring_terminal_shows_every_row_as_it_was_drawn),
        cmocka_unit_test(every_row_of_every_screen_is_shown_as_it_was_drawn),
        cmocka_unit_test(other_modes_send_cells_where_they_stand),
        cmocka_unit_test(a_number_glued_to_arabic_is_said_to_be_out_of_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
