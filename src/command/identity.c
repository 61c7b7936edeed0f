/* customer identify: how it was checked that somebody is who they say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/identity.h"

#include "command/arguments.h"
#include "store/calendar.h"
#include "store/identity.h"

#include <string.h>

static const struct choice method_choices[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    PROOF_LIST(X)
#undef X
};

static const struct arg identify_args[] = {
    ARG_CUSTOMER,
    ARG_WORD("method", N_("How"), method_choices, true),
    {.field = {.name = "reference",
               .type = FIELD_TEXT,
               .label = {.en = N_("Reference of the verification")},
               .max_length = 64}},
    ARG_REF("application", N_("About which application"), REF_APPLICATION, false),
    ARG_YES("failed", N_("It did not succeed")),
};

/* A check counts on its own day and, with a limit of more days, on the days after. */
static enum rc counts_now(struct session *s, const struct identity_check *k, bool *ret,
                          struct err *reterr)
{
    int days[LIMIT_COUNT] = {0};
    enum rc rc = time_limits_get(s->db, days, reterr);
    struct date until = date_add(date_of(k->at), days[LIMIT_IDENTITY] - 1);
    *ret = !rc && k->passed && date_cmp(session_today(s), until) <= 0;
    return rc;
}

/* NULL: there was none, and the same entries are empty. */
static void check_entries(struct reply *out, const struct identity_check *k)
{
    struct cell result = !k          ? cell_none()
                         : k->passed ? cell_word("verified", N_("verified"))
                                     : cell_word("failed", N_("failed"));
    reply_entry(out, "identity_result", N_("Result of the check"), result);
    reply_entry(out, "identity_method", N_("Checked how"),
                k ? cell_word(proof_word(k->method), proof_title(k->method)) : cell_none());
    reply_entry(out, "identity_reference", N_("Reference of the verification"),
                k ? cell_code(k->reference) : cell_none());
    reply_entry(out, "identity_by", N_("Checked by"), k ? cell_code(k->by) : cell_none());
    reply_entry(out, "identity_at", N_("Checked on"), k ? cell_time(k->at) : cell_none());
}

enum rc identity_entries(struct session *s, struct rowid customer, struct reply *out,
                         struct err *reterr)
{
    struct identity_check k;
    bool now = false;
    enum rc rc = identity_check_last(s->db, customer, &k, reterr);
    bool none = rc == RC_NOT_FOUND;
    if (!rc)
        rc = counts_now(s, &k, &now, reterr);
    if (rc && !none)
        return rc;
    reply_entry(out, "identity_checked", N_("Identity checked"), cell_yes_no(now));
    check_entries(out, none ? NULL : &k);
    return RC_OK;
}

static enum rc take(struct session *s, const struct args *in, struct identity_check *k,
                    struct err *reterr)
{
    (void)proof_parse(args_text(in, "method"), &k->method);
    k->passed = !args_yes(in, "failed");
    k->at = session_now(s);
    desk_cut(k->by, sizeof k->by, s->staff.login);
    if (k->passed && proof_needs_reference(k->method) && !*args_text(in, "reference"))
        return ERR(reterr, RC_BAD_DATA, "reference",
                   N_("The digital identity is verified elsewhere: give the reference under which that "
                      "was done"));
    return desk_copy(k->reference, sizeof k->reference, args_text(in, "reference"), "reference", reterr);
}

/* It may be about an application of the customer's, or one that somebody handles for another. */
static enum rc about(struct session *s, const struct args *in, struct identity_check *k,
                     struct err *reterr)
{
    struct application a;
    if (!args_given(in, "application"))
        return RC_OK;
    enum rc rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (!rc)
        k->application = a.id;
    return rc;
}

static enum rc run_identify(struct session *s, const struct args *in, struct reply *out,
                            struct err *reterr)
{
    struct customer c;
    struct identity_check k = {0};
    enum rc rc = desk_customer(s, args_text(in, "customer"), &c, reterr);
    k.customer = c.id;
    if (!rc)
        rc = take(s, in, &k, reterr);
    if (!rc)
        rc = about(s, in, &k, reterr);
    if (!rc)
        rc = identity_check_add(s->db, &k, reterr);
    if (rc)
        return rc;
    if (k.passed)
        MSG(reply_message(out), N_("The identity of customer %1$s was checked"), c.number);
    else
        MSG(reply_message(out),
            N_("Noted: the identity of customer %1$s could not be confirmed. Tell nothing personal"),
            c.number);
    reply_record(out, N_("Identity"));
    reply_entry(out, "number", N_("Customer number"), cell_code(c.number));
    check_entries(out, &k);
    return RC_OK;
}

const struct command command_customer_identify = {
    .noun = "customer",
    .verb = "identify",
    .summary = N_("Note how a customer's identity was checked, and with what result"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(identify_args),
    .example = "customer identify customer=C26-11-000042 method=eid-card",
    .run = run_identify,
};
