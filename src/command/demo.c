/* Building the demonstration: what happens to whom and when, in the order of time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "base/log.h"
#include "base/mem.h"
#include "command/command.h"
#include "command/rows.h"
#include "domain/calendar.h"
#include "domain/money.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What happens to a case, a letter a step; see play(). Steps after the fourth take a day each. */
static const char *const stories[] = {
    "oadspvyz", "oadsp",      "oadspf",     "oads",     "oadspvyz", "oadspv",   "oad",    "oadspvy",
    "oadspfr",  "oadspx",     "oadspvyz",   "oadsu",    "oa",       "oadspfrvyz", "oadw", "oadsqpv",
    "oadspc",   "oadspvyz",   "oadspfr",    "o",        "oadspw",   "oadsp",    "oadspvy", "oadspf",
    "oadsp",    "oadspvyz",   "oadsc",
};
static const instant MINUTE = 60, HOUR = 3600;
enum { TICK_DAYS = 40 };
enum { STORIES = sizeof stories / sizeof *stories, SAME_VISIT = 5 };

/* A service that is asked for now and then has been delivered, refused or withdrawn before. */
static const char *const seldom[] = {"oadspvyz", "oadspvyz", "oadspfrvyz", "oadspx", "oadspvyz", "oadw"};
enum { SELDOM = sizeof seldom / sizeof *seldom, ALL_CASES = DEMO_CASES + DEMO_SELDOM };

static const char *const complaints[] = {"l", "la", "lac", "l", "lac"};

struct happening {
    instant at;
    int order;  /* of planning: settles ties */
    int nth;    /* case, customer or complaint */
    char step;
};

struct demo {
    struct session *session;
    const struct catalogue *catalogue;
    const struct card **cards; /* those asked for every day before the others */
    size_t everyday;
    struct happening *plan;
    size_t nplan, cap;
    char customers[DEMO_CUSTOMERS][24];
    char cases[ALL_CASES][24];
    char complaints[DEMO_COMPLAINTS][32];
    bool stuck[ALL_CASES];    /* no candidate suits its form: it stays a draft */
    struct date workdays[64]; /* the latest first */
};

static const struct card *card_of(const struct demo *d, int nth)
{
    if (nth < DEMO_CASES)
        return d->cards[(size_t)nth % d->everyday];
    return d->cards[d->everyday + (size_t)(nth - DEMO_CASES) % (d->catalogue->ncards - d->everyday)];
}

/* A catalogue of other services is asked for every day as a whole. */
static void sort_cards(struct demo *d)
{
    const struct catalogue *c = d->catalogue;
    size_t n = 0;
    d->cards = mem_array(c->ncards, sizeof *d->cards);
    for (size_t i = 0; i < c->ncards; i++) {
        if (demo_everyday(c->cards[i]->card.id))
            d->cards[n++] = &c->cards[i]->card;
    }
    d->everyday = n ? n : c->ncards;
    for (size_t i = 0; i < c->ncards; i++) {
        if (!demo_everyday(c->cards[i]->card.id))
            d->cards[n++] = &c->cards[i]->card;
    }
}

static const char *agent_of(int nth)
{
    return nth % 3 ? "counter1" : "agent1";
}

static enum rc open_case(struct demo *d, int nth, struct err *reterr)
{
    const char *customer = d->customers[(nth * 7 + nth / 11) % DEMO_CUSTOMERS];
    return demo_make(d->session, agent_of(nth), &command_application_open,
                     VALUES("card", card_of(d, nth)->id, "customer", customer), d->cases[nth],
                     sizeof d->cases[nth], reterr);
}

static void answers_for(const struct form *form, int nth, struct date today, struct answers *ret)
{
    for (size_t i = 0; i < form->nfields; i++) {
        const struct field *f = &form->fields[i];
        if (!form_shows(form, f, ret) || (!f->required && nth % 3 == 0))
            continue;
        char *value = demo_answer(f, nth, today);
        answers_set(ret, f->name, value);
        free(value);
    }
}

static enum rc fill_case(struct demo *d, int nth, struct err *reterr)
{
    const struct form *form = catalogue_form(d->catalogue, card_of(d, nth)->form);
    struct answers answers;
    answers_init(&answers);
    answers_for(form, nth, session_today(d->session), &answers);
    const char **values = mem_array(2 * answers.count + 3, sizeof *values);
    size_t n = 0;
    values[n++] = "application";
    values[n++] = d->cases[nth];
    for (size_t i = 0; i < answers.count; i++) {
        values[n++] = answers.list[i].name;
        values[n++] = answers.list[i].value;
    }
    enum rc rc = demo_do(d->session, agent_of(nth), &command_application_set, values, reterr);
    free(values);
    answers_done(&answers);
    return rc;
}

/* Receives what is still wanted, or flags the first document of all. */
static enum rc documents(struct demo *d, int nth, bool flag, struct err *reterr)
{
    struct reply out;
    const char *number = d->cases[nth];
    enum rc rc = demo_act(d->session, "counter1", &command_document_list,
                          VALUES("application", number), &out, reterr);
    for (size_t i = 0; !rc && i < out.nrows; i++) {
        const char *doc = reply_at(&out, i, "document")->s;
        bool received = strcmp(reply_at(&out, i, "state")->s, "received") == 0;
        if (flag && received) {
            rc = demo_do(
                d->session, "counter1", &command_document_flag,
                VALUES("application", number, "document", doc, "reason", "The copy cannot be read"),
                reterr);
            break;
        }
        if (!flag && !received)
            rc = demo_do(d->session, "counter1", &command_document_receive,
                         VALUES("application", number, "document", doc), reterr);
    }
    reply_done(&out);
    return rc;
}

/* Pays what is due, if anything is. */
static enum rc pay(struct demo *d, int nth, char step, const char *outcome, struct err *reterr)
{
    struct reply out;
    struct buf amount = {0};
    char reference[40], last4[16];
    enum rc rc = demo_act(d->session, "counter1", &command_payment_due,
                          VALUES("application", d->cases[nth]), &out, reterr);
    int64_t fils = rc ? 0 : reply_get(&out, "due")->n;
    reply_done(&out);
    if (rc || fils <= 0)
        return rc;
    money_plain(&amount, (struct money){fils});
    snprintf(reference, sizeof reference, "DEMO-%04d-%c", nth, step);
    snprintf(last4, sizeof last4, "%04d", nth);
    rc = demo_do(d->session, "counter1", &command_payment_take,
                 VALUES("application", d->cases[nth], "amount", buf_text(&amount), "reference",
                        reference, "method", nth % 2 ? "terminal" : "gateway", "scheme",
                        nth % 3 ? "visa" : "mastercard", "last4", last4, "outcome", outcome),
                 reterr);
    buf_done(&amount);
    return rc;
}

static enum rc decide(struct demo *d, int nth, const char *login, const struct command *c,
                      const char *reason, struct err *reterr)
{
    if (reason)
        return demo_do(d->session, login, c, VALUES("application", d->cases[nth], "reason", reason),
                       reterr);
    return demo_do(d->session, login, c, VALUES("application", d->cases[nth]), reterr);
}

/* What is paid before hand-out is paid at hand-out. */
static enum rc deliver(struct demo *d, const struct happening *h, struct err *reterr)
{
    enum rc rc = pay(d, h->nth, h->step, "paid", reterr);
    if (rc)
        return rc;
    return demo_do(d->session, "counter1", &command_application_deliver,
                   VALUES("application", d->cases[h->nth], "proof", "eid-card"), reterr);
}

static enum rc register_one(struct demo *d, int nth, struct err *reterr)
{
    return demo_make(d->session, agent_of(nth), &command_customer_register, demo_customer(nth),
                     d->customers[nth], sizeof d->customers[nth], reterr);
}

/* Most are ordinary. */
static const char *class_of(int nth)
{
    return nth % 12 == 8 ? "urgent" : nth % 18 == 10 ? "confidential" : "ordinary";
}

static enum rc complain(struct demo *d, int nth, char step, struct err *reterr)
{
    const char *const *words = demo_complaint(nth);
    char rating[2] = {(char)('1' + nth % 5), '\0'}, *number = d->complaints[nth];
    if (step == 'L')
        return demo_make(d->session, "agent1", &command_complaint_log,
                         VALUES("customer", d->customers[nth * 4 % DEMO_CUSTOMERS], "subject",
                                words[0], "text", words[1], "category", words[3], "class",
                                class_of(nth)),
                         number, sizeof d->complaints[nth], reterr);
    if (step == 'A')
        return demo_do(d->session, "supervisor1", &command_complaint_answer,
                       VALUES("complaint", number, "answer", words[2]), reterr);
    return demo_do(d->session, "agent1", &command_complaint_close,
                   VALUES("complaint", number, "rating", rating), reterr);
}

/* Where the card says what is issued, it is recorded before it is ready. */
static enum rc ready(struct demo *d, int nth, struct err *reterr)
{
    const struct card_result *r = &card_of(d, nth)->result;
    char number[40], expires[16];
    enum rc rc = RC_OK;
    snprintf(expires, sizeof expires, "+%d", 10 + (nth * 37 + 320) % 400);
    snprintf(number, sizeof number, "DEMO-%c-%05d", toupper((unsigned char)result_kind_word(r->kind)[0]),
             nth + 1);
    if (r->demanded)
        rc = demo_do(d->session, "counter1", &command_result_record,
                     VALUES("application", d->cases[nth], "number", number,
                            r->renewed_by && !r->months ? "expires" : NULL, expires),
                     reterr);
    return rc ? rc : decide(d, nth, "counter1", &command_application_ready, NULL, reterr);
}

static enum rc play(struct demo *d, const struct happening *h, struct err *reterr)
{
    switch (h->step) {
    case 'R':
        return register_one(d, h->nth, reterr);
    case 'L':
    case 'A':
    case 'C':
        return complain(d, h->nth, h->step, reterr);
    case 'T':
        return demo_do(d->session, "admin1", &command_tick_run, VALUES(NULL), reterr);
    case 'o':
        return open_case(d, h->nth, reterr);
    case 'a':
        return fill_case(d, h->nth, reterr);
    case 'd':
    case 'r':
        return documents(d, h->nth, false, reterr);
    case 'f':
        return documents(d, h->nth, true, reterr);
    case 's':
        return decide(d, h->nth, agent_of(h->nth), &command_application_submit, NULL, reterr);
    case 'p':
        return pay(d, h->nth, h->step, "paid", reterr);
    case 'q':
        return pay(d, h->nth, h->step, "declined", reterr);
    case 'u':
        return pay(d, h->nth, h->step, "unknown", reterr);
    case 'v':
        return demo_approve(d->session, d->cases[h->nth], card_of(d, h->nth)->two_decide, reterr);
    case 'x':
        return decide(d, h->nth, "supervisor1", &command_application_reject,
                      "The product is not covered by this service", reterr);
    case 'y':
        return ready(d, h->nth, reterr);
    case 'z':
        return deliver(d, h, reterr);
    case 'w':
        return decide(d, h->nth, agent_of(h->nth), &command_application_withdraw, NULL, reterr);
    case 'c':
        return decide(d, h->nth, "supervisor1", &command_application_cancel, "Opened by mistake",
                      reterr);
    default:
        panic("the demonstration knows no step %c", h->step);
    }
}

/* A form for which no plausible answers are known leaves a draft, not a demonstration that fails. */
static enum rc play_unless_stuck(struct demo *d, const struct happening *h, struct err *reterr)
{
    bool of_case = islower((unsigned char)h->step);
    if (of_case && d->stuck[h->nth])
        return RC_OK;
    enum rc rc = play(d, h, reterr);
    if (rc == RC_BAD_DATA && h->step == 's') {
        log_line("demonstration: %s stays a draft: %s", d->cases[h->nth], reterr->field);
        d->stuck[h->nth] = true;
        rc = RC_OK;
    }
    return rc;
}

/* Days are counted back from the last one; the desk opens at 07:30. */
static void plan(struct demo *d, int days_ago, int minute, int nth, char step)
{
    d->plan = MEM_GROW(d->plan, d->nplan, &d->cap);
    instant opens = date_start(d->workdays[days_ago]) + 7 * HOUR + 30 * MINUTE;
    d->plan[d->nplan] = (struct happening){opens + minute * MINUTE, (int)d->nplan, nth, step};
    d->nplan++;
}

static int later_steps(const char *story)
{
    int n = (int)strlen(story);
    return n > SAME_VISIT ? n - SAME_VISIT : 0;
}

static void plan_story(struct demo *d, int nth, const char *story, int since)
{
    int first_day = since + later_steps(story), minute = nth * 17 % 100;
    for (int i = 0; story[i]; i++) {
        int later = i < SAME_VISIT ? 0 : i - SAME_VISIT + 1;
        plan(d, first_day - later, later ? minute : minute + 5 * i, nth, story[i]);
    }
}

static void plan_case(struct demo *d, int nth)
{
    static const int days_since_last[] = {0, 2, 0, 1, 0, 0, 3, 1, 0, 9, 0, 1, 5, 0};
    int since = days_since_last[nth % (int)(sizeof days_since_last / sizeof *days_since_last)];
    plan_story(d, nth, stories[(nth + nth / (int)d->everyday) % STORIES], since);
}

static void plan_seldom(struct demo *d, int nth)
{
    int n = nth - DEMO_CASES;
    plan_story(d, nth, seldom[(n + n / 7) % SELDOM], 11 + n % 13);
}

static void plan_complaint(struct demo *d, int nth)
{
    const char *story = complaints[nth % (int)(sizeof complaints / sizeof *complaints)];
    int first_day = nth % 10 + (int)strlen(story) - 1;
    for (int i = 0; story[i]; i++)
        plan(d, first_day - i, 20 + nth * 3, nth, story[i] == 'l' ? 'L' : story[i] == 'a' ? 'A' : 'C');
}

static int earlier_first(const void *a, const void *b)
{
    const struct happening *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order - y->order;
}

static void plan_all(struct demo *d)
{
    for (int i = 0; i < DEMO_CUSTOMERS; i++)
        plan(d, 40 - i % 10, i, i, 'R');
    for (int i = 0; i < DEMO_CASES; i++)
        plan_case(d, i);
    for (int i = 0; i < DEMO_COMPLAINTS; i++)
        plan_complaint(d, i);
    for (int i = DEMO_CASES; d->everyday < d->catalogue->ncards && i < ALL_CASES; i++)
        plan_seldom(d, i);
    for (int i = 0; i < TICK_DAYS; i++)
        plan(d, i, 0, 0, 'T');
    qsort(d->plan, d->nplan, sizeof *d->plan, earlier_first);
}

static bool is_feast(struct date day)
{
    size_t n;
    const struct demo_feast *feasts = demo_feasts(&n);
    if ((day.month == 1 && day.day == 1) || (day.month == 12 && (day.day == 2 || day.day == 3)))
        return true;
    for (size_t i = 0; i < n; i++) {
        struct date from, until;
        if (feasts[i].name_en && date_parse(feasts[i].from, day, &from) &&
            date_parse(feasts[i].until, day, &until) && date_cmp(from, day) <= 0 &&
            date_cmp(day, until) <= 0)
            return true;
    }
    return false;
}

/* Nothing happens on a day off, nor after the moment at which the clock stands. */
static void find_workdays(struct demo *d)
{
    const struct calendar calendar = {0};
    instant now = session_now(d->session);
    struct date day = date_of(now);
    if (now < date_start(day) + 10 * HOUR)
        day = date_add(day, -1);
    for (size_t n = 0; n < sizeof d->workdays / sizeof *d->workdays; day = date_add(day, -1)) {
        if (calendar_is_working(&calendar, day) && !is_feast(day))
            d->workdays[n++] = day;
    }
}

static enum rc add_staff(struct session *s, struct err *reterr)
{
    static const char *const names[ROLE_COUNT] = {
        [ROLE_AGENT] = "Test Agent One",
        [ROLE_COUNTER] = "Test Counter One",
        [ROLE_SUPERVISOR] = "Test Supervisor One",
        [ROLE_ADMIN] = "Test Admin One",
    };
    enum rc rc = RC_OK;
    for (int r = 0; !rc && r < ROLE_COUNT; r++) {
        struct staff who = {.role = (enum role)r, .active = true};
        snprintf(who.login, sizeof who.login, "%s1", role_word(who.role));
        snprintf(who.name, sizeof who.name, "%s", names[r]);
        rc = staff_add(s->db, &who, &who.id, reterr);
    }
    return rc;
}

/* As they would have been announced before anything else happened. */
static enum rc add_feasts(struct demo *d, struct err *reterr)
{
    size_t n;
    const struct demo_feast *feasts = demo_feasts(&n);
    enum rc rc = RC_OK;
    d->session->at = d->plan[0].at;
    for (size_t i = 0; !rc && i < n; i++) {
        const struct demo_feast *f = &feasts[i];
        if (f->name_en)
            rc = demo_do(d->session, "supervisor1", &command_calendar_holiday,
                         VALUES("date", f->from, "until", f->until, "name_en", f->name_en,
                                "name_ar", f->name_ar),
                         reterr);
        else
            rc = demo_do(d->session, "supervisor1", &command_calendar_ramadan,
                         VALUES("first", f->from, "last", f->until), reterr);
    }
    return rc;
}

static enum rc play_all(struct demo *d, struct err *reterr)
{
    enum rc rc = add_staff(d->session, reterr);
    if (!rc)
        rc = add_feasts(d, reterr);
    for (size_t i = 0; !rc && i < d->nplan; i++) {
        d->session->at = d->plan[i].at;
        rc = play_unless_stuck(d, &d->plan[i], reterr);
        if (d->session->progress)
            d->session->progress(d->session->progress_ctx, (int)i + 1, (int)d->nplan);
    }
    if (!rc)
        rc = demo_contacts(d->session, (const char(*)[24])d->customers, d->workdays, reterr);
    if (!rc)
        rc = demo_ratings(d->session, reterr);
    if (!rc)
        rc = demo_campaigns(d->session, reterr);
    if (!rc)
        rc = demo_identity(d->session, (const char(*)[24])d->customers, reterr);
    if (!rc)
        rc = demo_complaints(d->session, reterr);
    if (!rc)
        rc = demo_claims(d->session, reterr);
    return rc;
}

static enum rc build(struct demo *d, struct err *reterr)
{
    struct session *s = d->session;
    s->together = true;
    enum rc rc = play_all(d, reterr);
    if (!rc)
        rc = demo_processing(s, d->catalogue, reterr);
    s->together = false;
    s->at = 0;
    return rc;
}

enum rc demo_build(struct session *s, struct err *reterr)
{
    struct demo *d = mem_alloc(sizeof *d);
    char *as = s->as;
    s->as = NULL;
    d->session = s;
    enum rc rc = session_catalogue(s, &d->catalogue, reterr);
    if (!rc && d->catalogue->ncards == 0)
        rc = ERR(reterr, RC_NOT_FOUND, NULL,
                 N_("There is no service card in %1$s, so there is nothing to demonstrate"),
                 s->cards_folder);
    if (!rc) {
        sort_cards(d);
        find_workdays(d);
        plan_all(d);
        rc = build(d, reterr);
    }
    free(s->as);
    s->as = as;
    free(d->plan);
    free(d->cards);
    free(d);
    return rc;
}
