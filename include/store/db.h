/* The database file: opening, refusing, migrating, transactions, checking, backing up.
 * The only place in Rihla that knows sqlite3 is src/store/db.c (and sqlfn.c for SQL functions).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_DB_H
#define RIHLA_STORE_DB_H

#include "base/clock.h"
#include "base/err.h"
#include "base/msg.h"
#include "domain/date.h"

#include <stdbool.h>
#include <stdint.h>

#define DB_APPLICATION_ID 0x5269686C /* "Rihl" */

struct db;

/* Bytes for the longest name or title, 200 characters of any script, and for a note of 500. */
enum { TITLE_SIZE = 4 * 200 + 1, NOTE_SIZE = 4 * 500 + 1 };

/* A row's identity inside the file; never shown to people. 0: none. */
struct rowid {
    int64_t n;
};

/* Creates a new database with the newest schema. RC_CONFLICT: the file is there already (nothing
 * is changed). demo marks it as a demonstration; demo_day, if not NULL, freezes its clock at 10:00
 * of that UAE day so that training material stays the same. */
enum rc db_create(const char *path, bool demo, const struct date *demo_day, struct err *reterr);

/* Opens an existing one, migrating an older schema forward (each migration in one transaction).
 * Errors say what to do: RC_NOT_FOUND no file, RC_STORAGE not a database, another program's, from
 * a newer Rihla, read-only, damaged. */
enum rc db_open(const char *path, struct db **ret_db, struct err *reterr);
void db_close(struct db *db);

bool db_is_demo(struct db *db);
/* The moment: the frozen clock of a demonstration database, else clock_now(). */
instant db_now(struct db *db);

/* Lets the clock of a demonstration stand at a minute (0 … 1439) of that UAE day from now on, inside
 * the open write transaction; other processes see it with their next transaction. */
enum rc db_stand(struct db *db, struct date day, int minute, struct err *reterr);
const char *db_path(const struct db *db);

/* A write: waits its turn in the file's writer queue, then BEGIN IMMEDIATE. RC_BUSY after the
 * patience (default 10 s). Transactions do not nest. */
enum rc db_begin(struct db *db, struct err *reterr);
enum rc db_commit(struct db *db, struct err *reterr);
void db_rollback(struct db *db); /* harmless when no transaction is open */

/* A consistent view for several reads. */
enum rc db_begin_read(struct db *db, struct err *reterr);
void db_end_read(struct db *db);

/* Who waits longer than this for a turn gets RC_BUSY. Milliseconds; for tests and long work. */
void db_patience(struct db *db, int ms);

/* PRAGMA integrity_check, foreign keys, and Rihla's own invariants (each application's state equals
 * its last timeline row, payments equal receipts, counts). problem() is called once for each thing
 * found, with a sentence. RC_OK when nothing was found, else RC_STORAGE. */
enum rc db_check(struct db *db, void (*problem)(void *ctx, const struct msg *what), void *ctx,
                 struct err *reterr);

/* A consistent copy while others work (SQLite's online backup). RC_CONFLICT: the file is there
 * already. progress (may be NULL) is told pages done and in all. */
enum rc db_backup(struct db *db, const char *to, void (*progress)(void *ctx, int done, int all),
                  void *ctx, struct err *reterr);

/* The next number of a sequence (per prefix and year), inside the open write transaction. */
enum rc db_next_serial(struct db *db, const char *prefix, int year, int64_t *ret_serial,
                       struct err *reterr);

/* The sequence goes on after this number at the earliest. */
enum rc db_raise_serial(struct db *db, const char *prefix, int year, int64_t serial,
                        struct err *reterr);

#endif
