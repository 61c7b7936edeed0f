/* report journey: how applications go through the stages of the journey, in any period.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/desk.h"
#include "command/journey.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct choice by_choices[] = {
    {"stage", {.en = N_("stage")}},
    {"state", {.en = N_("state")}},
    {"service", {.en = N_("service")}},
    {"all", {.en = N_("all of these")}},
};

static const struct arg journey_args[] = {
    ARG_DATE("from", N_("First day (otherwise the first of the month)")),
    ARG_DATE("until", N_("Last day (otherwise today)")),
    ARG_REF("service", N_("Only this service"), REF_CARD, false),
    ARG_WORD("by", N_("A row for each"), by_choices, false),
};

static const struct column columns[] = {
    {"level", N_("Of"), CELL_WORD},
    {"key", N_("Word"), CELL_CODE},
    {"name", N_("Name"), CELL_NAMES},
    {"now", N_("There at the end"), CELL_COUNT},
    {"entered", N_("Came"), CELL_COUNT},
    {"left", N_("Went"), CELL_COUNT},
    {"median_minutes", N_("Median, working minutes"), CELL_COUNT},
    {"p90_minutes", N_("90%, working minutes"), CELL_COUNT},
    {"median_elapsed", N_("Median, minutes"), CELL_COUNT},
    {"p90_elapsed", N_("90%, minutes"), CELL_COUNT},
    {"delivered", N_("Delivered"), CELL_COUNT},
    {"rejected", N_("Rejected"), CELL_COUNT},
    {"withdrawn", N_("Withdrawn"), CELL_COUNT},
    {"cancelled", N_("Cancelled"), CELL_COUNT},
    {"expired", N_("Cancelled without an answer"), CELL_COUNT},
    {"lost_percent", N_("Lost, %"), CELL_COUNT},
    {"ratings", N_("Ratings"), CELL_COUNT},
    {"rating", N_("Average"), CELL_CODE},
};

/* From the first of the month, and until today, unless said. */
static enum rc period(struct session *s, const struct args *in, struct date *ret_first,
                      struct date *ret_last, struct err *reterr)
{
    *ret_last = session_today(s);
    args_date(in, "until", ret_last);
    *ret_first = (struct date){ret_last->year, ret_last->month, 1};
    args_date(in, "from", ret_first);
    if (date_cmp(*ret_first, *ret_last) > 0)
        return ERR(reterr, RC_BAD_DATA, "until",
                   N_("The last day (%1$s) is before the first (%2$s)"), shown_date(*ret_last).s,
                   shown_date(*ret_first).s);
    return RC_OK;
}

/* Times of nothing are not known. */
static void times(struct reply *out, const struct tally *t)
{
    const int64_t minutes[] = {t->median_worked, t->late_worked, t->median_elapsed, t->late_elapsed};
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++)
        reply_cell(out, t->nspans ? cell_count(minutes[i]) : cell_none());
}

/* "4.25" */
static struct cell rating_cell(const struct tally *t)
{
    char text[48];
    int64_t hundredths = tally_rating(t);
    snprintf(text, sizeof text, "%" PRId64 ".%02" PRId64, hundredths / 100, hundredths % 100);
    return t->ratings ? cell_code(text) : cell_none();
}

static void row(struct reply *out, const char *level, struct cell name, const struct tally *t)
{
    if (out->columns == columns)
        reply_cell(out, cell_word(level, level));
    reply_cell(out, cell_code(t->key));
    reply_cell(out, name);
    reply_cell(out, cell_count(t->now));
    reply_cell(out, cell_count(t->entered));
    reply_cell(out, cell_count(t->left));
    times(out, t);
    for (int e = 0; e < ENDING_COUNT; e++)
        reply_cell(out, cell_count(t->ended[e]));
    reply_cell(out, t->left ? cell_count((tally_lost(t) * 200 + t->left) / (2 * t->left)) : cell_none());
    reply_cell(out, cell_count(t->ratings));
    reply_cell(out, rating_cell(t));
}

static void stage_rows(struct reply *out, const struct journey *j)
{
    for (int i = 0; i < STAGE_COUNT; i++) {
        enum stage g = (enum stage)i;
        row(out, by_choices[0].value, cell_word(stage_word(g), stage_title(g)), &j->stages[i]);
    }
}

/* Nothing stays in a state that is the end. */
static void state_rows(struct reply *out, const struct journey *j)
{
    for (int i = 0; i < STATE_COUNT; i++) {
        enum state st = (enum state)i;
        if (!state_is_final(st))
            row(out, by_choices[1].value, cell_word(state_word(st), state_title(st)), &j->states[i]);
    }
}

static void service_rows(struct reply *out, const struct journey *j, const struct catalogue *c)
{
    for (size_t i = 0; i < j->nservices; i++) {
        const struct card_file *f = catalogue_card(c, j->services[i].key);
        row(out, by_choices[2].value,
            f ? cell_names(f->card.name.en, f->card.name.ar) : cell_text(j->services[i].key),
            &j->services[i]);
    }
}

static void record(struct reply *out, const struct journey *j, const struct card_file *only)
{
    reply_record(out, N_("Journey"));
    reply_entry(out, "from", N_("From"), cell_date(date_of(j->from)));
    reply_entry(out, "until", N_("Until"), cell_date(date_of(j->until - 1)));
    if (only)
        reply_entry(out, "service", N_("Service"), cell_names(only->card.name.en, only->card.name.ar));
    reply_entry(out, "opened", N_("Applications opened"), cell_count(j->opened));
    for (int e = 0; e < ENDING_COUNT; e++)
        reply_entry(out, ending_word((enum ending)e), ending_title((enum ending)e),
                    cell_count(j->ended[e]));
    reply_entry(out, "now", N_("Open at the end"), cell_count(j->now));
    reply_entry(out, "ratings", N_("Ratings"), cell_count(j->all.ratings));
    reply_entry(out, "rating", N_("Average"), rating_cell(&j->all));
}

static void rows(const struct args *in, struct reply *out, const struct journey *j,
                 const struct catalogue *c)
{
    const char *by = args_text(in, "by");
    bool all = strcmp(by, "all") == 0;
    size_t n = sizeof columns / sizeof *columns;
    reply_table(out, N_("In the period"), all ? columns : columns + 1, all ? n : n - 1);
    if (all || !*by || strcmp(by, "stage") == 0)
        stage_rows(out, j);
    if (all || strcmp(by, "state") == 0)
        state_rows(out, j);
    if (all || strcmp(by, "service") == 0)
        service_rows(out, j, c);
}

static enum rc run_journey(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct date first, last;
    struct journey j;
    const struct catalogue *catalogue;
    const struct card_file *only = NULL;
    enum rc rc = period(s, in, &first, &last, reterr);
    if (!rc)
        rc = session_catalogue(s, &catalogue, reterr);
    if (!rc && args_given(in, "service"))
        rc = desk_card(s, args_text(in, "service"), &only, reterr);
    if (!rc)
        rc = journey_count(s, date_start(first), date_start(date_add(last, 1)),
                           only ? only->card.id : NULL, &j, reterr);
    if (rc)
        return rc;
    record(out, &j, only);
    rows(in, out, &j, catalogue);
    journey_done(&j);
    return RC_OK;
}

const struct command command_report_journey = {
    .noun = "report",
    .verb = "journey",
    .summary = N_("Show how applications go through the stages: how many, how long, how many are lost, and "
                  "how customers rate it"),
    .who = ROLES_SUPERVISOR | ROLES_ADMIN,
    .access = ACCESS_READ,
    ARGS(journey_args),
    .example = "report journey from=1/10/2026 until=31/10/2026 by=service",
    .run = run_journey,
};
