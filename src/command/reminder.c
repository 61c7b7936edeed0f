/* reminder list, rule, rules, unrule: what expires soon, and when customers are reminded of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/reminder.h"
#include "command/arguments.h"

#include "store/result.h"

#include <stdio.h>
#include <string.h>

/* How far the list looks ahead and back unless said: what has just expired is renewed late. */
enum { DAYS_AHEAD = 90, DAYS_BACK = 30, DAYS_A_MONTH = 30 };

struct date reminder_horizon(struct date today, const struct reminder_lead *lead)
{
    return lead->months ? date_add_months(today, lead->months) : date_add(today, lead->days);
}

static enum rc rules_as_leads(struct session *s, const char *service, struct reminder_lead *leads,
                              size_t *ret_count, struct err *reterr)
{
    int days[REMINDER_RULES_MOST];
    enum rc rc = reminder_rules_of(s->db, service, days, ret_count, reterr);
    for (size_t i = 0; !rc && i < *ret_count; i++)
        leads[i] = (struct reminder_lead){.days = days[i]};
    return rc;
}

enum rc reminder_leads(struct session *s, const struct card *card, struct reminder_lead *ret_leads,
                       size_t *ret_count, struct err *reterr)
{
    int months = card->result.opens_months;
    enum rc rc = rules_as_leads(s, card->id, ret_leads, ret_count, reterr);
    if (rc || *ret_count > 0)
        return rc;
    if (!months)
        return rules_as_leads(s, "", ret_leads, ret_count, reterr);
    ret_leads[0] = (struct reminder_lead){months * DAYS_A_MONTH, months};
    *ret_count = 1;
    return RC_OK;
}

static const struct arg list_args[] = {
    ARG_REF("card", N_("Service card"), REF_CARD, false),
    ARG_DATE("from", N_("Expires from this day on")),
    ARG_DATE("until", N_("Expires until this day")),
};

static const struct column list_columns[] = {
    {"expires", N_("Expiry date"), CELL_DATE},     {"number", N_("Number"), CELL_CODE},
    {"service", N_("Service"), CELL_NAMES},        {"customer", N_("Customer"), CELL_NAMES},
    {"customer_number", N_("Customer number"), CELL_CODE},
    {"reminded", N_("Reminded"), CELL_DATE},       {"renewal", N_("Renewal"), CELL_CODE},
    {"application", N_("Application"), CELL_CODE}, {"card", N_("Service card"), CELL_CODE},
    {"renewed_by", N_("Renewed by"), CELL_CODE},
};

struct listing {
    const struct catalogue *catalogue; /* NULL: not there */
    struct reply *out;
};

static const char *renewed_by(const struct catalogue *c, const char *service)
{
    const struct card_file *card = c ? catalogue_card(c, service) : NULL;
    return card && card->card.result.renewed_by ? card->card.result.renewed_by : "";
}

static bool list_row(void *ctx, const struct result_line *l)
{
    const struct listing *listing = ctx;
    struct reply *out = listing->out;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_date(l->result.expires));
    reply_cell(out, cell_code(l->result.number));
    reply_cell(out, cell_names(l->service_en, l->service_ar));
    reply_cell(out, cell_names(l->customer_en, l->customer_ar));
    reply_cell(out, cell_code(l->customer_number));
    reply_cell(out, l->reminded ? cell_date(date_of(l->reminded)) : cell_none());
    reply_cell(out, cell_code(l->renewal));
    reply_cell(out, cell_code(l->application_number));
    reply_cell(out, cell_code(l->result.service));
    reply_cell(out, cell_code(renewed_by(listing->catalogue, l->result.service)));
    return true;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct date today = session_today(s);
    struct listing listing = {.out = out};
    struct result_filter f = {
        .service = args_given(in, "card") ? args_text(in, "card") : NULL,
        .from = date_add(today, -DAYS_BACK),
        .to = date_add(today, DAYS_AHEAD),
        .delivered = true,
        .limit = LIST_LIMIT + 1,
    };
    (void)args_date(in, "from", &f.from);
    (void)args_date(in, "until", &f.to);
    if (session_catalogue(s, &listing.catalogue, NULL))
        listing.catalogue = NULL;
    reply_table(out, N_("What expires, the earliest first"), list_columns,
                sizeof list_columns / sizeof *list_columns);
    return result_lines(s->db, &f, list_row, &listing, reterr);
}

const struct command command_reminder_list = {
    .noun = "reminder",
    .verb = "list",
    .summary = N_("List what was handed out and expires soon, or has just expired"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "reminder list card=production-licence until=+60",
    .run = run_list,
};

#define ARG_DAYS                                                                                   \
    {.field = {.name = "days", .type = FIELD_NUMBER, .label = {.en = N_("Days before expiry")},    \
               .required = true, .min = "0", .max = "1000"}}

static const struct arg rule_args[] = {ARG_DAYS,
                                       ARG_REF("card", N_("Service card"), REF_CARD, false)};

/* Without a card: any service that has no rule of its own. */
static enum rc read_rule(struct session *s, const struct args *in, struct reminder_rule *ret,
                         struct err *reterr)
{
    const struct card_file *card;
    *ret = (struct reminder_rule){.days = (int)args_number(in, "days", 0)};
    if (!args_given(in, "card"))
        return RC_OK;
    enum rc rc = desk_card(s, args_text(in, "card"), &card, reterr);
    if (!rc)
        desk_cut(ret->service, sizeof ret->service, card->card.id);
    return rc;
}

static bool rule_row(void *ctx, const struct reminder_rule *r)
{
    struct reply *out = ctx;
    reply_cell(out, *r->service ? cell_code(r->service)
                                : cell_word("any", N_("any other service")));
    reply_cell(out, cell_count(r->days));
    reply_cell(out, cell_word("rule", N_("set by a supervisor")));
    return true;
}

static const struct column rules_columns[] = {
    {"card", N_("Service card"), CELL_CODE},
    {"days", N_("Days before expiry"), CELL_COUNT},
    {"source", N_("Why"), CELL_WORD},
};

/* What the cards say counts only where no rule of the service stands above it. */
static enum rc card_rows(struct session *s, struct reply *out, struct err *reterr)
{
    const struct catalogue *c;
    int days[REMINDER_RULES_MOST];
    enum rc rc = RC_OK;
    if (session_catalogue(s, &c, NULL))
        return RC_OK;
    for (size_t i = 0; !rc && i < c->ncards; i++) {
        const struct card *card = &c->cards[i]->card;
        size_t n;
        rc = reminder_rules_of(s->db, card->id, days, &n, reterr);
        if (rc || n > 0 || !card->result.opens_months)
            continue;
        reply_cell(out, cell_code(card->id));
        reply_cell(out, cell_count((int64_t)card->result.opens_months * DAYS_A_MONTH));
        reply_cell(out, cell_word("card", N_("as the card says")));
    }
    return rc;
}

static enum rc rules(struct session *s, struct reply *out, struct err *reterr)
{
    reply_table(out, N_("When customers are reminded"), rules_columns,
                sizeof rules_columns / sizeof *rules_columns);
    enum rc rc = reminder_rule_each(s->db, rule_row, out, reterr);
    return rc ? rc : card_rows(s, out, reterr);
}

static enum rc run_rule(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct reminder_rule r;
    bool is_new = false;
    enum rc rc = read_rule(s, in, &r, reterr);
    if (!rc)
        rc = reminder_rule_put(s->db, &r, &is_new, reterr);
    if (rc)
        return rc;
    if (is_new)
        MSG(reply_message(out), N_("From the next run of tick on, customers are reminded by this rule"));
    else
        MSG(reply_message(out), N_("That rule is there already; nothing was done twice"));
    return rules(s, out, reterr);
}

const struct command command_reminder_rule = {
    .noun = "reminder",
    .verb = "rule",
    .summary = N_("Add a rule: so many days before expiry, for a service or for any other"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(rule_args),
    .example = "reminder rule card=halal-registration days=60",
    .run = run_rule,
};

static enum rc run_unrule(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct reminder_rule r;
    enum rc rc = read_rule(s, in, &r, reterr);
    if (!rc)
        rc = reminder_rule_remove(s->db, &r, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("The rule is gone. Reminders that were written stay"));
    return rules(s, out, reterr);
}

const struct command command_reminder_unrule = {
    .noun = "reminder",
    .verb = "unrule",
    .summary = N_("Take a rule for reminders away"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(rule_args),
    .example = "reminder unrule card=halal-registration days=60",
    .run = run_unrule,
};

static enum rc run_rules(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    (void)in;
    return rules(s, out, reterr);
}

const struct command command_reminder_rules = {
    .noun = "reminder",
    .verb = "rules",
    .summary = N_("List when customers are reminded that something expires"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    .example = "reminder rules",
    .run = run_rules,
};
