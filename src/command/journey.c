/* How applications went through the journey in a period.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/journey.h"

#include "base/mem.h"
#include "base/word.h"
#include "domain/worked.h"
#include "store/calendar.h"
#include "store/passage.h"
#include "store/rating.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct word endings[] = {
#define X(name, word, title) [ENDING_##name] = {word, title},
    ENDING_LIST(X)
#undef X
};
WORD_WORD(ending, endings)
WORD_TITLE(ending, endings)

int64_t tally_lost(const struct tally *t)
{
    int64_t lost = 0;
    for (int e = 0; e < ENDING_COUNT; e++)
        lost += e == ENDING_DELIVERED ? 0 : t->ended[e];
    return lost;
}

int64_t tally_rating(const struct tally *t)
{
    return t->ratings ? (200 * t->rated + t->ratings) / (2 * t->ratings) : 0;
}

/* How the event ends an application in this state; ENDING_COUNT: it goes on. */
static enum ending ending_of(enum state from, enum event event)
{
    size_t n;
    const struct transition *t = workflow_table(&n);
    while (n && (t->from != from || t->event != event))
        t++, n--;
    if (!n || !state_is_final(t->to))
        return ENDING_COUNT;
    switch ((int)t->to) {
    case STATE_DELIVERED:
        return ENDING_DELIVERED;
    case STATE_REJECTED:
        return ENDING_REJECTED;
    case STATE_WITHDRAWN:
        return ENDING_WITHDRAWN;
    default:
        return event == EVENT_CANCEL ? ENDING_CANCELLED : ENDING_EXPIRED;
    }
}

static struct tally *service_of(struct journey *j, const char *service)
{
    for (size_t i = 0; i < j->nservices; i++) {
        if (strcmp(j->services[i].key, service) == 0)
            return &j->services[i];
    }
    j->services = MEM_GROW(j->services, j->nservices, &j->cap);
    struct tally *t = &j->services[j->nservices++];
    memset(t, 0, sizeof *t);
    snprintf(t->key, sizeof t->key, "%s", service);
    return t;
}

static void took(struct tally *t, instant from, instant to)
{
    t->spans = MEM_GROW(t->spans, t->nspans, &t->cap);
    t->spans[t->nspans++] = (struct span){from, to};
}

static void count_left(struct journey *j, const struct passage *p, struct tally *service)
{
    struct tally *state = &j->states[p->state], *stage = &j->stages[state_stage(p->state)];
    enum ending e = ending_of(p->state, p->ended_by);
    state->left++;
    took(state, p->entered_at, p->left_at);
    if (p->ends) {
        stage->left++;
        took(stage, p->stage_since, p->left_at);
        if (state_stage(p->state) == STAGE_PROCESSING)
            took(service, p->stage_since, p->left_at);
    }
    if (e == ENDING_COUNT)
        return;
    service->left++;
    state->ended[e]++, stage->ended[e]++, service->ended[e]++, j->ended[e]++;
}

static bool within(const struct journey *j, instant t)
{
    return t >= j->from && t < j->until;
}

static bool count(void *ctx, const struct passage *p)
{
    struct journey *j = ctx;
    enum stage stage = state_stage(p->state);
    struct tally *service = service_of(j, p->service);
    if (!p->left_at || p->left_at >= j->until)
        j->states[p->state].now++, j->stages[stage].now++, service->now++, j->now++;
    if (within(j, p->entered_at)) {
        j->states[p->state].entered++;
        j->stages[stage].entered += p->begins;
        if (p->begins && stage == STAGE_APPLICATION)
            service->entered++, j->opened++;
    }
    if (p->left_at && within(j, p->left_at))
        count_left(j, p, service);
    return true;
}

struct only {
    struct journey *journey;
    const char *service; /* NULL: all of them */
};

static void give(struct tally *t, int score)
{
    t->ratings++;
    t->rated += score;
}

static void count_rating(void *ctx, const struct rating_point *p)
{
    const struct only *o = ctx;
    enum stage stage = STAGE_INFORMATION;
    if (!*p->service || (o->service && strcmp(o->service, p->service) != 0))
        return;
    while (stage < STAGE_COUNT && strcmp(stage_word(stage), rated_word(p->stage)) != 0)
        stage++;
    if (stage < STAGE_COUNT) {
        give(&o->journey->stages[stage], p->score);
        return;
    }
    give(service_of(o->journey, p->service), p->score);
    give(&o->journey->all, p->score);
}

static int ascending(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The least that so many of a hundred did not go beyond. */
static int64_t percentile(const int64_t *sorted, size_t n, size_t percent)
{
    return n ? sorted[(n * percent + 99) / 100 - 1] : 0;
}

static void measure(struct tally *t, const struct worked *w)
{
    int64_t *minutes = mem_array(t->nspans ? t->nspans : 1, sizeof *minutes);
    for (size_t i = 0; i < t->nspans; i++)
        minutes[i] = worked_minutes(w, t->spans[i].from, t->spans[i].to);
    qsort(minutes, t->nspans, sizeof *minutes, ascending);
    t->median_worked = percentile(minutes, t->nspans, 50);
    t->late_worked = percentile(minutes, t->nspans, 90);
    for (size_t i = 0; i < t->nspans; i++) {
        int64_t seconds = t->spans[i].to - t->spans[i].from;
        minutes[i] = seconds > 0 ? seconds / 60 : 0;
    }
    qsort(minutes, t->nspans, sizeof *minutes, ascending);
    t->median_elapsed = percentile(minutes, t->nspans, 50);
    t->late_elapsed = percentile(minutes, t->nspans, 90);
    free(minutes);
}

/* Everything that was left lies before `until`; the longest stay says where to begin. */
static instant earliest(const struct journey *j)
{
    instant first = j->until;
    for (int i = 0; i < STATE_COUNT + STAGE_COUNT; i++) {
        const struct tally *t = i < STATE_COUNT ? &j->states[i] : &j->stages[i - STATE_COUNT];
        for (size_t k = 0; k < t->nspans; k++)
            first = t->spans[k].from < first ? t->spans[k].from : first;
    }
    return first;
}

static enum rc measure_all(struct session *s, struct journey *j, struct err *reterr)
{
    struct kept_calendar k;
    enum rc rc = calendar_get(s->db, &k, reterr);
    if (rc)
        return rc;
    struct worked *w = worked_new(&k.calendar, date_of(earliest(j)), date_of(j->until));
    for (int i = 0; i < STAGE_COUNT; i++)
        measure(&j->stages[i], w);
    for (int i = 0; i < STATE_COUNT; i++)
        measure(&j->states[i], w);
    for (size_t i = 0; i < j->nservices; i++)
        measure(&j->services[i], w);
    worked_free(w);
    calendar_done(&k);
    return RC_OK;
}

static int by_what_is_there(const void *a, const void *b)
{
    const struct tally *x = a, *y = b;
    if (x->now != y->now)
        return x->now < y->now ? 1 : -1;
    return strcmp(x->key, y->key);
}

/* What is there was there before the period, too: a service to which nothing happened is left out only
 * where nothing of it is there. */
static void sort_services(struct journey *j)
{
    size_t kept = 0;
    for (size_t i = 0; i < j->nservices; i++) {
        struct tally *t = &j->services[i];
        if (t->now || t->entered || t->left || t->nspans || t->ratings)
            j->services[kept++] = *t;
        else
            free(t->spans);
    }
    j->nservices = kept;
    if (kept)
        qsort(j->services, kept, sizeof *j->services, by_what_is_there);
}

static void name_rows(struct journey *j)
{
    for (int i = 0; i < STAGE_COUNT; i++)
        snprintf(j->stages[i].key, sizeof j->stages[i].key, "%s", stage_word((enum stage)i));
    for (int i = 0; i < STATE_COUNT; i++)
        snprintf(j->states[i].key, sizeof j->states[i].key, "%s", state_word((enum state)i));
}

enum rc journey_count(struct session *s, instant from, instant until, const char *service,
                      struct journey *ret, struct err *reterr)
{
    struct journey j = {.from = from, .until = until};
    name_rows(&j);
    enum rc rc = passage_each(s->db, from, until, service, count, &j, reterr);
    if (!rc)
        rc = rating_points(s->db, from, until, count_rating, &(struct only){&j, service}, reterr);
    if (!rc)
        rc = measure_all(s, &j, reterr);
    if (rc) {
        journey_done(&j);
        return rc;
    }
    sort_services(&j);
    *ret = j;
    return RC_OK;
}

void journey_done(struct journey *j)
{
    for (int i = 0; i < STAGE_COUNT; i++)
        free(j->stages[i].spans);
    for (int i = 0; i < STATE_COUNT; i++)
        free(j->states[i].spans);
    for (size_t i = 0; i < j->nservices; i++)
        free(j->services[i].spans);
    free(j->services);
    memset(j, 0, sizeof *j);
}
