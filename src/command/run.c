/* Running a command: role, values, transaction, audit, commit: nowhere else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/log.h"
#include "base/mem.h"
#include "command/command.h"
#include "command/session.h"
#include "store/trail.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void full_name(char to[64], const struct command *c)
{
    snprintf(to, 64, "%s %s", c->noun, c->verb);
}

static enum rc check_role(const struct session *s, const struct command *c, struct err *reterr)
{
    if (c->who & ROLE_BIT(s->staff.role))
        return RC_OK;
    char mine[64], command[64];
    struct buf others;
    snprintf(mine, sizeof mine, "=%s", role_title(s->staff.role));
    full_name(command, c);
    buf_init(&others);
    roles_titles(&others, c->who);
    ERR(reterr, RC_DENIED, NULL,
        N_("Your role (%1$s) may not do this: %2$s. Somebody with one of these roles may: %3$s"), mine,
        command, buf_text(&others));
    buf_done(&others);
    return RC_DENIED;
}

static enum rc missing_value(const struct command *c, const struct arg *a, struct err *reterr)
{
    char command[64], label[128];
    full_name(command, c);
    snprintf(label, sizeof label, "=%s", a->field.label.en);
    return ERR(reterr, RC_USAGE, a->field.name, N_("\"%1$s\" needs %2$s=… (%3$s)"), command,
               a->field.name, label);
}

/* Numbers that name something may have been typed with Arabic-Indic digits; files may be called so. */
static bool names_a_number(enum arg_ref ref)
{
    return ref != REF_NONE && ref != REF_FILE && ref != REF_FOLDER && ref != REF_KEPT_FILE;
}

static enum rc canonical_value(const struct arg *a, char **slot, struct date today,
                               struct reply *out, struct err *reterr)
{
    struct msg warning = {0};
    char *value = NULL;
    char *typed = names_a_number(a->ref) ? text_ascii_digits(*slot) : mem_strdup(*slot);
    enum rc rc = field_parse(&a->field, typed, today, &value, &warning, reterr);
    free(typed);
    if (rc)
        return rc;
    free(*slot);
    *slot = value;
    if (warning.id)
        *reply_message(out) = warning;
    return RC_OK;
}

enum rc args_check(struct session *s, struct args *in, struct reply *out, struct err *reterr)
{
    const struct command *c = in->command;
    struct date today = session_today(s);
    for (size_t i = 0; i < c->nargs; i++) {
        enum rc rc = RC_OK;
        if (in->values[i])
            rc = canonical_value(&c->args[i], &in->values[i], today, out, reterr);
        else if (c->args[i].field.required)
            rc = missing_value(c, &c->args[i], reterr);
        if (rc)
            return rc;
    }
    return RC_OK;
}

/* What the audit says it was about: the number in the answer, else the first one named. */
static const char *about(const struct args *in, const struct reply *out)
{
    const struct cell *number = reply_get(out, "number");
    if (number && number->s)
        return number->s;
    for (size_t i = 0; i < in->command->nargs; i++) {
        enum arg_ref ref = in->command->args[i].ref;
        bool numbered = ref == REF_APPLICATION || ref == REF_CUSTOMER || ref == REF_COMPLAINT ||
                        ref == REF_CONTACT || ref == REF_RECEIPT || ref == REF_STAFF ||
                        ref == REF_ATTACHMENT;
        if (numbered && in->values[i])
            return in->values[i];
    }
    return "";
}

/* What the command was about is kept beside them. */
void args_names(struct buf *out, const struct args *in)
{
    for (size_t i = 0; i < in->command->nargs; i++) {
        const struct arg *a = &in->command->args[i];
        if (in->values[i] && !a->internal && a->ref == REF_NONE)
            buf_printf(out, "%s%s", out->len ? " " : "", a->field.name);
    }
    for (size_t i = 0; i < in->answers.count; i++)
        buf_printf(out, "%s%s", out->len ? " " : "", in->answers.list[i].name);
}

/* The member of staff, or the system account of a stranger. */
static const char *who(const struct session *s)
{
    return s->staff.login[0] ? s->staff.login : session_account();
}

/* Which arguments were given; before them, that somebody wanted to be somebody else. */
static void details(struct buf *out, const struct session *s, const struct args *in)
{
    if (s->as && !s->staff.login[0])
        buf_add(out, "--as");
    args_names(out, in);
}

static enum rc audit(struct session *s, const struct args *in, const struct reply *out,
                     enum rc outcome, struct err *reterr)
{
    char command[64];
    struct buf names;
    full_name(command, in->command);
    buf_init(&names);
    details(&names, s, in);
    enum rc rc = audit_add(s->db, session_now(s), who(s), command, about(in, out), buf_text(&names),
                           outcome, reterr);
    buf_done(&names);
    return rc;
}

static enum rc begin(struct session *s, struct err *reterr)
{
    return s->together ? RC_OK : db_begin(s->db, reterr);
}

static enum rc commit(struct session *s, struct err *reterr)
{
    return s->together ? RC_OK : db_commit(s->db, reterr);
}

/* The audit of something that changed nothing else: a read, or an attempt that was refused. */
static enum rc audit_alone(struct session *s, const struct args *in, const struct reply *out,
                           enum rc outcome, struct err *reterr)
{
    enum rc rc = begin(s, reterr);
    if (!rc)
        rc = audit(s, in, out, outcome, reterr);
    if (!rc)
        rc = commit(s, reterr);
    if (rc && !s->together)
        db_rollback(s->db);
    return rc;
}

static void forget(struct reply *out)
{
    reply_done(out);
    reply_init(out);
}

/* Copying takes its time, and others want to write: it is over before the transaction begins. A copy
 * of which nothing comes is told by admin check. */
static enum rc keep_file(struct session *s, struct args *in, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < in->command->nargs; i++) {
        const struct arg *a = &in->command->args[i];
        struct cabinet cabinet;
        if (a->ref != REF_KEPT_FILE || !in->values[i] || in->file)
            continue;
        session_cabinet(s, &cabinet);
        in->file = mem_alloc(sizeof *in->file);
        rc = cabinet_put(&cabinet, in->values[i], a->field.name, in->file, reterr);
    }
    return rc;
}

static enum rc run_write(struct session *s, struct args *in, struct reply *out, struct err *reterr)
{
    enum rc rc = keep_file(s, in, reterr);
    if (!rc)
        rc = begin(s, reterr);
    if (!rc)
        rc = in->command->run(s, in, out, reterr);
    if (!rc)
        rc = audit(s, in, out, RC_OK, reterr);
    if (!rc)
        rc = commit(s, reterr);
    if (rc) {
        if (!s->together)
            db_rollback(s->db);
        forget(out);
    }
    return rc;
}

static enum rc run_read(struct session *s, struct args *in, struct reply *out, struct err *reterr)
{
    enum rc rc = s->together ? RC_OK : db_begin_read(s->db, reterr);
    if (rc)
        return rc;
    rc = in->command->run(s, in, out, reterr);
    if (!s->together)
        db_end_read(s->db);
    if (rc)
        forget(out);
    return rc;
}

/* Nothing personal is shown that the audit does not know of. */
static enum rc run_read_personal(struct session *s, struct args *in, struct reply *out,
                                 struct err *reterr)
{
    enum rc rc = run_read(s, in, out, reterr);
    if (!rc && !s->glancing)
        rc = audit_alone(s, in, out, RC_OK, reterr);
    if (rc)
        forget(out);
    return rc;
}

static enum rc run_row(struct session *s, struct args *in, struct reply *out, struct err *reterr)
{
    switch (in->command->access) {
    case ACCESS_NONE:
    case ACCESS_OUTSIDE:
        break;
    case ACCESS_READ:
        return run_read(s, in, out, reterr);
    case ACCESS_READ_PERSONAL:
        return run_read_personal(s, in, out, reterr);
    case ACCESS_WRITE:
        return run_write(s, in, out, reterr);
    }
    return in->command->run(s, in, out, reterr);
}

/* A role is refused before its values are looked at: they may be anything, a card number too. What
 * cannot be read is forgotten, and so are answers, whose names only a form could judge. */
static void forget_unread(struct session *s, struct args *in, struct reply *out)
{
    struct date today = session_today(s);
    for (size_t i = 0; i < in->command->nargs; i++) {
        char **slot = &in->values[i];
        if (*slot && canonical_value(&in->command->args[i], slot, today, out, NULL)) {
            free(*slot);
            *slot = NULL;
        }
    }
    answers_done(&in->answers);
    answers_init(&in->answers);
    forget(out);
}

/* An attempt that was refused is kept too; that it could not be kept does not change the refusal. */
static enum rc denied(struct session *s, struct args *in, struct reply *out)
{
    forget_unread(s, in, out);
    if (s->db && audit_alone(s, in, out, RC_DENIED, NULL))
        log_line("a refusal of %s %s was not audited", in->command->noun, in->command->verb);
    return RC_DENIED;
}

static enum rc run(struct session *s, struct args *in, struct reply *out, struct err *reterr)
{
    enum rc rc = RC_OK;
    if (in->command->access != ACCESS_NONE) {
        rc = session_open(s, reterr);
        if (!rc)
            rc = check_role(s, in->command, reterr);
    }
    if (!rc)
        rc = args_check(s, in, out, reterr);
    if (!rc)
        rc = run_row(s, in, out, reterr);
    return rc == RC_DENIED ? denied(s, in, out) : rc;
}

enum rc command_run(struct session *s, struct args *in, struct reply *out, struct err *reterr)
{
    struct err own = {0};
    struct err *e = reterr ? reterr : &own;
    err_clear(e);
    if (!s->together)
        if (!s->glancing)
            session_refresh(s);
    enum rc rc = run(s, in, out, e);
    if (rc && e->detail[0])
        log_line("%s %s: %s: %s", in->command->noun, in->command->verb, rc_name(rc), e->detail);
    return rc;
}
