/* The log file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int log_fd = -1;

int log_open(const char *path)
{
    log_close();
    if (!path)
        return 0;
    log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    return log_fd < 0 ? -1 : 0;
}

void log_close(void)
{
    if (log_fd >= 0)
        close(log_fd);
    log_fd = -1;
}

/* C0, DEL, and both bytes of a C1 control (U+0080 … U+009F is C2 80 … C2 9F). */
static void defuse(char *s)
{
    for (unsigned char *p = (unsigned char *)s; *p; p++) {
        if (*p < 0x20 || *p == 0x7F)
            *p = '?';
        if (*p == 0xC2 && p[1] >= 0x80 && p[1] <= 0x9F)
            p[0] = p[1] = '?';
    }
}

void log_line(const char *fmt, ...)
{
    if (log_fd < 0)
        return;
    const int before = errno; /* a caller may log first and look at errno then */
    char line[2048];
    struct tm tm;
    time_t now = time(NULL);
    gmtime_r(&now, &tm);
    size_t at = strftime(line, sizeof line, "%Y-%m-%dT%H:%M:%SZ ", &tm);
    at += (size_t)snprintf(line + at, sizeof line - at, "%ld ", (long)getpid());
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(line + at, sizeof line - at - 1, fmt, ap);
    va_end(ap);
    defuse(line);
    size_t n = strlen(line);
    line[n++] = '\n';
    while (write(log_fd, line, n) < 0 && errno == EINTR)
        continue;
    errno = before;
}
