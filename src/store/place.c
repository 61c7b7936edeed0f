/* Putting a finished file in its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/place.h"

#include "base/clock.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc cannot_make(const char *path, const char *doing, struct err *reterr)
{
    int e = errno;
    if (e == EEXIST)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("%1$s is there already; nothing was changed. Give another name"), path);
    if (e == ENOSPC || e == EDQUOT)
        ERR(reterr, RC_STORAGE, NULL,
            N_("The disk is full; nothing was changed. Make room on the disk of %1$s"), path);
    else if (e == ENOENT || e == ENOTDIR)
        ERR(reterr, RC_STORAGE, NULL, N_("The folder for %1$s is not there; make it first"), path);
    else
        ERR(reterr, RC_STORAGE, NULL,
            N_("%1$s cannot be made: you need leave to write to its folder"), path);
    err_detail(reterr, "%s: %s", doing, strerror(e));
    return RC_STORAGE;
}

/* A log left behind by another database would be played into the new one. */
static enum rc refuse_existing(const char *path, struct err *reterr)
{
    static const char *const suffix[] = {"", "-wal", "-journal"};
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        struct stat st;
        char *name = mem_printf("%s%s", path, suffix[i]);
        bool there = lstat(name, &st) == 0;
        errno = EEXIST;
        enum rc rc = there ? cannot_make(name, "looking", reterr) : RC_OK;
        free(name);
        if (there)
            return rc;
    }
    return RC_OK;
}

enum rc place_prepare(const char *path, char **ret_temporary, struct err *reterr)
{
    enum rc rc = refuse_existing(path, reterr);
    if (rc != RC_OK)
        return rc;
    for (int attempt = 0; attempt < 100; attempt++) {
        char *name = mem_printf("%s.new-%ld-%llx", path, (long)getpid(),
                                (unsigned long long)clock_monotonic_us() + (unsigned)attempt);
        int fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
        if (fd >= 0) {
            close(fd);
            *ret_temporary = name;
            return RC_OK;
        }
        free(name);
        if (errno != EEXIST)
            break;
    }
    return cannot_make(path, "making", reterr);
}

char *place_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return mem_strdup(".");
    return mem_strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* Data first, then the name, then the folder that holds the name. */
static int flush(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int r = fsync(fd);
    int e = errno;
    close(fd);
    errno = e;
    return r;
}

static void flush_folder(const char *path)
{
    char *folder = place_folder(path);
    (void)flush(folder, O_RDONLY | O_DIRECTORY);
    free(folder);
}

/* Some file systems cannot rename without replacing; a second link has the same meaning there. */
static int name_it(const char *temporary, const char *path)
{
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return -1;
    if (link(temporary, path) != 0)
        return -1;
    return unlink(temporary);
}

enum rc place_publish(const char *temporary, const char *path, struct err *reterr)
{
    if (flush(temporary, O_RDONLY) != 0 || name_it(temporary, path) != 0)
        return cannot_make(path, "publishing", reterr);
    /* The file is whole and named; a folder that cannot be flushed is no reason to take it back. */
    flush_folder(path);
    return RC_OK;
}

void place_drop(char *take_temporary)
{
    static const char *const suffix[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; take_temporary && i < sizeof suffix / sizeof *suffix; i++) {
        char *name = mem_printf("%s%s", take_temporary, suffix[i]);
        unlink(name);
        free(name);
    }
    free(take_temporary);
}
