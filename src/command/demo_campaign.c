/* Awareness campaigns of the demonstration: one that was sent, one that waits to be counted and approved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "command/rows.h"

#include <stdio.h>

static const char text_en[] =
    "A production licence can be renewed from two months before it expires. Please apply in time.";
static const char text_ar[] =
    "يمكن تجديد تصريح الإنتاج قبل شهرين من انتهائه. يرجى تقديم الطلب في موعده.";

#define VALUES(...) ((const char *const[]){__VA_ARGS__, NULL})

static enum rc write_one(struct session *s, const char *login, const char *const *values,
                         char number[40], struct err *reterr)
{
    struct reply out;
    enum rc rc = demo_act(s, login, &command_campaign_draft, values, &out, reterr);
    if (!rc)
        snprintf(number, 40, "%s", reply_get(&out, "number")->s);
    reply_done(&out);
    return rc;
}

static enum rc step(struct session *s, const char *login, const struct command *c, const char *number,
                    struct err *reterr)
{
    struct reply out;
    enum rc rc = demo_act(s, login, c, VALUES("campaign", number), &out, reterr);
    reply_done(&out);
    return rc;
}

static enum rc post(struct session *s, const char *number, struct err *reterr)
{
    struct reply out;
    enum rc rc = demo_act(s, "agent1", &command_campaign_post,
                          VALUES("campaign", number, "network", "x", "link",
                                 "https://social.example.ae/posts/1"),
                          &out, reterr);
    reply_done(&out);
    return rc;
}

/* "" in a catalogue of other services. */
static const char *licence(struct session *s)
{
    const struct catalogue *c;
    static const char id[] = "production-licence";
    return session_catalogue(s, &c, NULL) == RC_OK && catalogue_card(c, id) ? id : "";
}

enum rc demo_campaigns(struct session *s, struct err *reterr)
{
    char number[40];
    enum rc rc = write_one(s, "agent1",
                           VALUES("title", "Renew production licences in time", "text_en", text_en,
                                  "text_ar", text_ar, "card", licence(s)),
                           number, reterr);
    if (!rc)
        rc = step(s, "agent1", &command_campaign_preview, number, reterr);
    if (!rc)
        rc = step(s, "supervisor1", &command_campaign_approve, number, reterr);
    if (!rc)
        rc = step(s, "supervisor1", &command_campaign_send, number, reterr);
    if (!rc)
        rc = post(s, number, reterr);
    if (!rc)
        rc = write_one(s, "counter1",
                       VALUES("title", "Service cards in the app", "text_en",
                              "All service cards are in the app now, with steps and fees.", "text_ar",
                              "بطاقات الخدمات كلها في التطبيق الآن، بخطواتها ورسومها.", "kind", "company",
                              "channel", "any"),
                       number, reterr);
    return rc;
}
