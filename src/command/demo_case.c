/* The steps of a case in the demonstration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo_build.h"

#include "base/log.h"
#include "base/mem.h"
#include "command/rows.h"
#include "domain/money.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct card *card_of(const struct demo *d, int nth)
{
    if (nth < DEMO_CASES)
        return d->cards[(size_t)nth % d->everyday];
    return d->cards[d->everyday + (size_t)(nth - DEMO_CASES) % (d->catalogue->ncards - d->everyday)];
}

const char *demo_agent(int nth)
{
    return nth % 3 ? "counter1" : "agent1";
}

static enum rc open_case(struct demo *d, int nth, struct err *reterr)
{
    const char *customer = d->customers[(nth * 7 + nth / 11) % DEMO_CUSTOMERS];
    return demo_make(d->session, demo_agent(nth), &command_application_open,
                     VALUES("card", card_of(d, nth)->id, "customer", customer), d->cases[nth],
                     sizeof d->cases[nth], reterr);
}

static void answers_for(const struct form *form, int nth, struct date today, struct answers *ret)
{
    for (size_t i = 0; i < form->nfields; i++) {
        const struct field *f = &form->fields[i];
        if (!form_shows(form, f, ret) || (!f->required && nth % 3 == 0))
            continue;
        char *value = demo_answer(f, nth, today);
        answers_set(ret, f->name, value);
        free(value);
    }
}

static enum rc fill_case(struct demo *d, int nth, struct err *reterr)
{
    const struct form *form = catalogue_form(d->catalogue, card_of(d, nth)->form);
    struct answers answers;
    answers_init(&answers);
    answers_for(form, nth, session_today(d->session), &answers);
    const char **values = mem_array(2 * answers.count + 3, sizeof *values);
    size_t n = 0;
    values[n++] = "application";
    values[n++] = d->cases[nth];
    for (size_t i = 0; i < answers.count; i++) {
        values[n++] = answers.list[i].name;
        values[n++] = answers.list[i].value;
    }
    enum rc rc = demo_do(d->session, demo_agent(nth), &command_application_set, values, reterr);
    free(values);
    answers_done(&answers);
    return rc;
}

/* Receives what is still wanted, or flags the first document of all. */
static enum rc documents(struct demo *d, int nth, bool flag, struct err *reterr)
{
    struct reply out;
    const char *number = d->cases[nth];
    enum rc rc = demo_act(d->session, "counter1", &command_document_list,
                          VALUES("application", number), &out, reterr);
    for (size_t i = 0; !rc && i < out.nrows; i++) {
        const char *doc = reply_at(&out, i, "document")->s;
        bool received = strcmp(reply_at(&out, i, "state")->s, "received") == 0;
        if (flag && received) {
            rc = demo_do(
                d->session, "counter1", &command_document_flag,
                VALUES("application", number, "document", doc, "reason", "The copy cannot be read"),
                reterr);
            break;
        }
        if (!flag && !received)
            rc = demo_do(d->session, "counter1", &command_document_receive,
                         VALUES("application", number, "document", doc), reterr);
    }
    reply_done(&out);
    return rc;
}

/* Pays what is due, if anything is. */
static enum rc pay(struct demo *d, int nth, char step, const char *outcome, struct err *reterr)
{
    struct reply out;
    struct buf amount = {0};
    char reference[40], last4[16];
    enum rc rc = demo_act(d->session, "counter1", &command_payment_due,
                          VALUES("application", d->cases[nth]), &out, reterr);
    int64_t fils = rc ? 0 : reply_get(&out, "due")->n;
    reply_done(&out);
    if (rc || fils <= 0)
        return rc;
    money_plain(&amount, (struct money){fils});
    snprintf(reference, sizeof reference, "DEMO-%04d-%c", nth, step);
    snprintf(last4, sizeof last4, "%04d", nth);
    rc = demo_do(d->session, "counter1", &command_payment_take,
                 VALUES("application", d->cases[nth], "amount", buf_text(&amount), "reference",
                        reference, "method", nth % 2 ? "terminal" : "gateway", "scheme",
                        nth % 3 ? "visa" : "mastercard", "last4", last4, "outcome", outcome),
                 reterr);
    buf_done(&amount);
    return rc;
}

static enum rc decide(struct demo *d, int nth, const char *login, const struct command *c,
                      const char *reason, struct err *reterr)
{
    if (reason)
        return demo_do(d->session, login, c, VALUES("application", d->cases[nth], "reason", reason),
                       reterr);
    return demo_do(d->session, login, c, VALUES("application", d->cases[nth]), reterr);
}

/* What is paid before hand-out is paid at hand-out. */
static enum rc deliver(struct demo *d, const struct happening *h, struct err *reterr)
{
    enum rc rc = pay(d, h->nth, h->step, "paid", reterr);
    if (rc)
        return rc;
    return demo_do(d->session, "counter1", &command_application_deliver,
                   VALUES("application", d->cases[h->nth], "proof", "eid-card"), reterr);
}

/* Where the card says what is issued, it is recorded before it is ready. */
static enum rc ready(struct demo *d, int nth, struct err *reterr)
{
    const struct card_result *r = &card_of(d, nth)->result;
    char number[40], expires[16];
    enum rc rc = RC_OK;
    snprintf(expires, sizeof expires, "+%d", 10 + (nth * 37 + 320) % 400);
    snprintf(number, sizeof number, "DEMO-%c-%05d", toupper((unsigned char)result_kind_word(r->kind)[0]),
             nth + 1);
    if (r->demanded)
        rc = demo_do(d->session, "counter1", &command_result_record,
                     VALUES("application", d->cases[nth], "number", number,
                            r->renewed_by && !r->months ? "expires" : NULL, expires),
                     reterr);
    return rc ? rc : decide(d, nth, "counter1", &command_application_ready, NULL, reterr);
}

static enum rc step(struct demo *d, const struct happening *h, struct err *reterr)
{
    switch (h->step) {
    case 'o':
        return open_case(d, h->nth, reterr);
    case 'a':
        return fill_case(d, h->nth, reterr);
    case 'd':
    case 'r':
        return documents(d, h->nth, false, reterr);
    case 'f':
        return documents(d, h->nth, true, reterr);
    case 's':
        return decide(d, h->nth, demo_agent(h->nth), &command_application_submit, NULL, reterr);
    case 'p':
        return pay(d, h->nth, h->step, "paid", reterr);
    case 'q':
        return pay(d, h->nth, h->step, "declined", reterr);
    case 'u':
        return pay(d, h->nth, h->step, "unknown", reterr);
    case 'v':
        return demo_approve(d->session, d->cases[h->nth], card_of(d, h->nth)->two_decide, reterr);
    case 'x':
        return decide(d, h->nth, "supervisor1", &command_application_reject,
                      "The product is not covered by this service", reterr);
    case 'y':
        return ready(d, h->nth, reterr);
    case 'z':
        return deliver(d, h, reterr);
    case 'w':
        return decide(d, h->nth, demo_agent(h->nth), &command_application_withdraw, NULL, reterr);
    case 'c':
        return decide(d, h->nth, "supervisor1", &command_application_cancel, "Opened by mistake",
                      reterr);
    default:
        panic("the demonstration knows no step %c", h->step);
    }
}

/* A form for which no plausible answers are known leaves a draft, not a demonstration that fails. */
enum rc demo_case(struct demo *d, const struct happening *h, struct err *reterr)
{
    if (d->stuck[h->nth])
        return RC_OK;
    enum rc rc = step(d, h, reterr);
    if (rc == RC_BAD_DATA && h->step == 's') {
        log_line("demonstration: %s stays a draft: %s", d->cases[h->nth], reterr->field);
        d->stuck[h->nth] = true;
        rc = RC_OK;
    }
    return rc;
}
