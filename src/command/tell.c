/* Messages to people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/tell.h"

#include "command/words.h"
#include "domain/identity.h"

#include <stdio.h>

bool tell_customer(const struct customer *c, struct recipient *ret)
{
    if (!*c->mobile && !*c->email)
        return false;
    bool mail = *c->email && (c->channel == MESSAGE_EMAIL || !*c->mobile);
    *ret = (struct recipient){.customer = c->id,
                              .channel = mail ? MESSAGE_EMAIL : MESSAGE_SMS,
                              .lang = c->lang};
    snprintf(ret->to, sizeof ret->to, "%s", mail ? c->email : c->mobile);
    return true;
}

bool tell_address(const char *address, enum lang lang, struct recipient *ret)
{
    struct phone phone;
    enum phone_kind kind;
    *ret = (struct recipient){.lang = lang};
    if (phone_parse(address, &phone, &kind) && (kind == PHONE_MOBILE || kind == PHONE_FOREIGN)) {
        ret->channel = MESSAGE_SMS;
        snprintf(ret->to, sizeof ret->to, "%s", phone.e164);
        return true;
    }
    if (!email_valid(address))
        return false;
    ret->channel = MESSAGE_EMAIL;
    snprintf(ret->to, sizeof ret->to, "%s", address);
    return true;
}

static void subject_words(struct buf *out, const struct recipient *r, const char *subject,
                          const char *about)
{
    struct msg m;
    buf_init(out);
    MSG(&m, subject, about);
    if (r->channel == MESSAGE_EMAIL)
        words_in(out, r->lang, &m);
}

enum rc tell_send(struct session *s, const struct recipient *r, const char *subject, const char *text,
                  const char *about, struct err *reterr)
{
    struct buf line;
    subject_words(&line, r, subject, about);
    enum rc rc = outbox_add(s->db, session_now(s), r->customer, message_channel_word(r->channel), r->to,
                            r->lang, buf_text(&line), text, about, reterr);
    buf_done(&line);
    return rc;
}
