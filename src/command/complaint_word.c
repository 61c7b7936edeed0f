/* complaint words, word, level: the lists around complaints, kept by a supervisor.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/complaint.h"
#include "command/desk.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct offered {
    const char *kind;
    struct buf words;
};

static bool add_offered(void *ctx, const struct complaint_word *w)
{
    struct offered *o = ctx;
    if (w->offered && strcmp(w->kind, o->kind) == 0)
        buf_printf(&o->words, "%s%s", o->words.len ? ", " : "", w->word);
    return true;
}

enum rc complaint_check_word(struct session *s, const char *kind, const char *word,
                             struct err *reterr)
{
    struct complaint_word w;
    struct offered o = {.kind = kind};
    if (!*word)
        return RC_OK;
    enum rc rc = complaint_word_get(s->db, kind, word, &w, reterr);
    if (rc != RC_NOT_FOUND && (rc || w.offered))
        return rc;
    rc = complaint_word_each(s->db, add_offered, &o, reterr);
    if (!rc)
        rc = ERR(reterr, RC_BAD_DATA, kind, N_("%1$s is not in the list. Choose one of these: %2$s"),
                 word, buf_text(&o.words));
    buf_done(&o.words);
    return rc;
}

struct cell complaint_word_cell(struct session *s, const char *kind, const char *word)
{
    struct complaint_word w;
    if (!*word || complaint_word_get(s->db, kind, word, &w, NULL))
        return cell_code(word);
    return cell_names(w.name_en, w.name_ar);
}

/* ---- complaint words ---- */

static const struct column columns[] = {
    {"kind", N_("List"), CELL_WORD},
    {"word", N_("Word"), CELL_CODE},
    {"name", N_("Name"), CELL_NAMES},
    {"offered", N_("Offered"), CELL_YES_NO},
    {"login", N_("Told"), CELL_CODE},
};

static struct cell kind_cell(const char *kind)
{
    return cell_word(kind, strcmp(kind, "category") == 0 ? N_("Category") : N_("Root cause"));
}

static bool word_row(void *ctx, const struct complaint_word *w)
{
    struct reply *out = ctx;
    reply_cell(out, kind_cell(w->kind));
    reply_cell(out, cell_code(w->word));
    reply_cell(out, cell_names(w->name_en, w->name_ar));
    reply_cell(out, cell_yes_no(w->offered));
    reply_cell(out, cell_none());
    return true;
}

static enum rc level_row(struct session *s, int level, struct reply *out, struct err *reterr)
{
    struct complaint_rung r;
    char number[16];
    enum rc rc = complaint_rung_get(s->db, level, &r, reterr);
    if (rc)
        return rc;
    snprintf(number, sizeof number, "%d", level);
    reply_cell(out, cell_word("level", N_("Level")));
    reply_cell(out, cell_code(number));
    reply_cell(out, cell_names(r.name_en, r.name_ar));
    reply_cell(out, cell_yes_no(true));
    reply_cell(out, cell_code(r.login));
    return RC_OK;
}

static const struct choice lists[] = {
    {"category", {.en = N_("Category")}},
    {"cause", {.en = N_("Root cause")}},
    {"level", {.en = N_("Level")}},
};

/* Only one of the lists: what is offered in it. */
static const struct arg words_args[] = {ARG_WORD("kind", N_("List"), lists, false)};

struct listing {
    struct reply *out;
    const char *kind;
};

static bool listed_word(void *ctx, const struct complaint_word *w)
{
    const struct listing *l = ctx;
    if (!*l->kind || (w->offered && strcmp(l->kind, w->kind) == 0))
        (void)word_row(l->out, w);
    return true;
}

static enum rc run_words(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct listing l = {out, args_text(in, "kind")};
    bool levels = !*l.kind || strcmp(l.kind, "level") == 0;
    reply_table(out, N_("Lists around complaints"), columns, sizeof columns / sizeof *columns);
    enum rc rc = complaint_word_each(s->db, listed_word, &l, reterr);
    for (int level = 1; !rc && levels && level <= COMPLAINT_LEVELS; level++)
        rc = level_row(s, level, out, reterr);
    return rc;
}

const struct command command_complaint_words = {
    .noun = "complaint",
    .verb = "words",
    .summary = N_("List the categories and root causes of complaints, and the levels of escalation"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(words_args),
    .example = "complaint words kind=category",
    .run = run_words,
};

/* ---- complaint word ---- */

static const struct choice kinds[] = {
    {"category", {.en = N_("Category")}},
    {"cause", {.en = N_("Root cause")}},
};

static const struct arg word_args[] = {
    ARG_WORD("kind", N_("List"), kinds, true),
    {.field = {.name = "word",
               .type = FIELD_TEXT,
               .label = {.en = N_("Word")},
               .hint = {.en = N_("Small letters and dashes; complaints keep it")},
               .required = true,
               .pattern = "[a-z][a-z-]{0,31}",
               .fault = {.en = N_("A word has small letters and dashes, at most 32")}}},
    ARG_TEXT("name_en", N_("Name in English"), true),
    ARG_TEXT("name_ar", N_("Name in Arabic"), true),
    ARG_YES("offered", N_("Offered for new complaints")),
};

static enum rc run_word(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct complaint_word w = {.offered = !args_given(in, "offered") || args_yes(in, "offered")};
    desk_cut(w.kind, sizeof w.kind, args_text(in, "kind"));
    enum rc rc = desk_copy(w.word, sizeof w.word, args_text(in, "word"), "word", reterr);
    if (!rc)
        rc = desk_copy(w.name_en, sizeof w.name_en, args_text(in, "name_en"), "name_en", reterr);
    if (!rc)
        rc = desk_copy(w.name_ar, sizeof w.name_ar, args_text(in, "name_ar"), "name_ar", reterr);
    if (!rc)
        rc = complaint_word_put(s->db, &w, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), w.offered ? N_("%1$s is in the list") : N_("%1$s is not offered any more"),
        w.word);
    reply_table(out, N_("Lists around complaints"), columns, sizeof columns / sizeof *columns);
    return word_row(out, &w) ? RC_OK : RC_INTERNAL;
}

const struct command command_complaint_word = {
    .noun = "complaint",
    .verb = "word",
    .summary = N_("Enter a category or a root cause of complaints, or rename it"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(word_args),
    .example = "complaint word kind=category word=parking name_en=Parking name_ar='مواقف السيارات'",
    .run = run_word,
};

/* ---- complaint level ---- */

static const struct arg level_args[] = {
    {.field = {.name = "level",
               .type = FIELD_NUMBER,
               .label = {.en = N_("Level")},
               .required = true,
               .min = "1",
               .max = "3"}},
    ARG_TEXT("name_en", N_("Name in English"), false),
    ARG_TEXT("name_ar", N_("Name in Arabic"), false),
    ARG_REF("login", N_("Who sees what is passed on to it"), REF_STAFF, false),
};

static enum rc run_level(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    struct complaint_rung r;
    enum rc rc = complaint_rung_get(s->db, (int)args_number(in, "level", 1), &r, reterr);
    if (!rc && *args_text(in, "name_en"))
        rc = desk_copy(r.name_en, sizeof r.name_en, args_text(in, "name_en"), "name_en", reterr);
    if (!rc && *args_text(in, "name_ar"))
        rc = desk_copy(r.name_ar, sizeof r.name_ar, args_text(in, "name_ar"), "name_ar", reterr);
    if (!rc)
        rc = complaint_check_login(s, args_text(in, "login"), "login", reterr);
    if (!rc && *args_text(in, "login"))
        desk_cut(r.login, sizeof r.login, args_text(in, "login"));
    if (!rc)
        rc = complaint_rung_put(s->db, &r, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Lists around complaints"), columns, sizeof columns / sizeof *columns);
    return level_row(s, r.level, out, reterr);
}

const struct command command_complaint_level = {
    .noun = "complaint",
    .verb = "level",
    .summary = N_("Say whom a level of escalation is passed on to"),
    .who = ROLES_SUPERVISOR,
    .access = ACCESS_WRITE,
    ARGS(level_args),
    .example = "complaint level level=1 login=supervisor1",
    .run = run_level,
};
