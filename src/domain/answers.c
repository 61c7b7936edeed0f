/* Answers by field name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/answers.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void answers_init(struct answers *a)
{
    memset(a, 0, sizeof *a);
}

void answers_done(struct answers *a)
{
    for (size_t i = 0; i < a->count; i++) {
        free(a->list[i].name);
        free(a->list[i].value);
    }
    free(a->list);
    answers_init(a);
}

static struct answer *find(const struct answers *a, const char *name)
{
    for (size_t i = 0; i < a->count; i++) {
        if (strcmp(a->list[i].name, name) == 0)
            return &a->list[i];
    }
    return NULL;
}

const char *answers_get(const struct answers *a, const char *name)
{
    const struct answer *found = find(a, name);
    return found ? found->value : "";
}

static void drop(struct answers *a, struct answer *gone)
{
    size_t after = a->count - (size_t)(gone - a->list) - 1;
    free(gone->name);
    free(gone->value);
    memmove(gone, gone + 1, after * sizeof *gone);
    a->count--;
}

void answers_set(struct answers *a, const char *name, const char *value)
{
    struct answer *found = find(a, name);
    if (*value == '\0') {
        if (found)
            drop(a, found);
        return;
    }
    char *copy = mem_strdup(value); /* before the old one goes: value may be the old one */
    if (found) {
        free(found->value);
        found->value = copy;
        return;
    }
    a->list = MEM_GROW(a->list, a->count, &a->cap);
    a->list[a->count++] = (struct answer){mem_strdup(name), copy};
}

void answers_copy(struct answers *to, const struct answers *from)
{
    if (to == from)
        return;
    answers_done(to);
    for (size_t i = 0; i < from->count; i++)
        answers_set(to, from->list[i].name, from->list[i].value);
}

bool condition_holds(const struct condition *c, const struct answers *a)
{
    if (!c->field)
        return true;
    const char *given = answers_get(a, c->field);
    for (size_t i = 0; c->values && c->values[i]; i++) {
        if (strcmp(c->values[i], given) == 0)
            return true;
    }
    return false;
}
