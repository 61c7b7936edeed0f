/* What must hold after each command, and of everything, whoever did what and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "walks/walk.h"

#include "store/calendar.h"

#include <inttypes.h>

/* ---- after one command ---- */

struct fresh {
    int64_t messages; /* that the new rows of the timeline ask for */
    int64_t applications[64];
    int napplications;
};

static enum role role_of(const char *login)
{
    char word[16];
    enum role role = ROLE_AGENT;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(login, "0123456789"), login);
    if (!role_parse(word, &role))
        fail_msg("no role %s", word);
    return role;
}

/* The row of such a step, for somebody of this role; NULL: there is none. */
static const struct transition *in_table(enum state from, enum event event, enum state to, enum role who)
{
    size_t n;
    const struct transition *t = workflow_table(&n);
    for (size_t i = 0; i < n; i++, t++) {
        if (t->from == from && t->event == event && t->to == to && t->who & ROLE_BIT(who))
            return t;
    }
    return NULL;
}

static const char *column(sqlite3_stmt *st, int at)
{
    const char *text = (const char *)sqlite3_column_text(st, at);
    return text ? text : "";
}

static void opened(struct walk *w, int id, sqlite3_stmt *st)
{
    if (id != w->ncases + 1 || *column(st, 3) || strcmp(column(st, 4), "draft") != 0)
        walk_broken(w, id, "an application was opened as %s", column(st, 4));
    w->ncases++;
    struct walked *c = &w->cases[id];
    sqlite3_stmt *a;
    sqlite3_prepare_v2(w->look, "SELECT number, service FROM application WHERE id = ?1", -1, &a, NULL);
    sqlite3_bind_int(a, 1, id);
    assert_int_equal(sqlite3_step(a), SQLITE_ROW);
    snprintf(c->number, sizeof c->number, "%s", column(a, 0));
    c->card = &catalogue_card(w->catalogue, column(a, 1))->card;
    c->state = STATE_DRAFT;
    c->version = 1;
    sqlite3_finalize(a);
}

/* Says how many messages the table asks for. */
static int moved(struct walk *w, int id, sqlite3_stmt *st, const struct line *l)
{
    struct walked *c = &w->cases[id];
    enum event event;
    enum state from, to;
    bool known = event_parse(column(st, 2), &event) && state_parse(column(st, 3), &from) &&
                 state_parse(column(st, 4), &to);
    if (!known || from != c->state)
        walk_broken(w, id, "%s led from %s to %s, but the case was %s", column(st, 2), column(st, 3),
                    column(st, 4), state_word(c->state));
    const struct transition *row = in_table(from, event, to, role_of(l->login));
    if (!row)
        walk_broken(w, id, "%s may not lead from %s to %s for %s", column(st, 2), column(st, 3),
                    column(st, 4), l->login);
    if (*column(st, 1) ? strcmp(column(st, 1), l->login) != 0 : !strstr(l->text, "tick"))
        walk_broken(w, id, "%s was done by \"%s\"", column(st, 2), column(st, 1));
    c->state = to;
    w->moves++;
    return row->notice != NOTICE_NONE;
}

static void once(struct walk *w, struct fresh *f, int id)
{
    for (int i = 0; i < f->napplications; i++) {
        if (f->applications[i] == id)
            walk_broken(w, id, "one command moved the state twice");
    }
    if (f->napplications < (int)COUNT(f->applications))
        f->applications[f->napplications++] = id;
}

/* How many messages a line of the story asks for besides those of the table. Each move of a complaint
 * is told; after a hand-out and an answer the customer is asked how content they are. */
static int told(bool of_complaint, const char *event, const char *to)
{
    static const char *const more[] = {"customer-reminded", "fee-reminded", "complaint-escalated",
                                       "complaint-answered", "deliver"};
    int messages = of_complaint && *to;
    for (size_t i = 0; i < COUNT(more); i++)
        messages += strcmp(more[i], event) == 0;
    return messages;
}

/* Who asks something gets the answer where they can be reached; that is no application's message. */
static bool is_conversation(const struct line *l)
{
    return strncmp(l->text, "contact ", 8) == 0 || strncmp(l->text, "card ", 5) == 0;
}

static void story(struct walk *w, const struct line *l, struct fresh *f)
{
    sqlite3_stmt *st;
    sqlite3_prepare_v2(w->look,
                       "SELECT application, login, event, from_state, to_state, id FROM timeline WHERE id"
                       " > ?1 ORDER BY id",
                       -1, &st, NULL);
    sqlite3_bind_int64(st, 1, w->seen);
    while (sqlite3_step(st) == SQLITE_ROW) {
        int id = sqlite3_column_int(st, 0);
        w->seen = sqlite3_column_int64(st, 5);
        if (id && strcmp(column(st, 2), "open") == 0) {
            opened(w, id, st);
        } else if (id && *column(st, 4)) {
            once(w, f, id);
            f->messages += moved(w, id, st, l);
        }
        f->messages += told(!id, column(st, 2), column(st, 4));
    }
    sqlite3_finalize(st);
}

static bool grown(struct walk *w, const char *sql, int64_t *last)
{
    int64_t before = *last;
    *last = walk_look(w, sql, 0, 0);
    return *last != before;
}

void rules_after(struct walk *w, const struct line *l, enum rc rc)
{
    static const char timeline[] = "SELECT coalesce(max(id), 0) FROM timeline",
                      outbox[] = "SELECT coalesce(max(id), 0) FROM outbox",
                      charges[] = "SELECT coalesce(max(id), 0) FROM charge",
                      payments[] = "SELECT coalesce(max(id), 0) FROM payment";
    struct fresh f = {0};
    int64_t seen = w->seen, before = w->told;
    bool changed = grown(w, timeline, &seen);
    changed |= grown(w, outbox, &w->told);
    changed |= grown(w, charges, &w->charged);
    changed |= grown(w, payments, &w->paid);
    if (changed && rc)
        walk_broken(w, l->of, "it was refused (%s) and yet changed something", rc_name(rc));
    if (!changed)
        return;
    int64_t renewals = w->renewals;
    grown(w, "SELECT count(*) FROM reminder", &w->renewals);
    f.messages += w->renewals - renewals;
    story(w, l, &f);
    if (w->told - before != f.messages && !is_conversation(l))
        walk_broken(w, l->of, "%" PRId64 " messages instead of %" PRId64, w->told - before, f.messages);
}

/* ---- of everything ---- */

/* Each row is a fault: the case and, in words, what is wrong. */
static const struct {
    const char *what, *sql;
} rules[] = {
    {"was handed out and is not paid, or paid twice",
     "SELECT id FROM application a WHERE state = 'delivered' AND (SELECT coalesce(sum(total), 0) FROM"
     " charge WHERE application = a.id) <> (SELECT coalesce(sum(amount), 0) FROM payment WHERE"
     " application = a.id AND outcome = 'paid')"},
    {"was charged one fee twice",
     "SELECT application FROM charge h WHERE total > 0 AND NOT EXISTS (SELECT 1 FROM charge b"
     " WHERE b.takes_back = h.id) GROUP BY application, fee, moment HAVING count(*) > 1"},
    {"has a planned inspection though none is under way, or the other way round",
     "SELECT id FROM application a WHERE (state = 'inspection') <> EXISTS (SELECT 1 FROM inspection i"
     " WHERE i.application = a.id AND i.result = 'planned')"},
    {"is under way by courier though it was not sent, or the other way round",
     "SELECT id FROM application a WHERE (state = 'sent') <> EXISTS (SELECT 1 FROM handover h WHERE"
     " h.application = a.id AND h.state = 'sent')"},
    {"was delivered without a word on how",
     "SELECT id FROM application a WHERE state = 'delivered' AND NOT EXISTS (SELECT 1 FROM handover h"
     " WHERE h.application = a.id AND h.state = 'done')"},
    {"was recommended and approved by the same person",
     "SELECT t.application FROM timeline t JOIN timeline b ON b.application = t.application AND b.id = ("
     "SELECT max(id) FROM timeline c WHERE c.application = t.application AND c.id < t.id AND c.to_state"
     " IS NOT NULL) WHERE t.event = 'approve' AND b.event = 'recommend' AND t.login = b.login"},
    {"was paid twice by one reference",
     "SELECT application FROM payment WHERE outcome = 'paid' GROUP BY reference HAVING count(*) > 1"},
    {"shares a reference with another",
     "SELECT min(application) FROM payment GROUP BY reference HAVING count(DISTINCT application) > 1"},
    {"is over though a payment has no answer",
     "SELECT a.id FROM application a JOIN payment p ON p.application = a.id WHERE a.closed = 1 AND"
     " p.outcome = 'unknown' AND NOT EXISTS (SELECT 1 FROM payment l WHERE l.reference = p.reference"
     " AND l.id > p.id)"},
    {"tells a story whose states do not follow each other",
     "SELECT application FROM (SELECT application, from_state, lag(to_state) OVER (PARTITION BY"
     " application ORDER BY id) AS before FROM timeline WHERE to_state IS NOT NULL AND application IS"
     " NOT NULL) WHERE from_state IS NOT before"},
    {"has a complaint whose states do not follow each other",
     "SELECT 0 FROM (SELECT from_state, lag(to_state) OVER (PARTITION BY complaint ORDER BY id) AS before"
     " FROM timeline WHERE to_state IS NOT NULL AND complaint IS NOT NULL) WHERE from_state IS NOT"
     " before"},
    {"has a complaint that is not what its story says",
     "SELECT 0 FROM complaint k WHERE state IS NOT (SELECT to_state FROM timeline t WHERE t.complaint ="
     " k.id AND to_state IS NOT NULL ORDER BY t.id DESC LIMIT 1)"},
    {"has a contact that is not what its story says",
     "SELECT 0 FROM contact k WHERE state IS NOT (SELECT to_state FROM contact_story t WHERE t.contact ="
     " k.id AND to_state IS NOT NULL ORDER BY t.id DESC LIMIT 1)"},
    {"has two ratings of one thing",
     "SELECT application FROM rating WHERE counts = 1 AND application IS NOT NULL GROUP BY application,"
     " stage HAVING count(*) > 1"},
    {"was rated before it was through",
     "SELECT r.application FROM rating r JOIN application a ON a.id = r.application WHERE r.stage ="
     " 'overall' AND r.counts = 1 AND NOT EXISTS (SELECT 1 FROM timeline t WHERE t.application = a.id AND"
     " t.to_state IN ('delivered', 'rejected', 'withdrawn', 'cancelled') AND t.at <= r.at + 600)"},
    {"was reminded more than once of one return",
     "SELECT application FROM timeline GROUP BY application HAVING sum(event = 'customer-reminded') >"
     " sum(to_state = 'returned')"},
    {"was reminded more than once of one additional fee",
     "SELECT application FROM timeline GROUP BY application HAVING sum(event = 'fee-reminded') >"
     " sum(to_state = 'additional-fee')"},
    {"waits for an answer without being returned, or the other way round",
     "SELECT id FROM application WHERE (answer_by IS NOT NULL) <> (state = 'returned')"},
    {"is over and still claimed",
     "SELECT a.id FROM application a JOIN claim c ON c.application = a.id WHERE a.closed = 1"},
    {"is promised though it was never submitted, or the other way round",
     "SELECT id FROM application WHERE (promised IS NULL) <> (submitted_at IS NULL)"},
    {"was delivered without a document that was flagged once its answers stood",
     "SELECT a.id FROM application a JOIN document d ON d.application = a.id WHERE a.state ="
     " 'delivered' AND d.state = 'missing' AND d.at > a.submitted_at"},
};

static void no_rows(struct walk *w, const char *what, const char *sql)
{
    sqlite3_stmt *st;
    if (sqlite3_prepare_v2(w->look, sql, -1, &st, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(w->look));
    if (sqlite3_step(st) == SQLITE_ROW) {
        int id = sqlite3_column_int(st, 0);
        sqlite3_finalize(st);
        walk_broken(w, id, "it %s", what);
    }
    sqlite3_finalize(st);
}

/* Runs, stands still or is over, as the state says; and nobody worked more than there was. */
static void clock_holds(struct walk *w, const struct calendar *k, sqlite3_stmt *st)
{
    int id = sqlite3_column_int(st, 0);
    instant submitted = sqlite3_column_int64(st, 1), since = sqlite3_column_int64(st, 2),
            stopped = sqlite3_column_int64(st, 3);
    int64_t used = sqlite3_column_int64(st, 4);
    enum state state = w->cases[id].state;
    bool stands = submitted && (state_awaits_customer(state) || state == STATE_CANCELLED);
    bool runs = submitted && !state_is_final(state) && !stands;
    if (strcmp(column(st, 5), state_word(state)) != 0)
        walk_broken(w, id, "it is %s, but its story ends with %s", column(st, 5), state_word(state));
    if ((since != 0) != runs || (stopped != 0) != stands)
        walk_broken(w, id, "its clock %s as %s", since ? "runs" : stopped ? "stands" : "is over",
                    state_word(state));
    used += since ? calendar_minutes(k, since, w->now) : 0;
    if (used > (submitted ? calendar_minutes(k, submitted, w->now) : 0) + w->back / 60)
        walk_broken(w, id, "%" PRId64 " working minutes were used", used);
}

static void clocks(struct walk *w)
{
    struct kept_calendar k;
    sqlite3_stmt *st;
    assert_int_equal(calendar_get(w->session.db, &k, NULL), RC_OK);
    sqlite3_prepare_v2(w->look,
                       "SELECT id, submitted_at, clock_since, clock_stopped, clock_used, state FROM "
                       "application",
                       -1, &st, NULL);
    while (sqlite3_step(st) == SQLITE_ROW)
        clock_holds(w, &k.calendar, st);
    sqlite3_finalize(st);
    calendar_done(&k);
}

/* What `admin check` looks at: figures, stays, receipts, the file itself. */
static void check(struct walk *w)
{
    struct line l = {.of = -1, .login = "admin1", .text = "admin check"};
    struct reply out;
    reply_init(&out);
    if (walk_run(w, &l, &out) != RC_OK) {
        struct buf text = {0};
        reply_write(&text, &out, REPLY_TEXT);
        walk_broken(w, -1, "admin check: %s", buf_text(&text));
    }
    reply_done(&out);
}

void rules_all(struct walk *w)
{
    for (size_t i = 0; i < COUNT(rules); i++)
        no_rows(w, rules[i].what, rules[i].sql);
    clocks(w);
    check(w);
}
