/* customer import: many customers from a file, each checked and entered as one registered by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/customer.h"
#include "command/desk.h"
#include "command/import_columns.h"
#include "command/import_doubles.h"
#include "command/words.h"

#include "base/clock.h"
#include "base/mem.h"
#include "store/note.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Others wait while a batch is being written, so it is short. */
enum { BATCH_ROWS = 2000, BATCH_US = 100 * 1000, PROGRESS_UNIT = 1024 };

struct tally {
    int64_t rows, registered, duplicates, rejected, unusual;
};

struct import {
    struct session *session;
    struct csv *file;
    struct reply *out;
    struct import_columns columns;
    bool dry;
    char note[48];            /* the name under which the place is kept */
    char place[160];          /* where it is, as it was kept last */
    struct tally now, before; /* of this run; of those that were interrupted */
    int64_t kept;             /* registered by this run and committed */
    struct doubles doubles;
};

static const struct arg import_args[] = {
    ARG_PATH("file", N_("CSV file; its first line names the columns"), REF_FILE, true),
    ARG_YES("dry", N_("Only try it: nothing is changed")),
};

/* ---- the report ---- */

static const struct column columns[] = {
    {"line", N_("Line"), CELL_COUNT},
    {"result", N_("Result"), CELL_WORD},
    {"field", N_("Field"), CELL_CODE},
    {"reason", N_("Reason"), CELL_TEXT},
};

static void report_row(struct import *im, unsigned long line, const struct err *e)
{
    struct buf reason = {0};
    bool duplicate = e->rc == RC_CONFLICT;
    words_plain(&reason, &e->msg);
    reply_cell(im->out, cell_count((int64_t)line));
    reply_cell(im->out, duplicate ? cell_word("duplicate", N_("there already"))
                                  : cell_word("rejected", N_("not taken")));
    reply_cell(im->out, cell_code(e->field));
    reply_cell(im->out, cell_text(buf_text(&reason)));
    buf_done(&reason);
    im->now.duplicates += duplicate;
    im->now.rejected += !duplicate;
}

static void report(struct import *im, const char *path)
{
    struct reply *out = im->out;
    reply_record(out, N_("Import"));
    reply_entry(out, "file", N_("File"), cell_code(path));
    reply_entry(out, "dry", N_("Only tried"), cell_yes_no(im->dry));
    reply_entry(out, "rows", N_("Rows"), cell_count(im->now.rows));
    reply_entry(out, "registered", im->dry ? N_("Would be registered") : N_("Registered now"),
                cell_count(im->now.registered));
    reply_entry(out, "duplicates", N_("There already"), cell_count(im->now.duplicates));
    reply_entry(out, "rejected", N_("Not taken"), cell_count(im->now.rejected));
    reply_entry(out, "unusual", N_("With an unusual Emirates ID"), cell_count(im->now.unusual));
    if (im->before.rows)
        reply_entry(out, "before", N_("Rows done earlier"), cell_count(im->before.rows));
}

/* ---- where it stopped ---- */

static enum rc keep_place(struct import *im, struct err *reterr)
{
    struct csv_place p = csv_place(im->file);
    const struct tally *a = &im->before, *b = &im->now;
    snprintf(im->place, sizeof im->place,
             "%" PRId64 " %lu %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, p.offset, p.line,
             a->rows + b->rows, a->registered + b->registered, a->duplicates + b->duplicates,
             a->rejected + b->rejected);
    return note_put(im->session->db, im->note, im->place, reterr);
}

/* The place moves with the rows, in one transaction: where it has moved, somebody else is at it. */
static enum rc check_place(struct import *im, struct err *reterr)
{
    char *text = NULL;
    enum rc rc = note_get(im->session->db, im->note, &text, reterr);
    if (!rc && strcmp(text, im->place) != 0)
        rc = ERR(reterr, RC_CONFLICT, "file",
                 N_("This file is being imported by somebody else just now, who goes on with it. "
                    "Afterwards the same command tells whether anything is left"));
    free(text);
    return rc;
}

/* The same bytes are the same file, whatever it is called. */
static enum rc find_place(struct import *im, struct err *reterr)
{
    uint64_t fingerprint;
    char *text = NULL;
    enum rc rc = csv_fingerprint(im->file, &fingerprint, reterr);
    if (rc || im->dry)
        return rc;
    snprintf(im->note, sizeof im->note, "import %016" PRIx64, fingerprint);
    rc = note_get(im->session->db, im->note, &text, reterr);
    if (rc)
        return rc;
    snprintf(im->place, sizeof im->place, "%s", text);
    struct csv_place p;
    struct tally *t = &im->before;
    if (sscanf(text, "%" SCNd64 " %lu %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64, &p.offset,
               &p.line, &t->rows, &t->registered, &t->duplicates, &t->rejected) == 6)
        csv_go(im->file, p);
    free(text);
    return RC_OK;
}

/* ---- rows ---- */

static enum rc enrol(struct import *im, const struct args *in, struct customer *c,
                     struct err *reterr)
{
    struct session *s = im->session;
    struct buf names = {0};
    enum rc rc = customer_enrol(s, c, reterr);
    if (!rc)
        rc = customer_promotions(s, c->id, in, reterr);
    args_names(&names, in);
    if (!rc)
        rc = audit_add(s->db, session_now(s), s->staff.login, "customer register", c->number,
                       buf_text(&names), RC_OK, reterr);
    buf_done(&names);
    return rc;
}

static enum rc take_row(struct import *im, const struct csv_row *row, struct args *in,
                        struct reply *warnings, struct err *reterr)
{
    struct customer c;
    enum rc rc = import_columns_take(&im->columns, row, in, reterr);
    if (!rc)
        rc = args_check(im->session, in, warnings, reterr);
    if (!rc)
        rc = customer_draft(im->session, in, &c, reterr);
    if (!rc)
        rc = doubles_check(&im->doubles, im->session, &c, im->dry, reterr);
    if (!rc)
        rc = im->dry ? RC_OK : enrol(im, in, &c, reterr);
    return rc;
}

/* Whether the row is at fault; anything else ends the import. */
static bool is_row_fault(enum rc rc)
{
    return rc == RC_BAD_DATA || rc == RC_CONFLICT || rc == RC_USAGE;
}

static enum rc one_row(struct import *im, const struct csv_row *row, struct err *reterr)
{
    struct err why = {0};
    struct reply warnings;
    struct args in;
    reply_init(&warnings);
    args_init(&in, &command_customer_register);
    enum rc rc = take_row(im, row, &in, &warnings, &why);
    if (!rc) {
        im->now.registered++;
        im->now.unusual += warnings.nmessages > 0;
    } else if (is_row_fault(rc)) {
        report_row(im, row->line, &why);
        rc = RC_OK;
    } else {
        *reterr = why;
    }
    args_done(&in);
    reply_done(&warnings);
    return rc;
}

/* False in *ret_more: the file is at its end. */
static enum rc next_row(struct import *im, bool *ret_more, struct err *reterr)
{
    struct csv_row row;
    struct err why = {.rc = RC_BAD_DATA};
    switch (csv_next(im->file, &row, &why.msg)) {
    case CSV_END:
        *ret_more = false;
        return RC_OK;
    case CSV_BROKEN:
        *reterr = why;
        return reterr->rc = RC_STORAGE;
    case CSV_FAULT:
        im->now.rows++;
        report_row(im, row.line, &why);
        return RC_OK;
    case CSV_ROW:
        break;
    }
    im->now.rows++;
    return one_row(im, &row, reterr);
}

static enum rc batch(struct import *im, bool *ret_more, struct err *reterr)
{
    struct db *db = im->session->db;
    int64_t end = clock_monotonic_us() + BATCH_US;
    enum rc rc = im->dry ? db_begin_read(db, reterr) : db_begin(db, reterr);
    if (rc)
        return rc;
    if (!im->dry)
        rc = check_place(im, reterr);
    for (int n = 0; !rc && *ret_more && n < BATCH_ROWS && clock_monotonic_us() < end; n++)
        rc = next_row(im, ret_more, reterr);
    if (im->dry) {
        db_end_read(db);
        return rc;
    }
    if (!rc)
        rc = keep_place(im, reterr);
    if (!rc)
        rc = db_commit(db, reterr);
    if (rc)
        db_rollback(db);
    else
        im->kept = im->now.registered;
    return rc;
}

/* What the database says of the last batch is not true of those before it. */
static void tell_kept(const struct import *im, struct err *e)
{
    char kept[24];
    if (im->kept == 0 || (e->rc != RC_STORAGE && e->rc != RC_BUSY))
        return;
    snprintf(kept, sizeof kept, "%" PRId64, im->kept);
    if (e->rc == RC_BUSY)
        MSG(&e->msg, N_("Others are writing to the database, so the import stopped. Registered before that: %1$s. "
                        "The same command goes on from there"), kept);
    else
        MSG(&e->msg, N_("The import stopped: the database can no longer be written, mostly because the disk is "
                        "full. Registered before that: %1$s. Make room on the disk of %2$s; the same command "
                        "goes on from there"), kept, im->session->db_path);
}

static void tell_progress(const struct import *im)
{
    struct session *s = im->session;
    if (s->progress)
        s->progress(s->progress_ctx, (int)(csv_place(im->file).offset / PROGRESS_UNIT),
                    (int)(csv_size(im->file) / PROGRESS_UNIT));
}

static enum rc all_rows(struct import *im, struct err *reterr)
{
    bool more = true;
    enum rc rc = RC_OK;
    while (!rc && more) {
        rc = batch(im, &more, reterr);
        tell_progress(im);
    }
    return rc;
}

/* ---- the whole ---- */

static enum rc header(struct import *im, struct err *reterr)
{
    struct csv_row row;
    struct err why = {.rc = RC_BAD_DATA, .field = "file"};
    switch (csv_next(im->file, &row, &why.msg)) {
    case CSV_ROW:
        return import_columns_read(&row, &im->columns, im->out, reterr);
    case CSV_END:
        return ERR(reterr, RC_BAD_DATA, "file", N_("The file is empty"));
    case CSV_FAULT:
    case CSV_BROKEN:
        break;
    }
    *reterr = why;
    return why.rc;
}

static enum rc finish(struct import *im, const char *path, struct err *reterr)
{
    struct session *s = im->session;
    char rejected[24], registered[24];
    snprintf(rejected, sizeof rejected, "%" PRId64, im->now.rejected);
    snprintf(registered, sizeof registered, "%" PRId64, im->now.registered);
    report(im, path);
    enum rc rc = db_begin(s->db, reterr);
    if (!rc)
        rc = audit_add(s->db, session_now(s), s->staff.login, "customer import", "",
                       im->dry ? "file dry" : "file", RC_OK, reterr);
    if (!rc)
        rc = db_commit(s->db, reterr);
    if (rc) {
        db_rollback(s->db);
        return rc;
    }
    if (im->now.rejected)
        return ERR(
            reterr, RC_BAD_DATA, NULL,
            N_("Rows not taken: %1$s, each with its reason in the list. Mend them and import "
               "them again: what is there already is recognised"),
            rejected);
    if (im->before.rows && !im->now.rows)
        MSG(reply_message(im->out), N_("This file was imported already; nothing was done twice"));
    else
        MSG(reply_message(im->out),
            im->dry ? N_("Only tried: %1$s would be registered") : N_("Registered: %1$s"),
            registered);
    return RC_OK;
}

static enum rc run_import(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct import im = {.session = s, .out = out, .dry = args_yes(in, "dry")};
    struct err fault = {0};
    const char *path = args_text(in, "file");
    enum rc rc = csv_open(path, &im.file, &fault);
    if (!rc)
        rc = header(&im, &fault);
    if (!rc)
        rc = find_place(&im, &fault);
    if (!rc) {
        reply_table(out, N_("Rows that were not taken"), columns, sizeof columns / sizeof *columns);
        rc = all_rows(&im, &fault);
        tell_kept(&im, &fault);
    }
    if (!rc)
        rc = finish(&im, path, &fault);
    if (rc && reterr)
        *reterr = fault;
    csv_close(im.file);
    doubles_done(&im.doubles);
    return rc;
}

const struct command command_customer_import = {
    .noun = "customer",
    .verb = "import",
    .summary = N_("Register many customers from a CSV file; goes on where it was interrupted"),
    .who = ROLE_BIT(ROLE_SUPERVISOR) | ROLE_BIT(ROLE_ADMIN),
    .access = ACCESS_OUTSIDE,
    ARGS(import_args),
    .example = "customer import file=customers.csv dry=yes",
    .run = run_import,
};
