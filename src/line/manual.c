/* The command sections of rihla(1), from the command rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"
#include "line/help.h"
#include "text/lang.h"

/* Text that roff leaves as it is. */
static void plain(struct buf *out, const char *s)
{
    if (*s == '.' || *s == '\'')
        buf_add(out, "\\&");
    for (; *s; s++) {
        if (*s == '\\')
            buf_add(out, "\\e");
        else if (*s == '-')
            buf_add(out, "\\-");
        else if (*s == '|')
            buf_add(out, "|\\:"); /* a long choice may go on in the next line */
        else
            buf_addc(out, *s);
    }
}

static void line(struct buf *out, const char *before, const char *text, const char *after)
{
    buf_add(out, before);
    plain(out, text);
    buf_add(out, after);
    buf_addc(out, '\n');
}

static void choices(struct buf *out, const struct field *f)
{
    if (!f->nchoices)
        return;
    buf_printf(out, "%s: ", _("One of"));
    for (size_t i = 0; i < f->nchoices; i++) {
        buf_add(out, i ? ", " : "");
        plain(out, f->choices[i].value);
    }
    buf_add(out, ".\n");
}

static void argument(struct buf *out, const struct arg *a)
{
    const struct field *f = &a->field;
    buf_add(out, ".TP\n");
    line(out, ".B ", f->name, "");
    plain(out, bi_text(&f->label));
    buf_printf(out, "%s%s.\n", f->required ? "; " : "", f->required ? _("must be given") : "");
    if (f->hint.en)
        line(out, "", bi_text(&f->hint), "");
    choices(out, f);
}

static void who(struct buf *out, const struct command *c)
{
    buf_printf(out, ".PP\n%s: ", _("Who may"));
    const char *between = "";
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (c->who & ROLE_BIT(r)) {
            buf_add(out, between);
            plain(out, tr(role_title((enum role)r)));
            between = ", ";
        }
    }
    buf_add(out, ".\n");
}

static void section(struct buf *out, const struct command *c)
{
    struct buf usage = {0};
    command_usage(&usage, c);
    buf_printf(out, ".SS %s %s\n", c->noun, c->verb);
    line(out, ".B rihla ", buf_text(&usage), "");
    line(out, ".PP\n", tr(c->summary), ".");
    for (size_t i = 0; i < c->nargs; i++) {
        if (!c->args[i].internal)
            argument(out, &c->args[i]);
    }
    if (c->takes_answers)
        line(out, ".PP\n", _("Every other name=value is an answer of the application's form."), "");
    who(out, c);
    if (c->example)
        line(out, ".PP\n.EX\nrihla ", c->example, "\n.EE");
    buf_done(&usage);
}

void manual_commands(struct buf *out)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n; i++)
        section(out, all[i]);
}
