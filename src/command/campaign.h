/* Campaigns as their commands share them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CAMPAIGN_H
#define RIHLA_COMMAND_CAMPAIGN_H

#include "command/arguments.h"
#include "command/desk.h"
#include "store/campaign.h"

#define ARG_CAMPAIGN ARG_REF("campaign", N_("Campaign number"), REF_NONE, true)

/* The campaign that `campaign` names, not changed since the version that was seen. To be ended with
 * campaign_done(). */
enum rc campaign_open(struct session *s, const struct args *in, struct campaign *ret,
                      struct err *reterr);

/* The number of the campaign that somebody names, as it is written; "" for "". */
enum rc campaign_named(struct session *s, const char *named, char *to, size_t size,
                       struct err *reterr);

/* The campaign as the reply's record, with its count and cost. */
enum rc campaign_record(struct session *s, const struct campaign *c, struct reply *out,
                        struct err *reterr);

/* What one message of that language is. */
const char *campaign_text(const struct campaign *c, enum lang l);

/* The subject of its e-mails: the one that was written, else the beginning of the text. */
void campaign_subject(const struct campaign *c, enum lang l, char ret[SUBJECT_SIZE]);

/* Segments of all its text messages, as gathered. */
int64_t campaign_segments(const struct campaign *c);

/* Sends so much of the campaign as the minute and the hour still allow, into the outbox; c is what it
 * became. In a transaction that the caller opened. */
struct campaign_round {
    int64_t sent, skipped;
    bool quiet; /* text messages wait for the morning */
};
enum rc campaign_send_some(struct session *s, struct campaign *c, struct campaign_round *ret,
                           struct err *reterr);

#endif
