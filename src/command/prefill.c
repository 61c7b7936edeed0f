/* application prefill: the answers of an earlier application, so that nobody is asked twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/prefill.h"

#include "command/arguments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What became of the answers. */
struct copying {
    const struct casework *from;
    struct casework *to;
    struct date today;
    unsigned long copied, kept, refused; /* taken over; answered already; not fitting any more */
    struct buf labels;                   /* of those that do not fit */
};

/* A choice may have lost one of its values, a date may have passed: the field itself says. */
static bool fits(const struct copying *k, const struct field *f, const char *value)
{
    char *canonical = NULL;
    const struct field *before = form_field(k->from->form, f->name);
    bool good = before && before->type == f->type &&
                field_parse(f, value, k->today, &canonical, NULL, NULL) == RC_OK;
    free(canonical);
    return good;
}

static void copy(struct copying *k, const struct field *f)
{
    const char *value = answers_get(&k->from->counted, f->name);
    if (!*value || !form_shows(k->to->form, f, &k->to->answers))
        return;
    if (*answers_get(&k->to->answers, f->name)) {
        k->kept++;
    } else if (fits(k, f, value)) {
        answers_set(&k->to->answers, f->name, value);
        k->copied++;
    } else {
        buf_printf(&k->labels, "%s%s", k->refused++ ? " · " : "", bi_text(&f->label));
    }
}

/* Answers to fields that the new form does not have, or not of that name. */
static unsigned long nowhere(const struct copying *k)
{
    unsigned long n = 0;
    for (size_t i = 0; i < k->from->counted.count; i++) {
        if (!form_field(k->to->form, k->from->counted.list[i].name))
            n++;
    }
    return n;
}

static void tell(const struct copying *k, struct reply *out)
{
    char count[24];
    unsigned long lost = nowhere(k);
    snprintf(count, sizeof count, "%lu", k->copied);
    if (k->copied)
        MSG_N(reply_message(out), k->copied,
              NP_("%2$s answer was copied from application %1$s; ask whether it is still right",
                  "%2$s answers were copied from application %1$s; ask whether they are still right"),
              k->from->app.number, count);
    else
        MSG(reply_message(out), N_("Nothing was copied from application %1$s"), k->from->app.number);
    snprintf(count, sizeof count, "%lu", lost);
    if (lost)
        MSG_N(reply_message(out), lost,
              NP_("The form of today has no place for %1$s of the earlier answers",
                  "The form of today has no place for %1$s of the earlier answers"),
              count);
    if (k->refused)
        MSG(reply_message(out), N_("Not copied, because it no longer fits: %1$s"), buf_text(&k->labels));
}

static enum rc check_source(const struct casework *c, const struct casework *from, struct err *reterr)
{
    if (from->app.id.n == c->app.id.n)
        return ERR(reterr, RC_BAD_DATA, "from", N_("An application cannot be copied from itself"));
    if (from->app.customer.n != c->app.customer.n)
        return ERR(reterr, RC_BAD_DATA, "from",
                   N_("Application %1$s is another customer's; its answers stay there"),
                   from->app.number);
    return RC_OK;
}

static enum rc store(struct session *s, struct casework *c, const char *from, struct err *reterr)
{
    c->app.changed_at = session_now(s);
    enum rc rc = application_answers_put(s->db, c->app.id, &c->answers, reterr);
    if (!rc)
        rc = application_update(s->db, &c->app, reterr);
    return rc ? rc : case_happened(s, c, "answers-copied", "", from, reterr);
}

enum rc prefill(struct session *s, struct casework *c, const char *from, struct reply *out,
                struct err *reterr)
{
    struct casework earlier;
    enum rc rc = case_open(s, from, &earlier, reterr);
    if (rc)
        return rc;
    struct copying k = {.from = &earlier, .to = c, .today = session_today(s)};
    rc = check_source(c, &earlier, reterr);
    for (size_t i = 0; !rc && i < c->form->nfields; i++)
        copy(&k, &c->form->fields[i]);
    if (!rc && k.copied)
        rc = store(s, c, earlier.app.number, reterr);
    if (!rc)
        tell(&k, out);
    buf_done(&k.labels);
    case_done(&earlier);
    return rc;
}

/* ---- which one ---- */

struct looking {
    struct session *s;
    const struct casework *c;
    char same_form[24];
    char *ret;
};

static bool same_form(const struct looking *l, const struct application *a)
{
    const struct card_file *card = l->s->catalogue ? catalogue_card(l->s->catalogue, a->service) : NULL;
    return a->form_version.n == l->c->app.form_version.n ||
           (card && strcmp(card->card.form, l->c->form->id) == 0);
}

/* Newest first: the first of the same service ends it. */
static bool look(void *ctx, const struct application *a)
{
    struct looking *l = ctx;
    if (a->id.n >= l->c->app.id.n)
        return true;
    if (strcmp(a->service, l->c->app.service) == 0) {
        snprintf(l->ret, 24, "%s", a->number);
        return false;
    }
    if (!*l->same_form && same_form(l, a))
        snprintf(l->same_form, sizeof l->same_form, "%s", a->number);
    return true;
}

enum rc prefill_source(struct session *s, const struct casework *c, char ret[24], struct err *reterr)
{
    struct application_filter f = {.customer = c->app.customer, .limit = LIST_LIMIT};
    struct looking l = {.s = s, .c = c, .ret = ret};
    *ret = '\0';
    enum rc rc = application_each(s->db, &f, look, &l, reterr);
    if (!*ret)
        snprintf(ret, 24, "%s", l.same_form);
    return rc;
}

/* ---- the command ---- */

static const struct arg prefill_args[] = {
    ARG_APPLICATION,
    ARG_REF("from", N_("Earlier application"), REF_APPLICATION, false),
    ARG_VERSION,
};

static enum rc check_draft(const struct casework *c, struct err *reterr)
{
    char state[64];
    if (c->app.state == STATE_DRAFT)
        return RC_OK;
    snprintf(state, sizeof state, "=%s", state_title(c->app.state));
    return ERR(reterr, RC_CONFLICT, NULL,
               N_("Answers can be changed only in a draft; application %1$s is %2$s"), c->app.number,
               state);
}

static enum rc choose(struct session *s, const struct casework *c, const struct args *in, char ret[24],
                      struct err *reterr)
{
    if (args_given(in, "from")) {
        snprintf(ret, 24, "%s", args_text(in, "from"));
        return RC_OK;
    }
    enum rc rc = prefill_source(s, c, ret, reterr);
    if (!rc && !*ret)
        return ERR(reterr, RC_NOT_FOUND, "from",
                   N_("This customer has no earlier application with such a form"));
    return rc;
}

static enum rc run_prefill(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct casework c;
    char from[24];
    enum rc rc = case_open(s, args_text(in, "application"), &c, reterr);
    if (rc)
        return rc;
    rc = case_check_version(s, &c, in, reterr);
    if (!rc)
        rc = check_draft(&c, reterr);
    if (!rc)
        rc = choose(s, &c, in, from, reterr);
    if (!rc)
        rc = prefill(s, &c, from, out, reterr);
    if (!rc)
        case_record(out, &c.app);
    case_done(&c);
    return rc;
}

const struct command command_application_prefill = {
    .noun = "application",
    .verb = "prefill",
    .summary = N_("Copy the answers of an earlier application into a draft, where they still fit"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(prefill_args),
    .example = "application prefill application=E26-11-000002 from=E26-03-000123",
    .run = run_prefill,
};
