/* Terminals are known by their answers; the tables hold what real ones say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { ANSWERS_MAX = 5 };

static const struct sample {
    const char *term;
    const char *answers[ANSWERS_MAX]; /* in the order in which they come */
    const char *name;                 /* NULL: unknown */
    enum row_mode mode;
} samples[] = {
    {"xterm",
     {"\033[8;0$y", "\033P>|XTerm(379)\033\\", "\033[>41;379;0c",
      "\033[?64;1;2;6;9;15;16;17;18;21;22;28c"},
     "xterm",
     ROW_VISUAL},
    {"foot",
     {"\033P>|foot(1.13.1)\033\\", "\033[>1;011301;0c", "\033[?62;4;22c"},
     "foot",
     ROW_VISUAL},
    {"xterm-256color",
     {"\033P>|foot(1.13.1)\033\\", "\033[>1;011301;0c", "\033[?62;4;22c"},
     "foot",
     ROW_VISUAL},
    {"alacritty", {"\033[>0;1700;1c", "\033[?6c"}, "Alacritty", ROW_VISUAL},
    {"rxvt-unicode-256color", {"\033[>85;95;0c", "\033[?1;2c"}, "urxvt", ROW_VISUAL},
    {"st-256color", {"\033[?6c"}, "st", ROW_VISUAL},
    {"xterm-256color", {"\033[>64;0;0c", "\033[?64;1;9;15;21;22c"}, "Zutty", ROW_VISUAL},
    {"xterm-256color",
     {"\033[8;1$y", "\033[>65;7006;1c", "\033[?65;1;9c"},
     "VTE or mintty",
     ROW_EXPLICIT},
    {"xterm-256color",
     {"\033[8;2$y", "\033[>65;7006;1c", "\033[?65;1;9c"},
     "VTE or mintty",
     ROW_EXPLICIT},
    {"xterm-256color", {"\033[>65;5402;1c", "\033[?65;1;9c"}, "VTE without bidi", ROW_VISUAL},
    {"xterm", {"\033[>0;136;0c", "\033[?6c"}, "PuTTY", ROW_IMPLICIT},
    {"xterm-256color",
     {"\033P>|Konsole 22.12.3\033\\", "\033[>1;115;0c", "\033[?62;1;4c"},
     "Konsole",
     ROW_IMPLICIT},
    {"xterm-kitty",
     {"\033[8;0$y", "\033P>|kitty(0.26.5)\033\\", "\033[>1;4000;26c", "\033[?62;c"},
     "kitty",
     ROW_WORD},
    {"mlterm",
     {"\033[8;0$y", "\033[>24;279;0c", "\033[?63;1;2;3;4;6;7;15;18;22;29c"},
     "mlterm",
     ROW_MLTERM},
    {"xterm-256color", {"\033[>1;95;0c", "\033[?1;2c"}, "Apple Terminal", ROW_IMPLICIT},
    {"xterm-256color", {"\033[>0;100;0c", "\033[?1;2c"}, "libvterm", ROW_VISUAL},
    {"tmux-256color",
     {"\033P>|tmux 3.3a\033\\", "\033[>84;0;0c", "\033[?1;2c"},
     "tmux",
     ROW_VISUAL},
    {"screen", {"\033[>83;40900;0c", "\033[?1;2c"}, "GNU screen", ROW_VISUAL},
    {"linux", {"\033[?6c"}, "the Linux console", ROW_VISUAL},
    {"vt100", {"\033[?1;2c"}, NULL, ROW_VISUAL},
    {"xterm-256color", {NULL}, NULL, ROW_VISUAL},
    {NULL, {NULL}, NULL, ROW_VISUAL},
};

static struct terminal_answers answers_of(const struct sample *s)
{
    struct terminal_answers a = {0};
    for (size_t i = 0; i < ANSWERS_MAX && s->answers[i]; i++)
        assert_true(terminal_answer(&a, s->answers[i], strlen(s->answers[i])));
    return a;
}

static void each_terminal_is_known_by_its_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct terminal_answers a = answers_of(&samples[i]);
        const struct terminal_kind *k = terminal_kind(&a, samples[i].term);
        if (!samples[i].name) {
            assert_null(k);
            continue;
        }
        assert_non_null(k);
        assert_string_equal(k->name, samples[i].name);
        assert_int_equal(k->mode, samples[i].mode);
    }
}

static void the_answer_to_the_last_question_is_the_fence(void **state)
{
    (void)state;
    struct terminal_answers a = {0};
    assert_true(terminal_answer(&a, "\033[>84;0;0c", 10));
    assert_false(a.fence);
    assert_true(terminal_answer(&a, "\033[?1;2c", 7));
    assert_true(a.fence);
}

static void a_multiplexer_and_a_console_are_told_apart_from_terminals(void **state)
{
    (void)state;
    const struct terminal_answers none = {0}, tmux = {.second = "84;0;0"},
                                  screen = {.second = "83;40900;0"};
    assert_int_equal(terminal_kind(&tmux, "xterm")->inner, WRAP_TMUX);
    assert_int_equal(terminal_kind(&screen, "xterm")->inner, WRAP_SCREEN);
    assert_true(terminal_kind(&none, "linux")->no_arabic);
    assert_false(terminal_kind(&tmux, "screen")->no_arabic);
}

static void keys_are_not_answers(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "\033OP",     "\033[A",     "\033[1;5D",      "\033[15~",   "\033[27u", "\033[200~",
        "\033[8;1$z", "\033[?1;2R", "\033P>|unended", "\033[?1;xc", "\033[c",   "\033[8;$",
        "\033",       "",           "\033[8;y",       "\033P>|",
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct terminal_answers a = {0}, untouched = {0};
        assert_false(terminal_answer(&a, keys[i], strlen(keys[i])));
        assert_memory_equal(&a, &untouched, sizeof a);
    }
}

static void a_hostile_answer_is_cut_and_cleaned(void **state)
{
    (void)state;
    struct terminal_answers a = {0};
    char text[250] = "\033P>|a=b\a\t\x7F\xC2\x9B";
    size_t n = strlen(text);
    memset(text + n, 'x', 200);
    memcpy(text + n + 200, "\033\\", 2);
    assert_true(terminal_answer(&a, text, n + 202));
    assert_int_equal(strlen(a.version), sizeof a.version - 1);
    for (const char *s = a.version; *s; s++)
        assert_true(*s >= ' ' && *s < 0x7F && *s != '=');
    char longer[600];
    memset(longer, '1', sizeof longer);
    memcpy(longer, "\033[?", 3);
    longer[sizeof longer - 1] = 'c';
    assert_false(terminal_answer(&a, longer, sizeof longer));
}

static void questions_reach_the_terminal_around_a_multiplexer(void **state)
{
    (void)state;
    struct buf out = {0};
    terminal_wrapped(&out, WRAP_TMUX, "\033[8$p\033[c");
    assert_string_equal(buf_text(&out), "\033Ptmux;\033\033[8$p\033\033[c\033\\");
    buf_clear(&out);
    terminal_wrapped(&out, WRAP_SCREEN, "\033[8$p");
    assert_string_equal(buf_text(&out), "\033P\033[8$p\033\\");
    buf_clear(&out);
    terminal_wrapped(&out, WRAP_NONE, "\033[8$p");
    terminal_wrapped(&out, WRAP_TMUX, "");
    assert_string_equal(buf_text(&out), "\033[8$p");
    buf_done(&out);
}

static void every_mode_that_is_begun_is_ended(void **state)
{
    (void)state;
    for (enum row_mode m = 0; m < ROW_MODE_COUNT; m++) {
        assert_int_equal(*row_mode_begin(m) != '\0', *row_mode_end(m) != '\0');
        assert_string_equal(row_mode_begin(row_mode_untold(m)), "");
    }
    assert_string_equal(row_mode_begin(ROW_EXPLICIT), "\033[8l");
    assert_string_equal(row_mode_end(ROW_EXPLICIT), "\033[8h");
    assert_string_equal(row_mode_begin(ROW_MLTERM), "\033]5379;use_ctl=false\a");
}

static void the_identity_is_one_line_and_differs_between_terminals(void **state)
{
    (void)state;
    struct buf one = {0}, other = {0};
    const struct terminal_answers a = {.version = "X 1", .second = "1;2", .first = "6"},
                                  b = {.first = "6"};
    terminal_identity(&one, &a, "xterm\n=");
    terminal_identity(&other, &b, NULL);
    assert_string_equal(buf_text(&one), "xterm/X 1/1;2/6");
    assert_string_equal(buf_text(&other), "///6");
    buf_done(&one);
    buf_done(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_terminal_is_known_by_its_answers),
        cmocka_unit_test(the_answer_to_the_last_question_is_the_fence),
        cmocka_unit_test(a_multiplexer_and_a_console_are_told_apart_from_terminals),
        cmocka_unit_test(keys_are_not_answers),
        cmocka_unit_test(a_hostile_answer_is_cut_and_cleaned),
        cmocka_unit_test(questions_reach_the_terminal_around_a_multiplexer),
        cmocka_unit_test(every_mode_that_is_begun_is_ended),
        cmocka_unit_test(the_identity_is_one_line_and_differs_between_terminals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
