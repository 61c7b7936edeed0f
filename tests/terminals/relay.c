/* Between a real terminal and the program in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminals/relay.h"

#include "base/buf.h"
#include "base/clock.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* The program is pinged with a key and answers with an OSC; the terminal is asked for its status. */
static const char ping[] = "\033[9977~", pong[] = "\033]9977;";
static const char status_question[] = "\033[5n", status_answer[] = "\033[0n";

static int program = -1;
static pid_t pid;
static bool ended;
static struct termios cooked;
static size_t pongs, statuses;
static struct buf from_program, from_terminal; /* what may go on as one of the answers */
static volatile sig_atomic_t resized;

static void on_resize(int number)
{
    (void)number;
    resized = 1;
}

static void write_all(int fd, const char *s, size_t n)
{
    while (n) {
        ssize_t k = write(fd, s, n);
        if (k < 0 && errno != EINTR && errno != EAGAIN)
            return;
        if (k > 0) {
            s += k;
            n -= (size_t)k;
        }
    }
}

static void follow_size(void)
{
    struct winsize size;
    resized = 0;
    if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0)
        ioctl(program, TIOCSWINSZ, &size);
}

bool relay_start(char *const argv[])
{
    struct winsize size;
    struct termios raw;
    if (tcgetattr(STDIN_FILENO, &cooked) != 0 || ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0)
        return false;
    raw = cooked;
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    signal(SIGWINCH, on_resize);
    pid = forkpty(&program, NULL, &cooked, &size);
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid > 0;
}

/* Passes the bytes on without the answers that begin with `mark` and end with `last`; a piece that
 * may still become one is held back. */
static void pass(struct buf *held, int to, const char *mark, char last, size_t *count)
{
    size_t n = strlen(mark), at = 0;
    const char *s = buf_text(held);
    while (at < held->len) {
        size_t left = held->len - at, same = left < n ? left : n;
        const char *end = same == n ? memchr(s + at + n - 1, last, left - n + 1) : NULL;
        if (memcmp(s + at, mark, same) != 0) {
            write_all(to, s + at++, 1);
        } else if (end) {
            ++*count;
            at = (size_t)(end - s) + 1;
        } else {
            break;
        }
    }
    struct buf rest = {0};
    buf_addn(&rest, s + at, held->len - at);
    buf_done(held);
    *held = rest;
}

static bool take_in(int fd, struct buf *held)
{
    char bytes[8192];
    ssize_t n = read(fd, bytes, sizeof bytes);
    if (n > 0)
        buf_addn(held, bytes, (size_t)n);
    return n > 0 || (n < 0 && errno == EINTR);
}

static void step(int timeout_ms)
{
    struct pollfd p[2] = {{.fd = program, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
    int n = poll(p, 2, timeout_ms);
    if (resized)
        follow_size();
    if (n <= 0)
        return;
    if (p[0].revents && !take_in(program, &from_program))
        ended = true;
    if (p[1].revents && !take_in(STDIN_FILENO, &from_terminal))
        ended = true;
    pass(&from_program, STDOUT_FILENO, pong, '\a', &pongs);
    pass(&from_terminal, program, status_answer, 'n', &statuses);
}

void relay_type(const char *bytes, size_t n)
{
    write_all(program, bytes, n);
}

static bool wait_for(const size_t *count, size_t wanted, int64_t end)
{
    while (*count < wanted && !ended && clock_monotonic_us() < end)
        step(50);
    return *count >= wanted;
}

bool relay_settle(int deadline_ms)
{
    int64_t end = clock_monotonic_us() + (int64_t)deadline_ms * 1000;
    size_t pong_wanted = pongs + 1, status_wanted = statuses + 1;
    relay_type(ping, sizeof ping - 1);
    if (!wait_for(&pongs, pong_wanted, end))
        return false;
    write_all(STDOUT_FILENO, status_question, sizeof status_question - 1);
    return wait_for(&statuses, status_wanted, end);
}

bool relay_pass(int ms)
{
    int64_t end = clock_monotonic_us() + (int64_t)ms * 1000, left;
    while (!ended && (left = (end - clock_monotonic_us()) / 1000) > 0)
        step((int)left);
    return !ended;
}

void relay_size(int *ret_rows, int *ret_cols)
{
    struct winsize size = {0};
    ioctl(program, TIOCGWINSZ, &size);
    *ret_rows = size.ws_row;
    *ret_cols = size.ws_col;
}

void relay_end(void)
{
    if (!ended)
        kill(pid, SIGTERM);
    relay_pass(500);
    if (!ended)
        kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &cooked);
    buf_done(&from_program);
    buf_done(&from_terminal);
}
