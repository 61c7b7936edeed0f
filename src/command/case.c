/* A case and the one way its state moves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/case.h"
#include "command/claim.h"
#include "command/clock.h"
#include "command/handover.h"
#include "command/inspection.h"
#include "command/rating.h"

#include "base/mem.h"
#include "text/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Most cases were opened with today's text, which the catalogue has parsed already. */
static enum rc kept_card(struct session *s, struct casework *c, struct err *reterr)
{
    const struct card_file *now = s->catalogue ? catalogue_card(s->catalogue, c->app.service) : NULL;
    char *xml;
    enum rc rc = kept_text_get(s->db, c->app.card_version, &xml, reterr);
    if (rc)
        return rc;
    if (!now || strcmp(now->source, xml) != 0) {
        rc = card_read_text(c->app.service, xml, &c->own_card, reterr);
        now = c->own_card;
    }
    free(xml);
    if (rc)
        return rc;
    c->card = &now->card;
    c->card_source = now->source;
    return RC_OK;
}

static enum rc kept_form(struct session *s, struct casework *c, struct err *reterr)
{
    const struct form *now = s->catalogue ? catalogue_form(s->catalogue, c->card->form) : NULL;
    char *xml;
    enum rc rc = kept_text_get(s->db, c->app.form_version, &xml, reterr);
    if (rc)
        return rc;
    if (!now || strcmp(now->source, xml) != 0) {
        rc = form_read_text(c->card->form, xml, &c->own_form, reterr);
        now = c->own_form;
    }
    free(xml);
    if (rc)
        return rc;
    c->form = now;
    c->form_source = now->source;
    return RC_OK;
}

static bool document_row(void *ctx, const struct document *d)
{
    struct casework *c = ctx;
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        if (strcmp(c->card->documents[i].id, d->doc) == 0)
            c->documents[i] = *d;
    }
    return true;
}

static enum rc documents(struct session *s, struct casework *c, struct err *reterr)
{
    size_t n = c->card->ndocuments;
    c->documents = mem_array(n ? n : 1, sizeof *c->documents);
    for (size_t i = 0; i < n; i++) {
        struct document *d = &c->documents[i];
        d->application = c->app.id;
        d->state = DOCUMENT_AWAITED;
        snprintf(d->doc, sizeof d->doc, "%s", c->card->documents[i].id);
    }
    return document_each(s->db, c->app.id, document_row, c, reterr);
}

enum rc case_open(struct session *s, const char *number, struct casework *ret, struct err *reterr)
{
    struct casework c = {0};
    answers_init(&c.answers);
    answers_init(&c.counted);
    enum rc rc = desk_application(s, number, &c.app, reterr);
    if (!rc)
        rc = kept_card(s, &c, reterr);
    if (!rc)
        rc = kept_form(s, &c, reterr);
    if (!rc)
        rc = application_answers_get(s->db, c.app.id, &c.answers, reterr);
    if (!rc) {
        form_answers(c.form, &c.answers, &c.counted);
        rc = documents(s, &c, reterr);
    }
    if (rc)
        case_done(&c);
    else
        *ret = c;
    return rc;
}

void case_done(struct casework *c)
{
    answers_done(&c->answers);
    answers_done(&c->counted);
    free(c->documents);
    if (c->own_card)
        card_free(c->own_card);
    if (c->own_form)
        form_free(c->own_form);
}

static bool last_entry(void *ctx, const struct timeline_entry *e)
{
    *(struct timeline_entry *)ctx = *e;
    return true;
}

/* What people call these answers, in the language of the moment. */
static void labels_of(const struct form *form, const char *names, struct buf *out)
{
    for (size_t n; *names; names += n + (names[n] == ' ')) {
        const char *label = NULL;
        n = strcspn(names, " ");
        for (size_t i = 0; i < form->nfields && !label; i++) {
            const struct field *f = &form->fields[i];
            if (strlen(f->name) == n && strncmp(f->name, names, n) == 0)
                label = bi_text(&f->label);
        }
        if (label)
            buf_printf(out, "%s%s", out->len ? " · " : "", label);
    }
}

/* The audit names the answers; the values are the other agent's to tell. */
static enum rc answers_conflict(struct session *s, const struct casework *c,
                                const struct timeline_entry *last, struct err *reterr)
{
    struct audit_entry audit;
    enum rc rc = audit_last(s->db, "application set", c->app.number, &audit, reterr);
    if (rc)
        return rc;
    struct buf labels;
    buf_init(&labels);
    labels_of(c->form, audit.details, &labels);
    rc = ERR(reterr, RC_CONFLICT, "version",
             N_("Meanwhile %2$s changed answers of application %1$s on %3$s (%4$s), so nothing of "
                "yours was saved. Look at it again, then repeat your change"),
             c->app.number, last->by, shown_time(last->at).s, buf_text(&labels));
    buf_done(&labels);
    return rc;
}

static enum rc state_conflict(const struct casework *c, const struct timeline_entry *last,
                              struct err *reterr)
{
    char what[128], who[64];
    const char *title = happening_title(last->event);
    snprintf(what, sizeof what, "=%s", title ? title : last->event);
    snprintf(who, sizeof who, *last->by ? "%s" : "=%s", *last->by ? last->by : N_("Rihla itself"));
    return ERR(reterr, RC_CONFLICT, "version",
               N_("Meanwhile %2$s changed application %1$s on %3$s (%4$s), so nothing of yours was "
                  "saved. Look at it again, then repeat your change"),
               c->app.number, who, shown_time(last->at).s, what);
}

enum rc case_check_version(struct session *s, const struct casework *c, const struct args *in,
                           struct err *reterr)
{
    if (args_number(in, "version", c->app.version) == c->app.version)
        return RC_OK;
    struct timeline_entry last = {0};
    enum rc rc = timeline_each(s->db, c->app.id, (struct rowid){0}, last_entry, &last, reterr);
    if (rc)
        return rc;
    return strcmp(last.event, HAPPENED_ANSWERS) == 0 ? answers_conflict(s, c, &last, reterr)
                                                     : state_conflict(c, &last, reterr);
}

/* Money that a terminal took is recorded whoever works on the case. */
static bool is_payment(const char *event)
{
    return strncmp(event, "payment-", 8) == 0;
}

enum rc case_happened(struct session *s, const struct casework *c, const char *event,
                      const char *note, const char *about, struct err *reterr)
{
    struct timeline_entry e = {.application = c->app.id};
    snprintf(e.event, sizeof e.event, "%s", event);
    snprintf(e.about, sizeof e.about, "%s", about);
    enum rc rc = is_payment(event) ? RC_OK : claim_check(s, &c->app, reterr);
    if (!rc)
        rc = desk_copy(e.note, sizeof e.note, note, "note", reterr);
    return rc ? rc : desk_story(s, &e, reterr);
}

static enum rc moved_story(struct session *s, const struct casework *c, enum event event,
                           enum state from, const char *note, const char *about, struct err *reterr)
{
    struct timeline_entry e = {.application = c->app.id};
    snprintf(e.event, sizeof e.event, "%s", event_word(event));
    snprintf(e.from, sizeof e.from, "%s", state_word(from));
    snprintf(e.to, sizeof e.to, "%s", state_word(c->app.state));
    snprintf(e.about, sizeof e.about, "%s", about);
    enum rc rc = desk_copy(e.note, sizeof e.note, note, "note", reterr);
    return rc ? rc : desk_story(s, &e, reterr);
}

/* An appointment or a parcel that nobody has closed ends with the state that waited for it. */
static enum rc leave(struct session *s, const struct casework *c, enum state from, struct err *reterr)
{
    if (from == c->app.state)
        return RC_OK;
    if (from == STATE_INSPECTION)
        return inspection_leave(s, c, reterr);
    return from == STATE_SENT ? handover_leave(s, c, reterr) : RC_OK;
}

/* A day that somebody said goes before the usual one; one that has passed does not. */
static void wait_as_said(struct session *s, struct casework *c)
{
    struct date said = case_wait_until(c);
    if (c->app.state == STATE_RETURNED && said.year && date_cmp(session_today(s), said) < 0)
        c->app.answer_by = said;
}

enum rc case_move(struct session *s, struct casework *c, enum event event, const char *note,
                  const char *about, struct err *reterr)
{
    struct case_facts facts;
    struct err own = {0};
    struct err *e = reterr ? reterr : &own;
    enum state from = c->app.state;
    enum rc rc = event == EVENT_PAY ? RC_OK : claim_check(s, &c->app, e);
    if (!rc)
        rc = case_facts(s, c, &facts, e);
    if (rc)
        return rc;
    const struct transition *row = workflow_row(from, event, s->staff.role, &facts, e);
    if (!row)
        return e->rc;
    struct date day_before = c->app.answer_by;
    c->app.state = row->to;
    c->app.changed_at = session_now(s);
    rc = clock_move(s, &c->app, e);
    wait_as_said(s, c);
    if (!rc)
        rc = application_update(s->db, &c->app, e);
    if (!rc)
        rc = from == row->to ? RC_OK : claim_over(s, &c->app, e);
    if (!rc)
        rc = leave(s, c, from, e);
    if (!rc)
        rc = moved_story(s, c, event, from, note, about, e);
    if (!rc)
        rc = case_tell(s, c, row->notice, day_before, e);
    if (!rc && c->app.state == STATE_DELIVERED)
        rc = rating_ask(s, c->app.customer, c->app.number, e);
    return rc;
}

void case_record(struct reply *out, const struct application *a)
{
    reply_record(out, N_("Application"));
    reply_entry(out, "number", N_("Number"), cell_code(a->number));
    reply_entry(out, "service", N_("Service"), cell_names(a->service_en, a->service_ar));
    reply_entry(out, "card", N_("Service card"), cell_code(a->service));
    reply_entry(out, "customer", N_("Customer"), cell_names(a->customer_en, a->customer_ar));
    reply_entry(out, "customer_number", N_("Customer number"), cell_code(a->customer_number));
    reply_entry(out, "state", N_("State"), cell_word(state_word(a->state), state_title(a->state)));
    reply_entry(out, "stage", N_("Stage"),
                cell_word(stage_word(state_stage(a->state)), stage_title(state_stage(a->state))));
    reply_entry(out, "opened_by", N_("Opened by"), cell_code(a->opened_by));
    reply_entry(out, "opened_at", N_("Opened"), cell_time(a->opened_at));
    reply_entry(out, "submitted_at", N_("Submitted"), cell_time(a->submitted_at));
    reply_entry(out, "promised", N_("Promised for"), cell_date(a->promised));
    if (a->answer_by.year)
        reply_entry(out, "answer_by", N_("Waits for an answer until"), cell_date(a->answer_by));
    reply_entry(out, "version", N_("Version"), cell_count(a->version));
}
