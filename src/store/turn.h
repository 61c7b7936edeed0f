/* The writer queue of one database file: whoever wants to write takes a turn, first come, first
 * served.
 *
 * SQLite's own waiting is unfair: under load some writers starve for seconds. A System V semaphore
 * is a queue in the kernel, and its SEM_UNDO lets go for a process that dies. The queue is a
 * courtesy: the lock that protects the data is SQLite's. So where there is no semaphore (no
 * permission, removed by an administrator, a kernel without them) writers fall back to SQLite's
 * waiting. Private to the store. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_TURN_H
#define RIHLA_STORE_TURN_H

#include <stdbool.h>
#include <sys/types.h>

struct turn {
    key_t key;   /* of the file; 0: no queue */
    mode_t mode; /* who may use the file may use its queue */
    gid_t gid;
    int id; /* the semaphore, -1: not looked up yet */
    bool held;
};

/* Takes the identity of the open file at path; makes nothing yet. */
void turn_init(struct turn *t, const char *path);

/* Removes the semaphore when nobody holds or awaits a turn. */
void turn_done(struct turn *t);

/* False: others took their turns for longer than that. */
bool turn_take(struct turn *t, int patience_ms);
void turn_give(struct turn *t);

#endif
