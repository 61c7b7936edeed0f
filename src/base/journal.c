/* Journals: records with a length and a checksum, appended with one write each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/journal.h"

#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct journal {
    char *path;
    int fd;
    size_t size;  /* of the good records; what follows is torn */
    bool unsynced;
};

/* Before each record, in the byte order of the machine: the file never leaves it. */
struct head {
    uint32_t length, sum;
};

static const char magic[8] = {'R', 'i', 'h', 'l', 'a', 'J', '1', '\n'};
static const char ending[] = ".journal", new_ending[] = ".new";

enum { NEW_LEFT_BEHIND_S = 60 };

/* CRC-32 (IEEE 802.3), begun so that a stretch of zeros is no record. */
static uint32_t checksum(uint32_t length, const void *data)
{
    static uint32_t table[256];
    for (uint32_t i = 0; !table[255] && i < 256; i++) {
        uint32_t c = i;
        for (int k = 0; k < 8; k++)
            c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        table[i] = c;
    }
    const unsigned char *p = data;
    uint32_t sum = 0x52484C41u ^ length;
    for (uint32_t i = 0; i < length; i++)
        sum = table[(sum ^ p[i]) & 0xFF] ^ (sum >> 8);
    return ~sum;
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), k = strlen(end);
    return n > k && strcmp(name + n - k, end) == 0;
}

/* ---- writing ---- */

static struct journal *journal_of(char *take_path, int fd)
{
    struct journal *j = mem_alloc(sizeof *j);
    j->path = take_path;
    j->fd = fd;
    return j;
}

static void drop(struct journal *j)
{
    close(j->fd);
    free(j->path);
    free(j);
}

/* A locked file under a name that nobody reads yet. */
static struct journal *make_new(const char *folder)
{
    char *path = mem_printf("%s/XXXXXX%s", folder, new_ending);
    int fd = mkostemps(path, (int)strlen(new_ending), O_CLOEXEC);
    struct journal *j = fd < 0 ? NULL : journal_of(path, fd);
    if (!j) {
        free(path);
        return NULL;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0 &&
        pwrite(fd, magic, sizeof magic, 0) == (ssize_t)sizeof magic) {
        j->size = sizeof magic;
        return j;
    }
    int why = errno;
    unlink(path);
    drop(j);
    errno = why;
    return NULL;
}

struct journal *journal_new(const char *folder)
{
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return NULL;
    struct journal *j = make_new(folder);
    if (!j)
        return NULL;
    size_t stem = strlen(j->path) - strlen(new_ending);
    char *path = mem_printf("%.*s%s", (int)stem, j->path, ending);
    if (rename(j->path, path) != 0) {
        int why = errno;
        free(path);
        unlink(j->path);
        drop(j);
        errno = why;
        return NULL;
    }
    free(j->path);
    j->path = path;
    return j;
}

bool journal_append(struct journal *j, const void *record, size_t n)
{
    if (n > JOURNAL_RECORD_MAX) {
        errno = EFBIG;
        return false;
    }
    struct head head = {(uint32_t)n, checksum((uint32_t)n, record)};
    void *data;
    memcpy(&data, &record, sizeof data); /* iovec has no const */
    struct iovec parts[] = {{&head, sizeof head}, {data, n}};
    ssize_t written = pwritev(j->fd, parts, 2, (off_t)j->size);
    if (written != (ssize_t)(sizeof head + n)) {
        int why = written < 0 ? errno : ENOSPC;
        if (ftruncate(j->fd, (off_t)j->size) != 0)
            why = errno;
        errno = why;
        return false;
    }
    j->size += sizeof head + n;
    j->unsynced = true;
    return true;
}

bool journal_sync(struct journal *j)
{
    if (j->unsynced && fdatasync(j->fd) != 0)
        return false;
    j->unsynced = false;
    return true;
}

static void overwrite(const struct journal *j)
{
    static const char zeros[4096];
    struct stat st;
    if (fstat(j->fd, &st) != 0)
        return;
    for (off_t at = 0; at < st.st_size; at += (off_t)sizeof zeros) {
        off_t left = st.st_size - at;
        size_t n = left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros;
        if (pwrite(j->fd, zeros, n, at) < 0)
            return;
    }
}

/* On the disk before it takes the place of the old one: after a power cut one of them is whole. */
bool journal_rewrite(struct journal *j, bool (*fill)(struct journal *j, void *ctx), void *ctx)
{
    char *folder = mem_strndup(j->path, (size_t)(strrchr(j->path, '/') - j->path));
    struct journal *fresh = make_new(folder);
    free(folder);
    if (!fresh)
        return false;
    if (!fill(fresh, ctx) || !journal_sync(fresh) || rename(fresh->path, j->path) != 0) {
        int why = errno;
        unlink(fresh->path);
        drop(fresh);
        errno = why;
        return false;
    }
    overwrite(j);
    close(j->fd);
    j->fd = fresh->fd;
    j->size = fresh->size;
    j->unsynced = false;
    free(fresh->path);
    free(fresh);
    return true;
}

void journal_leave(struct journal *j)
{
    if (!j)
        return;
    (void)journal_sync(j);
    drop(j);
}

void journal_wipe(struct journal *j)
{
    if (!j)
        return;
    overwrite(j);
    unlink(j->path);
    drop(j);
}

/* ---- reading ---- */

size_t journal_size(const struct journal *j)
{
    return j->size;
}

instant journal_written(const struct journal *j)
{
    struct stat st;
    return fstat(j->fd, &st) == 0 ? (instant)st.st_mtime : 0;
}

/* The record at the place, in memory of the caller; NULL where there is no whole one. */
static char *record_at(const struct journal *j, size_t at, size_t *ret_n)
{
    struct head head;
    if (pread(j->fd, &head, sizeof head, (off_t)at) != (ssize_t)sizeof head ||
        head.length > JOURNAL_RECORD_MAX)
        return NULL;
    char *data = mem_alloc((size_t)head.length + 1);
    if (pread(j->fd, data, head.length, (off_t)(at + sizeof head)) == (ssize_t)head.length &&
        checksum(head.length, data) == head.sum) {
        *ret_n = head.length;
        return data;
    }
    free(data);
    return NULL;
}

void journal_read(struct journal *j, void (*record)(const char *data, size_t n, void *ctx),
                  void *ctx)
{
    char start[sizeof magic];
    if (pread(j->fd, start, sizeof start, 0) != (ssize_t)sizeof start ||
        memcmp(start, magic, sizeof magic) != 0)
        return;
    size_t at = sizeof magic, n = 0;
    for (char *data; (data = record_at(j, at, &n)) != NULL; at += sizeof(struct head) + n) {
        record(data, n, ctx);
        explicit_bzero(data, n);
        free(data);
    }
    j->size = at;
}

/* Ours, a plain file, and still under its name once it is locked. */
static struct journal *look(const char *folder, const char *name, bool *ret_living)
{
    struct stat st, named;
    char *path = mem_printf("%s/%s", folder, name);
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0) {
        *ret_living = flock(fd, LOCK_EX | LOCK_NB) != 0;
        if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid() &&
            lstat(path, &named) == 0 && named.st_ino == st.st_ino && named.st_dev == st.st_dev)
            return journal_of(path, fd);
        close(fd);
    }
    free(path);
    return NULL;
}

/* What a process that died while rewriting has left. One that is only just being made is not. */
static void clear_away(struct journal *j, bool living)
{
    if (!living && clock_now() - journal_written(j) > NEW_LEFT_BEHIND_S)
        journal_wipe(j);
    else
        drop(j);
}

void journal_each(const char *folder, void (*see)(struct journal *j, bool living, void *ctx),
                  void *ctx)
{
    DIR *d = opendir(folder);
    if (!d)
        return;
    for (const struct dirent *e; (e = readdir(d)) != NULL;) {
        bool is_new = ends_with(e->d_name, new_ending), living = false;
        if (!is_new && !ends_with(e->d_name, ending))
            continue;
        struct journal *j = look(folder, e->d_name, &living);
        if (j && is_new)
            clear_away(j, living);
        else if (j)
            see(j, living, ctx);
    }
    closedir(d);
}
