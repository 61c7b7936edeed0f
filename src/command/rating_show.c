/* rating list, summary, export: what customers think, one by one, by what it depends on, and for Customer
 * Pulse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/desk.h"
#include "command/rating.h"

#include "base/mem.h"
#include "domain/card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_DAYS = 30 };

/* ---- the period ---- */

/* Both days included; without them the last thirty. */
static enum rc period(struct session *s, const struct args *in, instant *ret_from,
                      instant *ret_until, struct err *reterr)
{
    struct date to = session_today(s);
    args_date(in, "to", &to);
    struct date from = date_add(to, 1 - USUAL_DAYS);
    args_date(in, "from", &from);
    if (date_cmp(from, to) > 0)
        return ERR(reterr, RC_BAD_DATA, "from", N_("The first day is after the last one"));
    *ret_from = date_start(from);
    *ret_until = date_start(date_add(to, 1));
    return RC_OK;
}

static struct cell stage_cell(enum rated stage)
{
    return cell_word(rated_word(stage), rated_title(stage));
}

static struct cell channel_cell(const char *word)
{
    enum channel channel;
    return channel_parse(word, &channel) ? cell_word(word, channel_title(channel)) : cell_none();
}

/* ---- rating list ---- */

static const struct arg list_args[] = {
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, false),
    ARG_YES("low", N_("Only customers who are not content (1 or 2)")),
    ARG_DATE("from", N_("From")),
    ARG_DATE("to", N_("To")),
};

static const struct column list_columns[] = {
    {"at", N_("When"), CELL_TIME},          {"number", N_("Number"), CELL_CODE},
    {"stage", N_("Stage"), CELL_WORD},      {"score", N_("Rating"), CELL_COUNT},
    {"reason", N_("Reason"), CELL_LONG},    {"service", N_("Service"), CELL_NAMES},
    {"channel", N_("Channel"), CELL_WORD},  {"employee", N_("Served by"), CELL_CODE},
    {"by", N_("Written down by"), CELL_CODE}, {"counts", N_("Counts"), CELL_YES_NO},
};

struct listing {
    struct session *session;
    struct reply *out;
    bool low;
};

static bool list_row(void *ctx, const struct rating *r)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
    if (l->low && (r->score > RATING_LOW || !r->counts))
        return true;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, cell_time(r->at));
    reply_cell(out, cell_code(r->transaction));
    reply_cell(out, stage_cell(r->stage));
    reply_cell(out, cell_count(r->score));
    reply_cell(out, cell_long(r->reason));
    reply_cell(out, cell_names(r->service_en, r->service_ar));
    reply_cell(out, channel_cell(r->channel));
    reply_cell(out, cell_code(r->employee));
    reply_cell(out, cell_code(r->login));
    reply_cell(out, cell_yes_no(r->counts));
    return true;
}

static enum rc of_application(struct listing *l, const char *number, struct err *reterr)
{
    struct application a;
    enum rc rc = desk_application(l->session, number, &a, reterr);
    return rc ? rc : rating_of(l->session->db, a.id, (struct rowid){0}, list_row, l, reterr);
}

static enum rc of_complaint(struct listing *l, const char *number, struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(l->session, number, &c, reterr);
    if (rc)
        return rc;
    rc = rating_of(l->session->db, (struct rowid){0}, c.id, list_row, l, reterr);
    complaint_done(&c);
    return rc;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct listing l = {s, out, args_yes(in, "low")};
    instant from, until;
    reply_table(out, N_("Ratings"), list_columns, sizeof list_columns / sizeof *list_columns);
    if (*args_text(in, "application"))
        return of_application(&l, args_text(in, "application"), reterr);
    if (*args_text(in, "complaint"))
        return of_complaint(&l, args_text(in, "complaint"), reterr);
    enum rc rc = period(s, in, &from, &until, reterr);
    return rc ? rc : rating_each(s->db, from, until, desk_viewer(s), list_row, &l, reterr);
}

const struct command command_rating_list = {
    .noun = "rating",
    .verb = "list",
    .summary = N_("List the ratings of an application, of a complaint, or of some days"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "rating list low=yes from=1/11/2026",
    .run = run_list,
};

/* ---- rating summary ---- */

enum by { BY_STAGE, BY_SERVICE, BY_CHANNEL, BY_EMPLOYEE };

static const struct choice bys[] = {
    {"stage", {.en = N_("Stage")}},
    {"service", {.en = N_("Service")}},
    {"channel", {.en = N_("Channel")}},
    {"employee", {.en = N_("Served by")}},
};

static const struct choice stages[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    RATED_LIST(X)
#undef X
};

static const struct arg summary_args[] = {
    ARG_WORD("by", N_("What the ratings are put together by"), bys, false),
    ARG_WORD("stage", N_("What is rated (all of it, unless said)"), stages, false),
    ARG_DATE("from", N_("From")),
    ARG_DATE("to", N_("To")),
};

static const struct column summary_columns[] = {
    {"key", N_("Code"), CELL_CODE},          {"name", N_("What"), CELL_NAMES},
    {"average", N_("Average"), CELL_CODE},   {"ratings", N_("Ratings"), CELL_COUNT},
    {"low", N_("Not content"), CELL_COUNT},  {"score1", N_("1"), CELL_COUNT},
    {"score2", N_("2"), CELL_COUNT},         {"score3", N_("3"), CELL_COUNT},
    {"score4", N_("4"), CELL_COUNT},         {"score5", N_("5"), CELL_COUNT},
};

struct group {
    char key[65];
    int64_t n[RATING_MOST + 1]; /* by score */
};

struct summary {
    enum by by;
    enum rated stage;
    struct group *groups;
    size_t ngroups, cap;
    struct group all;
};

static struct group *group_of(struct summary *y, const char *key)
{
    for (size_t i = 0; i < y->ngroups; i++) {
        if (strcmp(y->groups[i].key, key) == 0)
            return &y->groups[i];
    }
    y->groups = MEM_GROW(y->groups, y->ngroups, &y->cap);
    struct group *g = &y->groups[y->ngroups++];
    *g = (struct group){0};
    snprintf(g->key, sizeof g->key, "%s", key);
    return g;
}

static void add_point(void *ctx, const struct rating_point *p)
{
    struct summary *y = ctx;
    const char *key = y->by == BY_SERVICE    ? p->service
                      : y->by == BY_CHANNEL  ? p->channel
                      : y->by == BY_EMPLOYEE ? p->employee
                                             : rated_word(p->stage);
    if (p->stage == y->stage)
        y->all.n[p->score]++;
    if (y->by == BY_STAGE || p->stage == y->stage)
        group_of(y, key)->n[p->score]++;
}

static int64_t ratings(const struct group *g)
{
    int64_t n = 0;
    for (int i = RATING_LEAST; i <= RATING_MOST; i++)
        n += g->n[i];
    return n;
}

/* In hundredths, rounded. */
static int64_t average(const struct group *g)
{
    int64_t n = ratings(g), sum = 0;
    for (int i = RATING_LEAST; i <= RATING_MOST; i++)
        sum += i * g->n[i];
    return n ? (200 * sum + n) / (2 * n) : 0;
}

/* Whom it has to be spoken about with first: the lowest; stages in their own order. */
static int order_of(const char *stage)
{
    enum rated r = RATED_OVERALL;
    (void)rated_parse(stage, &r);
    return (int)r;
}

static int stage_order(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    return order_of(x->key) - order_of(y->key);
}

static int lowest_first(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    int64_t one = average(x), other = average(y);
    return one != other ? (one < other ? -1 : 1) : strcmp(x->key, y->key);
}

static struct cell average_cell(const struct group *g)
{
    char text[48];
    int64_t hundredths = average(g);
    snprintf(text, sizeof text, "%lld.%02lld", (long long)(hundredths / 100),
             (long long)(hundredths % 100));
    return ratings(g) ? cell_code(text) : cell_none();
}

static struct cell name_cell(struct session *s, enum by by, const char *key)
{
    enum rated stage;
    const struct card_file *f =
        by == BY_SERVICE && s->catalogue ? catalogue_card(s->catalogue, key) : NULL;
    if (f)
        return cell_names(f->card.name.en, f->card.name.ar);
    if (by == BY_STAGE && rated_parse(key, &stage))
        return stage_cell(stage);
    if (by == BY_SERVICE && !*key)
        return cell_word("none", N_("complaints about no service"));
    return by == BY_CHANNEL ? channel_cell(key) : cell_code(key);
}

static void group_row(struct session *s, enum by by, const struct group *g, struct reply *out)
{
    reply_cell(out, cell_code(g->key));
    reply_cell(out, name_cell(s, by, g->key));
    reply_cell(out, average_cell(g));
    reply_cell(out, cell_count(ratings(g)));
    reply_cell(out, cell_count(g->n[1] + g->n[2]));
    for (int i = RATING_LEAST; i <= RATING_MOST; i++)
        reply_cell(out, cell_count(g->n[i]));
}

static void summary_reply(struct session *s, struct summary *y, instant from, instant until,
                          struct reply *out)
{
    if (y->ngroups)
        qsort(y->groups, y->ngroups, sizeof *y->groups,
              y->by == BY_STAGE ? stage_order : lowest_first);
    reply_record(out, N_("Customer Pulse"));
    reply_entry(out, "from", N_("From"), cell_date(date_of(from)));
    reply_entry(out, "to", N_("To"), cell_date(date_of(until - 1)));
    reply_entry(out, "stage", N_("What was rated"), stage_cell(y->stage));
    reply_entry(out, "ratings", N_("Ratings"), cell_count(ratings(&y->all)));
    reply_entry(out, "average", N_("Average"), average_cell(&y->all));
    reply_table(out, N_("Ratings"), summary_columns,
                sizeof summary_columns / sizeof *summary_columns);
    for (size_t i = 0; i < y->ngroups; i++)
        group_row(s, y->by, &y->groups[i], out);
}

static enum by by_of(const char *word)
{
    for (size_t i = 0; i < sizeof bys / sizeof *bys; i++) {
        if (strcmp(bys[i].value, word) == 0)
            return (enum by)i;
    }
    return BY_STAGE;
}

static enum rc run_summary(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    const struct catalogue *catalogue;
    struct summary y = {.by = by_of(args_text(in, "by")), .stage = RATED_OVERALL};
    instant from, until;
    (void)rated_parse(args_text(in, "stage"), &y.stage);
    enum rc rc = period(s, in, &from, &until, reterr);
    if (!rc)
        rc = session_catalogue(s, &catalogue, reterr);
    if (!rc)
        rc = rating_points(s->db, from, until, add_point, &y, reterr);
    if (!rc)
        summary_reply(s, &y, from, until, out);
    free(y.groups);
    return rc;
}

const struct command command_rating_summary = {
    .noun = "rating",
    .verb = "summary",
    .summary = N_("Show averages and counts of ratings by stage, service, channel or who served"),
    .who = ROLES_SUPERVISOR | ROLES_ADMIN,
    .access = ACCESS_READ,
    ARGS(summary_args),
    .example = "rating summary by=service from=1/11/2026",
    .run = run_summary,
};

/* ---- rating export ---- */

static const struct arg export_args[] = {ARG_DATE("from", N_("From")), ARG_DATE("to", N_("To"))};

/* Customer Pulse ties a rating to service code, channel, employee and transaction. */
static const struct column export_columns[] = {
    {"rated_at", N_("When"), CELL_TIME},
    {"transaction", N_("Number"), CELL_CODE},
    {"kind", N_("Kind"), CELL_WORD},
    {"service_code", N_("Service code"), CELL_CODE},
    {"service", N_("Service card"), CELL_CODE},
    {"channel", N_("Channel"), CELL_WORD},
    {"employee", N_("Served by"), CELL_CODE},
    {"stage", N_("Stage"), CELL_WORD},
    {"score", N_("Rating"), CELL_COUNT},
    {"reason", N_("Reason"), CELL_LONG},
    {"exported_by", N_("Exported by"), CELL_CODE},
    {"exported_at", N_("Exported"), CELL_TIME},
};

static bool export_row(void *ctx, const struct rating *r)
{
    const struct listing *l = ctx;
    struct session *s = l->session;
    struct reply *out = l->out;
    const struct card_file *f = catalogue_card(s->catalogue, r->service);
    if (!r->counts)
        return true;
    reply_cell(out, cell_time(r->at));
    reply_cell(out, cell_code(r->transaction));
    reply_cell(out, r->application.n ? cell_word("application", N_("Application"))
                                     : cell_word("complaint", N_("Complaint")));
    reply_cell(out, f ? cell_code(f->card.federal_code) : cell_none());
    reply_cell(out, cell_code(r->service));
    reply_cell(out, channel_cell(r->channel));
    reply_cell(out, cell_code(r->employee));
    reply_cell(out, stage_cell(r->stage));
    reply_cell(out, cell_count(r->score));
    reply_cell(out, cell_long(r->reason));
    reply_cell(out, cell_code(s->staff.login));
    reply_cell(out, cell_time(session_now(s)));
    return true;
}

static enum rc run_export(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    const struct catalogue *catalogue;
    struct listing l = {.session = s, .out = out};
    instant from, until;
    enum rc rc = period(s, in, &from, &until, reterr);
    if (!rc)
        rc = session_catalogue(s, &catalogue, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Ratings"), export_columns, sizeof export_columns / sizeof *export_columns);
    return rating_each(s->db, from, until, desk_viewer(s), export_row, &l, reterr);
}

const struct command command_rating_export = {
    .noun = "rating",
    .verb = "export",
    .summary = N_("Export the ratings of some days for Customer Pulse, with -o csv or -o json"),
    .who = ROLES_SUPERVISOR | ROLES_ADMIN,
    .access = ACCESS_READ_PERSONAL,
    ARGS(export_args),
    .example = "rating export from=1/11/2026 to=30/11/2026",
    .run = run_export,
};
