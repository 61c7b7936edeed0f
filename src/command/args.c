/* The values of one call: keeping them, and handing them out typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "base/mem.h"
#include "command/parse.h"

#include <stdlib.h>
#include <string.h>

void args_init(struct args *a, const struct command *c)
{
    memset(a, 0, sizeof *a);
    a->command = c;
    a->values = mem_array(c->nargs ? c->nargs : 1, sizeof *a->values);
    answers_init(&a->answers);
}

void args_done(struct args *a)
{
    for (size_t i = 0; a->command && i < a->command->nargs; i++)
        free(a->values[i]);
    free(a->values);
    free(a->file);
    answers_done(&a->answers);
    memset(a, 0, sizeof *a);
}

const struct arg *command_arg(const struct command *c, const char *name)
{
    for (size_t i = 0; i < c->nargs; i++) {
        if (strcmp(c->args[i].field.name, name) == 0)
            return &c->args[i];
    }
    return NULL;
}

enum rc args_set(struct args *a, const char *name, const char *value, struct err *reterr)
{
    const struct arg *arg = command_arg(a->command, name);
    if (arg) {
        char **slot = &a->values[arg - a->command->args];
        char *copy = mem_strdup(value);
        free(*slot);
        *slot = copy;
        return RC_OK;
    }
    if (!a->command->takes_answers)
        return parse_unknown_name(a->command, name, reterr);
    args_answer(a, name, value);
    return RC_OK;
}

/* answers_set() drops an empty answer, but here an empty one is a wish to remove it. */
void args_answer(struct args *a, const char *name, const char *value)
{
    struct answers *list = &a->answers;
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->list[i].name, name) == 0) {
            free(list->list[i].value);
            list->list[i].value = mem_strdup(value);
            return;
        }
    }
    list->list = MEM_GROW(list->list, list->count, &list->cap);
    list->list[list->count++] = (struct answer){mem_strdup(name), mem_strdup(value)};
}

static const char *value_of(const struct args *a, const char *name)
{
    const struct arg *arg = command_arg(a->command, name);
    if (!arg)
        panic("%s %s has no argument %s", a->command->noun, a->command->verb, name);
    return a->values[arg - a->command->args];
}

bool args_given(const struct args *a, const char *name)
{
    return value_of(a, name) != NULL;
}

const char *args_text(const struct args *a, const char *name)
{
    const char *s = value_of(a, name);
    return s ? s : "";
}

int64_t args_number(const struct args *a, const char *name, int64_t otherwise)
{
    const char *s = args_text(a, name);
    return *s ? strtoll(s, NULL, 10) : otherwise;
}

bool args_yes(const struct args *a, const char *name)
{
    return strcmp(args_text(a, name), "yes") == 0;
}

struct money args_money(const struct args *a, const char *name)
{
    struct money m = {0};
    money_parse(args_text(a, name), &m);
    return m;
}

bool args_date(const struct args *a, const char *name, struct date *ret_date)
{
    const char *s = args_text(a, name);
    return *s && date_parse(s, (struct date){2000, 1, 1}, ret_date); /* canonical: no "today" left */
}
