/* Bytes on their way to the terminal. It is opened once more by itself, so that only our writing does not
 * block: standard output may be shared with others who rely on it. Where it cannot be opened (another
 * person's terminal after su), small pieces are written when there is room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/outlet.h"

#include "base/buf.h"
#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PIECE = 64, LAST_WORDS_MS = 100, CHUNK = 8192 };

static int terminal = STDOUT_FILENO; /* where bytes go */
static int output = -1;              /* standard output as it was found */
static int memory = -1;              /* what draw() writes to */
static bool patient = true;          /* writing to it may block */
static struct buf queue;
static size_t gone;                  /* bytes of the queue that went out already */

void outlet_open(void)
{
    if (memory >= 0)
        return;
    int fd = open("/proc/self/fd/1", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    patient = fd < 0;
    terminal = patient ? STDOUT_FILENO : fd;
    output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    memory = output < 0 ? -1 : memfd_create("picture", MFD_CLOEXEC);
}

bool outlet_waiting(void)
{
    return gone < queue.len;
}

int outlet_fd(void)
{
    return terminal;
}

static bool has_room(int timeout_ms)
{
    struct pollfd p = {.fd = terminal, .events = POLLOUT};
    return poll(&p, 1, timeout_ms) > 0;
}

void outlet_pump(void)
{
    while (outlet_waiting() && (!patient || has_room(0))) {
        size_t left = queue.len - gone;
        ssize_t n = write(terminal, queue.s + gone, patient && left > PIECE ? PIECE : left);
        if (n > 0)
            gone += (size_t)n;
        else if (n < 0 && errno == EAGAIN)
            return;
        else if (n < 0 && errno != EINTR)
            gone = queue.len; /* nobody is there any more */
    }
    if (!outlet_waiting()) {
        buf_clear(&queue);
        gone = 0;
    }
}

void outlet_send(const char *bytes, size_t n)
{
    buf_addn(&queue, bytes, n);
    outlet_pump();
}

void outlet_draw(int (*draw)(void))
{
    char chunk[CHUNK];
    ssize_t n;
    off_t at = 0;
    if (memory < 0 || dup2(memory, STDOUT_FILENO) < 0) {
        outlet_drain(-1);
        draw();
        return;
    }
    draw();
    (void)dup2(output, STDOUT_FILENO);
    while ((n = pread(memory, chunk, sizeof chunk, at)) > 0) {
        buf_addn(&queue, chunk, (size_t)n);
        at += n;
    }
    if (ftruncate(memory, 0) == 0)
        (void)lseek(memory, 0, SEEK_SET);
    outlet_pump();
}

void outlet_drain(int timeout_ms)
{
    int64_t end = clock_monotonic_us() + (int64_t)timeout_ms * 1000;
    outlet_pump();
    while (outlet_waiting()) {
        int64_t left = timeout_ms < 0 ? 1000 * 1000 : end - clock_monotonic_us();
        if (left <= 0 || (!has_room((int)(left / 1000) + 1) && timeout_ms >= 0))
            break;
        outlet_pump();
    }
    buf_clear(&queue);
    gone = 0;
}

void outlet_last_words(const char *bytes, size_t n)
{
    while (n && has_room(LAST_WORDS_MS)) {
        ssize_t k = write(terminal, bytes, n < PIECE ? n : PIECE);
        if (k < 0 && errno != EINTR && errno != EAGAIN)
            return;
        if (k > 0) {
            bytes += k;
            n -= (size_t)k;
        }
    }
}
