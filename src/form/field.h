/* Reading one field of a form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_FIELD_H
#define RIHLA_FORM_FIELD_H

#include "domain/field.h"
#include "form/read.h"

void read_field(struct reader *r, const struct xml_node *n, struct field *into);

/* Refuses the names that commands use themselves. */
void check_name(struct reader *r, const struct xml_node *n, const char *name);

/* Adds a fault at the line where the condition looks at a field that is not among those given, or
 * at an answer that the field never has. */
void check_condition(struct reader *r, int line, const struct condition *c,
                     const struct field *fields, size_t nfields);

#endif
