/* campaign preview: who would be told, exactly, and what it would cost. The list is gathered in short
 * transactions, so that nobody waits for it, and it is what is approved and sent afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/campaign.h"

#include <inttypes.h>
#include <stdio.h>

/* Customers looked at in one transaction: some milliseconds. */
enum { RANGE = 1000, ROUNDS = 2 };

struct gathering {
    struct session *session;
    const struct campaign *campaign;
    int64_t token, last; /* the id of the newest customer */
    int done;            /* ranges */
};

typedef enum rc step_fn(struct db *db, const struct campaign *c, int64_t token, int64_t after,
                        int64_t to, struct err *reterr);

/* Together with other commands everything stays in the transaction that they share. */
static enum rc begin_step(struct session *s, struct err *reterr)
{
    return s->together ? RC_OK : db_begin(s->db, reterr);
}

static enum rc end_step(struct session *s, enum rc rc, struct err *reterr)
{
    if (s->together)
        return rc;
    if (!rc)
        rc = db_commit(s->db, reterr);
    if (rc)
        db_rollback(s->db);
    return rc;
}

static void tell_progress(const struct gathering *g)
{
    struct session *s = g->session;
    if (s->progress)
        s->progress(s->progress_ctx, g->done, (int)(ROUNDS * (g->last / RANGE + 1)));
}

/* What was gathered before goes first, all of it: a number that moved to another customer is not in the
 * way then. */
static enum rc all_ranges(struct gathering *g, step_fn *step, struct err *reterr)
{
    struct db *db = g->session->db;
    enum rc rc = RC_OK;
    for (int64_t after = 0; !rc && after < g->last; after += RANGE) {
        rc = begin_step(g->session, reterr);
        if (!rc)
            rc = end_step(g->session, step(db, g->campaign, g->token, after, after + RANGE, reterr), reterr);
        g->done++;
        tell_progress(g);
    }
    return rc;
}

static enum rc begin(struct gathering *g, struct err *reterr)
{
    struct db *db = g->session->db;
    enum rc rc = begin_step(g->session, reterr);
    if (rc)
        return rc;
    rc = campaign_gather_begin(db, g->campaign, &g->token, reterr);
    if (!rc)
        rc = customer_last(db, &g->last, reterr);
    return end_step(g->session, rc, reterr);
}

static enum rc end(struct gathering *g, struct err *reterr)
{
    struct session *s = g->session;
    enum rc rc = begin_step(s, reterr);
    if (rc)
        return rc;
    rc = campaign_gather_end(s->db, g->campaign, g->token, session_now(s), reterr);
    if (!rc)
        rc = audit_add(s->db, session_now(s), s->staff.login, "campaign preview", g->campaign->number,
                       "campaign", RC_OK, reterr);
    return end_step(s, rc, reterr);
}

static enum rc gather(struct session *s, const struct campaign *c, struct err *reterr)
{
    struct gathering g = {.session = s, .campaign = c};
    enum rc rc = begin(&g, reterr);
    if (!rc)
        rc = all_ranges(&g, campaign_gather_clear, reterr);
    if (!rc)
        rc = all_ranges(&g, campaign_gather_collect, reterr);
    return rc ? rc : end(&g, reterr);
}

static enum rc say(struct session *s, const struct campaign *c, struct reply *out, struct err *reterr)
{
    char recipients[24], segments[24];
    snprintf(recipients, sizeof recipients, "%" PRId64, campaign_recipients(c));
    snprintf(segments, sizeof segments, "%" PRId64, campaign_segments(c));
    MSG(reply_message(out), N_("Recipients: %1$s. SMS segments: %2$s"), recipients, segments);
    return campaign_record(s, c, out, reterr);
}

static enum rc run_preview(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct campaign c;
    enum rc rc = campaign_open(s, in, &c, reterr);
    if (rc)
        return rc;
    rc = gather(s, &c, reterr);
    campaign_done(&c);
    if (!rc)
        rc = campaign_open(s, in, &c, reterr);
    if (rc)
        return rc;
    rc = say(s, &c, out, reterr);
    campaign_done(&c);
    return rc;
}

static const struct arg preview_args[] = {ARG_CAMPAIGN};

const struct command command_campaign_preview = {
    .noun = "campaign",
    .verb = "preview",
    .summary = N_("Count exactly whom a campaign would reach, and its SMS segments"),
    .who = ROLES_DESK,
    .access = ACCESS_OUTSIDE,
    ARGS(preview_args),
    .example = "campaign preview campaign=Camp-26-11-000001",
    .run = run_preview,
};
