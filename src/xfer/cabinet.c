/* The cabinet: each file is written under a name that nobody reads, flushed, and named for good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "xfer/cabinet.h"

#include "base/buf.h"
#include "base/mem.h"
#include "text/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_PREFIX ".new-"

enum { CHUNK = 1 << 16 };

/* A file on its way: from a descriptor to a temporary name in a folder. */
struct passage {
    int from, to;
    char *temporary;
    struct sha256 hash;
    int64_t size;
    unsigned char begin[FILE_TYPE_BYTES];
    size_t nbegin;
};

static enum rc cannot_write(const char *folder, struct err *reterr)
{
    int why = errno;
    if (why == ENOSPC || why == EDQUOT || why == EFBIG)
        ERR(reterr, RC_STORAGE, NULL,
            N_("There is no room left in %1$s; nothing was kept. Make room there, or ask whoever looks "
               "after the machine"),
            folder);
    else if (why == ENOENT || why == ENOTDIR)
        ERR(reterr, RC_STORAGE, NULL, N_("The folder for %1$s is not there; make it first"), folder);
    else
        ERR(reterr, RC_STORAGE, NULL,
            N_("%1$s cannot be made: you need leave to write to its folder"), folder);
    err_detail(reterr, "cabinet: %s", strerror(why));
    return RC_STORAGE;
}

static enum rc cannot_read(const char *path, const char *field, struct err *reterr)
{
    int why = errno;
    if (why == ENOENT || why == ENOTDIR)
        return ERR(reterr, RC_NOT_FOUND, field, N_("There is no file %1$s"), path);
    if (why == ELOOP)
        return ERR(reterr, RC_BAD_DATA, field,
                   N_("%1$s is only a link; name the file that it leads to"), path);
    if (why == ENXIO)
        return ERR(reterr, RC_BAD_DATA, field, N_("%1$s is not a file"), path);
    if (why == EACCES || why == EPERM)
        ERR(reterr, RC_STORAGE, field,
            N_("You need leave to read %1$s; ask whoever made the file for it"), path);
    else
        ERR(reterr, RC_STORAGE, field,
            N_("%1$s cannot be read to its end; copy it here again, then repeat this"), path);
    err_detail(reterr, "cabinet: %s", strerror(why));
    return RC_STORAGE;
}

/* ---- what comes in ---- */

static enum rc check_kind(const char *path, const struct stat *st, const char *field,
                          struct err *reterr)
{
    if (S_ISDIR(st->st_mode))
        return ERR(reterr, RC_BAD_DATA, field, N_("%1$s is a folder; name one file in it"), path);
    if (!S_ISREG(st->st_mode))
        return ERR(reterr, RC_BAD_DATA, field, N_("%1$s is not a file"), path);
    return RC_OK;
}

/* A link at the end may lead anywhere; a pipe must not make anybody wait. */
static enum rc open_source(const char *path, const char *field, int *ret_fd, struct err *reterr)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return cannot_read(path, field, reterr);
    enum rc rc = fstat(fd, &st) == 0 ? check_kind(path, &st, field, reterr)
                                     : cannot_read(path, field, reterr);
    if (rc)
        close(fd);
    else
        *ret_fd = fd;
    return rc;
}

/* The folder is as open as its files, and whoever may read may look into it. */
static mode_t folder_mode(mode_t file)
{
    return file | (file & 0444) >> 2;
}

static bool make_folder(const struct cabinet *c)
{
    if (mkdir(c->folder, folder_mode(c->mode)) == 0)
        return chmod(c->folder, folder_mode(c->mode)) == 0; /* whatever the umask says */
    return errno == EEXIST;
}

static bool begin_passage(struct passage *p, const char *folder, mode_t mode)
{
    sha256_init(&p->hash);
    p->temporary = mem_printf("%s/" NEW_PREFIX "XXXXXX", folder);
    p->to = mkostemp(p->temporary, O_CLOEXEC);
    if (p->to >= 0 && fchmod(p->to, mode) == 0)
        return true;
    int why = errno;
    if (p->to >= 0) {
        close(p->to);
        unlink(p->temporary);
    }
    free(p->temporary);
    errno = why;
    return false;
}

/* Where it did not arrive nothing of it stays. */
static void end_passage(struct passage *p, bool arrived)
{
    close(p->to);
    if (!arrived)
        unlink(p->temporary);
    free(p->temporary);
}

static bool write_all(int fd, const unsigned char *data, size_t n)
{
    while (n > 0) {
        ssize_t k = write(fd, data, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return false;
        data += k;
        n -= (size_t)k;
    }
    return true;
}

static void look_at(struct passage *p, const unsigned char *data, size_t n)
{
    size_t room = sizeof p->begin - p->nbegin, take = n < room ? n : room;
    memcpy(p->begin + p->nbegin, data, take);
    p->nbegin += take;
    p->size += (int64_t)n;
    sha256_add(&p->hash, data, n);
}

enum step { STEP_DONE, STEP_READ, STEP_WRITE };

/* Up to its end, or one byte more than the most. Which side failed, with errno. */
static enum step carry(struct passage *p, int64_t most)
{
    static unsigned char chunk[CHUNK];
    for (;;) {
        ssize_t n = read(p->from, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return STEP_READ;
        if (n == 0 || p->size > most)
            return STEP_DONE;
        look_at(p, chunk, (size_t)n);
        if (p->to >= 0 && p->size <= most && !write_all(p->to, chunk, (size_t)n))
            return STEP_WRITE;
    }
}

static enum rc check_content(const struct passage *p, const struct cabinet *c, const char *path,
                             const char *field, struct kept_file *ret, struct err *reterr)
{
    char most[24];
    snprintf(most, sizeof most, "%lld", (long long)(c->most >> 20));
    if (p->size == 0)
        return ERR(reterr, RC_BAD_DATA, field, N_("%1$s is empty; nothing was kept"), path);
    if (p->size > c->most)
        return ERR(reterr, RC_BAD_DATA, field,
                   N_("%1$s is larger than %2$s MB; scan it with fewer dots, or in parts"), path, most);
    if (!file_type_of(p->begin, p->nbegin, &ret->type))
        return ERR(reterr, RC_BAD_DATA, field,
                   N_("%1$s is no PDF, PNG or JPEG, whatever its name says; save it as one of these"),
                   path);
    ret->size = p->size;
    return RC_OK;
}

/* Directories of both ends are flushed too: the name is there after a power cut. */
static bool flush_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return good;
}

/* The name changes hands at once: readers see the whole file or none. Where the content is there already it
 * is replaced by itself, which also makes it young again (see cabinet_each()). */
static bool settle(struct passage *p, const char *folder, const char *name)
{
    char *path = mem_printf("%s/%s", folder, name);
    bool good = fsync(p->to) == 0 && rename(p->temporary, path) == 0 && flush_folder(folder);
    free(path);
    return good;
}

static void name_of(const char *path, char ret[FILE_NAME_SIZE])
{
    const char *slash = strrchr(path, '/');
    struct buf shown = {0};
    text_neutralise(&shown, slash ? slash + 1 : path, false);
    size_t n = shown.len < FILE_NAME_SIZE ? shown.len : FILE_NAME_SIZE - 1;
    while (n < shown.len && n > 0 && ((unsigned char)shown.s[n] & 0xC0) == 0x80)
        n--;
    memcpy(ret, buf_text(&shown), n);
    ret[n] = '\0';
    buf_done(&shown);
}

static enum rc put(const struct cabinet *c, struct passage *p, const char *path, const char *field,
                   struct kept_file *ret, struct err *reterr)
{
    enum rc rc;
    switch (carry(p, c->most)) {
    case STEP_READ:
        return cannot_read(path, field, reterr);
    case STEP_WRITE:
        return cannot_write(c->folder, reterr);
    case STEP_DONE:
        break;
    }
    rc = check_content(p, c, path, field, ret, reterr);
    if (rc)
        return rc;
    sha256_hex(&p->hash, ret->hash);
    return settle(p, c->folder, ret->hash) ? RC_OK : cannot_write(c->folder, reterr);
}

enum rc cabinet_put(const struct cabinet *c, const char *path, const char *field,
                    struct kept_file *ret, struct err *reterr)
{
    struct passage p = {0};
    struct kept_file kept = {0};
    enum rc rc = open_source(path, field, &p.from, reterr);
    if (rc)
        return rc;
    if (!make_folder(c) || !begin_passage(&p, c->folder, c->mode)) {
        rc = cannot_write(c->folder, reterr);
        close(p.from);
        return rc;
    }
    rc = put(c, &p, path, field, &kept, reterr);
    end_passage(&p, !rc);
    close(p.from);
    name_of(path, kept.name);
    if (!rc)
        *ret = kept;
    return rc;
}

/* ---- what goes out ---- */

static enum rc not_whole(const char *hash, const struct cabinet *c, struct err *reterr)
{
    err_detail(reterr, "cabinet: %s", hash);
    return ERR(reterr, RC_STORAGE, NULL,
               N_("The copy in %1$s is not there or no longer what was put in; an administrator finds out "
                  "more with: admin check"),
               c->folder);
}

static int open_kept(const struct cabinet *c, const char *hash)
{
    char *path = mem_printf("%s/%s", c->folder, hash);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    free(path);
    return fd;
}

static bool is_hash(struct passage *p, const char *hash)
{
    char found[SHA256_HEX_SIZE];
    sha256_hex(&p->hash, found);
    return strcmp(found, hash) == 0;
}

/* The folder of a path, owned by the caller. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return !slash ? mem_strdup(".") : mem_printf("%.*s", slash == path ? 1 : (int)(slash - path), path);
}

static enum rc taken_already(const char *to, struct err *reterr)
{
    return ERR(reterr, RC_CONFLICT, "to",
               N_("There is a file %1$s already; it was left alone. Name another one"), to);
}

/* Refuses where there is something, at the moment when it matters. Some file systems cannot rename
 * without replacing; a second link has the same meaning there. */
static bool name_new(struct passage *p, const char *to)
{
    if (fsync(p->to) != 0)
        return false;
    if (renameat2(AT_FDCWD, p->temporary, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    if ((errno != EINVAL && errno != ENOSYS) || link(p->temporary, to) != 0)
        return false;
    unlink(p->temporary);
    return true;
}

static enum rc take(const struct cabinet *c, struct passage *p, const char *hash, const char *to,
                    struct err *reterr)
{
    enum step at = carry(p, INT64_MAX);
    if (at == STEP_READ)
        return not_whole(hash, c, reterr);
    if (at == STEP_WRITE)
        return cannot_write(to, reterr);
    if (!is_hash(p, hash))
        return not_whole(hash, c, reterr);
    if (name_new(p, to))
        return RC_OK;
    return errno == EEXIST ? taken_already(to, reterr) : cannot_write(to, reterr);
}

enum rc cabinet_take(const struct cabinet *c, const char *hash, const char *to, struct err *reterr)
{
    struct passage p = {0};
    char *folder = folder_of(to);
    enum rc rc = access(to, F_OK) == 0 ? taken_already(to, reterr) : RC_OK;
    p.from = rc ? -1 : open_kept(c, hash);
    if (!rc && p.from < 0)
        rc = not_whole(hash, c, reterr);
    if (!rc && !begin_passage(&p, folder, 0600))
        rc = cannot_write(to, reterr);
    else if (!rc) {
        rc = take(c, &p, hash, to, reterr);
        end_passage(&p, !rc);
    }
    if (p.from >= 0)
        close(p.from);
    free(folder);
    return rc;
}

enum rc cabinet_share(const struct cabinet *c, const char *hash, const struct cabinet *to,
                      struct err *reterr)
{
    char *path = mem_printf("%s/%s", to->folder, hash);
    enum rc rc = make_folder(to) ? RC_OK : cannot_write(to->folder, reterr);
    if (!rc && access(path, F_OK) != 0)
        rc = cabinet_take(c, hash, path, reterr);
    free(path);
    return rc;
}

/* ---- looking after it ---- */

enum kept_state cabinet_look(const struct cabinet *c, const char *hash)
{
    struct passage p = {.from = open_kept(c, hash), .to = -1};
    if (p.from < 0)
        return errno == ENOENT ? KEPT_GONE : KEPT_CHANGED;
    sha256_init(&p.hash);
    bool sound = carry(&p, INT64_MAX) == STEP_DONE && is_hash(&p, hash);
    close(p.from);
    return sound ? KEPT_SOUND : KEPT_CHANGED;
}

void cabinet_each(const struct cabinet *c, void (*see)(void *ctx, const char *name, instant written),
                  void *ctx)
{
    DIR *folder = opendir(c->folder);
    for (struct dirent *e; folder && (e = readdir(folder));) {
        struct stat st;
        if (fstatat(dirfd(folder), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
            see(ctx, e->d_name, st.st_mtime);
    }
    if (folder)
        closedir(folder);
}

bool cabinet_remove(const struct cabinet *c, const char *name)
{
    char *path = mem_printf("%s/%s", c->folder, name);
    bool good = !strchr(name, '/') && unlink(path) == 0;
    free(path);
    return good;
}
