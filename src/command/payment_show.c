/* payment receipt, list: payments that were made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/payment.h"

#include "base/mem.h"
#include "command/arguments.h"

#include <stdlib.h>
#include <string.h>

/* All payments of one application, oldest first. */
struct payments {
    struct payment *list;
    size_t count, cap;
};

static bool collect(void *ctx, const struct payment *p)
{
    struct payments *all = ctx;
    all->list = MEM_GROW(all->list, all->count, &all->cap);
    all->list[all->count++] = *p;
    return true;
}

static enum rc payments_of(struct session *s, struct rowid application, struct payments *ret,
                           struct err *reterr)
{
    struct date none = {0};
    *ret = (struct payments){0};
    enum rc rc = payment_each(s->db, application, none, none, collect, ret, reterr);
    for (size_t i = 0; i < ret->count / 2; i++) { /* they come newest first */
        struct payment swap = ret->list[i];
        ret->list[i] = ret->list[ret->count - 1 - i];
        ret->list[ret->count - 1 - i] = swap;
    }
    return rc;
}

static bool answered_later(const struct payments *all, size_t i)
{
    for (size_t j = i + 1; j < all->count; j++) {
        if (strcmp(all->list[j].reference, all->list[i].reference) == 0)
            return true;
    }
    return false;
}

enum rc payment_unknown_reference(struct session *s, struct rowid application, char ret[65],
                                  struct err *reterr)
{
    struct payments all;
    enum rc rc = payments_of(s, application, &all, reterr);
    ret[0] = '\0';
    for (size_t i = 0; !rc && i < all.count; i++) {
        if (all.list[i].outcome == PAYMENT_UNKNOWN && !answered_later(&all, i))
            desk_cut(ret, 65, all.list[i].reference);
    }
    free(all.list);
    return rc;
}

/* What was paid before this receipt: payments settle charges in the order in which they came. */
static enum rc paid_before(struct session *s, const struct payment *p, int64_t *ret_fils,
                           struct err *reterr)
{
    struct payments all;
    enum rc rc = payments_of(s, p->application, &all, reterr);
    *ret_fils = 0;
    for (size_t i = 0; !rc && i < all.count && strcmp(all.list[i].receipt, p->receipt) != 0; i++) {
        if (all.list[i].outcome == PAYMENT_PAID)
            *ret_fils += all.list[i].amount.fils;
    }
    free(all.list);
    return rc;
}

static const struct column line_columns[] = {
    {"fee", N_("Fee"), CELL_CODE},
    {"purpose", N_("Purpose"), CELL_NAMES},
    {"units", N_("Units"), CELL_COUNT},
    {"unit_amount", N_("Each"), CELL_MONEY},
    {"total", N_("Total"), CELL_MONEY},
};

struct lines {
    struct reply *out;
    int64_t from, to, at; /* fils of charges that this receipt covers */
};

static bool line_row(void *ctx, const struct charge *c)
{
    struct lines *l = ctx;
    int64_t start = l->at;
    if (c->takes_back.n || c->taken_back || c->total.fils == 0)
        return true;
    l->at += c->total.fils;
    if (start < l->from || l->at > l->to)
        return true;
    reply_cell(l->out, cell_code(c->fee));
    reply_cell(l->out, cell_names(c->purpose_en, c->purpose_ar));
    reply_cell(l->out, cell_count(c->units));
    reply_cell(l->out, cell_money(c->unit_amount));
    reply_cell(l->out, cell_money(c->total));
    return true;
}

static enum rc lines(struct session *s, const struct payment *p, struct reply *out,
                     struct err *reterr)
{
    struct lines l = {.out = out};
    enum rc rc = paid_before(s, p, &l.from, reterr);
    if (rc)
        return rc;
    l.to = l.from + p->amount.fils;
    reply_table(out, N_("Fees paid"), line_columns, sizeof line_columns / sizeof *line_columns);
    return charge_each(s->db, p->application, line_row, &l, reterr);
}

static void about_application(struct reply *out, const struct application *a)
{
    reply_entry(out, "application", N_("Application"), cell_code(a->number));
    reply_entry(out, "state", N_("State"), cell_word(state_word(a->state), state_title(a->state)));
    reply_entry(out, "service", N_("Service"), cell_names(a->service_en, a->service_ar));
    reply_entry(out, "customer", N_("Customer"), cell_names(a->customer_en, a->customer_ar));
    reply_entry(out, "customer_number", N_("Customer number"), cell_code(a->customer_number));
}

static void about_payment(struct reply *out, const struct payment *p, const struct staff *by)
{
    reply_entry(out, "amount", N_("Amount"), cell_money(p->amount));
    reply_entry(out, "method", N_("Paid by"), cell_word(p->method, payment_method_title(p->method)));
    reply_entry(out, "scheme", N_("Card scheme"),
                cell_word(p->scheme, payment_scheme_title(p->scheme)));
    reply_entry(out, "last4", N_("Last four digits of the card"), cell_code(p->last4));
    reply_entry(out, "reference", N_("Reference"), cell_code(p->reference));
    reply_entry(out, "outcome", N_("Outcome"),
                cell_word(payment_outcome_word(p->outcome), payment_outcome_title(p->outcome)));
    reply_entry(out, "taken_by", N_("Taken by"), cell_text(by->name));
}

enum rc payment_receipt_reply(struct session *s, const struct payment *p, struct reply *out,
                              struct err *reterr)
{
    struct application a;
    struct staff by;
    enum rc rc = application_by_number(s->db, p->application_number, &a, reterr);
    if (!rc)
        rc = staff_by_login(s->db, p->by, &by, reterr);
    if (rc)
        return rc;
    reply_record(out, N_("Receipt"));
    reply_entry(out, "receipt", N_("Receipt number"), cell_code(p->receipt));
    reply_entry(out, "at", N_("Paid"), cell_time(p->at));
    about_application(out, &a);
    about_payment(out, p, &by);
    return lines(s, p, out, reterr);
}

static const struct arg receipt_args[] = {
    ARG_REF("receipt", N_("Receipt number"), REF_RECEIPT, true),
};

static enum rc run_receipt(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct payment p;
    enum rc rc = payment_by_receipt(s->db, args_text(in, "receipt"), &p, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, "receipt",
                   N_("There is no receipt %1$s. Look it up with: payment list"),
                   args_text(in, "receipt"));
    return rc ? rc : payment_receipt_reply(s, &p, out, reterr);
}

const struct command command_payment_receipt = {
    .noun = "payment",
    .verb = "receipt",
    .summary = N_("Show the receipt of a payment"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(receipt_args),
    .example = "payment receipt receipt=REC26-11-000001",
    .run = run_receipt,
};

static const struct arg list_args[] = {
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_DATE("from", N_("From")),
    ARG_DATE("to", N_("To")),
};

static const struct column list_columns[] = {
    {"at", N_("When"), CELL_TIME},
    {"application", N_("Application"), CELL_CODE},
    {"receipt", N_("Receipt number"), CELL_CODE},
    {"amount", N_("Amount"), CELL_MONEY},
    {"outcome", N_("Outcome"), CELL_WORD},
    {"method", N_("Paid by"), CELL_WORD},
    {"reference", N_("Reference"), CELL_CODE},
    {"by", N_("Taken by"), CELL_CODE},
};

static bool list_row(void *ctx, const struct payment *p)
{
    struct reply *out = ctx;
    reply_cell(out, cell_time(p->at));
    reply_cell(out, cell_code(p->application_number));
    reply_cell(out, cell_code(p->receipt));
    reply_cell(out, cell_money(p->amount));
    reply_cell(out, cell_word(payment_outcome_word(p->outcome), payment_outcome_title(p->outcome)));
    reply_cell(out, cell_word(p->method, payment_method_title(p->method)));
    reply_cell(out, cell_code(p->reference));
    reply_cell(out, cell_code(p->by));
    return true;
}

/* Without dates: today; from alone: until today; to alone: that day. */
static enum rc period(struct session *s, const struct args *in, struct date *from, struct date *to,
                      struct err *reterr)
{
    *to = session_today(s);
    args_date(in, "to", to);
    *from = *to;
    args_date(in, "from", from);
    if (date_cmp(*from, *to) > 0)
        return ERR(reterr, RC_BAD_DATA, "from", N_("The first day is after the last one"));
    return RC_OK;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct date from, to;
    struct application a = {0};
    enum rc rc = period(s, in, &from, &to, reterr);
    if (!rc && *args_text(in, "application"))
        rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Payments"), list_columns, sizeof list_columns / sizeof *list_columns);
    return payment_each(s->db, a.id, from, to, list_row, out, reterr);
}

const struct command command_payment_list = {
    .noun = "payment",
    .verb = "list",
    .summary = N_("List the payments of an application, or of some days (today unless said)"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "payment list from=1/11/2026 to=today",
    .run = run_list,
};
