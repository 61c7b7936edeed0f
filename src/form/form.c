/* Using a form: finding a field, which fields are shown, whether the answers will do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/form.h"

#include "form/arena.h"

#include <stdlib.h>
#include <string.h>

void form_free(struct form *f)
{
    if (!f)
        return;
    arena_free(f->memory);
    free(f->source);
    free(f);
}

const struct field *form_field(const struct form *f, const char *name)
{
    for (size_t i = 0; i < f->nfields; i++)
        if (strcmp(f->fields[i].name, name) == 0)
            return &f->fields[i];
    return NULL;
}

/* Ends because a condition looks at an earlier field only, and rows come after their counter, which
 * reading has checked. */
bool form_shows(const struct form *f, const struct field *field, const struct answers *answers)
{
    if (!field_asked(field, answers))
        return false;
    if (field->counter && !form_shows(f, form_field(f, field->counter), answers))
        return false;
    return !field->when.field || form_shows(f, form_field(f, field->when.field), answers);
}

void form_answers(const struct form *f, const struct answers *answers, struct answers *ret_counted)
{
    for (size_t i = 0; i < f->nfields; i++) {
        const struct field *field = &f->fields[i];
        const char *value = answers_get(answers, field->name);
        if (*value && form_shows(f, field, answers))
            answers_set(ret_counted, field->name, value);
    }
}

enum rc form_check(const struct form *f, const struct answers *answers, struct date today,
                   struct err *reterr)
{
    for (size_t i = 0; i < f->nfields; i++) {
        const struct field *field = &f->fields[i];
        if (!form_shows(f, field, answers))
            continue;
        char *value = NULL;
        enum rc rc = field_parse(field, answers_get(answers, field->name), today, &value, NULL,
                                 reterr);
        if (rc != RC_OK)
            return rc;
        free(value);
    }
    return RC_OK;
}
