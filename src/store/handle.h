/* The open database as the files of the store see it. Private to the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_HANDLE_H
#define RIHLA_STORE_HANDLE_H

#include "store/db.h"
#include "store/turn.h"

struct engine; /* SQLite's side; only db.c knows */

struct db {
    char *path;
    struct engine *engine;
    struct turn turn;
    bool writing, reading; /* a transaction is open */
    bool demo;
    instant frozen; /* the demonstration's clock; 0: runs */
    int patience_ms;
    int registered; /* customers inserted by the open transaction and not filed by it */
    int64_t newest; /* the last of them */
    bool filed;     /* the open transaction moved customers into the lists of the search */
    bool put_off;   /* the one before left the log as it was because of that */
};

/* What the first bytes of a file say. */
struct engine_header {
    bool database; /* SQLite wrote it; the rest holds only then */
    uint32_t application_id, user_version;
};

/* Reads them. Takes no lock, changes nothing, makes no file beside it. */
enum rc engine_look(const char *path, struct engine_header *ret, struct err *reterr);

/* An open engine on an existing file (of 0 bytes, for a new database). Knows nothing of schemas. */
enum rc engine_open(const char *path, struct engine **ret_engine, struct err *reterr);
void engine_close(struct engine *e);

/* Runs statements that are literals of the program or the schema, one after the other. */
enum rc engine_script(struct db *db, const char *sql, struct err *reterr);

/* How long one statement waits for somebody else's lock. */
void engine_wait(struct db *db, int ms);

/* True while SQLite itself is inside a transaction: a full disk may have ended it. */
bool engine_in_transaction(const struct db *db);

/* Moves the write-ahead log into the file when it has grown long. Never waits. */
void engine_checkpoint(struct db *db);

/* Copies all pages into the new file `to` as they are in the open read transaction. */
enum rc engine_copy(struct db *db, const char *to, void (*progress)(void *ctx, int done, int all),
                    void *ctx, struct err *reterr);

/* A migration: a file of data/schema. Its script ends by setting user_version to its version. */
struct schema_step {
    int version; /* 1, 2, 3 … */
    const char *name, *sql;
};

/* Refuses a file that has taken more steps than this program knows. */
enum rc schema_refuse(struct db *db, struct err *reterr);

/* Takes the steps that the file has not taken yet, each in one transaction. */
enum rc schema_migrate(struct db *db, const struct schema_step *steps, int count,
                       struct err *reterr);

#endif
