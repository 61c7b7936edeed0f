/* "rihla help", from the command rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/help.h"

#include "command/command.h"
#include "line/print.h"
#include "text/lang.h"
#include "text/layout.h"

#include <string.h>

enum { GAP = 2 };

/* A name on the left, what it means in a column after it. */
static void pair(struct buf *out, const char *name, int width, const char *meaning)
{
    buf_printf(out, "%*s", GAP, "");
    isolate_ltr(out, name);
    if (*meaning)
        buf_printf(out, "%*s%s", width - layout_width(name) + GAP, "", meaning);
    buf_addc(out, '\n');
}

static void labelled(struct buf *out, const char *label, const char *text)
{
    buf_printf(out, "%s: ", label);
    isolate(out, text);
    buf_addc(out, '\n');
}

static void name_of(struct buf *out, const struct command *c)
{
    buf_clear(out);
    buf_printf(out, "%s %s", c->noun, c->verb);
}

static void list(struct buf *out)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    struct buf name = {0};
    int width = 0;
    for (size_t i = 0; i < n; i++) {
        name_of(&name, all[i]);
        width = (int)name.len > width ? (int)name.len : width;
    }
    for (size_t i = 0; i < n; i++) {
        name_of(&name, all[i]);
        pair(out, buf_text(&name), width, tr(all[i]->summary));
    }
    buf_done(&name);
}

static void usage(struct buf *out, const struct command *c)
{
    struct buf text = {0};
    command_usage(&text, c);
    isolate_ltr(out, buf_text(&text));
    buf_addc(out, '\n');
    buf_done(&text);
}

static void choice_lines(struct buf *out, const struct field *f, int width)
{
    for (size_t i = 0; i < f->nchoices; i++) {
        const char *label = bi_text(&f->choices[i].label);
        buf_printf(out, "%*s", width + 2 * GAP, "");
        isolate_ltr(out, f->choices[i].value);
        if (strcmp(label, f->choices[i].value) != 0)
            buf_printf(out, ": %s", label);
        buf_addc(out, '\n');
    }
}

static int names_width(const struct command *c)
{
    int width = 0;
    for (size_t i = 0; i < c->nargs; i++) {
        int w = layout_width(c->args[i].field.name);
        width = w > width ? w : width;
    }
    return width;
}

static void must_without(struct buf *out, const char *other)
{
    struct msg m;
    MSG(&m, N_("must be given without %1$s"), other);
    buf_add(out, " (");
    lang_msg(out, &m);
    buf_addc(out, ')');
}

static void arguments(struct buf *out, const struct command *c)
{
    int width = names_width(c);
    for (size_t i = 0; i < c->nargs; i++) {
        const struct field *f = &c->args[i].field;
        struct buf meaning = {0};
        buf_add(&meaning, bi_text(&f->label));
        if (f->required)
            buf_printf(&meaning, " (%s)", _("must be given"));
        else if (f->unless)
            must_without(&meaning, f->unless);
        pair(out, f->name, width, buf_text(&meaning));
        if (f->hint.en)
            buf_printf(out, "%*s%s\n", width + 2 * GAP, "", bi_text(&f->hint));
        choice_lines(out, f, width);
        buf_done(&meaning);
    }
}

static void who(struct buf *out, const struct command *c)
{
    struct buf titles = {0};
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (c->who & ROLE_BIT(r)) {
            if (titles.len)
                buf_add(&titles, lang_rtl() ? "، " : ", ");
            buf_add(&titles, tr(role_title((enum role)r)));
        }
    }
    labelled(out, _("Who may"), buf_text(&titles));
    buf_done(&titles);
}

static void one(struct buf *out, const struct command *c)
{
    usage(out, c);
    buf_printf(out, "%s.\n", tr(c->summary));
    arguments(out, c);
    if (c->takes_answers)
        buf_printf(out, "%s\n", _("Every other name=value is an answer of the application's form."));
    who(out, c);
    if (c->example) {
        buf_printf(out, "%s: ", _("Example"));
        isolate_ltr(out, c->example);
        buf_addc(out, '\n');
    }
}

/* Returns whether the noun has any. */
static bool of_noun(struct buf *out, const char *noun)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(all[i]->noun, noun) != 0)
            continue;
        usage(out, all[i]);
        buf_printf(out, "%*s%s.\n", 2 * GAP, "", tr(all[i]->summary));
        any = true;
    }
    return any;
}

/* The parser knows best how to say that there is no such command. */
static enum rc unknown(int nwords, char *const *words, struct err *reterr)
{
    struct args args;
    enum rc rc = command_parse(nwords, words, &args, reterr);
    if (rc == RC_OK)
        args_done(&args);
    return rc;
}

enum rc help_print(FILE *to, int nwords, char *const *words, struct err *reterr)
{
    struct buf out = {0};
    enum rc rc = RC_OK;
    const struct command *c = nwords > 1 ? command_find(words[0], words[1]) : NULL;
    if (nwords == 0) {
        list(&out);
        buf_printf(&out, "%s\n", _("More about one of them: rihla help NOUN VERB"));
    } else if (c) {
        one(&out, c);
    } else if (nwords > 1 || !of_noun(&out, words[0])) {
        rc = unknown(nwords > 2 ? 2 : nwords, words, reterr);
    }
    print_text(to, buf_text(&out));
    buf_done(&out);
    fflush(to);
    return rc;
}
