/* customer merge, unmerge: one customer who was registered twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/customer.h"
#include "command/customer_pair.h"
#include "command/desk.h"
#include "store/campaign.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct choice sides[] = {
    {"keep", {.en = N_("of the one who stays")}},
    {"drop", {.en = N_("of the one who is merged")}},
};

static const struct arg merge_args[] = {
    ARG_REF("keep", N_("Customer who stays"), REF_CUSTOMER, true),
    ARG_REF("drop", N_("Customer who is merged into the other"), REF_CUSTOMER, true),
    ARG_WORD("emirates_id", N_("Which Emirates ID"), sides, false),
    ARG_WORD("licence", N_("Which trade licence"), sides, false),
    ARG_TEXT("take", N_("Details to take over although the other has its own"), false),
    ARG_LONG("reason", N_("Why they are one"), false),
    {ARG_OF("keep_version", FIELD_NUMBER, N_("Version that was seen"), false), .internal = true},
    {ARG_OF("drop_version", FIELD_NUMBER, N_("Version that was seen"), false), .internal = true},
};

struct merging {
    struct session *session;
    const struct args *in;
    struct customer kept, dropped;
    bool taken[PAIR_DETAILS]; /* the dropped one's detail counts */
};

/* ---- which details count ---- */

static enum rc check_versions(const struct merging *m, struct err *reterr)
{
    const struct customer *changed = NULL;
    if (args_number(m->in, "keep_version", m->kept.version) != m->kept.version)
        changed = &m->kept;
    else if (args_number(m->in, "drop_version", m->dropped.version) != m->dropped.version)
        changed = &m->dropped;
    if (!changed)
        return RC_OK;
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Customer %1$s looks different from what you have seen. Look again, then repeat your "
                  "change"),
               changed->number);
}

static enum rc take_word(struct merging *m, const char *word, size_t n, struct err *reterr)
{
    char unknown[64];
    for (int d = 0; d < PAIR_DETAILS; d++) {
        if (strlen(pair_word((enum pair_detail)d)) == n &&
            strncmp(pair_word((enum pair_detail)d), word, n) == 0) {
            m->taken[d] = true;
            return RC_OK;
        }
    }
    snprintf(unknown, sizeof unknown, "%.*s", (int)(n < 60 ? n : 60), word);
    return ERR(reterr, RC_BAD_DATA, "take",
               N_("%1$s is no detail of a customer. These are: name_en, name_ar, emirates_id, licence, "
                  "trn, mobile, email, language"),
               unknown);
}

static enum rc take_words(struct merging *m, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (const char *c = args_text(m->in, "take"); !rc && *c;) {
        size_t n = strcspn(c, " ,");
        if (n)
            rc = take_word(m, c, n, reterr);
        c += n + (c[n] != '\0');
    }
    return rc;
}

/* Numbers that are one person's alone: where both have another one, somebody has to know. */
static enum rc choose(struct merging *m, enum pair_detail d, const char *sentence, struct err *reterr)
{
    const char *side = args_text(m->in, pair_word(d));
    if (*side)
        m->taken[d] = strcmp(side, "drop") == 0;
    else if (!m->taken[d] && pair_compare(&m->kept, &m->dropped, d) == PAIR_DIFFERS)
        return ERR(reterr, RC_BAD_DATA, pair_word(d), sentence);
    return RC_OK;
}

static enum rc decide(struct merging *m, struct err *reterr)
{
    enum rc rc = take_words(m, reterr);
    if (!rc)
        rc = choose(m, PAIR_EID,
                    N_("Their Emirates IDs differ: they may be two people. If they are one, say whose "
                       "counts: emirates_id=keep or emirates_id=drop"),
                    reterr);
    if (!rc)
        rc = choose(m, PAIR_LICENCE,
                    N_("Their licences differ: they may be two companies. If they are one, say whose "
                       "counts: licence=keep or licence=drop"),
                    reterr);
    for (int d = 0; !rc && d < PAIR_DETAILS; d++) {
        enum pair_sign sign = pair_compare(&m->kept, &m->dropped, (enum pair_detail)d);
        m->taken[d] = sign == PAIR_ONLY_DROPPED || (sign == PAIR_DIFFERS && m->taken[d]);
    }
    return rc;
}

/* ---- writing ---- */

/* What is unique changes hands: the dropped one lets go of it first, and gets what it was taken for. */
static enum rc write_both(struct merging *m, struct err *reterr)
{
    struct db *db = m->session->db;
    struct customer before = m->kept, given = m->dropped;
    bool unique = m->taken[PAIR_EID] || m->taken[PAIR_LICENCE];
    for (int d = 0; d < PAIR_DETAILS; d++) {
        if (m->taken[d])
            pair_take(&m->kept, &given, (enum pair_detail)d);
    }
    if (m->taken[PAIR_EID])
        m->dropped.eid[0] = '\0';
    if (m->taken[PAIR_LICENCE])
        m->dropped.licence[0] = '\0';
    enum rc rc = unique ? customer_update(db, &m->dropped, reterr) : RC_OK;
    if (!rc)
        rc = customer_update(db, &m->kept, reterr);
    if (m->taken[PAIR_EID])
        pair_take(&m->dropped, &before, PAIR_EID);
    if (m->taken[PAIR_LICENCE])
        pair_take(&m->dropped, &before, PAIR_LICENCE);
    return rc || !unique ? rc : customer_update(db, &m->dropped, reterr);
}

static enum rc write(struct merging *m, struct merge_counts *ret_moved, struct err *reterr)
{
    struct session *s = m->session;
    struct customer_merge merge = {
        .kept = m->kept.id, .dropped = m->dropped.id, .at = session_now(s)};
    desk_cut(merge.login, sizeof merge.login, s->staff.login);
    enum rc rc =
        desk_copy(merge.reason, sizeof merge.reason, args_text(m->in, "reason"), "reason", reterr);
    if (!rc)
        rc = merge_count_of(s->db, m->dropped.id, ret_moved, reterr);
    if (!rc)
        rc = merge_write(s->db, &merge, reterr);
    return rc ? rc : write_both(m, reterr);
}

static void count_text(char to[24], int64_t n)
{
    snprintf(to, 24, "%" PRId64, n);
}

static void say(const struct merging *m, const struct merge_counts *n, struct reply *out)
{
    char applications[24], others[24];
    count_text(applications, n->applications);
    count_text(others, n->complaints + n->contacts);
    MSG(reply_message(out),
        N_("Customer %1$s was merged into %2$s; both numbers find it. Moved: applications %3$s, "
           "complaints and contacts %4$s"),
        m->dropped.number, m->kept.number, applications, others);
    customer_record(out, &m->kept, false);
}

/* Who wanted no promotions under either record wants none. */
static enum rc keep_refusal(struct session *s, const struct merging *m, struct err *reterr)
{
    bool refused;
    enum rc rc = promotion_refused(s->db, m->dropped.id, &refused, reterr);
    if (!rc && refused)
        rc = promotion_refuse(s->db, m->kept.id, true, s->staff.login, session_now(s), reterr);
    return rc;
}

static enum rc run_merge(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct merging m = {.session = s, .in = in};
    struct merge_counts moved;
    enum rc rc = pair_find(s, in, &m.kept, &m.dropped, reterr);
    if (!rc)
        rc = check_versions(&m, reterr);
    if (!rc)
        rc = decide(&m, reterr);
    if (!rc)
        rc = write(&m, &moved, reterr);
    if (!rc)
        rc = keep_refusal(s, &m, reterr);
    if (!rc)
        say(&m, &moved, out);
    return rc;
}

const struct command command_customer_merge = {
    .noun = "customer",
    .verb = "merge",
    .summary = N_("Merge a customer who was registered twice into one, with a trace"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(merge_args),
    .example = "customer merge keep=C26-11-000042 drop=C26-11-000043 take='mobile email'",
    .run = run_merge,
};

/* ---- customer unmerge ---- */

static const struct arg unmerge_args[] = {
    ARG_REF("customer", N_("Number of the customer who was merged"), REF_CUSTOMER, true),
};

/* What was taken over at the merge goes back; what was corrected since then stays. */
static enum rc restore(struct session *s, const struct customer_merge *m, struct customer *dropped,
                       struct err *reterr)
{
    struct customer kept, kept_before, dropped_before = *dropped;
    enum rc rc = customer_by_id(s->db, m->kept, &kept, reterr);
    kept_before = kept;
    if (!rc)
        rc = merge_before(s->db, m->id, true, &kept_before, reterr);
    if (!rc)
        rc = merge_before(s->db, m->id, false, &dropped_before, reterr);
    for (int d = 0; !rc && d < PAIR_DETAILS; d++) {
        enum pair_detail p = (enum pair_detail)d;
        if (pair_equal(&kept, &dropped_before, p) && !pair_equal(&kept_before, &dropped_before, p))
            pair_take(&kept, &kept_before, p);
    }
    dropped->eid[0] = dropped->licence[0] = '\0';
    if (!rc)
        rc = customer_update(s->db, dropped, reterr);
    if (!rc)
        rc = customer_update(s->db, &kept, reterr);
    dropped_before.version = dropped->version;
    *dropped = dropped_before;
    return rc ? rc : customer_update(s->db, dropped, reterr);
}

static enum rc raw_customer(struct session *s, const char *number, struct customer *ret,
                            struct err *reterr)
{
    char upper[40];
    snprintf(upper, sizeof upper, "%s", number);
    for (char *c = upper; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    return customer_by_number(s->db, upper, ret, reterr);
}

static enum rc run_unmerge(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct customer dropped, kept;
    struct customer_merge m;
    enum rc rc = raw_customer(s, args_text(in, "customer"), &dropped, reterr);
    if (rc)
        return rc;
    rc = merge_of(s->db, dropped.id, &m, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, RC_CONFLICT, NULL, N_("Customer %1$s was not merged into another"),
                   dropped.number);
    if (!rc)
        rc = merge_undo(s->db, &m, session_now(s), s->staff.login, reterr);
    if (!rc)
        rc = restore(s, &m, &dropped, reterr);
    if (!rc)
        rc = customer_by_id(s->db, m.kept, &kept, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out),
        N_("Customer %1$s stands apart from %2$s again, with what it had. What came since the merge stays "
           "with %2$s"),
        dropped.number, kept.number);
    customer_record(out, &dropped, false);
    return RC_OK;
}

const struct command command_customer_unmerge = {
    .noun = "customer",
    .verb = "unmerge",
    .summary = N_("Undo the merge of a customer: what belonged to each goes back"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(unmerge_args),
    .example = "customer unmerge customer=C26-11-000043",
    .run = run_unmerge,
};
