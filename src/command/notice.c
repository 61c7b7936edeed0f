/* What the customer is told when the state of a case changes: the words that the workflow's row names,
 * in the customer's language. A number, a status, days, amounts and the names of documents: personal
 * data has no place in a text message.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/case.h"
#include "command/tell.h"
#include "command/words.h"

#include <stdio.h>
#include <string.h>

enum { REMEDY_IN_SMS = 80 };

static const char *name_in(const struct bi *b, enum lang l)
{
    return l == LANG_AR && b->ar ? b->ar : b->en;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* Bytes of the text up to the end of the last word that begins and ends within so many characters; 0
 * characters: all of it. */
static size_t beginning(const char *text, size_t most)
{
    size_t i, chars = 0, word = 0;
    for (i = 0; text[i]; i++) {
        chars += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (most && chars > most)
            return is_blank(text[i]) || !word ? i : word;
        word = is_blank(text[i]) ? i : word;
    }
    return i;
}

/* In one line. Dots of ASCII: another sign would turn a whole text message into a dearer alphabet. */
static void add_beginning(struct buf *out, const char *text, size_t most)
{
    size_t n = beginning(text, most);
    for (size_t i = 0; i < n; i++)
        buf_addc(out, is_blank(text[i]) ? ' ' : text[i]);
    if (text[n])
        buf_add(out, "...");
}

static void add_remedy(struct buf *out, const char *remedy, enum lang l, size_t most)
{
    struct msg label;
    if (!*remedy)
        return;
    MSG(&label, N_("what would do"));
    buf_add(out, " (");
    words_in(out, l, &label);
    buf_add(out, ": ");
    add_beginning(out, remedy, most);
    buf_addc(out, ')');
}

/* most: characters of what would do instead, 0: all of it; remedies false: nothing of it. */
static void add_missing(const struct casework *c, enum lang l, bool remedies, size_t most, struct buf *out)
{
    bool first = true;
    for (size_t i = 0; i < c->card->ndocuments; i++) {
        if (!case_lacks(c, i))
            continue;
        buf_printf(out, "%s%s", first ? "" : l == LANG_AR ? "، " : ", ",
                   name_in(&c->card->documents[i].name, l));
        if (remedies)
            add_remedy(out, c->documents[i].remedy, l, most);
        first = false;
    }
}

void case_missing_names(const struct casework *c, enum lang l, struct buf *out)
{
    add_missing(c, l, false, 0, out);
}

/* Each segment of a text message is paid for. */
static size_t most_of_remedy(const struct recipient *to)
{
    return to->channel == MESSAGE_SMS ? REMEDY_IN_SMS : 0;
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
        add_missing(c, to.lang, missing == MISSING_EXPLAINED, most_of_remedy(&to), &text);
    }
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
