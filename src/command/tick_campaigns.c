/* Campaigns as time goes on: approved ones are told by and by, at most so many a minute from all machines
 * together, text messages not at night. What was told is noted in the transaction that writes its message.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/campaign.h"
#include "command/tick.h"

#include "domain/promotion.h"

#include <stdlib.h>

enum { CAMPAIGNS_AT_ONCE = 16, SECONDS_A_MINUTE = 60 };

struct sending {
    struct session *session;
    struct campaign *campaign;
    struct campaign_settings settings;
    struct campaign_round *round;
    int left; /* of the minute */
};

static enum rc tell(struct sending *g, const struct campaign_recipient *r, struct err *reterr)
{
    struct db *db = g->session->db;
    instant now = session_now(g->session);
    char subject[SUBJECT_SIZE];
    bool first;
    enum rc rc = campaign_told(db, g->campaign->id, r, now, &first, reterr);
    if (rc || !first)
        return rc;
    if (!r->address[0]) {
        g->round->skipped++;
        return RC_OK;
    }
    g->round->sent++;
    g->left--;
    campaign_subject(g->campaign, r->lang, subject);
    return campaign_message(db, g->campaign, r, g->settings.sender, subject,
                            campaign_text(g->campaign, r->lang), now, reterr);
}

static enum rc by_channel(struct sending *g, bool sms, struct err *reterr)
{
    struct campaign_recipient *list;
    size_t n;
    if (g->left <= 0)
        return RC_OK;
    enum rc rc = campaign_waiting(g->session->db, g->campaign->id, sms, g->left, &list, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++)
        rc = tell(g, &list[i], reterr);
    free(list);
    return rc;
}

static enum rc note(struct sending *g, int64_t minute, struct err *reterr)
{
    const struct campaign_round *r = g->round;
    if (r->sent + r->skipped == 0)
        return RC_OK;
    g->settings.minute = minute;
    g->settings.minute_sent = g->settings.per_minute - g->left;
    enum rc rc = campaign_settings_put(g->session->db, &g->settings, reterr);
    return rc ? rc
              : campaign_progress(g->session->db, g->campaign, r->sent, r->skipped,
                                  session_now(g->session), reterr);
}

enum rc campaign_send_some(struct session *s, struct campaign *c, struct campaign_round *ret,
                           struct err *reterr)
{
    struct sending g = {.session = s, .campaign = c, .round = ret};
    int64_t minute = session_now(s) / SECONDS_A_MINUTE;
    *ret = (struct campaign_round){.quiet = !promotion_allowed(session_now(s))};
    enum rc rc = campaign_settings_get(s->db, &g.settings, reterr);
    if (rc)
        return rc;
    g.left = g.settings.per_minute -
             (g.settings.minute == minute ? (int)g.settings.minute_sent : 0);
    rc = by_channel(&g, false, reterr);
    if (!rc && !ret->quiet)
        rc = by_channel(&g, true, reterr);
    return rc ? rc : note(&g, minute, reterr);
}

static enum rc one(struct session *s, struct rowid id, struct reply *out, struct err *reterr)
{
    struct campaign c;
    struct campaign_round r;
    enum rc rc = campaign_by_id(s->db, id, &c, reterr);
    if (rc)
        return rc;
    rc = campaign_send_some(s, &c, &r, reterr);
    if (!rc && r.sent + r.skipped > 0)
        tick_done(out, c.number, c.state == CAMPAIGN_SENT ? "campaign-sent" : "campaign-sending");
    campaign_done(&c);
    return rc;
}

enum rc tick_campaigns(struct session *s, struct reply *out, struct err *reterr)
{
    struct rowid ids[CAMPAIGNS_AT_ONCE];
    size_t n;
    enum rc rc = campaign_to_send(s->db, CAMPAIGNS_AT_ONCE, ids, &n, reterr);
    for (size_t i = 0; !rc && i < n; i++)
        rc = one(s, ids[i], out, reterr);
    return rc;
}
