/* What every noun needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/desk.h"

#include "base/mem.h"
#include "command/parse.h"
#include "command/tell.h"
#include "command/words.h"
#include "store/calendar.h"
#include "store/merge.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers have capitals, fingers are in a hurry. */
static void capitals(char to[40], const char *from)
{
    snprintf(to, 40, "%s", from);
    for (char *c = to; *c; c++)
        *c = (char)toupper((unsigned char)*c);
}

/* Whoever it was merged into. */
static enum rc stands_for(struct session *s, struct customer *c, struct err *reterr)
{
    struct rowid kept;
    enum rc rc = merge_kept(s->db, c->id, &kept, reterr);
    return rc || kept.n == c->id.n ? rc : customer_by_id(s->db, kept, c, reterr);
}

enum rc desk_customer(struct session *s, const char *number, struct customer *ret,
                      struct err *reterr)
{
    char upper[40];
    capitals(upper, number);
    enum rc rc = customer_by_number(s->db, upper, ret, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "customer",
                   N_("There is no customer %1$s. Look the customer up by name, mobile or Emirates "
                      "ID with: customer find"),
                   number);
    return rc ? rc : stands_for(s, ret, reterr);
}

enum rc desk_application(struct session *s, const char *number, struct application *ret,
                         struct err *reterr)
{
    char upper[40];
    enum rc rc = application_by_number(s->db, number, ret, reterr);
    if (rc == RC_NOT_FOUND) {
        capitals(upper, number);
        rc = application_by_number(s->db, upper, ret, reterr);
    }
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "application",
                   N_("There is no application %1$s. Look it up with: application list"), number);
    return rc;
}

enum rc desk_contact(struct session *s, const char *number, struct contact *ret, struct err *reterr)
{
    enum rc rc = contact_by_number(s->db, number, ret, reterr);
    if (!rc && !desk_may_see_number(s, ret->complaint_number))
        ret->complaint_number[0] = '\0';
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "contact",
                   N_("There is no contact %1$s. Look it up with: contact list"), number);
    return rc;
}

bool desk_may_see(const struct session *s, const struct complaint *c)
{
    const char *viewer = desk_viewer(s);
    return !viewer || complaint_seen_by(c, viewer);
}

bool desk_may_see_number(struct session *s, const char *complaint)
{
    struct complaint c;
    if (!*complaint || !desk_viewer(s))
        return true;
    if (complaint_by_number(s->db, complaint, &c, NULL))
        return false;
    bool may = desk_may_see(s, &c);
    complaint_done(&c);
    return may;
}

const char *desk_viewer(const struct session *s)
{
    return s->staff.role == ROLE_SUPERVISOR ? NULL : s->staff.login;
}

enum rc desk_complaint(struct session *s, const char *number, struct complaint *ret,
                       struct err *reterr)
{
    enum rc rc = complaint_by_number(s->db, number, ret, reterr);
    if (!rc && !desk_may_see(s, ret)) {
        complaint_done(ret);
        rc = RC_NOT_FOUND;
    }
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "complaint",
                   N_("There is no complaint %1$s. Look it up with: complaint list"), number);
    return rc;
}

static const char *near_card(const struct catalogue *c, const char *id)
{
    const char **ids = mem_array(c->ncards ? c->ncards : 1, sizeof *ids);
    for (size_t i = 0; i < c->ncards; i++)
        ids[i] = c->cards[i]->card.id;
    const char *near = near_word(id, ids, c->ncards);
    free(ids);
    return near;
}

enum rc desk_card(struct session *s, const char *id, const struct card_file **ret,
                  struct err *reterr)
{
    const struct catalogue *c;
    enum rc rc = session_catalogue(s, &c, reterr);
    if (rc)
        return rc;
    *ret = catalogue_card(c, id);
    if (*ret)
        return RC_OK;
    const char *near = near_card(c, id);
    if (near)
        return ERR(reterr, RC_NOT_FOUND, "card",
                   N_("There is no service card %1$s. Did you mean %2$s?"), id, near);
    if (s->catalogue_faulty)
        return ERR(reterr, RC_NOT_FOUND, "card",
                   N_("There is no service card %1$s. Some files of the catalogue are at fault and left "
                      "out; look at them with: catalogue check"),
                   id);
    return ERR(reterr, RC_NOT_FOUND, "card",
               N_("There is no service card %1$s. Look it up with: card find"), id);
}

/* A plain number carries no year, so its counter never starts again. */
enum rc desk_number(struct session *s, const char *prefix, enum number_style style, char *ret,
                    size_t size, struct err *reterr)
{
    struct date today = session_today(s);
    struct buf text;
    int64_t serial;
    enum rc rc =
        db_next_serial(s->db, prefix, style == NUMBER_PLAIN ? 0 : today.year, &serial, reterr);
    if (rc)
        return rc;
    buf_init(&text);
    number_shown(&text, prefix, style, today, serial);
    snprintf(ret, size, "%s", buf_text(&text));
    buf_done(&text);
    return RC_OK;
}

enum rc desk_promise_from(struct session *s, struct date from, int working_days, struct date *ret,
                          struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    *ret = calendar_promise(&k.calendar, from, working_days);
    calendar_done(&k);
    return RC_OK;
}

/* What is promised at once on a day off is promised for the next working day. */
enum rc desk_promise(struct session *s, int working_days, struct date *ret, struct err *reterr)
{
    struct date today = session_today(s);
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    if (working_days == 0 && !calendar_is_working(&k.calendar, today))
        working_days = 1;
    *ret = calendar_promise(&k.calendar, today, working_days);
    calendar_done(&k);
    return RC_OK;
}

enum rc desk_copy(char *to, size_t size, const char *value, const char *field, struct err *reterr)
{
    if (strlen(value) >= size)
        return ERR(reterr, RC_BAD_DATA, field, N_("This text is too long; shorten it"));
    memcpy(to, value, strlen(value) + 1);
    return RC_OK;
}

void desk_cut(char *to, size_t size, const char *value)
{
    size_t n = strlen(value);
    if (n >= size) {
        n = size - 1;
        while (n > 0 && ((unsigned char)value[n] & 0xC0) == 0x80)
            n--;
    }
    memcpy(to, value, n);
    to[n] = '\0';
}

enum rc desk_tell(struct session *s, struct rowid customer, const char *subject, const struct msg *m,
                  const char *about, struct err *reterr)
{
    struct customer c;
    struct recipient to;
    enum rc rc = customer_by_id(s->db, customer, &c, reterr);
    if (rc || !tell_customer(&c, &to))
        return rc;
    struct buf text;
    buf_init(&text);
    words_in(&text, to.lang, m);
    rc = tell_send(s, &to, subject, buf_text(&text), about, reterr);
    buf_done(&text);
    return rc;
}

enum rc desk_story(struct session *s, struct timeline_entry *e, struct err *reterr)
{
    e->at = session_now(s);
    snprintf(e->by, sizeof e->by, "%s", s->itself ? "" : s->staff.login);
    return timeline_add(s->db, e, reterr);
}

static const struct column story_columns[] = {
    {"at", N_("When"), CELL_TIME},   {"by", N_("By"), CELL_CODE},
    {"event", N_("What"), CELL_WORD}, {"to", N_("State"), CELL_WORD},
    {"about", N_("About"), CELL_CODE}, {"note", N_("Note"), CELL_LONG},
    {"document", N_("Document"), CELL_NAMES},
};

static const char *any_state_title(const char *word)
{
    enum state state;
    enum complaint_state complaint;
    if (state_parse(word, &state))
        return state_title(state);
    return complaint_state_parse(word, &complaint) ? complaint_state_title(complaint) : NULL;
}

struct telling {
    struct reply *out;
    const struct card *card; /* NULL: none */
};

/* The name of a document that it was about. */
static struct cell document_cell(const struct card *card, const char *about)
{
    for (size_t i = 0; i < card->ndocuments; i++) {
        const struct card_document *d = &card->documents[i];
        if (strcmp(d->id, about) == 0)
            return cell_names(d->name.en, d->name.ar);
    }
    return cell_none();
}

static bool story_row(void *ctx, const struct timeline_entry *e)
{
    const struct telling *t = ctx;
    struct reply *out = t->out;
    reply_cell(out, cell_time(e->at));
    reply_cell(out, cell_code(e->by));
    reply_cell(out, cell_word(e->event, happening_title(e->event)));
    reply_cell(out, cell_word(e->to, any_state_title(e->to)));
    reply_cell(out, cell_code(e->about));
    reply_cell(out, cell_long(e->note));
    if (t->card)
        reply_cell(out, document_cell(t->card, e->about));
    return true;
}

enum rc desk_story_table(struct session *s, struct rowid application, struct rowid complaint,
                         const struct card *card, struct reply *out, struct err *reterr)
{
    struct telling t = {out, card};
    size_t columns = sizeof story_columns / sizeof *story_columns;
    reply_table(out, N_("Timeline"), story_columns, card ? columns : columns - 1);
    return timeline_each(s->db, application, complaint, story_row, &t, reterr);
}

const char *happening_title(const char *word)
{
    static const struct {
        const char *word, *title;
    } others[] = {
        {"answers-changed", N_("answers changed")},
        {"fee-waived", N_("fee waived")},
        {"document-received", N_("document received")},
        {"document-missing", N_("document flagged as missing")},
        {"payment-paid", N_("payment received")},
        {"payment-declined", N_("payment declined")},
        {"payment-failed", N_("payment failed")},
        {"payment-unknown", N_("payment without an answer")},
        {"complaint-logged", N_("complaint logged")},
        {"complaint-answered", N_("complaint answered")},
        {"complaint-closed", N_("complaint closed")},
        {"complaint-accepted", N_("answer accepted by the customer")},
        {"complaint-rejected", N_("answer rejected by the customer: reopened")},
        {"complaint-taken", N_("complaint taken by its owner")},
        {"complaint-assigned", N_("complaint given to an owner")},
        {"complaint-changed", N_("details of the complaint changed")},
        {"complaint-imported", N_("complaint imported")},
        {"complaint-escalated", N_("complaint escalated for being late")},
        {"rated-1", N_("rated by the customer: 1 of 5")},
        {"rated-2", N_("rated by the customer: 2 of 5")},
        {"rated-3", N_("rated by the customer: 3 of 5")},
        {"rated-4", N_("rated by the customer: 4 of 5")},
        {"rated-5", N_("rated by the customer: 5 of 5")},
        {"stage-rated-1", N_("a stage rated by the customer: 1 of 5")},
        {"stage-rated-2", N_("a stage rated by the customer: 2 of 5")},
        {"stage-rated-3", N_("a stage rated by the customer: 3 of 5")},
        {"stage-rated-4", N_("a stage rated by the customer: 4 of 5")},
        {"stage-rated-5", N_("a stage rated by the customer: 5 of 5")},
        {"behalf-set", N_("applied for on the customer's behalf")},
        {"behalf-ended", N_("the customer acts alone")},
        {"answers-copied", N_("answers copied from an earlier application")},
        {"attachment-added", N_("attachment added")},
        {"attachment-removed", N_("attachment removed")},
        {"customer-reminded", N_("customer reminded")},
        {"fee-reminded", N_("customer reminded of the fee")},
        {"renewal-reminded", N_("customer reminded of the renewal")},
        {"campaign-sending", N_("campaign being sent")},
        {"campaign-sent", N_("campaign sent to all")},
        {"result-recorded", N_("result recorded")},
        {"result-corrected", N_("result corrected")},
        {"contact-started", N_("conversation began")},
        {"contact-ended", N_("conversation ended")},
        {"contact-logged", N_("contact written down")},
        {"contact-changed", N_("particulars changed")},
        {"contact-assigned", N_("assigned")},
        {"contact-answered", N_("contact answered")},
        {"contact-closed", N_("contact closed")},
        {"contact-escalated", N_("contact escalated for being late")},
        {"card-sent", N_("service card sent")},
        {"case-claimed", N_("claimed to work on it")},
        {"case-released", N_("released for others")},
        {"case-taken-over", N_("taken over from a colleague")},
        {"claim-lapsed", N_("the time of a claim was over")},
    };
    enum event event;
    if (event_parse(word, &event))
        return event_title(event);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(others[i].word, word) == 0)
            return others[i].title;
    }
    return NULL;
}

static struct shown shown_cell(struct cell c)
{
    struct shown shown;
    struct buf text;
    buf_init(&text);
    cell_shown(&text, &c);
    snprintf(shown.s, sizeof shown.s, "%s", buf_text(&text));
    buf_done(&text);
    return shown;
}

struct shown shown_time(instant t)
{
    return shown_cell(cell_time(t));
}

struct shown shown_date(struct date d)
{
    return shown_cell(cell_date(d));
}

struct shown shown_money(struct money m)
{
    struct shown shown;
    struct buf grouped = {0};
    money_grouped(&grouped, m);
    snprintf(shown.s, sizeof shown.s, "=%s\t%s", N_("AED %1$s"), buf_text(&grouped));
    buf_done(&grouped);
    return shown;
}
