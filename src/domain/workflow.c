/* The life of an application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/workflow.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/word.h"

static const struct word states[] = {
#define X(name, word, title, stage) [STATE_##name] = {word, title},
    STATE_LIST(X)
#undef X
};

static const enum stage stage_of[] = {
#define X(name, word, title, stage) [STATE_##name] = STAGE_##stage,
    STATE_LIST(X)
#undef X
};

static const struct word events[] = {
#define X(name, word, title) [EVENT_##name] = {word, title},
    EVENT_LIST(X)
#undef X
};

static const struct word stages[] = {
#define X(name, word, title) [STAGE_##name] = {word, title},
    STAGE_LIST(X)
#undef X
};

WORD_FUNCTIONS(state, states)
WORD_FUNCTIONS(event, events)
WORD_WORD(stage, stages)
WORD_TITLE(stage, stages)

/* Opening makes a draft and has no row: there is nothing to lead from. */
/* clang-format off */
static const struct transition table[] = {
#define ROW(from, event, guards, who, to) {STATE_##from, EVENT_##event, (guards), (who), STATE_##to}
    ROW(DRAFT, SUBMIT, GUARD_ANSWERS | GUARD_DOCUMENTS | GUARD_FEES_DUE,
        ROLES_DESK, PENDING_PAYMENT),
    ROW(DRAFT, SUBMIT, GUARD_ANSWERS | GUARD_DOCUMENTS | GUARD_NOTHING_DUE,
        ROLES_DESK, UNDER_REVIEW),
    ROW(DRAFT, WITHDRAW, 0, ROLES_DESK, WITHDRAWN),
    ROW(DRAFT, CANCEL, 0, ROLES_SUPERVISOR, CANCELLED),

    ROW(PENDING_PAYMENT, PAY, GUARD_SETTLED | GUARD_NOTHING_DUE, ROLES_COUNTER, UNDER_REVIEW),
    ROW(PENDING_PAYMENT, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN),
    ROW(PENDING_PAYMENT, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED),

    ROW(UNDER_REVIEW, RETURN, GUARD_DOCUMENT_MISSING, ROLES_COUNTER, RETURNED),
    ROW(UNDER_REVIEW, APPROVE, GUARD_DOCUMENTS | GUARD_SETTLED | GUARD_NOTHING_DUE,
        ROLES_SUPERVISOR, APPROVED),
    ROW(UNDER_REVIEW, REJECT, GUARD_SETTLED, ROLES_SUPERVISOR, REJECTED),
    ROW(UNDER_REVIEW, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN),
    ROW(UNDER_REVIEW, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED),

    ROW(RETURNED, COMPLETE, GUARD_DOCUMENTS, ROLES_COUNTER, UNDER_REVIEW),
    ROW(RETURNED, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN),
    ROW(RETURNED, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED),
    /* What time does by itself runs for whoever lets it: no casework, so an administrator may. */
    ROW(RETURNED, EXPIRE, GUARD_ANSWER_LATE | GUARD_SETTLED, ROLES_SUPERVISOR | ROLES_ADMIN,
        CANCELLED),

    ROW(APPROVED, PREPARE, GUARD_RESULT, ROLES_COUNTER, READY),
    ROW(APPROVED, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED),

    ROW(READY, DELIVER, GUARD_SETTLED | GUARD_NOTHING_DUE, ROLES_COUNTER, DELIVERED),
    ROW(READY, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED),

    /* Back to what it needs first; what was approved is looked at again. */
    ROW(CANCELLED, REOPEN, GUARD_RECENT | GUARD_NEVER_SUBMITTED, ROLES_SUPERVISOR, DRAFT),
    ROW(CANCELLED, REOPEN, GUARD_RECENT | GUARD_FEES_DUE, ROLES_SUPERVISOR, PENDING_PAYMENT),
    ROW(CANCELLED, REOPEN, GUARD_RECENT | GUARD_DOCUMENT_MISSING, ROLES_SUPERVISOR, RETURNED),
    ROW(CANCELLED, REOPEN, GUARD_RECENT, ROLES_SUPERVISOR, UNDER_REVIEW),
#undef ROW
};
/* clang-format on */
enum { ROWS = sizeof table / sizeof *table };

const struct transition *workflow_table(size_t *ret_count)
{
    *ret_count = ROWS;
    return table;
}

/* In the order in which they are told. */
static const struct {
    enum guard guard;
    const char *sentence;
} guards[] = {
    {GUARD_ANSWERS, N_("Some answers are missing or not valid: complete the form first")},
    {GUARD_DOCUMENTS, N_("A required document has not been received yet: receive it first")},
    {GUARD_DOCUMENT_MISSING,
     N_("No document is flagged as missing: first flag the one that the customer has to bring")},
    {GUARD_SETTLED, N_("A payment has no outcome yet: first record what the gateway or the "
                       "terminal says about its reference")},
    {GUARD_NOTHING_DUE, N_("Fees are still to be paid: take the payment first")},
    {GUARD_FEES_DUE, N_("There is nothing to be paid")},
    {GUARD_ANSWER_LATE, N_("The customer may still answer: the last day for it has not passed")},
    {GUARD_RECENT, N_("It was cancelled too long ago to be reopened: open a new application")},
    {GUARD_RESULT, N_("What this service issues has not been recorded yet. Record its number and date "
                      "first, with: result record")},
};

static unsigned guards_that_hold(const struct case_facts *f)
{
    return (f->answers_complete ? GUARD_ANSWERS : 0u) |
           (f->documents_complete ? GUARD_DOCUMENTS : GUARD_DOCUMENT_MISSING) |
           (f->fees_due ? GUARD_FEES_DUE : GUARD_NOTHING_DUE) |
           (f->payment_unknown ? 0u : GUARD_SETTLED) | (f->answer_late ? GUARD_ANSWER_LATE : 0u) |
           (f->result_awaited ? 0u : GUARD_RESULT) |
           (f->long_closed ? 0u : GUARD_RECENT) | (f->submitted ? 0u : GUARD_NEVER_SUBMITTED);
}

/* Adds a title to a list argument of a message: "=one\ntwo" (base/msg.h). */
static void list_add(struct buf *list, const char *title)
{
    buf_addc(list, list->len ? '\n' : '=');
    buf_add(list, title);
}

/* Which events the table has for this state and role, as a list argument; nobody does what only time
 * does. */
static void list_offers(struct buf *list, enum state from, enum role who)
{
    for (int e = 0; e < EVENT_COUNT; e++) {
        if (e != EVENT_EXPIRE && workflow_offers(from, (enum event)e, who))
            list_add(list, event_title((enum event)e));
    }
}

static void list_roles(struct buf *list, roles who)
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (who & ROLE_BIT(r))
            list_add(list, role_title((enum role)r));
    }
}

static enum rc not_from_here(enum state from, enum role who, struct err *reterr)
{
    struct buf now = {0}, possible = {0};
    list_add(&now, state_title(from));
    list_offers(&possible, from, who);
    if (possible.len)
        ERR(reterr, RC_CONFLICT, NULL,
            N_("This application is %1$s, so this cannot be done now. It can be: %2$s"), now.s,
            possible.s);
    else if (state_is_final(from))
        ERR(reterr, RC_CONFLICT, NULL,
            N_("This application is %1$s: nothing more can be done with it"), now.s);
    else
        ERR(reterr, RC_CONFLICT, NULL,
            N_("This application is %1$s: the next step belongs to other staff"), now.s);
    buf_done(&now);
    buf_done(&possible);
    return RC_CONFLICT;
}

static enum rc not_for_role(roles allowed, struct err *reterr)
{
    struct buf list = {0};
    list_roles(&list, allowed);
    ERR(reterr, RC_DENIED, NULL, N_("Your role may not do this. Ask one of these: %1$s"), list.s);
    buf_done(&list);
    return RC_DENIED;
}

static enum rc guard_fails(unsigned failing, struct err *reterr)
{
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++) {
        if (failing & guards[i].guard)
            return ERR(reterr, RC_BAD_DATA, NULL, guards[i].sentence);
    }
    panic("guards %x have no sentence", failing);
}

enum rc workflow_step(enum state from, enum event event, enum role who,
                      const struct case_facts *facts, enum state *ret_to, struct err *reterr)
{
    const unsigned hold = guards_that_hold(facts);
    unsigned failing = 0; /* of the last row that was tried */
    roles allowed = 0;
    for (size_t i = 0; i < ROWS; i++) {
        const struct transition *t = &table[i];
        if (t->from != from || t->event != event)
            continue;
        allowed |= t->who;
        if (!(t->who & ROLE_BIT(who)))
            continue;
        failing = t->guards & ~hold;
        if (!failing) {
            *ret_to = t->to;
            return RC_OK;
        }
    }
    if (!allowed)
        return not_from_here(from, who, reterr);
    if (!(allowed & ROLE_BIT(who)))
        return not_for_role(allowed, reterr);
    return guard_fails(failing, reterr);
}

bool workflow_offers(enum state from, enum event event, enum role who)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (table[i].from == from && table[i].event == event && (table[i].who & ROLE_BIT(who)))
            return true;
    }
    return false;
}

bool state_is_final(enum state s)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (table[i].from == s && table[i].event != EVENT_REOPEN)
            return false;
    }
    return true;
}

bool state_awaits_customer(enum state s)
{
    return s == STATE_PENDING_PAYMENT || s == STATE_RETURNED || s == STATE_READY;
}

enum stage state_stage(enum state s)
{
    return stage_of[s];
}
