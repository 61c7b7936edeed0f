/* payment take: money, once and only once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/payment.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const struct choice methods[] = {
    {"terminal", {.en = N_("counter terminal")}},
    {"gateway", {.en = N_("payment gateway")}},
};

static const struct choice schemes[] = {
    {"visa", {.en = N_("Visa")}},
    {"mastercard", {.en = N_("MasterCard")}},
};

static const struct choice outcomes[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    PAYMENT_OUTCOME_LIST(X)
#undef X
};

const char *payment_method_title(const char *word)
{
    return strcmp(word, methods[0].value) == 0 ? methods[0].label.en : methods[1].label.en;
}

const char *payment_scheme_title(const char *word)
{
    return strcmp(word, schemes[0].value) == 0 ? schemes[0].label.en : schemes[1].label.en;
}

static const struct arg take_args[] = {
    ARG_APPLICATION,
    {ARG_OF("amount", FIELD_MONEY, N_("Amount"), true)},
    {.field = {.name = "reference",
               .type = FIELD_TEXT,
               .label = {.en = N_("Reference of the terminal or gateway")},
               .fault = {.en = N_("Enter the reference as it stands on the slip: letters a-z, digits "
                                  "and . _ / : # -, at most 60 characters")},
               .pattern = "[A-Za-z0-9._/:#-]+( [A-Za-z0-9._/:#-]+)*",
               .required = true,
               .max_length = 60}},
    ARG_WORD("method", N_("Paid by"), methods, false),
    ARG_WORD("scheme", N_("Card scheme"), schemes, false),
    {.field = {.name = "last4",
               .type = FIELD_TEXT,
               .label = {.en = N_("Last four digits of the card")},
               .fault = {.en = N_("Enter only the last four digits of the card")},
               .pattern = "[0-9]{4}"}},
    ARG_WORD("outcome", N_("Outcome"), outcomes, false),
};

struct taking {
    struct session *session;
    struct casework *c;
    const struct args *in;
    struct reply *out;
    struct payment p; /* what is being recorded */
};

static void read_payment(struct taking *t)
{
    struct payment *p = &t->p;
    *p = (struct payment){.application = t->c->app.id,
                          .amount = args_money(t->in, "amount"),
                          .outcome = PAYMENT_PAID,
                          .at = session_now(t->session)};
    const char *method = args_text(t->in, "method");
    desk_cut(p->application_number, sizeof p->application_number, t->c->app.number);
    desk_cut(p->reference, sizeof p->reference, args_text(t->in, "reference"));
    desk_cut(p->method, sizeof p->method, *method ? method : methods[0].value);
    desk_cut(p->scheme, sizeof p->scheme, args_text(t->in, "scheme"));
    desk_cut(p->last4, sizeof p->last4, args_text(t->in, "last4"));
    desk_cut(p->by, sizeof p->by, t->session->staff.login);
    payment_outcome_parse(args_text(t->in, "outcome"), &p->outcome);
}

static enum rc already_paid(struct taking *t, const struct payment *before, struct err *reterr)
{
    if (t->p.outcome != PAYMENT_PAID || t->p.amount.fils != before->amount.fils)
        return ERR(reterr, RC_CONFLICT, "reference",
                   N_("Reference %1$s was paid already with %2$s (receipt %3$s); a payment is never "
                      "changed. Check the reference on the slip"),
                   before->reference, shown_money(before->amount).s, before->receipt);
    MSG(reply_message(t->out),
        N_("Reference %1$s was recorded already; nothing was done twice. The receipt is %2$s"),
        before->reference, before->receipt);
    return payment_receipt_reply(t->session, before, t->out, reterr);
}

static void refused_record(struct taking *t)
{
    struct payment *p = &t->p;
    reply_record(t->out, N_("Payment"));
    reply_entry(t->out, "application", N_("Application"), cell_code(p->application_number));
    reply_entry(t->out, "reference", N_("Reference"), cell_code(p->reference));
    reply_entry(t->out, "amount", N_("Amount"), cell_money(p->amount));
    reply_entry(t->out, "outcome", N_("Outcome"),
                cell_word(payment_outcome_word(p->outcome), payment_outcome_title(p->outcome)));
}

/* A reference that was refused keeps its outcome: another attempt has a reference of its own. */
static enum rc already_refused(struct taking *t, const struct payment *before, struct err *reterr)
{
    char outcome[64];
    snprintf(outcome, sizeof outcome, "=%s", payment_outcome_title(before->outcome));
    if (t->p.outcome != before->outcome)
        return ERR(reterr, RC_CONFLICT, "reference",
                   N_("Reference %1$s is known already: %2$s. A new attempt has a reference of its "
                      "own; check the slip"),
                   before->reference, outcome);
    MSG(reply_message(t->out), N_("Reference %1$s was recorded already (%2$s); nothing was done twice"),
        before->reference, outcome);
    refused_record(t);
    return RC_OK;
}

static void say_outcome(struct taking *t)
{
    const struct payment *p = &t->p;
    struct msg *m = reply_message(t->out);
    if (p->outcome == PAYMENT_PAID)
        MSG(m, N_("%1$s was paid. The receipt is %2$s"), shown_money(p->amount).s, p->receipt);
    else if (p->outcome == PAYMENT_UNKNOWN)
        MSG(m, N_("Nobody knows yet whether %1$s was paid. Do not charge again: ask the gateway or look "
                  "at the terminal, then record the outcome of reference %2$s"),
            shown_money(p->amount).s, p->reference);
    else
        MSG(m, N_("Nothing was paid. Offer another card; the new attempt has a new reference"));
}

static enum rc story(struct taking *t, struct err *reterr)
{
    const struct payment *p = &t->p;
    char event[33];
    const char *about = p->outcome == PAYMENT_PAID ? p->receipt : p->reference;
    enum state state = t->c->app.state;
    bool awaited = state == STATE_PENDING_PAYMENT || state == STATE_ADDITIONAL_FEE;
    if (p->outcome == PAYMENT_PAID && awaited)
        return case_move(t->session, t->c, EVENT_PAY, "", about, reterr);
    snprintf(event, sizeof event, "payment-%s", payment_outcome_word(p->outcome));
    return case_happened(t->session, t->c, event, "", about, reterr);
}

static enum rc record(struct taking *t, struct err *reterr)
{
    struct payment *p = &t->p;
    enum rc rc = RC_OK;
    if (p->outcome == PAYMENT_PAID)
        rc = desk_number(t->session, NUMBER_PREFIX_RECEIPT, NUMBER_MONTHLY, p->receipt,
                         sizeof p->receipt, reterr);
    if (!rc)
        rc = payment_insert(t->session->db, p, reterr);
    if (!rc)
        rc = story(t, reterr);
    if (rc)
        return rc;
    say_outcome(t);
    if (p->outcome == PAYMENT_PAID)
        return payment_receipt_reply(t->session, p, t->out, reterr);
    refused_record(t);
    return RC_OK;
}

/* The gateway's late answer to a payment that was unknown. */
static enum rc settle(struct taking *t, const struct payment *before, struct err *reterr)
{
    if (t->p.amount.fils != before->amount.fils)
        return ERR(reterr, RC_CONFLICT, "amount",
                   N_("Reference %1$s is for %2$s; record its outcome with that amount"),
                   before->reference, shown_money(before->amount).s);
    if (t->p.outcome == PAYMENT_UNKNOWN) {
        say_outcome(t);
        refused_record(t);
        return RC_OK;
    }
    return record(t, reterr);
}

static enum rc known_reference(struct taking *t, const struct payment *before, struct err *reterr)
{
    if (before->application.n != t->c->app.id.n)
        return ERR(reterr, RC_CONFLICT, "reference",
                   N_("Reference %1$s belongs to application %2$s. Check the reference on the slip"),
                   before->reference, before->application_number);
    switch (before->outcome) {
    case PAYMENT_PAID:
        return already_paid(t, before, reterr);
    case PAYMENT_DECLINED:
    case PAYMENT_FAILED:
        return already_refused(t, before, reterr);
    case PAYMENT_UNKNOWN:
    case PAYMENT_OUTCOME_COUNT:
        break;
    }
    return settle(t, before, reterr);
}

static enum rc check_due(struct taking *t, struct err *reterr)
{
    struct money due;
    char open[65];
    bool unknown;
    enum rc rc = payment_balance(t->session->db, t->c->app.id, &due, &unknown, reterr);
    if (!rc && unknown)
        rc = payment_unknown_reference(t->session, t->c->app.id, open, reterr);
    if (rc)
        return rc;
    if (unknown)
        return ERR(reterr, RC_CONFLICT, "reference",
                   N_("Payment %1$s has no answer yet. First record its outcome; only then may "
                      "another payment be taken"),
                   open);
    if (due.fils <= 0)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Nothing is to be paid for application %1$s now. If the terminal took money, "
                      "have it reversed there"),
                   t->c->app.number);
    if (state_is_final(t->c->app.state))
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Application %1$s is finished; no payment is taken for it. If the terminal took "
                      "money, have it reversed there"),
                   t->c->app.number);
    if (due.fils != t->p.amount.fils)
        return ERR(reterr, RC_BAD_DATA, "amount", N_("Exactly %1$s is to be paid"),
                   shown_money(due).s);
    return RC_OK;
}

static void fold(char *s, int (*fold_one)(int c))
{
    for (; *s; s++)
        *s = (char)fold_one((unsigned char)*s);
}

/* Also where only the capitals differ from the slip; the payment then has the reference that is known
 * already. */
static enum rc find_reference(struct taking *t, struct payment *before, struct err *reterr)
{
    struct db *db = t->session->db;
    char other[sizeof t->p.reference];
    desk_cut(other, sizeof other, t->p.reference);
    enum rc rc = payment_by_reference(db, other, before, reterr);
    if (rc == RC_NOT_FOUND) {
        fold(other, toupper);
        rc = payment_by_reference(db, other, before, reterr);
    }
    if (rc == RC_NOT_FOUND) {
        fold(other, tolower);
        rc = payment_by_reference(db, other, before, reterr);
    }
    if (rc == RC_OK)
        desk_cut(t->p.reference, sizeof t->p.reference, before->reference);
    return rc;
}

static enum rc take(struct taking *t, struct err *reterr)
{
    struct payment before;
    read_payment(t);
    enum rc rc = find_reference(t, &before, reterr);
    if (rc == RC_OK)
        return known_reference(t, &before, reterr);
    if (rc == RC_NOT_FOUND)
        rc = check_due(t, reterr);
    return rc ? rc : record(t, reterr);
}

static enum rc run_take(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = take(&(struct taking){.session = s, .c = &c, .in = in, .out = out}, reterr);
    case_done(&c);
    return rc;
}

const struct command command_payment_take = {
    .noun = "payment",
    .verb = "take",
    .summary = N_("Record a payment that the terminal or the gateway answered"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(take_args),
    .example = "payment take application=E26-11-000001 amount=100 reference=T-0001 scheme=visa "
               "last4=1111",
    .run = run_take,
};
