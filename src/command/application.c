/* application open, set, submit: an application on its way in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/case.h"
#include "command/prefill.h"
#include "command/renewal.h"

#include "base/mem.h"
#include "command/parse.h"
#include "domain/calendar.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct arg open_args[] = {
    ARG_CARD, ARG_CUSTOMER,
    ARG_REF("from", N_("Earlier application whose answers are copied"), REF_APPLICATION, false),
    ARG_REF("renews", N_("Earlier application, whose result it renews"), REF_APPLICATION, false)};

static enum rc keep_texts(struct session *s, const struct card_file *card, struct application *a,
                          struct err *reterr)
{
    const struct catalogue *catalogue;
    enum rc rc = session_catalogue(s, &catalogue, reterr);
    if (rc)
        return rc;
    const struct form *form = catalogue_form(catalogue, card->card.form);
    if (!form)
        panic("card %s without its form", card->card.id);
    rc = kept_text_put(s->db, "card", card->card.id, card->source, &a->card_version, reterr);
    if (!rc)
        rc = kept_text_put(s->db, "form", form->id, form->source, &a->form_version, reterr);
    return rc;
}

static void fill(struct session *s, struct application *a, const struct card *card,
                 const struct customer *c)
{
    a->customer = c->id;
    a->state = STATE_DRAFT;
    a->opened_at = a->changed_at = session_now(s);
    desk_cut(a->customer_number, sizeof a->customer_number, c->number);
    desk_cut(a->customer_en, sizeof a->customer_en, c->name_en);
    desk_cut(a->customer_ar, sizeof a->customer_ar, c->name_ar);
    desk_cut(a->service, sizeof a->service, card->id);
    desk_cut(a->service_en, sizeof a->service_en, card->name.en);
    desk_cut(a->service_ar, sizeof a->service_ar, card->name.ar);
    desk_cut(a->opened_by, sizeof a->opened_by, s->staff.login);
}

static enum rc opened_story(struct session *s, const struct application *a, struct err *reterr)
{
    struct timeline_entry e = {.application = a->id};
    snprintf(e.event, sizeof e.event, "%s", event_word(EVENT_OPEN));
    snprintf(e.to, sizeof e.to, "%s", state_word(STATE_DRAFT));
    return desk_story(s, &e, reterr);
}

/* Allowed, because cards are not always complete, but worth a second look. */
static void warn_audience(const struct card *card, const struct customer *c, struct reply *out)
{
    static const enum audience of[] = {[CUSTOMER_INDIVIDUAL] = AUDIENCE_INDIVIDUAL,
                                       [CUSTOMER_COMPANY] = AUDIENCE_COMPANY,
                                       [CUSTOMER_GOVERNMENT] = AUDIENCE_GOVERNMENT};
    char kind[64];
    if (!card->audiences || card->audiences & (1u << of[c->kind]))
        return;
    snprintf(kind, sizeof kind, "=%s", customer_kind_title(c->kind));
    MSG(reply_message(out),
        N_("The service card does not name this kind of customer (%1$s): check before you go on"),
        kind);
}

/* The answers of an earlier one, where that is wished. */
static enum rc copy_answers(struct session *s, struct application *a, const char *from,
                            struct reply *out, struct err *reterr)
{
    struct casework c;
    if (!*from)
        return RC_OK;
    enum rc rc = case_open(s, a->number, &c, reterr);
    if (rc)
        return rc;
    rc = prefill(s, &c, from, out, reterr);
    *a = c.app;
    case_done(&c);
    return rc;
}

/* The draft with its number and the first line of its story. */
static enum rc insert(struct session *s, struct application *a, const struct card_file *card,
                      const struct customer *customer, const struct result *earlier,
                      struct err *reterr)
{
    enum rc rc = keep_texts(s, card, a, reterr);
    if (!rc)
        rc = desk_number(s, card->card.number_prefix, card->card.number_style, a->number,
                         sizeof a->number, reterr);
    if (rc)
        return rc;
    fill(s, a, &card->card, customer);
    rc = application_insert(s->db, a, reterr);
    if (!rc && earlier->id.n)
        rc = result_renewed_by(s->db, a->id, earlier->id, reterr);
    return rc ? rc : opened_story(s, a, reterr);
}

static enum rc run_open(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    const struct card_file *card;
    struct customer customer;
    struct application a = {0};
    struct result earlier = {0};
    enum rc rc = desk_card(s, args_text(in, "card"), &card, reterr);
    if (!rc)
        rc = desk_customer(s, args_text(in, "customer"), &customer, reterr);
    if (!rc && args_given(in, "renews"))
        rc = renewal_check(s, args_text(in, "renews"), &card->card, &customer, &earlier, reterr);
    if (!rc)
        rc = insert(s, &a, card, &customer, &earlier, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("Application %1$s was opened"), a.number);
    warn_audience(&card->card, &customer, out);
    rc = copy_answers(s, &a, args_text(in, args_given(in, "from") ? "from" : "renews"), out, reterr);
    renewal_warn(s, &earlier, out);
    case_record(out, &a);
    return rc ? rc : renewal_entries(s, a.id, out, reterr);
}

const struct command command_application_open = {
    .noun = "application",
    .verb = "open",
    .summary = N_("Open an application for a customer"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(open_args),
    .example = "application open card=issue-production-licence customer=C26-11-000042",
    .run = run_open,
};

static const struct arg set_args[] = {ARG_APPLICATION, ARG_VERSION};

static enum rc unknown_field(const struct form *form, const char *name, struct err *reterr)
{
    const char **names = mem_array(form->nfields + 1, sizeof *names);
    struct buf list;
    buf_init(&list);
    size_t n = 0;
    for (size_t i = 0; i < form->nfields; i++) {
        if (form->fields[i].row > 1)
            continue; /* named as the first row's are */
        names[n] = form->fields[i].name;
        buf_printf(&list, "%s%s", n ? ", " : "", names[n]);
        n++;
    }
    const char *near = near_word(name, names, n);
    if (near)
        ERR(reterr, RC_BAD_DATA, name, N_("The form has no field %1$s. Did you mean %2$s?"), name,
            near);
    else
        ERR(reterr, RC_BAD_DATA, name, N_("The form has no field %1$s. It has these: %2$s"), name,
            buf_text(&list));
    free(names);
    buf_done(&list);
    return RC_BAD_DATA;
}

static bool is_blank(const char *typed)
{
    char *clean = text_clean(typed, false);
    bool blank = !*clean;
    free(clean);
    return blank;
}

static bool said(const struct answers *given, const char *name)
{
    for (size_t i = 0; i < given->count; i++) {
        if (strcmp(given->list[i].name, name) == 0)
            return true;
    }
    return false;
}

/* A row that is answered is there, unless the number of rows was said with it. */
static void add_rows(struct casework *c, const struct field *f, const struct answers *given)
{
    char rows[12];
    if (!f->counter || said(given, f->counter) || field_rows(f->counter, &c->answers) >= f->row)
        return;
    snprintf(rows, sizeof rows, "%d", f->row);
    answers_set(&c->answers, f->counter, rows);
}

/* An answer may be taken back even where it is required: a draft is finished later. */
static enum rc set_answer(struct session *s, struct casework *c, const struct answer *typed,
                          const struct answers *given, struct reply *out, struct err *reterr)
{
    const struct field *f = form_field(c->form, typed->name);
    struct msg warning = {0};
    char *value;
    if (!f)
        return unknown_field(c->form, typed->name, reterr);
    if (is_blank(typed->value)) {
        answers_set(&c->answers, f->name, "");
        return RC_OK;
    }
    enum rc rc = field_parse(f, typed->value, session_today(s), &value, &warning, reterr);
    if (rc)
        return rc;
    answers_set(&c->answers, f->name, value);
    add_rows(c, f, given);
    free(value);
    if (warning.id)
        *reply_message(out) = warning;
    return RC_OK;
}

/* Which answers is in the audit; the story only says that some changed. */
static enum rc store_answers(struct session *s, struct casework *c, struct err *reterr)
{
    c->app.changed_at = session_now(s);
    enum rc rc = application_answers_put(s->db, c->app.id, &c->answers, reterr);
    if (!rc)
        rc = application_update(s->db, &c->app, reterr);
    if (!rc)
        rc = case_happened(s, c, HAPPENED_ANSWERS, "", "", reterr);
    return rc;
}

static enum rc check_draft(const struct casework *c, struct err *reterr)
{
    char state[64];
    if (c->app.state == STATE_DRAFT)
        return RC_OK;
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Answers can be changed only in a draft; application %1$s is %2$s"), c->app.number,
               state);
}

static enum rc set_all(struct session *s, struct casework *c, const struct args *in,
                       struct reply *out, struct err *reterr)
{
    const struct answers *set = &in->answers;
    enum rc rc = case_check_version(s, c, in, reterr);
    if (!rc)
        rc = check_draft(c, reterr);
    for (size_t i = 0; !rc && i < set->count; i++)
        rc = set_answer(s, c, &set->list[i], set, out, reterr);
    if (!rc && set->count)
        rc = store_answers(s, c, reterr);
    if (rc)
        return rc;
    if (set->count)
        MSG(reply_message(out), N_("The answers of application %1$s were saved"), c->app.number);
    else
        MSG(reply_message(out), N_("No answer was given, so nothing was changed"));
    case_record(out, &c->app);
    return RC_OK;
}

static enum rc run_set(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = set_all(s, &c, in, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_application_set = {
    .noun = "application",
    .verb = "set",
    .summary = N_("Fill in answers of an application's form"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(set_args),
    .takes_answers = true,
    .example = "application set application=E26-11-000001 contact_name='Test Customer One'",
    .run = run_set,
};

static const struct arg submit_args[] = {ARG_APPLICATION, ARG_VERSION};

static enum rc others_receive(const struct card_document *doc, struct err *reterr)
{
    struct buf who = {0};
    roles_titles(&who, command_document_receive.who);
    ERR(reterr, RC_BAD_DATA, "document",
        N_("The document \"%1$s\" has not been received yet. One of these receives it: %2$s"),
        bi_text(&doc->name), buf_text(&who));
    buf_done(&who);
    return RC_BAD_DATA;
}

static enum rc check_documents(const struct session *s, const struct casework *c, struct err *reterr)
{
    int lacking = case_document_lacking(c);
    if (lacking < 0)
        return RC_OK;
    const struct card_document *doc = &c->card->documents[lacking];
    if (!(command_document_receive.who & ROLE_BIT(s->staff.role)))
        return others_receive(doc, reterr);
    return ERR(reterr, RC_BAD_DATA, "document",
               N_("The document \"%1$s\" has not been received yet. When it is there: document "
                  "receive application=%2$s document=%3$s"),
               bi_text(&doc->name), c->app.number, doc->id);
}

/* Charges first: whether anything is due decides where the application goes. */
static enum rc submit(struct session *s, struct casework *c, struct err *reterr)
{
    enum rc rc = form_check(c->form, &c->answers, session_today(s), reterr);
    if (!rc)
        rc = check_documents(s, c, reterr);
    if (!rc)
        rc = case_charge(s, c, FEE_AT_SUBMISSION, reterr);
    if (!rc)
        rc = desk_promise(s, c->card->max_days, &c->app.promised, reterr);
    c->app.submitted_at = session_now(s);
    return rc ? rc : case_move(s, c, EVENT_SUBMIT, "", "", reterr);
}

static enum rc say_submitted(struct session *s, const struct casework *c, struct reply *out,
                             struct err *reterr)
{
    struct money due;
    bool unknown;
    enum rc rc = payment_balance(s->db, c->app.id, &due, &unknown, reterr);
    if (rc)
        return rc;
    if (due.fils > 0)
        MSG(reply_message(out), N_("Application %1$s was submitted. To be paid now: %2$s"),
            c->app.number, shown_money(due).s);
    else
        MSG(reply_message(out), N_("Application %1$s was submitted. Promised for: %2$s"),
            c->app.number, shown_date(c->app.promised).s);
    case_record(out, &c->app);
    reply_entry(out, "due", N_("To be paid"), cell_money(due));
    return RC_OK;
}

static enum rc submit_once(struct session *s, struct casework *c, const struct args *in,
                           struct reply *out, struct err *reterr)
{
    if (c->app.submitted_at) {
        MSG(reply_message(out),
            N_("Application %1$s was submitted already, on %2$s; nothing was done twice"),
            c->app.number, shown_time(c->app.submitted_at).s);
        case_record(out, &c->app);
        return RC_OK;
    }
    enum rc rc = case_check_version(s, c, in, reterr);
    if (!rc && c->app.state == STATE_DRAFT)
        rc = submit(s, c, reterr);
    else if (!rc)
        rc = case_move(s, c, EVENT_SUBMIT, "", "", reterr); /* refuses in words */
    return rc ? rc : say_submitted(s, c, out, reterr);
}

static enum rc run_submit(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = submit_once(s, &c, in, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_application_submit = {
    .noun = "application",
    .verb = "submit",
    .summary = N_("Submit a complete application"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(submit_args),
    .example = "application submit application=E26-11-000001",
    .run = run_submit,
};
