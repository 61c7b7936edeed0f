/* Reading a whole file: plain files only, never more than the limit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/load.h"

#include "base/mem.h"
#include "form/xml.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A named pipe must not hold the program up (O_NONBLOCK), and a link is not followed: what is
 * checked is what stands in the folder. */
static int open_plain(const char *path, struct catalogue_faults *faults)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        if (errno == ELOOP)
            FAULT(faults, path, 0,
                  N_("This is a symbolic link; put the file itself into the folder"));
        else
            FAULT(faults, path, 0, N_("The file cannot be opened: %1$s"), strerror(errno));
        return -1;
    }
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        FAULT(faults, path, 0, N_("This is not a plain file"));
    } else if (st.st_size > XML_BYTES_LIMIT) {
        FAULT(faults, path, 0, N_("The file is larger than 1 MiB, the most that is read"));
    } else {
        return fd;
    }
    close(fd);
    return -1;
}

/* Reads on to the end even if the file grows while it is read, but not beyond the limit. */
static bool read_all(int fd, struct buf *text)
{
    char part[16384];
    ssize_t n;
    while ((n = read(fd, part, sizeof part)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        buf_addn(text, part, (size_t)n);
        if (text->len > XML_BYTES_LIMIT)
            return false;
    }
    return true;
}

/* 0, or the line of the first byte that is not UTF-8 text. */
static int line_of_bad_byte(const struct buf *text)
{
    int line = 1;
    for (size_t at = 0; at < text->len;) {
        uint32_t c = (unsigned char)text->s[at];
        if (c >= ' ' && c < 0x7F) { /* most bytes, and this runs before the first screen */
            at++;
            continue;
        }
        size_t n = utf8_decode(text->s + at, text->len - at, &c);
        if (c == 0 || (c == 0xFFFD && n == 1))
            return line;
        if (c == '\n')
            line++;
        at += n;
    }
    return 0;
}

char *load_file(const char *path, struct catalogue_faults *faults)
{
    int fd = open_plain(path, faults);
    if (fd < 0)
        return NULL;
    struct buf text;
    buf_init(&text);
    bool whole = read_all(fd, &text);
    close(fd);
    int bad = whole ? line_of_bad_byte(&text) : 0;
    if (whole && !bad)
        return buf_take(&text);
    if (bad)
        FAULT(faults, path, bad, N_("The file is not UTF-8 text here; save it as UTF-8"));
    else
        FAULT(faults, path, 0, N_("The file cannot be read to its end"));
    buf_done(&text);
    return NULL;
}
