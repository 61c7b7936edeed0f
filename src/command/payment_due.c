/* payment due: what is owed, what is paid, and what is not known yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/payment.h"

#include "base/mem.h"
#include "command/arguments.h"

#include <stdlib.h>
#include <string.h>

static const struct arg due_args[] = {ARG_APPLICATION};

static const struct column columns[] = {
    {"fee", N_("Fee"), CELL_CODE},          {"purpose", N_("Purpose"), CELL_NAMES},
    {"basis", N_("Basis"), CELL_WORD},      {"moment", N_("Falls due"), CELL_WORD},
    {"units", N_("Units"), CELL_COUNT},     {"unit_amount", N_("Each"), CELL_MONEY},
    {"total", N_("Total"), CELL_MONEY},     {"status", N_("Status"), CELL_WORD},
};

struct due {
    struct casework *c;
    struct reply *out;
    int64_t paid, charged; /* fils */
    bool *written;         /* by fee of the card: there is a charge for it */
};

static const struct card_fee *fee_of(const struct casework *c, const char *id)
{
    for (size_t i = 0; i < c->card->nfees; i++) {
        if (strcmp(c->card->fees[i].id, id) == 0)
            return &c->card->fees[i];
    }
    return NULL;
}

static struct cell basis_cell(const struct card_fee *fee)
{
    return fee ? cell_word(fee_basis_word(fee->basis), fee_basis_title(fee->basis)) : cell_none();
}

static struct cell charge_status(const struct casework *c, const struct charge *h, bool paid)
{
    if (h->takes_back.n || h->taken_back)
        return cell_word("taken-back", N_("taken back"));
    if (h->total.fils == 0)
        return cell_word("waived", N_("waived"));
    if (paid)
        return cell_word("paid", N_("paid"));
    if (state_is_final(c->app.state))
        return cell_word("closed", N_("no longer due"));
    return cell_word("due", N_("to be paid now"));
}

/* Payments settle charges in the order in which they came. */
static bool charge_row(void *ctx, const struct charge *c)
{
    struct due *d = ctx;
    const struct card_fee *fee = fee_of(d->c, c->fee);
    bool stands = !c->takes_back.n && !c->taken_back;
    d->charged += stands ? c->total.fils : 0;
    bool paid = d->charged <= d->paid;
    if (fee && stands)
        d->written[fee - d->c->card->fees] = true;
    reply_cell(d->out, cell_code(c->fee));
    reply_cell(d->out, cell_names(c->purpose_en, c->purpose_ar));
    reply_cell(d->out, basis_cell(fee));
    reply_cell(d->out, cell_word(fee_moment_word(c->moment), fee_moment_title(c->moment)));
    reply_cell(d->out, cell_count(c->units));
    reply_cell(d->out, cell_money(c->unit_amount));
    reply_cell(d->out, cell_money(c->total));
    reply_cell(d->out, charge_status(d->c, c, paid));
    return true;
}

/* A fee that is not charged yet; units and total only where they are known. */
static void later_row(struct due *d, const struct card_fee *fee, const struct fee_line *line)
{
    reply_cell(d->out, cell_code(fee->id));
    reply_cell(d->out, cell_names(fee->purpose.en, fee->purpose.ar));
    reply_cell(d->out, basis_cell(fee));
    reply_cell(d->out, cell_word(fee_moment_word(fee->moment), fee_moment_title(fee->moment)));
    reply_cell(d->out, line ? cell_count(line->units) : cell_none());
    reply_cell(d->out, fee->assessed_later ? cell_none() : cell_money(fee->amount));
    reply_cell(d->out, line && line->known ? cell_money(line->total) : cell_none());
    reply_cell(d->out, fee->assessed_later ? cell_word("assessed-later", N_("assessed later"))
                                           : cell_word("later", N_("not due yet")));
}

/* In a draft a count may still be missing; then the fees are shown without totals. */
static void later(struct due *d)
{
    const struct card *card = d->c->card;
    size_t n = 0;
    struct fee_line *lines = mem_array(card->nfees ? card->nfees : 1, sizeof *lines);
    bool known = fee_lines(card, &d->c->counted, lines, &n, NULL) == RC_OK;
    for (size_t i = 0; known && i < n; i++) {
        if (!d->written[lines[i].fee - card->fees])
            later_row(d, lines[i].fee, &lines[i]);
    }
    for (size_t i = 0; !known && i < card->nfees; i++) {
        if (!d->written[i] && condition_holds(&card->fees[i].when, &d->c->counted))
            later_row(d, &card->fees[i], NULL);
    }
    free(lines);
}

static bool add_charge(void *ctx, const struct charge *c)
{
    *(int64_t *)ctx += c->total.fils;
    return true;
}

static void record(struct casework *c, struct money due, bool unknown, struct reply *out)
{
    const struct application *a = &c->app;
    reply_record(out, N_("Fees"));
    reply_entry(out, "application", N_("Application"), cell_code(a->number));
    reply_entry(out, "customer", N_("Customer"), cell_names(a->customer_en, a->customer_ar));
    reply_entry(out, "service", N_("Service"), cell_names(a->service_en, a->service_ar));
    reply_entry(out, "state", N_("State"), cell_word(state_word(a->state), state_title(a->state)));
    reply_entry(out, "due", N_("To be paid now"), cell_money(due));
    reply_entry(out, "payment_unknown", N_("A payment has no answer yet"), cell_yes_no(unknown));
}

static enum rc table(struct session *s, struct due *d, struct money due, struct err *reterr)
{
    int64_t charged = 0;
    enum rc rc = charge_each(s->db, d->c->app.id, add_charge, &charged, reterr);
    if (rc)
        return rc;
    d->paid = charged - due.fils;
    d->written = mem_array(d->c->card->nfees ? d->c->card->nfees : 1, sizeof *d->written);
    reply_table(d->out, N_("Fees"), columns, sizeof columns / sizeof *columns);
    rc = charge_each(s->db, d->c->app.id, charge_row, d, reterr);
    if (!rc)
        later(d);
    free(d->written);
    return rc;
}

static enum rc due(struct session *s, struct casework *c, struct reply *out, struct err *reterr)
{
    struct money owed, now;
    bool unknown;
    char reference[65];
    struct due d = {.c = c, .out = out};
    enum rc rc = payment_balance(s->db, c->app.id, &owed, &unknown, reterr);
    if (!rc)
        rc = case_due(s, c, &now, &unknown, reterr);
    if (rc)
        return rc;
    record(c, now, unknown, out);
    if (unknown) {
        rc = payment_unknown_reference(s, c->app.id, reference, reterr);
        reply_entry(out, "unknown_reference", N_("Its reference"), cell_code(reference));
    }
    return rc ? rc : table(s, &d, owed, reterr);
}

static enum rc run_due(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = due(s, &c, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_payment_due = {
    .noun = "payment",
    .verb = "due",
    .summary = N_("Show the fees of an application and what is to be paid now"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(due_args),
    .example = "payment due application=E26-11-000001",
    .run = run_due,
};
