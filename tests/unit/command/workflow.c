/* The table of the workflow, walked by commands: every row of it is taken by somebody who may, leaves
 * one line in the timeline and tells the customer what the table names; nobody else can take it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include "domain/guard.h"

/* A service on which two decide. */
#define DUAL_CARD                                                                                  \
    "<card id=\"dual\" checker=\"yes\">" BOTH("name", "Test dual", "خدمة بموافقتين")               \
    BOTH("summary", "For tests.", "للاختبار.") BOTH("category", "Tests", "اختبارات")               \
    "<audience>individual</audience><working-days from=\"2\" to=\"3\"/>"                           \
    "<number prefix=\"DU\" style=\"plain\"/><form>permit</form>"                                   \
    "<documents><document id=\"invoice\">" BOTH("name", "Invoice", "فاتورة") "</document>"         \
    "</documents>"                                                                                 \
    "<steps><step>" BOTH("text", "Ask.", "اسأل.") "</step></steps></card>"

/* One step: who says what, by which event it moves the case ("": not at all), and where to. In the
 * line %n is the number of the case, %r a reference that was never used. */
struct step {
    const char *login, *line, *event, *to;
};

#define FILL                                                                                       \
    {"counter1", "application set application=%n kind=person units=1", "", ""},                    \
        {"counter1", "document receive %n invoice", "", ""}
#define SUBMIT {"agent1", "application submit %n", "submit", "pending-payment"}
#define SUBMIT_FREE {"agent1", "application submit %n", "submit", "under-review"}
#define PAY                                                                                        \
    {"counter1", "payment take application=%n amount=100 reference=%r", "pay", "under-review"}
#define RETURN {"counter1", "document flag %n invoice reason=blurred", "return", "returned"}
#define RECEIVE {"counter1", "document receive %n invoice", "complete", "under-review"}
#define APPROVE {"supervisor1", "application approve %n", "approve", "approved"}
#define RECOMMEND {"counter1", "application recommend %n", "recommend", "recommended"}
#define READY {"counter1", "application ready %n", "prepare", "ready"}
#define WITHDRAW {"agent1", "application withdraw %n", "withdraw", "withdrawn"}
#define REJECT {"supervisor1", "application reject %n reason=no", "reject", "rejected"}
#define CANCEL {"supervisor1", "application cancel %n reason=no", "cancel", "cancelled"}
#define APPOINT                                                                                    \
    {"counter1", "inspection appoint %n date=today time=12:00 place=site", "appoint", "inspection"}
#define OUTCOME(result, event)                                                                     \
    {"counter1", "inspection result %n result=" result " findings=seen", event, "under-review"}
#define RAISE                                                                                      \
    {"counter1", "fee raise %n purpose_en=test purpose_ar=test amount=10 reason=x", "raise-fee",   \
     "additional-fee"}
#define TAKE_BACK(fee, to) {"supervisor1", "fee take-back %n " fee " reason=x", "drop-fee", to}
#define PAY_LAST {"counter1", "payment take application=%n amount=30 reference=%r", "", ""}
#define SEND {"counter1", "application send %n courier=Test tracking=TC-1", "send", "sent"}
#define REOPEN(to) {"supervisor1", "application reopen %n reason=abroad", "reopen", to}

static const struct path {
    const char *card;
    struct step steps[18];
} paths[] = {
    {"permit",
     {FILL, SUBMIT, PAY, APPROVE, READY,
      {"counter1", "payment take application=%n amount=30 reference=%r", "", ""},
      {"counter1", "application deliver %n proof=eid-card", "deliver", "delivered"}}},
    {"permit",
     {FILL, SUBMIT, PAY, APPOINT,
      {"counter1", "inspection move %n date=today time=13:00 place=site", "reschedule", "inspection"},
      {"counter1", "inspection call-off %n reason=x", "call-off", "under-review"},
      APPOINT, OUTCOME("failed", "inspection-failed"), APPOINT, OUTCOME("again", "inspect-again"), APPOINT,
      OUTCOME("passed", "inspected"), REJECT}},
    {"permit", {FILL, SUBMIT, PAY, APPOINT, WITHDRAW}},
    {"permit", {FILL, SUBMIT, PAY, APPOINT, CANCEL}},
    {"permit",
     {FILL, SUBMIT, PAY, RAISE, RAISE, TAKE_BACK("additional-1", "additional-fee"),
      TAKE_BACK("additional-2", "under-review"), RAISE,
      {"counter1", "payment take application=%n amount=10 reference=%r", "pay", "under-review"}, REJECT}},
    {"permit", {FILL, SUBMIT, PAY, RAISE, CANCEL, REOPEN("additional-fee"), WITHDRAW}},
    {"permit",
     {FILL, SUBMIT, PAY, APPROVE, READY, PAY_LAST, SEND,
      {"counter1", "application bring-back %n reason=x", "bring-back", "ready"}, SEND,
      {"counter1", "application arrived %n", "deliver", "delivered"}}},
    {"permit", {FILL, SUBMIT, PAY, APPROVE, READY, PAY_LAST, SEND, CANCEL}},
    {"permit", {WITHDRAW}},
    {"permit", {CANCEL, REOPEN("draft"), WITHDRAW}},
    {"permit", {FILL, SUBMIT, WITHDRAW}},
    {"permit", {FILL, SUBMIT, CANCEL, REOPEN("pending-payment"), PAY, REJECT}},
    {"permit", {FILL, SUBMIT, PAY, WITHDRAW}},
    {"permit", {FILL, SUBMIT, PAY, CANCEL, REOPEN("under-review"), REJECT}},
    {"permit", {FILL, SUBMIT, PAY, RETURN, RETURN, RECEIVE, RETURN, WITHDRAW}},
    {"permit", {FILL, SUBMIT, PAY, RETURN, CANCEL, REOPEN("returned"), RECEIVE, REJECT}},
    {"permit", {FILL, SUBMIT, PAY, APPROVE, CANCEL}},
    {"permit", {FILL, SUBMIT, PAY, APPROVE, READY, CANCEL}},
    {"dual", {FILL, SUBMIT_FREE, RECOMMEND, APPROVE, READY, CANCEL}},
    {"dual", {FILL, SUBMIT_FREE, RECOMMEND, REJECT}},
    {"dual",
     {FILL, SUBMIT_FREE, RECOMMEND,
      {"supervisor1", "application send-back %n reason='look again'", "send-back", "under-review"},
      WITHDRAW}},
    {"dual", {FILL, SUBMIT_FREE, RECOMMEND, RETURN, WITHDRAW}},
    {"dual", {FILL, SUBMIT_FREE, RECOMMEND, WITHDRAW}},
    {"dual", {FILL, SUBMIT_FREE, RECOMMEND, CANCEL}},
};

static int setup(void **state)
{
    desk_setup(state);
    struct desk *d = *state;
    folders_write(d->folders.cards, "dual.xml", DUAL_CARD);
    register_one(d);
    return 0;
}

static const char *filled(const char *line, const char *number)
{
    static char text[500];
    static int references;
    size_t n = 0;
    for (const char *c = line; *c; c++) {
        if (strncmp(c, "%n", 2) == 0)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s", number), c++;
        else if (strncmp(c, "%r", 2) == 0)
            n += (size_t)snprintf(text + n, sizeof text - n, "T-%d", ++references), c++;
        else
            text[n++] = *c;
        text[n] = '\0';
    }
    return text;
}

/* ---- what must be true of each step ---- */

static int64_t moves(struct desk *d)
{
    return look(d, "SELECT count(*) FROM timeline WHERE to_state IS NOT NULL AND application IS NOT NULL");
}

static int64_t messages(struct desk *d)
{
    return look(d, "SELECT count(*) FROM outbox");
}

static const struct transition *row_of(enum state from, const char *event, const char *to, size_t *ret_at)
{
    size_t n;
    const struct transition *t = workflow_table(&n);
    for (size_t i = 0; i < n; i++) {
        if (t[i].from == from && strcmp(event_word(t[i].event), event) == 0 &&
            strcmp(state_word(t[i].to), to) == 0) {
            *ret_at = i;
            return &t[i];
        }
    }
    fail_msg("no row leads from %s by %s to %s", state_word(from), event, to);
    return NULL;
}

static void last_move_is(struct desk *d, enum state from, const struct step *s)
{
    char sql[300];
    snprintf(sql, sizeof sql,
             "SELECT from_state = '%s' AND event = '%s' AND to_state = '%s' AND login = '%s' FROM timeline"
             " WHERE to_state IS NOT NULL ORDER BY id DESC LIMIT 1",
             state_word(from), s->event, s->to, s->login);
    ROW_TRUE(look(d, sql) == 1, s->line);
}

/* After a hand-out the customer is asked how content they are. */
static int64_t asked_for(const struct transition *row)
{
    return (row->notice != NOTICE_NONE) + (row->to == STATE_DELIVERED);
}

static enum state take(struct desk *d, const struct step *s, const char *number, enum state from,
                       bool *taken)
{
    int64_t moved = moves(d), told = messages(d);
    size_t at;
    DONE(d, s->login, "%s", filled(s->line, number));
    if (!*s->event) {
        assert_int_equal(moves(d), moved);
        assert_int_equal(messages(d), told);
        return from;
    }
    const struct transition *row = row_of(from, s->event, s->to, &at);
    ROW_TRUE(moves(d) == moved + 1, s->line);
    ROW_TRUE(messages(d) == told + asked_for(row), s->line);
    last_move_is(d, from, s);
    taken[at] = true;
    return row->to;
}

/* The ways in which somebody would try an event. */
static const struct {
    enum event event;
    const char *line;
} tries[] = {
    {EVENT_SUBMIT, "application submit %n"},
    {EVENT_RECOMMEND, "application recommend %n"},
    {EVENT_SEND_BACK, "application send-back %n reason=x"},
    {EVENT_APPROVE, "application approve %n"},
    {EVENT_REJECT, "application reject %n reason=x"},
    {EVENT_PREPARE, "application ready %n"},
    {EVENT_DELIVER, "application deliver %n proof=eid-card"},
    {EVENT_APPOINT, "inspection appoint %n date=today time=12:00 place=site"},
    {EVENT_RESCHEDULE, "inspection move %n date=today time=14:00 place=site"},
    {EVENT_CALL_OFF, "inspection call-off %n reason=x"},
    {EVENT_INSPECTED, "inspection result %n result=passed findings=x"},
    {EVENT_RAISE_FEE, "fee raise %n purpose_en=x purpose_ar=x amount=1 reason=x"},
    {EVENT_DROP_FEE, "fee take-back %n additional-1 reason=x"},
    {EVENT_SEND, "application send %n courier=x tracking=x"},
    {EVENT_BRING_BACK, "application bring-back %n reason=x"},
    {EVENT_WITHDRAW, "application withdraw %n"},
    {EVENT_CANCEL, "application cancel %n reason=x"},
    {EVENT_REOPEN, "application reopen %n reason=x"},
};

/* What the table has not for this state and role is refused, or was done before; nothing moves and
 * nobody is told anything. */
static void others_cannot(struct desk *d, const char *number, enum state now)
{
    int64_t moved = moves(d), told = messages(d);
    for (size_t i = 0; i < COUNT(tries); i++) {
        for (int r = 0; r < ROLE_COUNT; r++) {
            char login[40];
            if (workflow_offers(now, tries[i].event, (enum role)r))
                continue;
            snprintf(login, sizeof login, "%s1", role_word((enum role)r));
            enum rc rc = as(d, login, "%s", filled(tries[i].line, number));
            if (rc == RC_OK)
                TOLD(d, "nothing was done twice");
            else
                ROW_TRUE(rc == RC_DENIED || rc == RC_CONFLICT, tries[i].line);
        }
    }
    assert_int_equal(moves(d), moved);
    assert_int_equal(messages(d), told);
}

/* What only time does is in time.c. */
static bool elsewhere(const struct transition *t)
{
    return t->event == EVENT_EXPIRE;
}

static void every_row_of_the_table_is_taken_and_tells_what_it_names(void **state)
{
    struct desk *d = *state;
    size_t n;
    const struct transition *t = workflow_table(&n);
    bool taken[256] = {false}, tried[STATE_COUNT] = {false};
    for (size_t i = 0; i < COUNT(paths); i++) {
        char number[32];
        enum state now = STATE_DRAFT;
        DONE(d, "counter1", "application open card=%s customer=C26-05-000001", paths[i].card);
        snprintf(number, sizeof number, "%s", entry(d, "number"));
        for (const struct step *s = paths[i].steps; s->login; s++) {
            if (!tried[now])
                others_cannot(d, number, now);
            tried[now] = true;
            now = take(d, s, number, now, taken);
        }
        others_cannot(d, number, now);
        ROW_TRUE(state_is_final(now), state_word(now));
    }
    for (size_t i = 0; i < n; i++) {
        if (!taken[i] && !elsewhere(&t[i]))
            fail_msg("no path goes from %s by %s to %s", state_word(t[i].from), event_word(t[i].event),
                     state_word(t[i].to));
    }
    DONE(d, "admin1", "admin check");
}

/* Every simple way through the table, from a draft on, comes to an end. */
static int ends(enum state at, bool *passed)
{
    size_t n;
    int found = state_is_final(at);
    const struct transition *t = workflow_table(&n);
    passed[at] = true;
    for (size_t i = 0; i < n && !state_is_final(at); i++) {
        if (t[i].from == at && !passed[t[i].to])
            found += ends(t[i].to, passed);
    }
    passed[at] = false;
    return found;
}

static void whichever_way_one_goes_there_is_an_end(void **state)
{
    (void)state;
    for (int s = 0; s < STATE_COUNT; s++) {
        bool passed[STATE_COUNT] = {false};
        ROW_TRUE(ends((enum state)s, passed) > 0, state_word((enum state)s));
    }
}

/* The words of the picture without its lines. */
static const char *words_of(const char *picture)
{
    static char text[8000];
    size_t n = 0;
    for (const char *c = picture; *c && n + 1 < sizeof text; c++) {
        bool word = (unsigned char)*c > ' ' && (unsigned char)*c < 0x7F;
        if (word)
            text[n++] = *c;
        else if (n && text[n - 1] != ' ')
            text[n++] = ' ';
    }
    text[n] = '\0';
    return text;
}

static void the_picture_names_every_condition_and_message(void **state)
{
    struct desk *d = *state;
    size_t n;
    const struct transition *t = workflow_table(&n);
    DONE(d, "agent1", "workflow show");
    assert_int_equal(d->out.nrows, n);
    for (size_t i = 0; i < n; i++, t++) {
        const struct cell *guards = reply_at(&d->out, i, "guards"), *told = reply_at(&d->out, i, "message");
        const char *picture = words_of(entry(d, state_word(t->from)));
        assert_holds(picture, event_title(t->event));
        assert_holds(picture, state_title(t->to));
        for (unsigned bit = 1; bit && bit <= t->guards; bit <<= 1) {
            if (!(t->guards & bit))
                continue;
            assert_holds(guards->s, guard_word((enum guard)bit));
            assert_holds(picture, guard_title((enum guard)bit));
        }
        if (t->notice == NOTICE_NONE)
            assert_null(told->s);
        else
            assert_string_equal(told->s, notice_word(t->notice));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_row_of_the_table_is_taken_and_tells_what_it_names, setup,
                                        desk_teardown),
        cmocka_unit_test(whichever_way_one_goes_there_is_an_end),
        DESK_TEST(the_picture_names_every_condition_and_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
