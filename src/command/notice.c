/* What the customer is told when the state of a case changes: the words that the workflow's row names,
 * in the customer's language. A number, a status, days, amounts, the names of documents, what would
 * do instead of them and why it was rejected: personal data has no place in a text message.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/case.h"
#include "command/tell.h"
#include "command/words.h"

#include <stdio.h>
#include <string.h>

static const char *name_in(const struct bi *b, enum lang l)
{
    return l == LANG_AR && b->ar ? b->ar : b->en;
}

static void add_remedy(struct buf *out, const char *remedy, const struct recipient *to)
{
    struct msg label;
    if (!*remedy)
        return;
    MSG(&label, N_("what would do"));
    buf_add(out, " (");
    words_in(out, to->lang, &label);
    buf_add(out, ": ");
    tell_typed(out, to, remedy);
    buf_addc(out, ')');
}

/* to: whoever reads what would do instead, NULL: nothing of it. */
static void add_missing(const struct casework *c, enum lang l, const struct recipient *to, struct buf *out)
{
    bool first = true;
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        if (!case_lacks(c, i))
            continue;
        buf_printf(out, "%s%s", first ? "" : l == LANG_AR ? "، " : ", ",
                   name_in(&c->card->documents[i].name, l));
        if (to)
            add_remedy(out, c->documents[i].remedy, to);
        first = false;
    }
}

void case_missing_names(const struct casework *c, enum lang l, struct buf *out)
{
    add_missing(c, l, NULL, out);
}

enum rc case_say(struct session *s, const struct casework *c, const char *subject, const struct msg *m,
                 enum missing missing, const struct msg *more, struct err *reterr)
{
    struct customer customer;
    struct recipient to;
    enum rc rc = customer_by_id(s->db, c->app.customer, &customer, reterr);
    if (rc || !tell_customer(&customer, &to))
        return rc;
    struct buf text;
    buf_init(&text);
    words_in(&text, to.lang, m);
    if (missing != MISSING_UNSAID) {
        buf_add(&text, ": ");
        add_missing(c, to.lang, missing == MISSING_EXPLAINED ? &to : NULL, &text);
    }
    if (c->told_reason)
        tell_typed(&text, &to, c->told_reason);
    if (more->id) {
        buf_add(&text, ". ");
        words_in(&text, to.lang, more);
    }
    rc = tell_send(s, &to, subject, buf_text(&text), c->app.number, reterr);
    buf_done(&text);
    return rc;
}

void case_where(struct casework *c, const char *place)
{
    static const char *const centre = N_("at the customer happiness centre");
    snprintf(c->told_more, sizeof c->told_more, *place ? "%s" : "=%s", *place ? place : centre);
}

/* What the letters of a notice stand for. */
struct telling {
    char state[64];
    struct shown until, moment, due;
};

static enum rc gather(struct session *s, const struct casework *c, struct date waited_until,
                      struct telling *t, struct money *ret_due, struct err *reterr)
{
    bool unknown;
    enum rc rc = payment_balance(s->db, c->app.id, ret_due, &unknown, reterr);
    if (rc)
        return rc;
    snprintf(t->state, sizeof t->state, "=%s", state_title(c->app.state));
    t->until = shown_date(c->app.answer_by.year ? c->app.answer_by : waited_until);
    t->moment = shown_time(c->told_moment);
    t->due = shown_money(*ret_due);
    return RC_OK;
}

static const char *argument(const struct casework *c, const struct telling *t, char letter)
{
    switch (letter) {
    case 's':
        return t->state;
    case 'd':
        return t->until.s;
    case 'm':
        return t->moment.s;
    case 'a':
        return t->due.s;
    case 'x':
        return c->told_more;
    case 'r':
        return ""; /* case_say() appends it */
    default:
        return NULL;
    }
}

/* What follows as a sentence of its own. */
static void more_of(const struct casework *c, enum notice notice, struct money due, struct msg *m)
{
    m->id = NULL;
    if (notice == NOTICE_APPOINTMENT && due.fils > 0)
        MSG(m, N_("To be paid before it: %1$s"), shown_money(due).s);
    else if (notice == NOTICE_FEE && *c->told_en)
        msg_own(m, c->told_en, c->told_ar);
    else if (notice == NOTICE_DELIVERED && *c->told_more)
        MSG(m, N_("You find it here: %1$s"), c->told_more);
}

enum rc case_tell(struct session *s, const struct casework *c, enum notice notice,
                  struct date waited_until, struct err *reterr)
{
    struct telling t;
    struct msg m, more;
    struct money due;
    if (notice == NOTICE_NONE)
        return RC_OK;
    enum rc rc = gather(s, c, waited_until, &t, &due, reterr);
    if (rc)
        return rc;
    const char *args[MSG_ARGS + 2] = {notice_text(notice), c->app.number};
    const char *with = notice_with(notice);
    for (size_t i = 0; with[i]; i++)
        args[i + 2] = argument(c, &t, with[i]);
    msg_fill(&m, args);
    more_of(c, notice, due, &more);
    return case_say(s, c, notice_subject(notice), &m,
                    notice == NOTICE_RETURNED  ? MISSING_EXPLAINED
                    : notice == NOTICE_EXPIRED ? MISSING_NAMED
                                               : MISSING_UNSAID,
                    &more, reterr);
}
