/* Completing a command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/complete.h"

#include "base/buf.h"
#include "base/mem.h"
#include "command/command.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 64 };

/* A line cut at its blanks; the last word is the one being typed and may be empty. */
struct words {
    char *text;
    char *word[WORDS_MAX];
    size_t n, from;
};

/* False: nothing can be completed: too many words, or the last one has quotation marks. */
static bool cut(struct words *w, const char *line)
{
    *w = (struct words){.text = mem_strdup(line)};
    char *p = w->text;
    while (w->n < WORDS_MAX) {
        p += strspn(p, " ");
        w->word[w->n++] = p;
        w->from = (size_t)(p - w->text);
        for (char quote = 0; *p && (quote || *p != ' '); p++) {
            if (quote ? *p == quote : *p == '"' || *p == '\'')
                quote = quote ? 0 : *p;
        }
        if (!*p)
            return !strpbrk(w->word[w->n - 1], "\"'");
        *p++ = '\0';
    }
    return false;
}

static void add(struct completions *c, const char *word, const char *about, bool required)
{
    for (size_t i = 0; i < c->n; i++) {
        if (strcmp(c->list[i].word, word) == 0)
            return;
    }
    c->list = MEM_GROW(c->list, c->n, &c->cap);
    c->list[c->n++] = (struct completion){mem_strdup(word), mem_strdup(about), required};
}

static bool begins(const char *word, const char *with)
{
    return strncmp(word, with, strlen(with)) == 0;
}

/* "open, set, submit": what a noun can do for this role. */
static void verbs_of(struct buf *out, const char *noun, enum role role)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(all[i]->noun, noun) != 0 || !(all[i]->who & ROLE_BIT(role)))
            continue;
        if (out->len)
            buf_add(out, " ");
        buf_add(out, all[i]->verb);
    }
}

static void nouns(struct completions *c, const char *typed, enum role role)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (!(all[i]->who & ROLE_BIT(role)) || !begins(all[i]->noun, typed))
            continue;
        struct buf about = {0};
        verbs_of(&about, all[i]->noun, role);
        add(c, all[i]->noun, buf_text(&about), false);
        buf_done(&about);
    }
}

static void verbs(struct completions *c, const char *noun, const char *typed, enum role role)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(all[i]->noun, noun) == 0 && (all[i]->who & ROLE_BIT(role)) &&
            begins(all[i]->verb, typed))
            add(c, all[i]->verb, _(all[i]->summary), false);
    }
}

static bool is_given(const struct words *w, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 2; i + 1 < w->n; i++) {
        if (strncmp(w->word[i], name, length) == 0 && w->word[i][length] == '=')
            return true;
    }
    return false;
}

static void arguments(struct completions *c, const struct command *command, const struct words *w)
{
    const char *typed = w->word[w->n - 1];
    for (int required = 1; required >= 0; required--) {
        for (size_t i = 0; i < command->nargs; i++) {
            const struct arg *a = &command->args[i];
            if (a->internal || a->field.required != required || is_given(w, a->field.name))
                continue;
            char *word = mem_printf("%s=", a->field.name);
            if (begins(word, typed))
                add(c, word, bi_text(&a->field.label), required);
            free(word);
        }
    }
}

static void value(struct completions *c, const struct field *f, const char *v, const char *about,
                  const char *typed)
{
    char *word = mem_printf("%s=%s", f->name, v);
    if (begins(word, typed))
        add(c, word, about, false);
    free(word);
}

static void values(struct completions *c, const struct command *command, const char *typed)
{
    char *name = mem_strndup(typed, strcspn(typed, "="));
    const struct arg *a = command_arg(command, name);
    free(name);
    if (!a)
        return;
    for (size_t i = 0; i < a->field.nchoices; i++)
        value(c, &a->field, a->field.choices[i].value, bi_text(&a->field.choices[i].label), typed);
    if (a->field.type == FIELD_YES_NO) {
        value(c, &a->field, "yes", _(N_("yes")), typed);
        value(c, &a->field, "no", _(N_("no")), typed);
    }
}

void complete_line(const char *line, enum role role, struct completions *ret)
{
    struct words w;
    *ret = (struct completions){0};
    bool whole = cut(&w, line);
    ret->from = w.from;
    const char *typed = w.word[w.n - 1];
    const struct command *command = w.n > 2 ? command_find(w.word[0], w.word[1]) : NULL;
    if (whole && w.n == 1)
        nouns(ret, typed, role);
    else if (whole && w.n == 2)
        verbs(ret, w.word[0], typed, role);
    else if (whole && command && strchr(typed, '='))
        values(ret, command, typed);
    else if (whole && command)
        arguments(ret, command, &w);
    free(w.text);
}

void completions_done(struct completions *c)
{
    for (size_t i = 0; i < c->n; i++) {
        free(c->list[i].word);
        free(c->list[i].about);
    }
    free(c->list);
    *c = (struct completions){0};
}

char *complete_common(const char *line, const struct completions *c)
{
    if (!c->n)
        return mem_strdup(line);
    size_t same = strlen(c->list[0].word);
    for (size_t i = 1; i < c->n; i++) {
        size_t k = 0;
        while (k < same && c->list[i].word[k] == c->list[0].word[k])
            k++;
        same = k;
    }
    bool only = c->n == 1 && c->list[0].word[same ? same - 1 : 0] != '=';
    return mem_printf("%.*s%.*s%s", (int)c->from, line, (int)same, c->list[0].word,
                      only ? " " : "");
}
