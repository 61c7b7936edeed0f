/* XML as a tree: the one file that knows libxml2.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/xml.h"

#include "base/mem.h"
#include "form/load.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct xml {
    xmlDoc *doc;
};

struct xml_schema {
    xmlRelaxNG *compiled;
};

/* What the parser's callbacks need; the context's _private. */
struct reading {
    const char *file;
    struct catalogue_faults *faults;
    size_t elements;
    bool stopped; /* a fault was told; what the parser says afterwards is noise */
};

static const char *text_of(const xmlChar *s)
{
    return s ? (const char *)s : "";
}

static struct reading *reading_of(void *context)
{
    xmlParserCtxt *c = context;
    return c->_private;
}

static void stop(xmlParserCtxt *c)
{
    reading_of(c)->stopped = true;
    xmlStopParser(c);
}

/* Called before any declaration is read, so that neither a bomb nor an outside file is looked at. */
static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    struct reading *r = reading_of(context);
    if (!r->stopped)
        FAULT(r->faults, r->file, xmlSAX2GetLineNumber(context),
              N_("A DOCTYPE and its entities are not allowed; take it out"));
    stop(context);
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int nnamespaces, const xmlChar **namespaces,
                          int nattributes, int ndefaulted, const xmlChar **attributes)
{
    xmlParserCtxt *c = context;
    xmlSAX2StartElementNs(c, name, prefix, uri, nnamespaces, namespaces, nattributes, ndefaulted,
                          attributes);
    struct reading *r = reading_of(c);
    r->elements++;
    if (r->stopped)
        return;
    if (c->nodeNr > XML_DEPTH_LIMIT)
        FAULT(r->faults, r->file, xmlSAX2GetLineNumber(c),
              N_("Elements stand inside one another more than 32 deep"));
    else if (r->elements > XML_ELEMENTS_LIMIT)
        FAULT(r->faults, r->file, xmlSAX2GetLineNumber(c), N_("There are more than 5000 elements"));
    else if (nattributes > XML_ATTRIBUTES_LIMIT)
        FAULT(r->faults, r->file, xmlSAX2GetLineNumber(c),
              N_("<%1$s> has more than 50 attributes"), text_of(name));
    else
        return;
    stop(c);
}

/* The library's sentence without its line end, in one piece. */
static char *library_words(const xmlError *e)
{
    char *words = mem_strdup(e->message ? e->message : "");
    size_t n = strlen(words);
    while (n > 0 && isspace((unsigned char)words[n - 1]))
        words[--n] = '\0';
    return words;
}

static void not_well_formed(void *context, xmlErrorPtr e)
{
    struct reading *r = reading_of(context);
    if (r->stopped || e->level < XML_ERR_ERROR)
        return;
    r->stopped = true; /* the first one is the cause, the others follow from it */
    switch (e->code) {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
        FAULT(r->faults, r->file, e->line, N_("This is not XML: an element was expected"));
        break;
    case XML_ERR_TAG_NAME_MISMATCH:
        FAULT(r->faults, r->file, e->line,
              N_("The end tag </%1$s> was found where <%2$s> is still open"), e->str2 ? e->str2 : "",
              e->str1 ? e->str1 : "");
        break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        FAULT(r->faults, r->file, e->line, N_("The entity &%1$s; is not known; write & as &amp;"),
              e->str1 ? e->str1 : "");
        break;
    default: {
        char *words = library_words(e);
        FAULT(r->faults, r->file, e->line, N_("This is not well-formed XML: %1$s"), words);
        free(words);
    }
    }
}

static bool encoding_is_utf8(const xmlDoc *doc)
{
    return !doc->encoding || xmlStrcasecmp(doc->encoding, (const xmlChar *)"UTF-8") == 0;
}

/* What the library would write on standard error by itself: it stands in the middle of a screen. */
static void say_nothing(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

static xmlDoc *parse(const char *text, struct reading *r)
{
    xmlSetGenericErrorFunc(NULL, say_nothing);
    xmlParserCtxt *c = xmlNewParserCtxt();
    if (!c)
        panic("no memory for the XML parser");
    c->_private = r;
    c->sax->serror = not_well_formed;
    c->sax->internalSubset = refuse_doctype;
    c->sax->startElementNs = start_element;
    /* Neither NOENT, DTDLOAD, XINCLUDE nor HUGE: nothing is replaced, fetched or unbounded. */
    xmlDoc *doc = xmlCtxtReadMemory(c, text, (int)strlen(text), NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
    xmlFreeParserCtxt(c);
    return doc;
}

struct xml *xml_parse(const char *file, const char *text, struct catalogue_faults *faults)
{
    if (strlen(text) > XML_BYTES_LIMIT) {
        FAULT(faults, file, 0, N_("The file is larger than 1 MiB, the most that is read"));
        return NULL;
    }
    struct reading r = {.file = file, .faults = faults};
    xmlDoc *doc = parse(text, &r);
    if (doc && !r.stopped && xmlDocGetRootElement(doc) && encoding_is_utf8(doc)) {
        struct xml *x = mem_alloc(sizeof *x);
        x->doc = doc;
        return x;
    }
    if (doc && !r.stopped && !encoding_is_utf8(doc))
        FAULT(faults, file, 1, N_("The encoding is %1$s; save the file as UTF-8"),
              text_of(doc->encoding));
    else if (!r.stopped)
        FAULT(faults, file, 1, N_("This is not XML: an element was expected"));
    xmlFreeDoc(doc);
    return NULL;
}

void xml_free(struct xml *x)
{
    if (!x)
        return;
    xmlFreeDoc(x->doc);
    free(x);
}

static const xmlNode *inside(const struct xml_node *n)
{
    return (const xmlNode *)(const void *)n;
}

static const struct xml_node *outside(const xmlNode *n)
{
    return (const struct xml_node *)(const void *)n;
}

const struct xml_node *xml_root(const struct xml *x)
{
    return outside(xmlDocGetRootElement(x->doc));
}

static const struct xml_node *element_from(const xmlNode *n, const char *name)
{
    for (; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE && (!name || strcmp(text_of(n->name), name) == 0))
            return outside(n);
    return NULL;
}

const struct xml_node *xml_child(const struct xml_node *n, const char *name)
{
    return element_from(inside(n)->children, name);
}

const struct xml_node *xml_next(const struct xml_node *n, const char *name)
{
    return element_from(inside(n)->next, name);
}

const char *xml_name(const struct xml_node *n)
{
    return text_of(inside(n)->name);
}

int xml_line(const struct xml_node *n)
{
    return (int)xmlGetLineNo(inside(n));
}

const char *xml_attribute(const struct xml_node *n, const char *name)
{
    for (const xmlAttr *a = inside(n)->properties; a; a = a->next)
        if (strcmp(text_of(a->name), name) == 0)
            return a->children ? text_of(a->children->content) : "";
    return NULL;
}

const char *xml_attribute_name(const struct xml_node *n, size_t index)
{
    for (const xmlAttr *a = inside(n)->properties; a; a = a->next)
        if (index-- == 0)
            return text_of(a->name);
    return NULL;
}

void xml_text(struct buf *out, const struct xml_node *n)
{
    for (const xmlNode *c = inside(n)->children; c; c = c->next)
        if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE)
            buf_add(out, text_of(c->content));
}

static void ignore_message(void *ctx, xmlErrorPtr e)
{
    (void)ctx;
    (void)e;
}

struct xml_schema *xml_schema_read(const char *path)
{
    struct catalogue_faults faults = {0};
    char *text = load_file(path, &faults);
    struct xml *x = text ? xml_parse(path, text, &faults) : NULL;
    struct xml_schema *schema = NULL;
    xmlRelaxNGParserCtxt *c = x ? xmlRelaxNGNewDocParserCtxt(x->doc) : NULL;
    if (c) {
        xmlRelaxNGSetParserStructuredErrors(c, ignore_message, NULL);
        xmlRelaxNG *compiled = xmlRelaxNGParse(c);
        xmlRelaxNGFreeParserCtxt(c);
        if (compiled) {
            schema = mem_alloc(sizeof *schema);
            schema->compiled = compiled;
        }
    }
    xml_free(x);
    free(text);
    catalogue_faults_done(&faults);
    return schema;
}

/* The deepest place that the library names is the most telling one. */
static void remember_place(void *ctx, xmlErrorPtr e)
{
    const xmlNode **place = ctx;
    const xmlNode *n = e->node;
    if (n && (!*place || xmlGetLineNo(n) > xmlGetLineNo(*place)))
        *place = n;
}

bool xml_follows(const struct xml *x, struct xml_schema *schema, const char *file,
                 struct catalogue_faults *faults)
{
    const xmlNode *place = NULL;
    xmlRelaxNGValidCtxt *c = xmlRelaxNGNewValidCtxt(schema->compiled);
    if (!c)
        panic("no memory for the XML schema");
    xmlRelaxNGSetValidStructuredErrors(c, remember_place, &place);
    int result = xmlRelaxNGValidateDoc(c, x->doc);
    xmlRelaxNGFreeValidCtxt(c);
    if (result == 0)
        return true;
    const struct xml_node *at = place ? outside(place) : xml_root(x);
    FAULT(faults, file, xml_line(at),
          N_("<%1$s> is not as the schema wants it: something is missing, given twice, in another "
             "order or not of the expected form"),
          xml_name(at));
    return false;
}
