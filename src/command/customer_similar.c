/* customer similar: who may be the same person as the one being registered, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/answer.h"
#include "command/arguments.h"
#include "command/desk.h"

#include "base/mem.h"
#include "domain/sought.h"
#include "store/merge.h"
#include "text/lang.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Names alike by sound count up to some letters in doubt; more would be half of a city. */
enum { SIMILAR_MOST = 10, LOOKED_AT = 30, COST_MOST = 300, WORDS_LEAST = 2 };

static const struct arg similar_args[] = {
    ARG_TEXT("name_en", N_("Name in English"), false),
    ARG_TEXT("name_ar", N_("Name in Arabic"), false),
    {ARG_OF("emirates_id", FIELD_EMIRATES_ID, N_("Emirates ID"), false)},
    {ARG_OF("licence", FIELD_TRADE_LICENCE, N_("Trade licence"), false)},
    {ARG_OF("mobile", FIELD_MOBILE, N_("Mobile"), false)},
    {ARG_OF("email", FIELD_EMAIL, N_("E-mail"), false)},
    ARG_REF("customer", N_("A customer who is registered already"), REF_CUSTOMER, false),
};

static const struct column columns[] = {
    {"number", N_("Number"), CELL_CODE},     {"name", N_("Name"), CELL_NAMES},
    {"mobile", N_("Mobile"), CELL_CODE},     {"agrees", N_("The same"), CELL_TEXT},
    {"differs", N_("Different"), CELL_TEXT},
};

/* What is compared beside the name. */
static const struct detail {
    const char *argument, *title;
    enum search_part part;
    enum sought_kind kind;
    size_t offset; /* of the text in struct customer */
} details[] = {
    {"emirates_id", N_("Emirates ID"), SEARCH_EID, SOUGHT_EMIRATES_ID,
     offsetof(struct customer, eid)},
    {"licence", N_("licence"), SEARCH_LICENCE, SOUGHT_LICENCE, offsetof(struct customer, licence)},
    {"mobile", N_("mobile"), SEARCH_MOBILE, SOUGHT_TELEPHONE, offsetof(struct customer, mobile)},
    {"email", N_("e-mail"), SEARCH_EMAIL, SOUGHT_EMAIL, offsetof(struct customer, email)},
};
enum { DETAILS = sizeof details / sizeof *details };

struct candidate {
    struct rowid id;
    enum search_fit name; /* how the name fits */
    bool by_name;
};

struct similar {
    struct session *session;
    struct args *in;
    struct rowid self; /* of the customer whose look-alikes are asked for; n 0: nobody yet */
    struct candidate list[LOOKED_AT];
    size_t count;
    struct search_hits hits;
};

/* Whoever was merged into another looks like that one; nobody looks like himself. */
static enum rc take(struct similar *s, bool by_name, struct err *reterr)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < s->hits.count; i++) {
        const struct search_hit *h = &s->hits.hit[i];
        struct rowid id = h->customer;
        size_t at = 0;
        rc = merge_kept(s->session->db, h->customer, &id, reterr);
        if ((by_name && h->cost > COST_MOST) || id.n == s->self.n)
            continue;
        while (at < s->count && s->list[at].id.n != id.n)
            at++;
        if (at == LOOKED_AT)
            break;
        if (at == s->count)
            s->list[s->count++] = (struct candidate){.id = id};
        if (by_name)
            s->list[at] = (struct candidate){id, h->fit, true};
    }
    return rc;
}

static enum rc ask(struct similar *s, const char *names, const struct search_code *code,
                   struct err *reterr)
{
    struct search_ask q = {.names = names,
                           .codes = code,
                           .ncodes = code ? 1 : 0,
                           .limit = LOOKED_AT,
                           .stop = s->session->stop,
                           .stop_ctx = s->session->stop_ctx};
    struct search *engine = session_search(s->session);
    enum rc rc = code ? search_quick(engine, &q, &s->hits, reterr)
                      : search_full(engine, &q, &s->hits, reterr);
    return rc ? rc : take(s, !code, reterr);
}

static size_t words_in_name(const char *name)
{
    size_t n = 0;
    for (bool blank = true; *name; name++) {
        n += blank && *name != ' ';
        blank = *name == ' ';
    }
    return n;
}

static enum rc ask_all(struct similar *s, struct err *reterr)
{
    static const char *const names[] = {"name_en", "name_ar"};
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < DETAILS; i++) {
        const char *value = args_text(s->in, details[i].argument);
        struct search_code code = {.part = details[i].part, .fit = SEARCH_WHOLE};
        char key[SOUGHT_KEY];
        sought_key(details[i].kind, value, key);
        snprintf(code.value, sizeof code.value, "%.64s", key);
        if (*key)
            rc = ask(s, NULL, &code, reterr);
    }
    for (size_t i = 0; !rc && i < 2; i++) {
        if (words_in_name(args_text(s->in, names[i])) >= WORDS_LEAST)
            rc = ask(s, args_text(s->in, names[i]), NULL, reterr);
    }
    return rc;
}

/* ---- what agrees, what differs ---- */

static void add_title(struct buf *list, const char *title)
{
    buf_printf(list, "%s%s", list->len ? tr(", ") : "", tr(title));
}

static const char *stored(const struct customer *c, const struct detail *d)
{
    return (const char *)c + d->offset;
}

static int compare(const struct similar *s, const struct candidate *k, const struct customer *c,
                   struct buf *agrees, struct buf *differs)
{
    int same = 0;
    if (k->by_name) {
        same++;
        add_title(agrees, k->name == SEARCH_SOUNDS ? N_("name, by its sound") : N_("name"));
    } else if (args_given(s->in, "name_en") || args_given(s->in, "name_ar")) {
        add_title(differs, N_("name"));
    }
    for (size_t i = 0; i < DETAILS; i++) {
        const char *mine = args_text(s->in, details[i].argument), *theirs = stored(c, &details[i]);
        if (!*mine || !*theirs)
            continue;
        char a[SOUGHT_KEY], b[SOUGHT_KEY];
        sought_key(details[i].kind, mine, a);
        sought_key(details[i].kind, theirs, b);
        bool equal = strcmp(a, b) == 0;
        same += equal ? 2 : 0;
        add_title(equal ? agrees : differs, details[i].title);
    }
    return same;
}

static enum rc row(const struct similar *s, const struct candidate *k, struct reply *out,
                   struct err *reterr)
{
    struct customer c;
    struct buf agrees = {0}, differs = {0};
    enum rc rc = customer_by_id(s->session->db, k->id, &c, reterr);
    if (!rc && compare(s, k, &c, &agrees, &differs) > 0) {
        reply_cell(out, cell_code(c.number));
        reply_cell(out, cell_names(c.name_en, c.name_ar));
        reply_cell(out, mobile_cell(c.mobile, false));
        reply_cell(out, cell_text(buf_text(&agrees)));
        reply_cell(out, cell_text(buf_text(&differs)));
    }
    buf_done(&agrees);
    buf_done(&differs);
    return rc;
}

/* What was typed; or what a customer's record says. */
static enum rc what_is_compared(struct similar *s, const struct args *typed, struct err *reterr)
{
    struct customer c;
    const char *number = args_text(typed, "customer");
    enum rc rc = *number ? desk_customer(s->session, number, &c, reterr) : RC_OK;
    if (!rc && *number)
        s->self = c.id;
    const struct {
        const char *name, *value;
    } own[] = {{"name_en", c.name_en}, {"name_ar", c.name_ar}, {"emirates_id", c.eid},
               {"licence", c.licence}, {"mobile", c.mobile},   {"email", c.email}};
    for (size_t i = 0; !rc && i < sizeof own / sizeof *own; i++) {
        const char *value = *number ? own[i].value : args_text(typed, own[i].name);
        if (*value)
            rc = args_set(s->in, own[i].name, value, reterr);
    }
    return rc;
}

static enum rc run_similar(struct session *session, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct similar *s = mem_alloc(sizeof *s);
    struct args own;
    s->session = session;
    s->in = &own;
    args_init(&own, in->command);
    enum rc rc = what_is_compared(s, in, reterr);
    if (!rc)
        rc = ask_all(s, reterr);
    reply_table(out, N_("Customers who look like this one"), columns,
                sizeof columns / sizeof *columns);
    for (size_t i = 0; !rc && i < s->count && out->nrows < SIMILAR_MOST; i++)
        rc = row(s, &s->list[i], out, reterr);
    out->more = s->count > SIMILAR_MOST;
    args_done(&own);
    free(s);
    return rc;
}

const struct command command_customer_similar = {
    .noun = "customer",
    .verb = "similar",
    .summary =
        N_("Find customers who may be the same person, and say what agrees and what differs"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(similar_args),
    .example = "customer similar name_en='Test Customer One' mobile=0501234567",
    .run = run_similar,
};
