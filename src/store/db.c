/* Everything that talks to SQLite: connections, statements, errors, copying.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db.h"

#include "base/buf.h"
#include "base/mem.h"
#include "store/handle.h"
#include "store/query.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHECKPOINT_PAGES = 4000, COPY_PAGES = 64, OPEN_PATIENCE_MS = 10000 };

struct cursor {
    struct db *db;
    enum query_id id;
    sqlite3_stmt *stmt;
    int code;   /* of the last call to SQLite */
    int column; /* the next one to read */
    bool busy;  /* between query_open() and query_close() */
    bool once;  /* its cached twin is busy: this one goes when it is closed */
};

struct engine {
    sqlite3 *sq;
    int wal_pages;
    struct cursor cached[QUERY_COUNT];
};

/* What SQLite's result means to a person. */
static enum rc meaning(int code, const char **ret_sentence)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        *ret_sentence =
            N_("Others are writing to the database; nothing was changed, try again in a moment");
        return RC_BUSY;
    case SQLITE_FULL:
        *ret_sentence = N_("The disk is full; nothing was changed. Make room on the disk of %1$s");
        return RC_STORAGE;
    case SQLITE_NOTADB:
        *ret_sentence = N_("%1$s is not a database of Rihla; name another file with --db");
        return RC_STORAGE;
    case SQLITE_CORRUPT:
        *ret_sentence = N_("The database %1$s is damaged; go back to a backup");
        return RC_STORAGE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        *ret_sentence =
            N_("The database %1$s cannot be written; ask the administrator for leave to "
               "write to the file and to its folder");
        return RC_STORAGE;
    case SQLITE_IOERR:
        *ret_sentence =
            N_("The database %1$s could not be read or written; nothing was changed. Ask the "
               "administrator to look at its disk");
        return RC_STORAGE;
    case SQLITE_NOMEM:
        panic("out of memory (database)");
    default:
        break;
    }
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
        *ret_sentence = N_("This is in the database already; nothing was changed");
        return RC_CONFLICT;
    }
    *ret_sentence = N_("The database refused this change; nothing was changed. Tell your "
                       "administrator: the log says why");
    return RC_INTERNAL;
}

/* The detail names tables and columns, never data: SQLite's own messages hold none. */
static enum rc fail(const char *path, int code, sqlite3 *sq, const char *doing, struct err *reterr)
{
    const char *sentence;
    enum rc rc = meaning(code, &sentence);
    ERR(reterr, rc, NULL, sentence, path);
    err_detail(reterr, "%s: %s (sqlite %d)", doing, sq ? sqlite3_errmsg(sq) : "", code);
    return rc;
}

/* As a URI, because SQLite takes names like ":memory:" or "file:…" for something else. */
static char *uri_of(const char *path)
{
    struct buf b;
    buf_init(&b);
    buf_add(&b, *path == '/' ? "file:" : "file:./");
    for (const unsigned char *p = (const unsigned char *)path; *p; p++) {
        if (*p > ' ' && *p < 0x7F && !strchr("%?#", *p))
            buf_addc(&b, (char)*p);
        else
            buf_printf(&b, "%%%02X", *p);
    }
    return buf_take(&b);
}

/* Nobody asks SQLite how much memory it uses, and counting takes a lock for each piece. After the first
 * connection this does nothing. */
static int connect(const char *path, int flags, sqlite3 **ret_sq)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    char *uri = uri_of(path);
    int code = sqlite3_open_v2(uri, ret_sq, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    free(uri);
    if (*ret_sq)
        sqlite3_extended_result_codes(*ret_sq, 1);
    return code;
}

static uint32_t big_endian(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Read through SQLite's own file: closing a file descriptor of ours would drop the locks of any
 * other connection that this process has to the same file (POSIX). */
enum rc engine_look(const char *path, struct engine_header *ret, struct err *reterr)
{
    sqlite3 *sq = NULL;
    unsigned char head[100] = {0};
    int code = connect(path, SQLITE_OPEN_READONLY, &sq);
    if (code == SQLITE_OK) {
        sqlite3_file *file = NULL;
        code = sqlite3_file_control(sq, "main", SQLITE_FCNTL_FILE_POINTER, &file);
        if (code == SQLITE_OK)
            code = file->pMethods->xRead(file, head, sizeof head, 0);
        if (code == SQLITE_IOERR_SHORT_READ)
            code = SQLITE_OK;
    }
    sqlite3_close(sq);
    if (code != SQLITE_OK)
        return fail(path, code, NULL, "looking at the header", reterr);
    *ret = (struct engine_header){
        .database = memcmp(head, "SQLite format 3", 16) == 0,
        .application_id = big_endian(head + 68),
        .user_version = big_endian(head + 60),
    };
    return RC_OK;
}

static int on_commit(void *engine, sqlite3 *sq, const char *name, int pages)
{
    (void)sq;
    (void)name;
    ((struct engine *)engine)->wal_pages = pages;
    return SQLITE_OK;
}

/* Nothing in the file is trusted to run: its views and triggers may not call out, and SQL cannot
 * write to the schema's own pages. REPLACE must not slip past triggers that refuse DELETE. */
static int configure(struct engine *e)
{
    /* The first look at the file meets whoever, last to leave, is folding the log into it. */
    sqlite3_busy_timeout(e->sq, OPEN_PATIENCE_MS);
    sqlite3_db_config(e->sq, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(e->sq, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(e->sq, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(e->sq, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_limit(e->sq, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_wal_hook(e->sq, on_commit, e);
    return sqlite3_exec(e->sq,
                        "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                        "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
                        "PRAGMA cell_size_check = ON",
                        NULL, NULL, NULL);
}

enum rc engine_open(const char *path, struct engine **ret_engine, struct err *reterr)
{
    struct engine *e = mem_alloc(sizeof *e);
    int code = connect(path, SQLITE_OPEN_READWRITE, &e->sq);
    if (code == SQLITE_OK)
        code = configure(e);
    if (code == SQLITE_OK && sqlite3_db_readonly(e->sq, "main") != 0)
        code = SQLITE_READONLY;
    if (code != SQLITE_OK) {
        enum rc rc = fail(path, code, e->sq, "opening", reterr);
        engine_close(e);
        return rc;
    }
    *ret_engine = e;
    return RC_OK;
}

void engine_close(struct engine *e)
{
    if (!e)
        return;
    for (int i = 0; i < QUERY_COUNT; i++) {
        if (e->cached[i].busy)
            panic("query %s is still open", query_table[i].name);
        sqlite3_finalize(e->cached[i].stmt);
    }
    if (sqlite3_close(e->sq) != SQLITE_OK)
        panic("a statement is still open");
    free(e);
}

enum rc engine_script(struct db *db, const char *sql, struct err *reterr)
{
    sqlite3 *sq = db->engine->sq;
    int code = sqlite3_exec(sq, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? RC_OK : fail(db->path, code, sq, "script", reterr);
}

void engine_wait(struct db *db, int ms)
{
    sqlite3_busy_timeout(db->engine->sq, ms);
}

bool engine_in_transaction(const struct db *db)
{
    return !sqlite3_get_autocommit(db->engine->sq);
}

void engine_checkpoint(struct db *db)
{
    struct engine *e = db->engine;
    if (e->wal_pages < CHECKPOINT_PAGES)
        return;
    e->wal_pages = 0;
    sqlite3_wal_checkpoint_v2(e->sq, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

enum rc engine_copy(struct db *db, const char *to, void (*progress)(void *ctx, int done, int all),
                    void *ctx, struct err *reterr)
{
    struct engine *target = NULL;
    enum rc rc = engine_open(to, &target, reterr);
    if (!target)
        return rc;
    int code = SQLITE_OK;
    sqlite3_backup *copy = sqlite3_backup_init(target->sq, "main", db->engine->sq, "main");
    while (copy && code == SQLITE_OK) {
        code = sqlite3_backup_step(copy, COPY_PAGES);
        int all = sqlite3_backup_pagecount(copy);
        if (progress)
            progress(ctx, all - sqlite3_backup_remaining(copy), all);
    }
    int end = copy ? sqlite3_backup_finish(copy) : sqlite3_extended_errcode(target->sq);
    if (code != SQLITE_DONE || end != SQLITE_OK)
        rc = fail(to, code == SQLITE_DONE ? end : code, target->sq, "copying", reterr);
    engine_close(target);
    return rc;
}

/* True where the letter of a signature takes a value of that kind. */
static bool letter_takes(char letter, char type)
{
    return letter == type || (strchr("wz", letter) && type == 'i') ||
           (letter == 'n' && type == 't');
}

static int bind_one(sqlite3_stmt *stmt, int at, char letter, const struct bind *b)
{
    bool empty = b->type == 't' ? *b->s == '\0' : b->n == 0;
    if (empty && strchr("wznrd", letter))
        return sqlite3_bind_null(stmt, at);
    if (b->type == 'b')
        return sqlite3_bind_blob(stmt, at, b->s, (int)b->n, SQLITE_TRANSIENT);
    if (b->type == 't' || b->type == 'd')
        return sqlite3_bind_text(stmt, at, b->type == 't' ? b->s : b->iso, -1, SQLITE_TRANSIENT);
    return sqlite3_bind_int64(stmt, at, b->n);
}

static void bind_all(struct cursor *c, const struct bind *args)
{
    const struct query_row *q = &query_table[c->id];
    int n = 0;
    for (; args[n].type && c->code == SQLITE_OK; n++) {
        if (!q->params[n] || !letter_takes(q->params[n], args[n].type))
            panic("query %s: value %d does not fit \"%s\"", q->name, n + 1, q->params);
        c->code = bind_one(c->stmt, n + 1, q->params[n], &args[n]);
    }
    if (c->code == SQLITE_OK && q->params[n])
        panic("query %s: too few values for \"%s\"", q->name, q->params);
}

struct cursor *query_open(struct db *db, enum query_id id, const struct bind *args)
{
    struct cursor *c = &db->engine->cached[id];
    if (c->busy) {
        c = mem_alloc(sizeof *c);
        c->once = true;
    }
    c->db = db;
    c->id = id;
    c->busy = true;
    c->code = SQLITE_OK;
    if (!c->stmt)
        c->code = sqlite3_prepare_v3(db->engine->sq, query_table[id].sql, -1,
                                     c->once ? 0 : SQLITE_PREPARE_PERSISTENT, &c->stmt, NULL);
    if (c->code == SQLITE_OK)
        bind_all(c, args);
    return c;
}

bool query_next(struct cursor *c)
{
    if (c->code != SQLITE_OK && c->code != SQLITE_ROW)
        return false;
    if (!c->db->writing && !sqlite3_stmt_readonly(c->stmt))
        panic("query %s writes outside a transaction", query_table[c->id].name);
    c->column = 0;
    c->code = sqlite3_step(c->stmt);
    return c->code == SQLITE_ROW;
}

enum rc query_close(struct cursor *c, struct err *reterr)
{
    enum rc rc = RC_OK;
    if (c->code != SQLITE_OK && c->code != SQLITE_ROW && c->code != SQLITE_DONE)
        rc = fail(c->db->path, c->code, c->db->engine->sq, query_table[c->id].name, reterr);
    c->busy = false;
    if (c->once) {
        sqlite3_finalize(c->stmt);
        free(c);
    } else if (c->stmt) {
        sqlite3_reset(c->stmt);
        sqlite3_clear_bindings(c->stmt);
    }
    return rc;
}

int64_t query_changes(const struct db *db)
{
    return sqlite3_changes64(db->engine->sq);
}

struct rowid query_inserted(const struct db *db)
{
    return (struct rowid){sqlite3_last_insert_rowid(db->engine->sq)};
}

/* The index of the next column, which must be one of those one or two letters. */
static int next_column(struct cursor *c, const char *letters)
{
    char letter = query_table[c->id].columns[c->column];
    if (!letter || (letter != letters[0] && letter != letters[1]))
        panic("query %s: column %d is not one of \"%s\"", query_table[c->id].name, c->column + 1,
              letters);
    return c->column++;
}

int64_t col_number(struct cursor *c)
{
    return sqlite3_column_int64(c->stmt, next_column(c, "iz"));
}

instant col_instant(struct cursor *c)
{
    return sqlite3_column_int64(c->stmt, next_column(c, "w"));
}

struct rowid col_rowid(struct cursor *c)
{
    return (struct rowid){sqlite3_column_int64(c->stmt, next_column(c, "r"))};
}

struct money col_money(struct cursor *c)
{
    return (struct money){sqlite3_column_int64(c->stmt, next_column(c, "m"))};
}

static const char *text_at(struct cursor *c, const char *letters)
{
    const unsigned char *s = sqlite3_column_text(c->stmt, next_column(c, letters));
    return s ? (const char *)s : "";
}

struct date col_date(struct cursor *c)
{
    struct date d;
    if (sscanf(text_at(c, "d"), "%4d-%2d-%2d", &d.year, &d.month, &d.day) == 3)
        return d;
    return (struct date){0};
}

void col_text(struct cursor *c, char *buf, size_t size)
{
    const char *s = text_at(c, "tn");
    size_t n = strnlen(s, size - 1);
    while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
        n--;
    memcpy(buf, s, n);
    buf[n] = '\0';
}

char *col_string(struct cursor *c)
{
    return mem_strdup(text_at(c, "tn"));
}

const void *col_blob(struct cursor *c, size_t *ret_n)
{
    int column = next_column(c, "b");
    const void *bytes = sqlite3_column_blob(c->stmt, column);
    *ret_n = (size_t)sqlite3_column_bytes(c->stmt, column);
    return bytes;
}
