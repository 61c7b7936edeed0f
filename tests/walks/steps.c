/* What somebody might do next: mostly what helps a case on, by somebody who may; sometimes anything, by
 * anybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "walks/walk.h"

#include "unit/command/generate.h"

#include "form/form.h"

#include <inttypes.h>

static const char *const agents[] = {"agent1", "agent2"};
static const char *const counters[] = {"counter1", "counter2"};
static const char *const supervisors[] = {"supervisor1", "supervisor2"};

static void by(struct walk *w, struct line *l, const char *const two[2])
{
    snprintf(l->login, sizeof l->login, "%s", two[below(w, 2)]);
}

static void say(struct line *l, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(struct line *l, const char *format, ...)
{
    size_t at = strlen(l->text);
    va_list ap;
    va_start(ap, format);
    vsnprintf(l->text + at, sizeof l->text - at, format, ap);
    va_end(ap);
}

/* ---- anything ---- */

static const char *some_document(struct walk *w, const struct walked *c)
{
    size_t n = c->card->ndocuments;
    return n ? c->card->documents[below(w, (int)n)].id : "none";
}

/* What would undo the walk itself, or is about no case. */
static bool left_out(const struct command *c)
{
    static const char *const nouns[] = {"admin", "staff", "calendar", "campaign", "catalogue"};
    for (size_t i = 0; i < COUNT(nouns); i++) {
        if (strcmp(c->noun, nouns[i]) == 0)
            return true;
    }
    return c->access != ACCESS_WRITE || (strcmp(c->noun, "customer") == 0 && strcmp(c->verb, "register"));
}

static void value_of(struct walk *w, struct line *l, const struct arg *a, const struct walked *c)
{
    const struct field *f = &a->field;
    say(l, " %s=", f->name);
    if (a->ref == REF_APPLICATION)
        say(l, "%s", c->number);
    else if (a->ref == REF_CUSTOMER)
        say(l, "%s", w->customers[below(w, CUSTOMERS)]);
    else if (a->ref == REF_COMPLAINT)
        say(l, "%s", w->ncomplaints ? w->complaints[below(w, w->ncomplaints)] : "none");
    else if (a->ref == REF_DOCUMENT)
        say(l, "%s", some_document(w, c));
    else if (a->ref == REF_CARD)
        say(l, "%s", c->card->id);
    else if (f->nchoices)
        say(l, "%s", f->choices[below(w, (int)f->nchoices)].value);
    else if (f->type == FIELD_YES_NO)
        say(l, "%s", chance(w, 50) ? "yes" : "no");
    else if (f->type == FIELD_DATE)
        say(l, "%+d", below(w, 41) - 20);
    else if (f->type == FIELD_NUMBER)
        say(l, "%d", below(w, 6));
    else if (f->type == FIELD_MONEY)
        say(l, "%d", 1 + below(w, 500));
    else if (f->type == FIELD_MOBILE)
        say(l, "05000%05d", below(w, 100000));
    else
        say(l, "T-%d", below(w, 1000));
}

static void anything(struct walk *w, struct line *l, const struct walked *c)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    const struct command *one = all[below(w, (int)n)];
    while (left_out(one) || (strcmp(one->verb, "withdraw") == 0 && chance(w, 90)))
        one = all[below(w, (int)n)];
    say(l, "%s %s", one->noun, one->verb);
    for (size_t i = 0; i < one->nargs; i++) {
        const struct arg *a = &one->args[i];
        if (a->internal ? chance(w, 5) : a->field.required || chance(w, 30))
            value_of(w, l, a, c);
    }
}

/* ---- on one case ---- */

static void set_answers(struct walk *w, struct line *l, const struct walked *c)
{
    const struct form *form = catalogue_form(w->catalogue, c->card->form);
    uint64_t seen[FIELDS];
    struct answers answers;
    answers_init(&answers);
    assert_true(form->nfields <= FIELDS);
    for (size_t i = 0; i < FIELDS; i++)
        seen[i] = ~UINT64_C(0);
    make_answers(form, (size_t)below(w, 12), seen, &answers);
    say(l, "application set application=%s", c->number);
    for (size_t i = 0; i < answers.count && strlen(l->text) < LINE - 200; i++) {
        if (!chance(w, 2)) /* some forget one */
            say(l, " %s='%s'", answers.list[i].name, answers.list[i].value);
    }
    answers_done(&answers);
}

/* The first that was not received, so that cases get on. */
static const char *missing_document(struct walk *w, const struct walked *c)
{
    int id = (int)(c - w->cases);
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        sqlite3_stmt *st;
        sqlite3_prepare_v2(w->look,
                           "SELECT 1 FROM document WHERE application = ?1 AND doc = ?2 AND state = "
                           "'received'",
                           -1, &st, NULL);
        sqlite3_bind_int(st, 1, id);
        sqlite3_bind_text(st, 2, c->card->documents[i].id, -1, SQLITE_STATIC);
        bool there = sqlite3_step(st) == SQLITE_ROW;
        sqlite3_finalize(st);
        if (!there)
            return c->card->documents[i].id;
    }
    return some_document(w, c);
}

static int64_t due(struct walk *w, const struct walked *c)
{
    int id = (int)(c - w->cases);
    return walk_look(w, "SELECT coalesce(sum(total), 0) FROM charge WHERE application = ?1", id, 0) -
           walk_look(w,
                     "SELECT coalesce(sum(amount), 0) FROM payment WHERE application = ?1 AND outcome = "
                     "'paid'",
                     id, 0);
}

static void pay(struct walk *w, struct line *l, const struct walked *c)
{
    static const char *const outcomes[] = {"paid", "paid", "paid", "paid", "declined", "failed", "unknown"};
    int64_t amount = due(w, c), reference = w->references;
    if (chance(w, 90) || !reference)
        reference = ++w->references;
    else
        reference = 1 + below(w, (int)reference); /* one that was used before */
    if (chance(w, 5) || amount <= 0)
        amount = 100 * (1 + below(w, 900));
    say(l, "payment take application=%s amount=%" PRId64 ".%02" PRId64 " reference=T-%" PRId64
           " outcome=%s",
        c->number, amount / 100, amount % 100, reference, outcomes[below(w, COUNT(outcomes))]);
}

/* What the gateway said at last about one that had no answer. */
static bool settle(struct walk *w, struct line *l, const struct walked *c)
{
    sqlite3_stmt *st;
    bool found = false;
    sqlite3_prepare_v2(w->look,
                       "SELECT reference, amount FROM payment p WHERE application = ?1 AND outcome = "
                       "'unknown' AND NOT EXISTS (SELECT 1 FROM payment l WHERE l.reference = p.reference "
                       "AND l.id > p.id)",
                       -1, &st, NULL);
    sqlite3_bind_int(st, 1, (int)(c - w->cases));
    if (sqlite3_step(st) == SQLITE_ROW) {
        int64_t amount = sqlite3_column_int64(st, 1);
        found = true;
        say(l, "payment take application=%s amount=%" PRId64 ".%02" PRId64 " reference=%s outcome=%s",
            c->number, amount / 100, amount % 100, sqlite3_column_text(st, 0),
            chance(w, 60) ? "paid" : "declined");
    }
    sqlite3_finalize(st);
    return found;
}

static void receive(struct walk *w, struct line *l, const struct walked *c)
{
    say(l, "document receive application=%s document=%s", c->number,
        chance(w, 90) ? missing_document(w, c) : some_document(w, c));
}

static void flag(struct walk *w, struct line *l, const struct walked *c)
{
    say(l, "document flag application=%s document=%s reason='cannot be read'", c->number,
        some_document(w, c));
}

static void on_draft(struct walk *w, struct line *l, const struct walked *c)
{
    int d = below(w, 100);
    by(w, l, chance(w, 40) ? agents : counters);
    if (d < 25)
        set_answers(w, l, c);
    else if (d < 70)
        by(w, l, counters), receive(w, l, c);
    else if (d < 99 || chance(w, 50))
        say(l, "application submit application=%s", c->number);
    else
        say(l, "application withdraw application=%s", c->number);
}

static void on_payment(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, counters);
    if (!settle(w, l, c))
        pay(w, l, c);
}

static void visit(struct walk *w, struct line *l, const struct walked *c, const char *verb)
{
    say(l, "inspection %s application=%s date=+%d time=%d:30 place=Factory", verb, c->number, below(w, 3),
        8 + below(w, 6));
}

static const char *some_fee(struct walk *w, const struct walked *c)
{
    size_t n = c->card->nfees;
    return n ? c->card->fees[below(w, (int)n)].id : "additional-1";
}

static void raise_fee(struct walk *w, struct line *l, const struct walked *c)
{
    if (chance(w, 50))
        say(l, "fee raise application=%s fee=%s amount=%d reason=assessed", c->number, some_fee(w, c),
            10 * (1 + below(w, 50)));
    else
        say(l, "fee raise application=%s amount=%d purpose_en=More purpose_ar=أكثر reason=more", c->number,
            10 * (1 + below(w, 50)));
}

/* What the card demands before a decision. */
static void prepare_decision(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, counters);
    switch (below(w, 3)) {
    case 0:
        visit(w, l, c, "appoint");
        break;
    case 1:
        raise_fee(w, l, c);
        break;
    default:
        by(w, l, supervisors);
        say(l, "fee waive application=%s fee=%s reason='in the city'", c->number, some_fee(w, c));
    }
}

static void on_review(struct walk *w, struct line *l, const struct walked *c)
{
    int d = below(w, 100);
    by(w, l, supervisors);
    if (d < 35 && !c->card->two_decide)
        say(l, "application approve application=%s", c->number);
    else if (d < 35)
        by(w, l, counters), say(l, "application recommend application=%s", c->number);
    else if (d < 70)
        prepare_decision(w, l, c);
    else if (d < 92)
        by(w, l, counters), flag(w, l, c);
    else if (d < 97)
        say(l, "application cancel application=%s reason='opened twice'", c->number);
    else
        say(l, "application reject application=%s reason='not certified'", c->number);
}

/* Some customers never answer: time cancels. */
static void on_returned(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, counters);
    if ((c - w->cases) % 8 == 0)
        say(l, "document list application=%s", c->number);
    else
        receive(w, l, c);
}

static void on_inspection(struct walk *w, struct line *l, const struct walked *c)
{
    static const char *const results[] = {"passed", "passed", "failed", "again"};
    int d = below(w, 100);
    by(w, l, counters);
    if (settle(w, l, c))
        return;
    if (due(w, c) > 0 && d < 80)
        pay(w, l, c);
    else if (d < 15)
        visit(w, l, c, "move");
    else if (d < 25)
        say(l, "inspection call-off application=%s reason='the factory moves'", c->number);
    else
        say(l, "inspection result application=%s result=%s findings=seen", c->number, results[below(w, 4)]);
}

static void on_additional_fee(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, counters);
    if (settle(w, l, c))
        return;
    if (chance(w, 75)) {
        pay(w, l, c);
    } else if (chance(w, 50)) {
        raise_fee(w, l, c);
    } else {
        by(w, l, supervisors);
        if (chance(w, 50))
            say(l, "fee take-back application=%s fee=additional-%d reason=mistake", c->number,
                1 + below(w, 3));
        else
            say(l, "fee take-back application=%s fee=%s reason=mistake", c->number, some_fee(w, c));
    }
}

static void on_sent(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, counters);
    if (chance(w, 60))
        say(l, "application arrived application=%s", c->number);
    else
        say(l, "application bring-back application=%s reason='nobody there'", c->number);
}

static void on_recommended(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, chance(w, 70) ? supervisors : counters);
    if (chance(w, 60))
        say(l, "application approve application=%s", c->number);
    else if (chance(w, 50))
        say(l, "application send-back application=%s reason='look again'", c->number);
    else
        flag(w, l, c);
}

static void on_approved(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, counters);
    if (chance(w, 50))
        say(l, "result record application=%s number=T-%d issued=today", c->number, below(w, 100000));
    else
        say(l, "application ready application=%s", c->number);
}

static void on_ready(struct walk *w, struct line *l, const struct walked *c)
{
    by(w, l, counters);
    if (!settle(w, l, c) && due(w, c) > 0)
        pay(w, l, c);
    else if (!*l->text && chance(w, 60))
        say(l, "application deliver application=%s proof=eid-card", c->number);
    else if (!*l->text)
        say(l, "application send application=%s courier=Falcon tracking=F-%d", c->number, below(w, 9999));
}

static void on_cancelled(struct walk *w, struct line *l, const struct walked *c)
{
    if (c->state != STATE_CANCELLED) {
        anything(w, l, c);
        return;
    }
    by(w, l, supervisors);
    say(l, "application reopen application=%s reason='was abroad'", c->number);
}

/* What helps the case on from where it is. */
static void help(struct walk *w, struct line *l, const struct walked *c)
{
    switch ((int)c->state) {
    case STATE_DRAFT:
        on_draft(w, l, c);
        break;
    case STATE_PENDING_PAYMENT:
        on_payment(w, l, c);
        break;
    case STATE_UNDER_REVIEW:
        on_review(w, l, c);
        break;
    case STATE_RETURNED:
        on_returned(w, l, c);
        break;
    case STATE_INSPECTION:
        on_inspection(w, l, c);
        break;
    case STATE_ADDITIONAL_FEE:
        on_additional_fee(w, l, c);
        break;
    case STATE_SENT:
        on_sent(w, l, c);
        break;
    case STATE_RECOMMENDED:
        on_recommended(w, l, c);
        break;
    case STATE_APPROVED:
        on_approved(w, l, c);
        break;
    case STATE_READY:
        on_ready(w, l, c);
        break;
    default:
        on_cancelled(w, l, c);
    }
}

static const struct walked *some_case(struct walk *w)
{
    int recent = w->ncases < 60 ? w->ncases : 60;
    for (int i = 0; i < 3; i++) {
        int id = chance(w, 70) ? w->ncases - below(w, recent) : 1 + below(w, w->ncases);
        if (i == 2 || !state_is_final(w->cases[id].state))
            return &w->cases[id];
    }
    return &w->cases[1];
}

static void claims(struct walk *w, struct line *l, const struct walked *c)
{
    static const char *const verbs[] = {"claim", "release", "takeover"};
    by(w, l, chance(w, 50) ? counters : supervisors);
    say(l, "application %s application=%s", verbs[below(w, 3)], c->number);
}

static void open_one(struct walk *w, struct line *l)
{
    size_t n = w->catalogue->ncards;
    by(w, l, chance(w, 50) ? agents : counters);
    l->of = -1;
    say(l, "application open card=%s customer=%s", w->catalogue->cards[below(w, (int)n)]->card.id,
        w->customers[below(w, CUSTOMERS)]);
}

/* Somebody sends what was true a while ago. */
static void with_version(struct walk *w, struct line *l, struct walked *c)
{
    if (strstr(l->text, "application ") == l->text && !strstr(l->text, "claim") &&
        !strstr(l->text, "release") && !strstr(l->text, "takeover") && chance(w, 15))
        say(l, " version=%d", c->version);
    if (chance(w, 30))
        c->version = (int)walk_look(w, "SELECT version FROM application WHERE id = ?1",
                                    (int)(c - w->cases), 0);
}

void step_make(struct walk *w, struct line *ret)
{
    static const char *const everybody[] = {"agent1",      "agent2",      "counter1", "counter2",
                                            "supervisor1", "supervisor2", "admin1"};
    int d = below(w, 1000);
    *ret = (struct line){.of = -1};
    if (w->ncases < MOST_CASES && (d < 13 || !w->ncases)) {
        open_one(w, ret);
        return;
    }
    if (d < 30) {
        snprintf(ret->login, sizeof ret->login, "%s", chance(w, 50) ? "admin1" : "supervisor2");
        say(ret, "tick run");
        return;
    }
    const struct walked *c = some_case(w);
    ret->of = (int)(c - w->cases);
    snprintf(ret->login, sizeof ret->login, "%s", everybody[below(w, COUNT(everybody))]);
    if (d < 110)
        anything(w, ret, c);
    else if (d < 160)
        claims(w, ret, c);
    else
        help(w, ret, c);
    with_version(w, ret, &w->cases[ret->of]);
    if (chance(w, 6)) /* by anybody */
        snprintf(ret->login, sizeof ret->login, "%s", everybody[below(w, COUNT(everybody))]);
}
