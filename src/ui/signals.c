/* Signals become flags and a byte in a pipe: handlers do nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static int wake[2] = {-1, -1};
static volatile sig_atomic_t resized, stopped, continued, ended;
static void (*last_words)(void);

static void wake_up(void)
{
    int kept = errno;
    if (write(wake[1], "", 1) < 0)
        kept = errno == EAGAIN ? kept : errno; /* full: it wakes up anyway */
    errno = kept;
}

static void on_resize(int number)
{
    (void)number;
    resized = 1;
    wake_up();
}

static void on_stop(int number)
{
    (void)number;
    stopped = 1;
    wake_up();
}

static void on_continue(int number)
{
    (void)number;
    continued = 1;
    wake_up();
}

static void on_end(int number)
{
    ended = number;
    wake_up();
}

/* The action was reset on the way in: raising it again is the end. */
static void on_crash(int number)
{
    last_words();
    raise(number);
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction a = {.sa_handler = handler};
    sigemptyset(&a.sa_mask);
    sigaction(number, &a, NULL);
}

/* A sanitizer or debugger that listens already keeps the signal. */
static void handle_crash(int number)
{
    struct sigaction now, a = {.sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&a.sa_mask);
    if (sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_DFL)
        sigaction(number, &a, NULL);
}

bool signals_listen(void (*dying)(void))
{
    static const int ends[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT};
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    last_words = dying;
    handle(SIGWINCH, on_resize);
    handle(SIGTSTP, on_stop);
    handle(SIGCONT, on_continue);
    handle(SIGPIPE, SIG_IGN);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        handle(ends[i], on_end);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        handle_crash(crashes[i]);
    return true;
}

int signals_fd(void)
{
    return wake[0];
}

void signals_drain(void)
{
    char drop[64];
    while (read(wake[0], drop, sizeof drop) > 0)
        continue;
}

bool signals_resized(void)
{
    bool was = resized;
    resized = 0;
    return was;
}

bool signals_stopped(void)
{
    bool was = stopped;
    stopped = 0;
    return was;
}

bool signals_continued(void)
{
    bool was = continued;
    continued = 0;
    return was;
}

int signals_ended(void)
{
    return ended;
}

void signals_hang_up(void)
{
    ended = SIGHUP;
}

void signals_stop_now(void)
{
    handle(SIGTSTP, SIG_DFL);
    raise(SIGTSTP); /* without a job-control shell the system ignores it, and we go on */
    handle(SIGTSTP, on_stop);
    continued = 0;
    resized = 1;    /* the window may have changed meanwhile */
}
