/* How the program and its terminal come to terms: the test plays the terminal, or keeps silent. TAP.
 *     answers-test RIHLA DATABASE
 * $XDG_STATE_HOME must be a folder of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/mem.h"
#include "support/vt.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEADLINE_MS = 20000, SILENT_MS = 2000, ARGS_MAX = 16 };

static const char question[] = "\033[8$p\033[>0q\033[>c\033[c";
static const char vte[] = "\033[8;1$y\033[>65;7006;1c\033[?65;1;9c";
static const char konsole[] = "\033P>|Konsole 22.12.3\033\\\033[>1;115;0c\033[?62;1;4c";
static const char leave[] = "\033OR"; /* F3 */

static char *rihla, *database;
static struct vt *vt;
static int cases, failed;
static bool good;

/* The first thing that is not as it should be is told. */
static void check(bool condition, const char *what)
{
    if (!condition && good)
        printf("# not so: %s\n", what);
    if (!condition && good && vt) {
        for (int row = 0; row < vt_rows(vt); row++) {
            char *line = vt_row(vt, row);
            printf("# %2d|%s\n", row, line);
            free(line);
        }
    }
    good = good && condition;
}
#define CHECK(condition) check((condition), #condition)

static void start_in(const char *term, const char *locale, const char *const *options)
{
    char *argv[ARGS_MAX] = {rihla, (char[]){"--db"}, database, (char[]){"--as"}, (char[]){"counter1"}};
    char *env[] = {mem_printf("LC_ALL=%s", locale), NULL};
    char *copies[ARGS_MAX] = {NULL};
    for (size_t i = 0; options[i]; i++)
        argv[5 + i] = copies[i] = mem_strdup(options[i]);
    vt = vt_start(24, 80, term, argv, env);
    for (size_t i = 0; copies[i]; i++)
        free(copies[i]);
    free(env[0]);
    vt_mute(vt);
}

/* Options of a start: START("--lang", "ar"). */
#define START(...) start_in("xterm-256color", "C.UTF-8", (const char *const[]){__VA_ARGS__, NULL})

static void send(const char *bytes)
{
    vt_send(vt, bytes, strlen(bytes));
}

static void answer(const char *bytes)
{
    CHECK(vt_wait_for(vt, question, DEADLINE_MS));
    send(bytes);
}

static bool settled(void)
{
    return vt_settle(vt, DEADLINE_MS);
}

static bool shows(const char *text)
{
    bool found = false;
    for (int row = 0; row < vt_rows(vt) && !found; row++) {
        char *line = vt_row(vt, row);
        found = strstr(line, text) != NULL;
        free(line);
    }
    return found;
}

static bool wrote(const char *bytes)
{
    return vt_written(vt, bytes) > 0;
}

static void ends(int status)
{
    CHECK(vt_wait(vt, DEADLINE_MS) == status);
    CHECK(!vt_alternate(vt));
    vt_free(vt);
    vt = NULL;
}

/* ---- cases ---- */

static const char solid_blank[] = "\xE2\xA0\x80";

static void bidi_is_switched_off_and_on_again(void)
{
    START("--lang", "ar");
    answer(vte);
    CHECK(settled());
    CHECK(wrote("\033[8l"));
    CHECK(!wrote("\033[8h"));
    CHECK(!shows(solid_blank));
    send(leave);
    vt_wait_for(vt, "\033[8h", DEADLINE_MS);
    CHECK(wrote("\033[8h"));
    ends(0);
}

static void also_when_told_to_end(void)
{
    START("--lang", "ar");
    answer(vte);
    CHECK(settled());
    kill(vt_pid(vt), SIGTERM);
    CHECK(vt_wait_for(vt, "\033[8h", DEADLINE_MS));
    ends(128 + SIGTERM);
}

static void also_when_it_crashes(void)
{
    START("--lang", "ar");
    answer(vte);
    CHECK(settled());
    kill(vt_pid(vt), SIGABRT);
    CHECK(vt_wait_for(vt, "\033[8h", DEADLINE_MS));
    ends(128 + SIGABRT);
}

static void also_while_it_is_suspended(void)
{
    START("--lang", "ar");
    answer(vte);
    CHECK(settled());
    kill(vt_pid(vt), SIGTSTP);
    CHECK(vt_wait_for(vt, "\033[8h", DEADLINE_MS));
    kill(vt_pid(vt), SIGCONT);
    CHECK(settled());
    CHECK(vt_written(vt, "\033[8l") >= 2); /* once more where it was not stopped before SIGCONT came */
    send(leave);
    ends(0);
}

static void a_silent_terminal_gets_its_picture_soon(void)
{
    START("--lang", "en");
    CHECK(vt_wait_for(vt, question, DEADLINE_MS));
    int64_t asked = clock_monotonic_us();
    CHECK(settled());
    CHECK(clock_monotonic_us() - asked < SILENT_MS * 1000);
    CHECK(shows("Rihla"));
    send(leave);
    ends(0);
}

static void what_is_typed_before_the_answers_is_not_lost(void)
{
    START("--lang", "en");
    send("ab");
    answer("c\033P>|XTerm(379)\033\\d\033[>41;379;0ce\033[?64;1;2cf");
    CHECK(settled());
    CHECK(shows("[abcdef"));
    CHECK(!shows("XTerm"));
    kill(vt_pid(vt), SIGTERM);
    ends(128 + SIGTERM);
}

static void a_late_answer_counts_and_shows_nowhere(void)
{
    START("--lang", "ar");
    CHECK(vt_wait_for(vt, question, DEADLINE_MS));
    CHECK(settled());
    CHECK(!shows(solid_blank));
    send("ab");
    send(konsole);
    send("c");
    CHECK(settled());
    CHECK(shows("abc"));
    CHECK(!shows("Konsole"));
    CHECK(shows(solid_blank));
    kill(vt_pid(vt), SIGTERM);
    ends(128 + SIGTERM);
}

static void an_unknown_terminal_is_asked_about_once(void)
{
    START("--lang", "ar");
    answer("\033[?1;7c");
    CHECK(settled());
    CHECK(shows("Press its number"));
    send("2");
    CHECK(settled());
    CHECK(!shows("Press its number"));
    CHECK(shows(solid_blank));
    send(leave);
    ends(0);
    START("--lang", "ar");
    answer("\033[?1;7c");
    CHECK(settled());
    CHECK(!shows("Press its number"));
    CHECK(shows(solid_blank));
    send(leave);
    ends(0);
}

static void nobody_is_asked_before_arabic_is_shown(void)
{
    START("--lang", "en");
    answer("\033[?1;8c");
    CHECK(settled());
    CHECK(!shows("Press its number"));
    send("\033[20~"); /* F9 */
    CHECK(settled());
    CHECK(shows("Press its number"));
    send("1");
    CHECK(settled());
    CHECK(!shows("Press its number"));
    CHECK(!shows(solid_blank));
    CHECK(!shows("Rihla"));
    send(leave);
    ends(0);
}

static void where_nothing_reads_right_it_is_english(void)
{
    static const char *const no_options[] = {NULL};
    start_in("xterm-256color", "ar_AE.UTF-8", no_options);
    answer("\033[?1;9c");
    CHECK(settled());
    CHECK(shows("Press its number"));
    send("0");
    CHECK(settled());
    CHECK(shows("Rihla"));
    send(leave);
    ends(0);
    start_in("xterm-256color", "ar_AE.UTF-8", no_options);
    answer("\033[?1;9c");
    CHECK(settled());
    CHECK(shows("Rihla"));
    CHECK(shows("speaks English here"));
    send(leave);
    ends(0);
}

static void the_linux_console_is_not_asked_and_english(void)
{
    static const char *const no_options[] = {NULL};
    start_in("linux", "ar_AE.UTF-8", no_options);
    CHECK(settled());
    CHECK(!wrote("\033[c"));
    CHECK(shows("Rihla"));
    CHECK(shows("speaks English here"));
    send("\033[20~");
    CHECK(settled());
    CHECK(!shows("Rihla"));
    send("\033[[C"); /* F3 of that console */
    ends(0);
}

static void the_command_line_has_the_last_word(void)
{
    START("--lang", "ar", "--terminal", "implicit");
    answer(vte);
    CHECK(settled());
    CHECK(!wrote("\033[8l"));
    CHECK(shows(solid_blank));
    send(leave);
    ends(0);
}

static void the_question_comes_again_on_demand(void)
{
    START("--lang", "ar", "--calibrate");
    answer(konsole);
    CHECK(settled());
    CHECK(shows("Press its number"));
    send("\033[27u");
    CHECK(settled());
    CHECK(!shows("Press its number"));
    CHECK(shows(solid_blank));
    send("\f\f");
    CHECK(settled());
    CHECK(shows("Press its number"));
    send("3");
    CHECK(settled());
    CHECK(!shows(solid_blank));
    send(leave);
    ends(0);
}

static void the_terminal_around_tmux_counts(void)
{
    START("--lang", "ar");
    answer("\033P>|tmux 3.3a\033\\\033[>84;0;0c\033[?1;2c");
    CHECK(vt_wait_for(vt, "\033Ptmux;\033\033[8$p\033\033[>0q\033\033[>c\033\033[c\033\\", DEADLINE_MS));
    send(vte);
    CHECK(settled());
    CHECK(shows(solid_blank));
    CHECK(!wrote("[8l")); /* other windows of tmux would suffer from it */
    send(leave);
    ends(0);
}

static void the_terminal_around_gnu_screen_counts(void)
{
    START("--lang", "ar");
    answer("\033[>83;40900;0c\033[?1;2c");
    CHECK(vt_wait_for(vt, "\033P\033[8$p\033[>0q\033[>c\033[c\033\\", DEADLINE_MS));
    send(konsole);
    CHECK(settled());
    CHECK(shows(solid_blank));
    send(leave);
    ends(0);
}

/* tmux detached from one terminal and attached in another. */
static void another_terminal_around_tmux_is_noticed(void)
{
    static const char tmux[] = "\033P>|tmux 3.3a\033\\\033[>84;0;0c\033[?1;2c";
    START("--lang", "ar");
    answer(tmux);
    CHECK(vt_wait_for(vt, "\033Ptmux;", DEADLINE_MS));
    send("\033P>|XTerm(379)\033\\\033[>41;379;0c\033[?64;1;2c");
    CHECK(settled());
    CHECK(!shows(solid_blank));
    vt_resize(vt, 30, 90);
    CHECK(settled());
    send(tmux);
    send(konsole);
    CHECK(settled());
    CHECK(shows(solid_blank));
    send(leave);
    ends(0);
}

static const struct {
    const char *name;
    void (*run)(void);
} tests[] = {
    {"a terminal with bidi of its own is told to leave it, and to take it up again at the end",
     bidi_is_switched_off_and_on_again},
    {"also when the program is told to end", also_when_told_to_end},
    {"also when it crashes", also_when_it_crashes},
    {"also while it is suspended", also_while_it_is_suspended},
    {"a silent terminal gets its first picture soon", a_silent_terminal_gets_its_picture_soon},
    {"what is typed before and among the answers is not lost",
     what_is_typed_before_the_answers_is_not_lost},
    {"a late answer counts, and shows nowhere", a_late_answer_counts_and_shows_nowhere},
    {"an unknown terminal is asked about once", an_unknown_terminal_is_asked_about_once},
    {"nobody is asked before Arabic is shown", nobody_is_asked_before_arabic_is_shown},
    {"where nothing reads right, it is English from then on", where_nothing_reads_right_it_is_english},
    {"the Linux console is not asked, and English", the_linux_console_is_not_asked_and_english},
    {"the command line has the last word", the_command_line_has_the_last_word},
    {"the question comes again on demand", the_question_comes_again_on_demand},
    {"within tmux the terminal around it counts", the_terminal_around_tmux_counts},
    {"another terminal around tmux is noticed", another_terminal_around_tmux_is_noticed},
    {"within GNU screen the terminal around it counts", the_terminal_around_gnu_screen_counts},
};

int main(int argc, char *argv[])
{
    if (argc != 3) {
        fprintf(stderr, "usage: answers-test RIHLA DATABASE\n");
        return 64;
    }
    rihla = argv[1];
    database = argv[2];
    unsetenv("TMUX");
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        good = true;
        tests[i].run();
        cases++;
        failed += !good;
        printf("%sok %d - %s\n", good ? "" : "not ", cases, tests[i].name);
        fflush(stdout);
    }
    printf("1..%d\n", cases);
    return failed > 0;
}
