/* document list, receive, flag, application return: what was asked for, what came, what is missing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/case.h"

#include "base/mem.h"
#include "command/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct arg list_args[] = {ARG_APPLICATION};

static const struct column columns[] = {
    {"document", N_("Document"), CELL_CODE}, {"name", N_("Name"), CELL_NAMES},
    {"state", N_("State"), CELL_WORD},       {"optional", N_("Optional"), CELL_YES_NO},
    {"by", N_("By"), CELL_CODE},             {"at", N_("When"), CELL_TIME},
    {"note", N_("Note"), CELL_LONG},         {"copies", N_("Copies"), CELL_COUNT},
    {"remedy", N_("What would do"), CELL_LONG}, {"answer_by", N_("Until"), CELL_DATE},
};

/* How many copies of files there are of each document. */
struct copies {
    const struct casework *c;
    int *count; /* by the card's documents */
};

static bool count_copy(void *ctx, const struct attachment *a)
{
    struct copies *k = ctx;
    for (size_t i = 0; i < k->c->card->ndocuments; i++) {
        if (strcmp(k->c->card->documents[i].id, a->doc) == 0)
            k->count[i]++;
    }
    return true;
}

static void list_row(struct reply *out, const struct card_document *asked, const struct document *d,
                     int copies)
{
    reply_cell(out, cell_code(asked->id));
    reply_cell(out, cell_names(asked->name.en, asked->name.ar));
    reply_cell(out, cell_word(document_state_word(d->state), document_state_title(d->state)));
    reply_cell(out, cell_yes_no(asked->optional));
    reply_cell(out, cell_code(d->by));
    reply_cell(out, cell_time(d->at));
    reply_cell(out, cell_long(d->note));
    reply_cell(out, copies ? cell_count(copies) : cell_none());
    reply_cell(out, cell_long(d->remedy));
    reply_cell(out, cell_date(d->answer_by));
}

static enum rc list(struct session *s, const struct casework *c, struct reply *out,
                    struct err *reterr)
{
    size_t n = c->card->ndocuments;
    struct copies k = {c, mem_array(n ? n : 1, sizeof *k.count)};
    enum rc rc = attachment_each(s->db, c->app.id, (struct rowid){0}, 0, count_copy, &k, reterr);
    reply_table(out, N_("Documents"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; !rc && i < n; i++) {
        if (case_asks_for(c, i))
            list_row(out, &c->card->documents[i], &c->documents[i], k.count[i]);
    }
    free(k.count);
    return rc;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = list(s, &c, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_document_list = {
    .noun = "document",
    .verb = "list",
    .summary = N_("List the documents that an application needs"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "document list application=E26-11-000001",
    .run = run_list,
};

/* Names the documents that are asked for. */
static enum rc not_asked_for(const struct casework *c, const char *id, struct err *reterr)
{
    size_t n = 0;
    struct buf list;
    const char **ids = mem_array(c->card->ndocuments + 1, sizeof *ids);
    buf_init(&list);
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        if (!case_asks_for(c, i))
            continue;
        buf_printf(&list, "%s%s", n ? ", " : "", c->card->documents[i].id);
        ids[n++] = c->card->documents[i].id;
    }
    const char *near = near_word(id, ids, n);
    if (near)
        ERR(reterr, RC_BAD_DATA, "document",
            N_("This application does not ask for a document %1$s. Did you mean %2$s?"), id, near);
    else if (n)
        ERR(reterr, RC_BAD_DATA, "document",
            N_("This application does not ask for a document %1$s. It asks for: %2$s"), id,
            buf_text(&list));
    else
        ERR(reterr, RC_BAD_DATA, "document", N_("This application asks for no documents"));
    free(ids);
    buf_done(&list);
    return RC_BAD_DATA;
}

/* What the card calls it, in the language of the moment. */
static const char *name_of(const struct casework *c, const struct document *d)
{
    return bi_text(&c->card->documents[d - c->documents].name);
}

enum rc case_check_document(const struct casework *c, const char *id, struct err *reterr)
{
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        if (strcmp(c->card->documents[i].id, id) == 0 && case_asks_for(c, i))
            return RC_OK;
    }
    return not_asked_for(c, id, reterr);
}

static enum rc find(struct casework *c, const char *id, struct document **ret, struct err *reterr)
{
    enum rc rc = case_check_document(c, id, reterr);
    for (size_t i = 0; !rc && i < c->card->ndocuments; i++) {
        if (strcmp(c->card->documents[i].id, id) == 0)
            *ret = &c->documents[i];
    }
    return rc;
}

static enum rc put(struct session *s, struct casework *c, struct document *d,
                   enum document_state state, const char *note, struct err *reterr)
{
    if (state == DOCUMENT_RECEIVED) { /* nothing is waited for any more */
        d->remedy[0] = '\0';
        d->answer_by = (struct date){0};
    }
    d->state = state;
    d->at = session_now(s);
    desk_cut(d->by, sizeof d->by, s->staff.login);
    enum rc rc = desk_copy(d->note, sizeof d->note, note, "note", reterr);
    if (!rc)
        rc = document_put(s->db, d, reterr);
    if (!rc)
        rc = case_happened(s, c, state == DOCUMENT_RECEIVED ? "document-received" : "document-missing",
                           note, d->doc, reterr);
    return rc;
}

static enum rc answer(struct session *s, const struct casework *c, struct reply *out,
                      struct err *reterr)
{
    case_record(out, &c->app);
    return list(s, c, out, reterr);
}

static enum rc too_late(const struct casework *c, struct err *reterr)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Application %1$s is %2$s, so its documents can no longer change"), c->app.number,
               state);
}

static bool still_open_for_documents(enum state state)
{
    enum stage stage = state_stage(state);
    return !state_is_final(state) && state != STATE_APPROVED &&
           (stage == STAGE_APPLICATION || stage == STAGE_PROCESSING);
}

static const struct arg receive_args[] = {
    ARG_APPLICATION, ARG_DOCUMENT,
    ARG_REF("file", N_("PDF, PNG or JPEG file"), REF_KEPT_FILE, false),
    ARG_LONG("note", N_("Note"), false)};

/* The copy that came with it, if one did. */
static enum rc keep_copy(struct session *s, const struct casework *c, const struct document *d,
                         const struct args *in, struct reply *out, struct err *reterr)
{
    struct attachment a;
    if (!in->file)
        return RC_OK;
    enum rc rc = case_attach(s, c, in->file, ATTACHMENT_DOCUMENT, d->doc, &a, reterr);
    if (!rc)
        MSG(reply_message(out), N_("A copy of %1$s is kept as %2$s"), a.name, a.number);
    return rc;
}

/* Part of it came: the rest, by name. */
static void say_still_missing(const struct casework *c, struct reply *out)
{
    struct buf names;
    buf_init(&names);
    case_missing_names(c, lang_now(), &names);
    MSG(reply_message(out), N_("Still missing: %1$s"), buf_text(&names));
    buf_done(&names);
}

/* The last missing document sends a returned application back to review. */
static enum rc receive(struct session *s, struct casework *c, const struct args *in,
                       struct reply *out, struct err *reterr)
{
    struct document *d;
    enum rc rc = find(c, args_text(in, "document"), &d, reterr);
    if (rc)
        return rc;
    if (d->state == DOCUMENT_RECEIVED && in->file)
        return ERR(reterr, RC_CONFLICT, "file",
                   N_("%1$s was received already; add another copy of it with: attachment add"),
                   name_of(c, d));
    if (d->state == DOCUMENT_RECEIVED) {
        MSG(reply_message(out), N_("%1$s was received already; nothing was done twice"),
            name_of(c, d));
        return RC_OK;
    }
    if (!still_open_for_documents(c->app.state))
        return too_late(c, reterr);
    rc = put(s, c, d, DOCUMENT_RECEIVED, args_text(in, "note"), reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("%1$s was received"), name_of(c, d));
    rc = keep_copy(s, c, d, in, out, reterr);
    if (rc)
        return rc;
    if (c->app.state != STATE_RETURNED)
        return RC_OK;
    if (case_document_lacking(c) >= 0) {
        say_still_missing(c, out);
        return RC_OK;
    }
    MSG(reply_message(out), N_("Nothing is missing any more: application %1$s is under review again"),
        c->app.number);
    return case_move(s, c, EVENT_COMPLETE, "", d->doc, reterr);
}

static enum rc run_receive(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = receive(s, &c, in, out, reterr);
    if (!rc)
        rc = answer(s, &c, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_document_receive = {
    .noun = "document",
    .verb = "receive",
    .summary = N_("Record that a document was received"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(receive_args),
    .example = "document receive application=E26-11-000001 document=certified-invoice",
    .run = run_receive,
};

enum { WAIT_DAYS = 366 };

static const struct arg flag_args[] = {
    ARG_APPLICATION, ARG_DOCUMENT, ARG_LONG("reason", N_("What is wrong with it"), true),
    {.field = {.name = "remedy",
               .type = FIELD_LONG_TEXT,
               .label = {.en = N_("What would do instead")},
               .hint = {.en = N_("The customer reads it: in a text message the first 80 characters")},
               .max_length = 500}},
    ARG_DATE("by", N_("Until which day it is waited for")),
    ARG_YES("hold", N_("More is missing: the customer is told later"))};

static enum rc read_wait_by(struct session *s, const struct args *in, struct document *d,
                            struct err *reterr)
{
    struct date today = session_today(s), by = {0};
    if (args_date(in, "by", &by) &&
        (date_cmp(by, today) <= 0 || date_cmp(date_add(today, WAIT_DAYS), by) < 0))
        return ERR(reterr, RC_BAD_DATA, "by", N_("Choose a day after today, within a year"));
    d->answer_by = by;
    return RC_OK;
}

/* What would do, and until when. */
static enum rc read_wait(struct session *s, const struct args *in, struct document *d,
                         struct err *reterr)
{
    enum rc rc = read_wait_by(s, in, d, reterr);
    return rc ? rc : desk_copy(d->remedy, sizeof d->remedy, args_text(in, "remedy"), "remedy", reterr);
}

/* Everything that is missing, in one message. */
static enum rc send_back(struct session *s, struct casework *c, const char *reason, const char *doc,
                         struct reply *out, struct err *reterr)
{
    enum rc rc = case_move(s, c, EVENT_RETURN, reason, doc, reterr);
    if (!rc)
        MSG(reply_message(out),
            N_("Application %1$s went back to the customer, who has until %2$s to answer"),
            c->app.number, shown_date(c->app.answer_by).s);
    return rc;
}

/* Under review the application goes back to the customer; one that was returned already is told anew,
 * with everything that is missing; a draft only remembers it; in every other state the workflow says
 * why not. */
static enum rc flag(struct session *s, struct casework *c, const struct args *in, struct reply *out,
                    struct err *reterr)
{
    struct document *d;
    const char *reason = args_text(in, "reason");
    enum rc rc = find(c, args_text(in, "document"), &d, reterr);
    if (!rc && args_yes(in, "hold") && !still_open_for_documents(c->app.state))
        return too_late(c, reterr);
    if (!rc)
        rc = read_wait(s, in, d, reterr);
    if (!rc)
        rc = put(s, c, d, DOCUMENT_MISSING, reason, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("%1$s is flagged as missing"), name_of(c, d));
    if (c->app.state == STATE_DRAFT)
        return RC_OK;
    if (args_yes(in, "hold")) {
        MSG(reply_message(out), N_("The customer is not told yet; when all is flagged: application return "
                                   "application=%1$s"),
            c->app.number);
        return RC_OK;
    }
    return send_back(s, c, reason, d->doc, out, reterr);
}

static enum rc run_flag(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = flag(s, &c, in, out, reterr);
    if (!rc)
        rc = answer(s, &c, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_document_flag = {
    .noun = "document",
    .verb = "flag",
    .summary = N_("Flag a document as missing and return the application to the customer"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(flag_args),
    .example = "document flag application=E26-11-000001 document=certified-invoice "
               "reason='The stamp is not readable'",
    .run = run_flag,
};

static const struct arg return_args[] = {
    ARG_APPLICATION, ARG_TEXT("documents", N_("Documents to ask for besides, with blanks"), false),
    ARG_LONG("reason", N_("Why they are needed"), false),
    ARG_DATE("by", N_("Until which day it is waited for")), ARG_VERSION};

/* Nothing is asked for that is there and as it should be. */
static enum rc not_again(const struct casework *c, const struct document *d, struct err *reterr)
{
    return ERR(reterr, RC_CONFLICT, "documents",
               N_("\"%1$s\" was received on %2$s (%3$s), so it is not asked for again. If it will not do, "
                  "flag it and say what is wrong"),
               name_of(c, d), shown_time(d->at).s, d->by);
}

static enum rc ask_for(struct session *s, struct casework *c, const struct args *in, const char *id,
                       struct err *reterr)
{
    struct document *d;
    enum rc rc = find(c, id, &d, reterr);
    if (!rc && d->state == DOCUMENT_RECEIVED)
        return not_again(c, d, reterr);
    if (!rc)
        rc = read_wait_by(s, in, d, reterr);
    return rc ? rc : put(s, c, d, DOCUMENT_MISSING, args_text(in, "reason"), reterr);
}

static enum rc return_all(struct session *s, struct casework *c, const struct args *in,
                          struct reply *out, struct err *reterr)
{
    char *words = mem_strdup(args_text(in, "documents")), *rest = NULL;
    enum rc rc = case_check_version(s, c, in, reterr);
    if (!rc && *words && !still_open_for_documents(c->app.state))
        rc = too_late(c, reterr);
    for (char *w = strtok_r(words, " ,", &rest); w && !rc; w = strtok_r(NULL, " ,", &rest))
        rc = ask_for(s, c, in, w, reterr);
    free(words);
    return rc ? rc : send_back(s, c, args_text(in, "reason"), "", out, reterr);
}

static enum rc run_return(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = return_all(s, &c, in, out, reterr);
    if (!rc)
        rc = answer(s, &c, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_application_return = {
    .noun = "application",
    .verb = "return",
    .summary = N_("Return an application to the customer with all that is missing, in one message"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(return_args),
    .example = "application return application=E26-11-000001 documents=photo reason='For the card'",
    .run = run_return,
};
