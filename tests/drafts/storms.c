/* Somebody types into a form while everything goes wrong around: windows that change without end, a program
 * that is stopped and continued, a terminal that reads nothing, a database that is held by somebody else.
 * Not one key may be lost.
 *     storms RIHLA HOLD DATABASE SCRATCH       HOLD keeps a database's writers waiting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "support/vt.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEADLINE_MS = 30000, SOON_MS = 5000, ROWS = 30, COLS = 100, LETTERS = 26, REPAINTS = 200 };

struct test {
    char *rihla, *hold, *database, *scratch;
    char *copy, *state;
    int number, cases, failed;
};

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

static void copy_database(struct test *t)
{
    char *command;
    free(t->copy);
    free(t->state);
    t->copy = mem_printf("%s/storm%d.db", t->scratch, ++t->number);
    t->state = mem_printf("XDG_STATE_HOME=%s/storm%d.state", t->scratch, t->number);
    command = mem_printf("cp '%s' '%s'", t->database, t->copy);
    if (system(command) != 0)
        exit(1);
    free(command);
}

static struct vt *start_as(struct test *t, const char *login)
{
    char db[] = "--db", as[] = "--as", who[16], lang[] = "--lang", en[] = "en";
    char *argv[] = {t->rihla, db, t->copy, lang, en, as, who, NULL};
    snprintf(who, sizeof who, "%s", login);
    char *env[] = {t->state, NULL};
    struct vt *v = vt_start(ROWS, COLS, "xterm-256color", argv, env);
    if (!v || !vt_settle(v, DEADLINE_MS)) {
        printf("Bail out! the program does not begin\n");
        exit(1);
    }
    return v;
}

static struct vt *start(struct test *t)
{
    return start_as(t, "counter1");
}

static void press(struct vt *v, const char *bytes)
{
    vt_send(v, bytes, strlen(bytes));
    vt_settle(v, DEADLINE_MS);
}

static bool shows(struct vt *v, const char *text)
{
    bool found = false;
    for (int row = 0; row < vt_rows(v) && !found; row++) {
        char *line = vt_row(v, row);
        found = strstr(line, text) != NULL;
        free(line);
    }
    return found;
}

static void answer(struct test *t, struct vt *v, bool good, const char *what)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++t->cases, what);
    t->failed += !good;
    for (int row = 0; !good && v && row < vt_rows(v); row++) {
        char *line = vt_row(v, row);
        printf("# %2d|%s\n", row, line);
        free(line);
    }
    fflush(stdout);
}

static void end(struct vt *v, int signal)
{
    kill(vt_pid(v), signal);
    vt_wait(v, DEADLINE_MS);
    vt_free(v);
}

/* ---- windows and stops ---- */

static void disturb(struct vt *v, int i)
{
    static const int sizes[][2] = {{24, 80}, {60, 160}, {25, 81}, {30, 100}, {40, 132}, {24, 200}};
    for (int k = 0; k < 20; k++) {
        const int *size = sizes[(i + k) % (int)(sizeof sizes / sizeof *sizes)];
        vt_resize(v, size[0], size[1]);
        kill(vt_pid(v), SIGWINCH);
    }
    if (i % 3 == 0)
        kill(vt_pid(v), SIGSTOP);
    if (i % 3 == 1)
        kill(vt_pid(v), SIGTSTP); /* nobody's job: the system ignores it in the end */
    vt_watch(v, 500);
}

static void typing_in_a_storm(struct test *t)
{
    copy_database(t);
    struct vt *v = start(t);
    press(v, "\033OQ");
    for (int i = 0; i < LETTERS; i++) {
        disturb(v, i);
        vt_send(v, &letters[i], 1);
        kill(vt_pid(v), SIGCONT);
    }
    vt_resize(v, ROWS, COLS);
    vt_settle(v, DEADLINE_MS);
    answer(t, v, shows(v, letters), "500 changes of the window and 17 stops lose no letter");
    end(v, SIGKILL);
    v = start(t);
    press(v, "\r");
    answer(t, v, shows(v, letters), "nor do they lose the draft");
    end(v, SIGTERM);
}

/* ---- a terminal that reads nothing ---- */

/* Every F9 is a whole picture: far more than any terminal keeps for itself. */
static struct vt *stuck(struct test *t)
{
    copy_database(t);
    struct vt *v = start(t);
    press(v, "\033OQ");
    press(v, "!");
    for (int i = 0; i < REPAINTS; i++)
        vt_push(v, "\033[20~", 5, SOON_MS);
    vt_push(v, letters, LETTERS, SOON_MS);
    return v;
}

/* Until the program has read what was pushed: it is in the draft, or it never will be. */
static bool drafted(struct test *t)
{
    char *command = mem_printf("grep -rqs '%s' '%s'", letters, strchr(t->state, '=') + 1);
    int64_t deadline = clock_monotonic_us() + (int64_t)SOON_MS * 1000;
    bool found = false;
    while (!found && clock_monotonic_us() < deadline)
        found = system(command) == 0;
    free(command);
    return found;
}

static void typing_blind(struct test *t)
{
    struct vt *v = stuck(t);
    answer(t, v, drafted(t), "keys are heard and kept while the terminal reads nothing");
    vt_settle(v, DEADLINE_MS);
    answer(t, v, shows(v, letters), "when it reads again the latest picture comes");
    end(v, SIGTERM);
}

static void ending_blind(struct test *t, int signal, const char *what)
{
    struct vt *v = stuck(t);
    bool kept = drafted(t);
    kill(vt_pid(v), signal);
    bool ended = vt_ends_unread(v, SOON_MS);
    vt_wait(v, DEADLINE_MS);
    vt_free(v);
    v = start(t);
    press(v, "\r");
    answer(t, v, kept && ended && shows(v, letters), what);
    end(v, SIGTERM);
}

/* ---- waiting for somebody else ---- */

static pid_t hold(struct test *t, int *ret_end)
{
    int in[2], out[2];
    char held[8];
    if (pipe(in) != 0 || pipe(out) != 0)
        exit(1);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(in[1]);
        close(out[0]);
        execl(t->hold, t->hold, t->copy, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    if (read(out[0], held, sizeof held) <= 0)
        printf("# the database could not be held\n");
    close(out[0]);
    *ret_end = in[1];
    return pid;
}

/* F2 saves, which waits; what is typed behind it waits too, in order. */
static void typing_ahead(struct test *t)
{
    enum { WHILE_US = 300 * 1000 };
    static const char *const way[] = {"industrial input", "\r", "\r", "Moza", "\r", "Test"};
    static const char ahead[] = "\033OQabcdefgh\177\177\tTEST-7\033[Zij";
    int release;
    copy_database(t);
    struct vt *v = start(t);
    for (size_t i = 0; i < sizeof way / sizeof *way; i++)
        press(v, way[i]);
    pid_t holder = hold(t, &release);
    vt_send(v, ahead, sizeof ahead - 1);
    vt_watch(v, WHILE_US);
    bool waited = !shows(v, "TEST-7");
    close(release);
    waitpid(holder, NULL, 0);
    vt_settle(v, DEADLINE_MS);
    answer(t, v, waited && shows(v, "Testabcdefij") && shows(v, "TEST-7"),
           "what is typed while the database is busy is played back in order");
    end(v, SIGTERM);
}

/* ---- whose draft it is ---- */

static bool asked(struct vt *v)
{
    return shows(v, "left unfinished");
}

static void only_to_whom_it_belongs(struct test *t)
{
    copy_database(t);
    struct vt *v = start(t);
    press(v, "\033OQ");
    press(v, letters);
    end(v, SIGKILL);
    v = start_as(t, "agent1");
    answer(t, v, !asked(v), "another member of staff is not shown it");
    end(v, SIGTERM);
    char *copy = t->copy, *other = mem_printf("%s.other", copy);
    char *command = mem_printf("cp '%s' '%s'", t->database, other);
    t->copy = other;
    if (system(command) != 0)
        exit(1);
    v = start(t);
    answer(t, v, !asked(v), "nor the same one in another database");
    end(v, SIGTERM);
    t->copy = copy;
    v = start(t);
    bool was_asked = asked(v);
    press(v, "\r");
    answer(t, v, was_asked && shows(v, letters), "but its owner is, whoever asked before");
    end(v, SIGTERM);
    free(other);
    free(command);
}

/* A line that was cut without anybody noticing: the first session is still there. */
static void a_living_session_is_taken_over(struct test *t)
{
    copy_database(t);
    struct vt *first = start(t);
    press(first, "\033OQ");
    press(first, letters);
    struct vt *second = start(t);
    bool told = shows(second, "another session");
    press(second, "\r");
    answer(t, second, told && !asked(second) && vt_settle(first, DEADLINE_MS),
           "a session that lives keeps its draft unless told otherwise");
    end(second, SIGTERM);
    second = start(t);
    press(second, "y");
    answer(t, second, shows(second, letters) && vt_wait(first, DEADLINE_MS) == 128 + SIGHUP,
           "or another one takes it over, and the first ends");
    vt_free(first);
    end(second, SIGTERM);
}

static bool nothing_left(const struct test *t)
{
    char *command = mem_printf("! grep -rqs '%s' '%s' && test -z \"$(ls '%s/rihla/drafts')\"", letters,
                               strchr(t->state, '=') + 1, strchr(t->state, '=') + 1);
    bool nothing = system(command) == 0;
    free(command);
    return nothing;
}

static void nothing_stays(struct test *t)
{
    copy_database(t);
    struct vt *v = start(t);
    press(v, "\033OQ");
    press(v, letters);
    bool kept = !nothing_left(t);
    press(v, "\033[27u");
    press(v, "\033[27u");
    answer(t, v, kept && nothing_left(t), "what was left on purpose is wiped, and the log has none of it");
    end(v, SIGTERM);
}

int main(int argc, char *argv[])
{
    if (argc != 5) {
        fprintf(stderr, "usage: storms RIHLA HOLD DATABASE SCRATCH\n");
        return 64;
    }
    struct test t = {.rihla = argv[1], .hold = argv[2], .database = argv[3], .scratch = argv[4]};
    typing_in_a_storm(&t);
    typing_blind(&t);
    ending_blind(&t, SIGTERM, "told to end before such a terminal, it ends, and nothing is lost");
    ending_blind(&t, SIGHUP, "hung up before such a terminal, it ends, and nothing is lost");
    ending_blind(&t, SIGKILL, "killed before such a terminal, nothing is lost");
    typing_ahead(&t);
    only_to_whom_it_belongs(&t);
    a_living_session_is_taken_over(&t);
    nothing_stays(&t);
    printf("1..%d\n", t.cases);
    free(t.copy);
    free(t.state);
    return t.failed != 0;
}
