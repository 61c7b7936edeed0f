/* The life of an application: states, events, guards, who may, and what the customer is told: one
 * table.
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
    X(INSPECTION, "inspection", N_("inspection"), PROCESSING)                                      \
    X(ADDITIONAL_FEE, "additional-fee", N_("additional fee to be paid"), PROCESSING)               \
    X(RETURNED, "returned", N_("returned for completion"), PROCESSING)                             \
    X(RECOMMENDED, "recommended", N_("recommended for approval"), PROCESSING)                      \
    X(APPROVED, "approved", N_("approved"), PROCESSING)                                            \
    X(REJECTED, "rejected", N_("rejected"), PROCESSING)                                            \
    X(READY, "ready", N_("ready for collection"), DELIVERY)                                        \
    X(SENT, "sent", N_("sent by courier"), DELIVERY)                                               \
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
    X(APPOINT, "appoint", N_("inspection appointment made"))                                       \
    X(RESCHEDULE, "reschedule", N_("inspection appointment moved"))                                \
    X(CALL_OFF, "call-off", N_("inspection appointment called off"))                               \
    X(INSPECTED, "inspected", N_("inspection passed"))                                             \
    X(INSPECTION_FAILED, "inspection-failed", N_("inspection failed"))                             \
    X(INSPECT_AGAIN, "inspect-again", N_("another inspection is needed"))                          \
    X(RAISE_FEE, "raise-fee", N_("additional fee raised"))                                         \
    X(DROP_FEE, "drop-fee", N_("additional fee taken back"))                                       \
    X(RECOMMEND, "recommend", N_("recommended for approval"))                                      \
    X(SEND_BACK, "send-back", N_("sent back to review"))                                           \
    X(APPROVE, "approve", N_("approved by a supervisor"))                                          \
    X(REJECT, "reject", N_("rejected by a supervisor"))                                            \
    X(PREPARE, "prepare", N_("made ready for collection"))                                         \
    X(SEND, "send", N_("sent by courier"))                                                         \
    X(BRING_BACK, "bring-back", N_("brought back by the courier"))                                 \
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
    bool accepted;          /* it was in processing before: what is due now came up there */
    bool inspection_lacking;/* the card demands an inspection, and none was passed */
    bool fees_unassessed;   /* a fee that only the assessment tells was neither raised nor waived */
    bool two_decide;        /* the card demands that one recommends and another approves */
    bool own_recommendation;/* who acts is who recommended it */
    char recommended_by[33];/* login of who did, for the sentence; "": nobody */
};

/* Guards as bits of the facts that must hold; each has a sentence when it does not. */
enum guard {
    GUARD_ANSWERS = 1, GUARD_DOCUMENTS = 2, GUARD_FEES_DUE = 4, GUARD_NOTHING_DUE = 8,
    GUARD_DOCUMENT_MISSING = 16,
    GUARD_SETTLED = 32, /* no payment is unknown */
    GUARD_ANSWER_LATE = 64, GUARD_RECENT = 128, GUARD_NEVER_SUBMITTED = 256,
    GUARD_INSPECTED = 512, GUARD_ASSESSED = 1024,
    GUARD_ONE_DECIDES = 2048, GUARD_TWO_DECIDE = 4096,
    GUARD_ANOTHER = 8192, /* somebody else recommended it */
    GUARD_ACCEPTED = 16384,
    GUARD_RESULT = 1 << 20 /* what the service issues was recorded */
};
enum { GUARD_ALL = 32767 | GUARD_RESULT };

/* What the customer is told of a change; NOTICE_NONE where it is the desk's own. The text is a msgid
 * whose first argument is the number; the letters say what the others are:
 *     s  the new state                    a  what is to be paid
 *     d  the last day to answer           x  a place or a tracking number
 *     m  the moment of an inspection      r  why: the last word of its sentence, since how much of it
 *                                            is told depends on the way of the message
 * Where documents are missing, their names follow. The subject, of an e-mail alone, is a msgid whose one
 * argument is the number: it is read over shoulders and on locked screens. */
#define NOTICE_LIST(X)                                                                             \
    X(NONE, "none", "", "", "")                                                                    \
    X(STATUS, "status", "s", N_("Your application %1$s: news of its status"),                      \
      N_("Application %1$s: %2$s"))                                                                \
    X(REJECTED, "rejected", "sr", N_("Your application %1$s: news of its status"),                 \
      N_("Application %1$s: %2$s. Reason: %3$s"))                                                  \
    X(WITHDRAWN, "withdrawn", "", N_("Your application %1$s: news of its status"),                 \
      N_("Application %1$s was withdrawn at your request"))                                        \
    X(RETURNED, "returned", "sd", N_("Your application %1$s: please complete what is missing"),    \
      N_("Application %1$s: %2$s. Please bring what is missing by %3$s; after that day it is "     \
         "cancelled"))                                                                             \
    X(EXPIRED, "expired", "sd", N_("Your application %1$s: cancelled"),                            \
      N_("Application %1$s: %2$s, because what is missing did not come by %3$s. It can be taken "  \
         "up again for some time: please ask us"))                                                 \
    X(APPOINTMENT, "appointment", "m", N_("Your application %1$s: the day of the inspection"),     \
      N_("Application %1$s: the inspection is on %2$s"))                                           \
    X(CALLED_OFF, "called-off", "m", N_("Your application %1$s: the inspection is called off"),    \
      N_("Application %1$s: the inspection on %2$s does not take place"))                          \
    X(INSPECTED, "inspected", "", N_("Your application %1$s: result of the inspection"),           \
      N_("Application %1$s: the inspection was passed"))                                           \
    X(NOT_PASSED, "not-passed", "", N_("Your application %1$s: result of the inspection"),         \
      N_("Application %1$s: the inspection was not passed. We will tell you what follows"))        \
    X(INSPECT_AGAIN, "inspect-again", "", N_("Your application %1$s: another inspection is needed"),\
      N_("Application %1$s: another inspection is needed. We will agree on a day with you"))       \
    X(FEE, "fee", "sa", N_("Your application %1$s: a fee to be paid"),                             \
      N_("Application %1$s: %2$s. To be paid: %3$s"))                                              \
    X(READY, "ready", "sx", N_("Your application %1$s: ready for you"),                            \
      N_("Application %1$s: %2$s, %3$s"))                                                          \
    X(SENT, "sent", "sx", N_("Your application %1$s: on its way to you"),                          \
      N_("Application %1$s: %2$s. Tracking number: %3$s"))                                         \
    X(DELIVERED, "delivered", "s", N_("Your application %1$s: the service is completed"),          \
      N_("Application %1$s: %2$s. The service is completed"))

enum notice {
#define X(name, word, with, subject, text) NOTICE_##name,
    NOTICE_LIST(X)
#undef X
    NOTICE_COUNT
};

struct transition {
    enum state from;
    enum event event;
    unsigned guards;
    roles who;
    enum state to;
    enum notice notice;
};

/* The table, ended by *ret_count. */
const struct transition *workflow_table(size_t *ret_count);

/* Where the event leads. RC_CONFLICT: not possible in this state; RC_DENIED: not for this role;
 * RC_BAD_DATA: a guard does not hold. Of several rows for one event the first whose guards hold
 * is taken. */
enum rc workflow_step(enum state from, enum event event, enum role who,
                      const struct case_facts *facts, enum state *ret_to, struct err *reterr);

/* The same; returns the row, NULL after an error, which is always told. */
const struct transition *workflow_row(enum state from, enum event event, enum role who,
                                      const struct case_facts *facts, struct err *reterr);

/* Bits of the guards that these facts fulfil. */
unsigned workflow_guards(const struct case_facts *facts);
const char *guard_word(enum guard one);     /* "documents" */
const char *guard_sentence(enum guard one); /* msgid of the refusal */

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
const char *notice_word(enum notice n);
const char *notice_text(enum notice n);      /* msgid */
const char *notice_subject(enum notice n);   /* msgid */
const char *notice_with(enum notice n);      /* letters */
const char *stage_word(enum stage s);
const char *stage_title(enum stage s);       /* msgid */

#endif
