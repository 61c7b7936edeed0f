/* admin init, check, reindex, backup: the database as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/cabinet.h"
#include "command/calendar.h"
#include "command/demo.h"
#include "command/desk.h"
#include "command/words.h"

#include "base/mem.h"
#include "store/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct arg init_args[] = {
    ARG_YES("demo", N_("Fill it with fictional customers and cases")),
    ARG_DATE("date", N_("Day at which the demonstration's clock stands still")),
};

static bool note_one(void *ctx, const struct staff *who)
{
    (void)who;
    *(bool *)ctx = true;
    return false;
}

/* A database without any staff was left by an init that was interrupted: it may be completed. */
static enum rc check_unclaimed(struct session *s, bool demo, struct err *reterr)
{
    bool anybody = false;
    enum rc rc = staff_each(s->db, note_one, &anybody, reterr);
    if (!rc && (anybody || db_is_demo(s->db) != demo))
        rc = ERR(reterr, RC_CONFLICT, NULL,
                 N_("There is a database already: %1$s. Nothing was changed. Use it, or name another "
                    "file with --db"),
                 s->db_path);
    return rc;
}

/* *ret_new: the file was not there before. */
static enum rc create(struct session *s, bool demo, const struct date *day, bool *ret_new,
                      struct err *reterr)
{
    session_close(s);
    enum rc rc = db_create(s->db_path, demo, day, reterr);
    *ret_new = rc == RC_OK;
    if (rc == RC_OK || rc == RC_CONFLICT)
        rc = db_open(s->db_path, &s->db, reterr);
    return rc;
}

/* Whoever makes the database administers it. */
static enum rc first_admin(struct session *s, struct err *reterr)
{
    struct staff me = {.role = ROLE_ADMIN, .active = true};
    desk_cut(me.login, sizeof me.login, session_account());
    desk_cut(me.name, sizeof me.name, session_account());
    enum rc rc = staff_add(s->db, &me, &me.id, reterr);
    if (!rc)
        rc = audit_add(s->db, session_now(s), me.login, "admin init", "", "", RC_OK, reterr);
    return rc;
}

/* Somebody else may be making the same database: who comes second finds it taken. */
static enum rc fill(struct session *s, bool demo, struct err *reterr)
{
    enum rc rc = db_begin(s->db, reterr);
    if (!rc)
        rc = check_unclaimed(s, demo, reterr);
    if (!rc)
        rc = demo ? demo_build(s, reterr) : first_admin(s, reterr);
    if (!rc)
        rc = db_commit(s->db, reterr);
    if (rc)
        db_rollback(s->db);
    return rc;
}

static void remove_file(const char *path, const char *suffix)
{
    char *name = mem_printf("%s%s", path, suffix);
    unlink(name);
    free(name);
}

/* A new file in which nothing could be put is of no use to anybody; one that others write to, or
 * have written to, is theirs. */
static void give_up(struct session *s, bool new, enum rc why)
{
    session_close(s);
    if (!new || why == RC_BUSY || why == RC_CONFLICT)
        return;
    remove_file(s->db_path, "");
    remove_file(s->db_path, "-wal");
    remove_file(s->db_path, "-shm");
}

/* The administrator is known by the name of a system account, and so must have one. */
static enum rc check_account(struct err *reterr)
{
    const char *account = session_account();
    char number[24];
    if (*account && strlen(account) < sizeof((struct staff *)0)->login)
        return RC_OK;
    snprintf(number, sizeof number, "%ld", (long)geteuid());
    return ERR(reterr, RC_DENIED, NULL,
               N_("Whoever makes a database administers it, by the name of the system account. Yours "
                  "(%1$s) has no name, or one of more than 32 characters: use another account"),
               *account ? account : number);
}

static enum rc run_init(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    bool demo = args_yes(in, "demo");
    struct date day;
    bool frozen = args_date(in, "date", &day);
    if (frozen && !demo)
        return ERR(reterr, RC_USAGE, "date",
                   N_("Only the clock of a demonstration can stand still: add demo=yes"));
    bool new = false;
    enum rc rc = demo ? RC_OK : check_account(reterr);
    if (!rc)
        rc = create(s, demo, frozen ? &day : NULL, &new, reterr);
    if (!rc)
        rc = fill(s, demo, reterr);
    if (rc) {
        give_up(s, new, rc);
        return rc;
    }
    if (demo)
        MSG(reply_message(out),
            N_("The demonstration is ready: %1$s. Look around with --as agent1, counter1, "
               "supervisor1 or admin1"),
            s->db_path);
    else
        MSG(reply_message(out),
            N_("The database is ready: %1$s. You (%2$s) administer it; add the others with: staff add"),
            s->db_path, session_account());
    return RC_OK;
}

/* There is no database yet that could know anybody: the file's folder decides who may. */
const struct command command_admin_init = {
    .noun = "admin",
    .verb = "init",
    .summary = N_("Make a new database; the account that does so becomes its administrator"),
    .who = ROLES_ALL,
    .access = ACCESS_NONE,
    ARGS(init_args),
    .example = "admin init demo=yes date=10/11/2026",
    .run = run_init,
};

static const struct arg day_args[] = {
    {ARG_OF("date", FIELD_DATE, N_("Day"), true)},
    ARG_TEXT("time", N_("Time of the day, such as 10:00"), false),
};

/* "9:30", "21:00". */
static bool time_of_day(const char *text, int *ret_minute)
{
    int hour, minute, end = 0;
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &end) < 2 || text[end] || hour < 0 || hour > 23 ||
        minute < 0 || minute > 59)
        return false;
    *ret_minute = hour * 60 + minute;
    return true;
}

/* What happened has its moments: the clock goes on from there, never back. */
static enum rc run_day(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct date day;
    int minute = 10 * 60;
    (void)args_date(in, "date", &day);
    if (!db_is_demo(s->db))
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Only the clock of a demonstration can be moved: %1$s is none"), s->db_path);
    if (args_given(in, "time") && !time_of_day(args_text(in, "time"), &minute))
        return ERR(reterr, RC_BAD_DATA, "time", N_("A time of the day is written 10:00, up to 23:59"));
    if (date_start(day) + (instant)minute * 60 < session_now(s))
        return ERR(reterr, RC_BAD_DATA, "date",
                   N_("The clock stands at %1$s and only goes on: give a later moment"),
                   shown_time(session_now(s)).s);
    enum rc rc = db_stand(s->db, day, minute, reterr);
    if (!rc)
        MSG(reply_message(out), N_("The clock of this demonstration stands at %1$s now"),
            shown_time(session_now(s)).s);
    return rc;
}

const struct command command_admin_day = {
    .noun = "admin",
    .verb = "day",
    .summary = N_("Let the clock of a demonstration stand on a later day"),
    .who = ROLES_ADMIN,
    .access = ACCESS_WRITE,
    ARGS(day_args),
    .example = "admin day date=24/11/2026 time=09:30",
    .run = run_day,
};

static const struct column problem_columns[] = {{"problem", N_("Problem"), CELL_TEXT}};

static void problem(void *ctx, const struct msg *what)
{
    struct buf text = {0};
    words_plain(&text, what);
    reply_cell(ctx, cell_text(buf_text(&text)));
    buf_done(&text);
}

static const struct arg check_args[] = {
    ARG_YES("tidy", N_("Remove copies of files that nothing refers to")),
};

/* What nothing refers to is removed only where the rows can be believed. */
static enum rc run_check(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    reply_table(out, N_("Problems"), problem_columns, 1);
    enum rc rc = db_check(s->db, problem, out, reterr);
    if (!rc)
        rc = cabinet_check(s, args_yes(in, "tidy"), out, problem, out, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("All is well with %1$s"), s->db_path);
    return calendar_warn(s, out, reterr);
}

const struct command command_admin_check = {
    .noun = "admin",
    .verb = "check",
    .summary = N_("Check that the database is whole, its records agree and copies of files are there"),
    .who = ROLES_ADMIN,
    .access = ACCESS_OUTSIDE,
    ARGS(check_args),
    .example = "admin check",
    .run = run_check,
};

static enum rc run_reindex(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    (void)in;
    enum rc rc = search_rebuild(s->db, s->progress, s->progress_ctx, reterr);
    if (!rc)
        MSG(reply_message(out), N_("The search was built again; others could work all the while"));
    return rc;
}

const struct command command_admin_reindex = {
    .noun = "admin",
    .verb = "reindex",
    .summary = N_("Build the search again while others work; goes on where it was interrupted"),
    .who = ROLES_ADMIN,
    .access = ACCESS_OUTSIDE,
    .example = "admin reindex",
    .run = run_reindex,
};

static const struct arg backup_args[] = {
    ARG_PATH("to", N_("New file for the copy"), REF_FILE, true),
};

/* The copy holds everything about everybody: the audit knows of it, or there is none. */
static enum rc audit_copy(struct session *s, const char *to, struct err *reterr)
{
    enum rc rc = db_begin(s->db, reterr);
    if (!rc)
        rc = audit_add(s->db, session_now(s), s->staff.login, "admin backup", "", "", RC_OK, reterr);
    if (!rc)
        rc = db_commit(s->db, reterr);
    if (rc) {
        db_rollback(s->db);
        unlink(to);
    }
    return rc;
}

static enum rc run_backup(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    const char *to = args_text(in, "to");
    enum rc rc = db_backup(s->db, to, s->progress, s->progress_ctx, reterr);
    if (!rc)
        rc = audit_copy(s, to, reterr);
    if (!rc)
        rc = cabinet_backup(s, to, out, reterr);
    if (!rc)
        MSG(reply_message(out), N_("The copy is complete: %1$s"), to);
    return rc;
}

const struct command command_admin_backup = {
    .noun = "admin",
    .verb = "backup",
    .summary = N_("Copy the database and the copies of files while others work"),
    .who = ROLES_ADMIN,
    .access = ACCESS_OUTSIDE,
    ARGS(backup_args),
    .example = "admin backup to=/var/backups/rihla-monday.db",
    .run = run_backup,
};
