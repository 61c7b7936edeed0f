/* What the commands about contacts share: whom it is with, what it is about, its story.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/campaign.h"
#include "command/contact.h"

#include "base/mem.h"
#include "domain/identity.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct choice contact_languages[2] = {
    {"ar", {.en = N_("Arabic")}},
    {"en", {.en = N_("English")}},
};

/* ---- whom it is with ---- */

static bool is_spoken(const struct contact *c)
{
    return c->channel == CONTACT_BY_CALL;
}

static enum rc take_caller(struct contact *c, const char *typed, struct err *reterr)
{
    struct phone phone;
    enum phone_kind kind;
    if (!*typed)
        return c->caller[0] = '\0', RC_OK;
    if (phone_parse(typed, &phone, &kind))
        return desk_copy(c->caller, sizeof c->caller, phone.e164, "caller", reterr);
    if (is_spoken(c))
        return ERR(reterr, RC_BAD_DATA, "caller",
                   N_("This is no telephone number. Write it like 050 123 4567, or one from abroad "
                      "with + in front"));
    if (text_holds_card_number(typed))
        return ERR(reterr, RC_BAD_DATA, "caller",
                   N_("This looks like a payment card number, which must never be kept. Leave it out; "
                      "the receipt number or the last four digits are enough"));
    enum rc rc = desk_copy(c->caller, sizeof c->caller, typed, "caller", reterr);
    for (char *s = c->caller; !rc && email_valid(typed) && *s; s++)
        *s = (char)tolower((unsigned char)*s);
    return rc;
}

static void take_customer(struct contact *c, const struct customer *who)
{
    c->customer = who->id;
    c->lang = who->lang;
    desk_cut(c->customer_number, sizeof c->customer_number, who->number);
    desk_cut(c->customer_en, sizeof c->customer_en, who->name_en);
    desk_cut(c->customer_ar, sizeof c->customer_ar, who->name_ar);
}

/* Whoever is registered with it, where that is one only. */
static enum rc recognise(struct session *s, struct contact *c, struct reply *out, struct err *reterr)
{
    struct customer who;
    enum rc rc = RC_NOT_FOUND;
    if (*c->caller == '+')
        rc = customer_by_mobile(s->db, c->caller, &who, reterr);
    else if (strchr(c->caller, '@'))
        rc = customer_by_email(s->db, c->caller, &who, reterr);
    if (!rc)
        take_customer(c, &who);
    if (rc == RC_CONFLICT)
        MSG(reply_message(out),
            N_("Several customers have this number or address; say which one it is"));
    return rc == RC_NOT_FOUND || rc == RC_CONFLICT ? RC_OK : rc;
}

enum rc contact_take_who(struct session *s, struct contact *c, const struct args *in,
                         struct reply *out, struct err *reterr)
{
    struct customer who;
    enum rc rc = RC_OK;
    if (args_given(in, "caller"))
        rc = take_caller(c, args_text(in, "caller"), reterr);
    if (!rc && *args_text(in, "customer")) {
        rc = desk_customer(s, args_text(in, "customer"), &who, reterr);
        if (!rc)
            take_customer(c, &who);
    } else if (!rc && args_given(in, "caller") && !c->customer.n) {
        rc = recognise(s, c, out, reterr);
    }
    if (!rc && !c->customer.n)
        lang_parse(args_text(in, "language"), &c->lang);
    return rc;
}

/* ---- what it is about ---- */

static enum rc take_card(struct session *s, struct contact *c, const char *id, struct err *reterr)
{
    const struct card_file *file;
    enum rc rc = *id ? desk_card(s, id, &file, reterr) : RC_OK;
    return rc ? rc : desk_copy(c->card, sizeof c->card, id, "card", reterr);
}

static enum rc take_application(struct session *s, struct contact *c, const char *number,
                                struct err *reterr)
{
    struct application a = {0};
    enum rc rc = *number ? desk_application(s, number, &a, reterr) : RC_OK;
    if (rc)
        return rc;
    c->application = a.id;
    desk_cut(c->application_number, sizeof c->application_number, a.number);
    return RC_OK;
}

static enum rc take_complaint(struct session *s, struct contact *c, const char *number,
                              struct err *reterr)
{
    struct complaint k = {0};
    enum rc rc = *number ? desk_complaint(s, number, &k, reterr) : RC_OK;
    if (rc)
        return rc;
    c->complaint = k.id;
    desk_cut(c->complaint_number, sizeof c->complaint_number, k.number);
    complaint_done(&k);
    return RC_OK;
}

enum rc contact_take_what(struct session *s, struct contact *c, const struct args *in,
                          struct err *reterr)
{
    enum rc rc = RC_OK;
    if (args_given(in, "card"))
        rc = take_card(s, c, args_text(in, "card"), reterr);
    if (!rc && args_given(in, "application"))
        rc = take_application(s, c, args_text(in, "application"), reterr);
    if (!rc && args_given(in, "complaint"))
        rc = take_complaint(s, c, args_text(in, "complaint"), reterr);
    if (!rc && args_given(in, "campaign"))
        rc = campaign_named(s, args_text(in, "campaign"), c->campaign, sizeof c->campaign, reterr);
    if (!rc && args_given(in, "text")) {
        free(c->text);
        c->text = mem_strdup(args_text(in, "text"));
    }
    return rc;
}

enum rc contact_meant(struct session *s, const struct args *in, struct contact *ret,
                      struct err *reterr)
{
    bool talking;
    if (*args_text(in, "contact"))
        return desk_contact(s, args_text(in, "contact"), ret, reterr);
    enum rc rc = contact_talking(s->db, s->staff.login, ret, &talking, reterr);
    if (rc || talking)
        return rc;
    return ERR(reterr, RC_NOT_FOUND, "contact",
               N_("You are in no conversation now. Name the contact, or begin one with: contact start"));
}

/* ---- its story ---- */

enum rc contact_happened(struct session *s, const struct contact *c, const char *event,
                         const enum contact_state *from, bool moved, const char *note,
                         const char *about, struct err *reterr)
{
    struct contact_happening h = {.contact = c->id, .at = session_now(s)};
    snprintf(h.by, sizeof h.by, "%s", s->itself ? "" : s->staff.login);
    snprintf(h.event, sizeof h.event, "%s", event);
    snprintf(h.from, sizeof h.from, "%s", from ? contact_state_word(*from) : "");
    snprintf(h.to, sizeof h.to, "%s", moved ? contact_state_word(c->state) : "");
    desk_cut(h.about, sizeof h.about, about);
    enum rc rc = desk_copy(h.note, sizeof h.note, note, "reason", reterr);
    return rc ? rc : contact_story_add(s->db, &h, reterr);
}

enum rc contact_change(struct session *s, struct contact *c, const char *event,
                       const enum contact_state *from, const char *note, const char *about,
                       struct err *reterr)
{
    c->changed_at = session_now(s);
    enum rc rc = contact_update(s->db, c, reterr);
    return rc ? rc : contact_happened(s, c, event, from, from != NULL, note, about, reterr);
}

enum rc contact_recipient(struct session *s, const struct contact *c, struct recipient *ret,
                          bool *ret_reached, struct err *reterr)
{
    struct customer who;
    if (!c->customer.n)
        return *ret_reached = tell_address(c->caller, c->lang, ret), RC_OK;
    enum rc rc = customer_by_id(s->db, c->customer, &who, reterr);
    if (rc)
        return rc;
    *ret_reached = tell_customer(&who, ret);
    if (!*ret_reached)
        *ret_reached = tell_address(c->caller, who.lang, ret);
    ret->customer = c->customer;
    return RC_OK;
}
