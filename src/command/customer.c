/* customer register, correct: who the customers are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/customer.h"

#include "command/arguments.h"
#include "command/desk.h"
#include "store/campaign.h"

#include <stdio.h>
#include <string.h>

static const struct choice kinds[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    CUSTOMER_KIND_LIST(X)
#undef X
};

static const struct choice languages[] = {
    {"ar", {.en = N_("Arabic")}},
    {"en", {.en = N_("English")}},
};

static const struct choice channels[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    MESSAGE_CHANNEL_LIST(X)
#undef X
};

/* What only one kind has is not asked of the others on screen. */
static const char *const person[] = {"individual", NULL};
static const char *const entity[] = {"company", "government", NULL};

#define ARGS_DETAILS                                                                               \
    ARG_TEXT("name_en", N_("Name in English"), false),                                             \
        ARG_TEXT("name_ar", N_("Name in Arabic"), false),                                          \
        {ARG_OF("emirates_id", FIELD_EMIRATES_ID, N_("Emirates ID"), false),                       \
         .field.when = {"kind", person}},                                                          \
        {ARG_OF("licence", FIELD_TRADE_LICENCE, N_("Trade licence"), false),                       \
         .field.when = {"kind", entity}},                                                          \
        {.field = {.name = "trn",                                                                  \
                   .type = FIELD_TEXT,                                                             \
                   .label = {.en = N_("Tax registration number")},                                 \
                   .fault = {.en = N_("A tax registration number has 15 digits")},                 \
                   .any_digits = true,                                                             \
                   .when = {"kind", entity},                                                       \
                   .pattern = "[0-9]{15}"}},                                                       \
        {ARG_OF("mobile", FIELD_MOBILE, N_("Mobile"), false)},                                     \
        {ARG_OF("email", FIELD_EMAIL, N_("E-mail"), false)},                                       \
        ARG_WORD("language", N_("Language of messages"), languages, false),                        \
        ARG_WORD("channel", N_("Messages by"), channels, false),                                   \
        ARG_YES("promotions", N_("Promotional messages"))

static const struct arg register_args[] = {
    ARG_WORD("kind", N_("Kind of customer"), kinds, true),
    ARGS_DETAILS,
};

static const struct arg correct_args[] = {
    ARG_CUSTOMER,
    ARG_VERSION,
    ARG_WORD("kind", N_("Kind of customer"), kinds, false),
    ARGS_DETAILS,
};

/* What was given replaces what is there; given and empty takes it away. */
static enum rc take_details(struct customer *c, const struct args *in, struct err *reterr)
{
    const struct {
        const char *name;
        char *to;
        size_t size;
    } texts[] = {
        {"name_en", c->name_en, sizeof c->name_en}, {"name_ar", c->name_ar, sizeof c->name_ar},
        {"emirates_id", c->eid, sizeof c->eid},     {"licence", c->licence, sizeof c->licence},
        {"trn", c->trn, sizeof c->trn},             {"mobile", c->mobile, sizeof c->mobile},
        {"email", c->email, sizeof c->email},
    };
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < sizeof texts / sizeof *texts; i++) {
        if (args_given(in, texts[i].name))
            rc = desk_copy(texts[i].to, texts[i].size, args_text(in, texts[i].name), texts[i].name,
                           reterr);
    }
    customer_kind_parse(args_text(in, "kind"), &c->kind);
    lang_parse(args_text(in, "language"), &c->lang);
    message_channel_parse(args_text(in, "channel"), &c->channel);
    return rc;
}

static enum rc check_kind(const struct customer *c, struct err *reterr)
{
    bool individual = c->kind == CUSTOMER_INDIVIDUAL;
    if (individual && !*c->eid && !*c->mobile)
        return ERR(reterr, RC_BAD_DATA, "mobile",
                   N_("Enter a mobile or an Emirates ID, so that this person can be found again"));
    if (individual && *c->licence)
        return ERR(reterr, RC_BAD_DATA, "licence",
                   N_("A trade licence belongs to a company. Leave it out or choose that kind"));
    if (!individual && *c->eid)
        return ERR(reterr, RC_BAD_DATA, "emirates_id",
                   N_("An Emirates ID belongs to an individual. Leave it out or choose that kind"));
    if (c->kind == CUSTOMER_COMPANY && !*c->licence)
        return ERR(reterr, RC_BAD_DATA, "licence", N_("Enter the company's trade licence"));
    return RC_OK;
}

/* A way that leads nowhere is no preference. */
static enum rc check_channel(const struct customer *c, const struct args *in, struct err *reterr)
{
    if (args_given(in, "channel") && c->channel == MESSAGE_EMAIL && !*c->email)
        return ERR(reterr, RC_BAD_DATA, "email",
                   N_("Enter the e-mail address that messages shall go to, or choose text messages"));
    return RC_OK;
}

static enum rc check(const struct customer *c, struct err *reterr)
{
    if (!*c->name_en && !*c->name_ar)
        return ERR(reterr, RC_BAD_DATA, "name_en",
                   N_("Enter the customer's name in English, in Arabic, or both"));
    return check_kind(c, reterr);
}

enum rc customer_draft(struct session *s, const struct args *in, struct customer *ret,
                       struct err *reterr)
{
    struct customer c = {.registered_at = session_now(s)};
    enum rc rc = take_details(&c, in, reterr);
    if (!args_given(in, "language"))
        c.lang = *c.name_ar ? LANG_AR : LANG_EN;
    if (!rc)
        rc = check(&c, reterr);
    if (!rc)
        rc = check_channel(&c, in, reterr);
    if (!rc)
        rc = customer_check_new(s->db, &c, reterr);
    if (!rc)
        *ret = c;
    return rc;
}

enum rc customer_enrol(struct session *s, struct customer *c, struct err *reterr)
{
    enum rc rc = desk_number(s, NUMBER_PREFIX_CUSTOMER, NUMBER_MONTHLY, c->number,
                             sizeof c->number, reterr);
    return rc ? rc : customer_insert(s->db, c, reterr);
}

enum rc customer_promotions(struct session *s, struct rowid customer, const struct args *in,
                            struct err *reterr)
{
    if (!*args_text(in, "promotions"))
        return RC_OK;
    return promotion_refuse(s->db, customer, !args_yes(in, "promotions"), s->staff.login,
                            session_now(s), reterr);
}

static enum rc run_register(struct session *s, const struct args *in, struct reply *out,
                            struct err *reterr)
{
    struct customer c;
    enum rc rc = customer_draft(s, in, &c, reterr);
    if (!rc)
        rc = customer_enrol(s, &c, reterr);
    if (!rc)
        rc = customer_promotions(s, c.id, in, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("Customer %1$s was registered"), c.number);
    customer_record(out, &c, false);
    return RC_OK;
}

const struct command command_customer_register = {
    .noun = "customer",
    .verb = "register",
    .summary = N_("Register a new customer"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(register_args),
    .example = "customer register kind=individual name_en='Test Customer One' mobile=0501234567",
    .run = run_register,
};

/* The audit knows who corrected the customer last, and which details. */
static enum rc check_version(struct session *s, const struct customer *c, const struct args *in,
                             struct err *reterr)
{
    struct audit_entry last;
    if (args_number(in, "version", c->version) == c->version)
        return RC_OK;
    enum rc rc = audit_last(s->db, "customer correct", c->number, &last, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, RC_CONFLICT, "version",
                   N_("Customer %1$s looks different from what you have seen. Look again, then "
                      "repeat your change"),
                   c->number);
    if (rc)
        return rc;
    return ERR(reterr, RC_CONFLICT, "version",
               N_("Meanwhile %2$s corrected customer %1$s on %3$s (%4$s), so nothing of yours was "
                  "saved. Look again, then repeat your change"),
               c->number, last.by, shown_time(last.at).s, last.details);
}

static bool anything_given(const struct args *in)
{
    for (size_t i = 0; i < in->command->nargs; i++) {
        const struct arg *a = &in->command->args[i];
        if (in->values[i] && !a->internal && !a->field.required)
            return true;
    }
    return false;
}

static enum rc correct(struct session *s, struct customer *c, const struct args *in,
                       struct err *reterr)
{
    if (!anything_given(in))
        return ERR(reterr, RC_USAGE, NULL, N_("Say what to correct, for example mobile=0501234567"));
    enum rc rc = check_version(s, c, in, reterr);
    if (!rc)
        rc = take_details(c, in, reterr);
    if (!rc)
        rc = check(c, reterr);
    if (!rc)
        rc = check_channel(c, in, reterr);
    if (!rc)
        rc = customer_update(s->db, c, reterr);
    return rc ? rc : customer_promotions(s, c->id, in, reterr);
}

static enum rc run_correct(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct customer c;
    enum rc rc = desk_customer(s, args_text(in, "customer"), &c, reterr);
    if (!rc)
        rc = correct(s, &c, in, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("Customer %1$s was corrected"), c.number);
    customer_record(out, &c, false);
    return RC_OK;
}

const struct command command_customer_correct = {
    .noun = "customer",
    .verb = "correct",
    .summary = N_("Correct the details of a customer"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(correct_args),
    .example = "customer correct customer=C26-11-000042 mobile=0501234567",
    .run = run_correct,
};
