/* Reading a form: pages, groups and fields, in the order of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "form/field.h"
#include "form/load.h"
#include "form/source.h"

#include <stdlib.h>
#include <string.h>

/* How many <field> and <group> elements the pages hold together. */
static void count(const struct xml_node *root, size_t *ret_fields, size_t *ret_groups)
{
    *ret_fields = *ret_groups = 0;
    const struct xml_node *p = xml_child(root, "page");
    for (; p; p = xml_next(p, "page")) {
        const struct xml_node *g = xml_child(p, "group");
        for (; g; g = xml_next(g, "group")) {
            ++*ret_groups;
            *ret_fields += read_count(g, "field");
        }
    }
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

static void read_group(struct reader *r, const struct xml_node *n, struct form *f)
{
    static const struct shape shape = {"", "title field", false};
    read_shape(r, n, &shape);
    struct form_group *g = &f->groups[f->ngroups++];
    g->title = read_bi(r, n, "title", true);
    g->first = f->nfields;
    const struct xml_node *c = xml_child(n, "field");
    for (; c; c = xml_next(c, "field")) {
        struct field *field = &f->fields[f->nfields];
        read_field(r, c, field);
        check_field(r, c, f, field);
        f->nfields++;
        g->count++;
    }
    if (!g->count)
        READ_FAULT(r, n, N_("<%1$s> holds no <%2$s>"), "group", "field");
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
        p->count++;
    }
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
