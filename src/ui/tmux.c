/* tmux, asked by its own client program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tmux.h"

#include "base/clock.h"
#include "base/mem.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 200 };

/* Starts the client; its answer can be read from *ret_fd. */
static bool start(char *const argv[], pid_t *ret_pid, int *ret_fd)
{
    int ends[2];
    posix_spawn_file_actions_t files;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    bool good = posix_spawnp(ret_pid, argv[0], &files, NULL, argv, environ) == 0;
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    *ret_fd = ends[0];
    if (!good)
        close(ends[0]);
    return good;
}

/* Reads to the end of the output; false when the time was up before it came. */
static bool read_all(int fd, char *text, size_t size)
{
    size_t used = 0;
    int64_t end = clock_monotonic_us() + PATIENCE_MS * 1000;
    for (;;) {
        int64_t left = (end - clock_monotonic_us()) / 1000;
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (left <= 0 || poll(&p, 1, (int)left) <= 0)
            return false;
        ssize_t n = read(fd, text + used, size - 1 - used);
        if (n <= 0 || used + (size_t)n == size - 1) {
            text[used] = '\0';
            return n == 0;
        }
        used += (size_t)n;
    }
}

/* "/tmp/tmux-1000/default,1234,0" begins with the socket. */
static char *socket_path(void)
{
    const char *tmux = getenv("TMUX");
    return tmux && *tmux == '/' ? mem_strndup(tmux, strcspn(tmux, ",")) : NULL;
}

static void copy_word(char *to, size_t size, const char **from)
{
    size_t n = strcspn(*from, "|\n");
    snprintf(to, size, "%.*s", (int)n, *from);
    *from += n + ((*from)[n] == '|');
}

/* allow-passthrough came with tmux 3.3; before, everything got through. */
static void understand(const char *answer, struct tmux_client *c)
{
    char passes[16];
    copy_word(passes, sizeof passes, &answer);
    copy_word(c->term, sizeof c->term, &answer);
    copy_word(c->type, sizeof c->type, &answer);
    c->passes = strcmp(passes, "off") != 0;
}

bool tmux_client(struct tmux_client *ret)
{
    char answer[256];
    char *socket = socket_path();
    const char *pane = getenv("TMUX_PANE");
    pid_t pid;
    int fd;
    memset(ret, 0, sizeof *ret);
    if (!socket)
        return false;
    char *target = mem_strdup(pane ? pane : "");
    char *const argv[] = {
        (char[]){"tmux"}, (char[]){"-S"}, socket, (char[]){"display-message"}, (char[]){"-p"},
        (char[]){"-t"}, target,
        (char[]){"#{allow-passthrough}|#{client_termname}|#{client_termtype}"}, NULL};
    bool good = start(argv, &pid, &fd);
    free(socket);
    free(target);
    if (!good)
        return false;
    good = read_all(fd, answer, sizeof answer);
    close(fd);
    if (!good)
        kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    if (good && *answer)
        understand(answer, ret);
    return good && *answer;
}
