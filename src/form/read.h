/* What reading a card and reading a form have in common: attributes, texts in two languages,
 * conditions, and a sentence for whatever is not as it should be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_READ_H
#define RIHLA_FORM_READ_H

#include "form/arena.h"
#include "form/fault.h"
#include "form/xml.h"

struct reader {
    const char *file;
    struct arena *arena;  /* whatever is returned lives here */
    struct catalogue_faults *faults;
    const char *kind;     /* the root element: "card", "form" */
    const char *schema;   /* name of its schema among the shared files */
};

/* The attributes and children that an element may have, words between single blanks. */
struct shape {
    const char *attributes, *children;
    bool text;            /* it may hold text of its own */
};

#define READ_FAULT(r, node, ...) FAULT((r)->faults, (r)->file, xml_line(node), __VA_ARGS__)

/* The whole way from text to something read: parses, checks the root element, calls read(), and
 * has the schema judge what read() found no fault with. RC_BAD_DATA: faults were added. */
enum rc read_document(struct reader *r, const char *xml,
                      void (*read)(struct reader *r, const struct xml_node *root, void *into),
                      void *into, struct err *reterr);

void read_shape(struct reader *r, const struct xml_node *n, const struct shape *shape);
size_t read_count(const struct xml_node *n, const char *child);

/* NULL where the attribute is not there; must: that is a fault, and "" is returned. */
const char *read_attribute(struct reader *r, const struct xml_node *n, const char *name, bool must);
/* A name of small letters, digits and the joining character, beginning with a letter. */
const char *read_name(struct reader *r, const struct xml_node *n, const char *attribute, char join);
bool read_yes(struct reader *r, const struct xml_node *n, const char *name);
/* A whole number, or `missing` where the attribute is not there. */
int read_number(struct reader *r, const struct xml_node *n, const char *name, int most, int missing);

/* The cleaned text of the element, "" for none. */
const char *read_text(struct reader *r, const struct xml_node *n);
/* The children of that name, one with lang="en" and one with lang="ar". en NULL: none there. */
struct bi read_bi(struct reader *r, const struct xml_node *n, const char *child, bool must);
/* when-field="kind" when-is="company government". */
struct condition read_condition(struct reader *r, const struct xml_node *n);

bool word_in(const char *words, const char *word); /* words between single blanks */

#endif
