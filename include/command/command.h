/* Commands: the only way the world changes and the only way a front end learns anything.
 * One row per command; keys, help, the ":" line, completion, argv, man pages and the role check
 * read the same row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_COMMAND_H
#define RIHLA_COMMAND_COMMAND_H

#include "command/reply.h"
#include "domain/field.h"
#include "domain/role.h"

struct session;
struct args;
struct kept_file; /* xfer/cabinet.h */

/* What a value names: completion and pickers use it. */
enum arg_ref { REF_NONE, REF_CARD, REF_CUSTOMER, REF_APPLICATION, REF_DOCUMENT, REF_RECEIPT, REF_COMPLAINT, REF_CONTACT, REF_CATEGORY, REF_CAUSE, REF_STAFF, REF_FILE, REF_FOLDER,
    REF_ATTACHMENT, REF_KEPT_FILE /* a file that the cabinet has a copy of before the command runs */ };

struct arg {
    struct field field;   /* name, type, label, hint, required, choices …; labels are msgids (ar NULL) */
    enum arg_ref ref;
    bool internal;        /* not asked for on screen (version, dry run) */
};

enum access {
    ACCESS_NONE,   /* no database needed */
    ACCESS_READ,
    ACCESS_READ_PERSONAL, /* a read of personal records: audited, unless somebody only glances */
    ACCESS_WRITE,  /* one transaction, audited */
    ACCESS_OUTSIDE /* handles the database itself (init, backup, check) */
};

/* Handlers never parse, check a role, begin or commit. */
typedef enum rc command_run_fn(struct session *s, const struct args *in, struct reply *out,
                               struct err *reterr);

struct command {
    const char *noun, *verb;
    const char *summary;          /* msgid: one sentence without a full stop */
    roles who;
    enum access access;
    const struct arg *args;
    size_t nargs;
    bool takes_answers;           /* any other name=value is an answer of the application's form */
    const char *example;          /* "application open card=… customer=…" */
    command_run_fn *run;
};

/* All rows, sorted by noun and verb. */
const struct command *const *command_all(size_t *ret_count);
const struct command *command_find(const char *noun, const char *verb); /* NULL: none */
const struct arg *command_arg(const struct command *c, const char *name); /* NULL: none */

/* Values for one call, as typed; checked by command_run(). */
struct args {
    const struct command *command;
    char **values;          /* by position in command->args, NULL: not given; canonical once running */
    struct answers answers; /* where the command takes them */
    struct kept_file *file; /* of the REF_KEPT_FILE argument, once running; NULL: not given */
};
void args_init(struct args *a, const struct command *c);
void args_done(struct args *a);
enum rc args_set(struct args *a, const char *name, const char *value, struct err *reterr);

/* For handlers: canonical values. A name that the row does not have is a broken invariant. */
bool args_given(const struct args *a, const char *name);
const char *args_text(const struct args *a, const char *name);  /* "" when not given */
int64_t args_number(const struct args *a, const char *name, int64_t otherwise);
bool args_yes(const struct args *a, const char *name);
struct money args_money(const struct args *a, const char *name);
bool args_date(const struct args *a, const char *name, struct date *ret_date);

/* Turns the values canonical; a warning becomes a message of the reply. The first that is missing or
 * not understood is the error. command_run() begins with it; a handler that runs another row's work
 * many times calls it itself. */
enum rc args_check(struct session *s, struct args *in, struct reply *out, struct err *reterr);

/* The names of what was given, for the audit: a value may be personal. Appends. */
void args_names(struct buf *out, const struct args *in);

/* Words already split: "application", "open", "card=x", "customer=y". A word without '=' is the value
 * of the next required argument not given yet, in the row's order. RC_USAGE says what was expected
 * and names near commands. */
enum rc command_parse(int nwords, char *const *words, struct args *ret_args, struct err *reterr);

/* One line: words split at blanks; "…" and '…' keep blanks, \ keeps the next character. No other
 * expansion ever. */
enum rc command_parse_line(const char *line, struct args *ret_args, struct err *reterr);

/* Checks the role, turns values canonical, opens the transaction, runs the handler, writes the
 * audit, commits. On any failure nothing has changed, and *out is empty, except for what a check
 * found (catalogue check, admin check): that is shown beside the error. */
enum rc command_run(struct session *s, struct args *in, struct reply *out, struct err *reterr);

/* "application open card=CARD customer=NUMBER": appends. */
void command_usage(struct buf *out, const struct command *c);

#endif
