/* A form: pages of groups of fields, read from XML.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_FORM_H
#define RIHLA_FORM_FORM_H

#include "domain/field.h"

/* A group that repeats is one group with its counter alone, then one for each row there may be. */
struct form_group {
    struct bi title;
    size_t first, count; /* fields[first] … fields[first + count - 1] */
};

struct form_page {
    struct bi title;
    size_t first, count; /* groups[first] … */
};

struct form {
    const char *id;
    struct bi title;
    struct field *fields; /* all of them, in order */
    size_t nfields;
    struct form_group *groups;
    size_t ngroups;
    struct form_page *pages;
    size_t npages;
    char *source;         /* the XML text it was read from; kept with each application */
    void *memory;         /* everything the pointers above point into */
};

/* Reads a form from a file, or from text kept with an application (`name` is used in messages).
 * RC_BAD_DATA: the error's sentence names the file, the line and what was expected, in both
 * languages. Only a plain file of at most 1 MiB is read. RC_STORAGE: the schema that comes with
 * Rihla cannot be used. */
enum rc form_read_file(const char *path, struct form **ret_form, struct err *reterr);
enum rc form_read_text(const char *name, const char *xml, struct form **ret_form, struct err *reterr);
void form_free(struct form *f);

const struct field *form_field(const struct form *f, const char *name); /* NULL: no such field */

/* Whether the field is asked for: its condition holds, and the field that the condition looks at is
 * shown itself. */
bool form_shows(const struct form *f, const struct field *field, const struct answers *answers);

/* Only the answers that count: to fields of this form that are shown. ret_counted was initialised
 * by the caller; conditions and counts of a card are judged on these. */
void form_answers(const struct form *f, const struct answers *answers, struct answers *ret_counted);

/* Checks all shown fields; the first fault is reported with its field. Values are canonical
 * already (field_parse()). Answers to fields that are not shown do not count. */
enum rc form_check(const struct form *f, const struct answers *answers, struct date today,
                   struct err *reterr);

#endif
