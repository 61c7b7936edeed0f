/* Making, opening and refusing database files; bringing their schema up to date.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "store/filing.h"
#include "store/moment.h"
#include "store/place.h"
#include "store/query.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schema.inc"

enum { PATIENCE_MS = 10000, HOLIDAY_YEARS = 3 };

static const int newest = sizeof schema_steps / sizeof *schema_steps;

static enum rc handle_new(const char *path, struct db **ret_db, struct err *reterr)
{
    struct engine *e;
    enum rc rc = engine_open(path, &e, reterr);
    if (rc != RC_OK)
        return rc;
    struct db *db = mem_alloc(sizeof *db);
    db->path = mem_strdup(path);
    db->engine = e;
    turn_init(&db->turn, path);
    db_patience(db, PATIENCE_MS);
    *ret_db = db;
    return RC_OK;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    db_end_read(db);
    db_rollback(db);
    if (db->put_off)
        engine_checkpoint(db); /* there is no next commit to leave it to */
    engine_close(db->engine);
    turn_done(&db->turn);
    free(db->path);
    free(db);
}

static enum rc schema_version(struct db *db, int *ret_version, struct err *reterr)
{
    struct cursor *c = OPEN(db, USER_VERSION, BIND_END);
    bool found = query_next(c);
    if (found)
        *ret_version = (int)col_number(c);
    return query_found(c, found, reterr);
}

/* One migration in one transaction; somebody else may have done it while we waited. */
static enum rc take_step(struct db *db, const struct schema_step *step, struct err *reterr)
{
    int version = 0;
    enum rc rc = db_begin(db, reterr);
    if (rc != RC_OK)
        return rc;
    rc = schema_version(db, &version, reterr);
    if (rc == RC_OK && version < step->version)
        rc = engine_script(db, step->sql, reterr);
    if (rc == RC_OK)
        rc = schema_version(db, &version, reterr);
    if (rc == RC_OK && version < step->version)
        panic("%s does not set user_version", step->name);
    if (rc == RC_OK)
        return db_commit(db, reterr);
    db_rollback(db);
    return rc;
}

static enum rc refuse_newer(const char *path, struct err *reterr)
{
    return ERR(reterr, RC_STORAGE, NULL,
               N_("The database %1$s is from a newer version of Rihla; update this program"), path);
}

enum rc schema_refuse(struct db *db, struct err *reterr)
{
    int version = 0;
    enum rc rc = schema_version(db, &version, reterr);
    return rc == RC_OK && version > newest ? refuse_newer(db->path, reterr) : rc;
}

enum rc schema_migrate(struct db *db, const struct schema_step *steps, int count,
                       struct err *reterr)
{
    int version = 0;
    enum rc rc = schema_version(db, &version, reterr);
    if (rc == RC_OK && version > count)
        return refuse_newer(db->path, reterr);
    for (; rc == RC_OK && version < count; version++) {
        if (steps[version].version != version + 1)
            panic("%s is out of line", steps[version].name);
        rc = take_step(db, &steps[version], reterr);
    }
    return rc;
}

static enum rc fill_holidays(struct db *db, int first_year, struct err *reterr)
{
    static const struct {
        int month, day;
        const char *en, *ar;
    } fixed[] = {
        {1, 1, "New Year's Day", "رأس السنة الميلادية"},
        {12, 2, "Eid Al Etihad (National Day)", "عيد الاتحاد"},
        {12, 3, "Eid Al Etihad (National Day)", "عيد الاتحاد"},
    };
    enum rc rc = RC_OK;
    for (int year = first_year; year < first_year + HOLIDAY_YEARS; year++) {
        for (size_t i = 0; rc == RC_OK && i < sizeof fixed / sizeof *fixed; i++) {
            struct date d = {year, fixed[i].month, fixed[i].day};
            rc = RUN(db, HOLIDAY_INSERT, reterr, V(d), V(fixed[i].en), V(fixed[i].ar));
        }
    }
    return rc;
}

static enum rc fill(struct db *db, bool demo, const struct date *demo_day, struct err *reterr)
{
    struct date today = demo_day ? *demo_day : date_of(clock_now());
    struct bind day = bind_date(today);
    enum rc rc = db_begin(db, reterr);
    if (rc == RC_OK && demo)
        rc = RUN(db, META_SET, reterr, V("demo"), V("yes"));
    if (rc == RC_OK && demo && demo_day)
        rc = RUN(db, META_SET, reterr, V("demo_day"), V(day.iso));
    if (rc == RC_OK)
        rc = fill_holidays(db, today.year, reterr);
    if (rc == RC_OK)
        return db_commit(db, reterr);
    db_rollback(db);
    return rc;
}

/* WAL comes last: until then the file is alone, needs no queue, and a journal in memory leaves
 * nothing behind. */
static enum rc build(const char *path, bool demo, const struct date *demo_day, struct err *reterr)
{
    struct db *db;
    enum rc rc = handle_new(path, &db, reterr);
    if (rc != RC_OK)
        return rc;
    db->turn.key = 0;
    rc = engine_script(db, "PRAGMA journal_mode = MEMORY", reterr);
    if (rc == RC_OK)
        rc = schema_migrate(db, schema_steps, newest, reterr);
    if (rc == RC_OK)
        rc = fill(db, demo, demo_day, reterr);
    if (rc == RC_OK)
        rc = engine_script(db, "PRAGMA journal_mode = WAL", reterr);
    db_close(db);
    return rc;
}

enum rc db_create(const char *path, bool demo, const struct date *demo_day, struct err *reterr)
{
    char *temporary = NULL;
    enum rc rc = place_prepare(path, &temporary, reterr);
    if (rc != RC_OK)
        return rc;
    rc = build(temporary, demo, demo_day, reterr);
    if (rc == RC_OK)
        rc = place_publish(temporary, path, reterr);
    place_drop(temporary);
    return rc;
}

/* What the file system alone can tell. SQLite would make files, or wait on a pipe. */
static enum rc refuse_place(const char *path, struct err *reterr)
{
    struct stat st;
    if (stat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return ERR(reterr, RC_NOT_FOUND, NULL,
                   N_("There is no database %1$s; make one with: rihla admin init"), path);
    if (access(path, F_OK) == 0 && S_ISDIR(st.st_mode))
        return ERR(reterr, RC_STORAGE, NULL, N_("%1$s is a folder, not a database"), path);
    if (access(path, F_OK) == 0 && !S_ISREG(st.st_mode))
        return ERR(reterr, RC_STORAGE, NULL,
                   N_("%1$s is not a database of Rihla; name another file with --db"), path);
    if (eaccess(path, R_OK | W_OK) != 0)
        return ERR(reterr, RC_STORAGE, NULL,
                   N_("The database %1$s is read-only for you; ask the administrator for leave to "
                      "write to it"),
                   path);
    char *folder = place_folder(path);
    bool writable = eaccess(folder, W_OK | X_OK) == 0;
    free(folder);
    if (writable)
        return RC_OK;
    return ERR(reterr, RC_STORAGE, NULL,
               N_("The folder of the database %1$s is read-only for you; Rihla keeps files beside "
                  "the database, so ask the administrator for leave to write there"),
               path);
}

static enum rc refuse_header(const char *path, struct err *reterr)
{
    struct engine_header head;
    enum rc rc = engine_look(path, &head, reterr);
    if (rc != RC_OK)
        return rc;
    if (!head.database)
        return ERR(reterr, RC_STORAGE, NULL,
                   N_("%1$s is not a database of Rihla; name another file with --db"), path);
    if (head.application_id != DB_APPLICATION_ID)
        return ERR(reterr, RC_STORAGE, NULL, N_("The database %1$s belongs to another program; name another file with --db"), path);
    return head.user_version > (uint32_t)newest ? refuse_newer(path, reterr) : RC_OK;
}

/* Customers of an older schema are in no list of the search yet; nor are they when whoever was to file them
 * was stopped. Somebody else may have done it while we waited. */
static enum rc fill_search(struct db *db, struct err *reterr)
{
    bool behind = false;
    enum rc rc = filing_behind(db, &behind, reterr);
    if (rc != RC_OK || !behind)
        return rc;
    rc = db_begin(db, reterr);
    if (rc != RC_OK)
        return rc;
    rc = filing_behind(db, &behind, reterr);
    if (rc == RC_OK && behind)
        rc = filing_settle(db, reterr);
    if (rc == RC_OK)
        rc = db_commit(db, reterr);
    if (rc == RC_OK)
        engine_checkpoint(db); /* all lists are long: whoever commits next would wait for that */
    db_rollback(db);
    return rc;
}

enum rc db_open(const char *path, struct db **ret_db, struct err *reterr)
{
    struct db *db = NULL;
    enum rc rc = refuse_place(path, reterr);
    if (rc == RC_OK)
        rc = refuse_header(path, reterr);
    if (rc == RC_OK)
        rc = handle_new(path, &db, reterr);
    if (rc == RC_OK)
        rc = schema_migrate(db, schema_steps, newest, reterr);
    if (rc == RC_OK)
        rc = fill_search(db, reterr);
    /* Does nothing, unless somebody's tool left the file in another mode. */
    if (rc == RC_OK)
        rc = engine_script(db, "PRAGMA journal_mode = WAL", reterr);
    if (rc == RC_OK)
        rc = moment_read(db, reterr);
    if (rc == RC_OK)
        *ret_db = db;
    else
        db_close(db);
    return rc;
}

const char *db_path(const struct db *db)
{
    return db->path;
}
