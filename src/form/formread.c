/* Reading a form: pages, groups and fields, in the order of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "form/field.h"
#include "form/load.h"
#include "form/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_USUAL = 20, ROWS_MOST = 100 };

/* 0: it does not repeat. What is wrong with the number is told later. */
static size_t room_for_rows(const struct xml_node *group)
{
    const char *max = xml_attribute(group, "max");
    int rows = max ? atoi(max) : ROWS_USUAL;
    if (!xml_attribute(group, "id"))
        return 0;
    return (size_t)(rows < ROWS_USUAL || rows > ROWS_MOST ? ROWS_USUAL : rows);
}

/* How many fields and groups the pages hold together, with room for every row of those that repeat. */
static void count(const struct xml_node *root, size_t *ret_fields, size_t *ret_groups)
{
    *ret_fields = *ret_groups = 0;
    const struct xml_node *p = xml_child(root, "page");
    for (; p; p = xml_next(p, "page")) {
        const struct xml_node *g = xml_child(p, "group");
        for (; g; g = xml_next(g, "group")) {
            size_t rows = room_for_rows(g);
            *ret_groups += 1 + rows;
            *ret_fields += read_count(g, "field") * (rows ? rows : 1) + (rows > 0);
        }
    }
}

static const char *rows_text(struct reader *r, int rows)
{
    char text[12];
    snprintf(text, sizeof text, "%d", rows);
    return arena_text(r->arena, text);
}

static void check_field(struct reader *r, const struct xml_node *n, const struct form *f,
                        const struct field *field)
{
    size_t before = (size_t)(field - f->fields);
    check_condition(r, xml_line(n), &field->when, f->fields, before);
    for (size_t i = 0; i < before; i++)
        if (strcmp(f->fields[i].name, field->name) == 0)
            READ_FAULT(r, n, N_("There are two fields named \"%1$s\""), field->name);
}

static struct form_group *begin_group(struct form *f, struct bi title)
{
    struct form_group *g = &f->groups[f->ngroups++];
    *g = (struct form_group){.title = title, .first = f->nfields};
    return g;
}

static size_t read_fields(struct reader *r, const struct xml_node *n, struct form *f)
{
    size_t before = f->nfields;
    const struct xml_node *c = xml_child(n, "field");
    for (; c; c = xml_next(c, "field")) {
        struct field *field = &f->fields[f->nfields];
        read_field(r, c, field);
        check_field(r, c, f, field);
        f->nfields++;
    }
    if (f->nfields == before)
        READ_FAULT(r, n, N_("<%1$s> holds no <%2$s>"), "group", "field");
    return f->nfields - before;
}

/* The number of rows is a field like any other: fees and checks look at it. */
static void read_counter(struct reader *r, const struct xml_node *n, struct form *f,
                         struct form_group *g)
{
    struct field *counter = &f->fields[f->nfields];
    int least = read_number(r, n, "min", ROWS_MOST, 0);
    int most = read_number(r, n, "max", ROWS_MOST, ROWS_USUAL);
    if (most < 1 || least > most)
        READ_FAULT(r, n, N_("A group that repeats has room for one row at least, and max is not less "
                            "than min"));
    *counter = (struct field){.name = read_name(r, n, "id", '_'),
                              .type = FIELD_NUMBER,
                              .label = g->title,
                              .hint = read_bi(r, n, "hint", false),
                              .fault = read_bi(r, n, "fault", false),
                              .required = least > 0,
                              .min = rows_text(r, least),
                              .max = rows_text(r, most),
                              .when = read_condition(r, n),
                              .rows = most};
    check_name(r, n, counter->name);
    check_field(r, n, f, counter);
    f->nfields++;
    g->count = 1;
}

/* "HS code" of row 2: "HS code 2"; a label inside it: "Weight (2)". */
static struct bi numbered(struct reader *r, struct bi text, const char *before, int row,
                          const char *after)
{
    char *en = mem_printf("%s%s%d%s", text.en ? text.en : "", before, row, after);
    char *ar = mem_printf("%s%s%d%s", text.ar ? text.ar : "", before, row, after);
    struct bi both = {arena_text(r->arena, en), arena_text(r->arena, ar)};
    free(en);
    free(ar);
    return both;
}

static const char *row_name(struct reader *r, const char *group, int row, const char *name)
{
    char *full = mem_printf("%s[%d].%s", group, row, name);
    const char *kept = arena_text(r->arena, full);
    free(full);
    return kept;
}

/* A condition on a field of the group looks at the same row. */
static void bind_row(struct reader *r, const struct field *pattern, size_t n,
                     const struct field *counter, int row, struct field *to)
{
    *to = *pattern;
    to->name = row_name(r, counter->name, row, pattern->name);
    to->label = numbered(r, pattern->label, " (", row, ")");
    to->counter = counter->name;
    to->row = row;
    to->row_always = counter->min && row <= atoi(counter->min);
    for (size_t i = 0; to->when.field && i < n; i++) {
        if (strcmp(pattern[-(ptrdiff_t)i].name, pattern->when.field) == 0)
            to->when.field = row_name(r, counter->name, row, pattern->when.field);
    }
}

/* Rows of one field need no title each. */
static void add_row_groups(struct reader *r, struct bi label, struct form *f, struct form_group *g,
                           int rows, size_t each)
{
    if (each == 1)
        g->count += (size_t)rows;
    for (int row = 1; row <= rows; row++) {
        if (each != 1)
            begin_group(f, numbered(r, label, " ", row, ""))->count = each;
        f->nfields += each;
    }
}

/* The fields are read where the first row comes to stand; the other rows are made after it, the first
 * last, because the others are made from it. */
static void read_rows(struct reader *r, const struct xml_node *n, struct form *f,
                      struct form_group *g)
{
    struct bi label = read_bi(r, n, "label", true);
    read_counter(r, n, f, g);
    const struct field *counter = &f->fields[f->nfields - 1];
    size_t first = f->nfields, each = read_fields(r, n, f);
    f->nfields = first;
    add_row_groups(r, label, f, g, counter->rows, each);
    for (int row = counter->rows; row >= 1; row--) {
        for (size_t i = each; i-- > 0;)
            bind_row(r, &f->fields[first + i], i + 1, counter, row,
                     &f->fields[first + (size_t)(row - 1) * each + i]);
    }
}

static void read_group(struct reader *r, const struct xml_node *n, struct form *f)
{
    static const struct shape plain = {"id", "title field", false};
    static const struct shape repeating = {"id min max when-field when-is", "title label hint fault field", false};
    bool repeats = xml_attribute(n, "id") != NULL;
    read_shape(r, n, repeats ? &repeating : &plain);
    struct form_group *g = begin_group(f, read_bi(r, n, "title", true));
    if (repeats)
        read_rows(r, n, f, g);
    else
        g->count = read_fields(r, n, f);
}

static void read_page(struct reader *r, const struct xml_node *n, struct form *f)
{
    static const struct shape shape = {"", "title group", false};
    read_shape(r, n, &shape);
    struct form_page *p = &f->pages[f->npages++];
    p->title = read_bi(r, n, "title", true);
    p->first = f->ngroups;
    const struct xml_node *c = xml_child(n, "group");
    for (; c; c = xml_next(c, "group")) {
        read_group(r, c, f);
    }
    p->count = f->ngroups - p->first;
    if (!p->count)
        READ_FAULT(r, n, N_("<%1$s> holds no <%2$s>"), "page", "group");
}

static void read_form(struct reader *r, const struct xml_node *root, void *into)
{
    static const struct shape shape = {"id", "title page", false};
    struct form *f = into;
    size_t nfields, ngroups;
    count(root, &nfields, &ngroups);
    f->fields = arena_array(r->arena, nfields, sizeof *f->fields);
    f->groups = arena_array(r->arena, ngroups, sizeof *f->groups);
    f->pages = arena_array(r->arena, read_count(root, "page"), sizeof *f->pages);
    read_shape(r, root, &shape);
    f->id = read_name(r, root, "id", '-');
    f->title = read_bi(r, root, "title", true);
    const struct xml_node *p = xml_child(root, "page");
    for (; p; p = xml_next(p, "page"))
        read_page(r, p, f);
    if (!f->npages)
        READ_FAULT(r, root, N_("<%1$s> holds no <%2$s>"), "form", "page");
}

enum rc form_read_source(const char *file, const char *xml, struct catalogue_faults *faults,
                         struct form **ret_form, struct err *reterr)
{
    struct arena *arena = arena_new();
    struct form *f = mem_alloc(sizeof *f);
    f->memory = arena;
    struct reader r = {file, arena, faults, "form", "forms/form.rng"};
    enum rc rc = read_document(&r, xml, read_form, f, reterr);
    if (rc != RC_OK) {
        form_free(f);
        return rc;
    }
    f->source = mem_strdup(xml);
    *ret_form = f;
    return RC_OK;
}

enum rc form_read_text(const char *name, const char *xml, struct form **ret_form,
                       struct err *reterr)
{
    struct catalogue_faults faults = {0};
    enum rc rc = form_read_source(name, xml, &faults, ret_form, reterr);
    if (rc == RC_BAD_DATA)
        fault_error(&faults, reterr);
    catalogue_faults_done(&faults);
    return rc;
}

enum rc form_read_file(const char *path, struct form **ret_form, struct err *reterr)
{
    struct catalogue_faults faults = {0};
    char *xml = load_file(path, &faults);
    enum rc rc = xml ? form_read_source(path, xml, &faults, ret_form, reterr) : RC_BAD_DATA;
    if (rc == RC_BAD_DATA)
        fault_error(&faults, reterr);
    catalogue_faults_done(&faults);
    free(xml);
    return rc;
}
