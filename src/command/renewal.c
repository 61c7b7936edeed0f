/* An application that renews what was issued for an earlier one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/renewal.h"

#include <string.h>

/* By the earlier application's card as it was kept. */
static enum rc check_card(const struct casework *earlier, const struct card *by, struct err *reterr)
{
    const char *renewed_by = earlier->card->result.renewed_by;
    if (renewed_by && strcmp(renewed_by, by->id) != 0)
        return ERR(reterr, RC_BAD_DATA, "card",
                   N_("What was issued for application %1$s is renewed by another service: %2$s"),
                   earlier->app.number, renewed_by);
    return RC_OK;
}

static enum rc check_opening(struct session *s, const struct casework *earlier, const struct result *r,
                             struct err *reterr)
{
    int months = earlier->card->result.opens_months;
    struct date opens = date_add_months(r->expires, -months);
    if (months && r->expires.year && date_cmp(session_today(s), opens) < 0)
        return ERR(reterr, RC_BAD_DATA, "renews",
                   N_("It is valid until %1$s and can be renewed from %2$s on, not before"),
                   shown_date(r->expires).s, shown_date(opens).s);
    return RC_OK;
}

static enum rc check_free(struct session *s, const struct result *r, struct err *reterr)
{
    char other[24];
    enum rc rc = result_renewal(s->db, r->id, other, reterr);
    if (!rc && *other)
        return ERR(reterr, RC_CONFLICT, "renews", N_("Application %1$s renews it already: go on with that "
                                                     "one"),
                   other);
    return rc;
}

static enum rc check_earlier(struct session *s, const struct casework *earlier, const struct card *by,
                             const struct customer *customer, struct result *ret, struct err *reterr)
{
    bool awaited;
    if (earlier->app.customer.n != customer->id.n)
        return ERR(reterr, RC_BAD_DATA, "renews",
                   N_("Application %1$s is of another customer: %2$s"), earlier->app.number,
                   earlier->app.customer_number);
    enum rc rc = case_result(s, earlier, ret, &awaited, reterr);
    if (!rc && (!ret->id.n || earlier->app.state != STATE_DELIVERED))
        return ERR(reterr, RC_BAD_DATA, "renews",
                   N_("Nothing was handed out for application %1$s that could be renewed"),
                   earlier->app.number);
    if (!rc)
        rc = check_card(earlier, by, reterr);
    if (!rc)
        rc = check_opening(s, earlier, ret, reterr);
    return rc ? rc : check_free(s, ret, reterr);
}

enum rc renewal_check(struct session *s, const char *application, const struct card *by,
                      const struct customer *customer, struct result *ret, struct err *reterr)
{
    struct casework earlier;
    enum rc rc = case_open(s, application, &earlier, reterr);
    if (rc)
        return rc;
    rc = check_earlier(s, &earlier, by, customer, ret, reterr);
    case_done(&earlier);
    return rc;
}

void renewal_warn(struct session *s, const struct result *earlier, struct reply *out)
{
    if (earlier->id.n && earlier->expires.year && date_cmp(earlier->expires, session_today(s)) < 0)
        MSG(reply_message(out),
            N_("It expired on %1$s: where the service card has a fee for late renewal, it is due"),
            shown_date(earlier->expires).s);
}

enum rc renewal_entries(struct session *s, struct rowid application, struct reply *out,
                        struct err *reterr)
{
    struct renewed r;
    enum rc rc = result_renewed(s->db, application, &r, reterr);
    if (rc == RC_NOT_FOUND) {
        err_clear(reterr);
        return RC_OK;
    }
    if (rc)
        return rc;
    reply_entry(out, "renews", N_("Renews"), cell_code(r.number));
    reply_entry(out, "renews_application", N_("Earlier application"), cell_code(r.application_number));
    reply_entry(out, "renews_expires", N_("Expiry of what it renews"), cell_date(r.expires));
    return RC_OK;
}
