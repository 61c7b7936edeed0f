/* What the workflow's guards look at, and the charges that fall due.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/case.h"

#include "command/fee.h"
#include "command/inspection.h"

#include "store/calendar.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

bool case_asks_for(const struct casework *c, size_t document)
{
    return condition_holds(&c->card->documents[document].when, &c->counted);
}

bool case_lacks(const struct casework *c, size_t document)
{
    enum document_state state = c->documents[document].state;
    bool demanded = !c->card->documents[document].optional || state == DOCUMENT_MISSING;
    return demanded && state != DOCUMENT_RECEIVED && case_asks_for(c, document);
}

int case_document_lacking(const struct casework *c)
{
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        if (case_lacks(c, i))
            return (int)i;
    }
    return -1;
}

struct date case_wait_until(const struct casework *c)
{
    struct date last = {0};
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        if (case_lacks(c, i) && date_cmp(last, c->documents[i].answer_by) < 0)
            last = c->documents[i].answer_by;
    }
    return last;
}

enum rc case_due(struct session *s, const struct casework *c, struct money *ret_due,
                 bool *ret_unknown, struct err *reterr)
{
    enum rc rc = payment_balance(s->db, c->app.id, ret_due, ret_unknown, reterr);
    if (!rc && state_is_final(c->app.state))
        *ret_due = (struct money){0};
    return rc;
}

static bool add_paid(void *ctx, const struct payment *p)
{
    struct money *sum = ctx;
    if (p->outcome == PAYMENT_PAID)
        sum->fils += p->amount.fils;
    return true;
}

enum rc case_paid(struct session *s, const struct casework *c, struct money *ret_paid,
                  struct err *reterr)
{
    const struct date any = {0};
    *ret_paid = (struct money){0};
    return payment_each(s->db, c->app.id, any, any, add_paid, ret_paid, reterr);
}

enum rc case_result(struct session *s, const struct casework *c, struct result *ret,
                    bool *ret_awaited, struct err *reterr)
{
    *ret = (struct result){0};
    enum rc rc = result_of(s->db, c->app.id, ret, reterr);
    *ret_awaited = rc == RC_NOT_FOUND && c->card->result.demanded;
    if (rc == RC_NOT_FOUND) {
        err_clear(reterr);
        rc = RC_OK;
    }
    return rc;
}

/* What its own past says. */
static enum rc past_facts(struct session *s, const struct casework *c, struct case_facts *f,
                          struct err *reterr)
{
    enum rc rc = application_past(s->db, c->app.id, &f->accepted, f->recommended_by, reterr);
    if (rc)
        return rc;
    if (c->app.state != STATE_RECOMMENDED)
        f->recommended_by[0] = '\0';
    f->own_recommendation = strcmp(f->recommended_by, s->staff.login) == 0;
    rc = inspection_lacking(s, c, &f->inspection_lacking, reterr);
    return rc ? rc : fees_unassessed(s, c, &f->fees_unassessed, reterr);
}

enum rc case_facts(struct session *s, const struct casework *c, struct case_facts *ret,
                   struct err *reterr)
{
    struct money due;
    bool unknown, awaited;
    struct result result;
    int days[LIMIT_COUNT] = {0};
    struct date today = session_today(s);
    enum rc rc = payment_balance(s->db, c->app.id, &due, &unknown, reterr);
    if (!rc)
        rc = time_limits_get(s->db, days, reterr);
    if (!rc)
        rc = case_result(s, c, &result, &awaited, reterr);
    if (rc)
        return rc;
    *ret = (struct case_facts){
        .answers_complete = form_check(c->form, &c->answers, today, NULL) == RC_OK,
        .documents_complete = case_document_lacking(c) < 0,
        .fees_due = due.fils > 0,
        .payment_unknown = unknown,
        .answer_late = c->app.answer_by.year && date_cmp(c->app.answer_by, today) < 0,
        .submitted = c->app.submitted_at != 0,
        .result_awaited = awaited,
        .long_closed = state_is_final(c->app.state) &&
                       date_cmp(date_add(date_of(c->app.changed_at), days[LIMIT_REOPEN]), today) < 0,
        .two_decide = c->card->two_decide,
    };
    return past_facts(s, c, ret, reterr);
}

static enum rc charge(struct session *s, const struct casework *c, const struct fee_line *line,
                      struct err *reterr)
{
    const struct card_fee *fee = line->fee;
    struct charge row = {.application = c->app.id,
                         .moment = fee->moment,
                         .units = line->units,
                         .unit_amount = fee->amount,
                         .total = line->total};
    desk_cut(row.fee, sizeof row.fee, fee->id);
    desk_cut(row.purpose_en, sizeof row.purpose_en, fee->purpose.en);
    desk_cut(row.purpose_ar, sizeof row.purpose_ar, fee->purpose.ar);
    return charge_insert(s->db, &row, reterr);
}

/* Fees that fall due by themselves do so once, also where the way leads past that moment again. */
enum rc case_charge(struct session *s, const struct casework *c, enum fee_moment moment,
                    struct err *reterr)
{
    size_t n = 0;
    struct fee_line *lines = mem_array(c->card->nfees ? c->card->nfees : 1, sizeof *lines);
    bool *decided = mem_array(c->card->nfees ? c->card->nfees : 1, sizeof *decided);
    enum rc rc = fee_lines(c->card, &c->counted, lines, &n, reterr);
    if (!rc)
        rc = fee_decided(s, c, decided, reterr);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct card_fee *fee = lines[i].fee;
        if (fee->moment == moment && lines[i].known && lines[i].total.fils > 0 &&
            !decided[fee - c->card->fees])
            rc = charge(s, c, &lines[i], reterr);
    }
    free(decided);
    free(lines);
    return rc;
}
