/* The writer queue: one System V semaphore for each database file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/turn.h"

#include "base/clock.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/stat.h>
#include <time.h>

union semun {
    int val;
    struct semid_ds *buf;
};

/* ftok() keeps 8 bits of the device and 16 of the file, so that two databases soon share a queue.
 */
static key_t file_key(const struct stat *st)
{
    uint64_t parts[] = {0x5269686C, st->st_dev, st->st_ino};
    unsigned hash = 2166136261u; /* FNV-1a */
    for (int i = 0; i < 3 * 64; i += 8)
        hash = (hash ^ (unsigned)(parts[i / 64] >> i % 64 & 0xFF)) * 16777619u;
    hash &= 0x7FFFFFFF;
    return hash ? (key_t)hash : 1;
}

void turn_init(struct turn *t, const char *path)
{
    struct stat st;
    memset(t, 0, sizeof *t);
    t->id = -1;
    if (stat(path, &st) != 0)
        return;
    t->key = file_key(&st);
    t->mode = st.st_mode & 0666;
    t->gid = st.st_gid;
}

/* A new semaphore belongs to the group of whoever made it; the file's group is meant. Failing is
 * harmless: the others then wait in SQLite's own way. */
static void share(const struct turn *t)
{
    struct semid_ds ds = {0};
    if (semctl(t->id, 0, IPC_STAT, (union semun){.buf = &ds}) != 0 || ds.sem_perm.gid == t->gid)
        return;
    ds.sem_perm.gid = t->gid;
    (void)semctl(t->id, 0, IPC_SET, (union semun){.buf = &ds});
}

static bool look_up(struct turn *t)
{
    if (t->id >= 0)
        return true;
    if (!t->key)
        return false;
    t->id = semget(t->key, 1, IPC_CREAT | IPC_EXCL | (int)t->mode);
    if (t->id >= 0) {
        share(t);
        return true;
    }
    if (errno == EEXIST)
        t->id = semget(t->key, 1, 0);
    return t->id >= 0;
}

/* 0 is a free queue: Linux makes semaphores with 0, so there is no moment between making and
 * setting. Both steps happen at once or not at all. Returns 0 or an errno. */
static int wait_in_line(int id, int64_t left_us)
{
    struct sembuf take[] = {{0, 0, 0}, {0, 1, SEM_UNDO}};
    struct timespec left = {left_us / 1000000, left_us % 1000000 * 1000};
    return semtimedop(id, take, 2, &left) == 0 ? 0 : errno;
}

bool turn_take(struct turn *t, int patience_ms)
{
    int64_t end = clock_monotonic_us() + (int64_t)patience_ms * 1000;
    int removed = 0;
    while (look_up(t)) {
        int64_t left = end - clock_monotonic_us();
        int e = wait_in_line(t->id, left > 0 ? left : 0);
        if (e == 0) {
            t->held = true;
            return true;
        }
        if (e == EAGAIN)
            return false;
        if (e == EINTR)
            continue;
        /* EIDRM, EINVAL: removed under us, perhaps by the last one who left; look it up again. */
        t->id = -1;
        if ((e != EIDRM && e != EINVAL) || ++removed > 100)
            break;
    }
    return true;
}

void turn_give(struct turn *t)
{
    struct sembuf give = {0, -1, SEM_UNDO | IPC_NOWAIT};
    if (t->held && semop(t->id, &give, 1) != 0)
        t->id = -1;
    t->held = false;
}

void turn_done(struct turn *t)
{
    turn_give(t);
    if (t->id >= 0 && semctl(t->id, 0, GETVAL) == 0 && semctl(t->id, 0, GETZCNT) == 0)
        (void)semctl(t->id, 0, IPC_RMID);
    t->id = -1;
}
