/* The life of an application: every row, every refusal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "domain/workflow.h"

#define FACT(answers, documents, due, unknown)                                                     \
    {                                                                                              \
        .answers_complete = (answers), .documents_complete = (documents), .fees_due = (due),       \
        .payment_unknown = (unknown)                                                               \
    }

enum { FACTS = 1 << 13 };

/* Every combination of what a guard looks at. */
static struct case_facts facts_of(unsigned bits)
{
    return (struct case_facts){
        .answers_complete = bits & 1,
        .documents_complete = bits & 2,
        .fees_due = bits & 4,
        .payment_unknown = bits & 8,
        .answer_late = bits & 16,
        .submitted = bits & 32,
        .long_closed = bits & 64,
        .accepted = bits & 128,
        .inspection_lacking = bits & 256,
        .fees_unassessed = bits & 512,
        .two_decide = bits & 1024,
        .own_recommendation = bits & 2048,
        .result_awaited = bits & 4096,
        .recommended_by = "somebody1",
    };
}

/* Which of these bits a guard looks at. */
static const struct {
    enum guard guard;
    unsigned bit;
} looks_at[] = {
    {GUARD_ANSWERS, 1},      {GUARD_DOCUMENTS, 2},   {GUARD_DOCUMENT_MISSING, 2},
    {GUARD_FEES_DUE, 4},     {GUARD_NOTHING_DUE, 4}, {GUARD_SETTLED, 8},
    {GUARD_ANSWER_LATE, 16}, {GUARD_RECENT, 64},     {GUARD_NEVER_SUBMITTED, 32},
    {GUARD_ACCEPTED, 128},   {GUARD_INSPECTED, 256}, {GUARD_ASSESSED, 512},
    {GUARD_ONE_DECIDES, 1024}, {GUARD_TWO_DECIDE, 1024}, {GUARD_ANOTHER, 2048},
    {GUARD_RESULT, 4096},
};

/* The bits that matter for one event in one state: the others are tried at both ends only. */
static unsigned bits_of(enum state from, enum event event)
{
    size_t n;
    unsigned bits = 0, guards = 0;
    const struct transition *table = workflow_table(&n);
    for (size_t i = 0; i < n; i++)
        if (table[i].from == from && table[i].event == event)
            guards |= table[i].guards;
    for (size_t i = 0; i < COUNT(looks_at); i++)
        if (guards & looks_at[i].guard)
            bits |= looks_at[i].bit;
    return bits;
}

/* The next combination to try; FACTS after the last. */
static unsigned next_bits(unsigned bits, unsigned matter)
{
    do
        bits++;
    while (bits < FACTS && (bits & ~matter) != 0 && (bits & ~matter) != (FACTS - 1u - matter));
    return bits;
}

static bool holds(unsigned guards, const struct case_facts *f)
{
    return !((guards & GUARD_ANSWERS && !f->answers_complete) ||
             (guards & GUARD_DOCUMENTS && !f->documents_complete) ||
             (guards & GUARD_DOCUMENT_MISSING && f->documents_complete) ||
             (guards & GUARD_FEES_DUE && !f->fees_due) ||
             (guards & GUARD_NOTHING_DUE && f->fees_due) ||
             (guards & GUARD_SETTLED && f->payment_unknown) ||
             (guards & GUARD_ANSWER_LATE && !f->answer_late) ||
             (guards & GUARD_RECENT && f->long_closed) ||
             (guards & GUARD_NEVER_SUBMITTED && f->submitted) ||
             (guards & GUARD_RESULT && f->result_awaited) ||
             (guards & GUARD_ACCEPTED && !f->accepted) ||
             (guards & GUARD_INSPECTED && f->inspection_lacking) ||
             (guards & GUARD_ASSESSED && f->fees_unassessed) ||
             (guards & GUARD_ONE_DECIDES && f->two_decide) ||
             (guards & GUARD_TWO_DECIDE && !f->two_decide) ||
             (guards & GUARD_ANOTHER && f->own_recommendation));
}

static void every_guard_has_a_word_and_a_sentence_and_one_fact(void **unused)
{
    (void)unused;
    unsigned known = 0;
    for (size_t i = 0; i < COUNT(looks_at); i++) {
        known |= looks_at[i].guard;
        assert_true(*guard_word(looks_at[i].guard) && *guard_sentence(looks_at[i].guard));
        for (unsigned bits = 0; bits < FACTS; bits++) {
            struct case_facts f = facts_of(bits);
            assert_int_equal((workflow_guards(&f) & looks_at[i].guard) != 0,
                             holds(looks_at[i].guard, &f));
        }
    }
    assert_int_equal(known, GUARD_ALL);
}

/* Reading the table from the top by hand. */
static enum rc by_hand(enum state from, enum event event, enum role who,
                       const struct case_facts *facts, const struct transition **ret)
{
    size_t n;
    const struct transition *table = workflow_table(&n);
    enum rc wanted = RC_CONFLICT;
    *ret = NULL;
    for (size_t i = 0; i < n && wanted != RC_OK; i++) {
        const struct transition *t = &table[i];
        if (t->from != from || t->event != event)
            continue;
        if (!(t->who & ROLE_BIT(who))) {
            wanted = wanted == RC_CONFLICT ? RC_DENIED : wanted;
        } else if (holds(t->guards, facts)) {
            wanted = RC_OK;
            *ret = t;
        } else {
            wanted = RC_BAD_DATA;
        }
    }
    return wanted;
}

/* The same answer for every state, event, role and combination of facts; a refusal changes nothing
 * and says why. */
static void every_step_is_what_the_table_says(void **unused)
{
    (void)unused;
    for (int from = 0; from < STATE_COUNT; from++) {
        for (int event = 0; event < EVENT_COUNT; event++) {
            unsigned matter = bits_of((enum state)from, (enum event)event);
            for (int who = 0; who < ROLE_COUNT; who++) {
                for (unsigned bits = 0; bits < FACTS; bits = next_bits(bits, matter)) {
                    struct case_facts facts = facts_of(bits);
                    const struct transition *row;
                    struct err err = {0};
                    enum rc wanted = by_hand((enum state)from, (enum event)event, (enum role)who,
                                             &facts, &row);
                    assert_ptr_equal(workflow_row((enum state)from, (enum event)event,
                                                  (enum role)who, &facts, &err),
                                     row);
                    assert_int_equal(err.rc, wanted);
                    assert_true(row || (err.msg.id && *err.msg.id));
                }
            }
        }
    }
}

static void what_is_offered_can_succeed_with_some_facts_and_the_rest_never(void **unused)
{
    (void)unused;
    for (int from = 0; from < STATE_COUNT; from++) {
        for (int event = 0; event < EVENT_COUNT; event++) {
            for (int who = 0; who < ROLE_COUNT; who++) {
                bool succeeds = false;
                unsigned matter = bits_of((enum state)from, (enum event)event);
                for (unsigned bits = 0; bits < FACTS; bits = next_bits(bits, matter)) {
                    struct case_facts facts = facts_of(bits);
                    enum state to;
                    succeeds |= workflow_step((enum state)from, (enum event)event, (enum role)who,
                                              &facts, &to, NULL) == RC_OK;
                }
                assert_int_equal(
                    succeeds, workflow_offers((enum state)from, (enum event)event, (enum role)who));
            }
        }
    }
}

/* Who may do what, written out once more: a slip in the table is a slip in two places or none. */
static void each_event_belongs_to_its_roles(void **unused)
{
    (void)unused;
    static const roles who[] = {
        [EVENT_OPEN] = 0,
        [EVENT_SUBMIT] = ROLES_DESK,
        [EVENT_PAY] = ROLES_COUNTER,
        [EVENT_RETURN] = ROLES_COUNTER,
        [EVENT_COMPLETE] = ROLES_COUNTER,
        [EVENT_APPOINT] = ROLES_COUNTER,
        [EVENT_RESCHEDULE] = ROLES_COUNTER,
        [EVENT_CALL_OFF] = ROLES_COUNTER,
        [EVENT_INSPECTED] = ROLES_COUNTER,
        [EVENT_INSPECTION_FAILED] = ROLES_COUNTER,
        [EVENT_INSPECT_AGAIN] = ROLES_COUNTER,
        [EVENT_RAISE_FEE] = ROLES_COUNTER,
        [EVENT_DROP_FEE] = ROLES_SUPERVISOR,
        [EVENT_RECOMMEND] = ROLES_COUNTER,
        [EVENT_SEND_BACK] = ROLES_COUNTER,
        [EVENT_APPROVE] = ROLES_SUPERVISOR,
        [EVENT_REJECT] = ROLES_SUPERVISOR,
        [EVENT_PREPARE] = ROLES_COUNTER,
        [EVENT_SEND] = ROLES_COUNTER,
        [EVENT_BRING_BACK] = ROLES_COUNTER,
        [EVENT_DELIVER] = ROLES_COUNTER,
        [EVENT_WITHDRAW] = ROLES_DESK,
        [EVENT_CANCEL] = ROLES_SUPERVISOR,
        [EVENT_EXPIRE] = ROLES_SUPERVISOR | ROLES_ADMIN,
        [EVENT_REOPEN] = ROLES_SUPERVISOR,
    };
    size_t n;
    const struct transition *table = workflow_table(&n);
    for (size_t i = 0; i < n; i++)
        ROW_TRUE(table[i].who == who[table[i].event], event_word(table[i].event));
}

/* What time does by itself is no casework: it runs for whoever lets it. */
static void an_administrator_does_no_casework(void **unused)
{
    (void)unused;
    for (int from = 0; from < STATE_COUNT; from++) {
        for (int event = 0; event < EVENT_COUNT; event++)
            if (event != EVENT_EXPIRE)
                assert_false(workflow_offers((enum state)from, (enum event)event, ROLE_ADMIN));
    }
}

static void four_states_are_final(void **unused)
{
    (void)unused;
    for (int s = 0; s < STATE_COUNT; s++) {
        bool final = s == STATE_DELIVERED || s == STATE_REJECTED || s == STATE_WITHDRAWN ||
                     s == STATE_CANCELLED;
        ROW_TRUE(state_is_final((enum state)s) == final, state_word((enum state)s));
    }
}

/* Marks what can be reached from the marked states, forwards or backwards. */
static void spread(bool reached[STATE_COUNT], bool backwards)
{
    size_t n;
    const struct transition *table = workflow_table(&n);
    for (int round = 0; round < STATE_COUNT; round++) {
        for (size_t i = 0; i < n; i++) {
            enum state from = backwards ? table[i].to : table[i].from;
            enum state to = backwards ? table[i].from : table[i].to;
            reached[to] |= reached[from];
        }
    }
}

static void every_state_can_be_reached_from_a_draft_and_can_end(void **unused)
{
    (void)unused;
    bool from_draft[STATE_COUNT] = {[STATE_DRAFT] = true}, can_end[STATE_COUNT] = {0};
    for (int s = 0; s < STATE_COUNT; s++)
        can_end[s] = state_is_final((enum state)s);
    spread(from_draft, false);
    spread(can_end, true);
    for (int s = 0; s < STATE_COUNT; s++) {
        ROW_TRUE(from_draft[s], state_word((enum state)s));
        ROW_TRUE(can_end[s], state_word((enum state)s));
    }
}

static void a_supervisor_can_end_whatever_is_not_final_once_payments_are_settled(void **unused)
{
    (void)unused;
    for (int s = 0; s < STATE_COUNT; s++) {
        unsigned matter = bits_of((enum state)s, EVENT_CANCEL);
        for (unsigned bits = 0; bits < FACTS; bits = next_bits(bits, matter)) {
            struct case_facts facts = facts_of(bits);
            enum state to = STATE_COUNT;
            enum rc rc =
                workflow_step((enum state)s, EVENT_CANCEL, ROLE_SUPERVISOR, &facts, &to, NULL);
            if (state_is_final((enum state)s))
                assert_int_equal(rc, RC_CONFLICT);
            else if (s != STATE_DRAFT && facts.payment_unknown)
                assert_int_equal(rc, RC_BAD_DATA);
            else
                assert_true(rc == RC_OK && to == STATE_CANCELLED);
        }
    }
}

static void the_main_job_leads_from_draft_to_delivered(void **unused)
{
    (void)unused;
    static const struct {
        enum event event;
        enum role who;
        struct case_facts facts;
        enum state to;
    } rows[] = {
        {EVENT_SUBMIT, ROLE_AGENT, FACT(true, true, true, false), STATE_PENDING_PAYMENT},
        {EVENT_PAY, ROLE_COUNTER, FACT(true, true, false, false), STATE_UNDER_REVIEW},
        {EVENT_RETURN, ROLE_COUNTER, FACT(true, false, false, false), STATE_RETURNED},
        {EVENT_COMPLETE, ROLE_COUNTER, FACT(true, true, false, false), STATE_UNDER_REVIEW},
        {EVENT_APPROVE, ROLE_SUPERVISOR, FACT(true, true, false, false), STATE_APPROVED},
        {EVENT_PREPARE, ROLE_COUNTER, FACT(true, true, false, false), STATE_READY},
        {EVENT_DELIVER, ROLE_COUNTER, FACT(true, true, false, false), STATE_DELIVERED},
    };
    enum state at = STATE_DRAFT;
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum rc rc = workflow_step(at, rows[i].event, rows[i].who, &rows[i].facts, &at, NULL);
        ROW_TRUE(rc == RC_OK && at == rows[i].to, event_word(rows[i].event));
    }
}

/* Fees of an inspection are paid before it is held; one that failed or has to be repeated leads back to
 * review as well, where the approval waits for one that was passed. */
static void an_inspection_leads_back_to_review_and_holds_up_the_approval(void **unused)
{
    (void)unused;
    struct case_facts due = {.documents_complete = true, .fees_due = true};
    struct case_facts paid = {.documents_complete = true, .inspection_lacking = true};
    static const enum event results[] = {EVENT_INSPECTED, EVENT_INSPECTION_FAILED, EVENT_INSPECT_AGAIN};
    struct err err;
    enum state to = STATE_UNDER_REVIEW;
    assert_int_equal(workflow_step(to, EVENT_APPOINT, ROLE_COUNTER, &due, &to, NULL), RC_OK);
    assert_int_equal(to, STATE_INSPECTION);
    for (size_t i = 0; i < COUNT(results); i++) {
        to = STATE_INSPECTION;
        assert_int_equal(workflow_step(to, results[i], ROLE_COUNTER, &due, &to, &err), RC_BAD_DATA);
        assert_non_null(strstr(err.msg.id, "take the payment"));
        assert_int_equal(workflow_step(to, results[i], ROLE_COUNTER, &paid, &to, NULL), RC_OK);
        assert_int_equal(to, STATE_UNDER_REVIEW);
    }
    assert_int_equal(workflow_step(to, EVENT_APPROVE, ROLE_SUPERVISOR, &paid, &to, &err), RC_BAD_DATA);
    assert_non_null(strstr(err.msg.id, "needs an inspection"));
}

static void an_additional_fee_is_paid_or_taken_back_before_it_goes_on(void **unused)
{
    (void)unused;
    struct case_facts due = {.documents_complete = true, .fees_due = true};
    struct case_facts none = {.documents_complete = true};
    struct err err;
    enum state to = STATE_UNDER_REVIEW;
    assert_int_equal(workflow_step(to, EVENT_RAISE_FEE, ROLE_COUNTER, &due, &to, NULL), RC_OK);
    assert_int_equal(to, STATE_ADDITIONAL_FEE);
    assert_int_equal(workflow_step(to, EVENT_RAISE_FEE, ROLE_COUNTER, &due, &to, NULL), RC_OK);
    assert_int_equal(workflow_step(to, EVENT_APPROVE, ROLE_SUPERVISOR, &due, &to, NULL), RC_CONFLICT);
    assert_int_equal(workflow_step(to, EVENT_PAY, ROLE_COUNTER, &due, &to, &err), RC_BAD_DATA);
    assert_int_equal(workflow_step(to, EVENT_DROP_FEE, ROLE_COUNTER, &none, &to, NULL), RC_DENIED);
    assert_int_equal(workflow_step(to, EVENT_DROP_FEE, ROLE_SUPERVISOR, &due, &to, NULL), RC_OK);
    assert_int_equal(to, STATE_ADDITIONAL_FEE); /* another one is left */
    assert_int_equal(workflow_step(to, EVENT_DROP_FEE, ROLE_SUPERVISOR, &none, &to, NULL), RC_OK);
    assert_int_equal(to, STATE_UNDER_REVIEW);
    to = STATE_ADDITIONAL_FEE;
    assert_int_equal(workflow_step(to, EVENT_PAY, ROLE_COUNTER, &none, &to, NULL), RC_OK);
    assert_int_equal(to, STATE_UNDER_REVIEW);
}

static void where_two_decide_nobody_approves_what_they_recommended(void **unused)
{
    (void)unused;
    struct case_facts two = {.documents_complete = true, .two_decide = true};
    struct case_facts own = {.documents_complete = true,
                             .two_decide = true,
                             .own_recommendation = true,
                             .recommended_by = "supervisor1"};
    struct case_facts one = {.documents_complete = true};
    struct err err;
    enum state to = STATE_UNDER_REVIEW;
    assert_int_equal(workflow_step(to, EVENT_APPROVE, ROLE_SUPERVISOR, &two, &to, &err), RC_BAD_DATA);
    assert_non_null(strstr(err.msg.id, "first recommend it"));
    assert_int_equal(workflow_step(to, EVENT_RECOMMEND, ROLE_COUNTER, &one, &to, &err), RC_BAD_DATA);
    assert_non_null(strstr(err.msg.id, "without a recommendation"));
    assert_int_equal(workflow_step(to, EVENT_RECOMMEND, ROLE_SUPERVISOR, &two, &to, NULL), RC_OK);
    assert_int_equal(to, STATE_RECOMMENDED);
    assert_int_equal(workflow_step(to, EVENT_APPROVE, ROLE_SUPERVISOR, &own, &to, &err), RC_BAD_DATA);
    assert_non_null(strstr(err.msg.id, "somebody else has to approve"));
    assert_string_equal(err.msg.arg[0], "supervisor1");
    assert_int_equal(workflow_step(to, EVENT_APPROVE, ROLE_SUPERVISOR, &two, &to, NULL), RC_OK);
    assert_int_equal(to, STATE_APPROVED);
}

/* Only what stays within the desk is not told. */
static void the_customer_hears_of_each_change_but_those_within_the_desk(void **unused)
{
    (void)unused;
    size_t n;
    const struct transition *table = workflow_table(&n);
    for (size_t i = 0; i < n; i++) {
        bool inside = table[i].event == EVENT_RECOMMEND || table[i].event == EVENT_SEND_BACK;
        ROW_TRUE((table[i].notice == NOTICE_NONE) == inside, event_word(table[i].event));
        ROW_TRUE(table[i].to != STATE_RETURNED || table[i].notice == NOTICE_RETURNED,
                 event_word(table[i].event));
        ROW_TRUE(*notice_word(table[i].notice), event_word(table[i].event));
        ROW_TRUE(inside || strstr(notice_text(table[i].notice), "%1$s"), event_word(table[i].event));
        char last[] = {'%', (char)('1' + strlen(notice_with(table[i].notice))), '$', '\0'};
        ROW_TRUE(inside || strstr(notice_text(table[i].notice), last), event_word(table[i].event));
    }
}

static void a_free_service_goes_straight_to_review(void **unused)
{
    (void)unused;
    struct case_facts facts = {.answers_complete = true, .documents_complete = true};
    enum state to;
    assert_int_equal(workflow_step(STATE_DRAFT, EVENT_SUBMIT, ROLE_AGENT, &facts, &to, NULL),
                     RC_OK);
    assert_int_equal(to, STATE_UNDER_REVIEW);
}

/* The sentence for each thing that can be in the way. */
static void a_guard_that_fails_says_what_to_do(void **unused)
{
    (void)unused;
    static const struct {
        enum state from;
        enum event event;
        struct case_facts facts;
        const char *says;
    } rows[] = {
        {STATE_DRAFT, EVENT_SUBMIT, FACT(false, false, true, false), "complete the form"},
        {STATE_DRAFT, EVENT_SUBMIT, FACT(true, false, true, false), "receive it"},
        {STATE_PENDING_PAYMENT, EVENT_PAY, FACT(true, true, true, false), "take the payment"},
        {STATE_PENDING_PAYMENT, EVENT_PAY, FACT(true, true, true, true), "record what the gateway"},
        {STATE_PENDING_PAYMENT,
         EVENT_WITHDRAW,
         FACT(true, true, true, true),
         "record what the gateway"},
        {STATE_UNDER_REVIEW, EVENT_RETURN, FACT(true, true, false, false), "flag the one"},
        {STATE_UNDER_REVIEW, EVENT_APPROVE, FACT(true, false, false, false), "receive it"},
        {STATE_UNDER_REVIEW, EVENT_APPROVE, FACT(true, true, true, false), "take the payment"},
        {STATE_RETURNED, EVENT_COMPLETE, FACT(true, false, false, false), "receive it"},
        {STATE_READY, EVENT_DELIVER, FACT(true, true, true, false), "take the payment"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct err err;
        enum state to;
        enum rc rc =
            workflow_step(rows[i].from, rows[i].event, ROLE_SUPERVISOR, &rows[i].facts, &to, &err);
        ROW_TRUE(rc == RC_BAD_DATA, rows[i].says);
        if (!strstr(err.msg.id, rows[i].says))
            fail_msg("\"%s\" does not say \"%s\"", err.msg.id, rows[i].says);
    }
}

static void a_conflict_names_the_state_and_what_is_possible(void **unused)
{
    (void)unused;
    struct case_facts facts = {0};
    struct err err;
    enum state to;
    assert_int_equal(
        workflow_step(STATE_UNDER_REVIEW, EVENT_SUBMIT, ROLE_SUPERVISOR, &facts, &to, &err),
        RC_CONFLICT);
    assert_string_equal(err.msg.arg[0], "=under review");
    assert_string_equal(err.msg.arg[1], "=returned for missing documents\ninspection appointment made\n"
                                        "additional fee raised\nrecommended for approval\n"
                                        "approved by a supervisor\nrejected by a supervisor\n"
                                        "withdrawn by the customer\ncancelled by a supervisor");
    assert_int_equal(workflow_step(STATE_UNDER_REVIEW, EVENT_SUBMIT, ROLE_AGENT, &facts, &to, &err),
                     RC_CONFLICT);
    assert_string_equal(err.msg.arg[1], "=withdrawn by the customer");
    assert_int_equal(workflow_step(STATE_APPROVED, EVENT_SUBMIT, ROLE_AGENT, &facts, &to, &err),
                     RC_CONFLICT);
    assert_non_null(strstr(err.msg.id, "other staff"));
    assert_int_equal(
        workflow_step(STATE_DELIVERED, EVENT_CANCEL, ROLE_SUPERVISOR, &facts, &to, &err),
        RC_CONFLICT);
    assert_string_equal(err.msg.arg[0], "=delivered");
    assert_non_null(strstr(err.msg.id, "nothing more"));
}

static void a_denial_names_who_may(void **unused)
{
    (void)unused;
    struct case_facts facts = {.answers_complete = true, .documents_complete = true};
    struct err err;
    enum state to;
    assert_int_equal(
        workflow_step(STATE_UNDER_REVIEW, EVENT_APPROVE, ROLE_COUNTER, &facts, &to, &err),
        RC_DENIED);
    assert_string_equal(err.msg.arg[0], "=supervisor");
    assert_int_equal(workflow_step(STATE_PENDING_PAYMENT, EVENT_PAY, ROLE_AGENT, &facts, &to, &err),
                     RC_DENIED);
    assert_string_equal(err.msg.arg[0], "=counter agent\nsupervisor");
}

/* A cancelled application goes back to what it needs first, and not after too long a time. */
static void reopening_leads_to_what_is_needed_first(void **unused)
{
    (void)unused;
    static const struct {
        struct case_facts facts;
        enum rc rc;
        enum state to;
    } rows[] = {
        {{.submitted = false}, RC_OK, STATE_DRAFT},
        {{.submitted = true, .fees_due = true, .documents_complete = true},
         RC_OK,
         STATE_PENDING_PAYMENT},
        {{.submitted = true, .accepted = true, .fees_due = true, .documents_complete = true},
         RC_OK,
         STATE_ADDITIONAL_FEE},
        {{.submitted = true, .documents_complete = false}, RC_OK, STATE_RETURNED},
        {{.submitted = true, .documents_complete = true}, RC_OK, STATE_UNDER_REVIEW},
        {{.submitted = true, .documents_complete = true, .long_closed = true},
         RC_BAD_DATA,
         STATE_CANCELLED},
        {{.long_closed = true}, RC_BAD_DATA, STATE_CANCELLED},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum state to = STATE_CANCELLED;
        struct err err;
        assert_int_equal(workflow_step(STATE_CANCELLED, EVENT_REOPEN, ROLE_SUPERVISOR,
                                       &rows[i].facts, &to, &err),
                         rows[i].rc);
        assert_int_equal(to, rows[i].to);
        if (rows[i].rc)
            assert_non_null(strstr(err.msg.id, "too long ago"));
    }
    for (int s = 0; s < STATE_COUNT; s++)
        assert_int_equal(workflow_offers((enum state)s, EVENT_REOPEN, ROLE_SUPERVISOR),
                         s == STATE_CANCELLED);
}

static void nothing_expires_before_its_day(void **unused)
{
    (void)unused;
    struct case_facts early = {.submitted = true}, late = {.submitted = true, .answer_late = true};
    struct err err;
    enum state to = STATE_RETURNED;
    assert_int_equal(workflow_step(STATE_RETURNED, EVENT_EXPIRE, ROLE_ADMIN, &early, &to, &err),
                     RC_BAD_DATA);
    assert_non_null(strstr(err.msg.id, "may still answer"));
    assert_int_equal(workflow_step(STATE_RETURNED, EVENT_EXPIRE, ROLE_ADMIN, &late, &to, &err),
                     RC_OK);
    assert_int_equal(to, STATE_CANCELLED);
}

static void time_stands_still_while_the_customer_is_awaited(void **unused)
{
    (void)unused;
    for (int s = 0; s < STATE_COUNT; s++) {
        bool awaits = s == STATE_PENDING_PAYMENT || s == STATE_ADDITIONAL_FEE ||
                      s == STATE_RETURNED || s == STATE_READY || s == STATE_SENT;
        ROW_TRUE(state_awaits_customer((enum state)s) == awaits, state_word((enum state)s));
    }
}

/* Read over shoulders and on locked screens: the number of the case, nothing else that differs. */
static void a_subject_is_one_line_that_names_the_number_alone(void **unused)
{
    (void)unused;
    for (int n = NOTICE_NONE + 1; n < NOTICE_COUNT; n++) {
        const char *subject = notice_subject((enum notice)n), *word = notice_word((enum notice)n);
        const char *number = strstr(subject, "%1$s");
        ROW_TRUE(number && strchr(subject, '%') == number && !strchr(number + 1, '%'), word);
        for (const char *c = subject; *c; c++)
            ROW_TRUE((unsigned char)*c >= ' ' && *c != 0x7F, word);
    }
}

static void stages_follow_the_journey(void **unused)
{
    (void)unused;
    assert_int_equal(state_stage(STATE_DRAFT), STAGE_APPLICATION);
    assert_int_equal(state_stage(STATE_PENDING_PAYMENT), STAGE_APPLICATION);
    assert_int_equal(state_stage(STATE_UNDER_REVIEW), STAGE_PROCESSING);
    assert_int_equal(state_stage(STATE_RETURNED), STAGE_PROCESSING);
    assert_int_equal(state_stage(STATE_READY), STAGE_DELIVERY);
    assert_int_equal(state_stage(STATE_DELIVERED), STAGE_DELIVERY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_guard_has_a_word_and_a_sentence_and_one_fact),
        cmocka_unit_test(every_step_is_what_the_table_says),
        cmocka_unit_test(what_is_offered_can_succeed_with_some_facts_and_the_rest_never),
        cmocka_unit_test(each_event_belongs_to_its_roles),
        cmocka_unit_test(an_administrator_does_no_casework),
        cmocka_unit_test(four_states_are_final),
        cmocka_unit_test(every_state_can_be_reached_from_a_draft_and_can_end),
        cmocka_unit_test(a_supervisor_can_end_whatever_is_not_final_once_payments_are_settled),
        cmocka_unit_test(the_main_job_leads_from_draft_to_delivered),
        cmocka_unit_test(an_inspection_leads_back_to_review_and_holds_up_the_approval),
        cmocka_unit_test(an_additional_fee_is_paid_or_taken_back_before_it_goes_on),
        cmocka_unit_test(where_two_decide_nobody_approves_what_they_recommended),
        cmocka_unit_test(the_customer_hears_of_each_change_but_those_within_the_desk),
        cmocka_unit_test(a_free_service_goes_straight_to_review),
        cmocka_unit_test(a_guard_that_fails_says_what_to_do),
        cmocka_unit_test(a_conflict_names_the_state_and_what_is_possible),
        cmocka_unit_test(a_denial_names_who_may),
        cmocka_unit_test(reopening_leads_to_what_is_needed_first),
        cmocka_unit_test(nothing_expires_before_its_day),
        cmocka_unit_test(time_stands_still_while_the_customer_is_awaited),
        cmocka_unit_test(a_subject_is_one_line_that_names_the_number_alone),
        cmocka_unit_test(stages_follow_the_journey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
