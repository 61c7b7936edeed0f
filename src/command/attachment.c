/* attachment add, list, save, remove: copies of the files that customers hand in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/case.h"

#include <stdio.h>
#include <string.h>

#define ARG_ATTACHMENT ARG_REF("attachment", N_("Attachment number"), REF_ATTACHMENT, true)

static enum rc keep(struct session *s, const struct kept_file *file, struct attachment *a,
                    struct err *reterr)
{
    snprintf(a->hash, sizeof a->hash, "%s", file->hash);
    a->type = file->type;
    a->size = file->size;
    a->at = session_now(s);
    desk_cut(a->name, sizeof a->name, file->name);
    desk_cut(a->by, sizeof a->by, s->staff.login);
    enum rc rc = desk_number(s, NUMBER_PREFIX_ATTACHMENT, NUMBER_MONTHLY, a->number,
                             sizeof a->number, reterr);
    return rc ? rc : attachment_insert(s->db, a, reterr);
}

enum rc case_attach(struct session *s, const struct casework *c, const struct kept_file *file,
                    enum attachment_part part, const char *doc, struct attachment *ret,
                    struct err *reterr)
{
    struct attachment a = {.application = c->app.id, .part = part};
    desk_cut(a.doc, sizeof a.doc, doc);
    desk_cut(a.application_number, sizeof a.application_number, c->app.number);
    enum rc rc = keep(s, file, &a, reterr);
    if (!rc)
        *ret = a;
    return rc;
}

static void record(struct reply *out, const struct attachment *a)
{
    reply_record(out, N_("Attachment"));
    reply_entry(out, "number", N_("Number"), cell_code(a->number));
    reply_entry(out, "name", N_("Name"), cell_text(a->name));
    reply_entry(out, "type", N_("Kind"), cell_word(file_type_word(a->type), file_type_title(a->type)));
    reply_entry(out, "bytes", N_("Size in bytes"), cell_count(a->size));
    reply_entry(out, "part", N_("Belongs to"),
                cell_word(attachment_part_word(a->part), attachment_part_title(a->part)));
    reply_entry(out, "application", N_("Application"), cell_code(a->application_number));
    reply_entry(out, "document", N_("Document"), cell_code(a->doc));
    reply_entry(out, "complaint", N_("Complaint"), cell_code(a->complaint_number));
    reply_entry(out, "hash", N_("SHA-256"), cell_code(a->hash));
    reply_entry(out, "by", N_("By"), cell_code(a->by));
    reply_entry(out, "at", N_("When"), cell_time(a->at));
}

/* ---- add ---- */

static const struct arg add_args[] = {
    ARG_REF("file", N_("PDF, PNG or JPEG file"), REF_KEPT_FILE, true),
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_REF("document", N_("Document"), REF_DOCUMENT, false),
    ARG_YES("result", N_("It is the result of the application")),
    ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, false),
};

static enum rc check_one_owner(const struct args *in, struct err *reterr)
{
    bool application = args_given(in, "application"), complaint = args_given(in, "complaint");
    if (application == complaint)
        return ERR(reterr, RC_USAGE, "application",
                   N_("Say what the file belongs to: either application=… or complaint=…"));
    if (complaint && (args_given(in, "document") || args_yes(in, "result")))
        return ERR(reterr, RC_USAGE, "document",
                   N_("A complaint has neither documents nor a result; leave that out"));
    if (args_given(in, "document") && args_yes(in, "result"))
        return ERR(reterr, RC_USAGE, "result",
                   N_("A file is either a document or the result; leave one of them out"));
    return RC_OK;
}

static enum rc add_to_case(struct session *s, struct casework *c, const struct args *in,
                           struct attachment *ret, struct err *reterr)
{
    const char *doc = args_text(in, "document");
    enum attachment_part part = *doc                   ? ATTACHMENT_DOCUMENT
                                : args_yes(in, "result") ? ATTACHMENT_RESULT
                                                         : ATTACHMENT_OTHER;
    enum rc rc = *doc ? case_check_document(c, doc, reterr) : RC_OK;
    if (!rc)
        rc = case_attach(s, c, in->file, part, doc, ret, reterr);
    return rc ? rc : case_happened(s, c, "attachment-added", ret->name, *doc ? doc : ret->number, reterr);
}

static enum rc add_to_application(struct session *s, const struct args *in, struct attachment *ret,
                                  struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = add_to_case(s, &c, in, ret, reterr);
    case_done(&c);
    return rc;
}

static enum rc complaint_story(struct session *s, const struct attachment *a, const char *event,
                               const char *note, struct err *reterr)
{
    struct timeline_entry e = {.complaint = a->complaint};
    snprintf(e.event, sizeof e.event, "%s", event);
    snprintf(e.about, sizeof e.about, "%s", a->number);
    desk_cut(e.note, sizeof e.note, note);
    return desk_story(s, &e, reterr);
}

static enum rc add_to_complaint(struct session *s, const struct args *in, struct attachment *ret,
                                struct err *reterr)
{
    struct complaint k;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &k, reterr);
    if (rc)
        return rc;
    ret->complaint = k.id;
    ret->part = ATTACHMENT_COMPLAINT;
    snprintf(ret->complaint_number, sizeof ret->complaint_number, "%s", k.number);
    complaint_done(&k);
    rc = keep(s, in->file, ret, reterr);
    return rc ? rc : complaint_story(s, ret, "attachment-added", ret->name, reterr);
}

static enum rc run_add(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct attachment a = {0};
    enum rc rc = check_one_owner(in, reterr);
    if (!rc && args_given(in, "complaint"))
        rc = add_to_complaint(s, in, &a, reterr);
    else if (!rc)
        rc = add_to_application(s, in, &a, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("A copy of %1$s is kept as %2$s"), a.name, a.number);
    record(out, &a);
    return RC_OK;
}

const struct command command_attachment_add = {
    .noun = "attachment",
    .verb = "add",
    .summary = N_("Keep a copy of a file with an application or a complaint"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(add_args),
    .example = "attachment add file=scan.pdf application=E26-11-000001 document=certified-invoice",
    .run = run_add,
};

/* ---- list ---- */

static const struct arg list_args[] = {
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, false),
};

static const struct column columns[] = {
    {"number", N_("Number"), CELL_CODE},
    {"name", N_("Name"), CELL_TEXT},
    {"type", N_("Kind"), CELL_WORD},
    {"kilobytes", N_("kB"), CELL_COUNT},
    {"part", N_("Belongs to"), CELL_WORD},
    {"application", N_("Application"), CELL_CODE},
    {"document", N_("Document"), CELL_CODE},
    {"complaint", N_("Complaint"), CELL_CODE},
    {"by", N_("By"), CELL_CODE},
    {"at", N_("When"), CELL_TIME},
};

struct listing {
    struct session *session;
    struct reply *out;
};

static bool list_row(void *ctx, const struct attachment *a)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
    if (!desk_may_see_number(l->session, a->complaint_number))
        return true;
    reply_cell(out, cell_code(a->number));
    reply_cell(out, cell_text(a->name));
    reply_cell(out, cell_word(file_type_word(a->type), file_type_title(a->type)));
    reply_cell(out, cell_count((a->size + 1023) / 1024));
    reply_cell(out, cell_word(attachment_part_word(a->part), attachment_part_title(a->part)));
    reply_cell(out, cell_code(a->application_number));
    reply_cell(out, cell_code(a->doc));
    reply_cell(out, cell_code(a->complaint_number));
    reply_cell(out, cell_code(a->by));
    reply_cell(out, cell_time(a->at));
    return true;
}

static enum rc list_of_complaint(struct session *s, const char *number, struct rowid *ret,
                                 struct err *reterr)
{
    struct complaint k;
    enum rc rc = desk_complaint(s, number, &k, reterr);
    if (rc)
        return rc;
    *ret = k.id;
    complaint_done(&k);
    return RC_OK;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct application app = {0};
    struct rowid complaint = {0};
    struct listing l = {s, out};
    enum rc rc = RC_OK;
    reply_table(out, N_("Attachments"), columns, sizeof columns / sizeof *columns);
    if (args_given(in, "application"))
        rc = desk_application(s, args_text(in, "application"), &app, reterr);
    else if (args_given(in, "complaint"))
        rc = list_of_complaint(s, args_text(in, "complaint"), &complaint, reterr);
    return rc ? rc : attachment_each(s->db, app.id, complaint, LIST_LIMIT, list_row, &l, reterr);
}

const struct command command_attachment_list = {
    .noun = "attachment",
    .verb = "list",
    .summary = N_("List the copies of files of an application or a complaint, or the newest of all"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "attachment list application=E26-11-000001",
    .run = run_list,
};

/* ---- save and remove ---- */

static enum rc find(struct session *s, const struct args *in, struct attachment *ret,
                    struct err *reterr)
{
    const char *number = args_text(in, "attachment");
    enum rc rc = attachment_by_number(s->db, number, ret, reterr);
    if (rc == RC_NOT_FOUND || (!rc && !desk_may_see_number(s, ret->complaint_number)))
        return ERR(reterr, RC_NOT_FOUND, "attachment",
                   N_("There is no attachment %1$s. Look it up with: attachment list"), number);
    if (!rc && ret->removed_at)
        return ERR(reterr, RC_NOT_FOUND, "attachment",
                   N_("Attachment %1$s was removed by %2$s on %3$s: %4$s"), ret->number, ret->removed_by,
                   shown_time(ret->removed_at).s, ret->removed_why);
    return rc;
}

static const struct arg save_args[] = {
    ARG_ATTACHMENT,
    ARG_REF("to", N_("New file"), REF_FILE, true),
};

static enum rc run_save(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct attachment a;
    struct cabinet cabinet;
    session_cabinet(s, &cabinet);
    enum rc rc = find(s, in, &a, reterr);
    if (!rc)
        rc = cabinet_take(&cabinet, a.hash, args_text(in, "to"), reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("%1$s was copied to %2$s"), a.number, args_text(in, "to"));
    record(out, &a);
    return RC_OK;
}

const struct command command_attachment_save = {
    .noun = "attachment",
    .verb = "save",
    .summary = N_("Copy an attachment into a new file (this is recorded)"),
    .who = ROLES_DESK,
    .access = ACCESS_READ_PERSONAL,
    ARGS(save_args),
    .example = "attachment save attachment=Att-26-11-000007 to=invoice.pdf",
    .run = run_save,
};

static const struct arg remove_args[] = {ARG_ATTACHMENT, ARG_LONG("reason", N_("Why"), true)};

static enum rc removal_story(struct session *s, const struct attachment *a, struct err *reterr)
{
    if (a->complaint.n)
        return complaint_story(s, a, "attachment-removed", a->removed_why, reterr);
    struct timeline_entry e = {.application = a->application};
    snprintf(e.event, sizeof e.event, "%s", "attachment-removed");
    snprintf(e.about, sizeof e.about, "%s", *a->doc ? a->doc : a->number);
    desk_cut(e.note, sizeof e.note, a->removed_why);
    return desk_story(s, &e, reterr);
}

static enum rc run_remove(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct attachment a;
    enum rc rc = find(s, in, &a, reterr);
    if (rc)
        return rc;
    a.removed_at = session_now(s);
    desk_cut(a.removed_by, sizeof a.removed_by, s->staff.login);
    rc = desk_copy(a.removed_why, sizeof a.removed_why, args_text(in, "reason"), "reason", reterr);
    if (!rc)
        rc = attachment_removed(s->db, &a, reterr);
    if (!rc)
        rc = removal_story(s, &a, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("Attachment %1$s no longer belongs to anything; who removed it and why is "
                               "kept"),
        a.number);
    record(out, &a);
    return RC_OK;
}

const struct command command_attachment_remove = {
    .noun = "attachment",
    .verb = "remove",
    .summary = N_("Remove an attachment that was added by mistake"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(remove_args),
    .example = "attachment remove attachment=Att-26-11-000007 reason='Another customer’s invoice'",
    .run = run_remove,
};
