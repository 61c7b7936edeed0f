/* Reading one field of a form: its type, what the type allows, and the condition it is shown on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/field.h"

#include "base/mem.h"
#include "domain/money.h"
#include "domain/pattern.h"

#include <stdlib.h>
#include <string.h>

#define X(name, word) ", " word
static const char *const type_words = &(FIELD_TYPE_LIST(X))[2];
#undef X

#define TYPE(name) (1u << FIELD_##name)

/* Attributes that only some types have. */
static const struct {
    const char *attribute;
    unsigned types;
    const char *words;
} special[] = {
    {"pattern", TYPE(TEXT) | TYPE(LONG_TEXT) | TYPE(TRADE_LICENCE), "text, long-text, trade-licence"},
    {"min-length", TYPE(TEXT) | TYPE(LONG_TEXT), "text, long-text"},
    {"max-length", TYPE(TEXT) | TYPE(LONG_TEXT), "text, long-text"},
    {"min", TYPE(NUMBER) | TYPE(MONEY) | TYPE(DATE), "number, money, date"},
    {"max", TYPE(NUMBER) | TYPE(MONEY) | TYPE(DATE), "number, money, date"},
};

/* A type that is not known stays FIELD_TYPE_COUNT: whatever follows from it would only hide it. */
static void read_type(struct reader *r, const struct xml_node *n, struct field *f)
{
    const char *word = read_attribute(r, n, "type", true);
    f->type = FIELD_TYPE_COUNT;
    if (!*word)
        return;
    if (!field_type_parse(word, &f->type)) {
        READ_FAULT(r, n, N_("The field type \"%1$s\" is not known; the types are: %2$s"), word,
                   type_words);
        return;
    }
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (xml_attribute(n, special[i].attribute) && !(special[i].types & (1u << f->type)))
            READ_FAULT(r, n, N_("%1$s=\"…\" has no meaning for the type %2$s; it is for: %3$s"),
                       special[i].attribute, word, special[i].words);
}

static void read_pattern(struct reader *r, const struct xml_node *n, struct field *f)
{
    f->pattern = read_attribute(r, n, "pattern", false);
    if (f->pattern && !pattern_valid(f->pattern))
        READ_FAULT(r, n,
                   N_("The pattern \"%1$s\" is not a POSIX extended regular expression, or one that "
                      "would take too long"),
                   f->pattern);
}

static void read_lengths(struct reader *r, const struct xml_node *n, struct field *f)
{
    int most = f->type == FIELD_LONG_TEXT ? FIELD_LONG_TEXT_MAX : FIELD_TEXT_MAX;
    f->min_length = read_number(r, n, "min-length", most, 0);
    f->max_length = read_number(r, n, "max-length", most, 0);
    if (f->max_length && f->min_length > f->max_length)
        READ_FAULT(r, n, N_("min-length is greater than max-length"));
}

/* A bound in the form that is stored, with its place on a line of numbers; today has none. */
struct bound {
    const char *text;
    int64_t place;
    bool known;
};

static bool number_bound(const char *s, struct bound *b)
{
    size_t digits = strspn(s, "0123456789");
    if (!digits || digits > 12 || s[digits])
        return false;
    b->place = strtoll(s, NULL, 10);
    b->known = true;
    return true;
}

static bool date_bound(const char *s, struct bound *b)
{
    if (strcmp(s, "today") == 0)
        return true;
    /* date_parse() understands more than the ISO form; a file must say the same on any day. */
    struct date d;
    struct buf again;
    buf_init(&again);
    bool ok = date_parse(s, (struct date){2000, 1, 1}, &d);
    if (ok) {
        date_iso(&again, d);
        ok = strcmp(buf_text(&again), s) == 0;
        b->place = date_serial(d);
        b->known = true;
    }
    buf_done(&again);
    return ok;
}

static bool money_bound(struct reader *r, const char *s, struct bound *b)
{
    struct money m;
    if (!money_parse(s, &m))
        return false;
    struct buf plain;
    buf_init(&plain);
    money_plain(&plain, m);
    b->text = arena_text(r->arena, buf_text(&plain));
    b->place = m.fils;
    b->known = true;
    buf_done(&plain);
    return true;
}

static struct bound read_bound(struct reader *r, const struct xml_node *n, const struct field *f,
                               const char *name)
{
    struct bound b = {.text = read_attribute(r, n, name, false)};
    if (!b.text)
        return b;
    if (f->type == FIELD_NUMBER && !number_bound(b.text, &b))
        READ_FAULT(r, n, N_("%1$s=\"%2$s\": write a whole number such as 10"), name, b.text);
    else if (f->type == FIELD_MONEY && !money_bound(r, b.text, &b))
        READ_FAULT(r, n, N_("%1$s=\"%2$s\": write an amount such as 1250.00"), name, b.text);
    else if (f->type == FIELD_DATE && !date_bound(b.text, &b))
        READ_FAULT(r, n, N_("%1$s=\"%2$s\": write a date such as 2026-05-12, or today"), name,
                   b.text);
    return b;
}

static void read_range(struct reader *r, const struct xml_node *n, struct field *f)
{
    struct bound min = read_bound(r, n, f, "min"), max = read_bound(r, n, f, "max");
    if (min.known && max.known && min.place > max.place)
        READ_FAULT(r, n, N_("min is greater than max"));
    f->min = min.text;
    f->max = max.text;
}

static void read_choices(struct reader *r, const struct xml_node *n, struct field *f)
{
    static const struct shape shape = {"value", "label", false};
    size_t count = read_count(n, "choice");
    if (f->type != FIELD_CHOICE) {
        if (count && f->type != FIELD_TYPE_COUNT)
            READ_FAULT(r, n, N_("<choice> is for fields of the type choice only"));
        return;
    }
    if (count < 2)
        READ_FAULT(r, n, N_("A field of the type choice needs at least two <choice> elements"));
    struct choice *list = arena_array(r->arena, count, sizeof *list);
    f->choices = list;
    const struct xml_node *c = xml_child(n, "choice");
    for (; c; c = xml_next(c, "choice")) {
        read_shape(r, c, &shape);
        struct choice *to = &list[f->nchoices];
        *to = (struct choice){read_name(r, c, "value", '-'), read_bi(r, c, "label", true)};
        for (size_t i = 0; i < f->nchoices; i++)
            if (strcmp(list[i].value, to->value) == 0)
                READ_FAULT(r, c, N_("The choice \"%1$s\" is given twice"), to->value);
        f->nchoices++;
    }
}

/* Commands take answers as NAME=VALUE beside arguments of their own. */
void check_name(struct reader *r, const struct xml_node *n, const char *name)
{
    if (word_in("application version", name))
        READ_FAULT(r, n, N_("A field cannot be named \"%1$s\": commands use that name"), name);
}

void read_field(struct reader *r, const struct xml_node *n, struct field *f)
{
    static const struct shape shape = {
        "name type required pattern min-length max-length min max when-field when-is",
        "label hint fault choice", false};
    read_shape(r, n, &shape);
    f->name = read_name(r, n, "name", '_');
    check_name(r, n, f->name);
    read_type(r, n, f);
    f->label = read_bi(r, n, "label", true);
    f->hint = read_bi(r, n, "hint", false);
    f->fault = read_bi(r, n, "fault", false);
    f->required = read_yes(r, n, "required");
    read_pattern(r, n, f);
    read_lengths(r, n, f);
    read_range(r, n, f);
    read_choices(r, n, f);
    f->when = read_condition(r, n);
}

static bool has_answer(const struct field *f, const char *value)
{
    if (f->type == FIELD_YES_NO)
        return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0;
    for (size_t i = 0; i < f->nchoices; i++)
        if (strcmp(f->choices[i].value, value) == 0)
            return true;
    return false;
}

void check_condition(struct reader *r, int line, const struct condition *c,
                     const struct field *fields, size_t nfields)
{
    if (!c->field)
        return;
    const struct field *f = NULL;
    for (size_t i = 0; i < nfields && !f; i++)
        if (strcmp(fields[i].name, c->field) == 0)
            f = &fields[i];
    if (!f) {
        FAULT(r->faults, r->file, line,
              N_("The condition looks at the field \"%1$s\"; the form has no such field before it"),
              c->field);
        return;
    }
    if (f->type == FIELD_TYPE_COUNT)
        return;
    if (f->type != FIELD_CHOICE && f->type != FIELD_YES_NO) {
        FAULT(r->faults, r->file, line,
              N_("The condition looks at the field \"%1$s\", which is neither choice nor yes-no"),
              c->field);
        return;
    }
    for (const char *const *v = c->values; *v; v++)
        if (!has_answer(f, *v))
            FAULT(r->faults, r->file, line, N_("The field \"%1$s\" never has the answer \"%2$s\""),
                  c->field, *v);
}
