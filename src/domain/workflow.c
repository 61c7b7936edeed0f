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

static const struct word notices[] = {
#define X(name, word, with, subject, text) [NOTICE_##name] = {word, text},
    NOTICE_LIST(X)
#undef X
};

static const char *const notice_letters[] = {
#define X(name, word, with, subject, text) [NOTICE_##name] = (with),
    NOTICE_LIST(X)
#undef X
};

static const char *const notice_subjects[] = {
#define X(name, word, with, subject, text) [NOTICE_##name] = (subject),
    NOTICE_LIST(X)
#undef X
};

WORD_FUNCTIONS(state, states)
WORD_FUNCTIONS(event, events)
WORD_WORD(stage, stages)
WORD_TITLE(stage, stages)
WORD_WORD(notice, notices)

const char *notice_with(enum notice n)
{
    return notice_letters[n];
}

const char *notice_text(enum notice n)
{
    return notices[n].title;
}

const char *notice_subject(enum notice n)
{
    return notice_subjects[n];
}

/* Opening makes a draft and has no row: there is nothing to lead from. */
#define DECIDED (GUARD_DOCUMENTS | GUARD_SETTLED | GUARD_NOTHING_DUE | GUARD_INSPECTED | GUARD_ASSESSED)
/* clang-format off */
static const struct transition table[] = {
#define ROW(from, event, guards, who, to, notice)                                                  \
    {STATE_##from, EVENT_##event, (guards), (who), STATE_##to, NOTICE_##notice}
    ROW(DRAFT, SUBMIT, GUARD_ANSWERS | GUARD_DOCUMENTS | GUARD_FEES_DUE,
        ROLES_DESK, PENDING_PAYMENT, STATUS),
    ROW(DRAFT, SUBMIT, GUARD_ANSWERS | GUARD_DOCUMENTS | GUARD_NOTHING_DUE,
        ROLES_DESK, UNDER_REVIEW, STATUS),
    ROW(DRAFT, WITHDRAW, 0, ROLES_DESK, WITHDRAWN, WITHDRAWN),
    ROW(DRAFT, CANCEL, 0, ROLES_SUPERVISOR, CANCELLED, STATUS),

    ROW(PENDING_PAYMENT, PAY, GUARD_SETTLED | GUARD_NOTHING_DUE, ROLES_COUNTER, UNDER_REVIEW, STATUS),
    ROW(PENDING_PAYMENT, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN, WITHDRAWN),
    ROW(PENDING_PAYMENT, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    ROW(UNDER_REVIEW, RETURN, GUARD_DOCUMENT_MISSING, ROLES_COUNTER, RETURNED, RETURNED),
    ROW(UNDER_REVIEW, APPOINT, GUARD_SETTLED, ROLES_COUNTER, INSPECTION, APPOINTMENT),
    ROW(UNDER_REVIEW, RAISE_FEE, GUARD_FEES_DUE, ROLES_COUNTER, ADDITIONAL_FEE, FEE),
    ROW(UNDER_REVIEW, RECOMMEND, GUARD_TWO_DECIDE | DECIDED, ROLES_COUNTER, RECOMMENDED, NONE),
    ROW(UNDER_REVIEW, APPROVE, GUARD_ONE_DECIDES | DECIDED, ROLES_SUPERVISOR, APPROVED, STATUS),
    ROW(UNDER_REVIEW, REJECT, GUARD_SETTLED, ROLES_SUPERVISOR, REJECTED, REJECTED),
    ROW(UNDER_REVIEW, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN, WITHDRAWN),
    ROW(UNDER_REVIEW, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    /* The fees for it are paid before it is held. */
    ROW(INSPECTION, RESCHEDULE, 0, ROLES_COUNTER, INSPECTION, APPOINTMENT),
    ROW(INSPECTION, CALL_OFF, GUARD_SETTLED, ROLES_COUNTER, UNDER_REVIEW, CALLED_OFF),
    ROW(INSPECTION, INSPECTED, GUARD_SETTLED | GUARD_NOTHING_DUE,
        ROLES_COUNTER, UNDER_REVIEW, INSPECTED),
    ROW(INSPECTION, INSPECTION_FAILED, GUARD_SETTLED | GUARD_NOTHING_DUE,
        ROLES_COUNTER, UNDER_REVIEW, NOT_PASSED),
    ROW(INSPECTION, INSPECT_AGAIN, GUARD_SETTLED | GUARD_NOTHING_DUE,
        ROLES_COUNTER, UNDER_REVIEW, INSPECT_AGAIN),
    ROW(INSPECTION, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN, WITHDRAWN),
    ROW(INSPECTION, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    ROW(ADDITIONAL_FEE, RAISE_FEE, GUARD_FEES_DUE, ROLES_COUNTER, ADDITIONAL_FEE, FEE),
    ROW(ADDITIONAL_FEE, PAY, GUARD_SETTLED | GUARD_NOTHING_DUE, ROLES_COUNTER, UNDER_REVIEW, STATUS),
    ROW(ADDITIONAL_FEE, DROP_FEE, GUARD_SETTLED | GUARD_NOTHING_DUE,
        ROLES_SUPERVISOR, UNDER_REVIEW, STATUS),
    ROW(ADDITIONAL_FEE, DROP_FEE, GUARD_SETTLED, ROLES_SUPERVISOR, ADDITIONAL_FEE, FEE),
    ROW(ADDITIONAL_FEE, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN, WITHDRAWN),
    ROW(ADDITIONAL_FEE, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    ROW(RETURNED, RETURN, GUARD_DOCUMENT_MISSING, ROLES_COUNTER, RETURNED, RETURNED),
    ROW(RETURNED, COMPLETE, GUARD_DOCUMENTS, ROLES_COUNTER, UNDER_REVIEW, STATUS),
    ROW(RETURNED, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN, WITHDRAWN),
    ROW(RETURNED, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),
    /* What time does by itself runs for whoever lets it: no casework, so an administrator may. */
    ROW(RETURNED, EXPIRE, GUARD_ANSWER_LATE | GUARD_SETTLED, ROLES_SUPERVISOR | ROLES_ADMIN,
        CANCELLED, EXPIRED),

    /* One recommends, another decides. */
    ROW(RECOMMENDED, APPROVE, GUARD_ANOTHER | DECIDED, ROLES_SUPERVISOR, APPROVED, STATUS),
    ROW(RECOMMENDED, REJECT, GUARD_SETTLED, ROLES_SUPERVISOR, REJECTED, REJECTED),
    ROW(RECOMMENDED, SEND_BACK, 0, ROLES_COUNTER, UNDER_REVIEW, NONE),
    ROW(RECOMMENDED, RETURN, GUARD_DOCUMENT_MISSING, ROLES_COUNTER, RETURNED, RETURNED),
    ROW(RECOMMENDED, WITHDRAW, GUARD_SETTLED, ROLES_DESK, WITHDRAWN, WITHDRAWN),
    ROW(RECOMMENDED, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    ROW(APPROVED, PREPARE, GUARD_RESULT, ROLES_COUNTER, READY, READY),
    ROW(APPROVED, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    ROW(READY, DELIVER, GUARD_SETTLED | GUARD_NOTHING_DUE, ROLES_COUNTER, DELIVERED, DELIVERED),
    ROW(READY, SEND, GUARD_SETTLED | GUARD_NOTHING_DUE, ROLES_COUNTER, SENT, SENT),
    ROW(READY, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    ROW(SENT, DELIVER, GUARD_SETTLED | GUARD_NOTHING_DUE, ROLES_COUNTER, DELIVERED, DELIVERED),
    ROW(SENT, BRING_BACK, 0, ROLES_COUNTER, READY, READY),
    ROW(SENT, CANCEL, GUARD_SETTLED, ROLES_SUPERVISOR, CANCELLED, STATUS),

    /* Back to what it needs first; what was approved is looked at again. */
    ROW(CANCELLED, REOPEN, GUARD_RECENT | GUARD_NEVER_SUBMITTED, ROLES_SUPERVISOR, DRAFT, STATUS),
    ROW(CANCELLED, REOPEN, GUARD_RECENT | GUARD_FEES_DUE | GUARD_ACCEPTED,
        ROLES_SUPERVISOR, ADDITIONAL_FEE, FEE),
    ROW(CANCELLED, REOPEN, GUARD_RECENT | GUARD_FEES_DUE, ROLES_SUPERVISOR, PENDING_PAYMENT, STATUS),
    ROW(CANCELLED, REOPEN, GUARD_RECENT | GUARD_DOCUMENT_MISSING,
        ROLES_SUPERVISOR, RETURNED, RETURNED),
    ROW(CANCELLED, REOPEN, GUARD_RECENT, ROLES_SUPERVISOR, UNDER_REVIEW, STATUS),
#undef ROW
};
#undef DECIDED
/* clang-format on */
enum { ROWS = sizeof table / sizeof *table };

const struct transition *workflow_table(size_t *ret_count)
{
    *ret_count = ROWS;
    return table;
}

/* In the order in which they are told. %1$s: who recommended it. */
static const struct {
    enum guard guard;
    const char *word, *sentence;
} guards[] = {
    {GUARD_ANSWERS, "answers", N_("Some answers are missing or not valid: complete the form first")},
    {GUARD_DOCUMENTS, "documents",
     N_("A required document has not been received yet: receive it first")},
    {GUARD_DOCUMENT_MISSING, "document-missing",
     N_("No document is flagged as missing: first flag the one that the customer has to bring")},
    {GUARD_SETTLED, "settled",
     N_("A payment has no outcome yet: first record what the gateway or the "
        "terminal says about its reference")},
    {GUARD_NOTHING_DUE, "nothing-due", N_("Fees are still to be paid: take the payment first")},
    {GUARD_FEES_DUE, "fees-due", N_("There is nothing to be paid")},
    {GUARD_ANSWER_LATE, "answer-late",
     N_("The customer may still answer: the last day for it has not passed")},
    {GUARD_RECENT, "recent",
     N_("It was cancelled too long ago to be reopened: open a new application")},
    {GUARD_NEVER_SUBMITTED, "never-submitted", N_("It was submitted before")},
    {GUARD_ACCEPTED, "accepted", N_("It was not in processing before")},
    {GUARD_RESULT, "result",
     N_("What this service issues has not been recorded yet. Record its number and date "
        "first, with: result record")},
    {GUARD_INSPECTED, "inspected",
     N_("This service needs an inspection that was passed: make an appointment for one first")},
    {GUARD_ASSESSED, "assessed",
     N_("Fees of this service are still to be assessed: first raise each of them, or waive it with "
        "the reason")},
    {GUARD_ONE_DECIDES, "one-decides",
     N_("Two decide on this service: first recommend it; then somebody else approves it")},
    {GUARD_TWO_DECIDE, "two-decide",
     N_("One decides on this service: approve it without a recommendation")},
    {GUARD_ANOTHER, "another",
     N_("%1$s recommended this application, so somebody else has to approve it")},
};
enum { GUARDS = sizeof guards / sizeof *guards };

const char *guard_word(enum guard one)
{
    for (size_t i = 0; i < GUARDS; i++) {
        if (guards[i].guard == one)
            return guards[i].word;
    }
    panic("guard %x has no word", one);
}

const char *guard_sentence(enum guard one)
{
    for (size_t i = 0; i < GUARDS; i++) {
        if (guards[i].guard == one)
            return guards[i].sentence;
    }
    panic("guard %x has no sentence", one);
}

unsigned workflow_guards(const struct case_facts *f)
{
    return (f->answers_complete ? GUARD_ANSWERS : 0u) |
           (f->documents_complete ? GUARD_DOCUMENTS : GUARD_DOCUMENT_MISSING) |
           (f->fees_due ? GUARD_FEES_DUE : GUARD_NOTHING_DUE) |
           (f->payment_unknown ? 0u : GUARD_SETTLED) | (f->answer_late ? GUARD_ANSWER_LATE : 0u) |
           (f->long_closed ? 0u : GUARD_RECENT) | (f->submitted ? 0u : GUARD_NEVER_SUBMITTED) |
           (f->accepted ? GUARD_ACCEPTED : 0u) | (f->inspection_lacking ? 0u : GUARD_INSPECTED) |
           (f->result_awaited ? 0u : GUARD_RESULT) |
           (f->fees_unassessed ? 0u : GUARD_ASSESSED) |
           (f->two_decide ? GUARD_TWO_DECIDE : GUARD_ONE_DECIDES) |
           (f->own_recommendation ? 0u : GUARD_ANOTHER);
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
    roles_titles(&list, allowed);
    ERR(reterr, RC_DENIED, NULL, N_("Your role may not do this. Ask one of these: %1$s"), list.s);
    buf_done(&list);
    return RC_DENIED;
}

static enum rc guard_fails(unsigned failing, const struct case_facts *facts, struct err *reterr)
{
    for (size_t i = 0; i < GUARDS; i++) {
        if (failing & guards[i].guard)
            return ERR(reterr, RC_BAD_DATA, NULL, guards[i].sentence, facts->recommended_by);
    }
    panic("guards %x have no sentence", failing);
}

const struct transition *workflow_row(enum state from, enum event event, enum role who,
                                      const struct case_facts *facts, struct err *reterr)
{
    const unsigned hold = workflow_guards(facts);
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
        if (!failing)
            return t;
    }
    if (!allowed)
        not_from_here(from, who, reterr);
    else if (!(allowed & ROLE_BIT(who)))
        not_for_role(allowed, reterr);
    else
        guard_fails(failing, facts, reterr);
    return NULL;
}

enum rc workflow_step(enum state from, enum event event, enum role who,
                      const struct case_facts *facts, enum state *ret_to, struct err *reterr)
{
    struct err own = {0};
    struct err *e = reterr ? reterr : &own;
    const struct transition *t = workflow_row(from, event, who, facts, e);
    if (!t)
        return e->rc;
    *ret_to = t->to;
    return RC_OK;
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
    return s == STATE_PENDING_PAYMENT || s == STATE_ADDITIONAL_FEE || s == STATE_RETURNED ||
           s == STATE_READY || s == STATE_SENT;
}

enum stage state_stage(enum state s)
{
    return stage_of[s];
}
