/* fee raise, waive, take-back: what an application costs beyond what its card says beforehand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/fee.h"

#include "base/mem.h"
#include "command/arguments.h"
#include "command/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What may be asked for at once: beyond it, it is a slip of the finger. */
static const struct money most = {INT64_C(100000000)};

/* The id of fees that are not on the card. */
static const char *const additional = "additional";

/* The card does not say it where no fee of the card is named. */
#define RAISED_WITHOUT_CARD(arg_name, arg_type, title)                                             \
    {.field = {.name = (arg_name), .type = (arg_type), .label = {.en = (title)}, .unless = "fee"}}

static const struct arg raise_args[] = {
    ARG_APPLICATION,
    ARG_TEXT("fee", N_("Fee of the service card; left out: another one"), false),
    {.field = {.name = "units",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Units")},
               .min = "1",
               .max = "10000"}},
    RAISED_WITHOUT_CARD("amount", FIELD_MONEY, N_("Amount of one unit")),
    RAISED_WITHOUT_CARD("purpose_en", FIELD_TEXT, N_("What it is for, in English")),
    RAISED_WITHOUT_CARD("purpose_ar", FIELD_TEXT, N_("What it is for, in Arabic")),
    ARG_LONG("reason", N_("Reason"), true),
    ARG_VERSION};
static const struct arg one_args[] = {ARG_APPLICATION, ARG_TEXT("fee", N_("Fee"), true),
                                      ARG_LONG("reason", N_("Reason"), true), ARG_VERSION};

/* A fee in hand. */
struct raising {
    struct session *session;
    struct casework c;
    const struct args *in;
    const char *fee;              /* as it was typed */
    const struct card_fee *of_card; /* NULL: another one */
    struct charge h;
};

static enum rc raising_open(struct raising *r, struct session *s, const struct args *in,
                            struct err *reterr)
{
    *r = (struct raising){.session = s, .in = in, .fee = args_text(in, "fee")};
    enum rc rc = case_open(s, args_text(in, "application"), &r->c, reterr);
    if (rc)
        return rc;
    rc = case_check_version(s, &r->c, in, reterr);
    if (!rc)
        rc = desk_copy(r->h.reason, sizeof r->h.reason, args_text(in, "reason"), "reason", reterr);
    if (rc) {
        case_done(&r->c);
        return rc;
    }
    r->h.application = r->c.app.id;
    r->h.moment = FEE_AT_ASSESSMENT;
    r->h.units = 1;
    r->h.at = session_now(s);
    desk_cut(r->h.by, sizeof r->h.by, s->staff.login);
    return RC_OK;
}

/* Names the fees that only the assessment tells. */
static enum rc no_such_fee(const struct raising *r, struct err *reterr)
{
    struct buf list;
    buf_init(&list);
    for (size_t i = 0; i < r->c.card->nfees; i++) {
        const struct card_fee *f = &r->c.card->fees[i];
        if (fee_is_assessed(&r->c, f))
            buf_printf(&list, "%s%s", list.len ? ", " : "", f->id);
    }
    if (list.len)
        ERR(reterr, RC_BAD_DATA, "fee",
            N_("The card has no fee %1$s that is told by the assessment. It has these: %2$s. For another "
               "one leave it out and say what it is for"),
            r->fee, buf_text(&list));
    else
        ERR(reterr, RC_BAD_DATA, "fee",
            N_("The card has no fee that is told by the assessment. For another one leave it out and "
               "say what it is for"));
    buf_done(&list);
    return RC_BAD_DATA;
}

static enum rc find_on_card(struct raising *r, struct err *reterr)
{
    for (size_t i = 0; i < r->c.card->nfees; i++) {
        const struct card_fee *f = &r->c.card->fees[i];
        if (strcmp(f->id, r->fee) == 0 && fee_is_assessed(&r->c, f))
            r->of_card = f;
    }
    if (!r->of_card)
        return no_such_fee(r, reterr);
    r->h.moment = r->of_card->moment;
    desk_cut(r->h.fee, sizeof r->h.fee, r->of_card->id);
    desk_cut(r->h.purpose_en, sizeof r->h.purpose_en, r->of_card->purpose.en);
    desk_cut(r->h.purpose_ar, sizeof r->h.purpose_ar, r->of_card->purpose.ar);
    return RC_OK;
}

/* The last one of that id that stands: not taken back. */
struct standing {
    const char *fee;
    struct charge last;
    int additional; /* how many others there are already */
};

static bool look_at(void *ctx, const struct charge *h)
{
    struct standing *s = ctx;
    if (strncmp(h->fee, additional, strlen(additional)) == 0 && !h->takes_back.n)
        s->additional++;
    if (!h->taken_back && !h->takes_back.n && strcmp(h->fee, s->fee) == 0)
        s->last = *h;
    return true;
}

static enum rc standing_of(const struct raising *r, const char *fee, struct standing *ret,
                           struct err *reterr)
{
    *ret = (struct standing){.fee = fee};
    return charge_each(r->session->db, r->c.app.id, look_at, ret, reterr);
}

/* A fee of the card stands once; one that was waived may still be raised. */
static enum rc check_once(const struct raising *r, struct err *reterr)
{
    struct standing s;
    enum rc rc = standing_of(r, r->h.fee, &s, reterr);
    if (rc || s.last.total.fils == 0)
        return rc;
    return ERR(reterr, RC_CONFLICT, "fee",
               N_("\"%1$s\" was raised already, with %2$s; nothing was raised twice. If that is wrong, "
                  "have a supervisor take it back first"),
               bi_text(&r->of_card->purpose), shown_money(s.last.total).s);
}

/* What is not on the card needs its own words in both languages, and an id of its own. */
static enum rc describe(struct raising *r, struct err *reterr)
{
    struct standing s;
    const char *en = args_text(r->in, "purpose_en"), *ar = args_text(r->in, "purpose_ar");
    if (!*en || !*ar)
        return ERR(reterr, RC_BAD_DATA, *en ? "purpose_ar" : "purpose_en",
                   N_("Say what it is for in English and in Arabic: the customer reads it"));
    enum rc rc = desk_copy(r->h.purpose_en, sizeof r->h.purpose_en, en, "purpose_en", reterr);
    if (!rc)
        rc = desk_copy(r->h.purpose_ar, sizeof r->h.purpose_ar, ar, "purpose_ar", reterr);
    if (!rc)
        rc = standing_of(r, "", &s, reterr);
    if (!rc)
        snprintf(r->h.fee, sizeof r->h.fee, "%s-%d", additional, s.additional + 1);
    return rc;
}

static enum rc read_amount(struct raising *r, struct err *reterr)
{
    struct charge *h = &r->h;
    h->units = args_number(r->in, "units", 1);
    if (args_given(r->in, "amount"))
        h->unit_amount = args_money(r->in, "amount");
    else if (r->of_card && !r->of_card->assessed_later)
        h->unit_amount = r->of_card->amount;
    if (h->unit_amount.fils <= 0)
        return ERR(reterr, RC_BAD_DATA, "amount", N_("Enter the amount of one unit, for example 500.00"));
    if (!money_times(h->unit_amount, h->units, &h->total) || h->total.fils > most.fils)
        return ERR(reterr, RC_BAD_DATA, "amount", N_("This is more than can be asked for at once, which "
                                                     "is %1$s: check the amount and the units"),
                   shown_money(most).s);
    return RC_OK;
}

/* The customer reads what it is for. */
static void tell_purpose(struct raising *r)
{
    desk_cut(r->c.told_en, sizeof r->c.told_en, r->h.purpose_en);
    desk_cut(r->c.told_ar, sizeof r->c.told_ar, r->h.purpose_ar);
}

static enum rc answer(struct raising *r, struct reply *out, struct err *reterr)
{
    struct money due;
    bool unknown;
    enum rc rc = case_due(r->session, &r->c, &due, &unknown, reterr);
    if (rc)
        return rc;
    case_record(out, &r->c.app);
    reply_entry(out, "fee", N_("Fee"), cell_code(r->h.fee));
    reply_entry(out, "purpose", N_("Purpose"), cell_names(r->h.purpose_en, r->h.purpose_ar));
    reply_entry(out, "total", N_("Total"), cell_money(r->h.total));
    reply_entry(out, "due", N_("To be paid"), cell_money(due));
    return RC_OK;
}

/* The state first: in a wrong one the sentence is about that, not about the fee. */
static enum rc check_state(const struct raising *r, enum event event, struct err *reterr)
{
    struct case_facts none = {.fees_due = true};
    struct err e = {0};
    if (workflow_row(r->c.app.state, event, r->session->staff.role, &none, &e) || e.rc == RC_BAD_DATA)
        return RC_OK;
    if (reterr)
        *reterr = e;
    return e.rc;
}

static enum rc raise_fee(struct raising *r, struct err *reterr)
{
    enum rc rc = check_state(r, EVENT_RAISE_FEE, reterr);
    if (!rc)
        rc = *r->fee ? find_on_card(r, reterr) : describe(r, reterr);
    if (!rc && r->of_card)
        rc = check_once(r, reterr);
    if (!rc)
        rc = read_amount(r, reterr);
    if (!rc)
        rc = charge_insert(r->session->db, &r->h, reterr);
    tell_purpose(r);
    return rc ? rc
              : case_move(r->session, &r->c, EVENT_RAISE_FEE, args_text(r->in, "reason"), r->h.fee,
                          reterr);
}

static enum rc run_raise(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct raising r;
    enum rc rc = raising_open(&r, s, in, reterr);
    if (rc)
        return rc;
    rc = raise_fee(&r, reterr);
    if (!rc) {
        MSG(reply_message(out),
            N_("An additional fee of %1$s was raised for application %2$s; the customer is told"),
            shown_money(r.h.total).s, r.c.app.number);
        rc = answer(&r, out, reterr);
    }
    case_done(&r.c);
    return rc;
}

/* It is decided that this fee costs nothing here. */
static enum rc waive(struct raising *r, struct err *reterr)
{
    struct standing s;
    enum rc rc = check_state(r, EVENT_RAISE_FEE, reterr);
    if (!rc)
        rc = find_on_card(r, reterr);
    if (!rc)
        rc = standing_of(r, r->h.fee, &s, reterr);
    if (!rc && s.last.id.n)
        rc = ERR(reterr, RC_CONFLICT, "fee", N_("\"%1$s\" was decided already: %2$s"),
                 bi_text(&r->of_card->purpose), shown_money(s.last.total).s);
    if (!rc)
        rc = charge_insert(r->session->db, &r->h, reterr);
    return rc ? rc
              : case_happened(r->session, &r->c, "fee-waived", args_text(r->in, "reason"), r->h.fee,
                              reterr);
}

static enum rc run_waive(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct raising r;
    enum rc rc = raising_open(&r, s, in, reterr);
    if (rc)
        return rc;
    rc = waive(&r, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("\"%1$s\" is waived for application %2$s"),
            bi_text(&r.of_card->purpose), r.c.app.number);
        rc = answer(&r, out, reterr);
    }
    case_done(&r.c);
    return rc;
}

/* Only what was raised and is not paid yet. */
static enum rc find_raised(struct raising *r, struct err *reterr)
{
    struct standing s;
    struct money due;
    bool unknown;
    enum rc rc = standing_of(r, r->fee, &s, reterr);
    if (!rc)
        rc = case_due(r->session, &r->c, &due, &unknown, reterr);
    if (rc)
        return rc;
    if (!s.last.id.n || !*s.last.by || s.last.total.fils == 0)
        return ERR(reterr, RC_BAD_DATA, "fee",
                   N_("No fee %1$s was raised for application %2$s. Look at them with: payment due "
                      "application=%2$s"),
                   r->fee, r->c.app.number);
    if (s.last.total.fils > due.fils)
        return ERR(reterr, RC_CONFLICT, "fee", N_("This fee was paid already, so it cannot be taken back"));
    r->h.takes_back = s.last.id;
    desk_cut(r->h.fee, sizeof r->h.fee, s.last.fee);
    desk_cut(r->h.purpose_en, sizeof r->h.purpose_en, s.last.purpose_en);
    desk_cut(r->h.purpose_ar, sizeof r->h.purpose_ar, s.last.purpose_ar);
    r->h.moment = s.last.moment;
    r->h.units = s.last.units;
    r->h.unit_amount.fils = -s.last.unit_amount.fils;
    r->h.total.fils = -s.last.total.fils;
    return RC_OK;
}

static enum rc run_take_back(struct session *s, const struct args *in, struct reply *out,
                             struct err *reterr)
{
    struct raising r;
    enum rc rc = raising_open(&r, s, in, reterr);
    if (rc)
        return rc;
    rc = check_state(&r, EVENT_DROP_FEE, reterr);
    if (!rc)
        rc = find_raised(&r, reterr);
    if (!rc)
        rc = charge_insert(s->db, &r.h, reterr);
    if (!rc)
        rc = case_move(s, &r.c, EVENT_DROP_FEE, args_text(in, "reason"), r.h.fee, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("The fee %1$s of application %2$s is taken back"), r.h.fee,
            r.c.app.number);
        rc = answer(&r, out, reterr);
    }
    case_done(&r.c);
    return rc;
}

const struct command command_fee_raise = {
    .noun = "fee",
    .verb = "raise",
    .summary = N_("Raise an additional fee; the customer is told and pays before it goes on"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(raise_args),
    .example = "fee raise application=E26-11-000001 fee=assessment units=2 amount=1500 "
               "reason='Two assessors for a day'",
    .run = run_raise,
};

const struct command command_fee_waive = {
    .noun = "fee",
    .verb = "waive",
    .summary = N_("Decide that a fee of the card costs nothing here, with the reason"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(one_args),
    .example = "fee waive application=E26-11-000001 fee=expenses reason='No journey was made'",
    .run = run_waive,
};

const struct command command_fee_take_back = {
    .noun = "fee",
    .verb = "take-back",
    .summary = N_("Take back an additional fee that is not paid yet, with the reason"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(one_args),
    .example = "fee take-back application=E26-11-000001 fee=assessment reason='Counted twice'",
    .run = run_take_back,
};
