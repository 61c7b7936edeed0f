/* complaint import: many complaints from a CSV or JSON file, each row whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/complaint_columns.h"
#include "command/desk.h"
#include "command/words.h"

#include "base/mem.h"
#include "store/json.h"
#include "xfer/csv.h"
#include "xfer/whole.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct arg import_args[] = {
    ARG_PATH("file", N_("CSV or JSON file with the columns that “complaint export” writes"), REF_FILE,
             true),
    ARG_YES("dry", N_("Only try it: nothing is changed")),
};

static const struct column columns[] = {
    {"line", N_("Line"), CELL_COUNT},
    {"result", N_("Result"), CELL_WORD},
    {"field", N_("Field"), CELL_CODE},
    {"reason", N_("Reason"), CELL_TEXT},
};

struct import {
    struct session *session;
    struct reply *out;
    struct args row;      /* being filled */
    int64_t line;         /* of the row; 0: none */
    enum rc rc;           /* what ends the import */
    struct err *err;
    struct err fault;     /* of the row being filled; rc RC_OK: none yet */
    int64_t rows, entered, duplicates, rejected;
};

/* ---- rows ---- */

static void report(struct import *im, const struct err *e)
{
    struct buf reason = {0};
    bool duplicate = e->rc == RC_CONFLICT;
    words_plain(&reason, &e->msg);
    reply_cell(im->out, cell_count(im->line));
    reply_cell(im->out, duplicate ? cell_word("duplicate", N_("there already"))
                                  : cell_word("rejected", N_("not taken")));
    reply_cell(im->out, cell_code(e->field));
    reply_cell(im->out, cell_text(buf_text(&reason)));
    buf_done(&reason);
    im->duplicates += duplicate;
    im->rejected += !duplicate;
}

static enum rc enter(struct import *im, struct err *why)
{
    struct complaint c;
    struct reply warnings;
    reply_init(&warnings);
    enum rc rc = args_check(im->session, &im->row, &warnings, why);
    reply_done(&warnings);
    if (!rc)
        rc = complaint_from_row(im->session, &im->row, &c, why);
    if (rc)
        return rc;
    rc = complaint_enter(im->session, &c, why);
    if (!rc)
        im->entered++;
    complaint_done(&c);
    return rc;
}

static bool is_row_fault(enum rc rc)
{
    return rc == RC_BAD_DATA || rc == RC_CONFLICT || rc == RC_USAGE || rc == RC_NOT_FOUND;
}

static void begin_row(struct import *im, int64_t line)
{
    args_init(&im->row, &complaint_import_row);
    im->line = line;
    im->rows++;
    err_clear(&im->fault);
}

static void end_row(struct import *im)
{
    struct err *why = &im->fault;
    enum rc rc = why->rc ? why->rc : enter(im, why);
    if (is_row_fault(rc))
        report(im, why);
    else if (rc) {
        im->rc = rc;
        *im->err = *why;
    }
    args_done(&im->row);
    im->line = 0;
}

/* A spreadsheet's guard against formulas was put there by an export. */
static const char *without_guard(const char *value)
{
    return value[0] == '\'' && value[1] && strchr("=+-@\t\r", value[1]) ? value + 1 : value;
}

static const struct arg *column_of(const char *name)
{
    for (size_t i = 0; i < complaint_import_row.nargs; i++) {
        if (strcasecmp(complaint_import_row.args[i].field.name, name) == 0)
            return &complaint_import_row.args[i];
    }
    return NULL;
}

static void take_value(struct import *im, const struct arg *column, const char *value)
{
    if (column && *value && !im->fault.rc)
        (void)args_set(&im->row, column->field.name, value, &im->fault);
}

/* ---- CSV ---- */

static enum rc csv_header(struct import *im, struct csv *file, const struct arg **ret, size_t *ret_n,
                          struct err *reterr)
{
    struct csv_row row;
    struct err why = {.rc = RC_BAD_DATA, .field = "file"};
    if (csv_next(file, &row, &why.msg) != CSV_ROW)
        return ERR(reterr, RC_BAD_DATA, "file", N_("The first line has to name the columns"));
    *ret_n = row.nfields;
    for (size_t i = 0; i < row.nfields; i++) {
        ret[i] = column_of(row.field[i]);
        if (!ret[i] && *row.field[i])
            MSG(reply_message(im->out), N_("The column “%1$s” is not known and was left out"),
                row.field[i]);
    }
    return RC_OK;
}

static void csv_values(struct import *im, const struct csv_row *row, const struct arg *const *names,
                       size_t n)
{
    begin_row(im, (int64_t)row->line);
    if (row->nfields > n)
        ERR(&im->fault, RC_BAD_DATA, NULL,
            N_("This row has more columns than the first line names"));
    for (size_t i = 0; i < row->nfields && i < n; i++)
        take_value(im, names[i], without_guard(row->field[i]));
    end_row(im);
}

static enum rc csv_rows(struct import *im, struct csv *file, struct err *reterr)
{
    const struct arg *names[CSV_FIELDS_MAX];
    struct csv_row row;
    size_t n = 0;
    enum rc rc = csv_header(im, file, names, &n, reterr);
    while (!rc && !im->rc) {
        struct err why = {.rc = RC_BAD_DATA};
        switch (csv_next(file, &row, &why.msg)) {
        case CSV_END:
            return RC_OK;
        case CSV_BROKEN:
            *reterr = why;
            return reterr->rc = RC_STORAGE;
        case CSV_FAULT:
            im->rows++;
            im->line = (int64_t)row.line;
            report(im, &why);
            break;
        case CSV_ROW:
            csv_values(im, &row, names, n);
            break;
        }
    }
    return rc ? rc : im->rc;
}

static enum rc from_csv(struct import *im, const char *path, struct err *reterr)
{
    struct csv *file;
    enum rc rc = csv_open(path, &file, reterr);
    if (rc)
        return rc;
    rc = csv_rows(im, file, reterr);
    csv_close(file);
    return rc;
}

/* ---- JSON ---- */

static bool json_value(void *ctx, int64_t row, const char *name, const char *value)
{
    struct import *im = ctx;
    if (im->line != row) {
        if (im->line)
            end_row(im);
        begin_row(im, row);
    }
    take_value(im, column_of(name), value);
    return !im->rc;
}

static enum rc from_json(struct import *im, const char *text, struct err *reterr)
{
    enum rc rc = json_rows(im->session->db, text, json_value, im, reterr);
    if (im->line)
        end_row(im);
    return rc ? rc : im->rc;
}

static bool is_json(const char *text)
{
    text += strspn(text, " \t\r\n");
    return *text == '[' || *text == '{';
}

/* ---- the whole ---- */

static enum rc take_file(struct import *im, const char *path, struct err *reterr)
{
    char *text;
    enum rc rc = whole_read(path, &text, reterr);
    if (rc)
        return rc;
    rc = is_json(text) ? from_json(im, text, reterr) : from_csv(im, path, reterr);
    free(text);
    return rc;
}

static void tell(const struct import *im, bool dry, struct reply *out)
{
    reply_record(out, N_("Import"));
    reply_entry(out, "dry", N_("Only tried"), cell_yes_no(dry));
    reply_entry(out, "rows", N_("Rows"), cell_count(im->rows));
    reply_entry(out, "entered", dry ? N_("Would be entered") : N_("Entered now"),
                cell_count(im->entered));
    reply_entry(out, "duplicates", N_("There already"), cell_count(im->duplicates));
    reply_entry(out, "rejected", N_("Not taken"), cell_count(im->rejected));
}

/* One transaction: a dry run does all of it and takes it back. */
static enum rc all(struct import *im, const struct args *in, struct err *reterr)
{
    struct session *s = im->session;
    bool dry = args_yes(in, "dry");
    enum rc rc = db_begin(s->db, reterr);
    if (rc)
        return rc;
    rc = take_file(im, args_text(in, "file"), reterr);
    if (!rc && dry)
        db_rollback(s->db);
    if (!rc && dry)
        rc = db_begin(s->db, reterr);
    if (!rc)
        rc = audit_add(s->db, session_now(s), s->staff.login, "complaint import", "",
                       dry ? "file dry" : "file", RC_OK, reterr);
    if (!rc)
        rc = db_commit(s->db, reterr);
    if (rc)
        db_rollback(s->db);
    return rc;
}

static enum rc run_import(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct err fault = {0};
    struct import im = {.session = s, .out = out, .err = &fault};
    char rejected[24];
    reply_table(out, N_("Rows that were not taken"), columns, sizeof columns / sizeof *columns);
    enum rc rc = all(&im, in, &fault);
    if (rc && reterr)
        *reterr = fault;
    if (rc)
        return rc;
    tell(&im, args_yes(in, "dry"), out);
    snprintf(rejected, sizeof rejected, "%" PRId64, im.rejected);
    if (im.rejected)
        return ERR(
            reterr, RC_BAD_DATA, NULL,
            N_("Rows not taken: %1$s, each with its reason in the list. Mend them and import "
               "them again: what is there already is recognised"),
            rejected);
    return RC_OK;
}

const struct command command_complaint_import = {
    .noun = "complaint",
    .verb = "import",
    .summary = N_("Enter many complaints from a CSV or JSON file"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_OUTSIDE,
    ARGS(import_args),
    .example = "complaint import file=complaints.csv dry=yes",
    .run = run_import,
};
