/* XML as a tree, kept small and harmless: no entities, no DOCTYPE, no network, bounded size,
 * depth and number. The library behind it is seen in xml.c only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_XML_H
#define RIHLA_FORM_XML_H

#include "form/fault.h"

enum {
    XML_BYTES_LIMIT = 1024 * 1024,
    XML_DEPTH_LIMIT = 32,
    XML_ELEMENTS_LIMIT = 5000,
    XML_ATTRIBUTES_LIMIT = 50, /* of one element */
};

struct xml;      /* a document */
struct xml_node; /* one of its elements; lives as long as the document */

/* `file` names the text in faults. NULL after adding at least one fault. */
struct xml *xml_parse(const char *file, const char *text, struct catalogue_faults *faults);
void xml_free(struct xml *x);

const struct xml_node *xml_root(const struct xml *x);
/* Children by name; name NULL: every element. NULL at the end. */
const struct xml_node *xml_child(const struct xml_node *n, const char *name);
const struct xml_node *xml_next(const struct xml_node *n, const char *name);

const char *xml_name(const struct xml_node *n);
int xml_line(const struct xml_node *n);
const char *xml_attribute(const struct xml_node *n, const char *name); /* NULL: not there */
const char *xml_attribute_name(const struct xml_node *n, size_t index); /* NULL: no more */
void xml_text(struct buf *out, const struct xml_node *n); /* its own text; appends */

/* A compiled RELAX NG schema. */
struct xml_schema;
/* NULL where the file cannot be used as a schema. */
struct xml_schema *xml_schema_read(const char *path);
/* True when the document follows the schema, else after adding a fault. */
bool xml_follows(const struct xml *x, struct xml_schema *schema, const char *file,
                 struct catalogue_faults *faults);

#endif
