/* From words or a line to a command with its values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/parse.h"

#include "base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 64 };

/* Adds a word to a list of words separated by ", ". */
static void list_add(struct buf *out, const char *word)
{
    if (out->len)
        buf_add(out, ", ");
    buf_add(out, word);
}

static size_t nouns(const char *ret_nouns[WORDS_MAX])
{
    size_t n, count = 0;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n && count < WORDS_MAX; i++) {
        if (i == 0 || strcmp(all[i]->noun, all[i - 1]->noun) != 0)
            ret_nouns[count++] = all[i]->noun;
    }
    return count;
}

static size_t verbs_of(const char *noun, const char *ret_verbs[WORDS_MAX])
{
    size_t n, count = 0;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n && count < WORDS_MAX; i++) {
        if (strcmp(all[i]->noun, noun) == 0)
            ret_verbs[count++] = all[i]->verb;
    }
    return count;
}

static void list_of(struct buf *out, const char *const *words, size_t n)
{
    buf_init(out);
    for (size_t i = 0; i < n; i++)
        list_add(out, words[i]);
}

/* "submit" alone: probably "application submit". */
static const struct command *by_verb(const char *verb)
{
    size_t n;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(all[i]->verb, verb) == 0)
            return all[i];
    }
    return NULL;
}

static enum rc unknown_noun(const char *noun, struct err *reterr)
{
    const char *words[WORDS_MAX];
    size_t n = nouns(words);
    const char *near = near_word(noun, words, n);
    if (near)
        return ERR(reterr, RC_USAGE, NULL, N_("There is no command \"%1$s\". Did you mean \"%2$s\"?"),
                   noun, near);
    const struct command *c = by_verb(noun);
    struct buf list;
    if (c) {
        buf_init(&list);
        buf_printf(&list, "%s %s", c->noun, c->verb);
        ERR(reterr, RC_USAGE, NULL, N_("There is no command \"%1$s\". Did you mean \"%2$s\"?"), noun,
            buf_text(&list));
    } else {
        list_of(&list, words, n);
        ERR(reterr, RC_USAGE, NULL,
            N_("There is no command \"%1$s\". A command begins with one of these: %2$s"), noun,
            buf_text(&list));
    }
    buf_done(&list);
    return RC_USAGE;
}

static enum rc unknown_verb(const char *noun, const char *verb, struct err *reterr)
{
    const char *words[WORDS_MAX];
    size_t n = verbs_of(noun, words);
    if (n == 0)
        return unknown_noun(noun, reterr);
    const char *near = verb ? near_word(verb, words, n) : NULL;
    if (near)
        return ERR(reterr, RC_USAGE, NULL,
                   N_("There is no command \"%1$s %2$s\". Did you mean \"%1$s %3$s\"?"), noun, verb,
                   near);
    struct buf list;
    list_of(&list, words, n);
    ERR(reterr, RC_USAGE, NULL, N_("After \"%1$s\" say what to do: %2$s"), noun, buf_text(&list));
    buf_done(&list);
    return RC_USAGE;
}

enum rc parse_unknown_name(const struct command *c, const char *name, struct err *reterr)
{
    const char *words[WORDS_MAX] = {0};
    size_t n = 0;
    for (size_t i = 0; i < c->nargs && n < WORDS_MAX; i++)
        words[n++] = c->args[i].field.name;
    const char *near = near_word(name, words, n);
    struct buf list, command;
    list_of(&list, words, n);
    buf_init(&command);
    buf_printf(&command, "%s %s", c->noun, c->verb);
    if (near)
        ERR(reterr, RC_USAGE, name, N_("\"%1$s\" does not know \"%2$s\". Did you mean \"%3$s\"?"),
            buf_text(&command), name, near);
    else if (n)
        ERR(reterr, RC_USAGE, name, N_("\"%1$s\" does not know \"%2$s\". It takes: %3$s"),
            buf_text(&command), name, buf_text(&list));
    else
        ERR(reterr, RC_USAGE, name, N_("\"%1$s\" is complete as it is; leave out \"%2$s\"."),
            buf_text(&command), name);
    buf_done(&list);
    buf_done(&command);
    return RC_USAGE;
}

/* Bytes of the name in "name=value", 0 where the word has none. */
static size_t name_length(const char *word)
{
    size_t n = 0;
    if (!isalpha((unsigned char)word[0]))
        return 0;
    while (isalnum((unsigned char)word[n]) || word[n] == '_' || word[n] == '[' ||
           word[n] == ']' || word[n] == '.' || word[n] == '-') /* the last is a likely slip */
        n++;
    return word[n] == '=' ? n : 0;
}

static bool answered(const struct args *a, const char *name)
{
    for (size_t i = 0; i < a->answers.count; i++) {
        if (strcmp(a->answers.list[i].name, name) == 0)
            return true;
    }
    return false;
}

static enum rc named_value(struct args *a, const char *word, size_t n, struct err *reterr)
{
    char *name = mem_strndup(word, n);
    const struct arg *arg = command_arg(a->command, name);
    bool twice = arg ? a->values[arg - a->command->args] != NULL : answered(a, name);
    enum rc rc = twice ? ERR(reterr, RC_USAGE, name,
                             N_("\"%1$s\" is given twice; leave one of them out."), name)
                       : args_set(a, name, word + n + 1, reterr);
    free(name);
    return rc;
}

static enum rc bare_value(struct args *a, const char *word, struct err *reterr)
{
    const struct command *c = a->command;
    for (size_t i = 0; i < c->nargs; i++) {
        if (c->args[i].field.required && !a->values[i])
            return args_set(a, c->args[i].field.name, word, reterr);
    }
    struct buf usage;
    buf_init(&usage);
    command_usage(&usage, c);
    ERR(reterr, RC_USAGE, NULL,
        N_("\"%1$s\" has no place here; write NAME=VALUE, with quotes around blanks: %2$s"), word,
        buf_text(&usage));
    buf_done(&usage);
    return RC_USAGE;
}

static enum rc values(struct args *a, int nwords, char *const *words, struct err *reterr)
{
    for (int i = 0; i < nwords; i++) {
        size_t n = name_length(words[i]);
        enum rc rc = n ? named_value(a, words[i], n, reterr) : bare_value(a, words[i], reterr);
        if (rc)
            return rc;
    }
    return RC_OK;
}

enum rc command_parse(int nwords, char *const *words, struct args *ret_args, struct err *reterr)
{
    if (nwords == 0)
        return ERR(reterr, RC_USAGE, NULL, N_("Say what to do, for example: application list"));
    bool alone = nwords == 1; /* "tick" is all there is to say */
    const struct command *c = command_find(words[0], alone ? "run" : words[1]);
    if (!c)
        return unknown_verb(words[0], nwords > 1 ? words[1] : NULL, reterr);
    struct args a;
    args_init(&a, c);
    enum rc rc = values(&a, alone ? 0 : nwords - 2, alone ? NULL : words + 2, reterr);
    if (rc)
        args_done(&a);
    else
        *ret_args = a;
    return rc;
}

/* One word into out, from *line on; false at an open quote. */
static bool take_word(const char **line, struct buf *out)
{
    const char *s = *line;
    char quote = 0;
    for (; *s && (quote || !isspace((unsigned char)*s)); s++) {
        if (quote && *s == quote)
            quote = 0;
        else if (!quote && (*s == '"' || *s == '\''))
            quote = *s;
        else if (*s == '\\' && quote != '\'' && s[1])
            buf_addc(out, *++s);
        else
            buf_addc(out, *s);
    }
    *line = s;
    return !quote;
}

static enum rc split(const char *line, char **words, int *ret_n, struct err *reterr)
{
    int n = 0;
    for (;;) {
        while (isspace((unsigned char)*line))
            line++;
        if (!*line)
            break;
        if (n == WORDS_MAX)
            return *ret_n = n, ERR(reterr, RC_USAGE, NULL, N_("This line has too many words."));
        struct buf word;
        buf_init(&word);
        bool closed = take_word(&line, &word);
        words[n++] = buf_take(&word);
        if (!closed)
            return *ret_n = n,
                   ERR(reterr, RC_USAGE, NULL, N_("A quotation mark is open; close it."));
    }
    *ret_n = n;
    return RC_OK;
}

enum rc command_parse_line(const char *line, struct args *ret_args, struct err *reterr)
{
    char *words[WORDS_MAX];
    int n = 0;
    enum rc rc = split(line, words, &n, reterr);
    if (!rc)
        rc = command_parse(n, words, ret_args, reterr);
    for (int i = 0; i < n; i++)
        free(words[i]);
    return rc;
}
