/* application ready, deliver, transmit, send, arrived, bring-back: how a result reaches the customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/handover.h"

#include "command/arguments.h"
#include "command/behalf.h"
#include "domain/proof.h"
#include "store/handover.h"

#include <stdio.h>
#include <string.h>

static const struct choice relations[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    RELATION_LIST(X)
#undef X
};

static const struct choice proofs[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    PROOF_LIST(X)
#undef X
};

static const struct arg ready_args[] = {
    ARG_APPLICATION, ARG_TEXT("place", N_("Where it is collected"), false), ARG_VERSION};
static const struct arg deliver_args[] = {
    ARG_APPLICATION,
    ARG_WORD("proof", N_("How they were identified"), proofs, true),
    ARG_TEXT("proof_reference", N_("Reference of the digital identity"), false),
    ARG_WORD("relation", N_("Who collects it"), relations, false),
    ARG_TEXT("receiver", N_("Name of the authorised person"), false),
    ARG_TEXT("authority", N_("Their authority, such as a power of attorney and its number"), false),
    ARG_VERSION};
static const struct arg transmit_args[] = {
    ARG_APPLICATION, ARG_TEXT("link", N_("Where the customer finds it: a link or a number"), true),
    ARG_VERSION};
static const struct arg send_args[] = {
    ARG_APPLICATION, ARG_TEXT("courier", N_("Courier company"), true),
    ARG_TEXT("tracking", N_("Tracking number"), true), ARG_VERSION};
static const struct arg arrived_args[] = {
    ARG_APPLICATION, ARG_TEXT("receiver", N_("Who took it"), false), ARG_VERSION};
static const struct arg back_args[] = {ARG_APPLICATION, ARG_LONG("reason", N_("Reason"), true),
                                       ARG_VERSION};

/* A step of the way to the customer. */
struct step {
    struct session *session;
    struct casework c;
    const struct args *in;
    struct handover h;
};

static void say(const struct casework *c, struct reply *out)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    MSG(reply_message(out), N_("Application %1$s is now %2$s"), c->app.number, state);
    case_record(out, &c->app);
}

static void say_already(const struct casework *c, struct reply *out)
{
    char state[64];
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    MSG(reply_message(out), N_("Application %1$s is %2$s already; nothing was done twice"),
        c->app.number, state);
    case_record(out, &c->app);
}

/* Opens the case, takes the step unless it was taken, answers. */
static enum rc take_step(struct session *s, const struct args *in, enum state goal,
                         enum rc (*step)(struct step *t, struct err *reterr), struct reply *out,
                         struct err *reterr)
{
    struct step t = {.session = s, .in = in};
    enum rc rc = case_open(s, args_text(in, "application"), &t.c, reterr);
    if (rc)
        return rc;
    if (t.c.app.state == goal) {
        say_already(&t.c, out);
    } else {
        rc = case_check_version(s, &t.c, in, reterr);
        if (!rc)
            rc = step(&t, reterr);
        if (!rc)
            say(&t.c, out);
    }
    case_done(&t.c);
    return rc;
}

/* A row of the attempt that begins now; what needs no courier is done at once. */
static enum rc begin(struct step *t, enum handover_way way, struct err *reterr)
{
    struct handover *h = &t->h;
    h->application = t->c.app.id;
    h->way = way;
    h->state = way == HANDOVER_BY_COURIER ? HANDOVER_SENT : HANDOVER_DONE;
    h->begun_at = session_now(t->session);
    h->ended_at = way == HANDOVER_BY_COURIER ? 0 : h->begun_at;
    desk_cut(h->by, sizeof h->by, t->session->staff.login);
    return handover_insert(t->session->db, h, reterr);
}

/* The courier's attempt that is under way. */
static enum rc end(struct step *t, enum handover_state how, struct err *reterr)
{
    struct handover *h = &t->h;
    enum rc rc = handover_last(t->session->db, t->c.app.id, h, reterr);
    if (rc)
        return rc;
    h->state = how;
    h->ended_at = session_now(t->session);
    if (how == HANDOVER_DONE)
        desk_cut(h->receiver, sizeof h->receiver, args_text(t->in, "receiver"));
    return handover_end(t->session->db, h, reterr);
}

/* What is paid before hand-out falls due when the thing is ready. */
static enum rc ready(struct step *t, struct err *reterr)
{
    const char *place = args_text(t->in, "place");
    case_where(&t->c, place);
    enum rc rc = case_move(t->session, &t->c, EVENT_PREPARE, place, "", reterr);
    return rc ? rc : case_charge(t->session, &t->c, FEE_AT_DELIVERY, reterr);
}

static enum rc check_authority(const struct step *t, struct err *reterr)
{
    const char *name = args_text(t->in, "receiver"), *authority = args_text(t->in, "authority");
    bool other = strcmp(args_text(t->in, "relation"), relation_word(RELATION_AUTHORISED)) == 0;
    if (other && !*name)
        return ERR(reterr, RC_BAD_DATA, "receiver", N_("Enter the name of the person who collects it"));
    if (other && !*authority)
        return ERR(reterr, RC_BAD_DATA, "authority",
                   N_("Enter by what authority this person collects it, such as a power of attorney "
                      "and its number"));
    if (!other && (*name || *authority))
        return ERR(reterr, RC_BAD_DATA, "relation",
                   N_("A name and an authority are noted for an authorised person: choose that, or "
                      "leave them out"));
    return RC_OK;
}

static enum rc check_proof(const struct step *t, struct err *reterr)
{
    enum proof proof;
    const char *reference = args_text(t->in, "proof_reference");
    if (!proof_parse(args_text(t->in, "proof"), &proof) || !proof_needs_reference(proof) || *reference)
        return RC_OK;
    return ERR(reterr, RC_BAD_DATA, "proof_reference",
               N_("Enter the reference under which the digital identity was verified"));
}

static enum rc collected(struct step *t, struct err *reterr)
{
    struct handover *h = &t->h;
    if (t->c.app.state == STATE_SENT)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Application %1$s is with the courier: note that it arrived, or that it was "
                      "brought back"),
                   t->c.app.number);
    enum rc rc = check_proof(t, reterr);
    if (!rc)
        rc = check_authority(t, reterr);
    if (rc)
        return rc;
    const char *relation = args_text(t->in, "relation");
    desk_cut(h->relation, sizeof h->relation, *relation ? relation : relation_word(RELATION_CUSTOMER));
    desk_cut(h->proof, sizeof h->proof, args_text(t->in, "proof"));
    rc = desk_copy(h->receiver, sizeof h->receiver, args_text(t->in, "receiver"), "receiver", reterr);
    if (!rc)
        rc = desk_copy(h->authority, sizeof h->authority, args_text(t->in, "authority"), "authority",
                       reterr);
    if (!rc)
        rc = desk_copy(h->proof_reference, sizeof h->proof_reference,
                       args_text(t->in, "proof_reference"), "proof_reference", reterr);
    if (!rc)
        rc = case_move(t->session, &t->c, EVENT_DELIVER, "", "", reterr);
    return rc ? rc : begin(t, HANDOVER_BY_COUNTER, reterr);
}

static enum rc transmitted(struct step *t, struct err *reterr)
{
    const char *link = args_text(t->in, "link");
    enum rc rc = desk_copy(t->h.link, sizeof t->h.link, link, "link", reterr);
    if (rc)
        return rc;
    if (t->c.app.state == STATE_SENT)
        return ERR(reterr, RC_CONFLICT, NULL,
                   N_("Application %1$s is with the courier: note that it arrived, or that it was "
                      "brought back"),
                   t->c.app.number);
    desk_cut(t->c.told_more, sizeof t->c.told_more, link);
    rc = case_move(t->session, &t->c, EVENT_DELIVER, "", "", reterr);
    return rc ? rc : begin(t, HANDOVER_BY_ELECTRONIC, reterr);
}

static enum rc sent(struct step *t, struct err *reterr)
{
    struct handover *h = &t->h;
    const char *courier = args_text(t->in, "courier"), *tracking = args_text(t->in, "tracking");
    enum rc rc = desk_copy(h->courier, sizeof h->courier, courier, "courier", reterr);
    if (!rc)
        rc = desk_copy(h->tracking, sizeof h->tracking, tracking, "tracking", reterr);
    desk_cut(t->c.told_more, sizeof t->c.told_more, tracking);
    if (!rc)
        rc = case_move(t->session, &t->c, EVENT_SEND, courier, tracking, reterr);
    return rc ? rc : begin(t, HANDOVER_BY_COURIER, reterr);
}

/* Only what a courier has can arrive. */
static enum rc check_sent(const struct step *t, struct err *reterr)
{
    char state[64];
    if (t->c.app.state == STATE_SENT)
        return RC_OK;
    snprintf(state, sizeof state, "=%s", state_title(t->c.app.state));
    return ERR(reterr, RC_CONFLICT, NULL, N_("Application %1$s is not with a courier: it is %2$s"),
               t->c.app.number, state);
}

static enum rc arrived(struct step *t, struct err *reterr)
{
    enum rc rc = check_sent(t, reterr);
    if (!rc)
        rc = end(t, HANDOVER_DONE, reterr);
    return rc ? rc : case_move(t->session, &t->c, EVENT_DELIVER, "", t->h.tracking, reterr);
}

static enum rc brought_back(struct step *t, struct err *reterr)
{
    enum rc rc = check_sent(t, reterr);
    if (!rc)
        rc = end(t, HANDOVER_BACK, reterr);
    case_where(&t->c, "");
    return rc ? rc
              : case_move(t->session, &t->c, EVENT_BRING_BACK, args_text(t->in, "reason"),
                          t->h.tracking, reterr);
}

static enum rc run_ready(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    return take_step(s, in, STATE_READY, ready, out, reterr);
}

static enum rc run_deliver(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct application a;
    enum rc rc = take_step(s, in, STATE_DELIVERED, collected, out, reterr);
    if (!rc)
        rc = desk_application(s, args_text(in, "application"), &a, reterr);
    return rc ? rc : behalf_tell(s, &a, out, reterr);
}

static enum rc run_transmit(struct session *s, const struct args *in, struct reply *out,
                            struct err *reterr)
{
    return take_step(s, in, STATE_DELIVERED, transmitted, out, reterr);
}

static enum rc run_send(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    return take_step(s, in, STATE_SENT, sent, out, reterr);
}

static enum rc run_arrived(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    return take_step(s, in, STATE_DELIVERED, arrived, out, reterr);
}

static enum rc run_bring_back(struct session *s, const struct args *in, struct reply *out,
                              struct err *reterr)
{
    return take_step(s, in, STATE_READY, brought_back, out, reterr);
}

enum rc handover_leave(struct session *s, const struct casework *c, struct err *reterr)
{
    struct handover h;
    enum rc rc = handover_last(s->db, c->app.id, &h, reterr);
    if (rc || h.state != HANDOVER_SENT)
        return rc == RC_NOT_FOUND ? RC_OK : rc;
    h.state = HANDOVER_BACK;
    h.ended_at = session_now(s);
    return handover_end(s->db, &h, reterr);
}

/* Only what is known of that way. */
static void entry(struct reply *out, const char *key, const char *title, const char *text)
{
    if (*text)
        reply_entry(out, key, title, cell_text(text));
}

enum rc handover_entries(struct session *s, const struct application *a, struct reply *out,
                         struct err *reterr)
{
    struct handover h;
    enum relation relation;
    enum proof proof;
    enum rc rc = handover_last(s->db, a->id, &h, reterr);
    if (rc)
        return rc == RC_NOT_FOUND ? RC_OK : rc;
    reply_entry(out, "handed_over", N_("Handed over"),
                cell_word(handover_way_word(h.way), handover_way_title(h.way)));
    if (relation_parse(h.relation, &relation))
        reply_entry(out, "relation", N_("Collected by"),
                    cell_word(h.relation, relation_title(relation)));
    entry(out, "receiver", N_("Taken by"), h.receiver);
    entry(out, "authority", N_("Authority"), h.authority);
    if (proof_parse(h.proof, &proof))
        reply_entry(out, "proof", N_("Identified by"), cell_word(h.proof, proof_title(proof)));
    entry(out, "proof_reference", N_("Reference"), h.proof_reference);
    entry(out, "courier", N_("Courier"), h.courier);
    entry(out, "tracking", N_("Tracking number"), h.tracking);
    entry(out, "link", N_("Found at"), h.link);
    if (h.way == HANDOVER_BY_COURIER)
        reply_entry(out, "parcel", N_("Parcel"),
                    cell_word(handover_state_word(h.state), handover_state_title(h.state)));
    return RC_OK;
}

const struct command command_application_ready = {
    .noun = "application",
    .verb = "ready",
    .summary = N_("Mark an approved application as ready for collection"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(ready_args),
    .example = "application ready application=E26-11-000001",
    .run = run_ready,
};

const struct command command_application_deliver = {
    .noun = "application",
    .verb = "deliver",
    .summary = N_("Hand out what the customer applied for at the counter"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(deliver_args),
    .example = "application deliver application=E26-11-000001 proof=eid-card",
    .run = run_deliver,
};

const struct command command_application_transmit = {
    .noun = "application",
    .verb = "transmit",
    .summary = N_("Deliver electronically: the customer is told where it is found"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(transmit_args),
    .example = "application transmit application=E26-11-000001 link=https://example.ae/c/1",
    .run = run_transmit,
};

const struct command command_application_send = {
    .noun = "application",
    .verb = "send",
    .summary = N_("Give what the customer applied for to a courier"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(send_args),
    .example = "application send application=E26-11-000001 courier='Test Courier' tracking=TC-0001",
    .run = run_send,
};

const struct command command_application_arrived = {
    .noun = "application",
    .verb = "arrived",
    .summary = N_("Note that the courier handed it to the customer"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(arrived_args),
    .example = "application arrived application=E26-11-000001",
    .run = run_arrived,
};

const struct command command_application_bring_back = {
    .noun = "application",
    .verb = "bring-back",
    .summary = N_("Note that the courier brought it back, with the reason"),
    .who = ROLES_COUNTER,
    .access = ACCESS_WRITE,
    ARGS(back_args),
    .example = "application bring-back application=E26-11-000001 reason='Nobody was there'",
    .run = run_bring_back,
};
