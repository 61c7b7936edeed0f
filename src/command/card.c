/* card find, show: what a service is, needs, costs and promises.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/card.h"

#include "command/arguments.h"
#include "command/desk.h"
#include "command/words.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

static const struct column columns[] = {
    {"card", N_("Service card"), CELL_CODE},
    {"name", N_("Name"), CELL_NAMES},
    {"code", N_("Service code"), CELL_CODE},
    {"category", N_("Category"), CELL_NAMES},
    {"fees", N_("Fees"), CELL_WORD},
    {"days", N_("Working days"), CELL_COUNT},
};

static struct cell fees_cell(const struct card *c)
{
    bool later = false, fixed = false;
    for (size_t i = 0; i < c->nfees; i++) {
        later = later || c->fees[i].assessed_later;
        fixed = fixed || c->fees[i].amount.fils > 0;
    }
    if (later)
        return cell_word("assessed-later", N_("assessed later"));
    return fixed ? cell_word("paid", N_("paid service")) : cell_word("free", N_("free"));
}

void card_table(const struct session *s, struct reply *out)
{
    if (s->catalogue_faulty)
        MSG(reply_message(out), N_("Some files of the catalogue are at fault and left out. Look at them "
                                   "with: catalogue check"));
    reply_table(out, N_("Services"), columns, sizeof columns / sizeof *columns);
}

void card_row(struct reply *out, const struct card *c)
{
    reply_cell(out, cell_code(c->id));
    reply_cell(out, cell_names(c->name.en, c->name.ar));
    reply_cell(out, cell_code(c->federal_code));
    reply_cell(out, cell_names(c->category.en, c->category.ar));
    reply_cell(out, fees_cell(c));
    reply_cell(out, cell_count(c->max_days));
}

static const struct arg find_args[] = {
    ARG_TEXT("text", N_("Words of the name, or the service code"), true),
};

static enum rc run_find(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    const struct catalogue *c;
    enum rc rc = session_catalogue(s, &c, reterr);
    if (rc)
        return rc;
    size_t *found = mem_array(c->ncards ? c->ncards : 1, sizeof *found);
    size_t n = catalogue_find(c, args_text(in, "text"), found, c->ncards);
    card_table(s, out);
    for (size_t i = 0; i < n; i++)
        card_row(out, &c->cards[found[i]]->card);
    free(found);
    return RC_OK;
}

const struct command command_card_find = {
    .noun = "card",
    .verb = "find",
    .summary = N_("Find service cards"),
    .who = ROLES_ALL,
    .access = ACCESS_NONE,
    ARGS(find_args),
    .example = "card find text='production licence'",
    .run = run_find,
};

static const struct arg show_args[] = {ARG_CARD};

/* The titles of all bits, in the language of the moment. */
static struct cell titles_cell(unsigned bits, int count, const char *(*title)(int))
{
    struct buf list;
    buf_init(&list);
    for (int i = 0; i < count; i++) {
        if (!(bits & (1u << i)))
            continue;
        if (list.len)
            buf_add(&list, _(", "));
        buf_add(&list, tr(title(i)));
    }
    struct cell c = cell_text(buf_text(&list));
    buf_done(&list);
    return c;
}

static const char *audience_at(int i)
{
    return audience_title((enum audience)i);
}

static const char *channel_at(int i)
{
    return channel_title((enum channel)i);
}

struct cell card_promise_cell(const struct card *c)
{
    struct buf text, plain;
    if (c->max_days == 0)
        return cell_text(_("instant service"));
    buf_init(&text);
    buf_init(&plain);
    if (c->min_days != c->max_days)
        buf_printf(&text, "%d – ", c->min_days);
    lang_working_days(&text, (unsigned long)c->max_days);
    words_without_isolates(&plain, buf_text(&text));
    struct cell cell = cell_text(buf_text(&plain));
    buf_done(&text);
    buf_done(&plain);
    return cell;
}

/* "AED 100.00 per HS code, on submission" */
struct cell card_fee_cell(const struct card_fee *f)
{
    struct msg m;
    struct buf text;
    char basis[80], moment[80];
    snprintf(basis, sizeof basis, "=%s", fee_basis_title(f->basis));
    snprintf(moment, sizeof moment, "=%s", fee_moment_title(f->moment));
    if (f->assessed_later)
        MSG(&m, N_("assessed later, %1$s"), basis);
    else
        MSG(&m, N_("%1$s %2$s, %3$s"), shown_money(f->amount).s, basis, moment);
    buf_init(&text);
    words_plain(&text, &m);
    struct cell c = cell_text(buf_text(&text));
    buf_done(&text);
    return c;
}

static void record(struct reply *out, const struct card *c)
{
    reply_record(out, N_("Service card"));
    reply_entry(out, "card", N_("Service card"), cell_code(c->id));
    reply_entry(out, "name", N_("Name"), cell_names(c->name.en, c->name.ar));
    reply_entry(out, "code", N_("Service code"), cell_code(c->federal_code));
    reply_entry(out, "summary", N_("Description"), cell_names(c->summary.en, c->summary.ar));
    reply_entry(out, "category", N_("Category"), cell_names(c->category.en, c->category.ar));
    reply_entry(out, "audience", N_("For"), titles_cell(c->audiences, AUDIENCE_COUNT, audience_at));
    reply_entry(out, "promise", N_("Time"), card_promise_cell(c));
    reply_entry(out, "min_days", N_("Working days, at least"), cell_count(c->min_days));
    reply_entry(out, "max_days", N_("Working days, at most"), cell_count(c->max_days));
    reply_entry(out, "channels", N_("Channels"), titles_cell(c->channels, CHANNEL_COUNT, channel_at));
    reply_entry(out, "validity", N_("Validity"), cell_names(c->validity.en, c->validity.ar));
    reply_entry(out, "renewal", N_("Renewal"), cell_names(c->renewal.en, c->renewal.ar));
    reply_entry(out, "form", N_("Form"), cell_code(c->form));
}

static void lists(struct reply *out, const struct card *c)
{
    char key[80];
    for (size_t i = 0; i < c->nfees; i++) {
        snprintf(key, sizeof key, "fee_%s", c->fees[i].id);
        reply_entry_bi(out, key, c->fees[i].purpose.en, c->fees[i].purpose.ar, card_fee_cell(&c->fees[i]));
    }
    for (size_t i = 0; i < c->nsteps; i++) {
        snprintf(key, sizeof key, "step_%zu", i + 1);
        reply_entry(out, key, N_("Step"), cell_names(c->steps[i].text.en, c->steps[i].text.ar));
    }
}

static const struct column document_columns[] = {
    {"document", N_("Document"), CELL_CODE},
    {"name", N_("Name"), CELL_NAMES},
    {"optional", N_("Optional"), CELL_YES_NO},
    {"conditional", N_("Only in some cases"), CELL_YES_NO},
    {"note", N_("Note"), CELL_NAMES},
};

static void documents(struct reply *out, const struct card *c)
{
    reply_table(out, N_("Required documents"), document_columns,
                sizeof document_columns / sizeof *document_columns);
    for (size_t i = 0; i < c->ndocuments; i++) {
        const struct card_document *d = &c->documents[i];
        reply_cell(out, cell_code(d->id));
        reply_cell(out, cell_names(d->name.en, d->name.ar));
        reply_cell(out, cell_yes_no(d->optional));
        reply_cell(out, cell_yes_no(d->when.field != NULL));
        reply_cell(out, cell_names(d->note.en, d->note.ar));
    }
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    const struct card_file *file;
    enum rc rc = desk_card(s, args_text(in, "card"), &file, reterr);
    if (rc)
        return rc;
    record(out, &file->card);
    lists(out, &file->card);
    documents(out, &file->card);
    return RC_OK;
}

const struct command command_card_show = {
    .noun = "card",
    .verb = "show",
    .summary = N_("Show a service card: documents, fees, time and steps"),
    .who = ROLES_ALL,
    .access = ACCESS_NONE,
    ARGS(show_args),
    .example = "card show card=issue-production-licence",
    .run = run_show,
};
