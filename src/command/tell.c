/* Messages to people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/tell.h"

#include "command/words.h"
#include "domain/identity.h"
#include "text/utf8.h"

#include <stdio.h>

enum { TYPED_IN_SMS = 80 }; /* each segment of a text message is paid for */

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

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* Bytes of the text up to the end of the last word that begins and ends within so many characters; 0
 * characters: all of it. */
static size_t beginning(const char *text, size_t most)
{
    size_t i, chars = 0, word = 0;
    for (i = 0; text[i]; i++) {
        chars += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (most && chars > most)
            return is_blank(text[i]) || !word ? i : word;
        word = is_blank(text[i]) ? i : word;
    }
    return i;
}

/* In one line. Dots of ASCII: another sign would turn a whole text message into a dearer alphabet. */
void tell_typed(struct buf *out, const struct recipient *r, const char *typed)
{
    struct buf safe = {0};
    text_neutralise(&safe, typed, true);
    const char *text = buf_text(&safe);
    size_t n = beginning(text, r->channel == MESSAGE_SMS ? TYPED_IN_SMS : 0);
    for (size_t i = 0; i < n; i++)
        buf_addc(out, is_blank(text[i]) ? ' ' : text[i]);
    if (text[n])
        buf_add(out, "...");
    buf_done(&safe);
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
