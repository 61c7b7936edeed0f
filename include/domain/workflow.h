/* The life of an application: states, events, guards, and who may: one table.
 * Stages are the ministry's own customer journey.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_WORKFLOW_H
#define RIHLA_DOMAIN_WORKFLOW_H

#include "base/err.h"
#include "domain/role.h"

#include <stddef.h>

#define STAGE_LIST(X)                                                                              \
    X(INFORMATION, "information", N_("Information"))                                               \
    X(APPLICATION, "application", N_("Application"))                                               \
    X(PROCESSING, "processing", N_("Processing"))                                                  \
    X(DELIVERY, "delivery", N_("Delivery"))

enum stage {
#define X(name, word, title) STAGE_##name,
    STAGE_LIST(X)
#undef X
    STAGE_COUNT
};

/* word is what the database and JSON hold, title is a msgid. */
#define STATE_LIST(X)                                                                              \
    X(DRAFT, "draft", N_("draft"), APPLICATION)                                                    \
    X(PENDING_PAYMENT, "pending-payment", N_("pending payment"), APPLICATION)                      \
    X(UNDER_REVIEW, "under-review", N_("under review"), PROCESSING)                                \
    X(RETURNED, "returned", N_("returned for completion"), PROCESSING)                             \
    X(APPROVED, "approved", N_("approved"), PROCESSING)                                            \
    X(REJECTED, "rejected", N_("rejected"), PROCESSING)                                            \
    X(READY, "ready", N_("ready for collection"), DELIVERY)                                        \
    X(DELIVERED, "delivered", N_("delivered"), DELIVERY)                                           \
    X(WITHDRAWN, "withdrawn", N_("withdrawn"), APPLICATION)                                        \
    X(CANCELLED, "cancelled", N_("cancelled"), PROCESSING)

enum state {
#define X(name, word, title, stage) STATE_##name,
    STATE_LIST(X)
#undef X
    STATE_COUNT
};

#define EVENT_LIST(X)                                                                              \
    X(OPEN, "open", N_("opened"))                                                                  \
    X(SUBMIT, "submit", N_("submitted"))                                                           \
    X(PAY, "pay", N_("fees paid"))                                                                 \
    X(RETURN, "return", N_("returned for missing documents"))                                      \
    X(COMPLETE, "complete", N_("missing documents received"))                                      \
    X(APPROVE, "approve", N_("approved by a supervisor"))                                          \
    X(REJECT, "reject", N_("rejected by a supervisor"))                                            \
    X(PREPARE, "prepare", N_("made ready for collection"))                                         \
    X(DELIVER, "deliver", N_("handed out to the customer"))                                        \
    X(WITHDRAW, "withdraw", N_("withdrawn by the customer"))                                       \
    X(CANCEL, "cancel", N_("cancelled by a supervisor"))                                           \
    X(EXPIRE, "expire", N_("cancelled because no answer came"))                                    \
    X(REOPEN, "reopen", N_("reopened"))

enum event {
#define X(name, word, title) EVENT_##name,
    EVENT_LIST(X)
#undef X
    EVENT_COUNT
};

/* What a guard looks at; the caller has computed it. */
struct case_facts {
    bool answers_complete;  /* every answer that the form asks for is there and valid */
    bool documents_complete;/* every document asked for was received, none flagged as missing */
    bool fees_due;          /* something is to be paid before the next step */
    bool payment_unknown;   /* the gateway did not answer for a payment */
    bool answer_late;       /* the last day to answer for a returned application has passed */
    bool submitted;         /* it was submitted before */
    bool result_awaited;    /* the card demands a result and none was recorded */
    bool long_closed;       /* closed for longer than reopening is possible */
};

/* Guards as bits of the facts that must hold; each has a sentence when it does not. */
enum guard {
    GUARD_ANSWERS = 1, GUARD_DOCUMENTS = 2, GUARD_FEES_DUE = 4, GUARD_NOTHING_DUE = 8,
    GUARD_DOCUMENT_MISSING = 16,
    GUARD_SETTLED = 32, /* no payment is unknown */
    GUARD_ANSWER_LATE = 64, GUARD_RECENT = 128, GUARD_NEVER_SUBMITTED = 256,
    GUARD_RESULT = 1 << 20 /* what the service issues was recorded */
};

struct transition {
    enum state from;
    enum event event;
    unsigned guards;
    roles who;
    enum state to;
};

/* The table, ended by *ret_count. */
const struct transition *workflow_table(size_t *ret_count);

/* Where the event leads. RC_CONFLICT: not possible in this state; RC_DENIED: not for this role;
 * RC_BAD_DATA: a guard does not hold. Of several rows for one event the first whose guards hold
 * is taken. */
enum rc workflow_step(enum state from, enum event event, enum role who,
                      const struct case_facts *facts, enum state *ret_to, struct err *reterr);

/* True when some row leads from this state by this event for this role, guards aside. */
bool workflow_offers(enum state from, enum event event, enum role who);

bool state_is_final(enum state s);           /* no row leads out of it but reopening */
bool state_awaits_customer(enum state s);    /* the promised time stands still */
bool state_parse(const char *word, enum state *ret_state);
const char *state_word(enum state s);
const char *state_title(enum state s);       /* msgid */
enum stage state_stage(enum state s);
const char *event_word(enum event e);
const char *event_title(enum event e);       /* msgid */
bool event_parse(const char *word, enum event *ret_event);
const char *stage_word(enum stage s);
const char *stage_title(enum stage s);       /* msgid */

#endif
