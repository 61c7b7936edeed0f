/* card send: the summary of a service card to a customer, or to whoever calls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/card.h"

#include "command/answer.h"
#include "command/contact.h"
#include "command/words.h"
#include "domain/sms.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct arg send_args[] = {
    ARG_CARD,
    ARG_REF("contact", N_("Contact number"), REF_CONTACT, false),
    ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, false),
    {.field = {.name = "to",
               .type = FIELD_TEXT,
               .label = {.en = N_("Mobile or e-mail")},
               .any_digits = true}},
    ARG_WORD("language", N_("Language of messages"), contact_languages, false),
    ARG_YES("again", N_("Send it once more in the same conversation")),
};

/* ---- words ---- */

static void add_cell(struct buf *out, struct cell c)
{
    struct buf text = {0};
    cell_shown(&text, &c);
    words_without_isolates(out, buf_text(&text));
    buf_done(&text);
    free(c.s);
    free(c.ar);
}

static void add_line(struct buf *out, const char *label)
{
    buf_printf(out, "\n%s: ", label);
}

static void add_fees(struct buf *out, const struct card *c)
{
    add_line(out, _("Fees"));
    if (c->nfees == 0)
        buf_add(out, _("free"));
    for (size_t i = 0; i < c->nfees; i++) {
        buf_printf(out, "%s%s: ", i ? _("; ") : "", bi_text(&c->fees[i].purpose));
        add_cell(out, card_fee_cell(&c->fees[i]));
    }
}

static void add_documents(struct buf *out, const struct card *c)
{
    if (c->ndocuments == 0)
        return;
    add_line(out, _("Required documents"));
    for (size_t i = 0; i < c->ndocuments; i++) {
        const struct card_document *d = &c->documents[i];
        buf_printf(out, "%s%s", i ? _("; ") : "", bi_text(&d->name));
        if (d->optional)
            buf_printf(out, " (%s)", _("optional"));
        else if (d->when.field)
            buf_printf(out, " (%s)", _("only in some cases"));
    }
}

/* An e-mail has room for what the service is and how it goes on. */
static void add_more(struct buf *out, const struct card *c)
{
    buf_printf(out, "\n\n%s\n", bi_text(&c->summary));
    for (size_t i = 0; i < c->nsteps; i++)
        buf_printf(out, "\n%zu. %s", i + 1, bi_text(&c->steps[i].text));
}

/* gettext's language belongs to the process, so it is changed and put back. */
static void card_words(struct buf *out, const struct card *c, const struct recipient *to)
{
    enum lang before = lang_now();
    lang_set(to->lang);
    buf_add(out, bi_text(&c->name));
    add_line(out, _("Time"));
    add_cell(out, card_promise_cell(c));
    add_fees(out, c);
    add_documents(out, c);
    if (to->channel == MESSAGE_EMAIL)
        add_more(out, c);
    lang_set(before);
}

/* ---- whom to ---- */

static enum rc nobody(struct err *reterr)
{
    return ERR(reterr, RC_BAD_DATA, "to",
               N_("There is no mobile or e-mail address to send it to. Ask for one"));
}

static enum rc to_customer(struct session *s, const char *number, struct recipient *ret,
                           struct err *reterr)
{
    struct customer c;
    enum rc rc = desk_customer(s, number, &c, reterr);
    if (rc)
        return rc;
    return tell_customer(&c, ret) ? RC_OK : nobody(reterr);
}

static bool sent_row(void *ctx, const struct contact_happening *h)
{
    char *card = ctx;
    if (strcmp(h->event, "card-sent") != 0 || strcmp(h->about, card) != 0)
        return true;
    *card = '\0';
    return false;
}

/* The same card twice in one conversation is a key that was pressed twice. */
static enum rc check_first(struct session *s, const struct contact *c, const char *card,
                           const struct args *in, struct err *reterr)
{
    char left[65];
    snprintf(left, sizeof left, "%s", card);
    enum rc rc = args_yes(in, "again") ? RC_OK
                                       : contact_story_each(s->db, c->id, sent_row, left, reterr);
    if (!rc && !*left)
        rc = ERR(reterr, RC_CONFLICT, NULL,
                 N_("This card was sent in conversation %1$s already. Add again=yes to send it once "
                    "more"),
                 c->number);
    return rc;
}

static enum rc in_contact(struct session *s, const struct args *in, const char *card,
                          struct recipient *ret, char number[32], struct err *reterr)
{
    struct contact c;
    bool reached = false;
    enum rc rc = contact_meant(s, in, &c, reterr);
    if (rc)
        return rc;
    snprintf(number, 32, "%s", c.number);
    rc = check_first(s, &c, card, in, reterr);
    if (!rc)
        rc = contact_recipient(s, &c, ret, &reached, reterr);
    if (!rc && !reached)
        rc = nobody(reterr);
    if (!rc)
        rc = contact_happened(s, &c, "card-sent", NULL, false, "", card, reterr);
    contact_done(&c);
    return rc;
}

static enum rc to_whom(struct session *s, const struct args *in, const char *card,
                       struct recipient *ret, char number[32], struct err *reterr)
{
    if (*args_text(in, "to")) {
        enum lang lang = LANG_AR;
        lang_parse(args_text(in, "language"), &lang);
        if (tell_address(args_text(in, "to"), lang, ret))
            return RC_OK;
        return ERR(reterr, RC_BAD_DATA, "to",
                   N_("This is neither a mobile number, like 050 123 4567, nor an e-mail address"));
    }
    if (*args_text(in, "customer"))
        return to_customer(s, args_text(in, "customer"), ret, reterr);
    enum rc rc = in_contact(s, in, card, ret, number, reterr);
    if (rc == RC_NOT_FOUND && !*args_text(in, "contact"))
        return ERR(reterr, RC_USAGE, "to",
                   N_("Say whom to send it to: a customer, a mobile or an e-mail address"));
    return rc;
}

static void record(struct reply *out, const struct recipient *to, const char *text)
{
    char segments[16];
    struct sms_size size = sms_measure(text);
    struct cell where = to->channel == MESSAGE_SMS ? mobile_cell(to->to, false)
                                                   : email_cell(to->to, false);
    snprintf(segments, sizeof segments, "%d", size.segments);
    if (to->channel == MESSAGE_SMS)
        MSG_N(reply_message(out), (unsigned long)size.segments,
              NP_("The card is sent to %2$s as a text message of %1$s segment",
                  "The card is sent to %2$s as a text message of %1$s segments"),
              segments, where.s);
    else
        MSG(reply_message(out), N_("The card is sent to %1$s by e-mail"), where.s);
    reply_record(out, N_("Message"));
    reply_entry(out, "channel", N_("Messages by"),
                cell_word(message_channel_word(to->channel), message_channel_title(to->channel)));
    reply_entry(out, "to", N_("To"), where);
    reply_entry(out, "language", N_("Language of messages"),
                cell_word(lang_code(to->lang), to->lang == LANG_AR ? N_("Arabic") : N_("English")));
    reply_entry(out, "characters", N_("Characters"), cell_count((int64_t)utf8_length(text)));
    reply_entry(out, "segments", N_("Segments"),
                to->channel == MESSAGE_SMS ? cell_count(size.segments) : cell_none());
    reply_entry(out, "text", N_("Words"), cell_long(text));
}

static enum rc run_send(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    const struct card_file *file;
    struct recipient to;
    char contact[32] = "";
    enum rc rc = desk_card(s, args_text(in, "card"), &file, reterr);
    if (!rc)
        rc = to_whom(s, in, file->card.id, &to, contact, reterr);
    if (rc)
        return rc;
    struct buf text = {0};
    card_words(&text, &file->card, &to);
    rc = tell_send(s, &to, N_("The service card that you asked for"), buf_text(&text),
                   *contact ? contact : file->card.id, reterr);
    if (!rc)
        record(out, &to, buf_text(&text));
    buf_done(&text);
    return rc;
}

const struct command command_card_send = {
    .noun = "card",
    .verb = "send",
    .summary = N_("Send the summary of a service card to a customer, a caller or an address"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(send_args),
    .example = "card send card=production-licence customer=C26-11-000042",
    .run = run_send,
};
