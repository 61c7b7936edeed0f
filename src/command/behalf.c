/* application behalf: somebody else stands at the desk for the customer, and shows by what authority.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/behalf.h"

#include "command/arguments.h"
#include "store/identity.h"

#include <stdio.h>
#include <string.h>

static const struct choice authority_choices[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    AUTHORITY_LIST(X)
#undef X
};

static const struct arg behalf_args[] = {
    ARG_APPLICATION,
    ARG_TEXT("name", N_("Name of the representative"), false),
    ARG_REF("representative", N_("Customer number of the representative"), REF_CUSTOMER, false),
    ARG_WORD("authority", N_("By what authority"), authority_choices, false),
    {.field = {.name = "reference",
               .type = FIELD_TEXT,
               .label = {.en = N_("Number of that paper")},
               .max_length = 64}},
    ARG_DATE("expires", N_("Valid until")),
    ARG_YES("alone", N_("The customer acts alone again")),
};

static bool expired(struct session *s, const struct representative *r)
{
    return r->expires.year && date_cmp(r->expires, session_today(s)) < 0;
}

enum rc behalf_entries(struct session *s, const struct application *a, struct reply *out,
                       struct err *reterr)
{
    struct representative r;
    enum rc rc = representative_of(s->db, a->id, &r, reterr);
    if (rc || !*r.name)
        return rc;
    reply_entry(out, "representative", N_("On the customer's behalf"), cell_text(r.name));
    reply_entry(out, "representative_number", N_("Representative's customer number"),
                cell_code(r.customer_number));
    reply_entry(out, "authority", N_("Authority"),
                cell_word(authority_word(r.authority), authority_title(r.authority)));
    reply_entry(out, "authority_reference", N_("Number of that paper"), cell_code(r.reference));
    reply_entry(out, "authority_expires", N_("Authority valid until"), cell_date(r.expires));
    reply_entry(out, "authority_expired", N_("Authority has expired"), cell_yes_no(expired(s, &r)));
    return RC_OK;
}

enum rc behalf_tell(struct session *s, const struct application *a, struct reply *out,
                    struct err *reterr)
{
    struct representative r;
    char authority[64];
    enum rc rc = representative_of(s->db, a->id, &r, reterr);
    if (rc || !*r.name)
        return rc;
    snprintf(authority, sizeof authority, "=%s", authority_title(r.authority));
    if (expired(s, &r))
        MSG(reply_message(out),
            N_("%1$s acts for the customer, but that authority (%2$s) expired on %3$s"), r.name, authority,
            shown_date(r.expires).s);
    else if (r.expires.year)
        MSG(reply_message(out), N_("%1$s acts for the customer: %2$s, valid until %3$s"), r.name,
            authority, shown_date(r.expires).s);
    else
        MSG(reply_message(out), N_("%1$s acts for the customer: %2$s"), r.name, authority);
    return RC_OK;
}

/* ---- noting it ---- */

static enum rc take_person(struct session *s, const struct casework *c, const struct args *in,
                           struct representative *r, struct err *reterr)
{
    struct customer other;
    if (!args_given(in, "representative")) {
        if (!args_given(in, "name"))
            return ERR(reterr, RC_USAGE, "name",
                       N_("Say who acts for the customer: name=… or representative=…"));
        return desk_copy(r->name, sizeof r->name, args_text(in, "name"), "name", reterr);
    }
    enum rc rc = desk_customer(s, args_text(in, "representative"), &other, reterr);
    if (rc)
        return rc;
    if (other.id.n == c->app.customer.n)
        return ERR(reterr, RC_BAD_DATA, "representative",
                   N_("That is the customer; nobody acts on their own behalf"));
    r->customer = other.id;
    desk_cut(r->customer_number, sizeof r->customer_number, other.number);
    const char *name = args_given(in, "name") ? args_text(in, "name")
                       : *other.name_en       ? other.name_en
                                              : other.name_ar;
    desk_cut(r->name, sizeof r->name, name);
    return RC_OK;
}

static enum rc take_authority(struct session *s, const struct args *in, struct representative *r,
                              struct err *reterr)
{
    if (!authority_parse(args_text(in, "authority"), &r->authority))
        return ERR(reterr, RC_USAGE, "authority",
                   N_("Say by what authority: a power of attorney, a letter, as owner or manager on the "
                      "licence, or as guardian"));
    if (authority_needs_reference(r->authority) && !args_given(in, "reference"))
        return ERR(reterr, RC_BAD_DATA, "reference",
                   N_("Give the number of the paper that shows the authority"));
    if (args_date(in, "expires", &r->expires) && expired(s, r))
        return ERR(reterr, RC_BAD_DATA, "expires",
                   N_("This authority has expired; ask for one that is valid"));
    return desk_copy(r->reference, sizeof r->reference, args_text(in, "reference"), "reference", reterr);
}

static enum rc check_open(const struct casework *c, struct err *reterr)
{
    char state[64];
    if (!state_is_final(c->app.state))
        return RC_OK;
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Application %1$s is %2$s, so nobody can act for the customer in it any more"),
               c->app.number, state);
}

static enum rc note(struct session *s, struct casework *c, const struct args *in, struct reply *out,
                    struct err *reterr)
{
    struct representative r = {.application = c->app.id, .at = session_now(s)};
    bool alone = args_yes(in, "alone");
    enum rc rc = check_open(c, reterr);
    desk_cut(r.by, sizeof r.by, s->staff.login);
    if (!rc && !alone)
        rc = take_person(s, c, in, &r, reterr);
    if (!rc && !alone)
        rc = take_authority(s, in, &r, reterr);
    if (!rc)
        rc = representative_add(s->db, &r, reterr);
    if (!rc)
        rc = case_happened(s, c, alone ? "behalf-ended" : "behalf-set", r.name, "", reterr);
    if (rc)
        return rc;
    if (alone)
        MSG(reply_message(out), N_("In application %1$s the customer acts alone"), c->app.number);
    rc = behalf_tell(s, &c->app, out, reterr);
    case_record(out, &c->app);
    return rc ? rc : behalf_entries(s, &c->app, out, reterr);
}

static enum rc run_behalf(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct casework c;
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = note(s, &c, in, out, reterr);
    case_done(&c);
    return rc;
}

const struct command command_application_behalf = {
    .noun = "application",
    .verb = "behalf",
    .summary = N_("Note who applies on the customer's behalf, and by what authority"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(behalf_args),
    .example = "application behalf application=E26-11-000001 name='Test Representative' "
               "authority=power-of-attorney reference=POA-1 expires=31/12/2026",
    .run = run_behalf,
};
