/* Reading a small text file in one piece.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "xfer/whole.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc open_plain(const char *path, int *ret_fd, size_t *ret_size, struct err *reterr)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return ERR(reterr, RC_NOT_FOUND, "file", N_("There is no file %1$s"), path);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0)
            close(fd);
        return ERR(reterr, RC_STORAGE, "file", N_("The file %1$s cannot be read"), path);
    }
    if (st.st_size > WHOLE_MAX) {
        close(fd);
        return ERR(reterr, RC_BAD_DATA, "file", N_("The file is too long; make several of it"));
    }
    *ret_fd = fd;
    *ret_size = (size_t)st.st_size;
    return RC_OK;
}

static size_t read_all(int fd, char *text, size_t size)
{
    size_t n = 0;
    for (ssize_t got; n < size && (got = read(fd, text + n, size - n)) != 0;) {
        if (got < 0 && errno != EINTR)
            break;
        n += got > 0 ? (size_t)got : 0;
    }
    return n;
}

enum rc whole_read(const char *path, char **ret, struct err *reterr)
{
    static const char mark[] = "\xEF\xBB\xBF";
    int fd = -1;
    size_t size = 0;
    enum rc rc = open_plain(path, &fd, &size, reterr);
    if (rc != RC_OK)
        return rc;
    char *text = mem_array(size + 1, 1);
    size_t n = read_all(fd, text, size);
    close(fd);
    text[n] = '\0';
    if (strlen(text) != n) {
        free(text);
        return ERR(reterr, RC_BAD_DATA, "file", N_("This file is not a text"));
    }
    if (strncmp(text, mark, 3) == 0)
        memmove(text, text + 3, n - 2);
    *ret = text;
    return RC_OK;
}
