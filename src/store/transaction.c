/* Transactions: a write waits its turn, a read sees one moment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/mem.h"
#include "store/filing.h"
#include "store/moment.h"
#include "store/query.h"

#include <stdio.h>

void db_patience(struct db *db, int ms)
{
    db->patience_ms = ms;
    engine_wait(db, ms);
}

static enum rc begin(struct db *db, int64_t end_us, struct err *reterr)
{
    int64_t left_ms = (end_us - clock_monotonic_us()) / 1000;
    engine_wait(db, left_ms > 0 ? (int)left_ms : 0);
    enum rc rc = engine_script(db, "BEGIN IMMEDIATE", reterr);
    engine_wait(db, db->patience_ms);
    return rc;
}

/* Inside the transaction, so that it is the same moment for all of it. A newer program may have opened the
 * database since this one did: what it keeps there is unknown here, and would be left half done. */
static enum rc see_database(struct db *db, void (*end)(struct db *db), struct err *reterr)
{
    enum rc rc = schema_refuse(db, reterr);
    if (rc == RC_OK && db->demo)
        rc = moment_read(db, reterr);
    if (rc != RC_OK)
        end(db);
    return rc;
}

enum rc db_begin(struct db *db, struct err *reterr)
{
    if (db->writing || db->reading)
        panic("a transaction is open already");
    int64_t end = clock_monotonic_us() + (int64_t)db->patience_ms * 1000;
    if (!turn_take(&db->turn, db->patience_ms))
        return ERR(
            reterr, RC_BUSY, NULL,
            N_("Others are writing to the database; nothing was changed, try again in a moment"));
    enum rc rc = begin(db, end, reterr);
    if (rc != RC_OK) {
        turn_give(&db->turn);
        return rc;
    }
    db->writing = true;
    return see_database(db, db_rollback, reterr);
}

/* The queue is left before the log is moved into the file: the others need not wait for that. And whoever
 * has filed customers leaves it to the next commit, so that nobody waits for both; but not each time. */
static void leave(struct db *db)
{
    db->put_off = db->filed && !db->put_off;
    db->writing = db->filed = false;
    db->registered = 0;
    turn_give(&db->turn);
    if (!db->put_off)
        engine_checkpoint(db);
}

enum rc db_commit(struct db *db, struct err *reterr)
{
    if (!db->writing)
        panic("no write transaction is open");
    enum rc rc = db->registered ? filing_settle(db, reterr) : RC_OK;
    if (rc == RC_OK)
        rc = engine_script(db, "COMMIT", reterr);
    if (rc != RC_OK)
        db_rollback(db);
    else
        leave(db);
    return rc;
}

void db_rollback(struct db *db)
{
    if (!db->writing)
        return;
    /* A full disk or a failed read makes SQLite roll back by itself. */
    if (engine_in_transaction(db) && engine_script(db, "ROLLBACK", NULL) != RC_OK)
        panic("rolling back failed");
    leave(db);
}

/* BEGIN alone settles on a moment only with the first read, so something is read at once. */
enum rc db_begin_read(struct db *db, struct err *reterr)
{
    if (db->writing || db->reading)
        panic("a transaction is open already");
    enum rc rc = RUN(db, READ_BEGIN, reterr, BIND_END);
    db->reading = true;
    if (rc == RC_OK)
        return see_database(db, db_end_read, reterr);
    db_end_read(db);
    return rc;
}

/* ROLLBACK, because COMMIT reads the file again and fails where it is damaged. */
void db_end_read(struct db *db)
{
    if (db->reading && engine_in_transaction(db) && RUN(db, READ_END, NULL, BIND_END) != RC_OK)
        panic("ending a read failed");
    db->reading = false;
}

enum rc db_next_serial(struct db *db, const char *prefix, int year, int64_t *ret_serial,
                       struct err *reterr)
{
    struct cursor *c = OPEN(db, SEQUENCE_NEXT, V(prefix), V(year));
    bool found = query_next(c);
    if (found)
        *ret_serial = col_number(c);
    return query_found(c, found, reterr);
}

enum rc db_raise_serial(struct db *db, const char *prefix, int year, int64_t serial,
                        struct err *reterr)
{
    return RUN(db, SEQUENCE_RAISE, reterr, V(prefix), V(year), V(serial));
}
