/* Reading attributes, texts and conditions with a sentence for every fault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/read.h"

#include "base/mem.h"
#include "base/paths.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 500, NAME_MOST = 48 }; /* characters */

/* The schemas are compiled once: that takes longer than reading all the shipped files. */
static struct xml_schema *schema_of(const char *name)
{
    static struct {
        const char *name;
        struct xml_schema *schema;
    } known[2];
    size_t i = 0;
    while (known[i].name && strcmp(known[i].name, name) != 0)
        i++;
    if (!known[i].schema) {
        char *path = path_share(name);
        known[i].name = name;
        known[i].schema = xml_schema_read(path);
        free(path);
    }
    return known[i].schema;
}

static enum rc judge(struct reader *r, const struct xml *x, struct err *reterr)
{
    struct xml_schema *schema = schema_of(r->schema);
    if (!schema)
        return ERR(reterr, RC_STORAGE, NULL,
                   N_("The schema %1$s cannot be used; install Rihla again"), r->schema);
    return xml_follows(x, schema, r->file, r->faults) ? RC_OK : RC_BAD_DATA;
}

enum rc read_document(struct reader *r, const char *xml,
                      void (*read)(struct reader *r, const struct xml_node *root, void *into),
                      void *into, struct err *reterr)
{
    size_t before = r->faults->count;
    struct xml *x = xml_parse(r->file, xml, r->faults);
    if (!x)
        return RC_BAD_DATA;
    const struct xml_node *root = xml_root(x);
    enum rc rc = RC_OK;
    if (strcmp(xml_name(root), r->kind) == 0)
        read(r, root, into);
    else
        READ_FAULT(r, root, N_("The outermost element is <%1$s>; <%2$s> was expected"),
                   xml_name(root), r->kind);
    if (r->faults->count > before)
        rc = RC_BAD_DATA;
    else
        rc = judge(r, x, reterr);
    xml_free(x);
    return rc;
}

bool word_in(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = words; n && (at = strstr(at, word)); at += n)
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
            return true;
    return false;
}

static void check_attributes(struct reader *r, const struct xml_node *n, const struct shape *shape)
{
    const char *name;
    for (size_t i = 0; (name = xml_attribute_name(n, i)); i++) {
        if (word_in(shape->attributes, name))
            continue;
        if (*shape->attributes)
            READ_FAULT(r, n, N_("<%1$s> has no attribute \"%2$s\"; it may have: %3$s"), xml_name(n),
                       name, shape->attributes);
        else
            READ_FAULT(r, n, N_("<%1$s> has no attribute \"%2$s\""), xml_name(n), name);
    }
}

static bool is_blank(const char *s)
{
    return s[strspn(s, " \t\r\n")] == '\0';
}

void read_shape(struct reader *r, const struct xml_node *n, const struct shape *shape)
{
    check_attributes(r, n, shape);
    const struct xml_node *c = xml_child(n, NULL);
    for (; c; c = xml_next(c, NULL)) {
        if (word_in(shape->children, xml_name(c)))
            continue;
        if (*shape->children)
            READ_FAULT(r, c, N_("<%1$s> is not known inside <%2$s>; expected there: %3$s"),
                       xml_name(c), xml_name(n), shape->children);
        else
            READ_FAULT(r, c, N_("<%1$s> may not stand inside <%2$s>"), xml_name(c), xml_name(n));
    }
    struct buf text;
    buf_init(&text);
    xml_text(&text, n);
    if (!shape->text && !is_blank(buf_text(&text)))
        READ_FAULT(r, n, N_("<%1$s> holds text where only elements are expected"), xml_name(n));
    buf_done(&text);
}

size_t read_count(const struct xml_node *n, const char *child)
{
    size_t count = 0;
    for (const struct xml_node *c = xml_child(n, child); c; c = xml_next(c, child))
        count++;
    return count;
}

const char *read_attribute(struct reader *r, const struct xml_node *n, const char *name, bool must)
{
    const char *value = xml_attribute(n, name);
    if (value && *value)
        return arena_text(r->arena, value);
    if (value || must)
        READ_FAULT(r, n, N_("<%1$s> must say %2$s=\"…\""), xml_name(n), name);
    return must ? "" : NULL;
}

static bool is_name(const char *s, char join)
{
    if (*s < 'a' || *s > 'z' || strlen(s) > NAME_MOST)
        return false;
    for (; *s; s++)
        if (!(*s >= 'a' && *s <= 'z') && !(*s >= '0' && *s <= '9') && *s != join)
            return false;
    return true;
}

const char *read_name(struct reader *r, const struct xml_node *n, const char *attribute, char join)
{
    const char *name = read_attribute(r, n, attribute, true);
    if (!*name || is_name(name, join))
        return name;
    if (join == '_')
        READ_FAULT(r, n,
                   N_("%1$s=\"%2$s\": a name begins with a small letter a-z and holds small letters, "
                      "digits and _ only, at most 48"),
                   attribute, name);
    else
        READ_FAULT(r, n,
                   N_("%1$s=\"%2$s\": an id begins with a small letter a-z and holds small letters, "
                      "digits and - only, at most 48"),
                   attribute, name);
    return name;
}

bool read_yes(struct reader *r, const struct xml_node *n, const char *name)
{
    const char *value = xml_attribute(n, name);
    if (!value || strcmp(value, "no") == 0)
        return false;
    if (strcmp(value, "yes") != 0)
        READ_FAULT(r, n, N_("%1$s=\"%2$s\": write yes or no"), name, value);
    return true;
}

int read_number(struct reader *r, const struct xml_node *n, const char *name, int most, int missing)
{
    const char *value = xml_attribute(n, name);
    if (!value)
        return missing;
    size_t digits = strspn(value, "0123456789");
    if (digits && digits <= 9 && !value[digits] && atoi(value) <= most)
        return atoi(value);
    char limit[16];
    snprintf(limit, sizeof limit, "%d", most);
    READ_FAULT(r, n, N_("%1$s=\"%2$s\": write a whole number from 0 to %3$s"), name, value, limit);
    return missing;
}

const char *read_text(struct reader *r, const struct xml_node *n)
{
    struct buf raw;
    buf_init(&raw);
    xml_text(&raw, n);
    char *clean = text_clean(buf_text(&raw), false);
    const char *text = arena_text(r->arena, clean);
    free(clean);
    buf_done(&raw);
    return text;
}

/* The text of one <label lang="…">; where it goes in the pair is *ret_lang. */
static const char *read_one(struct reader *r, const struct xml_node *n, enum lang *ret_lang)
{
    static const struct shape shape = {"lang", "", true};
    read_shape(r, n, &shape);
    const char *word = xml_attribute(n, "lang");
    if (!word || !lang_parse(word, ret_lang)) {
        READ_FAULT(r, n, N_("<%1$s> must say lang=\"en\" or lang=\"ar\""), xml_name(n));
        return NULL;
    }
    const char *text = read_text(r, n);
    if (!*text)
        READ_FAULT(r, n, N_("<%1$s lang=\"%2$s\"> is empty"), xml_name(n), word);
    else if (utf8_length(text) > TEXT_MOST)
        READ_FAULT(r, n, N_("<%1$s lang=\"%2$s\"> is longer than 500 characters"), xml_name(n),
                   word);
    return text;
}

struct bi read_bi(struct reader *r, const struct xml_node *n, const char *child, bool must)
{
    const char *text[2] = {NULL, NULL};
    bool any = false, bad = false;
    const struct xml_node *c = xml_child(n, child);
    for (; c; c = xml_next(c, child)) {
        enum lang lang = LANG_EN;
        const char *one = read_one(r, c, &lang);
        any = true;
        bad = bad || !one;
        if (one && text[lang])
            READ_FAULT(r, c, N_("<%1$s lang=\"%2$s\"> is given twice"), child, lang_code(lang));
        else if (one)
            text[lang] = one;
    }
    if ((any || must) && !bad) {
        if (!text[LANG_EN])
            READ_FAULT(r, n, N_("<%1$s> has no English <%2$s lang=\"en\">"), xml_name(n), child);
        if (!text[LANG_AR])
            READ_FAULT(r, n, N_("<%1$s> has no Arabic <%2$s lang=\"ar\">"), xml_name(n), child);
    }
    return (struct bi){text[LANG_EN], text[LANG_AR]};
}

/* Splits at blanks into a NULL-terminated list. */
static const char *const *read_words(struct reader *r, const char *words)
{
    char *copy = mem_strdup(words), *rest = NULL;
    const char **list = arena_array(r->arena, strlen(words) / 2 + 2, sizeof *list);
    size_t n = 0;
    for (char *w = strtok_r(copy, " \t\r\n", &rest); w; w = strtok_r(NULL, " \t\r\n", &rest))
        list[n++] = arena_text(r->arena, w);
    free(copy);
    return list;
}

struct condition read_condition(struct reader *r, const struct xml_node *n)
{
    const char *field = xml_attribute(n, "when-field"), *is = xml_attribute(n, "when-is");
    if (!field && !is)
        return (struct condition){0};
    if (!field || !is || !*field || is_blank(is)) {
        READ_FAULT(r, n, N_("when-field=\"…\" and when-is=\"…\" must be given together"));
        return (struct condition){0};
    }
    return (struct condition){arena_text(r->arena, field), read_words(r, is)};
}
